#include "sim/results_writer.hpp"

#include <cmath>
#include <limits>
#include <random>

#include <fmt/format.h>

#include "sim/finished_file.hpp"
#include "sim/hdf5_attributes.hpp"
#include "sim/hdf5_layout.hpp"

namespace tenure {

using hdf5::Handle;

namespace {

constexpr double most_exact_count = 9007199254740992.0;  // 2^53: beyond it a double no longer holds every whole number

/// Beside `path`, for the rename at the end to be within one file system; unlike the name any other process takes.
std::filesystem::path unfinished_name(const std::filesystem::path& path) {
  std::random_device chance;
  return path.string() + fmt::format(".{:08x}.part", chance());
}

std::vector<std::int64_t> as_counts(const Variable& variable, std::span<const double> values) {
  std::vector<std::int64_t> counts;
  counts.reserve(values.size());
  for (double value : values) {
    if (value != std::floor(value) || std::abs(value) > most_exact_count)
      throw std::invalid_argument(fmt::format("{} is stored as a count, but has the value {}", variable.name, value));
    counts.push_back(static_cast<std::int64_t>(value));
  }
  return counts;
}

std::vector<double> with_one_nan(std::span<const double> values) {
  std::vector<double> same(values.begin(), values.end());
  for (double& value : same)
    if (std::isnan(value))
      value = std::numeric_limits<double>::quiet_NaN();  // a NaN's sign and payload depend on the processor
  return same;
}

/// Whether its values come scenario by scenario and point by point.
bool by_point(const Variable& variable) {
  const auto& along = variable.dimensions;
  return along.size() >= 2 && along[0] == "scenario" && along[1] == "point";
}

}  // namespace

struct ResultsWriter::Impl {
  std::filesystem::path path, part;
  std::vector<Variable> variables;
  std::vector<std::vector<hsize_t>> shapes;  ///< [variable] time first, without replicate
  Handle file, replicates;
  std::vector<Handle> datasets;  ///< [variable]
  int numbered = 0;              ///< dimensions, in the order they were written; `replicate` is 0
  hsize_t rows = 0;
  std::int64_t last_replicate = std::numeric_limits<std::int64_t>::min();
  bool whole = true;  ///< false while a replicate is half written

  void lay_out(const std::vector<Dimension>& dimensions, const std::map<std::string, Attribute>& attributes) {
    file = hdf5::create_file(part);
    hdf5::write_convention(file, "Conventions", "CF-1.10");
    hdf5::write_attribute(file, "results_format", hdf5::results_format);
    for (const auto& [name, value] : attributes)
      if (name != "Conventions") hdf5::write_attribute(file, name, value);

    replicates = hdf5::create_replicates(file);
    std::map<std::string, std::pair<Handle, hsize_t>> scales;
    for (const Dimension& dimension : dimensions)
      scales.emplace(dimension.name, std::pair{hdf5::write_dimension(file, dimension, ++numbered), dimension.size()});

    for (const Variable& variable : variables) {
      std::vector<hid_t> along{replicates};
      std::vector<hsize_t> shape;
      const auto add = [&](const std::string& name) {
        const auto found = scales.find(name);
        if (found == scales.end())
          throw std::invalid_argument(
              fmt::format("{} is over dimension {}, which the file does not have", variable.name, name));
        along.push_back(found->second.first);
        shape.push_back(found->second.second);
      };
      add("time");
      for (const std::string& name : variable.dimensions) add(name);
      std::vector<hsize_t> slab = shape;
      if (by_point(variable)) slab[1] = slab[2] = 1;
      datasets.push_back(hdf5::create_variable(file, variable, shape, along, slab));
      shapes.push_back(std::move(shape));
    }
  }

  void close() {
    datasets.clear();
    replicates.close();
    hdf5::check(H5Fclose(file.release()));
  }

