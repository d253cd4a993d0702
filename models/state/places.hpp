#pragma once
/// Dwellings, the buildings they stand in, the landlords who let them, and the communities and towns around them.

#include <array>
#include <string>
#include <vector>

#include "models/state/ids.hpp"
#include "models/state/kinds.hpp"
#include "sim/geometry.hpp"
#include "sim/short_day.hpp"

namespace tenure {

/// DwellingTable::vacant_since of a dwelling that has a household: later than every real day.
inline constexpr Day not_vacant = ShortDay::beyond;

/// Rooms and flats; those of a building lie together, in building order. In a dormitory a dwelling is one bed place.
struct DwellingTable {
  template <class T>
  using Column = tenure::Column<DwellingTable, T>;

  Column<BuildingId> building;    ///< never none
  Column<HouseholdId> household;  ///< occupant, none while vacant
  Column<float> rent;             ///< [yuan/month] agreed, or asked while vacant; 0 where not rental
  Column<float> area;             ///< [m2]
  Column<std::uint8_t> capacity;  ///< [person] most members a household may have to take it
  Column<ShortDay> vacant_since;  ///< `not_vacant` while let
  Column<float> outlay;           ///< [yuan/month] part of the rent that is to recover the landlord's outlay

  [[nodiscard]] std::size_t size() const { return building.size(); }
};

/// Buildings in community order.
struct BuildingTable {
  template <class T>
  using Column = tenure::Column<BuildingTable, T>;

  Column<Point> place;
  Column<CommunityId> community;
  Column<Tenure> tenure;
  Column<LandlordId> landlord;        ///< none unless rental
  Column<DwellingId> first_dwelling;  ///< its dwellings are first_dwelling, +1, ..., + dwellings - 1
  Column<std::uint32_t> dwellings;
  Column<std::uint32_t> vacant;     ///< dwellings without a household
  Column<std::uint32_t> occupants;  ///< [person] living here now
  Column<std::uint32_t> e_bikes;    ///< kept by its households now
  Column<float> frailty;            ///< [1] gamma with mean 1: how much more incident-prone than its like
  Column<std::array<float, incident_types>> excitation;  ///< [attempt/day] extra attempts that past incidents of the
                                                         ///< type set off (near repeats), decaying
  Column<float> perceived_risk;   ///< [incident/year per 100 occupants] what people here know to have happened, fading
  Column<float> camera_coverage;  ///< [0, 1] share of what happens here that working, watched cameras see
  Column<float> camera_watch;     ///< [0, 1] weight of those cameras as guardians (monitored 1, passive less)
  Column<std::uint8_t> lit_lane;  ///< 1 where the lane outside is lit
  Column<std::uint8_t> old_wiring;              ///< 1 where the wiring is overloaded or aged
  Column<std::uint8_t> alarms;                  ///< 1 where smoke alarms work
  Column<std::uint16_t> charging_places;        ///< ports in reach that its e-bikes use or find free
  Column<float> charged_indoors;                ///< [0, 1] share of its e-bikes that is charged indoors
  Column<std::array<float, day_spans>> patrol;  ///< [0, 1] how present patrols have been of late, by span; decaying
  Column<std::array<float, incident_types>> nearby_guards;  ///< [0, 1] by how much the buildings around are better
                                                            ///< guarded, as offenders last saw it
  Column<float> known_cases;                                ///< [incident] recorded here of late, fading
  Column<float> organised;               ///< [0, 1] share of the households around that take part in governance
  Column<float> lane_access;             ///< [0, 1] how far a fire engine gets into the lane
  Column<std::uint16_t> parking_spaces;  ///< marked and overlooked
  Column<float> marked_parking;          ///< [0, 1] share of the two-wheelers with a marked, overlooked place
  Column<std::uint8_t> paved;            ///< 1 where a programme paved the lane outside
  Column<float> tidy_lines;              ///< [0, 1] share of the overhead lines here that were cleaned up
  Column<Day> inspected;                 ///< last fire inspection, `never` before the first

  /// Calls f(column) for every column.
  template <class F>
  void for_each_column(F&& f) {
    over_columns(*this, f);
  }
  template <class F>
  void for_each_column(F&& f) const {
    over_columns(*this, f);
  }
  /// New rows hold zeros, and `never` where nothing happened yet.
  void resize(std::size_t rows) {
    const std::size_t before = size();
    for_each_column([rows](auto& column) { column.resize(rows); });
    for (std::size_t row = before; row < rows; ++row) inspected[BuildingId{static_cast<std::uint32_t>(row)}] = never;
  }
  [[nodiscard]] std::size_t size() const { return place.size(); }

