/// A study that no simulation has to live: results files of made-up luck with known effects, for tests of the report.
///     write_study FOLDER SCENARIOS REPLICATES MONTHS plain|wild
/// Scenario s prevents 4 % of incidents for each of s and costs s million yuan a year; scenario 1 changes nothing else.
/// `wild` puts markup and formulas into every name.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/results_writer.hpp"

namespace {

using namespace tenure;

constexpr std::size_t communities = 55, across = 11;

/// A number from 0 to 1 for a place and a time of a life: the same under every scenario.
double luck(std::uint64_t life, std::uint64_t what, std::uint64_t place, std::uint64_t time) {
  std::uint64_t x = life * 0x9e3779b97f4a7c15u ^ what * 0xbf58476d1ce4e5b9u ^ place * 0x94d049bb133111ebu ^
                    time * 0xd6e8feb86659fd93u;
  for (int round = 0; round < 3; ++round) x = (x ^ (x >> 31)) * 0xff51afd7ed558ccdu;
  return static_cast<double>(x >> 11) / 9007199254740992.0;
}

struct Study {
  std::size_t scenarios, replicates, months;
  bool wild;

  [[nodiscard]] std::string name(const std::string& plain) const {
    return wild ? plain + "</script><img src=x onerror=\"window.pwn=1\">=HYPERLINK(1)" : plain;
  }

  [[nodiscard]] std::string map() const {
    std::string features;
    for (std::size_t c = 0; c < communities; ++c) {
      const double x = 900.0 * static_cast<double>(c % across), y = 700.0 * static_cast<double>(c / across);
      add_feature(features, community(c), x, y);
    }
    return fmt::format(R"({{"type":"FeatureCollection","schematic":true,"features":[{}]}})", features);
  }
  static void add_feature(std::string& features, const std::string& text, double x, double y) {
    std::string quoted;
    for (const char c : text) quoted += c == '"' ? std::string("\\\"") : std::string(1, c);
    features += fmt::format(
        R"({}{{"type":"Feature","properties":{{"community":"{}","town":"Town {}"}},"geometry":{{"type":"Polygon","coordinates":[[[{},{}],[{},{}],[{},{}],[{},{}],[{},{}]]]}}}})",
        features.empty() ? "" : ",", quoted, x < 4500 ? "West" : "East", x, y, x + 880, y, x + 880, y + 680, x, y + 680,
        x, y);
  }
  [[nodiscard]] std::string community(std::size_t c) const { return name(fmt::format("Community {:02}", c + 1)); }

  [[nodiscard]] std::vector<std::vector<double>> life(std::size_t scenario, std::size_t r) const {
    const double less = 1 - 0.04 * static_cast<double>(scenario);
    std::vector<double> incidents, fires, residents, burden, spending, odd;
    for (std::size_t t = 0; t < months; ++t) {
      double all = 0;
      for (std::size_t c = 0; c < communities; ++c) {
        // Half of the communities have no programme.
        const double mean = (4 + static_cast<double>(c % 7)) * (c % 2 == 0 ? less : 1.0);
        incidents.push_back(std::floor(mean + 6 * (luck(r, 1, c, t) - 0.5)));
        fires.push_back(luck(r, 2, c, t) < 0.03 * (scenario > 2 ? less : 1.0) ? 1 : 0);
        residents.push_back(std::floor(9000 + 400 * luck(r, 3, c, 0)));
        burden.push_back(0.2 + 0.02 * luck(r, 4, c, t) + (scenario == 3 ? 0.004 : 0));
        all += incidents.back();
      }
      spending.push_back(1e6 / 12 * static_cast<double>(scenario) * (1 + 0.05 * luck(r, 5, 0, t)));
      odd.push_back(all);
    }
    if (wild) return {incidents, spending, odd};
    return {incidents, fires, residents, burden, spending};
  }

  void write(const std::filesystem::path& folder, std::size_t scenario) const {
    std::vector<Day> time;
    std::vector<std::string> names;
    const Day start = *parse_day("2022-01-01");
    Day at = start;
    for (std::size_t t = 0; t < months; ++t) time.push_back(at), at = next_period(at, Period::month, start);
    for (std::size_t c = 0; c < communities; ++c) names.push_back(community(c));
    const std::vector<Dimension> dimensions{{"time", "month", time},
                                            {"community", "community", names},
                                            {"programme", "programme", std::vector<std::string>{"measure"}}};
    using enum Accrual;
    using enum Storage;
    using enum Better;
    const Variable incidents{
        "incidents_actual", "security incidents that happened", "1", {"community"}, flow, count, down};
    const Variable spending{"spending", "money spent by programmes", "yuan", {"programme"}, flow, real, down};
    const std::vector<Variable> plain{
        incidents,
        {"fires", "fires in residential buildings", "1", {"community"}, flow, count, down},
        {"residents", "people who live here", "person", {"community"}, stock, count, neither},
        {"rent_burden", "mean rent over means of tenants", "1", {"community"}, stock, real, down},
        spending};
    const std::vector<Variable> odd{
        incidents, spending, {"odd", name("an outcome of nobody's"), "1", {}, flow, real, neither}};
    const std::string scenario_text = fmt::format(
        "title = 'S'\n[parameters]\nsafety.rate = {}\nhousing.pace = 0.5\n[[intervention]]\nkind = 'measure'\nname = "
        "'measure'\nstart = 2022-03-01\namount = {}\n",
        scenario == 2 ? 0.2 : 0.1, scenario);
    ResultsWriter out(folder / fmt::format("s{:02}.h5", scenario), dimensions, wild ? odd : plain,
                      {{"title", name(scenario == 0 ? "As it is" : fmt::format("Measure {}", scenario))},
                       {"seed", std::int64_t{7}},
                       {"district_name", std::string("Made-up district")},
                       {"until", format_day(at)},
                       {"start", std::string("2022-01-01")},
                       {"tenure_version", std::string("0.1.0")},
                       {"git_commit", std::string("0000000")},
                       {"compiler", std::string("none")},
                       {"scenario", scenario_text},
                       {"map", map()}});
    for (std::size_t r = 0; r < replicates; ++r) {
      const auto values = life(scenario, r);
      out.append(static_cast<std::int64_t>(r), values);
    }
    out.finish("complete", {});
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  const Study study{std::strtoul(argv[2], nullptr, 10), std::strtoul(argv[3], nullptr, 10),
                    std::strtoul(argv[4], nullptr, 10), std::string(argv[5]) == "wild"};
  std::filesystem::create_directories(argv[1]);
  for (std::size_t s = 0; s < study.scenarios; ++s) study.write(argv[1], s);
  return 0;
}
