#include "models/interventions/parameters.hpp"

namespace tenure {

void CameraAssets::describe(Fields& at) {
  at.number("assets.camera.price", price, "yuan", not_negative, "a community camera, installed");
  at.number("assets.camera.upkeep", upkeep, "year-1", {0, 2}, "yearly upkeep as a share of the price");
  at.number("assets.camera.watching", watching, "yuan/year", not_negative, "staff to watch one monitored camera");
  at.number("assets.camera.reach", reach, "m", {1, 1000}, "how far a camera sees along a lane");
  at.number("assets.camera.view", view, "1", share,
            "share of what happens at a camera's foot that it sees; falls linearly to none at its reach");
  at.number("assets.camera.uptime", uptime, "1", share, "share of the time a camera works");
  at.number("assets.camera.fading", fading, "year-1", {0, 5},
            "rate at which a camera's effect wears off as people get used to it");
  at.number("assets.camera.passive", passive, "1", share,
            "weight of a camera that nobody watches, beside a monitored one");
  at.number("assets.camera.police_price", police_price, "yuan", not_negative,
            "a networked point of the police, installed");
  at.number("assets.camera.police_reach", police_reach, "m", {1, 1000}, "how far such a point sees along a lane");
}

void SubsidyAssets::describe(Fields& at) {
  at.number("assets.subsidy.claim", claim, "1", share, "chance that an entitled household claims a subsidy");
  at.number("assets.subsidy.administration", administration, "1", {0, 5},
            "cost of running a subsidy, as a share of what it pays out");
}

void PatrolAssets::describe(Fields& at) {
  at.number("assets.patrol.team", team, "yuan/year", not_negative, "a patrol team for one shift of six hours a day");
  at.number("assets.patrol.visits", visits, "day-1", {1, 10000}, "buildings that a team passes on its shift");
  at.number("assets.patrol.presence", presence, "1", share,
            "share of the way from no presence to full presence that one visit brings");
  at.number("assets.patrol.cycle", cycle, "day", {1, 365},
            "days between two visits of a place; more teams walk more places until all are on a beat");
}

void ParkingAssets::describe(Fields& at) {
  at.number("assets.parking.price", price, "yuan", not_negative, "a parking space, marked and with a stand");
  at.number("assets.parking.upkeep", upkeep, "year-1", {0, 2}, "yearly upkeep as a share of the price");
  at.number("assets.parking.bikes", bikes, "1", {0.1, 100}, "two-wheelers that a marked space holds");
}

void PavingAssets::describe(Fields& at) {
  at.number("assets.paving.price", price, "yuan/km", not_negative, "a kilometre of lane, paved");
  at.number("assets.paving.lane", lane, "m", {1, 10000}, "lane to pave at one building");
  at.number("assets.paving.access", access, "1", share,
            "share of what keeps a fire engine out of a lane that paving takes away");
  at.number("assets.paving.lamps", lamps, "yuan/km", not_negative, "lamps along a kilometre of lane, installed");
  at.number("assets.paving.lamps_power", lamps_power, "yuan/year per km", not_negative,
            "power and upkeep of the lamps along a kilometre of lane");
}

void PileAssets::describe(Fields& at) {
  at.number("assets.pile.price", price, "yuan", not_negative, "a charging pile with `ports` ports, installed");
  at.number("assets.pile.ports", ports, "1", {1, 100}, "ports of a charging pile");
  at.number("assets.pile.upkeep", upkeep, "year-1", {0, 2}, "yearly upkeep as a share of the price");
  at.number("assets.pile.refusal", refusal, "1", share,
            "share of landlords not bound by the duty to let assets in who refuse a pile");
  at.number("assets.pile.search", search, "m", {0, 1000},
            "distance within which a pile refused at a house is put up at another");
}

void LineAssets::describe(Fields& at) {
  at.number("assets.line.price", price, "yuan/km", not_negative, "tidying overhead lines");
  at.number("assets.line.metres", metres, "m", {0.1, 10000}, "overhead line at one house");
}

void InspectionAssets::describe(Fields& at) {
  at.number("assets.inspection.visit", visit, "yuan", not_negative, "one fire inspection of a house");
  at.number("assets.inspection.find", find, "1", share, "chance that an inspector finds a fault that is there");
  at.number("assets.inspection.comply", comply, "1", share, "chance that a landlord mends a fault that was found");
  at.number("assets.inspection.rewiring", rewiring, "yuan/room", not_negative, "rewiring a house");
  at.number("assets.inspection.alarm", alarm, "yuan/room", not_negative, "smoke alarms");
  at.number("assets.inspection.payback", payback, "year", {0.1, 50},
            "time over which a landlord wants an outlay back from rents");
  at.number("assets.inspection.spillover", spillover, "1", share,
            "landlords next door who mend the same fault, for each who was found out and mended it");
  at.number("assets.inspection.spillover_reach", spillover_reach, "m", {0, 5000}, "how far next door is");
}

void DeskAssets::describe(Fields& at) {
  at.number("assets.desk.price", price, "yuan", not_negative, "setting up a request desk in one community");
  at.number("assets.desk.clerk", clerk, "yuan/year", not_negative, "full cost of a clerk at a request desk");
  at.number("assets.desk.clerk_load", clerk_load, "year-1", {1, 1e6}, "requests a year that a clerk takes up");
}

void BranchAssets::describe(Fields& at) {
  at.number("assets.branch.set_up", set_up, "yuan", not_negative,
            "setting up a rental-area branch: room, signs, training");
  at.number("assets.branch.worker_pay", worker_pay, "yuan/year", not_negative, "full cost of a grid worker");
  at.number("assets.branch.meeting", meeting, "yuan", not_negative, "a branch meeting");
}

void RegisterAssets::describe(Fields& at) {
  at.number("assets.tenant_register.price", price, "yuan", not_negative,
            "entering a building in the registration system");
  at.number("assets.tenant_register.check", check, "yuan", not_negative, "a check of a register at the door");
}

void ActivityAssets::describe(Fields& at) {
  at.number("assets.activity.price", price, "yuan", not_negative, "a service activity");
}

void CampaignAssets::describe(Fields& at) {
  at.number("assets.campaign.call", call, "yuan", not_negative, "a call at one door by the district's own staff");
}

void IncubatorAssets::describe(Fields& at) {
  at.number("assets.incubator.place", place, "yuan", not_negative, "a place for a start-up team, built and fitted out");
  at.number("assets.incubator.equipment", equipment, "yuan", not_negative, "platform equipment of a place");
  at.number("assets.incubator.running", running, "yuan/year", not_negative, "running a supported place");
  at.number("assets.incubator.staff", staff, "yuan/year", not_negative,
            "advisers and platform staff for full support at one place");
}

void AllowanceAssets::describe(Fields& at) {
  at.number("assets.allowance.administration", administration, "1", {0, 5},
            "cost of running a talent allowance or talent homes, as a share of what is paid out");
}

void ServiceAssets::describe(Fields& at) {
  at.numbers("assets.service.case", case_price, service_category_names, "yuan", not_negative,
             "handling one case of a service in the category");
  at.number("assets.service.place", place, "yuan/year", not_negative, "a place that is kept, as at a school");
}

void TrainingAssets::describe(Fields& at) {
  at.number("assets.training.price", price, "yuan", not_negative, "a place at a training base for one course");
}

void StarAssets::describe(Fields& at) {
  at.number("assets.star.least_staff", least_staff, "person", {1, 100000},
            "least staff of an enterprise that is rated");
  at.number("assets.star.growth", growth, "1", {0, 100}, "points for doubling the head count in a year");
  at.number("assets.star.retention", retention, "1", {0, 100}, "points for keeping all of the staff for a year");
  at.number("assets.star.trained", trained, "1", {0, 100}, "points for having all of the staff trained in a year");
}

void HonourAssets::describe(Fields& at) {
  at.number("assets.honour.least_tenure", least_tenure, "year", {0, 50}, "least time in the job of those honoured");
  at.number("assets.honour.tenure", tenure, "1", {0, 100},
            "points for each unit of ln(1 + years in the job), beside ln(wage / mean wage of the firm's technicians)");
  at.number("assets.honour.spurs_for", spurs_for, "day", {0, 36525}, "time for which an honour spurs colleagues on");
}

}  // namespace tenure
