#include <algorithm>

#include "models/district/world.hpp"
#include "models/governance/departments.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

/// A desk with room takes the request up; the first programme's before the second's.
bool goes_to_desk(std::vector<RequestDesk>& desks, CommunityId where) {
  for (RequestDesk& desk : desks)
    if (desk.room[where.value] >= 1) {
      desk.room[where.value] -= 1;
      return true;
    }
  return false;
}

double dwellings_of(const District& d, CommunityId c) {
  const std::uint32_t n = d.communities.buildings[c];
  if (n == 0) return 0;
  const BuildingId first = d.communities.first_building[c], last{first.value + n - 1};
  return d.buildings.first_dwelling[last].value + d.buildings.dwellings[last] - d.buildings.first_dwelling[first].value;
}

}  // namespace

void World::meet_requests(Day today) {
  const RequestParameters& p = scenario_.parameters.requests;
  const auto due = d_.household_turns.due(today);
  parallel_rows(due.size(), [&](std::size_t row) {
    float& service = d_.households.service[due[row]];
    if (service != 0) service = static_cast<float>(fade_service(service, d_.household_turns.every_days(), p));
  });
  std::vector<Intake> intake;
  for (const NewRequest& request : raise_requests(d_, p, luck_, today)) {
    const CommunityId where = community_of(d_, request.household);
    const bool at_desk = goes_to_desk(d_.rules.request_desks, where);
    intake.push_back({request, at_desk});
    outcomes_.add(Outcome::requests_raised, where.value, static_cast<std::size_t>(request.kind), 1);
    if (at_desk) outcomes_.add(Outcome::requests_at_desk, where.value, 1);
  }
  RequestDay day = serve_requests(d_, intake, p, luck_, today);
  d_.requests = std::move(day.requests);
  for (const Reply& reply : day.replies) {
    const std::size_t by = reply.department.exists() ? reply.department.value : d_.departments.size();
    outcomes_.add(reply.answered ? Outcome::requests_handled : Outcome::requests_dropped, by, 1);
    if (reply.answered) outcomes_.add(Outcome::request_wait, by, reply.days);
    float& service = d_.households.service[reply.household];
    service = static_cast<float>(learn_service(service, reply, p));
    float& news = d_.communities.request_news[reply.community];
    news = static_cast<float>(hear_news(news, reply, dwellings_of(d_, reply.community), p));
  }
  for (const DepartmentId dep : day.escalations) outcomes_.add(Outcome::requests_escalated, dep.value, 1);
}

}  // namespace tenure
