#pragma once
/// Tables of comma-separated values (RFC 4180): the first line names the columns, every other has a cell for each. A
/// cell may stand in double quotes, a quote in it doubled; blanks around a bare cell are dropped; lines without
/// anything are passed over.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/problem.hpp"

namespace tenure {

struct CsvTable {
  struct Cell {
    std::string text;
    int line = 0, column = 0;  ///< in the file, from 1
  };

  std::string file;
  std::vector<std::string> names;
  std::vector<std::vector<Cell>> rows;  ///< as many cells each as there are names

  [[nodiscard]] Place place(const Cell& cell) const { return {file, cell.line, cell.column}; }
  [[nodiscard]] std::optional<std::size_t> column(const std::string& name) const;
  /// The cell as a finite number; a problem and 0 where it is none.
  [[nodiscard]] double number(const Cell& cell, const std::string& what, Problems& problems) const;
};

/// Throws WrongInput: a file that cannot be read, no names, a name missing or twice, lines with too few or too many
/// cells, quotes that do not close.
[[nodiscard]] CsvTable read_csv(const std::filesystem::path& path);

/// The text as one cell, in quotes where it must be.
[[nodiscard]] std::string csv_cell(const std::string& text);
/// The shortest text that reads back as the same number; empty where it is not finite or there is none.
[[nodiscard]] std::string csv_cell(double number);
[[nodiscard]] inline std::string csv_cell(const std::optional<double>& number) {
  return number ? csv_cell(*number) : "";
}

}  // namespace tenure
