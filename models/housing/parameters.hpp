#pragma once
/// Numbers of the rental market, from the parameter book.

#include "sim/fields.hpp"

namespace tenure {

struct HousingParameters {
  // Hazard to search, per year: exp-linear in what troubles a household.
  double search_base = 0;          ///< [1/year] content household, just moved in
  double search_burden = 0;        ///< [1] log-hazard per unit of rent burden above the comfortable one
  double burden_comfort = 0;       ///< [1] rent / income that troubles nobody
  double search_dissatisfied = 0;  ///< [1] log-hazard from satisfaction 1 to 0
  double search_victim = 0;        ///< [1] log-hazard right after a victimisation
  double victim_memory = 0;        ///< [day] e-folding time of that memory
  double search_far_job = 0;       ///< [1] log-hazard per hour of one-way commute
  double search_settled = 0;       ///< [1/year] fall of the log-hazard per year lived there
  double search_registered = 0;    ///< [1] log-hazard where the landlord keeps a tenant register

  // Choice set: dwellings a searcher comes to know.
  double known_near_job = 0;
  double known_near_home = 0;
  double known_anywhere = 0;
  double near = 0;  ///< [m]

  // Utility of a dwelling.
  double taste_rent = 0;      ///< [1] per ln of rent paid (negative is bad; given as a positive weight)
  double taste_area = 0;      ///< [1] per ln of m2 per member
  double taste_commute = 0;   ///< [1/min]
  double taste_safety = 0;    ///< [1] per 10 known incidents/year per 100 occupants
  double taste_charging = 0;  ///< [1] e-bike owner, charging place in reach
  double taste_lit = 0;       ///< [1] lit lane
  double taste_wiring = 0;    ///< [1] sound wiring
  double taste_alarms = 0;    ///< [1] smoke alarms
  double taste_cameras = 0;   ///< [1] full reassurance by cameras
  double reassured_ties = 0;  ///< [1] neighbours known from which cameras reassure migrants as they do locals
  double moving_cost = 0;     ///< [1] utility a move costs
  double commute_speed = 0;   ///< [km/h]
  double burden_most = 0;     ///< [1] a dwelling that costs more than this share of income is not affordable
  double income_floor = 0;    ///< [yuan/month per adult] means of those without a wage (savings, family)

  // Landlords.
  double reprice_every = 0;   ///< [day] between looks at a vacant room
  double patience = 0;        ///< [day] vacancy after which a landlord begins to cut
  double cut = 0;             ///< [1] cut at each look after that
  double raise = 0;           ///< [1] raise on re-letting if rooms let at once
  double slow_letting = 0;    ///< [day] remembered letting time at which a landlord no longer raises
  double raise_most = 0;      ///< [1] most a sitting tenant's rent rises at a review
  double letting_memory = 0;  ///< [1] weight of the latest letting in what a landlord remembers
  double review = 0;          ///< [1/year] chance that a sitting tenant's rent is reviewed

  // Landlords' works on their houses.
  double upgrade_every = 0;     ///< [day] between two thoughts about it
  double upgrade_base = 0;      ///< [1] logit where gain and cost balance
  double upgrade_gain = 0;      ///< [1] logit per unit of net gain / rent
  double upgrade_duty = 0;      ///< [1] logit where the landlord keeps the duty that the work belongs to
  double upgrade_slow = 0;      ///< [1] logit per unit of letting time beyond the slow one
  double payback = 0;           ///< [month] in which a landlord means to have an outlay back
  double upgrade_wiring = 0;    ///< [yuan per room]
  double upgrade_alarms = 0;    ///< [yuan per room]
  double upgrade_lighting = 0;  ///< [yuan per house]

  // Satisfaction.
  double satisfaction_speed = 0;  ///< [1] share of the gap closed at each monthly look
  double satisfaction_base = 0;
  double satisfaction_burden = 0;
  double satisfaction_victim = 0;
  double satisfaction_risk = 0;
  double satisfaction_crowding = 0;
  double satisfaction_service = 0;
  double satisfaction_cameras = 0;
  double roomy = 0;  ///< [m2] floor area a member needs before crowding counts

