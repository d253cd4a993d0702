#include "serve/routes.hpp"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "serve/form_schema.hpp"
#include "serve/limits.hpp"
#include "serve/scenario_json.hpp"
#include "web/pages.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

/// A request that is wrong for a reason worth saying.
struct Refused {
  int status;
  std::string text;
};

constexpr std::string_view page_html =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Tenure</title>\n"
    "<link rel=\"stylesheet\" href=\"/planner.css\">\n<link rel=\"icon\" href=\"/favicon.ico\">\n</head>\n<body>\n"
    "<noscript>This page needs JavaScript. Without it: tenure compare, tenure report. 本页面需要 "
    "JavaScript。</noscript>\n"
    "<script src=\"/planner.js\"></script>\n</body>\n</html>\n";

constexpr std::string_view icon_svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\"><rect width=\"16\" height=\"16\" rx=\"3\" "
    "fill=\"#1f5f99\"/><path d=\"M3 8l5-4 5 4v5H3z\" fill=\"#fff\"/></svg>";

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

Json body_json(const Request& request) {
  Json json = Json::parse(request.body, nullptr, false);
  if (json.is_discarded()) throw Refused{400, "The request's body is not JSON."};
  return json;
}

std::string problems_text(const WrongInput& wrong) {
  std::string text;
  for (const Problem& problem : wrong.problems()) text += (text.empty() ? "" : "\n") + format(problem);
  return text;
}

void need(const Request& request, Method method) {
  if (request.method != method) throw Refused{405, "This address does not take that method."};
}

}  // namespace

Routes::Routes(const Access& access, const Catalogue& catalogue, Studies& studies, Jobs& jobs, About about)
    : access_(access), catalogue_(catalogue), studies_(studies), jobs_(jobs), about_(std::move(about)) {}

Response Routes::operator()(const Request& request) {
  try {
    if (const std::optional<Response> refused = access_.refusal(request)) return *refused;
    return route(request);
  } catch (const Refused& refused) {
    return refuse(refused.status, refused.text);
  } catch (const WrongInput& wrong) {
    return refuse(422, problems_text(wrong));
  } catch (const std::invalid_argument& wrong) {
    return refuse(422, wrong.what());
  } catch (const Json::exception& wrong) {
    return refuse(422, fmt::format("The request has another shape than docs/serve.md says: {}", wrong.what()));
  } catch (const std::exception& failed) {
    return refuse(500, failed.what());
  }
}

Response Routes::route(const Request& request) {
  const std::string& path = request.path;
  if (path == "/" || path == "/planner.js" || path == "/planner.css" || path == "/favicon.ico") {
    need(request, Method::get);
    return page(path);
  }
  if (path == "/api/session") {
    need(request, Method::post);
    Response done = answer({{"ok", true}});
    done.headers.emplace_back("Set-Cookie", access_.cookie());
    return done;
  }
  if (path == "/api/about")
    return answer({{"version", about_.version},
                   {"commit", about_.commit},
                   {"read_only", about_.read_only},
                   {"threads", about_.threads},
                   {"most_waiting", most_waiting}});
  if (path == "/api/events") {
    need(request, Method::get);
    Response stream{200, "text/event-stream", ""};
    stream.event_stream = true;
    return stream;
  }
  if (path == "/api/districts") return answer(catalogue_.list());
  if (path == "/api/schema")
    return answer(form_schema(
        catalogue_.base(known_base({{"base", request.query.count("base") ? request.query.at("base") : ""}}))));
  if (path == "/api/scenario") {
    const std::string file = request.query.count("file") ? request.query.at("file") : "";
    if (!catalogue_.has_scenario(file)) throw Refused{404, "No shipped scenario of that name."};
    const std::string base = catalogue_.base_of(file);
    return answer(model_of(read_scenario(catalogue_.path_of(file)), catalogue_.base(base), base));
  }
  if (path == "/api/check") return need(request, Method::post), check(body_json(request));
  if (path == "/api/import") return need(request, Method::post), import(body_json(request));
  if (path == "/api/jobs") return answer(jobs_.now());
  if (path == "/api/compare")
    return compare(request.query.count("a") ? request.query.at("a") : "",
                   request.query.count("b") ? request.query.at("b") : "");
  if (path == "/api/studies") {
    if (request.method == Method::get) return answer(studies_.list());
    need(request, Method::post);
    const Json asked = body_json(request);
    (void)known_base(asked);
    return answer(studies_.create(asked), 201);
  }
  for (const std::string prefix : {"/api/studies/", "/studies/"}) {
    if (!path.starts_with(prefix)) continue;
    const std::size_t end = std::min(path.find('/', prefix.size()), path.size());
    const std::string id = path.substr(prefix.size(), end - prefix.size());
    if (!studies_.has(id)) throw Refused{404, "No study of that name."};
    return study_route(request, id, (prefix == "/studies/" ? "file:" : "") + path.substr(end));
  }
  throw Refused{404, "Nothing is here."};
}

