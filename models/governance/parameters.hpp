#pragma once
/// Numbers of organisation, mobilisation, tenants' part and campaigns, from the parameter book.

#include <array>

#include "models/state/kinds.hpp"
#include "sim/fields.hpp"

namespace tenure {

/// How landlords come to engage and to give up; equations in models/governance/engaging.hpp.
struct MobilisationParameters {
  double spontaneous = 0;                    ///< [1/year] Bass p
  double word = 0;                           ///< [1/year] Bass q
  std::array<double, 2> reinforcement{};     ///< [1] factor of a second and of a third acquaintance's word
  double threshold = 0, threshold_sd = 0;    ///< [1] share of engaged acquaintances from which one listens
  double peer = 0, skipped = 0, upward = 0;  ///< [1] weight of a word beside that of the tier that drives

  std::array<double, tiers> comes{};      ///< [1] chance to come to a meeting unordered
  double comes_ordered = 0;               ///< [1]
  double comes_engaged = 0;               ///< [1]
  std::array<double, tiers> persuaded{};  ///< [1] chance that a meeting wins over someone who came
  double visit = 0;                       ///< [1] chance that a grid worker's visit does
  double lead_visit = 0;                  ///< [1] chance that a lead landlord's visit does
  double lead_visits = 0;                 ///< [1/month] an engaged lead makes

  double leaving = 0;        ///< [1/year]
  double weariness = 0;      ///< [1] rise of the log-hazard to leave from no fatigue to full
  double unorganised = 0;    ///< [1] multiplier of leaving where no branch stands
  double tiring = 0;         ///< [1] fatigue that a meeting adds to the rested
  double tiring_rounds = 0;  ///< [1] fatigue that a month of rounds adds to the rested
  double rest = 0;           ///< [day] e-folding time of fatigue

  double committee_every = 0;  ///< [day] between meetings of a town committee
  double joint_every = 0;      ///< [day] between joint meetings of the district
  double lean = 0;             ///< [1] how much they send workers to where fewer are engaged

  void describe(Fields& at) {
    at.number("governance.engaging.spontaneous", spontaneous, "year-1", {0, 1000},
              "hazard at which a landlord engages where a branch stands, of its own accord");
    at.number("governance.engaging.word", word, "year-1", {0, 1000},
              "hazard at which word from engaged acquaintances wins a landlord over, where all of them are engaged");
    at.number("governance.engaging.reinforcement.second", reinforcement[0], "1", {0, 100},
              "how much more a word counts once a second acquaintance is heard from");
    at.number("governance.engaging.reinforcement.third", reinforcement[1], "1", {0, 100},
              "how much more again once a third is; it is flat from there on");
    at.number("governance.engaging.threshold.mean", threshold, "1", {0, 2},
              "share of acquaintances that must be engaged before a landlord listens to them, mean of a normal");
    at.number("governance.engaging.threshold.sd", threshold_sd, "1", {0, 2},
              "its standard deviation; what falls outside 0 to 1 is cut off");
    at.number("governance.engaging.peer", peer, "1", share,
              "weight of the word of a landlord of one's own tier, beside that of the tier above");
    at.number("governance.engaging.skipped", skipped, "1", share, "weight of a lead landlord's word to the others");
    at.number("governance.engaging.upward", upward, "1", share, "weight of the word of a lower tier");
    at.numbers("governance.meeting.comes", comes, tier_names, "1", share,
               "chance that a landlord who is not engaged and not ordered comes to a branch meeting");
    at.number("governance.meeting.comes_ordered", comes_ordered, "1", share,
              "chance that a landlord who is ordered to come does");
    at.number("governance.meeting.comes_engaged", comes_engaged, "1", share, "chance that an engaged landlord comes");
    at.numbers("governance.meeting.persuaded", persuaded, tier_names, "1", share,
               "chance that a branch meeting wins over a landlord who came");
    at.number("governance.visit.worker", visit, "1", share, "chance that a grid worker's visit wins a landlord over");
    at.number("governance.visit.lead", lead_visit, "1", share, "chance that a lead landlord's visit does");
    at.number("governance.visit.lead_visits", lead_visits, "month-1", {0, 1000},
              "visits to other landlords that an engaged lead landlord makes");
    at.number("governance.leaving.rate", leaving, "year-1", {0, 50}, "hazard at which a rested landlord gives up");
    at.number("governance.leaving.weariness", weariness, "1", {0, 10},
              "rise of the log-hazard to give up from no fatigue to full");
    at.number("governance.leaving.unorganised", unorganised, "1", {1, 1000},
              "multiplier of giving up, of landlords and tenants, where no branch stands any longer");
    at.number("governance.fatigue.meeting", tiring, "1", share, "fatigue that a branch meeting adds to the rested");
    at.number("governance.fatigue.rounds", tiring_rounds, "1", share,
              "fatigue that a month of walking rounds adds to the rested");
    at.number("governance.fatigue.rest", rest, "day", {1, 3650}, "e-folding time in which fatigue passes");
    at.number("governance.organisation.committee_every", committee_every, "day", {1, 3650},
              "days between meetings of a town committee, which sends grid workers' visits to branches");
    at.number("governance.organisation.joint_every", joint_every, "day", {1, 3650},
              "days between joint meetings of the district, which send visits to towns");
    at.number("governance.organisation.lean", lean, "1", {0, 10},
              "how much they favour branches with few engaged landlords: weight e^(lean (1 - engaged share))");
  }
};

/// What engaged landlords do, and how an ordered register is kept; equations in models/governance/duties.hpp.
struct DutyParameters {
  std::array<double, duties> takes_up{};  ///< [1] chance on engaging
  double lapse = 0;                       ///< [1/year] of a duty, at full fatigue
  double heeds = 0;                       ///< [1/year] an order without a check
  double complies = 0;                    ///< [1] chance that a check brings a register into order
  double neglect = 0;                     ///< [1/year] of an ordered register between checks

