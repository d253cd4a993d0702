#include "models/district/scenario_layers.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "sim/toml_reader.hpp"

namespace tenure {

namespace {

using Chain = std::vector<std::filesystem::path>;

const std::string* name_of(const TomlValue& intervention) {
  const auto* table = std::get_if<TomlTable>(&intervention.is);
  const TomlEntry* name = table == nullptr ? nullptr : table->find("name");
  return name == nullptr ? nullptr : std::get_if<std::string>(&name->value.is);
}

std::vector<TomlValue>* interventions_of(TomlTable& scenario) {
  TomlEntry* entry = scenario.find("intervention");
  return entry == nullptr ? nullptr : std::get_if<std::vector<TomlValue>>(&entry->value.is);
}

std::vector<std::string> names_of(const std::vector<TomlValue>* interventions) {
  std::vector<std::string> names;
  if (interventions == nullptr) return names;
  for (const TomlValue& one : *interventions)
    if (const std::string* name = name_of(one)) names.push_back(*name);
  return names;
}

/// The one called `name`, or null.
TomlValue* named(std::vector<TomlValue>* interventions, const std::string& name) {
  if (interventions == nullptr) return nullptr;
  for (TomlValue& one : *interventions)
    if (const std::string* other = name_of(one); other != nullptr && *other == name) return &one;
  return nullptr;
}

/// Later ones take the place of earlier ones of the same name. Two of one name in one file both stay, for the reader to
/// complain of.
void add_interventions(std::vector<TomlValue>& below, const std::vector<TomlValue>& above) {
  std::vector<std::string> replaceable = names_of(&below);
  for (const TomlValue& one : above) {
    const std::string* name = name_of(one);
    const auto at = name == nullptr ? replaceable.end() : std::find(replaceable.begin(), replaceable.end(), *name);
    if (at == replaceable.end()) {
      below.push_back(one);
    } else {
      *named(&below, *name) = one;
      replaceable.erase(at);
    }
  }
}

void remove_interventions(TomlTable& below, const TomlEntry& remove, Problems& problems) {
  const auto* names = std::get_if<std::vector<TomlValue>>(&remove.value.is);
  if (names == nullptr) {
    problems.add(remove.value.place, "remove_interventions = " + toml_text(remove.value), "must be a list of names");
    return;
  }
  auto* interventions = interventions_of(below);
  for (const TomlValue& value : *names) {
    const auto* name = std::get_if<std::string>(&value.is);
    TomlValue* found = name == nullptr ? nullptr : named(interventions, *name);
    if (found != nullptr) {
      interventions->erase(interventions->begin() + (found - interventions->data()));
      continue;
    }
    const std::vector<std::string> known = names_of(interventions);
    problems.add(value.place, fmt::format("no intervention {} to remove", toml_text(value)),
                 known.empty() ? "there is none" : fmt::format("there are: {}", fmt::join(known, ", ")),
                 name == nullptr ? "" : suggestion(*name, known));
  }
}

/// `above` over `below`, key by key.
void lay_over(TomlTable& below, const TomlTable& above) {
  below.place = above.place;
  for (const TomlEntry& entry : above.entries) {
    TomlEntry* old = below.find(entry.key);
    auto* old_table = old == nullptr ? nullptr : std::get_if<TomlTable>(&old->value.is);
    const auto* new_table = std::get_if<TomlTable>(&entry.value.is);
    auto* old_list = entry.key == "intervention" ? interventions_of(below) : nullptr;
    const auto* new_list = std::get_if<std::vector<TomlValue>>(&entry.value.is);
    if (old_table != nullptr && new_table != nullptr)
      lay_over(*old_table, *new_table);
    else if (old_list != nullptr && new_list != nullptr)
      add_interventions(*old_list, *new_list);
    else
      below.set(entry);
  }
}

std::filesystem::path plain(const std::filesystem::path& path) {
  return std::filesystem::weakly_canonical(path);
}

TomlTable layers(const std::filesystem::path& path, const std::string* text, Problems& problems, Chain& chain);

/// The file that `extends` names, itself laid over what it extends.
TomlTable parent(const TomlValue& named, Problems& problems, Chain& chain) {
  const std::string* name = std::get_if<std::string>(&named.is);
  if (name == nullptr) {
    problems.add(named.place, "extends = " + toml_text(named),
                 "must be the name of a file in quotes, or a list of such names");
    return {};
  }
  const std::filesystem::path path = path_from(named.place, *name);
  const auto same = [&](const std::filesystem::path& other) { return plain(other) == plain(path); };
  if (const auto first = std::find_if(chain.begin(), chain.end(), same); first != chain.end()) {
    std::string loop;
    for (auto at = first; at != chain.end(); ++at) loop += at->filename().string() + " -> ";
    throw WrongInput({named.place, "extends = " + toml_quoted(*name),
                      "a scenario must not extend itself: " + loop + path.filename().string(), ""});
  }
  if (!std::filesystem::exists(path))
    throw WrongInput({named.place, "extends = " + toml_quoted(*name), "no such file: " + path.string(),
                      "The name is relative to the file that says it."});
  return layers(path, nullptr, problems, chain);
}

/// All files that `extends` names, each laid over those before it.
TomlTable parents(const TomlEntry& extends, Problems& problems, Chain& chain) {
  const auto* several = std::get_if<std::vector<TomlValue>>(&extends.value.is);
  if (several == nullptr) return parent(extends.value, problems, chain);
  TomlTable below{extends.place, {}};
  for (const TomlValue& one : *several) lay_over(below, parent(one, problems, chain));
  return below;
}

TomlTable layers(const std::filesystem::path& path, const std::string* text, Problems& problems, Chain& chain) {
  chain.push_back(path);
  TomlTable file = text == nullptr ? read_toml(path) : parse_toml(*text, path.string());
  if (TomlEntry* parameters = file.find("parameters"))
    if (const auto* table = std::get_if<TomlTable>(&parameters->value.is)) parameters->value.is = flattened(*table);
  const TomlEntry* extends = file.find("extends");
  TomlTable below = extends == nullptr ? TomlTable{file.place, {}} : parents(*extends, problems, chain);
  if (const TomlEntry* remove = file.find("remove_interventions")) remove_interventions(below, *remove, problems);
  std::erase_if(file.entries, [](const TomlEntry& e) { return e.key == "extends" || e.key == "remove_interventions"; });
  lay_over(below, file);
  chain.pop_back();
  return below;
}

void put_at(TomlValue& value, const Place& place) {
  value.place = place;
  if (auto* elements = std::get_if<std::vector<TomlValue>>(&value.is))
    for (TomlValue& element : *elements) put_at(element, place);
}

/// The value as TOML; a bare word is text, so that nobody needs quotes within quotes.
TomlValue value_of(const std::string& text, const Place& place) {
  TomlValue value{place, text};
  try {
    const TomlTable parsed = parse_toml("value = " + text, "");
    if (parsed.entries.size() == 1) value = parsed.entries[0].value;
  } catch (const WrongInput&) {
  }
  put_at(value, place);
  return value;
}

TomlTable& section(TomlTable& scenario, const std::string& name, const Place& place) {
  TomlEntry* entry = scenario.find(name);
  if (entry == nullptr || !std::holds_alternative<TomlTable>(entry->value.is)) {
    scenario.set({name, place, {place, TomlTable{place, {}}}});
    entry = scenario.find(name);
  }
  return std::get<TomlTable>(entry->value.is);
}

/// The table that a dotted NAME is a key of, and that key. Nothing for an intervention that does not exist.
std::optional<std::pair<TomlTable*, std::string>> target_of(TomlTable& scenario, const std::string& name,
                                                            const Place& place, Problems& problems) {
  const std::size_t first = name.find('.'), last = name.rfind('.');
  const std::string head = name.substr(0, first);
  if (name == "title" || name == "description") return std::pair(&scenario, name);
  if (head == "intervention" && last > first) {
    const std::string wanted = name.substr(first + 1, last - first - 1);
    auto* interventions = interventions_of(scenario);
    if (TomlValue* found = named(interventions, wanted))
      return std::pair(&std::get<TomlTable>(found->is), name.substr(last + 1));
    const std::vector<std::string> known = names_of(interventions);
    problems.add(place, fmt::format("no intervention {}", toml_quoted(wanted)),
                 known.empty() ? "the scenario has none" : fmt::format("there are: {}", fmt::join(known, ", ")),
                 suggestion(wanted, known));
    return std::nullopt;
  }
  for (const char* known : {"run", "record", "district", "book", "parameters", "budgets"})
    if (head == known) return std::pair(&section(scenario, head, place), name.substr(first + 1));
  return std::pair(&section(scenario, "parameters", place), name);
}

}  // namespace

std::filesystem::path path_from(const Place& place, const std::string& name) {
  return (std::filesystem::path(place.file).parent_path() / name).lexically_normal();
}

TomlTable scenario_layers(const std::filesystem::path& path, const std::string* text, Problems& problems) {
  Chain chain;
  return layers(path, text, problems, chain);
}

void apply_sets(TomlTable& scenario, const std::vector<std::string>& sets, Problems& problems) {
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::string& set = sets[i];
    const Place start{"--set", static_cast<int>(i) + 1, 1};
    const std::size_t equals = set.find('=');
    if (equals == std::string::npos || equals == 0) {
      problems.add(start, toml_quoted(set), "must be NAME=VALUE", "For example run.seed=5.");
      continue;
    }
    const std::string name = set.substr(0, equals);
    Place value_place = start;
    value_place.column = static_cast<int>(equals) + 2;
    if (const auto target = target_of(scenario, name, start, problems))
      target->first->set({target->second, start, value_of(set.substr(equals + 1), value_place)});
  }
}

}  // namespace tenure
