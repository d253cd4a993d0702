#pragma once
/// SIR on a network (Kermack & McKendrick 1927, Proceedings of the Royal Society A 115; Newman 2002, Physical Review E
/// 66). Each day every infectious person infects each susceptible neighbour with one probability, and recovers with
/// another; those infected today infect from tomorrow on. A tie transmits at all with probability
///
///     T = 1 - sum over days d of r (1 - r)^(d-1) (1 - t)^d = t / (1 - (1 - r)(1 - t)),   t: transmission, r: recovery.

#include <vector>

#include "sim/column.hpp"
#include "sim/network.hpp"
#include "sim/parallel.hpp"
#include "sim/random.hpp"
#include "sim/schedule.hpp"

namespace tenure::reference {

class Epidemic {
 public:
  struct Rules {
    double transmission, recovery;  ///< [1/day] probabilities
  };
  enum class Health : std::uint8_t { susceptible, infectious, recovered };
  struct People;
  using PersonId = Id<People>;

  /// `contacts` must outlive the epidemic.
  Epidemic(const Network& contacts, const Rules& rules, const Luck& luck)
      : contacts_(contacts), rules_(rules), luck_(luck), health_(contacts.nodes(), Health::susceptible) {
    day_.add(10, "transmission", [this](Day today) { caught_ = transmit(today); });
    day_.add(20, "recovery", [this](Day today) { infectious_ = still_infectious(today); });
    day_.add(30, "onset", [this](Day) {
      for (const PersonId person : caught_) infect(person);
    });
  }
  Epidemic(const Epidemic&) = delete;

  void infect(PersonId person) {
    if (health_[person] != Health::susceptible) return;  // two neighbours may infect one person on one day
    health_[person] = Health::infectious;
    infectious_.push_back(person);
    ++infected_;
  }
  void live(Day today) { day_.run(today); }

  [[nodiscard]] Health health(PersonId person) const { return health_[person]; }
  [[nodiscard]] const std::vector<PersonId>& infectious() const { return infectious_; }
  [[nodiscard]] std::size_t infected() const { return infected_; }  ///< ever

 private:
  static constexpr Purpose transmission{1}, recovery{2};

  [[nodiscard]] std::vector<PersonId> transmit(Day today) const {
    return parallel_gather<PersonId>(infectious_.size(), [&](std::size_t row, std::vector<PersonId>& out) {
      Stream draws(luck_, transmission, infectious_[row].value, today);
      for (const std::uint32_t neighbour : contacts_.neighbours(infectious_[row].value))
        if (health_[PersonId{neighbour}] == Health::susceptible && draws.chance(rules_.transmission))
          out.push_back(PersonId{neighbour});
    });
  }
  [[nodiscard]] std::vector<PersonId> still_infectious(Day today) {
    return parallel_gather<PersonId>(infectious_.size(), [&](std::size_t row, std::vector<PersonId>& out) {
      const PersonId person = infectious_[row];
      if (Stream(luck_, recovery, person.value, today).chance(rules_.recovery))
        health_[person] = Health::recovered;
      else
        out.push_back(person);
    });
  }

  const Network& contacts_;
  Rules rules_;
  Luck luck_;
  Schedule day_;
  Column<People, Health> health_;
  std::vector<PersonId> infectious_, caught_;
  std::size_t infected_ = 0;
};

}  // namespace tenure::reference
