#include "analysis/posterior_file.hpp"

#include <cmath>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>
#include <hdf5_hl.h>

#include "sim/finished_file.hpp"
#include "sim/hdf5_attributes.hpp"
#include "sim/hdf5_layout.hpp"
#include "sim/problem.hpp"

namespace tenure {

using hdf5::Failure;
using hdf5::Handle;

namespace {

double number_attribute(hid_t object, const std::string& name) {
  const Attribute value = hdf5::read_attribute(object, name);
  if (const auto* number = std::get_if<double>(&value)) return *number;
  throw Failure("attribute " + name + " is not a number");
}

std::string text_attribute(hid_t object, const std::string& name) {
  const Attribute value = hdf5::read_attribute(object, name);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  throw Failure("attribute " + name + " is not a text");
}

void write_parameter(hid_t file, const PosteriorParameter& p, const std::vector<double>& values, hid_t draws) {
  const hsize_t size = values.size();
  hdf5::write_column(file, p.name, "draws of the parameter", {&size, 1}, {&draws, 1}, values.data());
  const Handle made{H5Dopen2(file, p.name.c_str(), H5P_DEFAULT)};
  hdf5::write_convention(made, "units", p.unit);
  hdf5::write_attribute(made, "prior", p.prior);
  hdf5::write_attribute(made, "prior_low", p.low);
  hdf5::write_attribute(made, "prior_high", p.high);
  hdf5::write_attribute(made, "variance_ratio", p.variance_ratio);
  hdf5::write_attribute(made, "prior_distance", p.distance);
  hdf5::write_attribute(made, "informed", std::int64_t{p.informed});
}

PosteriorParameter read_parameter(hid_t dataset, const std::string& name) {
  PosteriorParameter p;
  p.name = name;
  p.unit = text_attribute(dataset, "units");
  p.prior = text_attribute(dataset, "prior");
  p.low = number_attribute(dataset, "prior_low");
  p.high = number_attribute(dataset, "prior_high");
  p.variance_ratio = number_attribute(dataset, "variance_ratio");
  p.distance = number_attribute(dataset, "prior_distance");
  p.informed = hdf5::read_attribute(dataset, "informed") == Attribute{std::int64_t{1}};
  return p;
}

std::vector<double> read_draws(hid_t dataset) {
  const Handle space{H5Dget_space(dataset)};
  if (hdf5::check(H5Sget_simple_extent_ndims(space)) != 1) throw Failure("a variable is not over draw alone");
  hsize_t size = 0;
  hdf5::check(H5Sget_simple_extent_dims(space, &size, nullptr));
  std::vector<double> values(size);
  hdf5::check(H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()));
  return values;
}

/// Throws Failure where it is no posterior that a run can live with.
void check(const Posterior& posterior) {
  if (posterior.parameters.empty() || posterior.draws.empty()) throw Failure("it holds no draws of any parameter");
  if (posterior.weights.size() != posterior.draws.size()) throw Failure("weights are not one a draw");
  double sum = 0;
  for (const double w : posterior.weights) {
    if (!(w > 0)) throw Failure("a weight is not above 0");
    sum += w;
  }
  if (std::abs(sum - 1) > 1e-6) throw Failure(fmt::format("weights sum to {}, not to 1", sum));
  for (const std::vector<double>& draw : posterior.draws)
    for (const double x : draw)
      if (!std::isfinite(x)) throw Failure("a draw is not a number");
}

Posterior read(hid_t file) {
  if (!hdf5::has_attribute(file, "posterior_format")) throw Failure("it has no attribute posterior_format");
  Posterior posterior;
  posterior.attributes = hdf5::read_attributes(file);
  if (posterior.attributes.at("posterior_format") != Attribute{posterior_format})
    throw Failure(fmt::format("this version reads posterior_format {}", posterior_format));
  for (const std::string& name : hdf5::names_in(file)) {
    const Handle object{H5Oopen(file, name.c_str(), H5P_DEFAULT)};
    if (name == "provenance" || name == "draw" || H5Iget_type(object) != H5I_DATASET) continue;
    const std::vector<double> values = read_draws(object);
    if (name == "weight") {
      posterior.weights = values;
      posterior.draws.resize(values.size());
      continue;
    }
    posterior.parameters.push_back(read_parameter(object, name));
    if (values.size() != posterior.draws.size()) throw Failure(name + " has not one value a draw");
    for (std::size_t i = 0; i < values.size(); ++i) posterior.draws[i].push_back(values[i]);
  }
  check(posterior);
  return posterior;
}

}  // namespace

void write_posterior(const std::filesystem::path& path, const Posterior& posterior,
                     const std::map<std::string, Attribute>& provenance) {
  try {
    check(posterior);
  } catch (const Failure& wrong) {
    throw std::invalid_argument(wrong.what());
  }
  const std::filesystem::path part = path.string() + ".part";
  std::filesystem::remove(part);
  hdf5::naming(path, "cannot be written", [&] {
    Handle file = hdf5::create_file(part);
    hdf5::write_convention(file, "Conventions", "CF-1.10");
    hdf5::write_attribute(file, "posterior_format", posterior_format);
    for (const auto& [name, value] : posterior.attributes)
      if (name != "Conventions" && name != "posterior_format") hdf5::write_attribute(file, name, value);
    std::vector<std::int64_t> numbers(posterior.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    const Handle draws = hdf5::write_dimension(file, {"draw", "draw of the posterior", numbers}, 0);
    const hsize_t size = posterior.size();
    const hid_t along = draws;
    hdf5::write_column(file, "weight", "weight of the draw; weights sum to 1", {&size, 1}, {&along, 1},
                       posterior.weights.data());
    std::vector<double> values(posterior.size());
    for (std::size_t j = 0; j < posterior.parameters.size(); ++j) {
      for (std::size_t i = 0; i < values.size(); ++i) values[i] = posterior.draws[i][j];
      write_parameter(file, posterior.parameters[j], values, draws);
    }
    const Handle group = hdf5::create_group(file, "provenance");
    for (const auto& [name, value] : provenance) hdf5::write_attribute(group, name, value);
  });
  take_name(part, path);
}

Posterior read_posterior(const std::filesystem::path& path) {
  const auto refuse = [&](const std::string& what, const std::string& why) {
    throw WrongInput({{path.string()}, what, why, "Name the posterior.h5 that `tenure calibrate` wrote."});
  };
  if (!std::filesystem::is_regular_file(path)) refuse("no such file", "");
  const hdf5::Session session;
  try {
    const Handle access{H5Pcreate(H5P_FILE_ACCESS)};
    hdf5::check(H5Pset_fclose_degree(access, H5F_CLOSE_STRONG));
    hdf5::check(H5Pset_file_locking(access, false, true));  // some network disks know no locks
    const Handle file{H5Fopen(path.c_str(), H5F_ACC_RDONLY, access)};
    return read(file);
  } catch (const Failure& failure) {
    refuse("is not a posterior file", failure.what());
  }
  return {};
}

}  // namespace tenure
