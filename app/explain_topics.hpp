#pragma once
/// What `tenure explain` knows: each topic as a list of records (for JSON and Markdown), and as text that teaches.

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "models/district/parameter_book.hpp"

namespace tenure {

/// A record a thing; every record has "name".
struct Topic {
  nlohmann::ordered_json records = nlohmann::ordered_json::array();
  std::string text;  ///< of all records, in their order
};

/// The book held against the models. Throws WrongInput, also where the folder has none.
[[nodiscard]] ParameterBook shipped_book(const std::filesystem::path& scenarios);

/// `name`: a name, the beginning or a part of some, or empty for all. Throws WrongInput where nothing fits ("Did you
/// mean ...?").
[[nodiscard]] Topic explain_parameters(const ParameterBook& book, const std::string& name);
[[nodiscard]] Topic explain_interventions(const std::string& name);
[[nodiscard]] Topic explain_outcomes(const std::string& name);
[[nodiscard]] Topic explain_scenarios(const std::filesystem::path& scenarios, const std::string& name);

/// A Markdown table of the records: one row each, one column a key.
[[nodiscard]] std::string markdown_of(const nlohmann::ordered_json& records);

}  // namespace tenure