  void describe(Fields& at) {
    at.numbers("governance.duty.takes_up", takes_up, duty_names, "1", share,
               "chance that a landlord who engages takes up the duty");
    at.number("governance.duty.lapse", lapse, "year-1", {0, 50},
              "hazard at which an engaged landlord drops a duty at full fatigue");
    at.number("governance.register.heeds", heeds, "year-1", {0, 50},
              "hazard at which a landlord ordered to keep a tenant register begins without a check");
    at.number("governance.register.complies", complies, "1", share,
              "chance that a check leaves a register in order that was not");
    at.number("governance.register.neglect", neglect, "year-1", {0, 50},
              "hazard at which a register lapses between checks, where the landlord is not engaged");
  }
};

/// Tenants' part and ties; equations in models/governance/tenants.hpp.
struct TenantParameters {
  double first = 0;              ///< [1] share of households with a member tenant, who goes first
  double starts = 0;             ///< [1/year] of a household of middling satisfaction without ties
  double landlord = 0;           ///< [1] log-hazard where its landlord is engaged
  double tie = 0;                ///< [1] log-hazard a tie
  double satisfied = 0;          ///< [1] log-hazard from no satisfaction to full
  double served = 0;             ///< [1] log-hazard just after a service activity
  double served_memory = 0;      ///< [day] e-folding time of that
  double stops = 0;              ///< [1/year]
  double around = 0;             ///< [m] how far the households around a building live
  double ties = 0;               ///< [1/year] rate at which a newcomer comes to know neighbours
  double ties_most = 0;          ///< [household]
  double activity_reach = 0;     ///< [m] how far people come to an activity
  double activity_people = 0;    ///< [person] who come to one
  double activity_regulars = 0;  ///< [1] share of households that go to activities at all
  double activity_tie = 0;       ///< [1] chance to get to know a neighbour there

