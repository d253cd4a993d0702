#include "models/interventions/camera_network.hpp"
#include "models/interventions/campaign_measure.hpp"
#include "models/interventions/charging_piles.hpp"
#include "models/interventions/fire_inspection.hpp"
#include "models/interventions/incubators.hpp"
#include "models/interventions/integrated_services.hpp"
#include "models/interventions/landlord_mobilisation.hpp"
#include "models/interventions/lane_paving.hpp"
#include "models/interventions/line_cleanup.hpp"
#include "models/interventions/parking_marking.hpp"
#include "models/interventions/patrol.hpp"
#include "models/interventions/placebo.hpp"
#include "models/interventions/rent_subsidy.hpp"
#include "models/interventions/request_desk.hpp"
#include "models/interventions/service_activities.hpp"
#include "models/interventions/star_employers.hpp"
#include "models/interventions/talent_allowance.hpp"
#include "models/interventions/talent_housing.hpp"
#include "models/interventions/team_recruitment.hpp"
#include "models/interventions/technician_awards.hpp"
#include "models/interventions/tenant_register.hpp"
#include "models/interventions/training_bases.hpp"

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
      {"patrol", "patrols", "team", "patrol teams that walk the lanes on one shift a day, on beats or to hot spots",
       make<Patrol>},
      {"parking_marking", "parking spaces", "space",
       "marked and overlooked parking spaces for e-bikes at rental buildings", make<ParkingMarking>},
      {"lane_paving", "lanes and lighting", "km",
       "paved lanes outside rental buildings, with lamps where they were dark", make<LanePaving>},
      {"placebo", "control", "mark", "marks communities and does nothing there: shows what would have changed anyway",
       make<Placebo>},
      {"rent_subsidy", "subsidies", "yuan/month", "a monthly subsidy to tenants of modest means who claim it",
       make<RentSubsidyMeasure>},
      {"charging_piles", "charging", "pile", "outdoor charging piles for e-bikes", make<ChargingPiles>},
      {"line_cleanup", "three lines", "km", "tidying of overhead power, telecom and cable lines at houses",
       make<LineCleanup>},
      {"fire_inspection", "inspections", "inspection/year",
       "fire inspections of rental houses, with orders to mend what is found", make<FireInspection>},
      {"request_desk", "one-stop service", "request/year",
       "desks at the branches that take up residents' requests for all departments together", make<RequestDeskMeasure>},
      {"landlord_mobilisation", "one leads, two drive", "branch",
       "rental-area branches with grid workers and meetings, which mobilise landlords and tenants",
       make<LandlordMobilisation>},
      {"tenant_register", "registration system", "building",
       "orders to landlords to keep a register of their tenants, with checks", make<TenantRegister>},
      {"service_activities", "activities", "activity", "service activities in the rental areas",
       make<ServiceActivities>},
      {"campaign", "epidemic control, flood warning", "call/day",
       "news that must reach every household, over the network that there is", make<CampaignMeasure>},
      {"incubators", "incubation, platforms", "place",
       "places with platform support for start-up teams in incubators and maker spaces, new ones or those there are",
       make<Incubators>},
      {"talent_allowance", "talent allowances", "person",
       "monthly allowances by tier to people of wanted skills who have a job here and claim, so many at once at most",
       make<TalentAllowanceMeasure>},
      {"integrated_services", "service list, talent steward", "1",
       "a list of services for talents and their families, each with its capacity and queue; the amount multiplies all "
       "capacities",
       make<IntegratedServices>},
      {"training_bases", "training", "place/year",
       "places at training bases, which can make technicians of people with basic skill", make<TrainingBases>},
      {"star_employers", "star ratings", "enterprise",
       "a yearly rating of the employers that did best by their staff, with an award and a name among those who look "
       "for "
       "a job",
       make<StarEmployers>},
      {"technician_awards", "chief technicians", "person/year", "yearly awards to chief and outstanding technicians",
       make<TechnicianAwards>},
      {"talent_housing", "talent apartments", "dwelling",
       "rented dwellings let on to talents at a discount that the programme pays", make<TalentHousing>},
      {"team_recruitment", "recruited teams", "team/year", "grants for start-up teams that take a place at a host",
       make<TeamRecruitment>},
  };
  return list;
}

}  // namespace tenure
