#pragma once
/// Numbers of security incidents, from the parameter book.

#include <array>
#include <string>

#include "models/state/kinds.hpp"
#include "sim/fields.hpp"

namespace tenure {

/// A number for each type of incident.
using ByType = std::array<double, incident_types>;
/// A number for each span of the day.
using BySpan = std::array<double, day_spans>;

struct SafetyParameters {
  // Attempts.
  double attempts = 0;                   ///< [1/year per 1,000 persons] see exposure() in models/safety/incidents.hpp
  double e_bike_theft = 0;               ///< [1/year per 1,000 e-bikes] attempts at e-bikes kept at a building
  std::array<double, tenures> tenure{};  ///< [1] multiplier of attempts
  ByType mix{};                          ///< [1] shares of attempts not at e-bikes, taken relative to their sum
  std::array<BySpan, incident_types> hours{};  ///< [1] when attempts are made, taken relative to their sum
  double trend = 0;                            ///< [1/year] background trend of the log rate
  double trend_year = 0;        ///< [year] when the background factor is 1, as a calendar year with fraction
  double season_amplitude = 0;  ///< [1]
  double season_peak = 0;       ///< [day] of the year

  // Guardians: share of the attempts of a type that each prevents where fully present.
  ByType residents{};  ///< where all are at home
  BySpan at_home{};    ///< [1] share of the residents at home
  ByType camera{};
  ByType patrol{};
  ByType camera_patrol{};  ///< on top of the two, where both are
  ByType tenant_register{};
  ByType landlord{};
  ByType organised{};
  ByType lighting{};  ///< while it is dark
  BySpan darkness{};  ///< [1] share of the span that is dark
  ByType paving{};
  double parking = 0;           ///< of the attempts at e-bikes
  double guards_most = 1;       ///< [1] share that all of them together can prevent
  double patrol_half_life = 1;  ///< [day]

  // Displacement and diffusion of benefit.
  double displacement_share = 0;  ///< [1]
  double displacement_reach = 0;  ///< [m]
  double diffusion_share = 0;     ///< [1]
  double diffusion_reach = 0;     ///< [m]

  // Reporting and recording.
  ByType reporting{};               ///< [1] probability that an incident is reported by its victim or whoever finds it
  double reporting_takes_part = 0;  ///< [1] share of the otherwise unreported that victims who take part report
  double reporting_landlord = 0;    ///< [1] the same of landlords who keep that duty
  ByType reporting_camera{};        ///< [1] the same where cameras see all
  ByType recording{};               ///< [1] probability that the police record what was reported
  double case_memory = 1;           ///< [day] e-folding time of what the police remember of a place

  // Near repeats.
  double branching_ratio = 0;   ///< [1] attempts that one incident sets off
  double repeat_same_type = 1;  ///< [1] of those, the share of the type of what set them off
  double repeat_decay = 0;      ///< [day] e-folding time
  double repeat_distance = 0;   ///< [m] e-folding distance
  double repeat_reach = 0;      ///< [m] cut of the spatial kernel

  // What people know.
  double known_reach = 0;   ///< [m]
  double known_memory = 0;  ///< [day] e-folding time

  void describe(Fields& at) {
    describe_attempts(at);
    describe_guardians(at);
    describe_moves(at);
    describe_reporting(at);
    describe_memory(at);
  }

