#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "analysis/evaluation_table.hpp"
#include "sim/results_writer.hpp"
#include "tests/sim/scratch_folder.hpp"

using namespace tenure;

namespace {

/// Two years of months in ten communities, `recorded` and `actual` a month and community; in the second year of the
/// world with programmes three quarters of that happen.
void write_world(const std::filesystem::path& path, double last_year, std::size_t replicates = 4) {
  std::vector<std::string> communities;
  for (int c = 0; c < 10; ++c) communities.push_back("C" + std::to_string(c));
  const Day start = *parse_day("2021-01-01"), end = *parse_day("2023-01-01");
  const std::vector<Day> time = period_starts(start, end, Period::month);
  const auto flow = [](const char* name, Better better = Better::down) {
    return Variable{name, name, "1", {"community"}, Accrual::flow, Storage::count, better};
  };
  ResultsWriter out(
      path, {{"time", "first day", time}, {"community", "community", communities}},
      {flow("incidents_recorded"),
       flow("incidents_actual"),
       flow("attendances", Better::up),
       flow("fire_deaths"),
       {"residents", "residents", "person", {"community"}, Accrual::stock, Storage::count, Better::neither}},
      {{"seed", std::int64_t{1}},
       {"district_name", std::string("Example")},
       {"until", std::string("2023-01-01")},
       {"tenure_version", std::string("0")}});
  for (std::size_t r = 0; r < replicates; ++r) {
    std::vector<std::vector<double>> values(5);
    for (std::size_t t = 0; t < time.size(); ++t)
      for (std::size_t c = 0; c < communities.size(); ++c) {
        const double factor = t < 12 ? 1.0 : last_year;
        values[0].push_back(factor * (100 + 20.0 * static_cast<double>(r)));
        values[1].push_back(factor * (200 + 40.0 * static_cast<double>(r)));
        values[2].push_back(factor * 40);
        values[3].push_back(t == 3 && c == 0 && r == 0 ? 2 : 0);
        values[4].push_back(1000);
      }
    out.append(static_cast<std::int64_t>(r), values);
  }
  out.finish("complete", {});
}

ReportedFigure figure(const std::string& kind, double value) {
  ReportedFigure f;
  f.name = kind, f.kind = kind, f.outcome = "incidents_recorded", f.value = value, f.unit = "1", f.source = "made up";
  return f;
}

struct Worlds {
  ScratchFolder folder{"evaluation"};
  ResultsFile without, with;

  Worlds() : without(written("without.h5", 1.0)), with(written("with.h5", 0.75)) {}

  [[nodiscard]] std::filesystem::path written(const std::string& name, double last_year) const {
    write_world(folder.path() / name, last_year);
    return folder.path() / name;
  }

  [[nodiscard]] Evaluation evaluated(std::vector<ReportedFigure> figures) const {
    EvaluationInput input;
    input.without = &without, input.with = &with;
    input.title = "Example";
    input.start = *parse_day("2022-01-01"), input.until = *parse_day("2023-01-01");
    input.figures = std::move(figures);
    input.first_day = {{"towns", 5}};
    return evaluate(input);
  }
};

}  // namespace

TEST_CASE("a fall by a quarter is told from one by more, and from one that reaches further") {
  const Worlds worlds;
  CHECK(worlds.evaluated({figure("change", -0.25)}).figures[0].verdict == Verdict::within);
  const Evaluation more = worlds.evaluated({figure("change", -0.40)});
  CHECK(more.figures[0].verdict == Verdict::not_reached);
  CHECK(more.figures[0].at_or_beyond == 0);
  CHECK(evaluation_text(more).find("evidence does not reach it") != std::string::npos);
  const Evaluation less = worlds.evaluated({figure("change", -0.10)});
  CHECK(less.figures[0].verdict == Verdict::beyond);
  CHECK(less.figures[0].at_or_beyond == 1);
}

TEST_CASE("what the programmes caused is what the worlds differ in") {
  const Worlds worlds;
  ReportedFigure f = figure("change", -0.25);
  f.actual = "incidents_actual";
  const Evaluation e = worlds.evaluated({f});
  REQUIRE(e.changes.size() == 1);
  const EvaluatedChange& change = e.changes[0];
  CHECK(change.part[3].mean == doctest::Approx(std::log(0.75)));
  for (const std::size_t k : {0u, 1u, 2u, 4u}) CHECK(change.part[k].mean == doctest::Approx(0.0));
  CHECK(change.total.mean == doctest::Approx(std::log(0.75)));
  REQUIRE(change.worst_communities);
  CHECK(change.worst_communities->communities == 1);
  CHECK(change.worst_communities->untreated.mean == doctest::Approx(0.0));
  CHECK_FALSE(change.chosen);
}

TEST_CASE("a level is of the year before, an amount of the programme's time, and a given figure of the first day") {
  const Worlds worlds;
  ReportedFigure level = figure("level", 15000), given = figure("given", 5);
  level.low = 12000, level.high = 20000;
  given.outcome = "towns";
  const Evaluation e = worlds.evaluated({level, figure("amount", 30000), given});
  CHECK(e.figures[0].middle == doctest::Approx(12 * 10 * 130 * 365.25 / 365));
  CHECK(e.figures[0].verdict == Verdict::within);
  CHECK(e.figures[1].middle == doctest::Approx(0.75 * 12 * 10 * 130));
  CHECK(e.figures[1].verdict == Verdict::not_reached);
  CHECK(e.figures[2].verdict == Verdict::within);
}