  void describe(Fields& at) {
    at.number("governance.tenant.first", first, "1", share,
              "share of households with a member who goes first: takes part from the day its branch is set up");
    at.number("governance.tenant.starts", starts, "year-1", {0, 50},
              "hazard at which a household without ties, half satisfied, comes to take part where a branch stands");
    at.number("governance.tenant.landlord", landlord, "1", {0, 10}, "rise of its log where the landlord is engaged");
    at.number("governance.tenant.tie", tie, "1", {0, 5}, "rise of its log with each neighbour it knows");
    at.number("governance.tenant.satisfied", satisfied, "1", {0, 10}, "rise of its log from no satisfaction to full");
    at.number("governance.tenant.served", served, "1", {0, 10}, "rise of its log just after a service activity");
    at.number("governance.tenant.served_memory", served_memory, "day", {1, 3650}, "e-folding time of that rise");
    at.number("governance.tenant.stops", stops, "year-1", {0, 50}, "hazard at which a household that takes part stops");
    at.number("governance.tenant.around", around, "m", {0, 5000},
              "how far the households around a building live, whose part watches over it");
    at.number("governance.ties.rate", ties, "year-1", {0, 100},
              "rate at which a household new to its dwelling comes to know neighbours");
    at.number("governance.ties.most", ties_most, "1", {1, 200}, "neighbours at which it stops making new ties");
    at.number("governance.activity.reach", activity_reach, "m", {1, 20000}, "how far people come to an activity");
    at.number("governance.activity.people", activity_people, "person", {0, 1e6}, "people who come to an activity");
    at.number("governance.activity.regulars", activity_regulars, "1", {0.001, 1},
              "share of households that go to activities at all");
    at.number("governance.activity.tie", activity_tie, "1", share, "chance to get to know a neighbour at an activity");
  }
};

/// How news travels; equations in models/governance/campaign.hpp.
struct CampaignParameters {
  double told_engaged = 0;    ///< [1/day] an engaged landlord hears from its branch
  double told_other = 0;      ///< [1/day] another hears through the public channels
  double passes_engaged = 0;  ///< [1/day] an engaged landlord tells an acquaintance
  double passes_other = 0;    ///< [1/day] another who knows
  double tells_engaged = 0;   ///< [1/day] an engaged landlord tells a tenant
  double tells_other = 0;     ///< [1/day]
  double neighbour = 0;       ///< [1/day] a neighbour who knows tells, for each tie
  double hears = 0;           ///< [1/day] a household hears through the public channels
  double worker_doors = 0;    ///< [household/day] a grid worker calls on during a campaign

  void describe(Fields& at) {
    at.number("governance.campaign.told_engaged", told_engaged, "day-1", {0, 50},
              "hazard at which an engaged landlord learns of a campaign from its branch");
    at.number("governance.campaign.told_other", told_other, "day-1", {0, 50},
              "hazard at which another landlord does through the public channels");
    at.number("governance.campaign.passes_engaged", passes_engaged, "day-1", {0, 50},
              "hazard at which an engaged landlord who knows tells an acquaintance");
    at.number("governance.campaign.passes_other", passes_other, "day-1", {0, 50},
              "hazard at which another landlord who knows does");
    at.number("governance.campaign.tells_engaged", tells_engaged, "day-1", {0, 50},
              "hazard at which an engaged landlord who knows tells a tenant");
    at.number("governance.campaign.tells_other", tells_other, "day-1", {0, 50},
              "hazard at which another landlord who knows does");
    at.number("governance.campaign.neighbour", neighbour, "day-1", {0, 50},
              "hazard at which one neighbour tells another, a tie, where all in the building know");
    at.number("governance.campaign.hears", hears, "day-1", {0, 50},
              "hazard at which a household learns through the public channels");
    at.number("governance.campaign.worker_doors", worker_doors, "day-1", {0, 1000},
              "households that a grid worker calls on each day of a campaign");
  }
};

struct GovernanceParameters {
  MobilisationParameters mobilisation;
  DutyParameters duty;
  TenantParameters tenant;
  CampaignParameters campaign;

  void describe(Fields& at) {
    mobilisation.describe(at);
    duty.describe(at);
    tenant.describe(at);
    campaign.describe(at);
  }
};

}  // namespace tenure