Response Routes::study_route(const Request& request, const std::string& id, const std::string& rest) {
  if (rest == "file:/report") return need(request, Method::get), report(id, request.query.count("download") > 0);
  if (constexpr std::string_view scenarios = "file:/scenarios/"; rest.starts_with(scenarios) && rest.ends_with(".toml"))
    return need(request, Method::get),
           scenario_file(id, rest.substr(scenarios.size(), rest.size() - scenarios.size() - 5));
  if (rest.empty() && request.method == Method::get) return study_json(id);
  if (rest.empty() && request.method == Method::put) {
    const Json asked = body_json(request);
    (void)known_base(asked);
    return answer(studies_.save(id, asked));
  }
  if (rest.empty() && request.method == Method::remove) {
    if (jobs_.status(id)) throw Refused{409, "It runs or waits. Cancel it first."};
    studies_.remove(id);
    return answer({{"ok", true}});
  }
  if (rest == "/run") return need(request, Method::post), run(id);
  if (rest == "/cancel") {
    need(request, Method::post);
    const bool keep = request.body.empty() || body_json(request).value("keep", true);
    if (!jobs_.cancel(id, keep)) throw Refused{409, "It neither runs nor waits."};
    return answer({{"ok", true}});
  }
  if (rest == "/answers") return need(request, Method::get), answer(answers_of(studies_.folder(id)));
  throw Refused{404, "Nothing is here."};
}

Response Routes::page(const std::string& path) const {
  const WebPage planner = planner_web_page();
  if (path == "/planner.js") return {200, "text/javascript; charset=utf-8", std::string(planner.script)};
  if (path == "/planner.css") return {200, "text/css; charset=utf-8", std::string(planner.style)};
  if (path == "/favicon.ico") return {200, "image/svg+xml", std::string(icon_svg)};
  return {200, "text/html; charset=utf-8", std::string(page_html)};
}

Response Routes::study_json(const std::string& id) const {
  Json study = studies_.read(id);
  if (const std::optional<Json> status = jobs_.status(id)) study["status"] = *status;
  study["has_report"] = fs::is_regular_file(studies_.folder(id) / "report.html");
  study["folder"] = studies_.folder(id).string();
  return answer(study);
}

std::string Routes::known_base(const Json& asked) const {
  const std::string base = asked.is_object() ? asked.value("base", "") : "";
  if (!catalogue_.has_base(base)) throw Refused{404, "No district has that baseline."};
  return base;
}

Response Routes::check(const Json& asked) const {
  const std::string base = known_base(asked);
  const Json run = asked.value("run", Json());
  return answer(checked(asked.value("scenario", Json()), catalogue_.path_of(base),
                        run.is_object() ? sets_of(run) : std::vector<std::string>{}));
}

Response Routes::import(const Json& asked) const {
  const std::string base = known_base(asked), text = asked.value("text", ""), name = asked.value("name", "");
  if (!is_scenario_name(name)) throw Refused{422, "A short name has small letters, digits and hyphens."};
  const fs::path path = catalogue_.path_of(base).parent_path() / (name + ".toml");
  const Scenario scenario = parse_scenario(text, path);
  if (scenario.district_path != catalogue_.base(base).district_path)
    throw Refused{422, "The scenario is of another district."};
  return answer(model_of(scenario, catalogue_.base(base), base));
}

