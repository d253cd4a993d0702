#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison_series.hpp"
#include "analysis/cost_plane.hpp"
#include "analysis/flows.hpp"
#include "analysis/language_words.hpp"
#include "analysis/report.hpp"
#include "analysis/report_assumptions.hpp"
#include "analysis/report_json.hpp"
#include "analysis/report_places.hpp"
#include "analysis/report_study.hpp"
#include "analysis/report_tables.hpp"
#include "sim/fnv1a.hpp"
#include "sim/parallel.hpp"
#include "web/pages.hpp"

namespace tenure {

namespace {

constexpr int schema = 1;
constexpr std::size_t single_runs = 20, cloud = 400;
/// Lives in all from which maps are drawn of main outcomes alone: reading each community of each life takes its time.
constexpr std::size_t many_lives = 2000;

/// f(i) for i in [0, n) on all threads, joined as a list.
template <class F>
std::string parallel_list(std::size_t n, F&& f) {
  std::vector<std::string> parts(n);
  parallel_blocks(
      n,
      [&](std::size_t begin, std::size_t end, std::size_t) {
        for (std::size_t i = begin; i < end; ++i) parts[i] = f(i);
      },
      1);
  return json_list(n, [&](std::size_t i) { return std::move(parts[i]); });
}

std::string_view better_name(Better better) {
  return better == Better::up ? "up" : better == Better::down ? "down" : "neither";
}

std::string indicator_json(const ReportIndicator& indicator, const Variable& variable) {
  return fmt::format(
      R"({{"id":{},"outcome":{},"label":{},"en":{},"zh":{},"unit":{},"unit_zh":{},"flow":{},"count":{},"better":"{}","main":{},"about":{}}})",
      json_text(indicator_id(indicator)), json_text(indicator.outcome), json_text(indicator.label),
      json_text(indicator.english), json_text(subject_text(variable, indicator.label, Language::chinese)),
      json_text(variable.unit), json_text(outcome_unit(variable, Language::chinese)), variable.measure == Accrual::flow,
      adds_up(variable), better_name(variable.better), indicator.main, json_text(variable.long_name));
}

std::string fan_json(const ReportFan& fan) {
  return fmt::format(R"({{"median":{},"mean":{},"low90":{},"high90":{},"bands":{},"whole":{}}})",
                     json_numbers(fan.median), json_numbers(fan.mean), json_numbers(fan.low90),
                     json_numbers(fan.high90),
                     json_list(fan.bands.size(),
                               [&](std::size_t b) {
                                 return fmt::format(R"({{"p":{},"low":{},"high":{}}})", fan.bands[b],
                                                    json_numbers(fan.low[b]), json_numbers(fan.high[b]));
                               }),
                     json_effect(fan.whole));
}

std::string single_runs_json(const ReportStudy::Runs& runs) {
  const std::size_t shown = std::min(runs.size(), single_runs);
  return json_list(shown, [&](std::size_t i) { return json_numbers(runs[i * runs.size() / shown]); });
}

std::string effect_json(const ReportEffect& effect) {
  const auto over = [&](auto&& value) {
    std::vector<double> xs;
    for (const PairedEffect& e : effect.by_period) xs.push_back(value(e));
    return json_numbers(xs);
  };
  std::string json = json_effect(effect.draws);
  json.pop_back();
  const double relative = effect.whole.relative;
  return json +
         fmt::format(
             R"(,"base":{},"interval95":{},"relative":{},"good":{},"over":{{"median":{},"low50":{},"high50":{},"low90":{},"high90":{},"up":{}}}}})",
             json_number(effect.whole.base_mean), json_interval(effect.whole.interval), json_number(relative),
             json_number(effect.whole.p_good), over([](const PairedEffect& e) { return e.median; }),
             over([](const PairedEffect& e) { return e.half.low; }),
             over([](const PairedEffect& e) { return e.half.high; }),
             over([](const PairedEffect& e) { return e.most.low; }),
             over([](const PairedEffect& e) { return e.most.high; }),
             over([](const PairedEffect& e) { return e.share_up; }));
}

/// effects[indicator][pair]; pairs (0,1), (0,2), ... (1,2), ...: the second less the first.
std::string effects_json(const ReportStudy& study) {
  const std::size_t n = study.scenarios.size();
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = a + 1; b < n; ++b) pairs.emplace_back(a, b);
  return json_list(study.indicators.size(), [&](std::size_t i) {
    return parallel_list(pairs.size(), [&](std::size_t p) {
      return effect_json(effect_of_pair(study, i, pairs[p].first, pairs[p].second));
    });
  });
}

std::string changes_json(const CommunityChanges& changes, const std::vector<GainRow>& gains) {
  const auto whole = [&](auto&& value) {
    std::vector<double> xs;
    for (const PairedEffect& e : changes.whole) xs.push_back(value(e));
    return json_numbers(xs);
  };
  const auto zeros = [](const std::vector<PairedEffect>& effects) {
    std::string bits = "\"";
    for (const PairedEffect& e : effects) bits += e.holds_zero() ? '1' : '0';
    return bits + "\"";
  };
  return fmt::format(
      R"({{"median":{},"holds0":{},"whole":{{"median":{},"low90":{},"high90":{},"holds0":{}}},"gains":{}}})",
      json_list(changes.by_period.size(),
                [&](std::size_t t) {
                  std::vector<double> xs;
                  for (const PairedEffect& e : changes.by_period[t]) xs.push_back(e.median);
                  return json_numbers(xs);
                }),
      json_list(changes.by_period.size(), [&](std::size_t t) { return zeros(changes.by_period[t]); }),
      whole([](const PairedEffect& e) { return e.median; }), whole([](const PairedEffect& e) { return e.most.low; }),
      whole([](const PairedEffect& e) { return e.most.high; }), zeros(changes.whole),
      json_list(gains.size(), [&](std::size_t g) {
        const GainRow& row = gains[g];
        return fmt::format(R"({{"kind":"{}","name":{},"residents":{},"share":{},"balance":{}}})", row.kind,
                           json_text(row.name), json_number(row.residents), json_numbers(row.share),
                           json_number(row.balance));
      }));
}

bool by_community(const Variable& variable) {
  return !variable.dimensions.empty() && variable.dimensions.front() == "community";
}

/// Towns in the order of the communities; empty texts where the file does not say.
std::vector<std::string> towns_of(const std::optional<DistrictMap>& shapes,
                                  const std::vector<std::string>& communities) {
  std::vector<std::string> towns(communities.size());
  if (shapes)
    for (std::size_t c = 0; c < communities.size(); ++c)
      for (const CommunityShape& shape : shapes->shapes)
        if (shape.community == communities[c]) towns[c] = shape.town;
  return towns;
}

std::string shapes_json(const std::optional<DistrictMap>& map) {
  if (!map) return "null";
  return fmt::format(
      R"({{"schematic":{},"shapes":{}}})", map->schematic, json_list(map->shapes.size(), [&](std::size_t s) {
        const CommunityShape& shape = map->shapes[s];
        const MapCorner sign = label_point(shape.ring);
        return fmt::format(R"({{"name":{},"town":{},"sign":[{:.0f},{:.0f}],"ring":{}}})", json_text(shape.community),
                           json_text(shape.town), sign.x, sign.y, json_list(shape.ring.size(), [&](std::size_t k) {
                             return fmt::format("[{:.0f},{:.0f}]", shape.ring[k].x, shape.ring[k].y);
                           }));
      }));
}

/// {outline, by indicator: what changes in each community}.
std::string places_json(const ReportStudy& study) {
  const ResultsFile& base = *study.scenarios.front().file;
  const std::vector<NamedResults> others(study.scenarios.begin() + 1, study.scenarios.end());
  const bool many = study.replicates.size() * study.scenarios.size() > many_lives;
  const std::optional<DistrictMap> shapes = district_map(base);
  const Variable* residents = base.find("residents");
  std::string maps, names = "[]";
  for (std::size_t i = 0; i < study.indicators.size(); ++i) {
    const Variable& variable = study.variables[i];
    if (!by_community(variable) || !study.indicators[i].label.empty() || (many && !study.indicators[i].main)) continue;
    const CommunityMap map = community_map_of(study.scenarios.front(), others, variable.name, std::nullopt);
    const std::vector<double> levels = community_levels(base, variable, study.replicates);
    const std::vector<double> people = residents != nullptr && by_community(*residents)
                                           ? community_levels(base, *residents, study.replicates)
                                           : std::vector<double>(map.communities.size(), 1.0);
    const std::vector<std::string> towns = towns_of(shapes, map.communities);
    names = json_texts(map.communities);
    maps +=
        fmt::format(R"({}{}:{{"reach":{},"whole_reach":{},"levels":{},"scenarios":{}}})", maps.empty() ? "" : ",",
                    json_text(indicator_id(study.indicators[i])), json_number(map.reach), json_number(map.whole_reach),
                    json_numbers(levels), json_list(map.scenarios.size(), [&](std::size_t s) {
                      return changes_json(map.scenarios[s], gains_of(map, map.scenarios[s], levels, people, towns));
                    }));
  }
  return fmt::format(R"({{"communities":{},"outline":{},"maps":{{{}}},"only_main":{}}})", names, shapes_json(shapes),
                     maps, many);
}

std::string groups_json(const ReportStudy& study) {
  return json_list(study.scenarios.size() - 1, [&](std::size_t s) {
    const std::vector<GroupEffect> groups = group_effects(study, s + 1);
    return json_list(groups.size(), [&](std::size_t g) {
      const GroupEffect& group = groups[g];
      return fmt::format(
          R"({{"outcome":"{}","dimension":{},"label":{},"unit":{},"unit_zh":{},"better":"{}","base":{},"effect":{}}})",
          group.outcome, json_text(group.dimension), json_text(group.label), json_text(group.variable.unit),
          json_text(outcome_unit(group.variable, Language::chinese)), better_name(group.variable.better),
          json_number(group.base), json_effect(group.effect));
    });
  });
}

std::string plane_json(const CostPlane& plane) {
  return fmt::format(R"({{"thresholds":{},"line":[{}],"arms":{}}})", json_numbers(plane.thresholds),
                     fmt::join(plane.line, ","), json_list(plane.arms.size(), [&](std::size_t a) {
                       const CostArm& arm = plane.arms[a];
                       const std::size_t draws = std::min(arm.cost.size(), cloud);
                       return fmt::format(
                           R"({{"cost":{},"effect":{},"on_line":{},"best":{},"draws":{}}})",
                           json_effect(arm.cost_summary), json_effect(arm.effect_summary), arm.on_pareto_line,
                           json_numbers(arm.best), a == 0 ? "[]" : json_list(draws, [&](std::size_t d) {
                             const std::size_t i = d * arm.cost.size() / draws;
                             return fmt::format("[{},{}]", json_number(arm.cost[i]), json_number(arm.effect[i]));
                           }));
                     }));
}

/// By indicator, where anything costs something and the indicator has a good direction.
std::string planes_json(const ReportStudy& study) {
  const Comparison comparison = study.against_baseline();
  bool costs = false;
  for (const ScenarioComparison& scenario : comparison.scenarios)
    for (const char* part : {"spending", "borne_by_others"})
      if (const ComparedOutcome* outcome = scenario.find(part)) costs = costs || !outcome->exactly_zero();
  if (!costs) return "{}";
  std::string planes;
  for (std::size_t i = 0; i < study.indicators.size(); ++i) {
    const ReportIndicator& indicator = study.indicators[i];
    if (indicator.outcome == "spending" || indicator.outcome == "borne_by_others") continue;
    planes += fmt::format("{}{}:{}", planes.empty() ? "" : ",", json_text(indicator_id(indicator)),
                          plane_json(cost_plane_of(comparison, indicator.outcome, indicator.label)));
  }
  return "{" + planes + "}";
}

std::string flow_json(const RegionFlow& flow) {
  const auto more = [](const std::optional<PairedEffect>& e) { return e ? json_effect(*e) : "null"; };
  return fmt::format(R"({{"region":{},"came":{},"left":{},"net":{},"net_more":{}}})", json_text(flow.region),
                     json_number(flow.came.mean), json_number(flow.left.mean), json_number(flow.net.mean),
                     more(flow.net_more));
}

std::string skill_json(const SkillFlows& skill) {
  return fmt::format(R"({{"skill":{},"regions":{},"total":{}}})", json_text(skill.skill),
                     json_list(skill.regions.size(), [&](std::size_t r) { return flow_json(skill.regions[r]); }),
                     flow_json(skill.total));
}

/// flows[scenario][skill]: all, talents, then each skill; `null` where the results do not count them.
std::string flows_json(const ReportStudy& study) {
  for (const NamedResults& scenario : study.scenarios)
    for (const char* outcome : {"inflow", "outflow"})
      if (const Variable* variable = scenario.file->find(outcome);
          variable == nullptr || variable->dimensions != std::vector<std::string>{"region", "skill"})
        return "null";
  return json_list(study.scenarios.size(), [&](std::size_t s) {
    const TalentFlows flows = talent_flows_of(
        study.scenarios[s], s == 0 ? std::nullopt : std::optional<NamedResults>(study.scenarios.front()));
    std::string json = fmt::format("[{},{}", skill_json(flows.all), skill_json(flows.talents));
    for (const SkillFlows& skill : flows.by_skill) json += "," + skill_json(skill);
    return json + "]";
  });
}

/// {"code":"few_runs","with":[8,200]}: the script words it.
std::string warnings_json(const ReportInputs& inputs, const ReportStudy& study) {
  std::vector<std::string> all;
  const auto warn = [&](const std::string& code, const std::vector<std::string>& with) {
    all.push_back(fmt::format(R"({{"code":"{}","with":{}}})", code, json_texts(with)));
  };
  if (study.replicates.size() < 200) warn("few_runs", {std::to_string(study.replicates.size())});
  const ResultsFile& base = *study.scenarios.front().file;
  for (const NamedResults& scenario : study.scenarios) {
    const ResultsFile& file = *scenario.file;
    const std::string status = attribute_text(file, "status");
    if (status != "complete") warn("not_whole", {scenario.name, status});
    if (file.replicates().size() > study.replicates.size())
      warn("left_out", {scenario.name, std::to_string(file.replicates().size() - study.replicates.size())});
    for (const char* name : {"tenure_version", "git_commit"})
      if (attribute_text(file, name) != attribute_text(base, name))
        warn("versions", {scenario.name, attribute_text(file, name), attribute_text(base, name)});
    if (const Variable* refused = file.find("spending_refused")) {
      double sum = 0;
      for (std::size_t r = 0; r < file.replicates().size(); ++r)
        for (const double yuan : series_of(file, refused->name, std::nullopt, r)) sum += std::isfinite(yuan) ? yuan : 0;
      if (sum > 0) warn("budget", {scenario.name, json_number(sum / static_cast<double>(file.replicates().size()))});
    }
  }
  if (inputs.book.empty()) warn("no_book", {});
  return json_list(all.size(), [&](std::size_t i) { return all[i]; });
}

std::string scenarios_json(const ReportStudy& study) {
  return json_list(study.scenarios.size(), [&](std::size_t s) {
    const NamedResults& scenario = study.scenarios[s];
    const std::string input = attribute_text(*scenario.file, "scenario") + attribute_text(*scenario.file, "district");
    return fmt::format(
        R"({{"id":{},"title":{},"description":{},"file":{},"hash":"{:016x}","runs":{}}})", json_text(scenario.name),
        json_text(scenario.title), json_text(attribute_text(*scenario.file, "description")),
        json_text(scenario.file->path().filename().string()), fnv1a(input), scenario.file->replicates().size());
  });
}

/// Chinese names of what results files name in English: {"East":"..."}; others stay as they are.
std::string names_json(const ReportStudy& study) {
  const ResultsFile& base = *study.scenarios.front().file;
  std::vector<std::string> names{attribute_text(base, "district_name")};
  for (const NamedResults& scenario : study.scenarios) names.push_back(scenario.title);
  for (const Dimension& dimension : base.dimensions())
    if (const auto* labels = std::get_if<std::vector<std::string>>(&dimension.labels);
        labels != nullptr && (dimension.name == "community" || dimension.name == "region"))
      names.insert(names.end(), labels->begin(), labels->end());
  if (const std::optional<DistrictMap> map = district_map(base))
    for (const CommunityShape& shape : map->shapes) names.push_back(shape.town);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string json;
  for (const std::string& name : names)
    if (const std::string chinese = name_in(name, Language::chinese); chinese != name)
      json += fmt::format("{}{}:{}", json.empty() ? "" : ",", json_text(name), json_text(chinese));
  return "{" + json + "}";
}

/// How to make the results anew, as far as they say: the scenario files as they were named.
std::string command_of(const ReportStudy& study) {
  std::string command = "tenure compare";
  for (const NamedResults& scenario : study.scenarios) {
    const auto& provenance = scenario.file->provenance();
    const auto at = provenance.find("scenario_file");
    const auto* path = at == provenance.end() ? nullptr : std::get_if<std::string>(&at->second);
    command += " " + (path == nullptr ? scenario.name + ".toml" : *path);
  }
  const ResultsFile& base = *study.scenarios.front().file;
  return command + fmt::format(" -o study --replicates {} --seed {} --until {}", base.replicates().size(),
                               attribute_text(base, "seed"), attribute_text(base, "until"));
}

std::string meta_json(const ReportInputs& inputs, const ReportStudy& study, const std::string& hash) {
  const ResultsFile& base = *study.scenarios.front().file;
  const auto text = [&](const char* name) { return json_text(attribute_text(base, name)); };
  return fmt::format(
      R"({{"district":{},"start":"{}","until":"{}","runs":{},"seed":{},"version":{},"commit":{},"compiler":{},"writer":{},"writer_commit":{},"created":{},"hash":"{}","command":{},"forecast_from":{},"review_number":{},"warnings":{}}})",
      text("district_name"), format_day(study.time.front()), format_day(study.until), study.replicates.size(),
      text("seed"), text("tenure_version"), text("git_commit"), text("compiler"), json_text(inputs.version),
      json_text(inputs.commit), json_text(inputs.created), hash,
      json_text(inputs.command.empty() ? command_of(study) : inputs.command),
      inputs.forecast_from ? json_text(format_day(*inputs.forecast_from)) : "null", json_text(inputs.review_number),
      warnings_json(inputs, study));
}

}  // namespace

