#include "analysis/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "analysis/comparison_series.hpp"
#include "analysis/comparison_words.hpp"
#include "tests/analysis/comparison_example.hpp"

namespace tenure {

using doctest::Approx;

namespace {

struct Pair {
  ResultsFolder folder;
  ResultsFile base, other;

  Pair(const std::string& name, const ScenarioExample& first, const ScenarioExample& second)
      : folder(name), base(written(first, "base.h5")), other(written(second, "other.h5")) {}
  [[nodiscard]] Comparison compared() const {
    return compare({"baseline", "As it is", &base}, {{"cameras", "500 cameras", &other}});
  }
  [[nodiscard]] ResultsFile written(const ScenarioExample& example, const std::string& name) const {
    example.write(folder.path() / name);
    return ResultsFile(folder.path() / name);
  }
};

const ScenarioExample baseline;
const ScenarioExample cameras{.name = "cameras",
                              .programmes = {"cameras", "lamps"},
                              .thefts_prevented = 10,
                              .own_luck = 3,
                              .yuan_a_period = 1e6,
                              .rent_rise = 5};

}  // namespace

TEST_CASE("a flow is summed over the horizon and its dimensions, and so is its difference") {
  const Comparison comparison = Pair("flow", baseline, cameras).compared();
  const ScenarioComparison& scenario = comparison.scenarios.at(0);
  const ComparedOutcome* all = scenario.find("incidents_actual");
  REQUIRE(all != nullptr);
  CHECK(all->difference == Approx(-10.0 * 2 * 12).epsilon(0.1));
  CHECK(all->clear());
  CHECK(all->interval->contains(all->difference));
  CHECK(all->relative == Approx(all->difference / all->base_mean));
  CHECK(all->p_good == 1.0);
  CHECK(all->variance_ratio > 1.0);
  REQUIRE(all->over_time.size() == 10);
  double sum = 0;
  for (double x : all->over_time[3]) sum += x;
  CHECK(sum == Approx(all->draws[3]));
}

TEST_CASE("labels of an outcome add up to it") {
  const Comparison comparison = Pair("labels", baseline, cameras).compared();
  const ScenarioComparison& scenario = comparison.scenarios.at(0);
  const ComparedOutcome *theft = scenario.find("incidents_actual", "theft"),
                        *burglary = scenario.find("incidents_actual", "burglary");
  REQUIRE(theft != nullptr);
  REQUIRE(burglary != nullptr);
  CHECK(burglary->exactly_zero());
  CHECK_FALSE(burglary->clear());
  CHECK(theft->difference == Approx(scenario.find("incidents_actual")->difference));
}

TEST_CASE("a mean over communities is weighted with their residents") {
  const Pair pair("weights", baseline, cameras);
  CHECK(series_of(pair.base, "rent", std::nullopt, 0).front() == Approx((100 * 800 + 300 * 1000) / 400.0));
  CHECK(series_of(pair.base, "rent", "South", 0).front() == Approx(1000));
  CHECK(pair.compared().scenarios[0].find("rent")->difference == Approx(5));
}

TEST_CASE("spending is compared though the programmes differ") {
  const ComparedOutcome spending = *Pair("spending", baseline, cameras).compared().scenarios.at(0).find("spending");
  CHECK(spending.difference == Approx(12e6));
  CHECK(spending.base_mean == 0.0);
  CHECK(std::isnan(spending.relative));
}

TEST_CASE("a difference from less than nothing is not told in per cent") {
  ScenarioExample earning = baseline;
  earning.yuan_a_period = -1e6;
  const Comparison comparison = Pair("negative", earning, cameras).compared();
  const ComparedOutcome spending = *comparison.scenarios.at(0).find("spending");
  CHECK(spending.base_mean == Approx(-12e6));
  CHECK(spending.difference == Approx(24e6));
  CHECK(std::isnan(spending.relative));
  CHECK_FALSE(spending.relative_interval);
}

TEST_CASE("cost per averted incident is the money over the incidents, with Fieller's interval") {
  const Comparison comparison = Pair("cost", baseline, cameras).compared();
  REQUIRE(comparison.scenarios[0].cost_per_averted.size() == 1);
  const CostPerAverted& cost = comparison.scenarios[0].cost_per_averted[0];
  CHECK(cost.yuan.value == Approx(12e6 / cost.averted));
  REQUIRE(cost.yuan.interval);
  // The money is certain, so the interval is money over the ends of the incidents' interval.
  const Interval averted = *comparison.scenarios[0].find("incidents_actual")->interval;
  CHECK(cost.yuan.interval->low == Approx(12e6 / -averted.low));
  CHECK(cost.yuan.interval->high == Approx(12e6 / -averted.high));
}

TEST_CASE("what others bear of a programme counts in the cost per averted incident, and the sentence says it") {
  ScenarioExample shared = cameras;
  shared.yuan_of_others = 2e6;
  const Comparison comparison = Pair("shared", baseline, shared).compared();
  const CostPerAverted& cost = comparison.scenarios[0].cost_per_averted.at(0);
  CHECK(cost.yuan.value == Approx(36e6 / cost.averted));
  CHECK(comparison_text(comparison).find("12.0 million yuan more spent and 24.0 million borne by others") !=
        std::string::npos);
}

TEST_CASE("money that prevents nothing has no cost per averted incident") {
  ScenarioExample idle = cameras;
  idle.thefts_prevented = 0;
  const Comparison comparison = Pair("idle", baseline, idle).compared();
  CHECK_FALSE(comparison.scenarios[0].cost_per_averted.at(0).yuan.interval);
  CHECK(comparison_text(comparison).find("no clear average effect on incidents that happen") != std::string::npos);
}

TEST_CASE("a scenario that changes nothing differs by exactly 0") {
  const Comparison comparison = Pair("nothing", baseline, baseline).compared();
  for (const ComparedOutcome& outcome : comparison.scenarios[0].outcomes) CHECK(outcome.exactly_zero());
  const std::string text = comparison_text(comparison);
  CHECK(text.find("no change at all in incidents that happen") != std::string::npos);
  CHECK(text.find("0 exactly") != std::string::npos);
}

TEST_CASE("files of another seed, district, time or without common replicates can't be compared, and it says why") {
  const auto refusal = [](const std::function<void(ScenarioExample&)>& change) -> std::string {
    ScenarioExample other = cameras;
    change(other);
    try {
      (void)Pair("refused", baseline, other).compared();
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
    return "";
  };
  CHECK(refusal([](auto& e) { e.seed = 8; }) == "cameras can't be compared with baseline: seed 8 against 7");
  CHECK(refusal([](auto& e) { e.district = "Elsewhere"; }).find("district Elsewhere against Example") !=
        std::string::npos);
  CHECK(refusal([](auto& e) { e.period = Period::quarter; }).find("time axis 4 periods") != std::string::npos);
  CHECK(refusal([](auto& e) { e.first_replicate = 10; }).find("no replicate in common") != std::string::npos);
  CHECK(refusal([](auto&) {}).empty());
}

TEST_CASE("replicates that both have are paired by number, not by position") {
  ScenarioExample later = baseline;
  later.first_replicate = 6;
  const Comparison comparison = Pair("common", baseline, later).compared();
  CHECK(comparison.replicates == std::vector<std::int64_t>{6, 7, 8, 9});
  CHECK_FALSE(comparison.scenarios[0].find("incidents_actual")->exactly_zero());
}

TEST_CASE("the first sentence says what changes, how sure that is, and what it costs") {
  const std::string text = comparison_text(Pair("text", baseline, cameras).compared());
  CAPTURE(text);
  CHECK(text.find("cameras: 2") != std::string::npos);
  CHECK(text.find(" fewer incidents happen in the year (95 % interval ") != std::string::npos);
  CHECK(text.find("; 12.0 million yuan more spent; ") != std::string::npos);
  CHECK(text.find(" yuan per averted incident (") != std::string::npos);
}

TEST_CASE("a change from nothing is told without a percentage") {
  const Comparison comparison = Pair("from_nothing", baseline, cameras).compared();
  const std::string text = finding_text(*comparison.scenarios[0].find("spending"), "the year");
  CHECK(text ==
        "money spent by programmes: 12.0 million yuan more in the year (95 % interval 12.0 million to 12.0 million)");
}

TEST_CASE("the CSV has a row for each outcome and label, and quotes names that hold commas") {
  Comparison comparison = Pair("csv", baseline, cameras).compared();
  comparison.scenarios[0].name = "a,\"b\"";
  const std::string csv = comparison_csv(comparison);
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 7);
  CHECK(csv.find("\n\"a,\"\"b\"\"\",rent,,yuan month-1,950,5,5,5,") != std::string::npos);
}

TEST_CASE("the CSV says what an averted incident costs, and says nothing where none can be told") {
  const auto last_fields = [](const ScenarioExample& other) {
    const Comparison comparison = Pair("csv_cost", baseline, other).compared();
    const std::string csv = comparison_csv(comparison);
    CHECK(csv.substr(0, csv.find('\n')).ends_with(",yuan_per_averted,yuan_per_averted_low95,yuan_per_averted_high95"));
    const std::size_t row = csv.find(",incidents_actual,,");
    const std::string line = csv.substr(row, csv.find('\n', row) - row);
    const CostPerAverted& cost = comparison.scenarios[0].cost_per_averted.at(0);
    return std::pair(line, cost.yuan);
  };
  const auto [line, yuan] = last_fields(cameras);
  CHECK(line.ends_with(fmt::format(",{},{},{}", yuan.value, yuan.interval->low, yuan.interval->high)));
  ScenarioExample idle = cameras;
  idle.thefts_prevented = 0;
  CHECK(last_fields(idle).first.ends_with(",,,"));
}

TEST_CASE("differences written to a file read back by replicate, time and scenario") {
  const Pair pair("written", baseline, cameras);
  const Comparison comparison = pair.compared();
  write_comparison(comparison, pair.folder.path() / "differences.h5");
  const ResultsFile file(pair.folder.path() / "differences.h5");
  CHECK(file.find("difference_rent")->dimensions == std::vector<std::string>{"scenario"});
  CHECK(file.replicates().size() == 10);
  CHECK(file.read("difference_incidents_actual", 2) ==
        comparison.scenarios[0].find("incidents_actual")->over_time.at(2));
}

TEST_CASE("numbers keep three digits, and their interval the same") {
  CHECK(number_text(35012) == "35,000");
  CHECK(number_text(-2.412) == "-2.41");
  CHECK(number_text(10.93e6) == "10.9 million");
  CHECK(number_text(9.6, 312.0) == "10");
  CHECK(number_text(-0.2, 312.0) == "0");
  CHECK(number_text(1234567.0, 1234567.0) == "1.23 million");
  CHECK(percent_text(-0.0244) == "-2.4 %");
  CHECK(percent_text(0.00004) == "0 %");
}

TEST_CASE("a horizon is named by the calendar") {
  const Day start{18993};
  CHECK(horizon_text(start, Day{19358}) == "the year");
  CHECK(horizon_text(start, Day{19723}) == "the 2 years");
  CHECK(horizon_text(start, Day{19083}) == "the 3 months");
  CHECK(horizon_text(start, start + 45) == "the 45 days");
}

}  // namespace tenure
