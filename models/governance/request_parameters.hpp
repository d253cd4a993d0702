#pragma once
/// Numbers of residents' requests and of the departments that serve them, from the parameter book.

#include <array>

#include "models/state/kinds.hpp"
#include "sim/fields.hpp"

namespace tenure {

/// How requests fare that come by one channel.
struct RequestChannel {
  double dispatched = 0;      ///< [1] share that the branch cannot answer itself
  double dispatch_hours = 0;  ///< [hour] mean time until the branch answers a request or sends it on
  double misrouted = 0;       ///< [1] share of those sent on that go to the wrong department first
  double useful = 0;          ///< [1] share of answers that are of use

  void describe(Fields& at, const std::string& name, const std::string& where) {
    at.number(name + ".dispatched", dispatched, "1", share, "share of requests " + where + " that need a department");
    at.number(name + ".dispatch_hours", dispatch_hours, "hour", {0, 10000},
              "mean time until a request " + where + " is answered at the branch or sent to a department");
    at.number(name + ".misrouted", misrouted, "1", share,
              "share of dispatched requests " + where + " that go to the wrong department first");
    at.number(name + ".useful", useful, "1", share, "share of answers to requests " + where + " that are of use");
  }
};

struct RequestParameters {
  // Raising.
  std::array<double, request_kinds> rate{};  ///< [1/year] of a household on which the condition presses fully
  double victim_memory = 0;                  ///< [day] e-folding time in which a victim's wish for safety fades
  double risk_scale = 0;                     ///< [incident/year per 100 occupants] known risk that presses by 1 - 1/e
  double roomy = 0;                          ///< [m2] area a member needs before neighbours disturb
  double takes_part = 0;                     ///< [1] how much more often those who take part raise requests
  double elasticity = 0;                     ///< [1] of requests to the share answered usefully, as it is known
  double usual = 0;                          ///< [1] that share as people expect it before they know better
  double hope = 0;                           ///< [1] least share that people go on to expect, however few came
  double own = 0;                            ///< [1] log-rate per unit of how own requests were met
  double heard = 0;                          ///< [household] that come to know how one request was met
  double desk_ease = 1;                      ///< [1] how much more often requests are raised where a desk is open

  // What becomes of them.
  RequestChannel ordinary, desk;
  double return_days = 0;    ///< [day] mean time that a misrouted request lies at the wrong department
  double escalate_days = 0;  ///< [day] wait after which a request goes up a level
  double give_up_days = 0;   ///< [day] wait at the highest level after which it is dropped

  // Departments.
  double opens = 0;          ///< [hour of the day]
  double open_hours = 0;     ///< [hour] a working day
  double weekends = 0;       ///< [1] 1 where weekends are working days
  double festival_days = 0;  ///< [day] closed from the Spring Festival on
  double staff = 0;          ///< [person per 1,000 residents] of a department whose staff no file gives
  double service_hours = 0;  ///< [hour] of a department whose service time no file gives

  // How a household takes it.
  double worth_useful = 0, worth_timely = 0, worth_reply = 0;  ///< [1] shares of a request met in full
  double patience = 0;                                         ///< [day] e-folding time of timeliness
  double learning = 0;                                         ///< [1] weight of the latest request
  double memory = 0;                                           ///< [day] e-folding time of the memory of it

  void describe(Fields& at);
};

}  // namespace tenure
