#include <algorithm>
#include <cmath>
#include <tuple>

#include "models/state/purposes.hpp"
#include "models/synthesis/fill.hpp"
#include "models/synthesis/resize.hpp"
#include "sim/members.hpp"
#include "sim/parallel.hpp"
#include "sim/parallel_tasks.hpp"

namespace tenure {

namespace {

/// The people of one stratum of one community who have no household yet.
class Pool {
 public:
  Pool(const PopulationCounts& p, const CommunityComposition& here, std::size_t stratum)
      : p_(p),
        left_(here.persons[stratum]),
        to_work_(here.in_labour_force[stratum]),
        bands_(p.age_from.size()),
        of_(bands_ * 2, 0),
        by_band_(bands_, 0) {
    for (std::size_t cell = 0; cell < left_.size(); ++cell) {
      const std::size_t band = cell / (2 * skills);
      of_[band * 2 + cell % 2] += left_[cell];
      by_band_[band] += left_[cell];
      (child(band) ? children_ : adults_) += left_[cell];
    }
  }

  struct Someone {
    std::size_t band, sex;
    Skill skill;
    bool works;
  };

  [[nodiscard]] std::int64_t children() const { return children_; }
  [[nodiscard]] std::int64_t adults() const { return adults_; }

  Someone take_child(Stream& draws) {
    return take(draws, static_cast<double>(children_), [&](std::size_t band) { return child(band) ? 1.0 : 0.0; });
  }
  Someone take_adult(Stream& draws, bool with_children) {
    if (!with_children)
      return take(draws, static_cast<double>(adults_), [&](std::size_t band) { return child(band) ? 0.0 : 1.0; });
    const auto as_parent = [&](std::size_t band) { return child(band) ? 0.0 : p_.parent_ages[band]; };
    double sum = 0;
    for (std::size_t i = 0; i < of_.size(); ++i) sum += of_[i] * as_parent(i / 2);
    return take(draws, sum, as_parent);
  }
  /// Of the other sex and the same age band, where there is anyone left.
  Someone take_partner(Stream& draws, const Someone& of) {
    const std::size_t bucket = of.band * 2 + (1 - of.sex);
    return of_[bucket] > 0 ? from_bucket(bucket, draws) : take_adult(draws, false);
  }

 private:
  [[nodiscard]] bool child(std::size_t band) const { return p_.age_from[band] < 16; }

  /// Anyone, with a chance by the weight of the age band; `sum` is that of all weights.
  template <class Weight>
  Someone take(Stream& draws, double sum, Weight weight) {
    double at = draws.uniform() * sum;
    std::size_t bucket = of_.size();
    for (std::size_t i = 0; i < of_.size(); ++i) {
      const double w = of_[i] * weight(i / 2);
      if (w <= 0) continue;
      bucket = i;
      if (at < w) break;
      at -= w;
    }
    // Nobody of the kind that was wanted is left: anyone will do.
    if (bucket == of_.size())
      for (bucket = 0; of_[bucket] == 0;) ++bucket;
    return from_bucket(bucket, draws);
  }

  Someone from_bucket(std::size_t bucket, Stream& draws) {
    const std::size_t band = bucket / 2, sex = bucket % 2;
    std::uint32_t at = draws.below(static_cast<std::uint32_t>(of_[bucket]));
    std::size_t skill = 0;
    const auto cell = [&](std::size_t k) -> std::int32_t& { return left_[(band * skills + k) * 2 + sex]; };
    while (at >= static_cast<std::uint32_t>(cell(skill))) at -= static_cast<std::uint32_t>(cell(skill++));
    const bool works = to_work_[band] > 0 && draws.below(static_cast<std::uint32_t>(by_band_[band])) <
                                                 static_cast<std::uint32_t>(to_work_[band]);
    to_work_[band] -= works;
    --cell(skill), --of_[bucket], --by_band_[band], --(child(band) ? children_ : adults_);
    return {band, sex, static_cast<Skill>(skill), works};
  }

  const PopulationCounts& p_;
  std::vector<std::int32_t> left_, to_work_;
  std::size_t bands_;
  std::vector<std::int32_t> of_, by_band_;
  std::int64_t children_ = 0, adults_ = 0;
};

/// Which seats of a stratum's households are for children: third and later members first, then second ones.
class ChildSeats {
 public:
  ChildSeats(const std::vector<std::int64_t>& sizes, std::int64_t children) {
    std::int64_t third = 0, second = 0;
    for (std::size_t s = 1; s < sizes.size(); ++s)
      second += sizes[s], third += static_cast<std::int64_t>(s - 1) * sizes[s];
    third_ = {std::min(children, third), third};
    second_ = {std::min(children - third_.chosen, second), second};
  }
  bool next(std::size_t member, Stream& draws) {
    return member == 0 ? false : (member == 1 ? second_ : third_).next(draws);
  }

