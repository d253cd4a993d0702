#include "models/governance/departments.hpp"

#include <algorithm>
#include <cmath>

#include "models/governance/office_hours.hpp"
#include "models/state/purposes.hpp"

namespace tenure {

namespace {

/// A request that arrives at a department's queue.
struct Arrival {
  double at;
  RequestId request;
};

class Serving {
 public:
  Serving(const District& d, const RequestParameters& p, const Luck& luck, Day today)
      : d_(d), p_(p), luck_(luck), today_(today), hours_(p, d.spring_festivals), arrivals_(d.departments.size()) {
    day_.requests = d.requests;
    day_.requests.loads.resize(d.departments.size());
  }

  RequestDay run(const std::vector<Intake>& intake) {
    for (const Intake& i : intake) receive(i);
    look_at_branch();
    for (const DepartmentId dep : Ids<DepartmentTable>(d_.departments.size())) {
      raise_levels(dep);
      work(dep);
    }
    return std::move(day_);
  }

 private:
  RequestTable& table() { return day_.requests; }
  const RequestChannel& channel(RequestId r) const { return day_.requests.at_desk[r] != 0 ? p_.desk : p_.ordinary; }
  Stream draws(Purpose what, RequestId r) const {
    const RequestTable& t = day_.requests;
    return {luck_, what, d_.households.luck[t.household[r]], Day{static_cast<std::int32_t>(std::floor(t.raised[r]))}};
  }
  bool gone(RequestId r) const { return d_.households.members[day_.requests.household[r]] == 0; }

  struct Triage {
    bool dispatched;
    double due;
  };
  /// Whether a department is needed, and when that is known; from the same draws by either channel.
  static Triage triage(Stream stream, double raised, const RequestChannel& by, double return_days) {
    const bool dispatched = stream.uniform() < by.dispatched;
    double due = raised + by.dispatch_hours / 24.0 * stream.exponential();
    const bool misrouted = stream.uniform() < by.misrouted;
    const double returns = return_days * stream.exponential();
    if (dispatched && misrouted) due += returns;
    return {dispatched, due};
  }

  void receive(const Intake& i) {
    const RequestId r = table().raise(i.request.kind, i.request.household, community_of(d_, i.request.household),
                                      i.at_desk, i.request.at, i.request.at);
    table().due[r] = triage(draws(purpose::request_triage, r), i.request.at, channel(r), p_.return_days).due;
  }

  void look_at_branch() {
    auto& at_branch = table().at_branch;
    const double night = today_.value + 1.0;
    std::size_t kept = 0;
    for (const RequestId r : at_branch) {
      if (table().due[r] >= night) {
        at_branch[kept++] = r;
        continue;
      }
      const bool dispatched =
          triage(draws(purpose::request_triage, r), table().raised[r], channel(r), p_.return_days).dispatched;
      const DepartmentId to = dispatched ? department_for(table().kind[r]) : DepartmentId::none();
      if (to.exists())
        arrivals_[to.value].push_back({table().due[r], r});
      else
        answer(r, table().due[r]);
    }
    at_branch.resize(kept);
  }

  /// The one with the least in hand a member of staff, of those that take the kind; ties to the lower id.
  DepartmentId department_for(RequestKind kind) const {
    DepartmentId best;
    double least = 0;
    for (const DepartmentId dep : Ids<DepartmentTable>(d_.departments.size())) {
      if (!d_.departments.takes(dep, kind)) continue;
      const double open = static_cast<double>(day_.requests.loads[dep.value].open() + arrivals_[dep.value].size());
      const double load = (1.0 + open) / std::max(1e-6, double{d_.departments.staff[dep]});
      if (!best.exists() || load < least) best = dep, least = load;
    }
    return best;
  }

  /// What has waited too long by the morning goes up, or is dropped. Queues are in the order of waiting, so only their
  /// heads are asked; from the highest, so that nothing goes up twice a day.
  void raise_levels(DepartmentId dep) {
    const double morning = today_.value;
    for (std::size_t level = request_levels; level-- > 0;) {
      const bool top = level + 1 == request_levels;
      const double limit = top ? p_.give_up_days : p_.escalate_days;
      for (std::size_t queue = 2 * level; queue < 2 * level + 2; ++queue)
        for (RequestId r; (r = table().loads[dep.value].waiting[queue].first).exists();) {
          if (morning - table().entered[r] < limit) break;
          (void)table().pop(dep, queue);
          if (top || gone(r)) {
            drop(r);
            continue;
          }
          table().level[r] = static_cast<std::uint8_t>(level + 1);
          table().enqueue(r, dep, morning);
          day_.escalations.push_back(dep);
        }
    }
  }

