#include <array>
#include <string>

#include <doctest/doctest.h>

#include "analysis/language.hpp"
#include "models/district/outcomes.hpp"
#include "models/housing/upgrades.hpp"
#include "models/housing/welfare.hpp"
#include "models/state/kinds.hpp"
#include "models/state/talent.hpp"

namespace tenure {

TEST_CASE("every outcome has a Chinese name, and its unit no Latin letter in Chinese") {
  for (const Variable& variable : outcome_variables()) {
    CAPTURE(variable.name);
    CHECK(has_chinese_name(variable.name));
    for (const std::string& text :
         {outcome_name(variable, Language::chinese), outcome_unit(variable, Language::chinese)})
      CHECK(text.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
  }
}

TEST_CASE("every label that the model itself gives has a Chinese name") {
  const auto check = [](const auto& labels) {
    for (const std::string_view label : labels) {
      CAPTURE(label);
      CHECK(name_in(std::string(label), Language::chinese) != label);
    }
  };
  check(incident_type_names);
  check(fire_cause_names);
  check(request_kind_names);
  check(skill_names);
  check(host_kind_names);
  check(upgrade_names);
  check(income_fifth_names);
  check(tier_names);
  check(duty_names);
  check(spending_names);
  check(payer_names);
  check(service_category_names);
  check(sector_names);
}

}  // namespace tenure
