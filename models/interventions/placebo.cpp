#include "models/interventions/placebo.hpp"

#include "models/interventions/rollout.hpp"

namespace tenure {

void Placebo::act(District& d, const Programme& programme, const AssetParameters&, std::size_t account,
                  const Luck& luck, Day) const {
  if (programme.amount == 0) return;
  begin_rollout(d, programme, account, luck, [](const District&, BuildingId) { return 1.0; });
}

}  // namespace tenure