  void work(DepartmentId dep) {
    auto& arrivals = arrivals_[dep.value];
    std::sort(arrivals.begin(), arrivals.end(), [this](const Arrival& a, const Arrival& b) {
      return a.at != b.at ? a.at < b.at : table().household[a.request] < table().household[b.request];
    });
    std::size_t next = 0;
    const auto let_in_until = [&](double time) {
      for (; next < arrivals.size() && arrivals[next].at <= time; ++next)
        table().enqueue(arrivals[next].request, dep, arrivals[next].at);
    };
    const double staff = d_.departments.staff[dep];
    if (staff > 0 && hours_.works_on(today_)) {
      const auto servers = static_cast<std::size_t>(std::ceil(staff));
      const double hours = d_.departments.service_hours[dep] * static_cast<double>(servers) / staff;
      const double closes = hours_.closes(today_);
      double now = hours_.opens(today_);
      let_in_until(now);
      while (true) {
        take_up(dep, servers, hours, now);
        const std::size_t first = first_done(dep);
        const std::vector<RequestId>& serving = table().loads[dep.value].serving;
        const double done = first < serving.size() ? table().due[serving[first]] : closes + 1;
        const double comes = next < arrivals.size() ? arrivals[next].at : closes + 1;
        now = std::min(done, comes);
        if (now > closes) break;
        if (comes < done)
          let_in_until(now);
        else
          finish(dep, first);
      }
    }
    let_in_until(today_.value + 1.0);
  }

  void take_up(DepartmentId dep, std::size_t servers, double hours, double now) {
    auto& serving = table().loads[dep.value].serving;
    // Whoever is taken up at the stroke of closing time would start tomorrow, behind those of a higher level.
    while (serving.size() < servers && now < hours_.closes(today_)) {
      const RequestId r = table().take(dep);
      if (!r.exists()) return;
      if (gone(r)) {
        drop(r);
        continue;
      }
      table().state[r] = RequestState::in_service;
      table().due[r] = hours_.after_work(now, hours * draws(purpose::request_service, r).exponential());
      serving.push_back(r);
    }
  }

  std::size_t first_done(DepartmentId dep) {
    const auto& serving = table().loads[dep.value].serving;
    std::size_t first = 0;
    for (std::size_t i = 1; i < serving.size(); ++i)
      if (table().due[serving[i]] < table().due[serving[first]]) first = i;
    return first;
  }

  void finish(DepartmentId dep, std::size_t which) {
    auto& serving = table().loads[dep.value].serving;
    const RequestId r = serving[which];
    serving[which] = serving.back();
    serving.pop_back();
    answer(r, table().due[r]);
  }

  void answer(RequestId r, double when) {
    Stream stream = draws(purpose::request_service, r);
    (void)stream();  // the first draw is for the time of service
    const bool useful = stream.uniform() < channel(r).useful;
    close(r,
          {table().household[r], table().community[r], table().department[r], true, useful, when - table().raised[r]});
  }
  void drop(RequestId r) {
    close(r, {table().household[r], table().community[r], table().department[r], false, false,
              today_.value - table().raised[r]});
  }
  void close(RequestId r, const Reply& reply) {
    day_.replies.push_back(reply);
    table().close(r, reply.answered);
  }

  const District& d_;
  const RequestParameters& p_;
  const Luck& luck_;
  Day today_;
  OfficeHours hours_;
  std::vector<std::vector<Arrival>> arrivals_;  ///< [department] today
  RequestDay day_;
};

}  // namespace

DepartmentTable staffed(const District& d, const RequestParameters& p) {
  DepartmentTable departments = d.departments;
  double residents = 0;
  for (const std::uint32_t n : d.buildings.occupants.span()) residents += n;
  for (const DepartmentId dep : Ids<DepartmentTable>(departments.size())) {
    if (departments.staff[dep] < 0) departments.staff[dep] = static_cast<float>(p.staff * residents / 1000.0);
    if (departments.service_hours[dep] < 0) departments.service_hours[dep] = static_cast<float>(p.service_hours);
  }
  return departments;
}

RequestDay serve_requests(const District& d, const std::vector<Intake>& intake, const RequestParameters& p,
                          const Luck& luck, Day today) {
  return Serving(d, p, luck, today).run(intake);
}

}  // namespace tenure
