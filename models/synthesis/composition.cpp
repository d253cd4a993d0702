#include "models/synthesis/composition.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/synthesis/fitting.hpp"
#include "models/synthesis/rounding.hpp"

namespace tenure {

namespace {

using Counts = std::vector<std::int64_t>;

std::int64_t sum_of(const Counts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}
std::vector<double> real(const Counts& counts) {
  return {counts.begin(), counts.end()};
}

/// Fits the seed to whole margins and rounds what comes out.
Counts fit_whole(std::vector<double> seed, const Counts& rows, const Counts& columns) {
  const Fit fitted = fit_two_way(std::move(seed), real(rows), real(columns), 1e-12, 200);
  return controlled_rounding(fitted.cells, rows, columns);
}

/// Independent of one another: what rows and columns alone say.
Counts spread(const Counts& rows, const Counts& columns) {
  const double whole = std::max<double>(1.0, static_cast<double>(sum_of(rows)));
  std::vector<double> cells;
  cells.reserve(rows.size() * columns.size());
  for (const auto r : rows)
    for (const auto c : columns) cells.push_back(static_cast<double>(r) * static_cast<double>(c) / whole);
  return controlled_rounding(cells, rows, columns);
}

/// People of some strata of one registration by (stratum, band, skill, sex): age first, then skill within age, then
/// sex.
std::vector<Counts> persons_of(const PopulationCounts& p, const Counts& people, const std::vector<double>& ages,
                               const std::array<double, skills>& skill_shares, std::int64_t women,
                               const std::vector<const std::vector<double>*>& age_seed) {
  const std::size_t bands = ages.size();
  const std::int64_t total = sum_of(people);
  const Counts by_age = apportion(ages, total);
  std::vector<double> seed;
  for (const auto* propensity : age_seed)
    for (std::size_t b = 0; b < bands; ++b) seed.push_back(ages[b] * (propensity ? (*propensity)[b] : 1.0));
  const Counts stratum_band = fit_whole(seed, people, by_age);

  std::int64_t adults = 0;
  for (std::size_t b = 0; b < bands; ++b) adults += p.age_from[b] >= 16 ? by_age[b] : 0;
  Counts by_skill = apportion(skill_shares, adults);
  by_skill[0] += total - adults;
  seed.clear();
  for (std::size_t row = 0; row < stratum_band.size(); ++row)
    for (std::size_t k = 0; k < skills; ++k)
      seed.push_back(p.age_from[row % bands] >= 16 ? skill_shares[k] : (k == 0 ? 1.0 : 0.0));
  const Counts with_skill = fit_whole(seed, stratum_band, by_skill);
  const Counts with_sex = spread(with_skill, {total - women, women});

  const std::size_t cells = bands * skills * 2;
  std::vector<Counts> result;
  for (std::size_t s = 0; s < people.size(); ++s)
    result.emplace_back(with_sex.begin() + static_cast<std::ptrdiff_t>(s * cells),
                        with_sex.begin() + static_cast<std::ptrdiff_t>((s + 1) * cells));
  return result;
}

/// Households by size for `people` members in all.
Counts household_sizes(std::int64_t people, const std::vector<double>& shares) {
  double mean = 0;
  for (std::size_t s = 0; s < shares.size(); ++s) mean += static_cast<double>(s + 1) * shares[s];
  Counts sizes = apportion(shares, std::llround(static_cast<double>(people) / mean));
  std::int64_t members = 0;
  for (std::size_t s = 0; s < sizes.size(); ++s) members += static_cast<std::int64_t>(s + 1) * sizes[s];
  // Rounding leaves a few people over or short: some households grow or shrink by one.
  for (; members < people; ++members) {
    const auto k = std::max_element(sizes.begin(), sizes.end() - 1);
    if (k + 1 != sizes.end() && *k > 0)
      --*k, ++*(k + 1);
    else
      ++sizes[0];
  }
  for (; members > people; --members) {
    const auto k = std::max_element(sizes.begin() + 1, sizes.end());
    if (k != sizes.end() && *k > 0)
      --*k, ++*(k - 1);
    else
      --sizes[0];
  }
  return sizes;
}

/// Households by community and size, so that each community's households hold exactly its people.
std::vector<Counts> households_by_community(const Counts& people, const Counts& sizes) {
  const std::size_t n = people.size(), m = sizes.size();
  const Counts rows = apportion(real(people), sum_of(sizes));
  const Counts table = spread(rows, sizes);
  std::vector<Counts> result(n);
  Counts short_of(n);
  for (std::size_t c = 0; c < n; ++c) {
    result[c].assign(table.begin() + static_cast<std::ptrdiff_t>(c * m),
                     table.begin() + static_cast<std::ptrdiff_t>((c + 1) * m));
    short_of[c] = people[c];
    for (std::size_t s = 0; s < m; ++s) short_of[c] -= static_cast<std::int64_t>(s + 1) * result[c][s];
  }
  const auto grow = [&](Counts& row, std::size_t k) { --row[k], ++row[k + 1]; };
  const auto shrink = [&](Counts& row, std::size_t k) { --row[k + 1], ++row[k]; };
  for (std::size_t a = 0, b = 0; a < n; ++a)
    for (; short_of[a] > 0; --short_of[a], ++short_of[b]) {
      while (short_of[b] >= 0) ++b;
      std::size_t both = m, one = m, other = m;
      for (std::size_t k = 0; k + 1 < m; ++k) {
        const bool can_grow = result[a][k] > 0, can_shrink = result[b][k + 1] > 0;
        if (can_grow && can_shrink && both == m) both = k;
        if (can_grow && one == m) one = k;
        if (can_shrink && other == m) other = k;
      }
      if (both < m) one = other = both;
      if (one < m)
        grow(result[a], one);
      else
        ++result[a][0];
      if (other < m)
        shrink(result[b], other);
      else
        --result[b][0];
    }
  return result;
}

/// Shares in the labour force: propensities with their odds scaled until the labour force is as given; everyone in a
/// dormitory is in it.
void set_labour_force(std::vector<CommunityComposition>& all, const PopulationCounts& p) {
  const std::size_t bands = p.age_from.size();
  const auto count = [&](const CommunityComposition& c, std::size_t s, std::size_t b) {
    std::int64_t n = 0;
    for (std::size_t i = 0; i < 2 * skills; ++i) n += c.persons[s][b * 2 * skills + i];
    return n;
  };
  const auto employed = std::llround(p.employed);
  const auto force = std::llround(p.employed / (1 - p.unemployment));
  std::vector<double> number;
  double dormitory = 0;
  std::vector<double> others(bands, 0);
  for (const auto& c : all)
    for (std::size_t s = 0; s < strata; ++s)
      for (std::size_t b = 0; b < bands; ++b) {
        number.push_back(static_cast<double>(count(c, s, b)));
        (s == in_dormitory ? dormitory : others[b]) += number.back();
      }
  const auto rate = [&](std::size_t b, double scale) {
    const double q = p.participation[b];
    return q * scale / (1 - q + q * scale);
  };
  double low = 1e-9, high = 1e9;
  for (int i = 0; i < 200; ++i) {
    const double scale = std::sqrt(low * high);
    double sum = dormitory;
    for (std::size_t b = 0; b < bands; ++b)
      sum += others[b] > 0 && p.participation[b] > 0 ? others[b] * rate(b, scale) : 0;
    (sum < static_cast<double>(force) ? low : high) = scale;
  }
  std::vector<double> expected(number.size());
  for (std::size_t i = 0; i < number.size(); ++i) {
    const std::size_t b = i % bands, s = i / bands % strata;
    expected[i] = number[i] * (s == in_dormitory ? 1.0 : p.participation[b] > 0 ? rate(b, high) : 0.0);
  }
  const Counts in_force = apportion(expected, force);
  std::vector<double> may_be_without_job;
  for (std::size_t c = 0; c < all.size(); ++c) {
    double outside_dormitories = 0;
    for (std::size_t s = 0; s < strata; ++s) {
      const auto from = in_force.begin() + static_cast<std::ptrdiff_t>((c * strata + s) * bands);
      all[c].in_labour_force[s].assign(from, from + static_cast<std::ptrdiff_t>(bands));
      if (s != in_dormitory)
        outside_dormitories +=
            static_cast<double>(std::accumulate(from, from + static_cast<std::ptrdiff_t>(bands), std::int64_t{0}));
    }
    may_be_without_job.push_back(outside_dormitories);
  }
  const Counts without_job = apportion(may_be_without_job, force - employed);
  for (std::size_t c = 0; c < all.size(); ++c) all[c].unemployed = without_job[c];
}

/// Rental buildings: as given, or in proportion to dwellings; wherever people rent there is one at least.
Counts rental_buildings(const DistrictFile& file, const Counts& dwellings, std::int64_t total) {
  Counts buildings = apportion(real(dwellings), total);
  if (std::all_of(file.communities.begin(), file.communities.end(),
                  [](auto& c) { return c.rental_buildings.has_value(); }))
    for (std::size_t c = 0; c < buildings.size(); ++c) buildings[c] = *file.communities[c].rental_buildings;
  for (std::size_t c = 0; c < buildings.size(); ++c)
    if (buildings[c] == 0 && dwellings[c] > 0) {
      auto most = std::max_element(buildings.begin(), buildings.end());
      if (*most > 1) --*most, ++buildings[c];
    }
  return buildings;
}

}  // namespace

std::vector<CommunityComposition> compose(const DistrictFile& file) {
  const PopulationCounts& p = file.population;
  const HousingCounts& h = file.housing;
  const std::size_t n = file.communities.size();
  std::vector<CommunityComposition> all(n);

  const auto floating = std::llround(static_cast<double>(p.residents) * p.floating_share);
  Counts people = apportion(
      std::array{p.rental_share, p.dormitory_share, std::max(0.0, 1 - p.rental_share - p.dormitory_share)}, floating);
  people.push_back(p.residents - floating);
  const auto women = std::llround(static_cast<double>(p.residents) * p.women_share);
  const Counts women_by =
      apportion(std::array{static_cast<double>(floating), static_cast<double>(p.residents - floating)}, women);
  std::vector<Counts> persons = persons_of(p, {people[0], people[1], people[2]}, p.age_floating, p.floating,
                                           women_by[0], {&p.rental_ages, &p.dormitory_ages, nullptr});
  persons.push_back(persons_of(p, {people[3]}, p.age_local, p.local, women_by[1], {nullptr}).front());

  Counts residents;
  for (const CommunityCounts& c : file.communities) residents.push_back(c.residents);
  const Counts placed = spread(residents, people);
  for (std::size_t s = 0; s < strata; ++s) {
    Counts here(n);
    for (std::size_t c = 0; c < n; ++c) here[c] = all[c].people[s] = placed[c * strata + s];
    const Counts cells = spread(here, persons[s]);
    const std::vector<double> single{1.0};
    const auto& shares = s == renting ? p.renter_sizes : s == in_dormitory ? single : p.owner_sizes;
    const auto households = households_by_community(here, household_sizes(people[s], shares));
    const std::size_t width = persons[s].size();
    for (std::size_t c = 0; c < n; ++c) {
      all[c].persons[s].assign(cells.begin() + static_cast<std::ptrdiff_t>(c * width),
                               cells.begin() + static_cast<std::ptrdiff_t>((c + 1) * width));
      all[c].households[s] = households[c];
    }
  }
  set_labour_force(all, p);

  Counts renters(n), beds(n), floating_households(n), adults(n);
  for (std::size_t c = 0; c < n; ++c) {
    renters[c] = households_of(all[c], renting);
    beds[c] = all[c].people[in_dormitory];
    floating_households[c] = renters[c] + beds[c] + households_of(all[c], owning_floating);
    for (std::size_t s = 0; s < strata; ++s)
      for (std::size_t cell = 0; cell < all[c].persons[s].size(); ++cell)
        if (p.age_from[cell / (2 * skills)] >= 16) adults[c] += all[c].persons[s][cell];
  }
  const auto vacant_of = [](const Counts& occupied, double empty) {
    return apportion(real(occupied), std::llround(static_cast<double>(sum_of(occupied)) * empty / (1 - empty)));
  };
  const Counts vacant = vacant_of(renters, h.vacancy), vacant_beds = vacant_of(beds, h.dormitory_vacancy);
  Counts dwellings = renters;
  for (std::size_t c = 0; c < n; ++c) dwellings[c] += vacant[c];
  const Counts tiers_total(h.landlords.begin(), h.landlords.end());
  const Counts buildings = rental_buildings(file, dwellings, sum_of(tiers_total));
  const Counts landlords = spread(buildings, tiers_total);
  const Counts e_bikes = apportion(
      real(adults), std::min<std::int64_t>(sum_of(adults),
                                           std::llround(static_cast<double>(p.residents) * p.e_bikes_per_1000 / 1000)));
  std::vector<double> origin;
  for (const RegionCounts& r : file.regions) origin.push_back(r.origin_share);
  const Counts stays = spread(floating_households, apportion(p.stay_shares, sum_of(floating_households)));
  const Counts origins = spread(floating_households, apportion(origin, sum_of(floating_households)));
  for (std::size_t c = 0; c < n; ++c) {
    // A building has one dwelling at least, let or not.
    all[c].vacant_rentals = std::max(dwellings[c], buildings[c]) - renters[c];
    all[c].vacant_beds = vacant_beds[c];
    all[c].rental_buildings = buildings[c];
    all[c].e_bikes = e_bikes[c];
    for (std::size_t t = 0; t < tiers; ++t) all[c].landlords[t] = landlords[c * tiers + t];
    const std::size_t bands = p.stay_shares.size(), regions = origin.size();
    all[c].stays.assign(stays.begin() + static_cast<std::ptrdiff_t>(c * bands),
                        stays.begin() + static_cast<std::ptrdiff_t>((c + 1) * bands));
    all[c].origins.assign(origins.begin() + static_cast<std::ptrdiff_t>(c * regions),
                          origins.begin() + static_cast<std::ptrdiff_t>((c + 1) * regions));
  }
  return all;
}

}  // namespace tenure
