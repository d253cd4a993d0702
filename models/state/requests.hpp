#pragma once
/// Open requests of residents, and the queues in which they wait. A closed request's row is used again, so that the
/// table holds no more rows than were ever open at once.

#include <array>
#include <vector>

#include "models/state/ids.hpp"
#include "models/state/kinds.hpp"
#include "sim/calendar.hpp"

namespace tenure {

enum class RequestState : std::uint8_t { closed, at_branch, waiting, in_service };

/// How high a request has been taken: what waits too long goes up.
inline constexpr std::uint8_t branch_level = 0, town_level = 1, district_level = 2;
inline constexpr std::size_t request_levels = 3;

/// First in, first out; linked through RequestTable::next.
struct RequestQueue {
  RequestId first, last;
};

/// What waits at one department and what its staff have in hand.
struct CaseLoad {
  /// By precedence, low to high: a request of a higher level goes first, and within a level one from a desk.
  std::array<RequestQueue, 2 * request_levels> waiting;
  std::vector<RequestId> serving;
  std::uint32_t queued = 0;  ///< in all of `waiting`

  [[nodiscard]] std::size_t open() const { return queued + serving.size(); }
};

/// Times are days since 1970 with their fraction: 19000.5 is noon of Day 19000.
struct RequestTable {
  template <class T>
  using Column = tenure::Column<RequestTable, T>;

  Column<RequestKind> kind;
  Column<RequestState> state;
  Column<std::uint8_t> level;
  Column<std::uint8_t> at_desk;  ///< 1 where a desk of pooled departments took it up
  Column<HouseholdId> household;
  Column<CommunityId> community;    ///< where it was raised
  Column<DepartmentId> department;  ///< none while at the branch
  Column<double> raised;
  Column<double> due;      ///< at the branch: when it is looked at; in service: when it is done
  Column<double> entered;  ///< when it began to wait in the present queue
  Column<RequestId> next;  ///< behind it in its queue

  std::vector<RequestId> at_branch;  ///< not yet looked at
  std::vector<CaseLoad> loads;       ///< by department

  std::int64_t raised_in_all = 0, handled = 0, dropped = 0;  ///< since the start of the run

  /// A new row, at the branch until `due`.
  RequestId raise(RequestKind what, HouseholdId who, CommunityId where, bool desk, double when, double until);
  /// Puts it at the end of the queue of its level at the department.
  void enqueue(RequestId request, DepartmentId to, double when);
  /// The one to serve next, taken out of its queue; none where nobody waits.
  RequestId take(DepartmentId from);
  /// Takes the first out of one queue of the department.
  RequestId pop(DepartmentId from, std::size_t queue);
  /// The row is free again; counts it as handled or dropped. It must stand in no list.
  void close(RequestId request, bool was_handled);

  [[nodiscard]] std::size_t size() const { return kind.size(); }
  [[nodiscard]] std::size_t open() const { return size() - free_.size(); }

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(kind, state, level, at_desk, household, community, department, raised, due, entered, next, at_branch, loads,
            raised_in_all, handled, dropped, free_);
  }

 private:
  std::vector<RequestId> free_;
};

}  // namespace tenure
