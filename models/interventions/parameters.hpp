#pragma once
/// Prices, reaches and upkeep of what programmes install, from the parameter book: a struct for each kind of asset.

#include <array>

#include "models/state/talent.hpp"
#include "sim/fields.hpp"

namespace tenure {

struct CameraAssets {
  double price = 0;         ///< [yuan]
  double upkeep = 0;        ///< [1/year] of the price
  double watching = 0;      ///< [yuan/year] staff to watch one monitored camera
  double reach = 0;         ///< [m]
  double uptime = 0;        ///< [1] share of time it works
  double fading = 0;        ///< [1/year] loss of effect as it is got used to
  double passive = 0;       ///< [1] weight of an unwatched camera as a guardian; a watched one weighs 1
  double view = 0;          ///< [1] share of what happens at its foot that it sees
  double police_price = 0;  ///< [yuan] a networked point of the police
  double police_reach = 0;  ///< [m] of such a point

  void describe(Fields& at);
};

struct SubsidyAssets {
  double claim = 0;           ///< [1] chance that an entitled household claims
  double administration = 0;  ///< [1] cost of running a subsidy, as a share of what it pays

  void describe(Fields& at);
};

struct PatrolAssets {
  double team = 0;      ///< [yuan/year] a team for one shift a day
  double visits = 0;    ///< [1/day] buildings that a team passes on its shift
  double presence = 0;  ///< [1] share of the way to full presence that one visit brings
  double cycle = 0;     ///< [day] between two visits of a place, where there are places enough

  void describe(Fields& at);
};

struct ParkingAssets {
  double price = 0;   ///< [yuan] a space
  double upkeep = 0;  ///< [1/year] of the price
  double bikes = 0;   ///< [1] two-wheelers that a space holds

  void describe(Fields& at);
};

struct PavingAssets {
  double price = 0;        ///< [yuan/km]
  double lane = 0;         ///< [m] of lane a building
  double access = 0;       ///< [1] share of what keeps an engine out of the lane that paving takes away
  double lamps = 0;        ///< [yuan/km] lamps, installed
  double lamps_power = 0;  ///< [yuan/year per km] power and upkeep of lamps

  void describe(Fields& at);
};

struct PileAssets {
  double price = 0;    ///< [yuan] a pile of so many ports
  double ports = 1;    ///< [1]
  double upkeep = 0;   ///< [1/year] of the price
  double refusal = 0;  ///< [1] share of landlords without the duty who let no pile in
  double search = 0;   ///< [m] within which another house is asked

  void describe(Fields& at);
};

struct LineAssets {
  double price = 0;   ///< [yuan/km]
  double metres = 1;  ///< [m] of line at a house

  void describe(Fields& at);
};

struct InspectionAssets {
  double visit = 0;            ///< [yuan]
  double find = 0;             ///< [1] chance that a fault is found
  double comply = 0;           ///< [1] chance that the landlord mends what was found
  double rewiring = 0;         ///< [yuan/room]
  double alarm = 0;            ///< [yuan/room]
  double payback = 1;          ///< [year] over which a landlord wants it back from rents
  double spillover = 0;        ///< [1] landlords next door who mend the same fault, for each mended
  double spillover_reach = 0;  ///< [m]

  void describe(Fields& at);
};

struct DeskAssets {
  double price = 0;       ///< [yuan] to set up the desk of one community
  double clerk = 0;       ///< [yuan/year] full cost of a clerk
  double clerk_load = 0;  ///< [request/year] that a clerk takes up

  void describe(Fields& at);
};

struct BranchAssets {
  double set_up = 0;      ///< [yuan] a branch
  double worker_pay = 0;  ///< [yuan/year] full cost of a grid worker
  double meeting = 0;     ///< [yuan] a branch meeting

  void describe(Fields& at);
};

struct RegisterAssets {
  double price = 0;  ///< [yuan] a building entered in the registration system
  double check = 0;  ///< [yuan] a check

  void describe(Fields& at);
};

struct ActivityAssets {
  double price = 0;  ///< [yuan]

  void describe(Fields& at);
};

struct CampaignAssets {
  double call = 0;  ///< [yuan] a door call

  void describe(Fields& at);
};

struct IncubatorAssets {
  double place = 0;      ///< [yuan] a place for a team that is built
  double equipment = 0;  ///< [yuan] platform equipment of a place
  double running = 0;    ///< [yuan/year] of a place
  double staff = 0;      ///< [yuan/year] of full support at a place

  void describe(Fields& at);
};

struct AllowanceAssets {
  double administration = 0;  ///< [1] cost of running an allowance, as a share of what it pays

  void describe(Fields& at);
};

struct ServiceAssets {
  std::array<double, service_categories> case_price{};  ///< [yuan] a case
  double place = 0;                                     ///< [yuan/year] a place that is kept

  void describe(Fields& at);
};

struct TrainingAssets {
  double price = 0;  ///< [yuan] a place for one course

  void describe(Fields& at);
};

struct StarAssets {
  double least_staff = 0;  ///< [person] of an enterprise that is rated
  double growth = 0;       ///< [1] points for doubling the head count in a year
  double retention = 0;    ///< [1] points for keeping all staff for a year
  double trained = 0;      ///< [1] points for having all staff trained in a year

  void describe(Fields& at);
};

struct HonourAssets {
  double least_tenure = 0;  ///< [year] in the job
  double tenure = 0;        ///< [1] points for each unit of ln(1 + years in the job), beside ln of relative wage
  double spurs_for = 0;     ///< [day] for which an honour is talked of in the enterprise

  void describe(Fields& at);
};

struct AssetParameters {
  CameraAssets camera;
  SubsidyAssets subsidy;
  PatrolAssets patrol;
  ParkingAssets parking;
  PavingAssets paving;
  PileAssets pile;
  LineAssets line;
  InspectionAssets inspection;
  DeskAssets desk;
  BranchAssets branch;
  RegisterAssets tenant_register;
  ActivityAssets activity;
  CampaignAssets campaign;
  IncubatorAssets incubator;
  AllowanceAssets allowance;
  ServiceAssets service;
  TrainingAssets training;
  StarAssets star;
  HonourAssets honour;

  void describe(Fields& at) {
    camera.describe(at);
    subsidy.describe(at);
    patrol.describe(at);
    parking.describe(at);
    paving.describe(at);
    pile.describe(at);
    line.describe(at);
    inspection.describe(at);
    desk.describe(at);
    branch.describe(at);
    tenant_register.describe(at);
    activity.describe(at);
    campaign.describe(at);
    incubator.describe(at);
    allowance.describe(at);
    service.describe(at);
    training.describe(at);
    star.describe(at);
    honour.describe(at);
  }
};

}  // namespace tenure