  ~Impl() {
    const hdf5::Session session;
    datasets.clear();
    replicates.close();
    file.close();
    std::error_code ignored;
    if (!part.empty()) std::filesystem::remove(part, ignored);
  }
};

ResultsWriter::ResultsWriter(std::filesystem::path path, std::vector<Dimension> dimensions,
                             std::vector<Variable> variables, const std::map<std::string, Attribute>& attributes)
    : impl_(std::make_unique<Impl>()) {
  if (std::filesystem::is_directory(path))
    throw std::runtime_error(path.string() + ": is a folder, not a file to write results to");
  impl_->path = std::move(path);
  impl_->part = unfinished_name(impl_->path);
  impl_->variables = std::move(variables);
  hdf5::naming(impl_->path, "cannot be written", [&] { impl_->lay_out(dimensions, attributes); });
}

ResultsWriter::~ResultsWriter() = default;

void ResultsWriter::append(std::int64_t replicate, std::span<const std::vector<double>> values) {
  Impl& my = *impl_;
  if (values.size() != my.variables.size())
    throw std::invalid_argument(fmt::format("{} variables given, the file has {}", values.size(), my.variables.size()));
  if (replicate <= my.last_replicate)
    throw std::invalid_argument(fmt::format("replicate {} given after {}", replicate, my.last_replicate));
  for (std::size_t i = 0; i < values.size(); ++i) {
    hsize_t cells = 1;
    for (hsize_t size : my.shapes[i]) cells *= size;
    if (values[i].size() != cells)
      throw std::invalid_argument(
          fmt::format("{} has {} values, not {}", my.variables[i].name, values[i].size(), cells));
  }
  my.whole = false;
  hdf5::naming(my.path, "cannot be written", [&] {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (my.variables[i].storage == Storage::count)
        hdf5::append_row(my.datasets[i], my.shapes[i], my.rows, H5T_NATIVE_INT64,
                         as_counts(my.variables[i], values[i]).data());
      else
        hdf5::append_row(my.datasets[i], my.shapes[i], my.rows, H5T_NATIVE_DOUBLE, with_one_nan(values[i]).data());
    }
    hdf5::append_row(my.replicates, {}, my.rows, H5T_NATIVE_INT64, &replicate);
  });
  ++my.rows;
  my.last_replicate = replicate;
  my.whole = true;
}

void ResultsWriter::append_at(std::int64_t replicate, std::size_t scenario, std::size_t point,
                              std::span<const std::vector<double>> values) {
  Impl& my = *impl_;
  if (values.size() != my.variables.size())
    throw std::invalid_argument(fmt::format("{} variables given, the file has {}", values.size(), my.variables.size()));
  if (replicate < my.last_replicate)
    throw std::invalid_argument(fmt::format("replicate {} given after {}", replicate, my.last_replicate));
  hdf5::naming(my.path, "cannot be written", [&] {
    if (replicate > my.last_replicate) {
      for (std::size_t i = 0; i < my.datasets.size(); ++i) hdf5::make_rows(my.datasets[i], my.shapes[i], my.rows + 1);
      hdf5::append_row(my.replicates, {}, my.rows, H5T_NATIVE_INT64, &replicate);
      ++my.rows;
      my.last_replicate = replicate;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i].empty()) continue;
      const std::vector<hsize_t>& shape = my.shapes[i];
      std::vector<hsize_t> start(shape.size() + 1, 0), count{1};
      count.insert(count.end(), shape.begin(), shape.end());
      if (!by_point(my.variables[i]) || my.variables[i].storage == Storage::count || scenario >= shape[1] ||
          point >= shape[2])
        throw std::invalid_argument(
            fmt::format("{} has no scenario {} at point {}", my.variables[i].name, scenario, point));
      start[0] = my.rows - 1, start[2] = scenario, start[3] = point, count[2] = count[3] = 1;
      hsize_t cells = 1;
      for (const hsize_t size : count) cells *= size;
      if (values[i].size() != cells)
        throw std::invalid_argument(
            fmt::format("{} has {} values, not {}", my.variables[i].name, values[i].size(), cells));
      hdf5::write_block(my.datasets[i], start, count, H5T_NATIVE_DOUBLE, with_one_nan(values[i]).data());
    }
  });
}

void ResultsWriter::add_table(const std::string& group, const std::vector<Dimension>& dimensions,
                              std::span<const TableColumn> columns) {
  Impl& my = *impl_;
  std::vector<hsize_t> shape;
  hsize_t cells = 1;
  for (const Dimension& dimension : dimensions) cells *= shape.emplace_back(dimension.size());
  for (const TableColumn& column : columns)
    if (column.values.size() != cells)
      throw std::invalid_argument(fmt::format("{} has {} values, not {}", column.name, column.values.size(), cells));
  hdf5::naming(my.path, "cannot be written", [&] {
    const Handle made = hdf5::create_group(my.file, group);
    std::vector<Handle> scales;
    for (const Dimension& dimension : dimensions)
      scales.push_back(hdf5::write_dimension(made, dimension, ++my.numbered));
    const std::vector<hid_t> along(scales.begin(), scales.end());
    for (const TableColumn& column : columns)
      hdf5::write_column(made, column.name, column.long_name, shape, along, with_one_nan(column.values).data());
  });
}

void ResultsWriter::finish(const std::string& status, const std::map<std::string, Attribute>& provenance) {
  Impl& my = *impl_;
  if (!my.whole) throw std::logic_error(my.path.string() + ": a replicate was not written to its end");
  if (my.part.empty()) throw std::logic_error(my.path.string() + ": finished twice");
  hdf5::naming(my.path, "cannot be written", [&] {
    hdf5::write_attribute(my.file, "status", status);
    const Handle group = hdf5::create_group(my.file, "provenance");
    for (const auto& [name, value] : provenance) hdf5::write_attribute(group, name, value);
  });
  hdf5::naming(my.path, "cannot be written", [&] {
    my.close();
    take_name(my.part, my.path);
    my.part.clear();
  });
}

}  // namespace tenure
