#pragma once
/// Points at which a model is to be run: rows of parameter values, each parameter within its own bounds.
///
/// | method   | rows                    | what they are                                                             |
/// |----------|-------------------------|---------------------------------------------------------------------------|
/// | sobol    | n                       | the Sobol sequence (directions of Joe and Kuo 2008), shifted at random    |
/// | lhs      | n                       | a Latin hypercube: each of n slices of each parameter holds one point     |
/// | saltelli | n (k + 2) or n (2k + 2) | for Sobol indices: A, then A with one column of B in turn, (B with one    |
/// |          |                         | column of A in turn, for second order,) B; block by block of base points  |
/// | morris   | n (k + 1)               | n trajectories that change one parameter after another on a grid of levels |
///
/// A shift is a digital one (each coordinate XOR a random word), which keeps the evenness of the sequence. The same
/// seed gives the same points on every machine. Sources: Joe and Kuo 2008 (SIAM Journal on Scientific Computing 30(5)),
/// Saltelli et al. 2010 (Computer Physics Communications 181), Morris 1991 (Technometrics 33(2)).

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/csv.hpp"

namespace tenure {

/// What a design moves, evenly between two bounds.
struct DesignParameter {
  std::string name;
  double low = 0, high = 1;

  /// The value at a place of the unit interval.
  [[nodiscard]] double at(double unit) const { return std::clamp(low + (high - low) * unit, low, high); }
};

/// Columns name, low, high. Throws WrongInput: a column missing or too many, bounds that are no numbers or not in
/// order, a name missing or twice, no parameter.
[[nodiscard]] std::vector<DesignParameter> read_design_parameters(const std::filesystem::path& path);

enum class DesignMethod { sobol, lhs, saltelli, morris };
inline const std::map<std::string, DesignMethod> design_methods{{"sobol", DesignMethod::sobol},
                                                                {"lhs", DesignMethod::lhs},
                                                                {"saltelli", DesignMethod::saltelli},
                                                                {"morris", DesignMethod::morris}};

struct DesignOptions {
  DesignMethod method = DesignMethod::sobol;
  std::uint32_t n = 0;  ///< points, base points or trajectories
  std::uint64_t seed = 1;
  bool second_order = false;  ///< saltelli: rows for pairs of parameters too
};

inline constexpr int morris_levels = 4;
inline constexpr double morris_step = 2.0 / 3;  ///< levels / (2 (levels - 1)): every level is then as likely

/// Points, row-major, on the unit cube.
struct Points {
  std::size_t parameters = 0;
  std::vector<double> values;

  [[nodiscard]] std::size_t rows() const { return parameters == 0 ? 0 : values.size() / parameters; }
  [[nodiscard]] double at(std::size_t row, std::size_t parameter) const { return values[row * parameters + parameter]; }
};

/// On the unit cube. Throws std::invalid_argument where n is 0, or where there are more parameters than directions.
[[nodiscard]] Points unit_design(std::size_t parameters, const DesignOptions& options);

/// A column a parameter, a row a point, in the parameters' own units, with as many digits as it takes to read back the
/// same number.
[[nodiscard]] std::string design_csv(const std::vector<DesignParameter>& parameters, const Points& unit);

/// The points of a file on the unit cube. Throws WrongInput: a column missing or unknown, a value outside its bounds.
[[nodiscard]] Points read_points(const std::filesystem::path& path, const std::vector<DesignParameter>& parameters);

}  // namespace tenure