TEST_CASE("nobody acts because a year was good: regression to the mean is told of what is better for less") {
  const Worlds worlds;
  ReportedFigure f = figure("change", -0.25);
  CHECK(evaluation_text(worlds.evaluated({f})).find("year before was worst") != std::string::npos);
  f.outcome = "attendances";
  const Evaluation e = worlds.evaluated({f});
  CHECK_FALSE(e.changes[0].by_year);
  CHECK_FALSE(e.changes[0].worst_communities);
  CHECK(evaluation_text(e).find("year before was worst") == std::string::npos);
}

TEST_CASE("a figure of some months counts those, and one of days that were not simulated has no counterpart") {
  const Worlds worlds;
  ReportedFigure level = figure("level", 2250), change = figure("change", -0.25), later = figure("level", 1);
  for (ReportedFigure* f : {&level, &change}) f->from = *parse_day("2022-01-01"), f->until = *parse_day("2022-04-01");
  later.from = *parse_day("2022-10-01"), later.until = *parse_day("2023-04-01");
  const Evaluation e = worlds.evaluated({level, change, later});
  CHECK(e.figures[0].middle == doctest::Approx(0.75 * 3 * 10 * 130));
  CHECK(e.figures[1].verdict == Verdict::within);
  CHECK(e.changes[0].total.mean == doctest::Approx(std::log(0.75)));
  CHECK(e.figures[2].verdict == Verdict::no_counterpart);
}

TEST_CASE("what hardly ever happens is judged by the mean over runs, as the median year has none of it") {
  const Worlds worlds;
  ReportedFigure deaths = figure("level", 0.5);
  deaths.outcome = "fire_deaths", deaths.low = 0.1, deaths.high = 1.5, deaths.unit = "person";
  const Evaluation e = worlds.evaluated({deaths});
  const JudgedFigure& judged = e.figures[0];
  CHECK(std::count(judged.draws.begin(), judged.draws.end(), 0.0) == 3);  // so that the median is 0
  CHECK(judged.rare);
  CHECK(judged.middle == doctest::Approx(2.0 / 4 * 365.25 / 365));
  CHECK(judged.verdict == Verdict::within);
  CHECK(evaluation_text(e).find("0.500 on average") != std::string::npos);
  CHECK(evaluation_csv(e).find(",mean,") != std::string::npos);

  const Evaluation often = worlds.evaluated({figure("level", 15000)});
  CHECK_FALSE(often.figures[0].rare);
  CHECK(evaluation_text(often).find("on average") == std::string::npos);
}

TEST_CASE("a level that is told for one of something is a flow a year, or a stock, over the mean of that") {
  const Worlds worlds;
  ReportedFigure rate = figure("level", 1.5), share = figure("level", 0.1), none = figure("level", 1);
  rate.per = "residents";
  share.outcome = "residents", share.label = "C3", share.per = "residents";
  none.per = "employment";  // neither file has it
  const Evaluation e = worlds.evaluated({rate, share, none});
  CHECK(e.figures[0].middle == doctest::Approx(12.0 * 130 / 1000 * 365.25 / 365));
  CHECK_FALSE(e.figures[0].rare);
  CHECK(e.figures[1].middle == doctest::Approx(0.1));
  CHECK(e.figures[2].verdict == Verdict::no_counterpart);
}

TEST_CASE("each figure of the text has its source") {
  const Worlds worlds;
  CHECK(evaluation_text(worlds.evaluated({figure("level", 1)})).find("level: made up") != std::string::npos);
}

TEST_CASE("a figure without a counterpart says so") {
  const Worlds worlds;
  ReportedFigure f = figure("amount", 5);
  f.outcome.reset();
  const Evaluation e = worlds.evaluated({f});
  CHECK(e.figures[0].verdict == Verdict::no_counterpart);
  CHECK(evaluation_text(e).find("no counterpart") != std::string::npos);
}

TEST_CASE("the draws of both tables are written by replicate") {
  const Worlds worlds;
  const Evaluation e = worlds.evaluated({figure("change", -0.25)});
  write_evaluation(e, worlds.folder.path() / "validation.h5");
  const ResultsFile file(worlds.folder.path() / "validation.h5");
  CHECK(file.replicates().size() == 4);
  CHECK(file.read("simulated", 2) == std::vector<double>{-0.25});
  const std::vector<double> parts = file.read("log_change", 1);
  REQUIRE(parts.size() == change_parts + 1);
  CHECK(parts.back() == doctest::Approx(std::log(0.75)));
}

TEST_CASE("a row of the table in CSV has as many fields as its head") {
  const Worlds worlds;
  const std::string csv = evaluation_csv(worlds.evaluated({figure("change", -0.25), figure("level", 3)}));
  std::size_t head = 0, line = 0;
  for (const char c : csv) {
    line += c == ',';
    if (c != '\n') continue;
    if (head == 0) head = line;
    CHECK(line == head);
    line = 0;
  }
}

TEST_CASE("a year before the 29th of February is the 28th") {
  CHECK(year_before(*parse_day("2024-02-29")) == *parse_day("2023-02-28"));
  CHECK(year_before(*parse_day("2022-07-01")) == *parse_day("2021-07-01"));
}

TEST_CASE("an amount of one programme is that programme's, and has no counterpart where the programme is not") {
  const Worlds worlds;
  ReportedFigure f = figure("amount", 0);
  f.label = "C3";
  // Twelve months of 75 (1 + r / 5) in the programme's year, in one of ten communities.
  CHECK(worlds.evaluated({f}).figures[0].low >= 12 * 75);
  CHECK(worlds.evaluated({f}).figures[0].high <= 12 * 75 * 1.6);
  f.label = "cameras";
  CHECK(worlds.evaluated({f}).figures[0].verdict == Verdict::no_counterpart);
}
