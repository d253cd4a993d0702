#include "sim/hdf5_layout.hpp"

#include <algorithm>
#include <limits>

#include <hdf5_hl.h>

#include "sim/hdf5_attributes.hpp"

namespace tenure::hdf5 {

namespace {

constexpr hsize_t chunk_values = 131072;
constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

Handle dataset_properties() {
  Handle properties{H5Pcreate(H5P_DATASET_CREATE)};
  check(H5Pset_attr_creation_order(properties, in_order));
  check(H5Pset_obj_track_times(properties, false));
  return properties;
}

void set_chunk(hid_t properties, std::span<const hsize_t> chunk) {
  check(H5Pset_chunk(properties, static_cast<int>(chunk.size()), chunk.data()));
  check(H5Pset_shuffle(properties));
  check(H5Pset_deflate(properties, 4));
  check(H5Pset_fletcher32(properties));
}

void make_scale(hid_t dataset, const std::string& name, const std::string& long_name, int number) {
  check(H5DSset_scale(dataset, name.c_str()));
  const Handle scalar{H5Screate(H5S_SCALAR)};
  const Handle id{H5Acreate2(dataset, "_Netcdf4Dimid", H5T_STD_I32LE, scalar, H5P_DEFAULT, H5P_DEFAULT)};
  check(H5Awrite(id, H5T_NATIVE_INT, &number));
  write_convention(dataset, "long_name", long_name);
}

Handle coordinate(hid_t file, const std::string& name, hid_t stored, hsize_t size, bool checksummed) {
  // HDF5 wants room in every chunk: a dimension without labels is one that could grow.
  const hsize_t most = size == 0 ? H5S_UNLIMITED : size;
  const Handle properties = dataset_properties();
  const hsize_t chunk = size == 0 ? 1 : size;
  if (size == 0)
    check(H5Pset_chunk(properties, 1, &chunk));
  else if (checksummed)
    set_chunk(properties, {&chunk, 1});
  const Handle space{H5Screate_simple(1, &size, &most)};
  return Handle{H5Dcreate2(file, name.c_str(), stored, space, H5P_DEFAULT, properties, H5P_DEFAULT)};
}

void write_all(hid_t dataset, hid_t memory_type, const void* values, std::size_t size) {
  if (size > 0) check(H5Dwrite(dataset, memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values));
}

}  // namespace

Handle create_file(const std::filesystem::path& path) {
  const Handle access{H5Pcreate(H5P_FILE_ACCESS)}, creation{H5Pcreate(H5P_FILE_CREATE)};
  check(H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18));
  check(H5Pset_fclose_degree(access, H5F_CLOSE_STRONG));
  check(H5Pset_file_locking(access, false, true));  // the name is ours alone, and some network disks know no locks
  check(H5Pset_link_creation_order(creation, in_order));
  check(H5Pset_attr_creation_order(creation, in_order));
  check(H5Pset_obj_track_times(creation, false));
  return Handle{H5Fcreate(path.c_str(), H5F_ACC_EXCL, creation, access)};
}

Handle create_group(hid_t parent, const std::string& name) {
  const Handle properties{H5Pcreate(H5P_GROUP_CREATE)};
  check(H5Pset_link_creation_order(properties, in_order));
  check(H5Pset_attr_creation_order(properties, in_order));
  check(H5Pset_obj_track_times(properties, false));
  return Handle{H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, properties, H5P_DEFAULT)};
}

Handle write_dimension(hid_t file, const Dimension& dimension, int number) {
  const std::size_t size = dimension.size();
  Handle made;
  if (const auto* days = std::get_if<std::vector<Day>>(&dimension.labels)) {
    std::vector<std::int32_t> values;
    for (Day day : *days) values.push_back(day.value);
    made = coordinate(file, dimension.name, H5T_STD_I32LE, size, true);
    write_all(made, H5T_NATIVE_INT32, values.data(), size);
  } else if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&dimension.labels)) {
    made = coordinate(file, dimension.name, H5T_STD_I64LE, size, true);
    write_all(made, H5T_NATIVE_INT64, numbers->data(), size);
  } else {
    const Handle type = text_type();
    std::vector<const char*> texts;
    for (const std::string& label : std::get<std::vector<std::string>>(dimension.labels))
      texts.push_back(label.c_str());
    made = coordinate(file, dimension.name, type, size, false);
    write_all(made, type, static_cast<const void*>(texts.data()), size);
  }
  make_scale(made, dimension.name, dimension.long_name, number);
  if (std::holds_alternative<std::vector<Day>>(dimension.labels)) {
    write_convention(made, "standard_name", "time");
    write_convention(made, "units", "days since 1970-01-01");
    write_convention(made, "calendar", "standard");
  }
  return made;
}

