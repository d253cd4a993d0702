#include "analysis/results_file.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <hdf5_hl.h>

#include "sim/hdf5_attributes.hpp"
#include "sim/hdf5_layout.hpp"

namespace tenure {

using hdf5::Failure;
using hdf5::Handle;

namespace {

herr_t keep_scale_name(hid_t, unsigned, hid_t scale, void* into) {
  std::array<char, 1024> name{};
  if (H5Iget_name(scale, name.data(), name.size()) < 0) return -1;
  *static_cast<std::string*>(into) = std::string(name.data()).substr(1);
  return 1;
}

std::string text_attribute(hid_t object, const std::string& name) {
  const Attribute value = hdf5::read_attribute(object, name);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  throw Failure("attribute " + name + " is not a text");
}

std::vector<hsize_t> shape_of(hid_t dataset) {
  const Handle space{H5Dget_space(dataset)};
  std::vector<hsize_t> shape(static_cast<std::size_t>(hdf5::check(H5Sget_simple_extent_ndims(space))));
  hdf5::check(H5Sget_simple_extent_dims(space, shape.data(), nullptr));
  return shape;
}

template <class T>
std::vector<T> read_line(hid_t dataset, hid_t memory_type) {
  const auto shape = shape_of(dataset);
  if (shape.size() != 1) throw Failure("a coordinate has " + std::to_string(shape.size()) + " dimensions");
  std::vector<T> values(shape[0]);
  if (!values.empty()) hdf5::check(H5Dread(dataset, memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()));
  return values;
}

std::vector<std::string> read_texts(hid_t dataset) {
  const Handle type = hdf5::text_type();
  auto raw = read_line<char*>(dataset, type);
  std::vector<std::string> texts;
  for (char* text : raw) {
    texts.emplace_back(text ? text : "");
    H5free_memory(text);
  }
  return texts;
}

Dimension read_dimension(hid_t dataset, const std::string& name) {
  Dimension dimension{name, text_attribute(dataset, "long_name"), {}};
  const Handle type{H5Dget_type(dataset)};
  if (H5Tget_class(type) == H5T_STRING) {
    dimension.labels = read_texts(dataset);
  } else if (hdf5::has_attribute(dataset, "calendar")) {
    std::vector<Day> days;
    for (std::int32_t value : read_line<std::int32_t>(dataset, H5T_NATIVE_INT32)) days.push_back({value});
    dimension.labels = std::move(days);
  } else {
    dimension.labels = read_line<std::int64_t>(dataset, H5T_NATIVE_INT64);
  }
  return dimension;
}

Variable read_variable(hid_t dataset, const std::string& name) {
  Variable variable;
  variable.name = name;
  variable.long_name = text_attribute(dataset, "long_name");
  variable.unit = text_attribute(dataset, "units");
  variable.measure = text_attribute(dataset, "measure") == "flow" ? Accrual::flow : Accrual::stock;
  const std::string better = text_attribute(dataset, "better");
  variable.better = better == "up" ? Better::up : better == "down" ? Better::down : Better::neither;
  const Handle type{H5Dget_type(dataset)};
  variable.storage = H5Tget_class(type) == H5T_INTEGER         ? Storage::count
                     : hdf5::has_attribute(dataset, "numbers") ? Storage::count_or_missing
                                                               : Storage::real;
  const std::size_t rank = shape_of(dataset).size();
  for (unsigned i = 0; i < rank; ++i) {
    std::string along;
    hdf5::check(H5DSiterate_scales(dataset, i, nullptr, keep_scale_name, &along));
    if (i < 2 && along != (i == 0 ? "replicate" : "time"))
      throw Failure(fmt::format("dimension {} of {} is \"{}\"", i, name, along));
    if (i >= 2) variable.dimensions.push_back(along);
  }
  return variable;
}

Handle open_results(const std::filesystem::path& path) {
  const auto refuse = [&](const std::string& why) { throw std::runtime_error(path.string() + ": " + why); };
  if (!std::filesystem::exists(path)) {
    std::error_code ignored;
    for (const auto& entry :
         std::filesystem::directory_iterator(path.has_parent_path() ? path.parent_path() : ".", ignored)) {
      const std::string other = entry.path().filename().string();
      if (other.starts_with(path.filename().string() + ".") && other.ends_with(".part"))
        refuse(fmt::format("no such file, but {} lies beside it: the run that was to write it goes on or was killed",
                           other));
    }
    refuse("no such file");
  }
  if (std::filesystem::is_directory(path)) refuse("is a folder, not a results file");
  if (path.extension() == ".part") refuse("is unfinished: the run that writes it goes on or was killed");

  const hdf5::Session session;
  const Handle access{H5Pcreate(H5P_FILE_ACCESS)};
  hdf5::check(H5Pset_fclose_degree(access, H5F_CLOSE_STRONG));
  hdf5::check(
      H5Pset_file_locking(access, false, true));  // a finished file never changes, and some network disks know no locks
  const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, access);
  if (file >= 0) return Handle{file};
  const std::string reason = hdf5::last_reason();
  if (H5Fis_hdf5(path.c_str()) == 0) refuse("is not an HDF5 file");
  refuse("cannot be opened (" + reason + ")");
  return {};
}

}  // namespace