 private:
  template <class Self, class F>
  static void over_columns(Self& t, F&& f) {
    f(t.place), f(t.community), f(t.tenure), f(t.landlord), f(t.first_dwelling), f(t.dwellings), f(t.vacant);
    f(t.occupants), f(t.e_bikes), f(t.frailty), f(t.excitation), f(t.perceived_risk), f(t.camera_coverage),
        f(t.camera_watch);
    f(t.lit_lane), f(t.old_wiring), f(t.alarms), f(t.charging_places), f(t.charged_indoors), f(t.patrol);
    f(t.organised), f(t.lane_access), f(t.marked_parking), f(t.tidy_lines), f(t.inspected), f(t.nearby_guards);
    f(t.known_cases), f(t.parking_spaces), f(t.paved);
  }
};

/// One a rental building in the reference district.
struct LandlordTable {
  template <class T>
  using Column = tenure::Column<LandlordTable, T>;

  Column<Tier> tier;
  Column<Day> engaged_since;    ///< `never` until engaged
  Column<float> letting_days;   ///< [day] how long rooms stood empty of late, as this landlord remembers it
  Column<float> cost;           ///< [yuan/month per room] least rent worth letting for
  Column<float> outlay;         ///< [yuan/month per room] spent of late on the house and not yet recovered from rents
  Column<float> threshold;      ///< [0, 1] share of engaged acquaintances from which this landlord follows them
  Column<float> fatigue;        ///< [0, 1] how weary of meetings and rounds
  Column<std::uint8_t> duties;  ///< bits of Duty that it keeps now

  [[nodiscard]] bool engaged(LandlordId l) const { return engaged_since[l] != never; }
  [[nodiscard]] bool keeps(LandlordId l, Duty duty) const { return (duties[l] & static_cast<std::uint8_t>(duty)) != 0; }

  template <class F>
  void for_each_column(F&& f) {
    over_columns(*this, f);
  }
  template <class F>
  void for_each_column(F&& f) const {
    over_columns(*this, f);
  }
  /// New rows are not engaged and keep no duty.
  void resize(std::size_t rows) {
    const std::size_t before = size();
    for_each_column([rows](auto& column) { column.resize(rows); });
    for (std::size_t row = before; row < rows; ++row)
      engaged_since[LandlordId{static_cast<std::uint32_t>(row)}] = never;
  }
  [[nodiscard]] std::size_t size() const { return tier.size(); }

 private:
  template <class Self, class F>
  static void over_columns(Self& t, F&& f) {
    f(t.tier), f(t.engaged_since), f(t.letting_days), f(t.cost), f(t.outlay), f(t.threshold), f(t.fatigue);
    f(t.duties);
  }
};

/// Rental-area branches; the finest area of results.
struct CommunityTable {
  template <class T>
  using Column = tenure::Column<CommunityTable, T>;

  Column<std::string> name;
  Column<TownId> town;
  Column<Polygon> outline;
  Column<Point> centre;
  Column<BuildingId> first_building;  ///< its buildings lie together
  Column<std::uint32_t> buildings;
  Column<DwellingId> first_rental;  ///< its rental dwellings lie together
  Column<std::uint32_t> rentals;
  Column<Day> organised_since;  ///< when its branch was set up; `never` without one
  Column<float> grid_workers;   ///< [person] at work here
  Column<float> request_news;   ///< [1] share of requests answered usefully, as people here know it, less what is usual

  [[nodiscard]] std::size_t size() const { return name.size(); }
};

struct TownTable {
  tenure::Column<TownTable, std::string> name;
  [[nodiscard]] std::size_t size() const { return name.size(); }
};

/// One of the pooled functional departments.
struct DepartmentTable {
  template <class T>
  using Column = tenure::Column<DepartmentTable, T>;

  Column<std::string> name;
  Column<std::uint16_t> kinds;  ///< bit k is set where it takes requests of RequestKind k
  Column<float> staff;  ///< [person] on residents' requests, one case each at a time; negative: as the book says
  Column<float> service_hours;  ///< [hour] mean working time that a case takes one of them; negative: as the book says

  [[nodiscard]] bool takes(DepartmentId id, RequestKind kind) const {
    return (kinds[id] >> static_cast<unsigned>(kind) & 1u) != 0;
  }
  [[nodiscard]] std::size_t size() const { return name.size(); }
};

}  // namespace tenure
