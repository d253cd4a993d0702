#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include <fmt/format.h>

#include "models/state/ids.hpp"
#include "models/synthesis/district_file.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

namespace {

template <class Section>
void read_section(const TomlTable& file, const std::string& key, Section& into, Problems& problems) {
  if (const TomlTable* section = table(file, key, problems))
    read_fields(flattened(*section), fields_of(into), problems, "[" + key + "]");
  else
    problems.add(file.place, fmt::format("[{}] is missing", key), "docs/district-format.md lists its keys",
                 fmt::format("Write a section [{}].", key));
}

template <class Row>
std::vector<Row> read_rows(const TomlTable& file, const std::string& key, Problems& problems) {
  std::vector<Row> rows;
  for (const TomlTable* row : tables(file, key, problems)) {
    rows.emplace_back();
    read_fields(flattened(*row), fields_of(rows.back()), problems, "[[" + key + "]]");
  }
  return rows;
}

/// Says what does not add up, at one place.
class Check {
 public:
  Check(Place where, Problems& problems) : where_(std::move(where)), problems_(problems) {}

  void holds(bool right, std::string what, std::string why, std::string instead = {}) {
    if (!right) problems_.add(where_, std::move(what), std::move(why), std::move(instead));
  }
  template <class Shares>
  void adds_to_one(const std::string& name, const Shares& shares) {
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    holds(std::abs(sum - 1) < 1e-6, fmt::format("{} adds up to {:.6g}", name, sum), "must add up to 1");
  }
  void same_length(const std::string& name, std::size_t length, const std::string& other, std::size_t expected) {
    holds(length == expected, fmt::format("{} has {} entries", name, length),
          fmt::format("{} has {}, one for each", other, expected));
  }
  void bands(const std::string& name, const std::vector<double>& from, double to) {
    bool rising = !from.empty() && from.front() == 0 && from.back() < to;
    for (std::size_t i = 1; i < from.size(); ++i) rising &= from[i - 1] < from[i];
    holds(rising, fmt::format("{} is not a row of bands", name), "must begin at 0 and rise, the last below its end");
  }
  void interval(const std::string& name, const std::vector<double>& ends) {
    holds(ends.size() == 2 && ends[0] <= ends[1], name + " is not an interval", "must be [from, to]");
  }

