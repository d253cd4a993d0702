/// `tenure explain TOPIC [NAME]`: parameters, interventions, outcomes, scenarios, and the schema of scenario files.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/explain_topics.hpp"
#include "app/scenario_schema.hpp"

namespace tenure {

namespace {

struct Arguments {
  std::string topic, name, format = "text", scenarios = "scenarios";
};

Topic topic_of(const Arguments& args) {
  if (args.topic == "parameters") return explain_parameters(shipped_book(args.scenarios), args.name);
  if (args.topic == "interventions") return explain_interventions(args.name);
  if (args.topic == "outcomes") return explain_outcomes(args.name);
  return explain_scenarios(args.scenarios, args.name);
}

void explain(const Arguments& args) {
  if (args.topic == "schema") {
    fmt::print("{}\n", scenario_schema(shipped_book(args.scenarios)).dump(2));
    return;
  }
  const Topic topic = topic_of(args);
  if (args.format == "json")
    fmt::print("{}\n", topic.records.dump(2));
  else
    fmt::print("{}", args.format == "md" ? markdown_of(topic.records) : topic.text);
}

}  // namespace

void add_explain_command(CLI::App& app, int&) {
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "explain", "Say what can be set, tried and asked: parameters, interventions, outcomes, scenarios");
  command->footer(
      "Examples:\n"
      "  tenure explain interventions monitoring            the keys of a camera programme, with an example\n"
      "  tenure explain parameters safety.near_repeat       values, ranges, units and sources\n"
      "  tenure explain outcomes                            what a run reports\n"
      "  tenure explain scenarios                           what there is to run\n"
      "  tenure explain schema > scenario.schema.json       for your editor; begin a scenario with\n"
      "                                                     #:schema scenario.schema.json");
  command->add_option("topic", args->topic, "parameters, interventions, outcomes, scenarios or schema")
      ->required()
      ->check(CLI::IsMember({"parameters", "interventions", "outcomes", "scenarios", "schema"}));
  command->add_option("name", args->name, "A name, or its beginning or a part of it; without it all");
  command->add_option("--format", args->format, "text, json or md")
      ->check(CLI::IsMember({"text", "json", "md"}))
      ->capture_default_str();
  command->add_option("--scenarios", args->scenarios, "Folder with parameters.toml and the scenarios")
      ->capture_default_str();
  command->callback([args] { explain(*args); });
}

}  // namespace tenure
