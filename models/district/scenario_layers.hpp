#pragma once
/// From a scenario file, the files it extends and the sets of the command line to one TOML tree, each value with the
/// place it was written at. What the keys mean is not looked at here; see scenario.cpp.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/problem.hpp"
#include "sim/toml.hpp"

namespace tenure {

/// The file (or `text` in its place) laid over those it extends. In [parameters] tables within tables become dotted
/// keys. Throws WrongInput for a file that cannot be read, is not TOML, or extends itself.
[[nodiscard]] TomlTable scenario_layers(const std::filesystem::path& path, const std::string* text, Problems& problems);

/// Lays NAME=VALUE over `scenario`. Places are --set:NUMBER:COLUMN.
void apply_sets(TomlTable& scenario, const std::vector<std::string>& sets, Problems& problems);

/// Where a file name written at `place` leads: relative to the file that says it.
[[nodiscard]] std::filesystem::path path_from(const Place& place, const std::string& name);

}  // namespace tenure
