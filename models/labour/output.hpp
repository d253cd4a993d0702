#pragma once
/// What every enterprise of the district produces on a day, kept up to date as people come and go: only firms whose
/// head count changed, or whose turn it is to invest, are reckoned again.
///
/// Capital closes, at the firm's monthly turn, the gap to the labour it has: K' = L + (K - L) exp(-speed dt). On the
/// first day every firm stands in its long run, and a new one brings the capital for its posts. Everybody's
/// productivity grows by exp(trend t).

#include <vector>

#include "models/labour/technology.hpp"

namespace tenure {

class Output {
 public:
  /// From the first day of a district.
  Output(const District& d, const OutputParameters& at, Day first_day);

  /// The day's end: looks at who works where now, and lets those firms invest whose turn it is.
  void follow(const District& d, Day today);

  /// What all firms of a sector produce [yuan/year], by the head counts of the day last followed.
  [[nodiscard]] double value_added(Sector sector) const;
  [[nodiscard]] const Technologies& technologies() const { return technologies_; }

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(firms_, sums_, first_day_);
  }

 private:
  struct Firm {
    Sector sector{};
    BySkill<std::uint32_t> heads{};
    double productivity = 1;
    double labour = 0;
    double capital = 0;
    double value_added = 0;  ///< [yuan/year] without the trend
  };
  void reckon(Firm& firm) const;

  OutputParameters at_;
  Technologies technologies_;
  std::vector<Firm> firms_;  ///< [enterprise]
  BySector<double> sums_{};  ///< [yuan/year] with the trend
  Day first_day_;
};

}  // namespace tenure
