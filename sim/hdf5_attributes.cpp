#include "sim/hdf5_attributes.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace tenure::hdf5 {

namespace {

constexpr std::array<std::string_view, 10> housekeeping{"CLASS",
                                                        "NAME",
                                                        "REFERENCE_LIST",
                                                        "DIMENSION_LIST",
                                                        "DIMENSION_LABELS",
                                                        "_Netcdf4Dimid",
                                                        "_Netcdf4Coordinates",
                                                        "_NCProperties",
                                                        "_nc3_strict",
                                                        "_FillValue"};

bool kept_by_the_format(std::string_view name) {
  for (std::string_view known : housekeeping)
    if (known == name) return true;
  return false;
}

/// For links and attributes alike.
template <class Info>
herr_t collect_name(hid_t, const char* name, const Info*, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

std::string read_text(hid_t attribute, hid_t stored) {
  if (H5Tis_variable_str(stored) > 0) {
    char* text = nullptr;
    const Handle type{H5Tcopy(stored)};
    check(H5Aread(attribute, type, static_cast<void*>(&text)));
    std::string result = text ? text : "";
    H5free_memory(text);
    return result;
  }
  std::string result(H5Tget_size(stored), '\0');
  check(H5Aread(attribute, stored, result.data()));
  return result.substr(0, result.find('\0'));
}

}  // namespace

void write_attribute(hid_t object, const std::string& name, const Attribute& value) {
  const Handle scalar{H5Screate(H5S_SCALAR)};
  const auto make = [&](hid_t type) {
    return Handle{H5Acreate2(object, name.c_str(), type, scalar, H5P_DEFAULT, H5P_DEFAULT)};
  };
  if (const auto* text = std::get_if<std::string>(&value)) {
    const Handle type = text_type();
    const char* characters = text->c_str();
    check(H5Awrite(make(type), type, static_cast<const void*>(&characters)));
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    check(H5Awrite(make(H5T_STD_I64LE), H5T_NATIVE_INT64, whole));
  } else {
    check(H5Awrite(make(H5T_IEEE_F64LE), H5T_NATIVE_DOUBLE, &std::get<double>(value)));
  }
}

void write_convention(hid_t object, const std::string& name, const std::string& text) {
  const Handle scalar{H5Screate(H5S_SCALAR)};
  const Handle type{H5Tcopy(H5T_C_S1)};
  check(H5Tset_size(type, std::max<std::size_t>(text.size(), 1)));
  check(H5Tset_strpad(type, H5T_STR_NULLPAD));
  check(H5Tset_cset(type, H5T_CSET_UTF8));
  const Handle made{H5Acreate2(object, name.c_str(), type, scalar, H5P_DEFAULT, H5P_DEFAULT)};
  check(H5Awrite(made, type, text.c_str()));
}

Attribute read_attribute(hid_t object, const std::string& name) {
  const Handle attribute{H5Aopen(object, name.c_str(), H5P_DEFAULT)};
  const Handle space{H5Aget_space(attribute)};
  const Handle type{H5Aget_type(attribute)};
  if (check(H5Sget_simple_extent_npoints(space)) != 1) throw Failure("attribute " + name + " is not a single value");
  switch (H5Tget_class(type)) {
    case H5T_STRING:
      return read_text(attribute, type);
    case H5T_INTEGER: {
      std::int64_t value = 0;
      check(H5Aread(attribute, H5T_NATIVE_INT64, &value));
      return value;
    }
    case H5T_FLOAT: {
      double value = 0;
      check(H5Aread(attribute, H5T_NATIVE_DOUBLE, &value));
      return value;
    }
    default:
      throw Failure("attribute " + name + " is neither a text nor a number");
  }
}

std::vector<std::string> names_in(hid_t group) {
  std::vector<std::string> names;
  check(H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, collect_name<H5L_info_t>, &names));
  return names;
}

bool has_attribute(hid_t object, const std::string& name) {
  return check(H5Aexists(object, name.c_str())) > 0;
}

std::map<std::string, Attribute> read_attributes(hid_t object) {
  std::vector<std::string> names;
  check(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, collect_name<H5A_info_t>, &names));
  std::map<std::string, Attribute> all;
  for (const std::string& name : names)
    if (!kept_by_the_format(name)) all.emplace(name, read_attribute(object, name));
  return all;
}

}  // namespace tenure::hdf5