  // Newcomers.
  double newcomer_dormitory = 0;  ///< [1] chance that a single newcomer is offered a dormitory place by the employer
  double newcomer_own = 0;        ///< [1] chance that a newcomer goes to kin or an own home

  // Welfare.
  double welfare_rent = 0;     ///< [yuan/month] at which utility is turned into money
  double welfare_tenants = 0;  ///< how many stand for all

  // Displacement.
  double displaced_burden = 0;  ///< [1] burden above which a raised rent counts as the reason to go

  void describe(Fields& at) {
    at.number("housing.search.base", search_base, "year-1", {0, 10},
              "hazard at which a content household that has just moved in looks for another dwelling");
    at.number("housing.search.burden", search_burden, "1", {0, 50},
              "rise of the log-hazard to search per unit of rent / income above the comfortable burden");
    at.number("housing.search.burden_comfort", burden_comfort, "1", share, "rent / income that troubles nobody");
    at.number("housing.search.dissatisfied", search_dissatisfied, "1", {0, 10},
              "rise of the log-hazard to search from full satisfaction to none");
    at.number("housing.search.victim", search_victim, "1", {0, 10},
              "rise of the log-hazard to search right after a victimisation");
    at.number("housing.search.victim_memory", victim_memory, "day", {1, 3650}, "e-folding time of a victim's memory");
    at.number("housing.search.far_job", search_far_job, "hour-1", {0, 10},
              "rise of the log-hazard to search per hour of one-way commute");
    at.number("housing.search.settled", search_settled, "year-1", {0, 5},
              "fall of the log-hazard to search per year lived in the dwelling");
    at.number("housing.search.registered", search_registered, "1", {-5, 5},
              "rise of the log-hazard to search where the landlord keeps a register of tenants");
    at.number("housing.choice.known_near_job", known_near_job, "1", {0, 64},
              "vacant dwellings near the job that a searcher comes to know");
    at.number("housing.choice.known_near_home", known_near_home, "1", {0, 64},
              "vacant dwellings near the present home that a searcher comes to know");
    at.number("housing.choice.known_anywhere", known_anywhere, "1", {0, 64},
              "vacant dwellings anywhere in the district that a searcher comes to know");
    at.number("housing.choice.near", near, "m", {1, 100000}, "what counts as near");
    at.number("housing.taste.rent", taste_rent, "1", {0, 20},
              "weight of ln(rent paid) in the utility of a dwelling (lower rent is better)");
    at.number("housing.taste.area", taste_area, "1", {0, 20}, "weight of ln(floor area per member)");
    at.number("housing.taste.commute", taste_commute, "minute-1", {0, 2},
              "weight of a minute of one-way commute (shorter is better)");
    at.number("housing.taste.safety", taste_safety, "1", {0, 20},
              "weight of ten known incidents a year per 100 occupants (fewer is better)");
    at.number("housing.taste.charging", taste_charging, "1", {0, 20},
              "weight, for owners of e-bikes, of an outdoor charging place in reach");
    at.number("housing.taste.lit_lane", taste_lit, "1", {0, 20}, "weight of a lit lane");
    at.number("housing.taste.wiring", taste_wiring, "1", {0, 20}, "weight of sound wiring");
    at.number("housing.taste.alarms", taste_alarms, "1", {0, 20}, "weight of smoke alarms");
    at.number("housing.taste.cameras", taste_cameras, "1", {0, 20},
              "weight of cameras that see everything, for those whom cameras reassure");
    at.number("housing.reassured_ties", reassured_ties, "1", {1, 100},
              "neighbours known well from which cameras reassure migrants as they do locals");
    at.number("housing.taste.moving_cost", moving_cost, "1", {0, 50}, "utility that moving house costs");
    at.number("housing.commute_speed", commute_speed, "km/hour", {1, 100},
              "door-to-door speed along the straight line");
    at.number("housing.affordable_burden", burden_most, "1", {0.01, 5},
              "a dwelling dearer than this share of income is not considered");
    at.number("housing.income_floor", income_floor, "yuan/month", {1, 100000},
              "means of an adult without a wage: savings, family at home");
    at.number("housing.landlord.reprice_every", reprice_every, "day", {1, 365},
              "days between a landlord's looks at a vacant room");
    at.number("housing.landlord.patience", patience, "day", {0, 3650},
              "vacancy after which a landlord begins to cut the asking rent");
    at.number("housing.landlord.cut", cut, "1", {0, 0.9}, "cut of the asking rent at each look after that");
    at.number("housing.landlord.raise", raise, "1", {0, 1},
              "raise of the asking rent when a room falls vacant and rooms have let at once");
    at.number("housing.landlord.slow_letting", slow_letting, "day", {1, 3650},
              "remembered letting time at which a landlord no longer raises the rent");
    at.number("housing.landlord.raise_most", raise_most, "1", {0, 1},
              "most that a sitting tenant's rent rises at one review");
    at.number("housing.landlord.letting_memory", letting_memory, "1", share,
              "weight of the latest letting in what a landlord remembers of letting times");
    at.number("housing.landlord.review", review, "year-1", {0, 12},
              "rate at which a sitting tenant's rent is reviewed");
    at.number("housing.upgrade.every", upgrade_every, "day", {1, 3650},
              "days between a landlord's thoughts about works on the house");
    at.number("housing.upgrade.base", upgrade_base, "1", {-20, 20},
              "logit of doing a work at such a thought, where gain and cost balance");
    at.number("housing.upgrade.gain", upgrade_gain, "1", {0, 1000},
              "rise of the logit per unit of expected gain less cost over rent");
    at.number("housing.upgrade.duty", upgrade_duty, "1", {-10, 10},
              "rise of the logit where the landlord keeps the duty that the work belongs to");
    at.number("housing.upgrade.slow", upgrade_slow, "1", {-10, 10},
              "rise of the logit per slow letting time that rooms stood empty beyond one");
    at.number("housing.upgrade.payback", payback, "month", {1, 1200},
              "time in which a landlord means to have an outlay back");
    at.number("housing.upgrade.wiring", upgrade_wiring, "yuan", not_negative, "new wiring of a room");
    at.number("housing.upgrade.alarms", upgrade_alarms, "yuan", not_negative, "smoke alarms of a room");
    at.number("housing.upgrade.lighting", upgrade_lighting, "yuan", not_negative, "lamps over the lane before a house");
    at.number("housing.satisfaction.speed", satisfaction_speed, "1", share,
              "share of the gap to the present judgement that closes in a month");
    at.number("housing.satisfaction.base", satisfaction_base, "1", {-10, 10},
              "logit of satisfaction of a household with nothing to complain of");
    at.number("housing.satisfaction.burden", satisfaction_burden, "1", {0, 50},
              "fall of the logit per unit of rent / income above the comfortable burden");
    at.number("housing.satisfaction.victim", satisfaction_victim, "1", {0, 20},
              "fall of the logit right after a victimisation");
    at.number("housing.satisfaction.risk", satisfaction_risk, "1", {0, 20},
              "fall of the logit per ten known incidents a year per 100 occupants");
    at.number("housing.satisfaction.crowding", satisfaction_crowding, "1", {0, 20},
              "fall of the logit per ln(roomy / floor area per member) where crowded");
    at.number("housing.satisfaction.service", satisfaction_service, "1", {0, 20},
              "rise of the logit from requests met neither well nor badly to requests met in full");
    at.number("housing.satisfaction.cameras", satisfaction_cameras, "1", {0, 20},
              "rise of the logit by cameras that see everything, for those whom cameras reassure");
    at.number("housing.satisfaction.roomy", roomy, "m2", {1, 100}, "floor area a member needs before crowding counts");
    at.number("housing.newcomer.dormitory", newcomer_dormitory, "1", share,
              "chance that a newcomer alone is allotted a place in an employer's dormitory, if one is free");
    at.number("housing.newcomer.own", newcomer_own, "1", share,
              "chance that a newcomer household moves into an own home or to kin, if one is free");
    at.number("housing.welfare.rent", welfare_rent, "yuan/month", {1, 100000},
              "rent at which a yuan's utility is taken, to turn tenants' utility into money");
    at.number("housing.welfare.tenants", welfare_tenants, "1", {1, 1e7},
              "tenant households that stand for all in welfare, about");
    at.number("housing.displaced_burden", displaced_burden, "1", {0, 5},
              "rent / income above which a rent raised since moving in counts as the reason to go");
  }
};

}  // namespace tenure
