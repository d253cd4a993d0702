#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "models/interventions/measure.hpp"
#include "models/state/purposes.hpp"

namespace tenure {

void Programme::describe(Fields& at) {
  std::vector<std::string> kinds;
  for (const MeasureKind& m : measures()) kinds.emplace_back(m.kind);
  at.value("kind", kind, "what the programme does", kinds);
  at.value("name", name, "name of the programme and of its account; unique in a scenario");
  at.value("start", start, "first day in force");
  at.value("end", end, "first day no longer in force; without it the programme runs to the end of the run");
  at.number("amount", amount, "1", not_negative,
            "how much of it; the unit is the kind's own (cameras, yuan a month, ...); 0 changes nothing");
  at.number("budget", budget, "yuan", not_negative, "most that it may spend; without it there is no cap");
  at.value("budget_line", budget_line,
           "name of one of the scenario's [budgets], on which several interventions may draw together");
  at.value("where", where, "which communities it covers, decided on its first day",
           {"everywhere", "communities", "towns", "most_incidents", "most_people", "ranked", "random"});
  at.value("communities", communities, "names, for where = \"communities\"");
  at.value("towns", towns, "names, for where = \"towns\"");
  at.value(
      "rank_by", rank_by,
      "outcome by community, for where = \"ranked\": the communities where it is worst, or highest where neither way "
      "is better; a flow over the last 365 days, a stock as it stands");
  at.number("top", top, "community", {1, 1e6},
            "how many communities, for where = \"most_incidents\", \"most_people\", \"ranked\" or \"random\"");
  at.number(
      "placing_seed", placing_seed, "1", {0, 9e15},
      "seed of the draw of communities, for where = \"random\", and of the order of waves: a randomised pilot has "
      "its own");
  at.number("waves", waves, "1", {1, 1e6},
            "groups of communities, drawn at random, that start one after another (a staggered rollout)");
  at.number("wave_days", wave_days, "day", {1, 3650}, "days between the starts of two waves");
  at.value("paid_by", paid_by, "who bears what the programme does not; without it the programme pays all",
           {payer_names.begin(), payer_names.end()});
  at.number("programme_share", programme_share, "1", share,
            "share of each cost that the programme bears, within its budget; 0 where paid_by names another");
}

std::optional<std::string> Programme::ranks_by() const {
  if (where == "most_incidents") return "incidents_recorded";
  return where == "ranked" ? rank_by : std::nullopt;
}

void Programme::open_account(Ledger& ledger) const {
  Account account{.programme = name, .budget = budget ? fen(*budget) : no_cap};
  for (std::size_t line = 0; line < ledger.lines().size(); ++line)
    if (budget_line == ledger.lines()[line].name) account.line = line;
  const auto at = std::find(payer_names.begin(), payer_names.end(), paid_by.value_or("programme"));
  account.others = static_cast<Payer>(at - payer_names.begin());
  account.own_share = programme_share.value_or(account.others == Payer::programme ? 1.0 : 0.0);
  ledger.open(std::move(account));
}

namespace {

/// The `top` communities by descending score, ties to the lower id. A score that is no number comes last.
std::vector<CommunityId> best(std::vector<std::pair<double, CommunityId>> scored, std::size_t top) {
  for (auto& [score, community] : scored)
    if (std::isnan(score)) score = -std::numeric_limits<double>::infinity();
  std::sort(scored.begin(), scored.end(),
            [](auto a, auto b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  scored.resize(std::min(top, scored.size()));
  std::vector<CommunityId> chosen;
  for (const auto& [score, community] : scored) chosen.push_back(community);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

bool names(const std::optional<std::vector<std::string>>& list, const std::string& name) {
  return list && std::find(list->begin(), list->end(), name) != list->end();
}

}  // namespace

std::vector<CommunityId> places_of(const District& d, const Programme& programme) {
  std::vector<CommunityId> chosen;
  std::vector<std::pair<double, CommunityId>> scored;
  const auto ranks = programme.ranks_by();
  const auto standing = ranks ? d.standings.find(*ranks) : d.standings.end();
  for (const CommunityId c : Ids<CommunityTable>(d.communities.size())) {
    const bool covered = programme.where == "everywhere" ||
                         (programme.where == "communities" && names(programme.communities, d.communities.name[c])) ||
                         (programme.where == "towns" && names(programme.towns, d.towns.name[d.communities.town[c]]));
    if (covered) chosen.push_back(c);

    double score = 0;
    if (ranks) {
      if (standing != d.standings.end()) score = standing->second[c.value];
    } else if (programme.where == "most_people") {
      for (std::uint32_t b = 0; b < d.communities.buildings[c]; ++b)
        score += d.buildings.occupants[BuildingId{d.communities.first_building[c].value + b}];
    } else if (programme.where == "random") {
      score = Stream(Luck{static_cast<std::uint64_t>(programme.placing_seed.value_or(0)), 0}, purpose::placing, c.value)
                  .uniform();
    } else {
      continue;
    }
    scored.emplace_back(score, c);
  }
  return scored.empty() ? chosen : best(std::move(scored), static_cast<std::size_t>(programme.top.value_or(1)));
}

}  // namespace tenure