struct ResultsFile::Impl {
  std::filesystem::path path;
  Handle file;
  std::vector<Dimension> dimensions;
  std::vector<std::int64_t> replicates;
  std::vector<Variable> variables;
  std::map<std::string, Attribute> attributes, provenance;
  std::map<std::string, Handle> datasets;  ///< opened once: a study reads each of them once a replicate

  [[nodiscard]] hid_t dataset(const std::string& name) {
    const auto at = datasets.find(name);
    if (at != datasets.end()) return at->second;
    return datasets.emplace(name, Handle{H5Dopen2(file, name.c_str(), H5P_DEFAULT)}).first->second;
  }

  /// Replicates of a variable that were read together: a call into HDF5 costs more than a small replicate's values.
  struct Block {
    std::string variable;
    std::size_t first = 0, each = 0;
    std::vector<double> values;

    [[nodiscard]] bool holds(const std::string& name, std::size_t replicate) const {
      return variable == name && each > 0 && replicate >= first && (replicate - first + 1) * each <= values.size();
    }
  };
  std::array<Block, 2> blocks;  ///< the last is the one read last: an outcome and its weights take turns

  [[nodiscard]] Block read_block(const std::string& variable, std::size_t first, std::size_t most) {
    const hid_t from = dataset(variable);
    std::vector<hsize_t> count = shape_of(from), start(count.size(), 0);
    hsize_t each = 1;
    for (std::size_t d = 1; d < count.size(); ++d) each *= count[d];
    Block block{variable, first, each, {}};
    if (each == 0) return block;
    start[0] = first;
    count[0] = std::clamp<hsize_t>(most / each, 1, count[0] - first);
    block.values.resize(count[0] * each);
    const Handle in_file{H5Dget_space(from)};
    hdf5::check(H5Sselect_hyperslab(in_file, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr));
    // Of the same rank as the file's, so that HDF5 copies lines and does not look up every value.
    const Handle in_memory{H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr)};
    hdf5::check(H5Dread(from, H5T_NATIVE_DOUBLE, in_memory, in_file, H5P_DEFAULT, block.values.data()));
    return block;
  }

  [[nodiscard]] std::vector<double> read(const std::string& variable, std::size_t replicate) {
    constexpr std::size_t together = std::size_t{1} << 17;  // 1 MiB of values
    if (blocks[0].holds(variable, replicate)) std::swap(blocks[0], blocks[1]);
    if (!blocks[1].holds(variable, replicate)) {
      Block next;
      try {
        next = read_block(variable, replicate, together);
      } catch (const hdf5::Failure&) {
        next = read_block(variable, replicate, 1);  // another replicate may be the damaged one
      }
      std::swap(blocks[0], blocks[1]);
      blocks[1] = std::move(next);
    }
    const Block& block = blocks[1];
    const auto at = block.values.begin() + static_cast<std::ptrdiff_t>((replicate - block.first) * block.each);
    return {at, at + static_cast<std::ptrdiff_t>(block.each)};
  }

  void read_shape() {
    for (const std::string& name : hdf5::names_in(file)) {
      const Handle object{H5Oopen(file, name.c_str(), H5P_DEFAULT)};
      if (name == "provenance") {
        provenance = hdf5::read_attributes(object);
      } else if (H5Iget_type(object) == H5I_DATASET) {
        if (name == "replicate")
          replicates = read_line<std::int64_t>(object, H5T_NATIVE_INT64);
        else if (hdf5::check(H5DSis_scale(object)) > 0)
          dimensions.push_back(read_dimension(object, name));
        else
          variables.push_back(read_variable(object, name));
      }
    }
  }

  void open() {
    file = open_results(path);
    hdf5::naming(path, "is damaged", [&] {
      const auto refuse = [&](const std::string& why) { throw std::runtime_error(path.string() + ": " + why); };
      if (!hdf5::has_attribute(file, "results_format"))
        refuse("is HDF5, but not a results file (it has no attribute results_format)");
      attributes = hdf5::read_attributes(file);
      if (attributes.at("results_format") != Attribute{hdf5::results_format})
        refuse(fmt::format("has another results_format than {}, the one this version reads", hdf5::results_format));
      if (!attributes.contains("status")) refuse("is unfinished: the run that wrote it was killed");
      read_shape();
    });
  }

  ~Impl() {
    const hdf5::Session session;
    file.close();
  }
};

ResultsFile::ResultsFile(std::filesystem::path path) : impl_(std::make_unique<Impl>()) {
  impl_->path = std::move(path);
  impl_->open();
}

ResultsFile::~ResultsFile() = default;
ResultsFile::ResultsFile(ResultsFile&&) noexcept = default;
ResultsFile& ResultsFile::operator=(ResultsFile&&) noexcept = default;

