#include "models/governance/engaging.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "models/governance/spread.hpp"

using namespace tenure;

namespace {

MobilisationParameters simple(double p, double q) {
  MobilisationParameters m;
  m.spontaneous = p;
  m.word = q;
  m.reinforcement = {1, 1};
  return m;
}

Network complete(std::uint32_t n) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  for (std::uint32_t i = 0; i < n; ++i)
    for (std::uint32_t k = i + 1; k < n; ++k) ties.emplace_back(i, k);
  return Network(n, std::move(ties));
}

/// Each knows the two next to it on either side.
Network ring(std::uint32_t n) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  for (std::uint32_t i = 0; i < n; ++i)
    for (std::uint32_t k = 1; k <= 2; ++k) ties.emplace_back(i, (i + k) % n);
  return Network(n, std::move(ties));
}

Word heard(int engaged, int acquaintances) {
  Word word;
  word.acquaintances = acquaintances;
  for (int i = 0; i < engaged; ++i) hear(word, 1, static_cast<std::size_t>(acquaintances));
  return word;
}

}  // namespace

TEST_CASE("a second acquaintance's word counts 1.7 times, a third's 1.3 times more, and then it is flat") {
  MobilisationParameters p = simple(0, 1);
  p.reinforcement = {1.7, 1.3};
  const auto a_word = [&](int n) { return word_hazard(heard(n, 10), 0, p) / (n / 10.0); };
  CHECK(a_word(1) == doctest::Approx(1));
  CHECK(a_word(2) == doctest::Approx(1.7));
  CHECK(a_word(3) == doctest::Approx(1.7 * 1.3));
  CHECK(a_word(7) == doctest::Approx(1.7 * 1.3));
}

TEST_CASE("nobody listens before the share of engaged acquaintances reaches the threshold") {
  const MobilisationParameters p = simple(0.03, 0.4);
  CHECK(word_hazard(heard(0, 4), 0, p) == 0);
  CHECK(word_hazard(heard(1, 4), 0.3, p) == 0);
  CHECK(word_hazard(heard(2, 4), 0.3, p) > 0);
  CHECK(engaging_hazard(heard(1, 4), 0.3, p) == doctest::Approx(0.03));
}

TEST_CASE("leads drive the active and the active the others; word up the tiers weighs least") {
  MobilisationParameters p;
  p.peer = 0.5, p.skipped = 0.4, p.upward = 0.2;
  CHECK(drive(Tier::lead, Tier::active, p) == 1);
  CHECK(drive(Tier::active, Tier::other, p) == 1);
  CHECK(drive(Tier::lead, Tier::other, p) == 0.4);
  CHECK(drive(Tier::other, Tier::other, p) == 0.5);
  CHECK(drive(Tier::other, Tier::lead, p) == 0.2);
}

TEST_CASE("no word is heard louder than the most that so many acquaintances can say") {
  MobilisationParameters p = simple(0.03, 0.4);
  p.reinforcement = {1.7, 1.3};
  p.peer = 0.5, p.skipped = 1.4, p.upward = 0.2;
  for (const int acquaintances : {0, 1, 2, 5, 30})
    for (int engaged = 0; engaged <= acquaintances; ++engaged) {
      Word loudest;  // each speaks to nobody else, with the heaviest of weights
      loudest.acquaintances = acquaintances;
      for (int i = 0; i < engaged; ++i) hear(loudest, 1.4, 1);
      CHECK(engaging_hazard(loudest, 0, p) <= most_engaging_hazard(static_cast<std::size_t>(acquaintances), p));
    }
  const double alone = most_engaging_hazard(0, p), by_each = most_engaging_hazard(1, p) - alone;
  for (const std::size_t n : {2, 5, 300}) CHECK(most_engaging_hazard(n, p) == doctest::Approx(alone + n * by_each));
}

