#include <doctest/doctest.h>

#include "models/interventions/incubators.hpp"
#include "tests/interventions/bench.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

HostId add_host(District& d, CommunityId community, std::uint32_t places) {
  const HostId host = d.hosts.kind.push(HostKind::incubator);
  d.hosts.site.push({});
  d.hosts.community.push(community);
  d.hosts.places.push(places);
  d.hosts.taken.push(0);
  d.hosts.support.push(0);
  return host;
}

/// Two hosts of 10 and 30 places, each in a community of its own.
Bench two_hosts(double amount, std::optional<double> budget = {}) {
  Bench b(amount, budget);
  add_host(b.d, add_village(b.d, {.buildings = 3}), 10);
  add_host(b.d, add_village(b.d, {.buildings = 3}, {5000, 0}), 30);
  return b;
}

AssetParameters incubator_prices() {
  AssetParameters a;
  a.incubator = {.place = 1000, .equipment = 100, .running = 365.25, .staff = 365.25};
  return a;
}

void run(Bench& b, const Incubators& measure, int days, int from = 0) {
  for (int t = from; t < from + days; ++t) measure.act(b.d, b.programme, incubator_prices(), 0, luck, start + t);
}

}  // namespace

TEST_CASE("platforms reach every host to the same share of its places, and teams find that share of support") {
  Bench b = two_hosts(20);
  run(b, {}, 1);
  CHECK(b.d.hosts.support[HostId{0}] == doctest::Approx(0.5));
  CHECK(b.d.hosts.support[HostId{1}] == doctest::Approx(0.5));
  CHECK(b.d.hosts.places[HostId{0}] == 10);
  // Equipment at 100 yuan, and 30 days at 1 yuan a day of running and of staff.
  CHECK(b.account().total() == fen(20 * 100 + 20 * 30 * 2));
}

TEST_CASE("new places are built in the share asked for, paid for, and stay when support ends") {
  Bench b = two_hosts(20);
  b.programme.end = start + 40;
  Incubators measure;
  measure.new_places = 0.25, measure.support = 0;
  run(b, measure, 41);
  CHECK(b.d.hosts.places[HostId{0}] + b.d.hosts.places[HostId{1}] == 45);
  CHECK(b.d.platforms.empty());
  CHECK(b.account().spent[static_cast<std::size_t>(Spending::capital)] == fen(20 * 100 + 5 * 1000));
  CHECK(b.account().spent[static_cast<std::size_t>(Spending::running)] == fen(20 * 40));
}

TEST_CASE("support ends with the programme") {
  Bench b = two_hosts(40);
  b.programme.end = start + 10;
  run(b, {}, 10);
  CHECK(b.d.hosts.support[HostId{1}] == doctest::Approx(1));
  run(b, {}, 1, 10);
  CHECK(b.d.hosts.support[HostId{1}] == 0);
}

TEST_CASE("no more places are equipped than the budget holds with their running cost") {
  Bench b = two_hosts(40, 8305.0);
  run(b, {}, 1);
  CHECK(b.d.platforms.size() == 10);  // 100 + 730.5 yuan each for a year
  CHECK(b.d.rollouts[0].stalled);
}

TEST_CASE("amount 0 does nothing") {
  Bench b = two_hosts(0);
  run(b, {}, 40);
  CHECK(b.d.platforms.empty());
  CHECK_FALSE(b.d.rollouts[0].begun);
  CHECK(b.account().total() == 0);
}
