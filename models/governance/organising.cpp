#include "models/governance/organising.hpp"

#include <cmath>

namespace tenure {

std::vector<double> share_out(double total, const std::vector<double>& workers,
                              const std::vector<double>& engaged_share, double lean) {
  std::vector<double> shares(workers.size());
  double sum = 0;
  for (std::size_t i = 0; i < workers.size(); ++i)
    sum += shares[i] = workers[i] * std::exp(lean * (1 - engaged_share[i]));
  for (double& s : shares) s = sum > 0 ? total * s / sum : 0.0;
  return shares;
}

Engagement engagement(const District& d, CommunityId community) {
  Engagement here;
  for (std::uint32_t i = 0; i < d.communities.buildings[community]; ++i) {
    const LandlordId l = d.buildings.landlord[BuildingId{d.communities.first_building[community].value + i}];
    if (!l.exists()) continue;
    ++here.landlords;
    here.engaged += d.landlords.engaged(l);
  }
  return here;
}

bool meets(Day since, double every, Day today) {
  if (since == never || today < since) return false;
  const double days = today - since;
  return std::floor(days / every) != std::floor((days - 1) / every);
}

namespace {

void send(const District& d, const std::vector<CommunityId>& places, double lean, std::vector<float>& visits) {
  double total = 0;
  std::vector<double> workers, engaged;
  for (const CommunityId c : places) {
    const Engagement here = engagement(d, c);
    total += visits[c.value];
    workers.push_back(d.communities.grid_workers[c]);
    engaged.push_back(here.landlords > 0 ? static_cast<double>(here.engaged) / here.landlords : 1.0);
  }
  const std::vector<double> shares = share_out(total, workers, engaged, lean);
  for (std::size_t i = 0; i < places.size(); ++i) visits[places[i].value] = static_cast<float>(shares[i]);
}

}  // namespace

std::vector<float> send_workers(const District& d, const MobilisationParameters& p, Day today) {
  const Organisation& o = d.organisation;
  std::vector<float> visits;
  const auto organised = [&](auto&& belongs) {
    std::vector<CommunityId> places;
    for (const CommunityId c : Ids<CommunityTable>(d.communities.size()))
      if (d.communities.organised_since[c] != never && belongs(c)) places.push_back(c);
    return places;
  };
  for (const TownId town : Ids<TownTable>(o.committee_since.size())) {
    if (!meets(o.committee_since[town.value], p.committee_every, today)) continue;
    if (visits.empty()) visits = o.visits;
    send(d, organised([&](CommunityId c) { return d.communities.town[c] == town; }), p.lean, visits);
  }
  if (meets(o.joint_since, p.joint_every, today)) {
    if (visits.empty()) visits = o.visits;
    send(d, organised([](CommunityId) { return true; }), p.lean, visits);
  }
  return visits;
}

}  // namespace tenure
