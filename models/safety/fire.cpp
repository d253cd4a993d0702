#include "models/safety/fire.hpp"

#include <algorithm>

#include "models/safety/fire_care.hpp"
#include "models/safety/fire_severity.hpp"
#include "models/safety/season.hpp"
#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"

namespace tenure {
namespace {

constexpr double per_thousand_years = 1.0 / 1000.0 / days_per_year;

/// Of each cause; of the e-bikes' also the part that begins indoors.
struct Hazards {
  std::array<double, fire_causes> of{};
  double ebike_indoors = 0;
};

Hazards hazards_under(const District& d, BuildingId b, const FireParameters& p, Day today, double swing) {
  const BuildingTable& t = d.buildings;
  const double scale = per_thousand_years * swing;
  const double house =
      (t.tenure[b] == Tenure::rental ? p.let_by_room : 1.0) * (1.0 - p.care_effect * fire_care(d, b, p, today));
  const double persons = t.occupants[b] * scale * house, e_bikes = t.e_bikes[b] * scale;
  const double state = (t.old_wiring[b] != 0 ? p.old_wiring : 1.0) * (1.0 - p.tidy_lines * t.tidy_lines[b]);
  const double indoors = t.charged_indoors[b];
  Hazards h;
  h.ebike_indoors = e_bikes * indoors * p.ebike;
  h.of = {persons * p.wiring * state, h.ebike_indoors + e_bikes * (1.0 - indoors) * p.ebike_outdoors,
          persons * p.cooking, persons * p.other};
  return h;
}

/// At least as much as any of the causes, whoever cares for the building and in whatever state it is.
double most_of_a_cause(const District& d, BuildingId b, const FireParameters& p, double swing) {
  constexpr double rounding = 1e-9;  // relative
  const double of_person = std::max(1.0, p.let_by_room) * std::max({p.wiring * p.old_wiring, p.cooking, p.other});
  const double of_e_bike = std::max(p.ebike, p.ebike_outdoors);
  const double yearly = d.buildings.occupants[b] * of_person + d.buildings.e_bikes[b] * of_e_bike;
  return yearly * per_thousand_years * swing * (1.0 + rounding);
}

/// A fixed number of draws a fire.
Fire burn(const District& d, BuildingId b, const FireParameters& p, const Hazards& hazard, FireCause cause,
          Stream& draws) {
  Blaze blaze{.cause = cause,
              .hour = hour_of_ignition(p, draws.uniform()),
              .alarms = d.buildings.alarms[b] != 0,
              .lane_access = d.buildings.lane_access[b],
              .occupants = d.buildings.occupants[b]};
  const double place = draws.uniform(), severity = draws.uniform(), toll = draws.uniform(), loss = draws.uniform();
  blaze.out_of_doors = cause == FireCause::ebike &&
                       place * hazard.of[static_cast<std::size_t>(FireCause::ebike)] >= hazard.ebike_indoors;
  const Harm harm = harm_of(blaze, p, severity, toll, loss);
  return {.building = b,
          .cause = cause,
          .hour = static_cast<std::uint8_t>(blaze.hour),
          .serious = harm.serious,
          .deaths = static_cast<std::uint8_t>(std::min(255, harm.deaths)),
          .loss = static_cast<float>(harm.loss)};
}

}  // namespace

std::array<double, fire_causes> fire_hazard(const District& d, BuildingId b, const FireParameters& p, Day today) {
  return hazards_under(d, b, p, today, season(p.season_amplitude, p.season_peak, today)).of;
}

std::vector<Fire> fires(const District& d, const FireParameters& p, const Luck& luck, Day today) {
  const double swing = season(p.season_amplitude, p.season_peak, today);
  const auto key = [](std::size_t row) { return static_cast<std::uint32_t>(row); };
  const auto break_out = [&](std::size_t row, Stream& chance, std::vector<Fire>& out) {
    const BuildingId b{static_cast<std::uint32_t>(row)};
    std::array<double, fire_causes> u{};
    for (double& draw : u) draw = chance.uniform();
    // exp(-x) >= 1 - x: on nearly every day of nearly every building this spares all else.
    if (*std::max_element(u.begin(), u.end()) <= 1.0 - most_of_a_cause(d, b, p, swing)) return;
    const Hazards hazard = hazards_under(d, b, p, today, swing);
    for (std::size_t cause = 0; cause < fire_causes; ++cause) {
      if (u[cause] <= 1.0 - hazard.of[cause]) continue;
      const int n = poisson_quantile(hazard.of[cause], u[cause]);
      Stream draws{luck, purpose::fire_detail, static_cast<std::uint32_t>(row * fire_causes + cause), today};
      for (int i = 0; i < n; ++i) out.push_back(burn(d, b, p, hazard, static_cast<FireCause>(cause), draws));
    }
  };
  return parallel_gather_drawing<Fire>(d.buildings.size(), {luck, purpose::fire, today}, key, break_out);
}

}  // namespace tenure
