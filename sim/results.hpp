#pragma once
/// The shape of a results file: labelled dimensions and variables. Written by `ResultsWriter` as HDF5 that is also
/// netCDF-4.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sim/calendar.hpp"

namespace tenure {

/// A dimension with its coordinate: names, or numbers, or days (written as CF time, "days since 1970-01-01", calendar
/// "standard").
struct Dimension {
  std::string name;
  std::string long_name;
  std::variant<std::vector<std::string>, std::vector<std::int64_t>, std::vector<Day>> labels;

  [[nodiscard]] std::size_t size() const {
    return std::visit([](const auto& l) { return l.size(); }, labels);
  }
};

/// A flow is counted over the period that begins at its time; a stock is read at the period's end.
enum class Accrual { flow, stock };
/// Whole numbers are stored as 64-bit integers, others as doubles; so are whole numbers of which some may be missing.
enum class Storage { count, real, count_or_missing };
/// Which way is good, for wording and colours. `neither` where it depends on who looks.
enum class Better { up, down, neither };

struct Variable {
  std::string name;       ///< "incidents_recorded"
  std::string long_name;  ///< "security incidents recorded by the police"
  std::string unit;       ///< UDUNITS where it can be: "1", "yuan", "person", "yuan month-1"
  std::vector<std::string>
      dimensions;  ///< after `replicate` and `time`, which every variable has: {"community", "incident_type"}
  Accrual measure = Accrual::flow;
  Storage storage = Storage::count;
  Better better = Better::neither;
};

}  // namespace tenure
