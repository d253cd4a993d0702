#pragma once
/// The reference scenario in a district of a thirtieth of its people, for tests that live through many days.

#include <cstring>

#include "models/district/run.hpp"
#include "models/synthesis/scaled.hpp"

namespace tenure::testing {

inline Scenario small(const std::string& name, const std::vector<std::string>& sets = {}) {
  Scenario scenario = read_scenario(std::string(TENURE_SOURCE_DIR) + "/scenarios/zhongkai/" + name + ".toml", sets);
  scenario.district = scaled(scenario.district, 1.0 / 30);
  return scenario;
}

/// Bit for bit: a mean of nothing (not a number) equals itself.
inline bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}
inline bool same_bits(const Replicate& a, const Replicate& b) {
  return std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(),
                    [](const auto& x, const auto& y) { return same_bits(x, y); });
}

/// Outcomes by programme have other rows in each scenario.
inline bool by_programme(std::size_t outcome) {
  return outcome_variables()[outcome].dimensions.front() == "programme";
}

/// The first `periods` periods of an outcome.
inline std::vector<double> first(const Replicate& r, std::size_t outcome, std::size_t periods) {
  std::vector<double> values = r.values[outcome];
  values.resize(values.size() / r.periods * periods);
  return values;
}

/// Total of an outcome over all periods and dimensions.
inline double total(const Replicate& r, const std::string& outcome) {
  const auto& variables = outcome_variables();
  for (std::size_t i = 0; i < variables.size(); ++i)
    if (variables[i].name == outcome) {
      double sum = 0;
      for (const double x : r.values[i]) sum += x;
      return sum;
    }
  throw std::out_of_range("no outcome " + outcome);
}

}  // namespace tenure::testing