 private:
  Selection third_{0, 0}, second_{0, 0};
};

struct CommunityPeople {
  District& d;
  Plan& plan;
  std::uint32_t c;
  const CommunityComposition& here;
  CommunityComposition left;  // stays and origins still to be handed out
  HouseholdId household;
  PersonId person;
  Selection e_bikes, unemployed;
  std::vector<double> age_to;

  CommunityPeople(District& district, Plan& p, std::uint32_t community)
      : d(district),
        plan(p),
        c(community),
        here(p.communities[community]),
        left(here),
        household(p.first[community].household),
        person(p.first[community].person),
        e_bikes{here.e_bikes, 0},
        unemployed{here.unemployed, 0} {
    const PopulationCounts& counts = plan.file.population;
    for (std::size_t b = 0; b < counts.age_from.size(); ++b)
      age_to.push_back(b + 1 < counts.age_from.size() ? counts.age_from[b + 1] : counts.age_to);
    for (std::size_t s = 0; s < strata; ++s) {
      e_bikes.candidates += Pool(counts, here, s).adults();
      if (s != in_dormitory)
        for (const auto n : here.in_labour_force[s]) unemployed.candidates += n;
    }
  }

  void fill() {
    std::vector<std::uint8_t> sizes, whose;
    const auto add = [&](std::size_t s) {
      for (std::size_t size = 1; size <= here.households[s].size(); ++size) {
        sizes.insert(sizes.end(), static_cast<std::size_t>(here.households[s][size - 1]),
                     static_cast<std::uint8_t>(size));
        whose.insert(whose.end(), static_cast<std::size_t>(here.households[s][size - 1]), static_cast<std::uint8_t>(s));
      }
    };
    std::uint32_t dwelling = plan.first[c].dwelling;

    add(renting);
    rent_out(sizes, dwelling);

    sizes.assign(static_cast<std::size_t>(here.people[in_dormitory]), 1);
    sizes.resize(sizes.size() + static_cast<std::size_t>(here.vacant_beds), 0);
    shuffle(std::span(sizes), plan.luck, purpose::synthesis(31), c);
    settle(sizes, std::vector<std::uint8_t>(sizes.size(), in_dormitory), dwelling);

    sizes.clear(), whose.clear();
    add(owning_floating);
    add(owning_local);
    std::vector<std::uint16_t> both;
    for (std::size_t i = 0; i < sizes.size(); ++i)
      both.push_back(static_cast<std::uint16_t>(sizes[i] * strata + whose[i]));
    shuffle(std::span(both), plan.luck, purpose::synthesis(32), c);
    for (std::size_t i = 0; i < both.size(); ++i)
      sizes[i] = static_cast<std::uint8_t>(both[i] / strata), whose[i] = static_cast<std::uint8_t>(both[i] % strata);
    settle(sizes, whose, dwelling);
  }

 private:
  /// Large households in flats, the others anywhere; what is left over stands empty.
  void rent_out(const std::vector<std::uint8_t>& sizes, std::uint32_t& dwelling) {
    const auto n = static_cast<std::size_t>(households_of(here, renting) + here.vacant_rentals);
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    shuffle(std::span(order), plan.luck, purpose::synthesis(30), c);
    const auto capacity = [&](std::uint32_t i) { return d.dwellings.capacity[DwellingId{dwelling + i}]; };
    std::vector<std::uint8_t> taken(n, 0);
    const auto roomy = static_cast<std::uint8_t>(plan.file.housing.room_capacity);
    std::size_t flat = 0, any = 0, i = sizes.size();
    for (; i > 0 && sizes[i - 1] >= roomy; --i) {
      while (flat < n && capacity(order[flat]) <= roomy) ++flat;
      if (flat == n) break;
      taken[order[flat++]] = sizes[i - 1];
    }
    for (; i > 0; --i) {
      while (taken[order[any]] != 0) ++any;
      taken[order[any]] = sizes[i - 1];
    }
    settle(taken, std::vector<std::uint8_t>(n, renting), dwelling);
  }

  /// One household for each dwelling of size above 0.
  void settle(const std::vector<std::uint8_t>& sizes, const std::vector<std::uint8_t>& whose, std::uint32_t& dwelling) {
    const PopulationCounts& p = plan.file.population;
    std::vector<Pool> pools;
    std::vector<ChildSeats> seats;
    for (std::size_t s = 0; s < strata; ++s) {
      pools.emplace_back(p, here, s);
      seats.emplace_back(here.households[s], pools[s].children());
    }
    for (std::size_t i = 0; i < sizes.size(); ++i, ++dwelling)
      if (sizes[i] > 0) settle_one(sizes[i], whose[i], pools[whose[i]], seats[whose[i]], DwellingId{dwelling});
  }

