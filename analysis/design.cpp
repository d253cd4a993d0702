#include "analysis/design.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>
#include <boost/random/sobol.hpp>

#include "sim/random.hpp"

namespace tenure {

namespace {

constexpr Purpose shift_luck{1}, lattice_luck{2}, trajectory_luck{3};

/// Draws of one parameter of a design, however many: a stream holds but 2^18.
class LongStream {
 public:
  LongStream(std::uint64_t seed, Purpose purpose, std::uint32_t agent)
      : luck_{seed, 0}, purpose_(purpose), agent_(agent), now_(luck_, purpose, agent, Day{0}) {}
  Stream& next() {
    if (++drawn_ % (1u << 16) == 0) now_ = Stream(luck_, purpose_, agent_, Day{static_cast<int>(drawn_ >> 16)});
    return now_;
  }

 private:
  Luck luck_;
  Purpose purpose_;
  std::uint32_t agent_, drawn_ = 0;
  Stream now_;
};

double unit_of(std::uint64_t bits) {
  return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

Points sobol_points(std::size_t k, std::uint32_t n, std::uint64_t seed) {
  boost::random::sobol sequence = [k] {
    try {
      return boost::random::sobol(k);
    } catch (const std::exception&) {
      throw std::invalid_argument(
          fmt::format("a Sobol sequence of {} dimensions: more than there are directions for", k));
    }
  }();
  std::vector<std::uint64_t> shift(k);
  for (std::size_t j = 0; j < k; ++j) {
    Stream stream(Luck{seed, 0}, shift_luck, static_cast<std::uint32_t>(j));
    shift[j] = std::uint64_t{stream()} << 32;
    shift[j] |= stream();
  }
  Points points{k, std::vector<double>(n * k)};
  for (std::size_t i = 0; i < n; ++i)  // the engine leaves out the first point, the origin
    for (std::size_t j = 0; j < k; ++j) points.values[i * k + j] = unit_of((i == 0 ? 0 : sequence()) ^ shift[j]);
  return points;
}

Points latin_points(std::size_t k, std::uint32_t n, std::uint64_t seed) {
  Points points{k, std::vector<double>(n * k)};
  std::vector<std::uint32_t> slice(n);
  for (std::size_t j = 0; j < k; ++j) {
    LongStream stream(seed, lattice_luck, static_cast<std::uint32_t>(j));
    std::iota(slice.begin(), slice.end(), 0u);
    for (std::uint32_t i = n; i > 1; --i) std::swap(slice[i - 1], slice[stream.next().below(i)]);
    for (std::size_t i = 0; i < n; ++i) points.values[i * k + j] = (slice[i] + stream.next().uniform()) / n;
  }
  return points;
}

Points saltelli_points(std::size_t k, const DesignOptions& options) {
  const Points base = sobol_points(2 * k, options.n, options.seed);
  Points points{k, {}};
  points.values.reserve(options.n * k * ((options.second_order ? 2 * k : k) + 2));
  const auto push = [&](std::size_t i, std::size_t from, std::size_t swapped) {
    for (std::size_t j = 0; j < k; ++j) points.values.push_back(base.at(i, (j == swapped ? k - from : from) + j));
  };
  for (std::size_t i = 0; i < options.n; ++i) {
    push(i, 0, k);
    for (std::size_t j = 0; j < k; ++j) push(i, 0, j);
    if (options.second_order)
      for (std::size_t j = 0; j < k; ++j) push(i, k, j);
    push(i, k, k);
  }
  return points;
}

Points morris_points(std::size_t k, std::uint32_t n, std::uint64_t seed) {
  constexpr double level = 1.0 / (morris_levels - 1);
  Points points{k, {}};
  points.values.reserve(n * (k + 1) * k);
  std::vector<std::size_t> order(k);
  std::vector<double> at(k);
  std::vector<double> step(k);
  for (std::uint32_t t = 0; t < n; ++t) {
    Stream stream(Luck{seed, 0}, trajectory_luck, t);
    for (std::size_t j = 0; j < k; ++j) {
      // from the lower half of the levels up, or from the upper half down
      const double low = stream.below(morris_levels / 2) * level;
      const bool up = stream.chance(0.5);
      at[j] = up ? low : low + morris_step;
      step[j] = up ? morris_step : -morris_step;
    }
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = k; i > 1; --i) std::swap(order[i - 1], order[stream.below(static_cast<std::uint32_t>(i))]);
    points.values.insert(points.values.end(), at.begin(), at.end());
    for (const std::size_t j : order) {
      at[j] += step[j];
      points.values.insert(points.values.end(), at.begin(), at.end());
    }
  }
  return points;
}

}  // namespace

std::vector<DesignParameter> read_design_parameters(const std::filesystem::path& path) {
  const CsvTable table = read_csv(path);
  Problems problems;
  for (const char* wanted : {"name", "low", "high"})
    if (!table.column(wanted))
      problems.add({table.file, 1, 1}, fmt::format("no column {}", wanted), "the columns are name, low and high");
  for (const std::string& name : table.names)
    if (name != "name" && name != "low" && name != "high")
      problems.add({table.file, 1, 1}, fmt::format("column {}", name), "the columns are name, low and high");
  problems.stop_here();
  std::vector<DesignParameter> parameters;
  for (const auto& row : table.rows) {
    const auto& name = row[*table.column("name")];
    const auto &low = row[*table.column("low")], &high = row[*table.column("high")];
    const std::size_t before = problems.all().size();
    DesignParameter p{name.text, table.number(low, "low", problems), table.number(high, "high", problems)};
    const bool bounds = problems.all().size() == before;
    if (p.name.empty()) problems.add(table.place(name), "a parameter without a name");
    for (const DesignParameter& other : parameters)
      if (!p.name.empty() && other.name == p.name)
        problems.add(table.place(name), fmt::format("{} a second time", p.name), "each parameter stands once");
    if (bounds && p.low >= p.high)
      problems.add(table.place(low), fmt::format("{}: low = {} and high = {}", p.name, low.text, high.text),
                   "low must be below high");
    parameters.push_back(std::move(p));
  }
  if (parameters.empty()) problems.add({table.file}, "no parameter stands in it");
  problems.stop_here();
  return parameters;
}

Points unit_design(std::size_t parameters, const DesignOptions& options) {
  if (options.n == 0 || parameters == 0) throw std::invalid_argument("a design without points or parameters");
  switch (options.method) {
    case DesignMethod::sobol:
      return sobol_points(parameters, options.n, options.seed);
    case DesignMethod::lhs:
      return latin_points(parameters, options.n, options.seed);
    case DesignMethod::saltelli:
      return saltelli_points(parameters, options);
    case DesignMethod::morris:
      return morris_points(parameters, options.n, options.seed);
  }
  throw std::logic_error("no such design");
}

std::string design_csv(const std::vector<DesignParameter>& parameters, const Points& unit) {
  fmt::memory_buffer text;
  const auto out = std::back_inserter(text);
  for (std::size_t j = 0; j < parameters.size(); ++j)
    fmt::format_to(out, "{}{}", j > 0 ? "," : "", csv_cell(parameters[j].name));
  fmt::format_to(out, "\n");
  for (std::size_t i = 0; i < unit.rows(); ++i) {
    for (std::size_t j = 0; j < parameters.size(); ++j)
      fmt::format_to(out, "{}{}", j > 0 ? "," : "", parameters[j].at(unit.at(i, j)));
    fmt::format_to(out, "\n");
  }
  return fmt::to_string(text);
}

Points read_points(const std::filesystem::path& path, const std::vector<DesignParameter>& parameters) {
  const CsvTable table = read_csv(path);
  Problems problems;
  std::vector<std::string> known;
  for (const DesignParameter& p : parameters) known.push_back(p.name);
  for (const std::string& name : table.names)
    if (std::find(known.begin(), known.end(), name) == known.end())
      problems.add({table.file, 1, 1}, fmt::format("column {}", name), "no parameter has this name");
  std::vector<std::size_t> columns;
  for (const std::string& name : known) {
    if (!table.column(name)) problems.add({table.file, 1, 1}, fmt::format("no column {}", name), "it is a parameter");
    columns.push_back(table.column(name).value_or(0));
  }
  problems.stop_here();
  Points points{parameters.size(), {}};
  points.values.reserve(table.rows.size() * parameters.size());
  for (const auto& row : table.rows) {
    for (std::size_t j = 0; j < parameters.size(); ++j) {
      const DesignParameter& p = parameters[j];
      const double unit = (table.number(row[columns[j]], p.name, problems) - p.low) / (p.high - p.low);
      constexpr double slack = 1e-9;
      if (unit < -slack || unit > 1 + slack)
        problems.add(table.place(row[columns[j]]), fmt::format("{} = {}", p.name, row[columns[j]].text),
                     fmt::format("must be from {} to {}", p.low, p.high));
      points.values.push_back(unit);
    }
    if (problems.all().size() > 20) break;
  }
  problems.stop_here();
  return points;
}

}  // namespace tenure