 private:
  Place where_;
  Problems& problems_;
};

void check_population(const PopulationCounts& p, Check& check) {
  check.bands("population.age_from", p.age_from, p.age_to);
  for (const double edge : {6.0, 16.0})
    check.holds(std::find(p.age_from.begin(), p.age_from.end(), edge) != p.age_from.end(),
                fmt::format("population.age_from has no {}", edge),
                edge == 6 ? "school begins at 6" : "school ends and work may begin at 16");
  for (const double from : p.age_from)
    check.holds(from == std::floor(from), fmt::format("population.age_from has {}", from), "must be whole years");
  check.same_length("population.age_floating", p.age_floating.size(), "age_from", p.age_from.size());
  check.same_length("population.age_local", p.age_local.size(), "age_from", p.age_from.size());
  check.same_length("population.participation", p.participation.size(), "age_from", p.age_from.size());
  for (std::size_t b = 0; b < std::min(p.age_from.size(), p.participation.size()); ++b)
    check.holds(p.age_from[b] >= 16 || p.participation[b] == 0,
                fmt::format("population.participation is {} from age {}", p.participation[b], p.age_from[b]),
                "children under 16 do not work", "Write 0.");
  check.same_length("population.rental_ages", p.rental_ages.size(), "age_from", p.age_from.size());
  check.same_length("population.dormitory_ages", p.dormitory_ages.size(), "age_from", p.age_from.size());
  check.same_length("population.parent_ages", p.parent_ages.size(), "age_from", p.age_from.size());
  for (std::size_t b = 0; b < std::min(p.age_from.size(), p.dormitory_ages.size()); ++b)
    check.holds(p.age_from[b] >= 16 || p.dormitory_ages[b] == 0,
                fmt::format("population.dormitory_ages is {} from age {}", p.dormitory_ages[b], p.age_from[b]),
                "children under 16 do not live in dormitories", "Write 0.");
  check.adds_to_one("population.age_floating", p.age_floating);
  check.adds_to_one("population.age_local", p.age_local);
  check.adds_to_one("population.skill_floating", p.floating);
  check.adds_to_one("population.skill_local", p.local);
  check.adds_to_one("population.renter_sizes", p.renter_sizes);
  check.adds_to_one("population.owner_sizes", p.owner_sizes);
  check.holds(p.renter_sizes.size() <= 20 && p.owner_sizes.size() <= 20,
              "population.renter_sizes or owner_sizes has more than 20 entries", "households have at most 20 members");
  check.holds(p.rental_share + p.dormitory_share <= 1 + 1e-9,
              fmt::format("population.rental_share + dormitory_share = {:.6g}", p.rental_share + p.dormitory_share),
              "must be at most 1; the rest own");
  check.bands("population.stay_from", p.stay_from, p.stay_to);
  check.same_length("population.stay_shares", p.stay_shares.size(), "stay_from", p.stay_from.size());
  check.adds_to_one("population.stay_shares", p.stay_shares);
  const double force = p.employed / (1 - p.unemployment);
  double adults = 0;
  for (std::size_t b = 0; b < std::min({p.age_from.size(), p.age_floating.size(), p.age_local.size()}); ++b)
    if (p.age_from[b] >= 16)
      adults += static_cast<double>(p.residents) *
                (p.floating_share * p.age_floating[b] + (1 - p.floating_share) * p.age_local[b]);
  check.holds(force <= adults, fmt::format("population.employed = {} person", p.employed),
              fmt::format("with the unemployed that is {:.0f} of {:.0f} people aged 16 and over", force, adults));
}

void check_communities(const DistrictFile& file, Check& check) {
  const std::int64_t residents = file.population.residents;
  check.holds(!file.communities.empty(), "the district has no community", "it needs one at least",
              "Give a [[town]] with communities = 1 or more, or communities_csv.");
  std::int64_t sum = 0, buildings = 0;
  bool given = !file.communities.empty();
  std::unordered_set<std::string> names;
  for (const CommunityCounts& c : file.communities) {
    sum += c.residents;
    given &= c.rental_buildings.has_value();
    buildings += c.rental_buildings.value_or(0);
    check.holds(names.insert(c.name).second, fmt::format("two communities are called \"{}\"", c.name),
                "names must differ");
  }
  check.holds(file.communities.empty() || sum == residents,
              fmt::format("residents of the communities add up to {}", sum),
              fmt::format("population.residents = {}", residents));
  const auto& l = file.housing.landlords;
  const std::int64_t landlords = std::accumulate(l.begin(), l.end(), std::int64_t{0});
  const auto peopled =
      std::count_if(file.communities.begin(), file.communities.end(), [](auto& c) { return c.residents > 0; });
  const bool renters = file.population.floating_share > 0 && file.population.rental_share > 0;
  check.holds(!renters || landlords >= peopled, fmt::format("{} landlords", landlords),
              fmt::format("people rent in each of {} communities, so that each needs a rental building", peopled));
  check.holds(!given || buildings == landlords, fmt::format("landlords of all tiers add up to {}", landlords),
              fmt::format("the communities have {} rental buildings, one landlord each", buildings));
}

}  // namespace

