#include "models/labour/output.hpp"

#include <algorithm>
#include <cmath>

#include "sim/parallel.hpp"

namespace tenure {

namespace {

template <class T>
BySkill<double> as_heads(const BySkill<T>& counts) {
  BySkill<double> heads{};
  std::transform(counts.begin(), counts.end(), heads.begin(), [](T n) { return std::max<double>(n, 0); });
  return heads;
}

}  // namespace

Output::Output(const District& d, const OutputParameters& at, Day first_day)
    : at_(at), technologies_(calibrated(d, at)), first_day_(first_day) {
  const EnterpriseTable& table = d.enterprises;
  for (const EnterpriseId e : Ids<EnterpriseTable>(table.size())) {
    Firm firm{table.sector[e], table.headcount[e], table.productivity[e]};
    firm.capital = labour_of(as_heads(firm.heads), technologies_.of[static_cast<std::size_t>(firm.sector)]);
    reckon(firm);
    firms_.push_back(firm);
  }
}

void Output::reckon(Firm& firm) const {
  const Technology& how = technologies_.of[static_cast<std::size_t>(firm.sector)];
  firm.labour = labour_of(as_heads(firm.heads), how);
  firm.value_added = tenure::value_added(firm.labour, firm.capital, firm.productivity, how);
}

void Output::follow(const District& d, Day today) {
  const EnterpriseTable& table = d.enterprises;
  for (std::size_t row = firms_.size(); row < table.size(); ++row) {
    const EnterpriseId e{static_cast<std::uint32_t>(row)};
    Firm firm{table.sector[e], {}, table.productivity[e]};
    firm.capital = labour_of(as_heads(table.target[e]), technologies_.of[static_cast<std::size_t>(firm.sector)]);
    firms_.push_back(firm);
  }
  parallel_blocks(
      table.size(),
      [&](std::size_t begin, std::size_t end, std::size_t) {
        for (std::size_t row = begin; row < end; ++row) {
          const EnterpriseId e{static_cast<std::uint32_t>(row)};
          Firm& firm = firms_[row];
          if (firm.heads == table.headcount[e] && firm.productivity == table.productivity[e]) continue;
          firm.heads = table.headcount[e];
          firm.productivity = table.productivity[e];
          reckon(firm);
        }
      },
      gather_block_rows(table.size()));
  const double kept = std::exp(-at_.capital_speed * d.enterprise_turns.every_days() / days_per_year);
  for (const EnterpriseId e : d.enterprise_turns.due(today)) {
    Firm& firm = firms_[e.value];
    if (firm.capital == firm.labour) continue;
    firm.capital = firm.labour + (firm.capital - firm.labour) * kept;
    reckon(firm);
  }
  sums_ = {};
  for (const Firm& firm : firms_) sums_[static_cast<std::size_t>(firm.sector)] += firm.value_added;
  const double grown = std::exp(at_.trend * (today - first_day_) / days_per_year);
  for (double& sum : sums_) sum *= grown;
}

double Output::value_added(Sector sector) const {
  return sums_[static_cast<std::size_t>(sector)];
}

}  // namespace tenure