std::string report_data(const ReportInputs& inputs, const ReportStudy& study) {
  const std::size_t scenarios = study.scenarios.size(), indicators = study.indicators.size();
  const std::string fans = json_list(indicators, [&](std::size_t i) {
    return parallel_list(scenarios,
                         [&](std::size_t s) { return fan_json(fan_of_runs(study.runs[i][s], study.variables[i])); });
  });
  const std::string effects = effects_json(study);
  const std::string hash = fmt::format("{:016x}", fnv1a(effects, fnv1a(fans)));
  const auto optional = [](const auto& path, auto&& read) { return path ? read(*path) : std::string("null"); };
  std::string json = fmt::format(
      R"({{"schema":{},"meta":{},"time":{},"scenarios":{},"indicators":{})", schema, meta_json(inputs, study, hash),
      json_list(study.time.size(), [&](std::size_t t) { return json_text(format_day(study.time[t])); }),
      scenarios_json(study),
      json_list(indicators, [&](std::size_t i) { return indicator_json(study.indicators[i], study.variables[i]); }));
  json += ",\"fans\":" + fans + ",\"effects\":" + effects;
  json += ",\"single\":" + json_list(indicators, [&](std::size_t i) {
            return json_list(scenarios, [&](std::size_t s) { return single_runs_json(study.runs[i][s]); });
          });
  json += ",\"places\":" + places_json(study) + ",\"groups\":" + groups_json(study);
  json += ",\"planes\":" + planes_json(study) + ",\"flows\":" + flows_json(study);
  json += ",\"drivers\":" + optional(inputs.sensitivity, drivers_json);
  json += ",\"scores\":" + optional(inputs.scores, scores_json);
  json += ",\"validation\":" + optional(inputs.validation, validation_json);
  json += ",\"names\":" + names_json(study);
  json += "," + assumptions_json(inputs) + ",\"licences\":" + json_text(third_party_licences()) + "}";
  return json;
}

}  // namespace tenure
