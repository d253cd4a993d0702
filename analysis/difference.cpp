#include "analysis/difference.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace tenure {

namespace {

constexpr std::size_t shown_characters = 40;

struct Notes {
  Differences found;
  std::size_t most;

  /// `text()` is only made where it will be shown.
  template <class F>
  void add(F&& text) {
    if (found.count++ < most) found.first.push_back(text());
  }
};

bool same(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

bool same(const Attribute& a, const Attribute& b) {
  if (const auto* x = std::get_if<double>(&a))
    if (const auto* y = std::get_if<double>(&b)) return same(*x, *y);
  return a == b;
}

/// A piece of a text, for texts as long as a whole scenario.
std::string piece(const std::string& text, std::size_t at) {
  std::size_t begin = at > shown_characters / 2 ? at - shown_characters / 2 : 0;
  std::size_t end = std::min(begin + shown_characters, text.size());
  const auto inside = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80;
  };
  while (begin > 0 && inside(begin)) --begin;
  while (inside(end)) ++end;
  std::string shown = text.substr(begin, end - begin);
  std::ranges::replace(shown, '\n', ' ');
  return fmt::format("{}\"{}\"{}", begin > 0 ? "..." : "", shown, end < text.size() ? "..." : "");
}

std::string attribute_difference(const std::string& name, const Attribute& a, const Attribute& b) {
  const auto* x = std::get_if<std::string>(&a);
  const auto* y = std::get_if<std::string>(&b);
  if (x && y) {
    const auto at = static_cast<std::size_t>(std::ranges::mismatch(*x, *y).in1 - x->begin());
    const auto line = 1 + std::count(x->begin(), x->begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return fmt::format("attribute {}{}: {} against {}", name, line > 1 ? fmt::format(", line {}", line) : "",
                       piece(*x, at), piece(*y, at));
  }
  const auto text = [](const Attribute& value) {
    if (const auto* words = std::get_if<std::string>(&value)) return piece(*words, 0);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
    return fmt::format("{:#}", std::get<double>(value));
  };
  return fmt::format("attribute {}: {} against {}", name, text(a), text(b));
}

std::vector<std::string> attribute_differences(const ResultsFile& a, const ResultsFile& b) {
  std::vector<std::string> told;
  const auto only_in = [&](const std::string& name, const ResultsFile& file) {
    told.push_back(fmt::format("attribute {}: only in {}", name, file.path().string()));
  };
  for (const auto& [name, value] : a.attributes()) {
    const auto other = b.attributes().find(name);
    if (other == b.attributes().end())
      only_in(name, a);
    else if (!same(value, other->second))
      told.push_back(attribute_difference(name, value, other->second));
  }
  for (const auto& [name, value] : b.attributes())
    if (!a.attributes().contains(name)) only_in(name, b);
  return told;
}

/// Months where every day begins one.
std::string label(const Dimension& dimension, std::size_t i) {
  struct Text {
    std::size_t i;
    std::string operator()(const std::vector<std::string>& names) const { return names[i]; }
    std::string operator()(const std::vector<std::int64_t>& numbers) const { return std::to_string(numbers[i]); }
    std::string operator()(const std::vector<Day>& days) const {
      const std::string text = format_day(days[i]);
      const bool months = std::ranges::all_of(days, [](Day day) { return date_of(day).day() == std::chrono::day{1}; });
      return months ? text.substr(0, text.size() - 3) : text;
    }
  };
  return std::visit(Text{i}, dimension.labels);
}

std::string dimension_difference(const Dimension& a, const Dimension& b) {
  if (a.size() != b.size()) return fmt::format("dimension {}: {} labels against {}", a.name, a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    if (label(a, i) != label(b, i))
      return fmt::format("dimension {}, label {}: {} against {}", a.name, i, label(a, i), label(b, i));
  return fmt::format("dimension {}: \"{}\" against \"{}\", or labels of another kind", a.name, a.long_name,
                     b.long_name);
}

/// Names of the dimensions that are not the same in both files.
std::set<std::string> compare_dimensions(const ResultsFile& a, const ResultsFile& b, Notes& notes) {
  std::set<std::string> different;
  if (a.replicates() != b.replicates()) {
    different.insert("replicate");
    notes.add([&] {
      const auto& x = a.replicates();
      const auto& y = b.replicates();
      if (x.size() != y.size()) return fmt::format("dimension replicate: {} replicates against {}", x.size(), y.size());
      const auto at = std::ranges::mismatch(x, y);
      return fmt::format("dimension replicate, label {}: {} against {}", at.in1 - x.begin(), *at.in1, *at.in2);
    });
  }
  const auto find = [](const ResultsFile& file, const std::string& name) {
    const auto found = std::ranges::find(file.dimensions(), name, &Dimension::name);
    return found == file.dimensions().end() ? nullptr : &*found;
  };
  for (const Dimension& dimension : a.dimensions()) {
    const Dimension* other = find(b, dimension.name);
    if (!other) {
      different.insert(dimension.name);
      notes.add([&] { return fmt::format("dimension {}: only in {}", dimension.name, a.path().string()); });
    } else if (dimension.labels != other->labels || dimension.long_name != other->long_name) {
      if (dimension.labels != other->labels) different.insert(dimension.name);
      notes.add([&] { return dimension_difference(dimension, *other); });
    }
  }
  for (const Dimension& dimension : b.dimensions())
    if (!find(a, dimension.name))
      notes.add([&] { return fmt::format("dimension {}: only in {}", dimension.name, b.path().string()); });
  return different;
}

std::string described(const Variable& v) {
  return fmt::format("\"{}\" [{}] over ({}), {} stored as {}, better {}", v.long_name, v.unit,
                     fmt::join(v.dimensions, ", "), v.measure == Accrual::flow ? "flow" : "stock",
                     v.storage == Storage::count ? "counts" : "real numbers",
                     v.better == Better::up     ? "up"
                     : v.better == Better::down ? "down"
                                                : "neither");
}

std::string value_text(const Variable& variable, double value) {
  return variable.storage == Storage::count ? fmt::format("{:.0f}", value) : fmt::format("{}", value);
}

/// "[replicate 0, 2022-03, Chenjiang 02, theft]" of the `cell`-th value of a slab.
std::string cell_text(const ResultsFile& file, const Variable& variable, std::size_t replicate, std::size_t cell) {
  std::string text;
  for (auto name = variable.dimensions.rbegin(); name != variable.dimensions.rend(); ++name) {
    const Dimension& dimension = file.dimension(*name);
    text.insert(0, ", " + label(dimension, cell % dimension.size()));
    cell /= dimension.size();
  }
  return fmt::format("[replicate {}, {}{}]", file.replicates()[replicate], label(file.dimension("time"), cell), text);
}

void compare_values(const ResultsFile& a, const ResultsFile& b, const Variable& variable, Notes& notes) {
  for (std::size_t replicate = 0; replicate < a.replicates().size(); ++replicate) {
    const auto x = a.read(variable.name, replicate), y = b.read(variable.name, replicate);
    for (std::size_t i = 0; i < x.size(); ++i)
      if (!same(x[i], y[i]))
        notes.add([&] {
          return fmt::format("{}{}: {} against {}", variable.name, cell_text(a, variable, replicate, i),
                             value_text(variable, x[i]), value_text(variable, y[i]));
        });
  }
}

}  // namespace

Differences differences(const ResultsFile& a, const ResultsFile& b, std::size_t most) {
  Notes notes{{}, most};
  notes.found.attributes = attribute_differences(a, b);
  const std::set<std::string> different = compare_dimensions(a, b, notes);

  std::vector<const Variable*> alike;
  for (const Variable& variable : a.variables()) {
    const Variable* other = b.find(variable.name);
    if (!other) {
      notes.add([&] { return fmt::format("variable {}: only in {}", variable.name, a.path().string()); });
    } else if (const std::string x = described(variable), y = described(*other); x != y) {
      notes.add([&] { return fmt::format("variable {}: {} against {}", variable.name, x, y); });
    } else {
      const auto differs = [&](const std::string& name) { return different.contains(name); };
      if (!differs("replicate") && !differs("time") && std::ranges::none_of(variable.dimensions, differs))
        alike.push_back(&variable);
    }
  }
  for (const Variable& variable : b.variables())
    if (!a.find(variable.name))
      notes.add([&] { return fmt::format("variable {}: only in {}", variable.name, b.path().string()); });

  for (const Variable* variable : alike) compare_values(a, b, *variable, notes);
  return notes.found;
}

}  // namespace tenure
