#pragma once
/// Talent allowances as people meet them: who is entitled, who claims, and what newcomers hope for.
///
/// Whoever has a job in the district, lives where the scheme covers, is of the tier's skill and of its age, and came no
/// longer ago than it says, is entitled once. A claim is made at the worker's monthly turn by those who claim at all, a
/// trait of the person. What somebody of a skill who weighs coming hopes for is
///
///     heard x claim x monthly x min(1, months / horizon)   [yuan/month, with a job],
///
/// as long as the scheme has money and a free place: it is worth something only with the chance of a job, as wages are.

#include <limits>
#include <optional>
#include <vector>

#include "models/state/district.hpp"
#include "models/talent/parameters.hpp"
#include "sim/random.hpp"

namespace tenure {

/// The tier that pays most of those that the person is entitled to; none where there is none. `years_here` since
/// arrival, infinite for those who have always been here.
[[nodiscard]] std::optional<std::size_t> tier_of(const TalentAllowance& scheme, Skill skill, int years_old,
                                                 double years_here);

/// A trait of the person, the same in every world.
[[nodiscard]] bool claims_allowances(std::uint32_t person_luck, const TalentParameters& at, const Luck& luck);

struct AllowanceClaim {
  PersonId person;
  std::size_t scheme;
  std::size_t tier;
};
/// Phase: claims of today, in the order of luck keys, which is that of their treatment.
[[nodiscard]] std::vector<AllowanceClaim> allowance_claims(const District& d, const TalentParameters& at,
                                                           const Luck& luck, Day today);

/// By skill [yuan/month].
[[nodiscard]] BySkill<double> hoped_allowances(const District& d, const TalentParameters& at);

}  // namespace tenure
