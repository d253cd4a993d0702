#include "models/district/world.hpp"

#include <algorithm>

#include "models/state/transitions.hpp"
#include "models/talent/allowances.hpp"
#include "models/talent/homes.hpp"
#include "models/talent/services.hpp"
#include "models/talent/training.hpp"

namespace tenure {

namespace {

template <class T>
void mark(std::vector<T>& column, std::size_t row, T bits) {
  if (column.size() <= row) column.resize(row + 1, 0);
  column[row] |= bits;
}

/// Whether the account holds the sum beside what it has promised to others.
bool holds_beside(const Ledger& ledger, std::size_t account, Fen promised, Fen sum) {
  const Fen left = ledger.left(account);
  const Account& a = ledger.accounts()[account];
  return left == no_cap || left - a.own(promised) >= a.own(sum);
}

Fen with_administration(Fen sum, double administration) {
  return sum + fen(yuan(sum) * administration);
}

/// Payments of a grant whose first is due on `first`, until the scheme's end.
std::int16_t payments(const TalentAllowance& scheme, int months, Day first) {
  if (!scheme.end) return static_cast<std::int16_t>(months);
  const int until_end = *scheme.end <= first ? 0 : (*scheme.end - first - 1) / even_month + 1;
  return static_cast<std::int16_t>(std::min(months, until_end));
}

/// Pays a transfer and what it costs to administer, both or neither; where the money is gone, says so.
bool pay_out(District& d, std::size_t account, Fen transfer, Fen running) {
  const bool paid = d.ledger.holds(account, transfer + running) &&
                    d.ledger.pay(account, Spending::transfer, transfer) &&
                    d.ledger.pay(account, Spending::running, running);
  if (!paid) {
    d.ledger.refuse(account, transfer + running);
    d.rollouts[account].stalled = true;
  }
  return paid;
}

/// Leaves a grant of nobody's.
void end_grant(District& d, AllowanceGrant& grant, double administration) {
  const HouseholdId h = d.people.household[grant.person];
  if (grant.begun && d.households.members[h] > 0) d.households.allowance[h] -= static_cast<std::int32_t>(grant.monthly);
  TalentAllowance& scheme = *scheme_of(d.rules.talent.allowances, grant.account);
  scheme.promised -= grant.left * with_administration(grant.monthly, administration);
  --scheme.taken;
  grant.person = PersonId::none();
}

void judge_services(District& d, HouseholdId h, const TalentParameters& at) {
  double sum = 0;
  for (std::size_t c = 0; c < service_categories; ++c)
    if (d.households.served[h] & service_bit(static_cast<ServiceCategory>(c))) sum += at.service_worth[c];
  d.households.services_here[h] = static_cast<float>(sum);
}

/// Whether the household keeps a place of the category with any list.
bool keeps_place(const District& d, HouseholdId h, ServiceCategory category) {
  for (const ServiceList& list : d.rules.talent.services)
    for (const ServiceItem& item : list.items)
      if (item.category == category && item.lasting)
        for (const ServiceApplication& a : item.keeping)
          if (a.household == h && a.places > 0) return true;
  return false;
}

}  // namespace

void World::pay_allowances(Day today) {
  TalentRules& rules = d_.rules.talent;
  const double administration = scenario_.parameters.assets.allowance.administration;
  for (AllowanceGrant& grant : rules.grants) {
    const PersonId p = grant.person;
    TalentAllowance& scheme = *scheme_of(rules.allowances, grant.account);
    const bool due = today >= grant.next;
    bool goes_on = d_.people.presence[p] == Presence::here && d_.people.employer[p].exists() && !scheme.over &&
                   !(due && grant.left == 0);
    if (goes_on && due) {
      const Fen running = with_administration(grant.monthly, administration) - grant.monthly;
      goes_on = pay_out(d_, grant.account, grant.monthly, running);
      if (goes_on) {
        scheme.promised -= grant.monthly + running;
        --grant.left;
        grant.next = grant.next + even_month;
        if (!grant.begun) {
          d_.households.allowance[d_.people.household[p]] += static_cast<std::int32_t>(grant.monthly);
          talent_moves_.paid.push_back(d_.people.luck[p]);
        }
        grant.begun = true;
      }
    }
    if (!goes_on) end_grant(d_, grant, administration);
  }
  std::erase_if(rules.grants, [](const AllowanceGrant& grant) { return !grant.person.exists(); });
  for (const TalentAllowance& scheme : rules.allowances) d_.rollouts[scheme.account].installed = scheme.taken;
  std::erase_if(rules.allowances, [](const TalentAllowance& scheme) { return scheme.over; });
}

void World::grant_allowances(Day today) {
  TalentRules& rules = d_.rules.talent;
  const double administration = scenario_.parameters.assets.allowance.administration;
  for (const AllowanceClaim& claim : allowance_claims(d_, scenario_.parameters.talent, luck_, today)) {
    TalentAllowance& scheme = rules.allowances[claim.scheme];
    if (scheme.closed || scheme.taken >= scheme.places) continue;
    const AllowanceTier& tier = scheme.tiers[claim.tier];
    const Day first = today + scheme.delay;
    const std::int16_t months = payments(scheme, tier.months, first);
    if (months == 0) continue;
    const Fen cost = months * with_administration(fen(tier.monthly), administration);
    if (!holds_beside(d_.ledger, scheme.account, scheme.promised, cost)) {
      scheme.closed = true;
      d_.ledger.refuse(scheme.account, cost);
      d_.rollouts[scheme.account].stalled = true;
      continue;
    }
    scheme.promised += cost;
    ++scheme.taken;
    ++d_.rollouts[scheme.account].bought;
    ++d_.rollouts[scheme.account].installed;
    mark(scheme.had, claim.person.value, std::uint8_t{1});
    rules.grants.push_back({claim.person, scheme.account, fen(tier.monthly), first, months});
    outcomes_.add(Outcome::granted, scheme.account, 1);
  }
}

void World::give_back_place(ServiceItem& item, ServiceApplication& place) {
  item.room += place.places;
  place.places = 0;
  const HouseholdId h = place.household;
  if (d_.households.members[h] == 0 || keeps_place(d_, h, item.category)) return;
  d_.households.served[h] &= static_cast<std::uint8_t>(~service_bit(item.category));
  judge_services(d_, h, scenario_.parameters.talent);
}

void World::keep_places(ServiceList& list, ServiceItem& item, Day today) {
  const TalentParameters& at = scenario_.parameters.talent;
  const double monthly = scenario_.parameters.assets.service.place * even_month / days_per_year;
  for (ServiceApplication& place : item.keeping) {
    const bool gone = d_.households.members[place.household] == 0 || list.over;
    if (gone) {
      give_back_place(item, place);
    } else if (today >= place.ready) {
      const int need = std::min(place.places, need_of(d_, place.household, item.need, at, today));
      item.room += place.places - need;
      place.places = need;
      const bool paid = need > 0 && d_.ledger.pay(list.account, Spending::running, fen(need * monthly));
      if (need > 0 && !paid) d_.rollouts[list.account].stalled = true;
      if (!paid) give_back_place(item, place);
      place.ready = today + even_month;
    }
  }
  std::erase_if(item.keeping, [](const ServiceApplication& a) { return a.places == 0; });
}

void World::serve(ServiceList& list, ServiceItem& item, Day today) {
  const TalentParameters& at = scenario_.parameters.talent;
  const auto category = static_cast<std::size_t>(item.category);
  const Fen price = fen(scenario_.parameters.assets.service.case_price[category]);
  open_counter(item);
  keep_places(list, item, today);

  std::size_t taken = 0;
  for (; taken < item.waiting.size(); ++taken) {
    ServiceApplication a = item.waiting[taken];
    if (d_.households.members[a.household] == 0) continue;
    if (item.lasting) a.places = std::min(a.places, need_of(d_, a.household, item.need, at, today));
    if (a.places == 0) continue;
    if (item.room < a.places) break;
    if (!item.lasting && !d_.ledger.pay(list.account, Spending::running, price)) {
      d_.rollouts[list.account].stalled = true;
      break;
    }
    item.room -= a.places;
    a.ready = today + item.delay;
    item.under_way.push_back(a);
  }
  item.waiting.erase(item.waiting.begin(), item.waiting.begin() + static_cast<std::ptrdiff_t>(taken));

  std::size_t done = 0;
  for (; done < item.under_way.size() && item.under_way[done].ready <= today; ++done) {
    const ServiceApplication& a = item.under_way[done];
    if (d_.households.members[a.household] == 0) {
      if (item.lasting) item.room += a.places;
      continue;
    }
    d_.households.served[a.household] |= service_bit(item.category);
    judge_services(d_, a.household, at);
    if (item.lasting) item.keeping.push_back(a);
    ++d_.rollouts[list.account].bought;
    outcomes_.add(Outcome::granted, list.account, 1);
    outcomes_.add(Outcome::services_done, category, 1);
    outcomes_.add(Outcome::service_wait, category, today - a.asked);
  }
  item.under_way.erase(item.under_way.begin(), item.under_way.begin() + static_cast<std::ptrdiff_t>(done));
}

void World::serve_households(Day today) {
  TalentRules& rules = d_.rules.talent;
  for (const ServiceWish& wish : service_wishes(d_, scenario_.parameters.talent, luck_, today)) {
    ServiceList& list = rules.services[wish.list];
    mark(list.asked, wish.household.value, std::uint32_t{1} << wish.item);
    list.items[wish.item].waiting.push_back({wish.household, today, never, wish.places});
  }
  for (ServiceList& list : rules.services) {
    for (ServiceItem& item : list.items)
      if (list.over)
        keep_places(list, item, today);
      else
        serve(list, item, today);
    d_.rollouts[list.account].installed = d_.rollouts[list.account].bought;
  }
  std::erase_if(rules.services, [](const ServiceList& list) { return list.over; });
}

void World::train_people(Day today) {
  TalentRules& rules = d_.rules.talent;
  if (rules.training.empty()) return;
  const TalentParameters& at = scenario_.parameters.talent;
  const Fen price = fen(scenario_.parameters.assets.training.price);
  for (const TrainingWish& wish : training_wishes(d_, at, luck_, today)) {
    TrainingScheme& scheme = rules.training[wish.scheme];
    if (scheme.room < 1) continue;
    Rollout& rollout = d_.rollouts[scheme.account];
    if (!d_.ledger.pay(scheme.account, Spending::running, price)) {
      rollout.stalled = true;
      scheme.room = 0;
      continue;
    }
    scheme.room -= 1;
    scheme.trainees.push_back({wish.person, today + scheme.course});
    ++rollout.bought;
    ++rollout.installed;
    outcomes_.add(Outcome::granted, scheme.account, 1);
  }
  for (TrainingScheme& scheme : rules.training)
    std::erase_if(scheme.trainees, [&](const TrainingScheme::Trainee& t) {
      if (today < t.done) return false;
      const PersonId p = t.person;
      if (d_.people.presence[p] != Presence::here || d_.people.skill[p] != Skill::basic) return true;
      if (!passes(d_.people.luck[p], at, luck_)) return true;
      retrain(d_, p, Skill::technician);
      const auto before = [](const Trained& a, const Trained& b) { return a.person < b.person; };
      const Trained now{p, today};
      rules.trained.insert(std::lower_bound(rules.trained.begin(), rules.trained.end(), now, before), now);
      outcomes_.add(Outcome::trained, scheme.account, 1);
      return true;
    });
}

void World::let_homes(Day today) {
  TalentRules& rules = d_.rules.talent;
  const double administration = scenario_.parameters.assets.allowance.administration;
  for (const HomeWish& wish : home_wishes(d_, scenario_.parameters.talent, luck_, today)) {
    mark(rules.homes[wish.scheme].asked, wish.household.value, std::uint8_t{1});
    rules.homes[wish.scheme].waiting.push_back(wish.household);
  }
  for (TalentHomes& scheme : rules.homes) {
    Rollout& rollout = d_.rollouts[scheme.account];
    const auto pay_for = [&](HouseholdId h) {
      const double part = double{d_.dwellings.rent[d_.households.dwelling[h]]} * scheme.discount;
      if (!pay_out(d_, scheme.account, fen(part), fen(part * administration))) return false;
      d_.households.subsidy[h] = static_cast<float>(part);
      d_.households.subsidy_account[h] = static_cast<std::uint16_t>(scheme.account);
      return true;
    };
    for (TalentHomes::Home& home : scheme.homes) {
      const HouseholdId h = home.household;
      const bool lives_there = d_.households.members[h] > 0 && d_.households.dwelling[h] == home.dwelling;
      if (!scheme.over && lives_there && today < home.next) continue;
      if (!scheme.over && lives_there && may_have_home(d_, scheme, h) && pay_for(h)) {
        home.next = home.next + even_month;
        continue;
      }
      if (d_.households.members[h] > 0) d_.households.subsidy[h] = 0;
      scheme.asked[h.value] = 0;
      home.household = HouseholdId::none();
    }
    std::erase_if(scheme.homes, [](const TalentHomes::Home& home) { return !home.household.exists(); });
    std::size_t served = 0;
    for (; served < scheme.waiting.size() && !scheme.over; ++served) {
      const HouseholdId h = scheme.waiting[served];
      if (static_cast<std::int64_t>(scheme.homes.size()) >= scheme.dwellings) break;
      if (!may_have_home(d_, scheme, h) || d_.households.subsidy[h] > 0) {
        scheme.asked[h.value] = 0;
        continue;
      }
      if (!pay_for(h)) break;
      scheme.homes.push_back({h, d_.households.dwelling[h], today + even_month});
      ++rollout.bought;
      outcomes_.add(Outcome::granted, scheme.account, 1);
    }
    scheme.waiting.erase(scheme.waiting.begin(), scheme.waiting.begin() + static_cast<std::ptrdiff_t>(served));
    rollout.installed = static_cast<std::int64_t>(scheme.homes.size());
  }
  std::erase_if(rules.homes, [](const TalentHomes& scheme) { return scheme.over; });
}

void World::run_talent_schemes(Day today) {
  pay_allowances(today);
  grant_allowances(today);
  serve_households(today);
  train_people(today);
  let_homes(today);
}

}  // namespace tenure