Handle create_replicates(hid_t file) {
  const hsize_t none = 0, most = H5S_UNLIMITED, chunk = 1024;
  const Handle space{H5Screate_simple(1, &none, &most)};
  const Handle properties = dataset_properties();
  set_chunk(properties, {&chunk, 1});
  Handle made{H5Dcreate2(file, "replicate", H5T_STD_I64LE, space, H5P_DEFAULT, properties, H5P_DEFAULT)};
  make_scale(made, "replicate", "number of the replicate: which luck it met", 0);
  write_convention(made, "units", "1");
  return made;
}

std::vector<hsize_t> chunk_of(std::span<const hsize_t> shape) {
  std::vector<hsize_t> chunk(shape.begin(), shape.end());
  hsize_t values = 1;
  for (hsize_t& size : chunk) {
    size = std::max<hsize_t>(size, 1);
    values *= size;
  }
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    while (values > chunk_values && chunk[i] > 1) {
      values /= chunk[i];
      chunk[i] = (chunk[i] + 1) / 2;
      values *= chunk[i];
    }
  }
  chunk.insert(chunk.begin(), 1);
  return chunk;
}

Handle create_variable(hid_t file, const Variable& variable, std::span<const hsize_t> shape,
                       std::span<const hid_t> scales, std::span<const hsize_t> slab) {
  const bool count = variable.storage == Storage::count;
  const hid_t stored = count ? H5T_STD_I64LE : H5T_IEEE_F64LE;
  const double missing = std::numeric_limits<double>::quiet_NaN();

  std::vector<hsize_t> size{0}, most{H5S_UNLIMITED};
  for (hsize_t extent : shape) {
    size.push_back(extent);
    most.push_back(extent == 0 ? H5S_UNLIMITED : extent);
  }
  const Handle space{H5Screate_simple(static_cast<int>(size.size()), size.data(), most.data())};
  const Handle properties = dataset_properties();
  set_chunk(properties, chunk_of(slab));
  if (!count) check(H5Pset_fill_value(properties, H5T_NATIVE_DOUBLE, &missing));
  const Handle access{H5Pcreate(H5P_DATASET_ACCESS)};
  check(H5Pset_chunk_cache(access, 0, 0, 0));  // chunks are written whole, so nothing need be kept

  Handle made{H5Dcreate2(file, variable.name.c_str(), stored, space, H5P_DEFAULT, properties, access)};
  for (std::size_t i = 0; i < scales.size(); ++i) check(H5DSattach_scale(made, scales[i], static_cast<unsigned>(i)));
  write_convention(made, "long_name", variable.long_name);
  write_convention(made, "units", variable.unit);
  const bool flow = variable.measure == Accrual::flow;
  write_convention(made, "cell_methods", flow ? "time: sum" : "time: point");
  write_convention(made, "measure", flow ? "flow" : "stock");
  write_convention(made, "better",
                   variable.better == Better::up     ? "up"
                   : variable.better == Better::down ? "down"
                                                     : "neither");
  if (variable.storage == Storage::count_or_missing) write_convention(made, "numbers", "whole, or missing");
  if (!count) write_attribute(made, "_FillValue", missing);
  return made;
}

void write_column(hid_t group, const std::string& name, const std::string& long_name, std::span<const hsize_t> shape,
                  std::span<const hid_t> scales, const double* values) {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  const Handle space{H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr)};
  const Handle properties = dataset_properties();
  set_chunk(properties, shape);
  check(H5Pset_fill_value(properties, H5T_NATIVE_DOUBLE, &missing));
  const Handle made{H5Dcreate2(group, name.c_str(), H5T_IEEE_F64LE, space, H5P_DEFAULT, properties, H5P_DEFAULT)};
  for (std::size_t i = 0; i < scales.size(); ++i) check(H5DSattach_scale(made, scales[i], static_cast<unsigned>(i)));
  write_convention(made, "long_name", long_name);
  write_attribute(made, "_FillValue", missing);
  check(H5Dwrite(made, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values));
}

void make_rows(hid_t dataset, std::span<const hsize_t> shape, hsize_t rows) {
  std::vector<hsize_t> extent{rows};
  extent.insert(extent.end(), shape.begin(), shape.end());
  check(H5Dset_extent(dataset, extent.data()));
}

void write_block(hid_t dataset, std::span<const hsize_t> start, std::span<const hsize_t> count, hid_t memory_type,
                 const void* values) {
  if (std::find(count.begin(), count.end(), hsize_t{0}) != count.end()) return;
  const Handle in_file{H5Dget_space(dataset)};
  check(H5Sselect_hyperslab(in_file, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr));
  const Handle in_memory{H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr)};
  check(H5Dwrite(dataset, memory_type, in_memory, in_file, H5P_DEFAULT, values));
}

void append_row(hid_t dataset, std::span<const hsize_t> shape, hsize_t row, hid_t memory_type, const void* values) {
  make_rows(dataset, shape, row + 1);
  std::vector<hsize_t> start(shape.size() + 1, 0), count{1};
  start.front() = row;
  count.insert(count.end(), shape.begin(), shape.end());
  write_block(dataset, start, count, memory_type, values);
}

}  // namespace tenure::hdf5