const std::filesystem::path& ResultsFile::path() const {
  return impl_->path;
}
bool lies_over_study(const ResultsFile& file, const std::string& variable) {
  const Variable* found = file.find(variable);
  return found != nullptr && found->dimensions.size() >= 2 && found->dimensions[0] == "scenario" &&
         found->dimensions[1] == "point";
}

const std::vector<Dimension>& ResultsFile::dimensions() const {
  return impl_->dimensions;
}
const std::vector<std::int64_t>& ResultsFile::replicates() const {
  return impl_->replicates;
}
const std::vector<Variable>& ResultsFile::variables() const {
  return impl_->variables;
}
const std::map<std::string, Attribute>& ResultsFile::attributes() const {
  return impl_->attributes;
}
const std::map<std::string, Attribute>& ResultsFile::provenance() const {
  return impl_->provenance;
}

const Dimension& ResultsFile::dimension(const std::string& name) const {
  for (const Dimension& dimension : impl_->dimensions)
    if (dimension.name == name) return dimension;
  throw std::out_of_range(fmt::format("{}: has no dimension {}", path().string(), name));
}

const Variable* ResultsFile::find(const std::string& name) const {
  const auto found = std::ranges::find(impl_->variables, name, &Variable::name);
  return found == impl_->variables.end() ? nullptr : &*found;
}

std::vector<double> ResultsFile::read(const std::string& variable, std::size_t replicate) const {
  return read_where(variable, replicate, {});
}

std::vector<double> ResultsFile::read(const std::string& variable, std::size_t replicate, StudyCell cell) const {
  if (!lies_over_study(*this, variable))
    throw std::out_of_range(fmt::format("{}: {} does not lie over scenario and point", path().string(), variable));
  if (cell.scenario >= dimension("scenario").size() || cell.point >= dimension("point").size())
    throw std::out_of_range(
        fmt::format("{}: has no scenario {} at point {}", path().string(), cell.scenario, cell.point));
  return read_where(variable, replicate, cell);
}

std::vector<double> ResultsFile::read_where(const std::string& variable, std::size_t replicate,
                                            std::optional<StudyCell> cell) const {
  if (!find(variable)) throw std::out_of_range(fmt::format("{}: has no variable {}", path().string(), variable));
  if (replicate >= replicates().size())
    throw std::out_of_range(
        fmt::format("{}: has {} replicates, none at position {}", path().string(), replicates().size(), replicate));
  return hdf5::naming(path(), fmt::format("{}, replicate {}, is damaged", variable, replicates()[replicate]), [&] {
    if (!cell) return impl_->read(variable, replicate);
    const Handle dataset{H5Dopen2(impl_->file, variable.c_str(), H5P_DEFAULT)};
    std::vector<hsize_t> count = shape_of(dataset), start(count.size(), 0);
    count[0] = 1;
    start[0] = replicate;
    start[2] = cell->scenario, start[3] = cell->point;
    count[2] = count[3] = 1;
    hsize_t total = 1;
    for (hsize_t size : count) total *= size;
    std::vector<double> values(total);
    if (total == 0) return values;
    const Handle in_file{H5Dget_space(dataset)};
    hdf5::check(H5Sselect_hyperslab(in_file, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr));
    const Handle in_memory{H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr)};
    hdf5::check(H5Dread(dataset, H5T_NATIVE_DOUBLE, in_memory, in_file, H5P_DEFAULT, values.data()));
    return values;
  });
}

ResultsTable ResultsFile::table(const std::string& group) const {
  return hdf5::naming(path(), fmt::format("group {} is damaged", group), [&] {
    if (H5Lexists(impl_->file, group.c_str(), H5P_DEFAULT) <= 0)
      throw std::out_of_range(fmt::format("{}: has no group {}", path().string(), group));
    const Handle at{H5Gopen2(impl_->file, group.c_str(), H5P_DEFAULT)};
    ResultsTable table;
    for (const std::string& name : hdf5::names_in(at)) {
      const Handle dataset{H5Dopen2(at, name.c_str(), H5P_DEFAULT)};
      if (hdf5::check(H5DSis_scale(dataset)) > 0) {
        table.dimensions.emplace(name, read_dimension(dataset, name));
        continue;
      }
      hsize_t cells = 1;
      for (const hsize_t size : shape_of(dataset)) cells *= size;
      std::vector<double>& column = table.columns[name];
      column.resize(cells);
      hdf5::check(H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, column.data()));
    }
    return table;
  });
}

std::vector<double> ResultsFile::read_total(const std::string& variable, std::size_t replicate) const {
  const std::vector<double> values = read(variable, replicate);
  std::vector<double> totals(dimension("time").size(), 0.0);
  const std::size_t inner = totals.empty() ? 0 : values.size() / totals.size();
  for (std::size_t t = 0; t < totals.size(); ++t)
    for (std::size_t i = 0; i < inner; ++i) totals[t] += values[t * inner + i];
  return totals;
}

}  // namespace tenure
