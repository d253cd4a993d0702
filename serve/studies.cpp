#include "serve/studies.hpp"

#include <sys/random.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "serve/scenario_json.hpp"
#include "sim/csv.hpp"
#include "sim/finished_file.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_scenarios = 16;
constexpr std::size_t longest_title = 200;

std::string now_text(const char* format) {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[40];
  return {text, std::strftime(text, sizeof text, format, &parts)};
}

std::string new_id() {
  std::uint32_t luck = 0;
  if (getrandom(&luck, sizeof luck, 0) != sizeof luck) throw std::runtime_error("the system gave no random bytes");
  return fmt::format("{}-{:08x}", now_text("%Y%m%d-%H%M%S"), luck);
}

bool is_id(const std::string& id) {
  return id.size() > 9 && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
         });
}

void write_file(const fs::path& path, const std::string& text) {
  const fs::path part = path.string() + ".part";
  std::ofstream file(part, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw std::runtime_error(path.string() + ": could not be written (is the disk full?)");
  take_name(part, path);
}

std::uintmax_t bytes_of(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  std::error_code gone;
  for (fs::recursive_directory_iterator at(folder, gone), end; !gone && at != end; at.increment(gone))
    if (at->is_regular_file(gone)) bytes += at->file_size(gone);
  return bytes;
}

bool is_date(const std::string& text) {
  return text.size() == 10 && text.find_first_not_of("0123456789-") == std::string::npos;
}

/// Throws std::invalid_argument with what must change.
void check_run(const Json& run) {
  const auto number = [&](const char* key, double least, double most) {
    if (!run.contains(key) || !run[key].is_number() || run[key].get<double>() < least || run[key].get<double>() > most)
      throw std::invalid_argument(fmt::format("{} must be a number from {} to {}.", key, least, most));
  };
  if (!run.is_object()) throw std::invalid_argument("run must be an object.");
  number("replicates", 1, 10000);
  number("seed", 0, 9e15);
  number("people", 1e-4, 1);
  if (run.contains("until") && !run["until"].is_null() && !(run["until"].is_string() && is_date(run["until"])))
    throw std::invalid_argument("until must be a date (2023-01-01).");
}

/// What of `asked` a study keeps, checked for its shape.
Json asked_for(const Json& asked) {
  if (!asked.is_object()) throw std::invalid_argument("A study is an object.");
  const Json scenarios = asked.value("scenarios", Json::array());
  const std::string title = asked.value("title", ""), base = asked.value("base", "");
  if (title.empty() || title.size() > longest_title)
    throw std::invalid_argument("A study needs a title of at most 200 bytes.");
  check_run(asked.value("run", Json()));
  if (!scenarios.is_array() || scenarios.size() > most_scenarios)
    throw std::invalid_argument("A study has at most 16 scenarios.");
  std::set<std::string> names{fs::path(base).stem().string()};
  for (const Json& scenario : scenarios) {
    const std::string name = scenario.is_object() ? scenario.value("name", "") : "";
    if (!is_scenario_name(name))
      throw std::invalid_argument(fmt::format("\"{}\" is no short name: small letters, digits and hyphens.", name));
    if (!names.insert(name).second) throw std::invalid_argument(fmt::format("Two scenarios are called {}.", name));
    (void)toml_of(scenario, "x");
  }
  return {{"title", title}, {"base", base}, {"run", asked["run"]}, {"scenarios", scenarios}};
}

}  // namespace

Studies::Studies(fs::path folder, std::string version, bool read_only)
    : folder_(std::move(folder)), version_(std::move(version)) {
  if (!read_only) fs::create_directories(folder_);
  folder_ = fs::weakly_canonical(folder_);
  if (read_only) return;
  for (const Json& study : list())
    if (const std::string state = study.value("state", ""); state == "running" || state == "queued")
      put(study["id"], {{"state", "interrupted"}, {"message", "The server ended while it ran. It can be run again."}});
}

