#include <doctest/doctest.h>

#include "models/district/scenario.hpp"

using namespace tenure;

TEST_CASE("every shipped scenario reads without a complaint or a warning, and its resolved text reads back the same") {
  int read = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TENURE_SOURCE_DIR "/scenarios/zhongkai")) {
    if (entry.path().extension() != ".toml" || entry.path().filename() == "district.toml" ||
        entry.path().filename() == "reported.toml")
      continue;
    CAPTURE(entry.path().string());
    const Scenario scenario = read_scenario(entry.path());
    CHECK(scenario.warnings.empty());
    const Scenario again = parse_scenario(scenario.resolved_text(), entry.path());
    CHECK(again.resolved_text() == scenario.resolved_text());
    CHECK(again.fingerprint() == scenario.fingerprint());
    ++read;
  }
  CHECK(read >= 3);
}
