#pragma once
/// One district living through its days: the numbered phases of a day, in order. The only place that changes a
/// District.

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "models/district/outcome_recorder.hpp"
#include "models/district/scenario.hpp"
#include "models/district/talent_moves.hpp"
#include "models/housing/surroundings.hpp"
#include "models/labour/labour.hpp"
#include "models/labour/output.hpp"
#include "models/migration/migration.hpp"
#include "models/safety/charging.hpp"
#include "models/safety/fire.hpp"
#include "models/safety/incidents.hpp"
#include "models/state/district.hpp"
#include "models/state/invariants.hpp"
#include "sim/schedule.hpp"

namespace tenure {

/// What happened on the day just lived, for those who look closer than outcomes do (tests, validation).
struct Events {
  std::vector<Incident> incidents;
  std::vector<Fire> fires;
};

/// The phases of a day that experiments live through alone (`World::live_only`).
namespace phase_number {
inline constexpr int programmes_act = 10, incidents_happen = 90;
}

class World {
 public:
  /// `first_day` is the district on the morning of the first simulated day. The scenario must outlive the world.
  World(const Scenario& scenario, District first_day, std::uint32_t replicate);
  /// Lives on from where `past` stands, under another scenario whose programmes begin later. `past` must have lived
  /// without programmes and budgets, by the same parameters and seed. Both may then go their own ways.
  World(const World& past, const Scenario& scenario);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// Lives through one day. Days must follow one another.
  void live(Day today) { day_.run(today); }
  /// Lives through the phases of these numbers alone: all else stands still for the day. For experiments on one part of
  /// the model, at a fraction of the cost.
  void live_only(Day today, std::span<const int> phases) { day_.run(today, phases); }
  /// Ends a period of the outcomes with the day just lived.
  void close_period(Day last_day);

  [[nodiscard]] const District& district() const { return d_; }
  [[nodiscard]] const PopulationBook& population() const { return population_; }
  [[nodiscard]] const Events& today() const { return today_; }
  [[nodiscard]] OutcomeRecorder& outcomes() { return outcomes_; }
  [[nodiscard]] const OutcomeRecorder& outcomes() const { return outcomes_; }
  /// Keys of those who came, left and were paid since `forget_moves`, in no order.
  [[nodiscard]] const TalentMoves& talent_moves() const { return talent_moves_; }
  void forget_moves() { talent_moves_ = {}; }
  [[nodiscard]] std::uint32_t replicate() const { return luck_.replicate; }
  [[nodiscard]] const Schedule& schedule() const { return day_; }

  /// What an archive holds of it (sim/archive.hpp): all that the days change. A world read from an archive must have
  /// been made of the scenario, first day and replicate that the archive is of.
  template <class Archive>
  void keep(Archive& archive) {
    archive(d_, prospects_, output_, population_, outcomes_, today_, talent_moves_, counted_, charging_known_);
  }

 private:
  void open_accounts();
  void order_the_day();
  void run_programmes(Day today);
  void charge_e_bikes(Day today);
  void meet_the_district(Day first_day);
  void meet_the_teams(Day first_day);
  void incubate(Day today);
  void found_for(const std::vector<TeamId>& graduates, Day today);
  void grant_team(HostId host);
  void close_enterprises(Day today);
  void organise(Day today);
  void mobilise_landlords(Day today);
  void hold_activities(Day today);
  void involve_tenants(Day today);
  void run_campaigns(Day today);
  void rank_places(Day today);
  void change_demand(Day today);
  void promise_bonuses(Day today);
  void pay_bonuses(Day today);
  void end_jobs(Day today);
  /// Counts the job that the person is about to give up, if it has one.
  void count_job_end(PersonId person);
  void advance_careers(Day today);
  void fill_posts(Day today);
  void lose_leavers(Day today);
  void house_people(Day today);
  void count_inflow(const Arrival& arrival);
  void pay_subsidies(Day today);
  void run_talent_schemes(Day today);
  void pay_allowances(Day today);
  void grant_allowances(Day today);
  void serve_households(Day today);
  void serve(ServiceList& list, ServiceItem& item, Day today);
  void keep_places(ServiceList& list, ServiceItem& item, Day today);
  void give_back_place(ServiceItem& item, ServiceApplication& place);
  void train_people(Day today);
  void let_homes(Day today);
  void set_rents(Day today);
  void upgrade_houses(Day today);
  void suffer_incidents(Day today);
  void suffer_fires(Day today);
  void meet_requests(Day today);
  void judge(Day today);
  void bear_and_bury(Day today);
  void produce(Day today);
  void read_labour_share();
  void forget_the_gone(Day today);
  void count_money(Day today);
  void remember_day(Day today);
  /// Notes how long the household rented the dwelling that it is about to leave.
  void end_tenancy(HouseholdId household, Day today);

  const Scenario& scenario_;
  Luck luck_;
  District d_;
  Surroundings surroundings_;
  Prospects prospects_;
  GoingRates going_rates_;  ///< neither archived nor taken over by branches: found anew where it is missing
  Output output_;
  PopulationBook population_;
  OutcomeRecorder outcomes_;
  Events today_;
  TalentMoves talent_moves_;
  std::vector<Account> counted_;  ///< accounts as last counted into the outcomes
  Schedule day_;
  bool charging_known_ = false;
};

}  // namespace tenure