 private:
  static void by_type(Fields& at, const std::string& name, ByType& numbers, const std::string& help) {
    at.numbers(name, numbers, incident_type_names, "1", share, help);
  }
  void describe_attempts(Fields& at) {
    at.number(
        "safety.attempts", attempts, "year-1 per 1000 persons", {0, 1000},
        "attempts, but for those at e-bikes, at a building of mean frailty held as rentals, without near repeats, at "
        "the reference year");
    at.number("safety.e_bike_theft", e_bike_theft, "year-1 per 1000 e-bikes", {0, 1000},
              "attempts at e-bikes kept at such a building");
    at.numbers("safety.tenure", tenure, tenure_names, "1", {0, 10}, "multiplier of attempts by how dwellings are held");
    at.numbers("safety.mix", mix, incident_type_names, "1", not_negative,
               "share by type of attempts that are not at e-bikes (relative to the sum of all types)");
    for (std::size_t k = 0; k < incident_types; ++k)
      at.numbers("safety.hours." + std::string(incident_type_names[k]), hours[k], day_span_names, "1", not_negative,
                 "share of attempts of the type in this quarter of the day (relative to the sum of all four)");
    at.number("safety.trend.log_rate", trend, "year-1", {-1, 1},
              "background trend of the log rate of attempts, an input of its own: 0 switches it off");
    at.number("safety.trend.reference_year", trend_year, "year", {1970, 2200},
              "time at which the background factor is 1, as a calendar year with fraction");
    at.number("safety.season.amplitude", season_amplitude, "1", share, "seasonal swing of attempts around their mean");
    at.number("safety.season.peak", season_peak, "day", {0, 366}, "day of the year on which attempts peak");
  }
  void describe_guardians(Fields& at) {
    by_type(at, "safety.residents", residents, "share of attempts prevented by residents where all are at home");
    at.numbers("safety.at_home", at_home, day_span_names, "1", share, "share of residents at home");
    by_type(at, "safety.camera", camera, "share of attempts prevented where monitored cameras see everything");
    by_type(at, "safety.patrol", patrol, "share of attempts prevented in the hours in which patrols are fully present");
    at.number("safety.patrol.half_life", patrol_half_life, "day", {1, 3650},
              "time after which half of the presence of patrols is forgotten");
    by_type(at, "safety.camera_patrol", camera_patrol,
            "share of attempts prevented beyond what each does where watched cameras see everything and patrols are "
            "fully present");
    by_type(at, "safety.register", tenant_register, "share of attempts prevented by a kept tenant register");
    by_type(at, "safety.landlord", landlord, "share of attempts prevented by an engaged landlord who walks rounds");
    by_type(at, "safety.organised", organised,
            "share of attempts prevented where all households around take part in governance");
    by_type(at, "safety.lighting", lighting, "share of attempts prevented by a lit lane while it is dark");
    at.numbers("safety.darkness", darkness, day_span_names, "1", share,
               "share of this quarter of the day that is dark");
    by_type(at, "safety.paving", paving, "share of attempts prevented by a paved and tidy lane");
    at.number("safety.parking.e_bike_theft", parking, "1", share,
              "share of attempts at e-bikes prevented where all have a marked and overlooked place");
    at.number("safety.guardians.most", guards_most, "1", {0.01, 1},
              "share of attempts that all guardians together can prevent: bundles add up to less than their parts");
  }
  void describe_moves(Fields& at) {
    at.number("safety.displacement.share", displacement_share, "1", share,
              "share of prevented attempts tried once more next door");
    at.number("safety.displacement.reach", displacement_reach, "m", {0, 5000}, "how far next door is");
    at.number("safety.diffusion.share", diffusion_share, "1", share,
              "share of the better guardianship around that deters at a building too");
    at.number("safety.diffusion.reach", diffusion_reach, "m", {0, 5000},
              "distance within which offenders take one building's guardians for another's");
  }
  void describe_reporting(Fields& at) {
    by_type(at, "safety.reporting", reporting,
            "probability that an incident is reported where nobody takes part and no camera sees it");
    at.number("safety.reporting.takes_part", reporting_takes_part, "1", share,
              "share of incidents otherwise unreported that victims who take part in governance report");
    at.number("safety.reporting.landlord", reporting_landlord, "1", share,
              "share of incidents otherwise unreported that a landlord who keeps that duty reports");
    by_type(at, "safety.reporting.camera", reporting_camera,
            "share of incidents otherwise unreported that is reported where cameras see everything");
    by_type(at, "safety.recording", recording, "probability that the police record a reported incident");
    at.number("safety.case_memory", case_memory, "day", {1, 3650},
              "e-folding time of the cases that the police remember of a building");
  }
  void describe_memory(Fields& at) {
    at.number("safety.near_repeat.branching_ratio", branching_ratio, "1", {0, 0.95},
              "attempts that one incident sets off, here and near");
    at.number("safety.near_repeat.same_type", repeat_same_type, "1", share,
              "share of near repeats that are of the type of the incident that set them off; others come in the mix");
    at.number("safety.near_repeat.decay", repeat_decay, "day", {0.1, 365}, "e-folding time of near repeats");
    at.number("safety.near_repeat.distance", repeat_distance, "m", {1, 5000}, "e-folding distance of near repeats");
    at.number("safety.near_repeat.reach", repeat_reach, "m", {0, 20000}, "distance at which near repeats are cut off");
    at.number("safety.known.reach", known_reach, "m", {0, 5000}, "distance within which people hear of incidents");
    at.number("safety.known.memory", known_memory, "day", {1, 3650},
              "e-folding time of what people know to have happened");
  }
};

}  // namespace tenure
