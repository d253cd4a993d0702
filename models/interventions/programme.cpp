#include <algorithm>
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
  at.value("where", where, "which communities it covers, decided on its first day",
           {"everywhere", "communities", "towns", "most_incidents", "most_people", "random"});
  at.value("communities", communities, "names, for where = \"communities\"");
  at.value("towns", towns, "names, for where = \"towns\"");
  at.number("top", top, "community", {1, 1e6},
            "how many communities, for where = \"most_incidents\", \"most_people\" or \"random\"");
  at.number("placing_seed", placing_seed, "1", {0, 9e15},
            "seed of the draw of communities, for where = \"random\": a randomised pilot has its own");
}

void AssetParameters::describe(Fields& at) {
  at.number("assets.camera.price", camera_price, "yuan", not_negative, "a community camera, installed");
  at.number("assets.camera.upkeep", camera_upkeep, "year-1", {0, 2}, "yearly upkeep as a share of the price");
  at.number("assets.camera.watching", camera_watching, "yuan/year", not_negative,
            "staff to watch one monitored camera");
  at.number("assets.camera.reach", camera_reach, "m", {1, 1000}, "how far a camera sees along a lane");
  at.number("assets.camera.view", camera_view, "1", share,
            "share of what happens at a camera's foot that it sees; falls linearly to none at its reach");
  at.number("assets.camera.uptime", camera_uptime, "1", share, "share of the time a camera works");
  at.number("assets.camera.fading", camera_fading, "year-1", {0, 5},
            "rate at which a camera's effect wears off as people get used to it");
  at.number("assets.camera.passive", camera_passive, "1", share,
            "weight of a camera that nobody watches, beside a monitored one");
  at.number("assets.subsidy.claim", subsidy_claim, "1", share, "chance that an entitled household claims a subsidy");
  at.number("assets.subsidy.administration", subsidy_administration, "1", {0, 5},
            "cost of running a subsidy, as a share of what it pays out");
}

namespace {

/// The `top` communities by descending score, ties to the lower id.
std::vector<CommunityId> best(std::vector<std::pair<double, CommunityId>> scored, std::size_t top) {
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
  for (const CommunityId c : Ids<CommunityTable>(d.communities.size())) {
    const bool covered = programme.where == "everywhere" ||
                         (programme.where == "communities" && names(programme.communities, d.communities.name[c])) ||
                         (programme.where == "towns" && names(programme.towns, d.towns.name[d.communities.town[c]]));
    if (covered) chosen.push_back(c);

    double score = 0;
    if (programme.where == "most_incidents") {
      score = d.recorded_last_year[c.value];
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