  void settle_one(std::size_t size, std::size_t stratum, Pool& pool, ChildSeats& seats, DwellingId dwelling) {
    HouseholdTable& h = d.households;
    Stream draws(plan.luck, purpose::synthesis(33), household.value);
    const bool local = stratum == owning_local;
    const double stay = local ? std::min(never_longer, plan.file.population.local_stay * draws.exponential())
                              : time_since_arrival(draws);
    const double here_for = std::min(stay, draws.exponential() / plan.file.population.local_moves);
    h.luck[household] = household.value;
    h.dwelling[household] = dwelling;
    h.first_person[household] = person;
    h.members[household] = static_cast<std::uint8_t>(size);
    h.registered_here[household] = local;
    h.origin[household] =
        local ? RegionId::none() : RegionId{static_cast<std::uint32_t>(take_one(std::span(left.origins), draws))};
    h.arrival[household] = plan.first_day - days(stay);
    h.move_in[household] = plan.first_day - days(here_for);
    h.rent_at_move_in[household] = d.dwellings.rent[dwelling];
    d.dwellings.household[dwelling] = household;
    d.dwellings.vacant_since[dwelling] = not_vacant;

    bool with_children = false;
    std::uint32_t for_children = 0;
    for (std::size_t m = 0; m < size; ++m)
      if (seats.next(m, draws)) for_children |= 1u << m, with_children = true;
    std::uint8_t school_children = 0, bikes = 0;
    Pool::Someone head{};
    for (std::size_t m = 0; m < size; ++m) {
      const Pool::Someone who = (for_children >> m & 1u) ? pool.take_child(draws)
                                : m == 0                 ? pool.take_adult(draws, with_children)
                                : m == 1                 ? pool.take_partner(draws, head)
                                                         : pool.take_adult(draws, false);
      if (m == 0) head = who;
      const int years = add_person(who, stratum, stay, m + 1 < size, draws);
      school_children = static_cast<std::uint8_t>(school_children + (years >= 6 && years < 16));
      if (years >= 16) bikes = static_cast<std::uint8_t>(bikes + e_bikes.next(draws));
    }
    h.school_children[household] = school_children;
    h.e_bikes[household] = bikes;
    const BuildingId b = d.dwellings.building[dwelling];
    --d.buildings.vacant[b];
    d.buildings.occupants[b] += static_cast<std::uint32_t>(size);
    d.buildings.e_bikes[b] += bikes;
    ++household.value;
  }

  int add_person(const Pool::Someone& who, std::size_t stratum, double stay, bool more, Stream& draws) {
    PersonTable& p = d.people;
    const auto from = static_cast<int>(plan.file.population.age_from[who.band]);
    const int years =
        from +
        static_cast<int>(draws.below(static_cast<std::uint32_t>(age_to[who.band]) - static_cast<std::uint32_t>(from)));
    p.luck[person] = person.value;
    p.household[person] = household;
    p.next[person] = more ? PersonId{person.value + 1} : PersonId::none();
    p.birth_year[person] = static_cast<std::int16_t>(year_of(plan.first_day) - years);
    p.skill[person] = who.skill;
    p.female[person] = static_cast<std::uint8_t>(who.sex);
    p.in_labour_force[person] = who.works;
    if (who.works && (stratum == in_dormitory || !unemployed.next(draws))) {
      const double since =
          std::min({stay, draws.exponential() / plan.file.enterprises.job_turnover, never_longer, years - 15.5});
      p.job_start[person] = plan.first_day - days(std::max(since, 0.0));
      plan.workers[c][static_cast<std::size_t>(who.skill)].push_back(person);
    }
    ++person.value;
    return years;
  }

  double time_since_arrival(Stream& draws) {
    const PopulationCounts& p = plan.file.population;
    const std::size_t band = take_one(std::span(left.stays), draws);
    const double from = p.stay_from[band], to = band + 1 < p.stay_from.size() ? p.stay_from[band + 1] : p.stay_to;
    return from + (to - from) * draws.uniform();
  }

  static int days(double years) { return 1 + static_cast<int>(years * days_per_year); }
};

/// Room for those who come in a year or so, which the system gives only when they do: a column that is full would have
/// to be copied.
template <class Table>
void leave_room(Table& table, std::size_t rows) {
  std::apply([&](auto&... column) { (column.reserve(rows + rows / 2), ...); }, members(table));
}

void resize(HouseholdTable& h, std::size_t rows) {
  leave_room(h, rows);
  h.satisfaction.resize(rows, 0.5f);
  h.last_victimised.resize(rows, never);
  h.last_activity.resize(rows, never);
  resize_others(h, rows);
}

void resize(PersonTable& p, std::size_t rows) {
  leave_room(p, rows);
  p.job_start.resize(rows, never);
  p.presence.resize(rows, Presence::here);
  resize_others(p, rows);
}

}  // namespace

void fill_people(District& d, Plan& plan) {
  parallel_tasks([&] { resize(d.households, plan.first.back().household); },
                 [&] { resize(d.people, plan.first.back().person); });
  plan.workers.resize(plan.communities.size());
  parallel_each(static_cast<std::uint32_t>(plan.communities.size()),
                [&](std::uint32_t c) { CommunityPeople(d, plan, c).fill(); });
}

}  // namespace tenure
