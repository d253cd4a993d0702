#pragma once
/// Prices, reaches and upkeep of what programmes install, from the parameter book: a struct for each kind of asset.

#include "sim/fields.hpp"

namespace tenure {

struct CameraAssets {
  double price = 0;     ///< [yuan]
  double upkeep = 0;    ///< [1/year] of the price
  double watching = 0;  ///< [yuan/year] staff to watch one monitored camera
  double reach = 0;     ///< [m]
  double uptime = 0;    ///< [1] share of time it works
  double fading = 0;    ///< [1/year] loss of effect as it is got used to
  double passive = 0;   ///< [1] weight of an unwatched camera as a guardian; a watched one weighs 1
  double view = 0;      ///< [1] share of what happens at its foot that it sees

  void describe(Fields& at);
};

struct SubsidyAssets {
  double claim = 0;           ///< [1] chance that an entitled household claims
  double administration = 0;  ///< [1] cost of running a subsidy, as a share of what it pays

  void describe(Fields& at);
};

struct AssetParameters {
  CameraAssets camera;
  SubsidyAssets subsidy;

  void describe(Fields& at) {
    camera.describe(at);
    subsidy.describe(at);
  }
};

}  // namespace tenure
