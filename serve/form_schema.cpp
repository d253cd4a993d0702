#include "serve/form_schema.hpp"

#include <cmath>

#include "analysis/language.hpp"
#include "models/district/outcomes.hpp"
#include "models/district/scenario_programmes.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

namespace {

template <class T>
Json usual(const T& value) {
  return value;
}
Json usual(const Day&) {
  return {};
}
Json usual(const std::vector<Day>&) {
  return {};
}
template <class T>
Json usual(const std::optional<T>&) {
  return {};
}

Json field_json(const Field& field) {
  Json made{{"key", field.name},  {"type", type_name(field)},       {"unit", field.unit},
            {"help", field.help}, {"optional", is_optional(field)}, {"choices", field.choices}};
  if (std::isfinite(field.limits.least)) made["min"] = field.limits.least;
  if (std::isfinite(field.limits.most)) made["max"] = field.limits.most;
  if (Json value = std::visit([](const auto* target) { return usual(*target); }, field.target); !value.is_null())
    made["default"] = value;
  return made;
}

Json entry_json(const BookEntry& entry) {
  Json made{{"name", entry.name}, {"value", entry.value}, {"low", entry.range[0]},  {"high", entry.range[1]},
            {"unit", entry.unit}, {"kind", entry.kind},   {"source", entry.source}, {"help", entry.help}};
  if (std::isfinite(entry.limits.least)) made["min"] = entry.limits.least;
  if (std::isfinite(entry.limits.most)) made["max"] = entry.limits.most;
  return made;
}

/// Gives every key that may be left out a value, so that what the cost depends on shows.
void give_all(Measure& measure) {
  const Fields fields = fields_of(measure);
  for (const Field& field : fields.all())
    if (auto* const* places = std::get_if<std::optional<std::int64_t>*>(&field.target)) **places = 1;
}

/// Which numbers of the book move the cost of one unit: those that change it when they are doubled.
Json rests_on(Measure& measure, const Scenario& base) {
  Json names = Json::array();
  AssetParameters assets = base.parameters.assets;
  const std::optional<Piece> cost = measure.unit_cost(assets);
  if (!cost) return names;
  const Fields fields = fields_of(assets);
  for (const Field& field : fields.all()) {
    auto* const* number = std::get_if<double*>(&field.target);
    if (number == nullptr) continue;
    const double before = **number;
    **number = 2 * before + 1;
    const Piece other = measure.unit_cost(assets).value_or(*cost);
    if (other.price != cost->price || other.running != cost->running) names.push_back(field.name);
    **number = before;
  }
  return names;
}

Json kind_json(const MeasureKind& kind, const Scenario& base) {
  Programme programme;
  const std::unique_ptr<Measure> measure = kind.make();
  Json made{{"kind", kind.kind},
            {"also_called", kind.also_called},
            {"amount_unit", kind.amount_unit},
            {"help", kind.help},
            {"fields", Json::array()},
            {"rows_key", measure->rows_key()},
            {"rows_help", measure->rows_help()},
            {"row_fields", Json::array()}};
  for (const Field& field : programme_fields(programme, *measure, kind))
    if (field.name != "kind") made["fields"].push_back(field_json(field));
  if (!measure->rows_key().empty()) {
    measure->add_row();
    Fields row;
    measure->describe_row(0, row);
    for (const Field& field : row.all()) made["row_fields"].push_back(field_json(field));
  }
  const std::unique_ptr<Measure> with_all = kind.make();
  give_all(*with_all);
  made["cost_rests_on"] = rests_on(*with_all, base);
  return made;
}

}  // namespace

Json form_schema(const Scenario& base) {
  Json kinds = Json::array(), parameters = Json::array(), communities = Json::array(), towns = Json::array(),
       outcomes = Json::array();
  for (const MeasureKind& kind : measures()) kinds.push_back(kind_json(kind, base));
  for (const BookEntry& entry : base.book.entries()) parameters.push_back(entry_json(entry));
  for (const std::string& name : community_names(base.district)) communities.push_back(name);
  for (const std::string& name : town_names(base.district)) towns.push_back(name);
  for (const Variable& outcome : outcome_variables())
    outcomes.push_back({{"name", outcome.name},
                        {"help", outcome.long_name},
                        {"unit", outcome.unit},
                        {"name_zh", outcome_name(outcome, Language::chinese)},
                        {"unit_zh", outcome_unit(outcome, Language::chinese)},
                        {"better", outcome.better == Better::up     ? "up"
                                   : outcome.better == Better::down ? "down"
                                                                    : ""}});
  return {{"title", base.title},
          {"district", base.district.name},
          {"residents", base.district.population.residents},
          {"run",
           {{"start", format_day(base.run.start)},
            {"until", format_day(base.run.until)},
            {"warm_up_days", base.run.warm_up_days},
            {"seed", base.run.seed}}},
          {"communities", communities},
          {"towns", towns},
          {"kinds", kinds},
          {"parameters", parameters},
          {"outcomes", outcomes}};
}

}  // namespace tenure
