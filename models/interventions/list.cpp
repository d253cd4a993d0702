#include "models/interventions/camera_network.hpp"
#include "models/interventions/rent_subsidy.hpp"

namespace tenure {

namespace {
template <class M>
std::unique_ptr<Measure> make() {
  return std::make_unique<M>();
}
}  // namespace

const std::vector<MeasureKind>& measures() {
  static const std::vector<MeasureKind> list{
      {"camera_network", "monitoring", "camera", "surveillance cameras at rental buildings, watched or only kept",
       make<CameraNetwork>},
      {"rent_subsidy", "subsidies", "yuan/month", "a monthly subsidy to tenants of modest means who claim it",
       make<RentSubsidyMeasure>},
  };
  return list;
}

}  // namespace tenure
