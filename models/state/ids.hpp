#pragma once
/// The ids of every table of a district.

#include "sim/column.hpp"
#include "sim/id.hpp"

namespace tenure {

struct PersonTable;
struct HouseholdTable;
struct DwellingTable;
struct BuildingTable;
struct LandlordTable;
struct EnterpriseTable;
struct HostTable;
struct TeamTable;
struct CommunityTable;
struct TownTable;
struct DepartmentTable;
struct RegionTable;
struct RequestTable;

using PersonId = Id<PersonTable>;
using HouseholdId = Id<HouseholdTable>;
using DwellingId = Id<DwellingTable>;
using BuildingId = Id<BuildingTable>;
using LandlordId = Id<LandlordTable>;
using EnterpriseId = Id<EnterpriseTable>;
using HostId = Id<HostTable>;
using TeamId = Id<TeamTable>;
using CommunityId = Id<CommunityTable>;
using TownId = Id<TownTable>;
using DepartmentId = Id<DepartmentTable>;
using RegionId = Id<RegionTable>;
using RequestId = Id<RequestTable>;

}  // namespace tenure
