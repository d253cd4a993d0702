#include <doctest/doctest.h>

#include "models/district/quick_look.hpp"
#include "serve/access.hpp"
#include "serve/catalogue.hpp"
#include "serve/events.hpp"
#include "serve/scenario_json.hpp"

using namespace tenure;

namespace {

const std::filesystem::path shipped = TENURE_SOURCE_DIR "/scenarios";

Request ask(Method method, std::string path, std::map<std::string, std::string> headers) {
  return {method, std::move(path), {}, std::move(headers), ""};
}

}  // namespace

TEST_CASE("every shipped scenario comes back byte for byte after it was written once") {
  const Catalogue catalogue(shipped);
  for (const Json& district : catalogue.list()) {
    const std::string base = district["base"];
    const std::filesystem::path path = catalogue.path_of(base);
    CHECK(district["scenarios"].size() > 30);
    for (const Json& one : district["scenarios"]) {
      const std::string file = one["file"];
      INFO(file);
      const Scenario scenario = read_scenario(catalogue.path_of(file));
      const std::string first = toml_of(model_of(scenario, catalogue.base(base), base), path.filename().string()).text;
      const Scenario again = parse_scenario(first, path.parent_path() / scenario.path.filename());
      CHECK(toml_of(model_of(again, catalogue.base(base), base), path.filename().string()).text == first);
      const auto numbers_on = [](const std::string& text) { return text.substr(text.find("\n[parameters]")); };
      CHECK(numbers_on(again.resolved_text()) == numbers_on(scenario.resolved_text()));
    }
  }
}

TEST_CASE("a quick look keeps how many pieces there are for each resident, and sums for each household") {
  const Scenario whole = read_scenario(shipped / "zhongkai/cameras.toml");
  Scenario part = whole;
  scale_down(part, 0.1);
  CHECK(part.interventions.front().programme.amount == doctest::Approx(204.2));
  CHECK(whole.interventions.front().programme.amount == 2042);
  CHECK(static_cast<double>(part.district.population.residents) == doctest::Approx(53'000).epsilon(0.01));
  CHECK(part.district.name != whole.district.name);
  Scenario subsidy = read_scenario(shipped / "zhongkai/rent-subsidy.toml");
  scale_down(subsidy, 0.1);
  CHECK(subsidy.interventions.front().programme.amount == 200);
  CHECK(*subsidy.interventions.front().programme.budget == doctest::Approx(1'168'500));
  Scenario same = whole;
  scale_down(same, 1);
  CHECK(same.resolved_text() == whole.resolved_text());
  CHECK(same.district.name == whole.district.name);
}

TEST_CASE("an address that leads elsewhere is no address") {
  for (const char* target : {"/../x", "/a/..", "/%2e%2e/x", "/a%00", "/a\\b", "x", "", "/a b", "/a\tb"}) {
    Request request;
    CHECK_FALSE(read_target(target, request));
  }
  Request request;
  CHECK(read_target("/api/scenario?file=zhongkai%2Fcameras.toml&x", request));
  CHECK(request.path == "/api/scenario");
  CHECK(request.query.at("file") == "zhongkai/cameras.toml");
  CHECK_FALSE(read_target("/" + std::string(9000, 'a'), request));
}

TEST_CASE("only our own page with the key is served, and nothing is written where only reading is allowed") {
  const Access access(8000, false), reading(8000, true);
  const std::string host = "127.0.0.1:8000", key = "Bearer " + access.token();
  CHECK_FALSE(access.refusal(ask(Method::get, "/api/about", {{"host", host}, {"authorization", key}})));
  CHECK(access.refusal(ask(Method::get, "/api/about", {{"host", host}}))->status == 401);
  CHECK(access.refusal(ask(Method::get, "/", {{"host", "other:8000"}}))->status == 421);
  CHECK(
      access
          .refusal(ask(Method::post, "/api/studies", {{"host", host}, {"authorization", key}, {"origin", "http://x"}}))
          ->status == 403);
  CHECK_FALSE(access.refusal(
      ask(Method::post, "/api/studies", {{"host", host}, {"authorization", key}, {"origin", "http://" + host}})));
  const std::string read_key = "Bearer " + reading.token();
  CHECK(reading.refusal(ask(Method::post, "/api/studies", {{"host", host}, {"authorization", read_key}}))->status ==
        403);
  CHECK_FALSE(reading.refusal(ask(Method::post, "/api/check", {{"host", host}, {"authorization", read_key}})));
  CHECK(access.token() != reading.token());
}

TEST_CASE("who was away hears what it missed, and who asks for more than is kept begins anew") {
  Events events;
  std::vector<std::string> heard;
  const auto now = [] { return Json("now"); };
  const auto listen = [&](const std::string& frame) { heard.push_back(frame); };
  events.forget(events.listen("", now, listen));
  REQUIRE(heard.size() == 1);
  CHECK(heard[0].find("event: start\ndata: \"now\"\n\n") != std::string::npos);
  const std::string id = heard[0].substr(4, heard[0].find('\n') - 4);
  events.publish("study", 1);
  events.publish("study", 2);
  heard.clear();
  events.forget(events.listen(id, now, listen));
  REQUIRE(heard.size() == 2);
  CHECK(heard[1].find("data: 2\n\n") != std::string::npos);
  for (int i = 0; i < 2000; ++i) events.publish("study", i);
  heard.clear();
  events.listen(id, now, listen);
  REQUIRE(heard.size() == 1);
  CHECK(heard[0].find("event: start") != std::string::npos);
  events.publish("study", "more");
  CHECK(heard.size() == 2);
}
