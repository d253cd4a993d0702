#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "models/synthesis/district_file.hpp"
#include "sim/csv.hpp"

namespace tenure {

namespace {

std::optional<std::int64_t> whole(const CsvTable& table, const CsvTable::Cell& cell, const std::string& what,
                                  Problems& problems) {
  std::int64_t value = 0;
  const char *first = cell.text.data(), *last = first + cell.text.size();
  const auto [end, error] = std::from_chars(first, last, value);
  if (error == std::errc{} && end == last && value >= 0) return value;
  problems.add(table.place(cell), fmt::format("{} = \"{}\"", what, cell.text), "must be a whole number from 0");
  return std::nullopt;
}

}  // namespace

std::vector<CommunityCounts> read_communities_csv(const std::filesystem::path& path,
                                                  const std::vector<TownCounts>& towns, Problems& problems) {
  CsvTable table;
  try {
    table = read_csv(path);
  } catch (const WrongInput& wrong) {  // said together with what else is wrong
    for (const Problem& problem : wrong.problems()) problems.add(problem);
    return {};
  }
  const std::vector<std::string> wanted{"community", "town", "residents"};
  for (const std::string& name : wanted)
    if (!table.column(name))
      problems.add({table.file, 1, 1}, fmt::format("no column \"{}\"", name), "the first line names the columns",
                   "Write community,town,residents or community,town,residents,rental_buildings.");
  for (const std::string& name : table.names)
    if (name != "rental_buildings" && std::find(wanted.begin(), wanted.end(), name) == wanted.end())
      problems.add({table.file, 1, 1}, fmt::format("column \"{}\"", name), "is none that is read",
                   "Columns are community, town, residents and rental_buildings.");
  if (problems.any()) return {};
  const std::size_t name = *table.column("community"), town = *table.column("town"),
                    residents = *table.column("residents");
  const auto buildings = table.column("rental_buildings");
  std::vector<std::string> town_names;
  for (const TownCounts& t : towns) town_names.push_back(t.name);
  std::vector<CommunityCounts> rows;
  for (const auto& cells : table.rows) {
    CommunityCounts row{cells[name].text, 0, 0, std::nullopt, {}};
    if (row.name.empty()) problems.add(table.place(cells[name]), "a community has no name");
    const auto found = std::find(town_names.begin(), town_names.end(), cells[town].text);
    row.town = static_cast<std::size_t>(found - town_names.begin());
    if (found == town_names.end()) {
      const std::string near = did_you_mean(cells[town].text, town_names);
      problems.add(table.place(cells[town]), fmt::format("town \"{}\"", cells[town].text), "no [[town]] is called so",
                   near.empty() ? "" : fmt::format("Did you mean \"{}\"?", near));
    }
    row.residents = whole(table, cells[residents], "residents", problems).value_or(0);
    if (buildings) row.rental_buildings = whole(table, cells[*buildings], "rental_buildings", problems);
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.town < b.town; });
  return rows;
}

}  // namespace tenure