Response Routes::run(const std::string& id) {
  const Json study = studies_.read(id);
  if (jobs_.status(id)) throw Refused{409, "It runs or waits already."};
  if (study["state"] == "done") throw Refused{409, "It has run. Duplicate it to change something."};
  if (study["scenarios"].empty()) throw Refused{422, "Add a scenario to compare with the baseline."};
  const std::string base = known_base(study);
  for (const Json& scenario : study["scenarios"])
    if (const Json said = checked(scenario, catalogue_.path_of(base), sets_of(study["run"])); !said["ok"].get<bool>())
      return answer(
          {{"error", "A scenario can't run as it is."}, {"scenario", scenario["name"]}, {"problems", said["problems"]}},
          422);
  if (!jobs_.enqueue(id))
    throw Refused{429, fmt::format("{} studies wait already. Run it when one of them is through.", most_waiting)};
  const std::optional<Json> status = jobs_.status(id);
  return answer(status ? *status : studies_.read(id), 202);
}

Response Routes::scenario_file(const std::string& id, const std::string& name) const {
  const Json study = studies_.read(id);
  const std::string base = study["base"];
  for (const Json& scenario : study["scenarios"]) {
    if (scenario["name"] != name) continue;
    const std::string head = fmt::format("# Save this beside {} and: tenure run {}.toml -o {}.h5\n", base, name, name);
    Response file{200, "application/toml; charset=utf-8",
                  head + toml_of(scenario, fs::path(base).filename().string()).text};
    file.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"{}.toml\"", name));
    return file;
  }
  throw Refused{404, "No scenario of that name in this study."};
}

Response Routes::report(const std::string& id, bool download) const {
  const fs::path path = studies_.folder(id) / "report.html";
  if (!fs::is_regular_file(path)) throw Refused{404, "This study has no report yet."};
  Response page{200, "text/html; charset=utf-8", text_of(path)};
  if (download)
    page.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"tenure-{}.html\"", id));
  // The report is a page of its own: no address of this server is open to its scripts.
  page.headers.emplace_back(
      "Content-Security-Policy",
      "sandbox allow-scripts allow-downloads allow-modals allow-popups; default-src 'none'; script-src "
      "'unsafe-inline'; style-src "
      "'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  return page;
}

/// What differs between two studies that must be known before they are read side by side.
Response Routes::compare(const std::string& a, const std::string& b) const {
  if (!studies_.has(a) || !studies_.has(b)) throw Refused{404, "No study of that name."};
  const Json first = studies_.read(a), second = studies_.read(b);
  Json flags = Json::array();
  const auto flag = [&](const char* what, const Json& one, const Json& other) {
    if (one != other) flags.push_back({{"what", what}, {"a", one}, {"b", other}});
  };
  flag("version", first["version"], second["version"]);
  flag("district", first["base"], second["base"]);
  for (const char* key : {"seed", "people", "replicates", "until"})
    flag(key, first["run"].value(key, Json()), second["run"].value(key, Json()));
  return answer({{"flags", flags},
                 {"a", {{"title", first["title"]}, {"answers", answers_of(studies_.folder(a))}}},
                 {"b", {{"title", second["title"]}, {"answers", answers_of(studies_.folder(b))}}}});
}

std::vector<std::pair<std::string, std::string>> safe_headers(const Response& response) {
  std::vector<std::pair<std::string, std::string>> headers{{"X-Content-Type-Options", "nosniff"},
                                                           {"Referrer-Policy", "no-referrer"},
                                                           {"Cache-Control", "no-store"},
                                                           {"Cross-Origin-Opener-Policy", "same-origin"},
                                                           {"Cross-Origin-Resource-Policy", "same-origin"}};
  bool has_policy = false;
  for (const auto& header : response.headers) {
    headers.push_back(header);
    has_policy = has_policy || header.first == "Content-Security-Policy";
  }
  if (!has_policy)
    headers.emplace_back("Content-Security-Policy",
                         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                         "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  return headers;
}

}  // namespace tenure
