#pragma once
/// Attributes of an HDF5 object: texts (UTF-8, of any length), 64-bit integers and doubles, one value each.

#include <map>
#include <string>
#include <vector>

#include "sim/hdf5_handle.hpp"
#include "sim/results_writer.hpp"

namespace tenure::hdf5 {

/// Texts become variable-length, netCDF's NC_STRING.
void write_attribute(hid_t object, const std::string& name, const Attribute& value);

/// A text of at most 60,000 bytes as netCDF itself writes it (NC_CHAR): what conventions name, such as `units`, older
/// readers know in this form only.
void write_convention(hid_t object, const std::string& name, const std::string& text);

/// What lies in a file or group, in the order it was made.
[[nodiscard]] std::vector<std::string> names_in(hid_t group);

/// Throws Failure where there is none of that name, or it is neither a text nor a single number.
[[nodiscard]] Attribute read_attribute(hid_t object, const std::string& name);

[[nodiscard]] bool has_attribute(hid_t object, const std::string& name);

/// All that `read_attribute` can read but those HDF5 and netCDF keep for themselves.
[[nodiscard]] std::map<std::string, Attribute> read_attributes(hid_t object);

}  // namespace tenure::hdf5
