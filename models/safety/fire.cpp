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

/// At least as much as any of the causes at a building of so many, whoever cares for it and in whatever state it is.
double most_of_a_cause(std::uint32_t occupants, std::uint32_t e_bikes, const FireParameters& p, double swing) {
  constexpr double rounding = 1e-9;  // relative
  const double of_person = std::max(1.0, p.let_by_room) * std::max({p.wiring * p.old_wiring, p.cooking, p.other});
  const double of_e_bike = std::max(p.ebike, p.ebike_outdoors);
  return (occupants * of_person + e_bikes * of_e_bike) * per_thousand_years * swing * (1.0 + rounding);
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
  const auto break_out = [&](BuildingId b, const PhiloxBlock& draw_of_cause, std::vector<Fire>& out) {
    const Hazards hazard = hazards_under(d, b, p, today, swing);
    for (std::size_t cause = 0; cause < fire_causes; ++cause) {
      const double u = to_unit(draw_of_cause[cause]);
      if (u <= 1.0 - hazard.of[cause]) continue;
      const int n = poisson_quantile(hazard.of[cause], u);
      Stream draws{luck, purpose::fire_detail, static_cast<std::uint32_t>(b.value * fire_causes + cause), today};
      for (int i = 0; i < n; ++i) out.push_back(burn(d, b, p, hazard, static_cast<FireCause>(cause), draws));
    }
  };
  static_assert(fire_causes == std::tuple_size_v<PhiloxBlock>, "a building's draws are one block");
  return parallel_gather_blocks<Fire>(d.buildings.size(), [&](std::size_t begin, std::size_t end,
                                                              std::vector<Fire>& out) {
    const auto most = [&](const auto& column) {
      return *std::ranges::max_element(column.span().subspan(begin, end - begin));
    };
    // exp(-x) >= 1 - x: on nearly every day of nearly every building the largest of them all spares all else.
    const double none_below = 1.0 - most_of_a_cause(most(d.buildings.occupants), most(d.buildings.e_bikes), p, swing);
    const auto key = [&](std::size_t i) { return static_cast<std::uint32_t>(begin + i); };
    for_each_first_block(end - begin, {luck, purpose::fire, today}, key,
                         [&](std::size_t, std::uint32_t row, const PhiloxBlock& draws) {
                           if (to_unit(*std::ranges::max_element(draws)) > none_below)
                             break_out(BuildingId{row}, draws, out);
                         });
  });
}

}  // namespace tenure
