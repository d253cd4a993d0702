#include "models/state/requests.hpp"

#include <cassert>

namespace tenure {

RequestId RequestTable::raise(RequestKind what, HouseholdId who, CommunityId where, bool desk, double when,
                              double until) {
  RequestId id;
  if (free_.empty()) {
    id = kind.push(what);
    state.push({}), level.push(0), at_desk.push(0), household.push({}), community.push({}), department.push({});
    raised.push(0), due.push(0), entered.push(0), next.push({});
  } else {
    id = free_.back();
    free_.pop_back();
  }
  kind[id] = what;
  state[id] = RequestState::at_branch;
  level[id] = branch_level;
  at_desk[id] = desk ? 1 : 0;
  household[id] = who;
  community[id] = where;
  department[id] = DepartmentId::none();
  raised[id] = when;
  due[id] = until;
  at_branch.push_back(id);
  ++raised_in_all;
  return id;
}

void RequestTable::enqueue(RequestId request, DepartmentId to, double when) {
  CaseLoad& load = loads[to.value];
  RequestQueue& queue = load.waiting[2u * level[request] + at_desk[request]];
  state[request] = RequestState::waiting;
  department[request] = to;
  entered[request] = when;
  next[request] = RequestId::none();
  if (queue.last.exists())
    next[queue.last] = request;
  else
    queue.first = request;
  queue.last = request;
  ++load.queued;
}

RequestId RequestTable::pop(DepartmentId from, std::size_t queue) {
  CaseLoad& load = loads[from.value];
  RequestQueue& q = load.waiting[queue];
  const RequestId first = q.first;
  if (!first.exists()) return first;
  q.first = next[first];
  if (!q.first.exists()) q.last = RequestId::none();
  --load.queued;
  return first;
}

RequestId RequestTable::take(DepartmentId from) {
  for (std::size_t queue = loads[from.value].waiting.size(); queue-- > 0;)
    if (const RequestId id = pop(from, queue); id.exists()) return id;
  return RequestId::none();
}

void RequestTable::close(RequestId request, bool was_handled) {
  assert(state[request] != RequestState::closed);
  state[request] = RequestState::closed;
  ++(was_handled ? handled : dropped);
  free_.push_back(request);
}

}  // namespace tenure
