#include "sim/csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "sim/text_file.hpp"

namespace tenure {

namespace {

constexpr std::uintmax_t largest_table = std::uintmax_t{1} << 30;  ///< [byte]

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// Reads cell after cell of a text.
class Scanner {
 public:
  Scanner(const std::string& file, const std::string& text) : file_(file), text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  std::vector<CsvTable::Cell> line() {
    std::vector<CsvTable::Cell> cells;
    do cells.push_back(cell());
    while (take(','));
    take('\r');
    if (!at_end() && !take('\n')) refuse("after the closing quote stands something else");
    return cells;
  }

 private:
  [[nodiscard]] char now() const { return at_end() ? '\n' : text_[at_]; }
  /// Steps over the next character where it is c.
  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    step();
    return true;
  }
  void step() {
    const char c = text_[at_++];
    if (c == '\n')
      ++line_, column_ = 1;
    else if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u)  // columns count characters, not bytes
      ++column_;
  }
  [[noreturn]] void refuse(const std::string& what) const {
    throw WrongInput({{file_, line_, column_}, what, "", "Write a quote within a quoted cell twice."});
  }

  CsvTable::Cell cell() {
    while (is_blank(now())) step();
    CsvTable::Cell cell{"", line_, column_};
    if (take('"')) {
      while (true) {
        if (at_end()) throw WrongInput({{file_, cell.line, cell.column}, "a quote that nothing closes", "", ""});
        const char c = text_[at_];
        step();
        if (c == '"' && !take('"')) break;
        cell.text += c;
      }
      while (is_blank(now())) step();
      return cell;
    }
    while (!at_end() && now() != ',' && now() != '\n' && now() != '\r') cell.text += text_[at_], step();
    while (!cell.text.empty() && is_blank(cell.text.back())) cell.text.pop_back();
    return cell;
  }
  const std::string& file_;
  const std::string& text_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
};

void check_names(const CsvTable& table, const std::vector<CsvTable::Cell>& head, Problems& problems) {
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i].text.empty())
      problems.add(table.place(head[i]), "a column without a name", "the first line names them");
    const auto same = std::find_if(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(i),
                                   [&](const CsvTable::Cell& other) { return other.text == head[i].text; });
    if (!head[i].text.empty() && same != head.begin() + static_cast<std::ptrdiff_t>(i))
      problems.add(table.place(head[i]), fmt::format("a second column {}", head[i].text), "each name stands once");
  }
}

}  // namespace

std::optional<std::size_t> CsvTable::column(const std::string& name) const {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<std::size_t>(at - names.begin());
}

double CsvTable::number(const Cell& cell, const std::string& what, Problems& problems) const {
  double value = 0;
  const char *first = cell.text.data(), *last = first + cell.text.size();
  const auto [end, error] = std::from_chars(first, last, value);
  if (error == std::errc{} && end == last && std::isfinite(value)) return value;
  problems.add(place(cell), fmt::format("{} = \"{}\"", what, cell.text), "must be a finite number",
               "Write 12.5 or 1e-3.");
  return 0;
}

CsvTable read_csv(const std::filesystem::path& path) {
  const std::string text = read_text_file(path, largest_table);
  CsvTable table;
  table.file = path.string();
  Scanner scanner(table.file, text);
  Problems problems;
  const auto empty = [](const std::vector<CsvTable::Cell>& line) { return line.size() == 1 && line[0].text.empty(); };
  std::vector<CsvTable::Cell> head;
  while (!scanner.at_end()) {
    std::vector<CsvTable::Cell> line = scanner.line();
    if (empty(line)) continue;
    if (table.names.empty()) {
      check_names(table, line, problems);
      for (const CsvTable::Cell& cell : line) table.names.push_back(cell.text);
    } else if (line.size() != table.names.size()) {
      problems.add(table.place(line.front()), fmt::format("{} cells", line.size()),
                   fmt::format("the first line names {} columns", table.names.size()));
    } else {
      table.rows.push_back(std::move(line));
    }
    if (problems.all().size() > 20) break;
  }
  problems.stop_here();
  return table;
}

std::string csv_cell(double number) {
  return std::isfinite(number) ? fmt::format("{}", number) : "";
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace tenure