TEST_CASE("fatigue rises with meetings and rounds, never past one, and passes with time") {
  MobilisationParameters p;
  p.tiring = 0.05, p.tiring_rounds = 0.1, p.rest = 120;
  const double meetings = fatigue_after_month(0, 2, false, p);
  CHECK(meetings == doctest::Approx(1 - 0.95 * 0.95));
  CHECK(fatigue_after_month(0, 2, true, p) > meetings);
  CHECK(fatigue_after_month(1, 20, true, p) <= 1);
  CHECK(fatigue_after_month(0.5, 0, false, p) == doctest::Approx(0.5 * std::exp(-days_per_month / 120)));
}

TEST_CASE("the weary give up sooner, and everybody once no branch stands") {
  MobilisationParameters p;
  p.leaving = 0.25, p.weariness = 1, p.unorganised = 3;
  CHECK(leaving_hazard(0, true, p) == doctest::Approx(0.25));
  CHECK(leaving_hazard(1, true, p) == doctest::Approx(0.25 * std::exp(1)));
  CHECK(leaving_hazard(0, false, p) == doctest::Approx(0.75));
}

TEST_CASE("simple contagion on a complete graph follows Bass's curve") {
  const double p = 0.3, q = 1.2;
  const Network network = complete(500);
  constexpr int years = 4, runs = 10;
  std::vector<double> mean(years + 1, 0);
  for (std::uint32_t r = 0; r < runs; ++r) {
    const auto share_by_day = spread(network, {}, simple(p, q), {7, r}, years * 366);
    for (int y = 0; y <= years; ++y) mean[y] += share_by_day[std::lround(y * days_per_year)] / runs;
  }
  for (int y = 0; y <= years; ++y) CHECK(mean[y] == doctest::Approx(bass(p, q, y)).epsilon(0.01).scale(2.5));
  CHECK(mean[years] > 0.9);
}

TEST_CASE("with thresholds above the degree nothing spreads") {
  MobilisationParameters p = simple(0, 50);
  p.threshold = 1.25;  // five of four acquaintances
  const std::vector<std::uint32_t> seeds{0, 1, 2, 50, 51, 52, 53};
  CHECK(spread(ring(200), seeds, p, {1, 0}, 2000).back() == doctest::Approx(7.0 / 200));
}

TEST_CASE("where two of four must be engaged, two neighbours set off a ring and two strangers do not") {
  MobilisationParameters p = simple(0, 50);
  p.threshold = 0.5;
  CHECK(spread(ring(200), std::vector<std::uint32_t>{10, 11}, p, {1, 0}, 3000).back() == 1);
  CHECK(spread(ring(200), std::vector<std::uint32_t>{10, 110}, p, {1, 0}, 3000).back() == doctest::Approx(0.01));
}

TEST_CASE("where all leave as fast as they come the engaged share settles at their balance") {
  MobilisationParameters p = simple(0.6, 0);
  p.leaving = 0.3;
  const auto by_day = spread(complete(400), {}, p, {3, 0}, 7300);
  const double mean =
      std::accumulate(by_day.begin() + 3650, by_day.end(), 0.0) / static_cast<double>(by_day.size() - 3650);
  CHECK(mean == doctest::Approx(0.6 / 0.9).epsilon(0.03));
}

TEST_CASE("rewiring keeps every number of ties and opens the triangles") {
  const Network before = ring(500), after = rewired(before, {4, 0});
  for (std::uint32_t i = 0; i < 500; ++i) CHECK(after.neighbours(i).size() == 4);
  CHECK(clustering(before) == doctest::Approx(0.5));
  CHECK(clustering(after) < 0.05);
}

TEST_CASE("the clustering of a triangle is one, of a star none") {
  CHECK(clustering(complete(3)) == 1);
  CHECK(clustering(Network(4, {{0, 1}, {0, 2}, {0, 3}})) == 0);
  CHECK(hub_seeds(Network(4, {{2, 1}, {2, 0}, {2, 3}}), 1) == std::vector<std::uint32_t>{2});
}
