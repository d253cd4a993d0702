#include "models/migration/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/state/purposes.hpp"
#include "sim/gamma.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

/// A counted region's candidates are drawn for so many times its people of the first day: it may grow by a quarter
/// before the number of candidates stays behind, and a district takes years for that.
constexpr double room_to_grow = 1.25;

Skill draw_skill(Stream& draws, const MigrationParameters& at) {
  const double total = std::accumulate(at.skill.begin(), at.skill.end(), 0.0);
  double left = draws.uniform() * total;
  for (std::size_t k = 0; k + 1 < skills; ++k) {
    left -= at.skill[k];
    if (left < 0) return static_cast<Skill>(k);
  }
  return static_cast<Skill>(skills - 1);
}

}  // namespace

double season(Day today, std::span<const Day> spring_festivals, const MigrationParameters& at) {
  double factor = 1;
  for (const Day festival : spring_festivals) {
    const int since = today - festival;
    // few set out in the month before it
    if (since >= -even_month && since < 0) factor *= at.festival_before;
    if (since >= 0) factor += at.festival_after * std::exp(-since / at.festival_fading);
  }
  return factor;
}

CandidateAges::CandidateAges(const MigrationParameters& at)
    : from_(at.age_from), beyond_(at.age_mean - at.age_from), shape_(at.age_shape), most_(at.age_most) {
  if (beyond_ <= 0) return;
  const int most = static_cast<int>(most_);
  for (int years = static_cast<int>(from_) + 1; years <= most; ++years)
    younger_.push_back(gamma_below(shape_, (years - from_) / beyond_));
}

int CandidateAges::at(double u) const {
  // The quantile takes far longer than a look at the shares, which tell the same but where they are rounded.
  constexpr double rounding = 1e-7;
  const auto above = std::upper_bound(younger_.begin(), younger_.end(), u);
  const bool doubtful = younger_.empty() || (above != younger_.end() && *above - u < rounding) ||
                        (above != younger_.begin() && u - *(above - 1) < rounding);
  return doubtful ? by_quantile(u) : static_cast<int>(from_) + static_cast<int>(above - younger_.begin());
}

int CandidateAges::by_quantile(double u) const {
  return static_cast<int>(std::min(from_ + beyond_ * gamma_quantile(shape_, u), most_));
}

Candidate make_candidate(RegionId origin, std::uint32_t household_luck, std::uint32_t person_luck,
                         const CandidateAges& ages, const MigrationParameters& at, const Luck& luck, Day today) {
  Stream draws(luck, purpose::candidate, household_luck);
  const int year = year_of(today);
  const bool couple = draws.chance(at.couple);
  const bool child = draws.chance(at.child);
  const bool second_child = draws.chance(at.child);
  const bool registered = draws.chance(at.registered);

  Candidate c{{household_luck, origin, registered, 0, today}, {}};
  const auto add = [&](int years, Skill skill, bool female, bool works) {
    const auto key = static_cast<std::uint32_t>(person_luck + c.members.size());
    c.members.push_back({key, static_cast<std::int16_t>(year - years), skill, female, works});
  };
  const int years = ages.at(draws.uniform());
  const bool woman = !couple && draws.chance(at.female);
  const Skill skill = draw_skill(draws, at);
  add(years, skill, woman, draws.chance(woman ? at.participation_women : at.participation_men));
  c.household.e_bikes = static_cast<std::uint8_t>(c.household.e_bikes + draws.chance(at.e_bike));
  if (!couple) return c;

  const bool same_skill = draws.chance(at.same_skill);
  const Skill other_skill = draw_skill(draws, at);
  add(years, same_skill ? skill : other_skill, true, draws.chance(at.participation_women));
  c.household.e_bikes = static_cast<std::uint8_t>(c.household.e_bikes + draws.chance(at.e_bike));
  const int oldest = std::min(years - static_cast<int>(at.birth_from), adult_from - 1);
  for (int children = child + (child && second_child); children > 0 && oldest >= 0; --children) {
    const int child_years = static_cast<int>(draws.below(static_cast<std::uint32_t>(oldest + 1)));
    add(child_years, Skill::basic, draws.chance(at.female), false);
  }
  return c;
}

bool is_there(const District& d, const Candidate& candidate, const Luck& luck) {
  const RegionId origin = candidate.household.origin;
  if (!d.regions.counts(origin)) return true;
  const double present = d.regions.presence(origin, static_cast<std::size_t>(candidate.members.front().skill));
  return Stream(luck, purpose::candidate_presence, candidate.household.luck).chance(present / room_to_grow);
}

std::vector<Candidate> candidates(const District& d, const MigrationParameters& at, const Luck& luck, Day today) {
  std::vector<RegionId> origins;
  const double of_the_season = season(today, d.spring_festivals, at);
  for (const RegionId region : Ids<RegionTable>(d.regions.size())) {
    const double mean = d.regions.candidates[region] * of_the_season * (d.regions.counts(region) ? room_to_grow : 1.0);
    const int number = Stream(luck, purpose::candidates, region.value, today).poisson(mean);
    origins.insert(origins.end(), static_cast<std::size_t>(number), region);
  }
  const CandidateAges ages(at);
  std::vector<Candidate> all(origins.size());
  parallel_blocks(
      all.size(),
      [&](std::size_t begin, std::size_t end, std::size_t) {
        for (std::size_t i = begin; i < end; ++i)
          all[i] = make_candidate(origins[i], d.candidate_households + static_cast<std::uint32_t>(i), 0, ages, at, luck,
                                  today);
      },
      gather_block_rows(all.size()));
  // How many members come before somebody is known only now.
  std::uint32_t person = d.candidate_persons;
  for (Candidate& c : all)
    for (NewPerson& member : c.members) member.luck = person++;
  return all;
}

}  // namespace tenure
