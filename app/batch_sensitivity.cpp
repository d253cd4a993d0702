#include "app/batch_sensitivity.hpp"

#include <cmath>
#include <filesystem>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison_series.hpp"
#include "analysis/study.hpp"
#include "app/output_folder.hpp"
#include "app/sensitivity_rows.hpp"
#include "app/simulation.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

Study open_study(const fs::path& folder) {
  const fs::path path = folder / "results.h5";
  if (!fs::exists(path))
    throw WrongInput({{folder.string()},
                      "holds no results.h5",
                      "",
                      "Name the folder of a batch that is done (`tenure batch run`, or `merge` of shards)."});
  try {
    return Study(path);
  } catch (const std::invalid_argument& e) {
    throw WrongInput({{path.string()}, e.what(), "", "Name the folder of a morris or saltelli batch."});
  }
}

/// "2022-03-01..2022-07-01", either side may be left out.
Study::Window window_of(const std::string& text) {
  Study::Window window;
  if (text.empty()) return window;
  const auto dots = text.find("..");
  bool right = dots != std::string::npos;
  const auto day = [&](const std::string& part) -> std::optional<Day> {
    if (part.empty()) return std::nullopt;
    const std::optional<Day> parsed = parse_day(part);
    right = right && parsed.has_value();
    return parsed;
  };
  if (right) {
    window.from = day(text.substr(0, dots));
    window.until = day(text.substr(dots + 2));
  }
  if (!right)
    throw WrongInput({{"--window"}, text, "must be two days", "Write 2022-03-01..2022-07-01, the second left out."});
  return window;
}

class Tables {
 public:
  Tables(const Study& study, std::uint64_t seed) : study_(study), seed_(seed), morris_(study.method() == "morris") {
    text_ = morris_ ? morris_header : saltelli_header;
    pairs_ = pairs_header;
    block_ =
        morris_ ? study.parameters().size() + 1 : study.points().rows() / saltelli_shape(study.points()).base_points;
  }

  void add(const std::string& name, const std::vector<double>& values) {
    const WholeBlocks whole = whole_blocks(study_.points(), values, block_);
    const char* what = morris_ ? "trajectories" : "base points";
    if (whole.output.empty()) {
      fmt::print(stderr, "warning: {}: left out, as no run of it lies there in all of any {}\n", name, what);
      return;
    }
    if (whole.left_out > 0)
      fmt::print(stderr, "warning: {}: {} of {} {} left out, as runs of them failed or are missing\n", name,
                 whole.left_out, values.size() / block_, what);
    const SensitivityRows rows = morris_ ? morris_rows(name, study_.parameters(), whole.points, whole.output)
                                         : saltelli_rows(name, study_.parameters(), whole.points, whole.output, seed_);
    text_ += rows.indices;
    pairs_ += rows.pairs;
    has_pairs_ = has_pairs_ || !rows.pairs.empty();
    fmt::print("\n");
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::string& pairs() const { return pairs_; }
  [[nodiscard]] bool has_pairs() const { return has_pairs_; }

 private:
  const Study& study_;
  std::uint64_t seed_;
  bool morris_, has_pairs_ = false;
  std::size_t block_ = 0;
  std::string text_, pairs_;
};

void analyse_outcome(const Study& study, const std::string& outcome, const BatchSensitivityArguments& args,
                     const Study::Window& window, Tables& tables) {
  const std::optional<std::string> label = args.label.empty() ? std::nullopt : std::optional(args.label);
  const std::string name = label ? outcome + " " + *label : outcome;
  std::vector<double> base;
  for (std::size_t s = 0; s < study.scenarios().size(); ++s) {
    std::vector<double> values = study.output(outcome, label, window, s);
    tables.add(fmt::format("{}: {}", study.scenarios()[s], name), values);
    if (s == 0) {
      base = std::move(values);
      continue;
    }
    for (std::size_t p = 0; p < values.size(); ++p) values[p] -= base[p];
    tables.add(fmt::format("{} - {}: {}", study.scenarios()[s], study.scenarios()[0], name), values);
  }
}

}  // namespace

int batch_sensitivity(const BatchSensitivityArguments& args) {
  require_free(args.out, args.overwrite);
  if (!args.pairs.empty()) require_free(args.pairs, args.overwrite);
  const Study::Window window = window_of(args.window);
  const Study study = open_study(args.folder);
  const std::string path = study.file().path().string();
  if (study.method() != "morris" && study.method() != "saltelli")
    throw WrongInput({{path},
                      fmt::format("has the design {}", study.method()),
                      "indices are told from trajectories or from base points with columns exchanged",
                      "Give the experiment method = \"morris\" or \"saltelli\"."});
  if (const std::string status = attribute_text(study.file(), "status"); status != "complete")
    fmt::print(stderr, "warning: {}: {}\n", path, status);
  try {
    Tables tables(study, args.seed);
    for (const std::string& outcome : args.outcomes) analyse_outcome(study, outcome, args, window, tables);
    if (!args.pairs.empty() && !tables.has_pairs())
      throw WrongInput({{path},
                        "has no rows for pairs of parameters",
                        "",
                        "Give the design second_order = true, or leave out --pairs."});
    write_text(args.out, tables.text());
    if (!args.pairs.empty()) write_text(args.pairs, tables.pairs());
  } catch (const std::invalid_argument& e) {
    std::vector<std::string> known;
    for (const Variable& variable : study.file().variables()) known.push_back(variable.name);
    throw WrongInput({{path}, e.what(), "", fmt::format("It has: {}.", fmt::join(known, ", "))});
  }
  return 0;
}

}  // namespace tenure
