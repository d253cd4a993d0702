#pragma once
/// The closed lists of the model: skills, types of incident, causes of fire, and so on, each with the labels that files
/// use.

#include <array>
#include <cstdint>
#include <string_view>

namespace tenure {

enum class Skill : std::uint8_t { basic, technician, graduate, high_level };
inline constexpr std::size_t skills = 4;
inline constexpr std::array<std::string_view, skills> skill_names{"basic", "technician", "graduate", "high_level"};

enum class Tier : std::uint8_t { lead, active, other };
inline constexpr std::size_t tiers = 3;
inline constexpr std::array<std::string_view, tiers> tier_names{"lead", "active", "other"};

/// How people hold the dwellings of a building. Only `rental` has landlords, rents and a market.
enum class Tenure : std::uint8_t { rental, dormitory, owned };
inline constexpr std::size_t tenures = 3;
inline constexpr std::array<std::string_view, tenures> tenure_names{"rental", "dormitory", "owned"};

enum class Sector : std::uint8_t { manufacturing, services, technology };
inline constexpr std::size_t sectors = 3;
inline constexpr std::array<std::string_view, sectors> sector_names{"manufacturing", "services", "technology"};

enum class IncidentType : std::uint8_t { theft, burglary, violence, fraud, other };
inline constexpr std::size_t incident_types = 5;
inline constexpr std::array<std::string_view, incident_types> incident_type_names{"theft", "burglary", "violence",
                                                                                  "fraud", "other"};

/// Quarters of the day, six hours each from midnight.
enum class DaySpan : std::uint8_t { night, morning, afternoon, evening };
inline constexpr std::size_t day_spans = 4;
inline constexpr int hours_of_span = 6;
inline constexpr std::array<std::string_view, day_spans> day_span_names{"night", "morning", "afternoon", "evening"};

enum class FireCause : std::uint8_t { wiring, ebike, cooking, other };
inline constexpr std::size_t fire_causes = 4;
inline constexpr std::array<std::string_view, fire_causes> fire_cause_names{"wiring", "ebike", "cooking", "other"};

/// What residents ask for.
enum class RequestKind : std::uint8_t {
  safety,
  fire_hazard,
  wiring,
  dark_lane,
  charging_parking,
  sanitation,
  noise_dispute,
  school_place,
  medical,
  labour
};
inline constexpr std::size_t request_kinds = 10;
inline constexpr std::array<std::string_view, request_kinds> request_kind_names{
    "safety",     "fire_hazard",   "wiring",       "dark_lane", "charging_parking",
    "sanitation", "noise_dispute", "school_place", "medical",   "labour"};

/// What a landlord does in governance: bits of LandlordTable::duties.
enum class Duty : std::uint8_t { tenant_register = 1, fire = 2, assets = 4, reporting = 8, rounds = 16 };
inline constexpr std::size_t duties = 5;
inline constexpr std::array<std::string_view, duties> duty_names{"tenant_register", "fire", "assets", "reporting",
                                                                 "rounds"};

/// Where a person is now. Rows are never removed; someone who left or died keeps the row.
enum class Presence : std::uint8_t { here, left, dead };

enum class HostKind : std::uint8_t { incubator, maker_space };
inline constexpr std::size_t host_kinds = 2;
inline constexpr std::array<std::string_view, host_kinds> host_kind_names{"incubator", "maker_space"};

/// What has become of a start-up team. Rows are never removed; one that is no longer there keeps the row.
enum class TeamFate : std::uint8_t { there, graduated, failed, left };

/// Kinds of spending, apart in every account.
enum class Spending : std::uint8_t { capital, running, transfer };
inline constexpr std::size_t spendings = 3;
inline constexpr std::array<std::string_view, spendings> spending_names{"capital", "running", "transfer"};

/// Who bears the cost of a programme.
enum class Payer : std::uint8_t { programme, landlord, service_operator, other_department };
inline constexpr std::size_t payers = 4;
inline constexpr std::array<std::string_view, payers> payer_names{"programme", "landlord", "service_operator",
                                                                  "other_department"};

}  // namespace tenure
