#pragma once
/// How a results file lays out its datasets so that they are netCDF-4 variables too: creation order kept, no times of
/// day in the file (the same values give the same bytes), coordinates as dimension scales, values in compressed and
/// checksummed chunks.
///
/// Readable by HDF5 1.8 and later. The layout is described for readers in docs/results-format.md.

#include <span>
#include <string>
#include <vector>

#include "sim/hdf5_handle.hpp"
#include "sim/results.hpp"

namespace tenure::hdf5 {

/// Version of the layout, in the root attribute `results_format`.
inline constexpr std::int64_t results_format = 1;

/// A new file; one that exists already makes it fail.
[[nodiscard]] Handle create_file(const std::filesystem::path& path);
[[nodiscard]] Handle create_group(hid_t parent, const std::string& name);

/// A coordinate with its labels. `number` counts the dimensions of the file, `replicate` being 0.
[[nodiscard]] Handle write_dimension(hid_t file, const Dimension& dimension, int number);
/// The coordinate `replicate`, without limit and still empty.
[[nodiscard]] Handle create_replicates(hid_t file);

/// Chunk of a variable whose one replicate has `shape` (time first): the whole slab, halved, time first, until it is at
/// most 1 MiB.
[[nodiscard]] std::vector<hsize_t> chunk_of(std::span<const hsize_t> shape);

/// An empty variable over replicate, time and its own dimensions; `scales` are the coordinates in that order, `slab`
/// the part of `shape` that is written at once.
[[nodiscard]] Handle create_variable(hid_t file, const Variable& variable, std::span<const hsize_t> shape,
                                     std::span<const hid_t> scales, std::span<const hsize_t> slab);

/// Real numbers over these coordinates and nothing else, written at once. No coordinate may be empty.
void write_column(hid_t group, const std::string& name, const std::string& long_name, std::span<const hsize_t> shape,
                  std::span<const hid_t> scales, const double* values);

/// Makes room for one more row along replicate and writes it.
void append_row(hid_t dataset, std::span<const hsize_t> shape, hsize_t row, hid_t memory_type, const void* values);
/// Makes room for `rows` rows along replicate.
void make_rows(hid_t dataset, std::span<const hsize_t> shape, hsize_t rows);
/// Writes a block; `start` and `count` count replicate first.
void write_block(hid_t dataset, std::span<const hsize_t> start, std::span<const hsize_t> count, hid_t memory_type,
                 const void* values);

}  // namespace tenure::hdf5
