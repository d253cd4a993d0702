#pragma once
/// Deferred acceptance of applicants by firms, many to one (Gale & Shapley 1962, Amer. Math. Monthly 69): in each round
/// everybody not held applies to the next firm on the list, and a firm holds the best applicants so far up to its open
/// posts. Firms rank by impression + experience; an applicant who does not suit is refused. The outcome is the same for
/// every order of applicants, threads and tables, because ranks are a total order (ties by luck key, then id).

#include <optional>
#include <vector>

#include "models/labour/search.hpp"

namespace tenure {

/// What a firm thinks of an applicant today, nothing where the applicant does not suit. `u` is the pair's draw in
/// (0, 1): below 1 - suitable it does not suit, the rest is the impression. `years` since school.
[[nodiscard]] std::optional<double> rank_of_applicant(double u, double years, const LabourParameters& at);

struct Match {
  PersonId person;
  EnterpriseId enterprise;
};

/// In id order of persons. Nobody twice, no firm beyond its open posts of the skill.
[[nodiscard]] std::vector<Match> accept(const District& d, const std::vector<JobSeeker>& seekers,
                                        const LabourParameters& at, const Luck& luck, Day today);

}  // namespace tenure
