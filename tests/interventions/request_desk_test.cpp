#include "models/interventions/request_desk.hpp"

#include <doctest/doctest.h>

#include "tests/village.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

const Day start{19000};

AssetParameters prices() {
  AssetParameters a;
  a.desk = {.price = 8000, .clerk = 80000, .clerk_load = 2000};
  return a;
}

/// Two villages, of 30 and 10 residents.
struct Bench {
  District d;
  Programme programme;
  Bench(double amount, std::optional<double> budget = {}) {
    add_village(d, {.buildings = 10, .rooms = 3});
    add_village(d, {.buildings = 10, .rooms = 1}, {5000, 0});
    for (std::uint32_t i = 0; i < 40; ++i) add_household(d, DwellingId{i});
    programme.name = "desks";
    programme.start = start;
    programme.amount = amount;
    programme.budget = budget;
    d.ledger.open("desks", budget ? fen(*budget) : no_cap);
    d.rollouts.emplace_back();
  }
  void run(int days, int from = 0) {
    for (int t = from; t < from + days; ++t) RequestDeskMeasure{}.act(d, programme, prices(), 0, Luck{3, 0}, start + t);
  }
  [[nodiscard]] const Account& account() const { return d.ledger.accounts()[0]; }
};

}  // namespace

TEST_CASE("desks of amount 0 open nothing and cost nothing") {
  Bench b(0);
  b.run(60);
  CHECK(b.d.rules.request_desks.empty());
  CHECK(b.account().total() == 0);
  CHECK_FALSE(b.d.rollouts[0].begun);
}

TEST_CASE("what desks can take up is shared out by residents, a community's part building up for a month at most") {
  Bench b(3652.5);
  b.run(1);
  REQUIRE(b.d.rules.request_desks.size() == 1);
  const RequestDesk& desk = b.d.rules.request_desks[0];
  CHECK(desk.yearly[0] == doctest::Approx(3652.5 * 0.75));
  CHECK(desk.yearly[1] == doctest::Approx(3652.5 * 0.25));
  CHECK(desk.room[0] == doctest::Approx(8));
  b.run(100, 1);
  CHECK(b.d.rules.request_desks[0].room[0] == doctest::Approx(7.5 * 30));
}

TEST_CASE("a desk is set up once a community, and clerks are paid by what the desks can take up") {
  Bench b(4000);
  b.run(31);
  CHECK(b.account().spent[static_cast<std::size_t>(Spending::capital)] == fen(2 * 8000));
  CHECK(yuan(b.account().spent[static_cast<std::size_t>(Spending::running)]) ==
        doctest::Approx(2 * 4000.0 / 2000 * 80000 * 30 / 365.25).epsilon(1e-6));
}

TEST_CASE("desks keep their budget: they are set up as far as it goes, and close when clerks cannot be paid") {
  Bench few(100, 10000.0);
  few.run(10);
  CHECK(few.account().spent[static_cast<std::size_t>(Spending::capital)] == fen(8000));
  CHECK(few.d.rules.request_desks[0].yearly[1] == 0);

  Bench b(4000, 16000.0 + 30000);
  b.run(200);
  CHECK(b.account().total() <= fen(46000));
  CHECK(b.d.rules.request_desks.empty());
}

TEST_CASE("desks close on the programme's last day") {
  Bench b(1000);
  b.programme.end = start + 20;
  b.run(20);
  CHECK(b.d.rules.request_desks.size() == 1);
  b.run(5, 20);
  CHECK(b.d.rules.request_desks.empty());
}

TEST_CASE("desks of a staggered programme open wave by wave") {
  Bench b(1000);
  b.programme.waves = 2;
  b.programme.wave_days = 50;
  b.run(1);
  const auto open = [&] {
    int n = 0;
    for (const double yearly : b.d.rules.request_desks[0].yearly) n += yearly > 0;
    return n;
  };
  CHECK(open() == 1);
  b.run(60, 1);
  CHECK(open() == 2);
  CHECK(b.d.rules.request_desks[0].yearly[0] + b.d.rules.request_desks[0].yearly[1] == doctest::Approx(1000));
}
