#include "app/calibration_folder.hpp"

#include <fmt/format.h>

#include "app/output_folder.hpp"
#include "app/version.hpp"
#include "sim/csv.hpp"
#include "sim/text_file.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_points_text = 1u << 30;  ///< [byte] of a wave's points

std::string made_by_line() {
  return "Tenure " + maker() + "\n";
}

}  // namespace

CalibrationFolder::CalibrationFolder(fs::path folder, const CalibrationFile& file, bool go_on, bool overwrite)
    : folder_(std::move(folder)), file_(file) {
  const fs::path begun = folder_ / "calibration.toml", made_by = folder_ / "made_by.txt";
  const std::string text = read_text_file(file.path);
  if (go_on && !overwrite && fs::exists(begun)) {
    if (read_text_file(begun) != text)
      throw WrongInput({{begun.string()},
                        fmt::format("was begun with another {}", file.path.string()),
                        "waves of two calibrations don't go together",
                        "Choose another folder or add --overwrite."});
    if (!fs::exists(made_by) || read_text_file(made_by) != made_by_line())
      throw WrongInput({{made_by.string()},
                        "was made by another Tenure",
                        "its waves may differ",
                        "Go on with what made it, choose another folder or add --overwrite."});
    return;
  }
  open_folder(folder_, overwrite);
  for (std::size_t n = 1; fs::exists(wave(n)); ++n) fs::remove_all(wave(n));
  for (const char* name : {"posterior.h5", "calibration.txt"}) fs::remove(folder_ / name);
  write_text(made_by, made_by_line());
  write_text(begun, text);
}

fs::path CalibrationFolder::wave(std::size_t number) const {
  return folder_ / fmt::format("wave-{:02}", number);
}

void CalibrationFolder::write_points(const WaveRuns& runs) const {
  std::string text = "point,luck";
  for (const Prior& p : file_.priors) text += "," + csv_cell(p.name);
  text += "\n";
  for (std::size_t run = 0; run < runs.luck.size(); ++run) {
    const std::size_t point = run / runs.replicates;
    text += fmt::format("{},{}", point, runs.luck[run]);
    for (const double x : runs.points[point]) text += "," + csv_cell(x);
    text += "\n";
  }
  const fs::path path = wave(runs.number) / "points.csv";
  fs::create_directories(path.parent_path());
  if (!fs::exists(path)) write_text(path, text);
  if (read_text_file(path, most_points_text) != text)
    throw WrongInput({{path.string()},
                      "are not the points that the waves before lead to",
                      "it or an outputs.csv before it was changed",
                      "Put back what was there, or add --overwrite."});
}

std::optional<Outputs> CalibrationFolder::read_outputs(const WaveRuns& runs) const {
  const fs::path path = wave(runs.number) / "outputs.csv";
  if (!fs::exists(path)) return std::nullopt;
  const CsvTable table = read_csv(path);
  Problems problems;
  std::vector<std::size_t> columns;
  for (const CalibrationTarget& t : file_.targets) {
    if (!table.column(t.name))
      problems.add({table.file, 1, 1}, "no column " + t.name, fmt::format("it is a target of {}", file_.path.string()));
    columns.push_back(table.column(t.name).value_or(0));
  }
  if (table.rows.size() != runs.luck.size())
    problems.add({table.file}, fmt::format("{} rows of outputs", table.rows.size()),
                 fmt::format("points.csv has {}", runs.luck.size()), "Write one row for each, in their order.");
  problems.stop_here();
  Outputs outputs{runs.replicates, columns.size(), {}};
  for (const auto& row : table.rows) {
    for (std::size_t t = 0; t < columns.size(); ++t)
      outputs.values.push_back(table.number(row[columns[t]], file_.targets[t].name, problems));
    if (problems.all().size() > 20) break;
  }
  problems.stop_here();
  return outputs;
}

void CalibrationFolder::write_outputs(const WaveRuns& runs, const Outputs& outputs) const {
  std::string text;
  for (std::size_t t = 0; t < file_.targets.size(); ++t) text += (t > 0 ? "," : "") + csv_cell(file_.targets[t].name);
  text += "\n";
  for (std::size_t run = 0; run < runs.luck.size(); ++run)
    for (std::size_t t = 0; t < outputs.targets; ++t)
      text += csv_cell(outputs.values[run * outputs.targets + t]) + (t + 1 < outputs.targets ? "," : "\n");
  write_text(wave(runs.number) / "outputs.csv", text);
}

}  // namespace tenure