void check_counts(const DistrictFile& file, const Place& where, Problems& problems) {
  Check check(where, problems);
  check_population(file.population, check);
  check_communities(file, check);

  const HousingCounts& h = file.housing;
  check.interval("housing.room_area", h.room_area);
  check.interval("housing.flat_area", h.flat_area);
  check.holds(file.population.renter_sizes.size() <= static_cast<std::size_t>(h.flat_capacity),
              fmt::format("housing.flat_capacity = {} person", h.flat_capacity),
              fmt::format("renting households have up to {} members", file.population.renter_sizes.size()));
  const double renters =
      static_cast<double>(file.population.residents) * file.population.floating_share * file.population.rental_share;
  double mean_size = 0;
  for (std::size_t s = 0; s < file.population.renter_sizes.size(); ++s)
    mean_size += static_cast<double>(s + 1) * file.population.renter_sizes[s];
  const double dwellings = renters / std::max(mean_size, 1.0) / (1 - h.vacancy);
  const auto landlords = std::accumulate(h.landlords.begin(), h.landlords.end(), std::int64_t{0});
  check.holds((landlords > 0) == (renters > 0) && static_cast<double>(landlords) <= dwellings,
              fmt::format("{} landlords", landlords),
              fmt::format("each has a rental building, and {:.0f} people rent {:.0f} dwellings", renters, dwellings));

  check.adds_to_one("enterprises.sector_share", file.enterprises.sector_share);
  check.holds(file.enterprises.vacancy >= 0 && static_cast<double>(file.enterprises.count) <= file.population.employed,
              fmt::format("enterprises.count = {}", file.enterprises.count),
              fmt::format("only {} people are employed, one at least in each", file.population.employed));
  check.holds(file.enterprises.largest * static_cast<double>(file.enterprises.count) >= file.population.employed,
              fmt::format("enterprises.largest = {} person", file.enterprises.largest),
              "all enterprises of that size would not employ everyone who is employed");
  check.holds(file.incubation.teams == 0 || file.incubation.incubators + file.incubation.maker_spaces > 0,
              fmt::format("incubation.teams = {}", file.incubation.teams), "there is no incubator or maker space");

  for (const std::string_view kind : request_kind_names)
    check.holds(std::any_of(file.departments.begin(), file.departments.end(),
                            [&](const DepartmentCounts& department) {
                              return std::find(department.kinds.begin(), department.kinds.end(), kind) !=
                                     department.kinds.end();
                            }),
                fmt::format("no [[department]] takes requests of kind \"{}\"", kind), "each kind needs one",
                "Name it in the kinds of a department.");

  std::vector<double> pull, origin;
  for (const RegionCounts& r : file.regions) pull.push_back(r.pull), origin.push_back(r.origin_share);
  check.holds(!file.regions.empty(), "no [[region]]", "people come from and leave for at least one");
  check.holds(file.regions.size() <= ShortId<RegionTable>::none_value,
              fmt::format("{} [[region]]", file.regions.size()),
              fmt::format("there may be {}", ShortId<RegionTable>::none_value));
  check.adds_to_one("pull of all [[region]]", pull);
  check.adds_to_one("origin_share of all [[region]]", origin);
  check.holds(std::is_sorted(file.spring_festivals.begin(), file.spring_festivals.end()),
              "district.spring_festivals does not rise", "must be in order");
}

namespace {

void read_departments(const TomlTable& toml, DistrictFile& file, Problems& problems) {
  file.departments = read_rows<DepartmentCounts>(toml, "department", problems);
  const std::string instead = "Write a [[department]] for each, or departments = [names] in [district].";
  if (file.department_names && !file.departments.empty())
    problems.add(toml.place, "departments are listed twice", "in [district] and as [[department]]", instead);
  else if (file.department_names)
    file.departments = departments_of(*file.department_names);
  else if (file.departments.empty())
    problems.add(toml.place, "no department", "somebody must answer residents' requests", instead);
}

}  // namespace

DistrictFile read_district_file(const std::filesystem::path& path, Problems& problems) {
  const TomlTable toml = read_toml(path);
  const std::size_t before = problems.all().size();
  DistrictFile file;
  check_keys(toml, {"district", "population", "housing", "enterprises", "incubation", "town", "region", "department"},
             problems, "a district file");
  read_section(toml, "district", file, problems);
  read_section(toml, "population", file.population, problems);
  read_section(toml, "housing", file.housing, problems);
  read_section(toml, "enterprises", file.enterprises, problems);
  read_section(toml, "incubation", file.incubation, problems);
  file.towns = read_rows<TownCounts>(toml, "town", problems);
  file.regions = read_rows<RegionCounts>(toml, "region", problems);
  read_departments(toml, file, problems);
  // A key that is missing or wrong would only bring more of the same below.
  if (problems.all().size() > before) return file;

  if (file.communities_csv)
    file.communities = read_communities_csv(path.parent_path() / *file.communities_csv, file.towns, problems);
  else
    make_communities(file);
  if (problems.all().size() == before && file.outlines_geojson)
    read_outlines(path.parent_path() / *file.outlines_geojson, file.communities, problems);
  if (problems.all().size() == before) check_counts(file, {path.string(), 0, 0}, problems);
  return file;
}

}  // namespace tenure