Json Studies::list() const {
  Json all = Json::array();
  if (!fs::is_directory(folder_)) return all;
  std::vector<std::string> ids;
  for (const auto& entry : fs::directory_iterator(folder_))
    if (has(entry.path().filename().string())) ids.push_back(entry.path().filename().string());
  std::sort(ids.rbegin(), ids.rend());
  for (const std::string& id : ids) {
    Json row{{"id", id}, {"bytes", bytes_of(folder_ / id)}};
    try {
      const Json study = read(id);
      const double arms = static_cast<double>(study["scenarios"].size()) + 1;
      for (const char* key : {"title", "state", "created", "version", "base", "run", "message", "parent"})
        if (study.contains(key)) row[key] = study[key];
      row["scenarios"] = study["scenarios"].size();
      row["runs"] = arms * study["run"]["replicates"].get<double>();
    } catch (const std::exception& unreadable) {
      row["title"] = id;
      row["state"] = "unreadable";
      row["message"] = unreadable.what();
    }
    all.push_back(std::move(row));
  }
  return all;
}

bool Studies::has(const std::string& id) const {
  return is_id(id) && fs::is_regular_file(folder_ / id / "study.json");
}

Json Studies::read(const std::string& id) const {
  std::ostringstream text;
  text << std::ifstream(folder_ / id / "study.json", std::ios::binary).rdbuf();
  Json study = Json::parse(text.str(), nullptr, false);
  if (study.is_discarded() || !study.is_object() || !study.contains("schema"))
    throw std::runtime_error(
        "study.json is damaged. The results in the study's folder may still be whole: open them with tenure report.");
  if (study["schema"] != study_schema)
    throw std::runtime_error(
        fmt::format("written by a newer version (schema {}; this one reads {}). Use that version of tenure.",
                    study["schema"].dump(), study_schema));
  if (!study.contains("scenarios") || !study["scenarios"].is_array() || !study.contains("run") ||
      !study["run"].is_object() || !study["run"].contains("replicates"))
    throw std::runtime_error("study.json is damaged: it lacks scenarios or run.");
  return study;
}

Json Studies::create(const Json& asked) {
  Json study{{"schema", study_schema}, {"id", new_id()},
             {"state", "draft"},       {"created", now_text("%Y-%m-%dT%H:%M:%SZ")},
             {"version", version_},    {"parent", asked.is_object() ? asked.value("parent", Json()) : Json()}};
  study.update(asked_for(asked));
  const std::string id = study["id"];
  fs::create_directories(folder_ / id);
  write_file(folder_ / id / "study.json", study.dump(1));
  return study;
}

Json Studies::save(const std::string& id, const Json& asked) {
  const Json study = read(id);
  if (study["state"] != "draft") throw std::invalid_argument("This study has run. Duplicate it to change it.");
  return put(id, asked_for(asked));
}

void Studies::remove(const std::string& id) {
  fs::remove_all(folder_ / id);
}

Json Studies::put(const std::string& id, const Json& keys) {
  Json study = read(id);
  study.update(keys);
  write_file(folder_ / id / "study.json", study.dump(1));
  return study;
}

std::vector<std::string> Studies::write_scenarios(const Json& study, const Catalogue& catalogue) const {
  const fs::path folder = folder_ / study["id"].get<std::string>() / "scenarios";
  const fs::path base = catalogue.path_of(study["base"]);
  fs::create_directories(folder);
  std::vector<std::string> paths{base.string()};
  for (const Json& scenario : study["scenarios"]) {
    const fs::path path = folder / (scenario["name"].get<std::string>() + ".toml");
    write_file(path, toml_of(scenario, fs::proximate(base, folder).generic_string()).text);
    paths.push_back(path.string());
  }
  return paths;
}

std::vector<std::string> sets_of(const Json& run) {
  check_run(run);
  std::vector<std::string> sets{fmt::format("run.replicates={}", run["replicates"].get<std::int64_t>()),
                                fmt::format("run.seed={}", run["seed"].get<std::int64_t>())};
  if (run.contains("until") && run["until"].is_string()) sets.push_back("run.until=" + run["until"].get<std::string>());
  return sets;
}

Json answers_of(const fs::path& study_folder) {
  const fs::path path = study_folder / "results" / "differences.csv";
  Json rows = Json::array();
  if (!fs::is_regular_file(path)) return rows;
  const CsvTable table = read_csv(path);
  const std::optional<std::size_t> label = table.column("label");
  for (const auto& cells : table.rows) {
    if (label && !cells[*label].text.empty()) continue;
    Json row = Json::object();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string& text = cells[i].text;
      const bool is_word = table.names[i] == "scenario" || table.names[i] == "outcome" || table.names[i] == "unit";
      if (is_word)
        row[table.names[i]] = text;
      else if (!text.empty() && table.names[i] != "label")
        row[table.names[i]] = std::strtod(text.c_str(), nullptr);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tenure
