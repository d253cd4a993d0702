/// `tenure`: the one executable. Catches everything, prints one clear message, and ends with 0 done, 1 failed, 2 wrong
/// input, 130 interrupted.

#include <cstdint>
#include <exception>
#include <new>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/version.hpp"
#include "sim/problem.hpp"

#ifdef TENURE_TBB_ALLOCATOR
#include <tbb/scalable_allocator.h>
#endif

namespace {

/// Synthesis gives back more than the days after it take: of what nobody holds no more than this stays with the
/// process.
void give_back_to_the_system() {
#ifdef TENURE_TBB_ALLOCATOR
  constexpr std::intptr_t kept = 64 << 20;  // [B]
  scalable_allocation_mode(TBBMALLOC_SET_SOFT_HEAP_LIMIT, kept);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  using namespace tenure;
  give_back_to_the_system();
  CLI::App app{
      "Tenure simulates a district's landlords, tenants and enterprises under policies you choose, and says what would "
      "change,\n"
      "for whom, at what cost, and how sure that is.\n\n"
      "  tenure compare scenarios/zhongkai/baseline.toml scenarios/zhongkai/cameras.toml -o study\n"
      "  tenure explain interventions"};
  app.set_version_flag("--version", version_line());
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::help);
  int exit_code = 0;
  add_compare_command(app, exit_code);
  add_run_command(app, exit_code);
  add_validate_command(app, exit_code);
  add_chart_command(app, exit_code);
  add_sensitivity_command(app, exit_code);
  add_batch_command(app, exit_code);
  add_forecast_command(app, exit_code);
  add_calibrate_command(app, exit_code);
  add_explain_command(app, exit_code);
  add_check_command(app, exit_code);
  add_diff_command(app, exit_code);
  add_serve_command(app, exit_code);
  add_report_command(app, exit_code);
  add_licenses_command(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == 0) return app.exit(e);
    fmt::print(stderr, "tenure: {}\n", e.what());
    fmt::print(stderr, "See: tenure{} --help\n",
               app.get_subcommands().empty() ? "" : " " + app.get_subcommands().front()->get_name());
    return 2;
  } catch (const WrongInput& e) {
    fmt::print(stderr, "{}\n", e.what());
    return 2;
  } catch (const std::bad_alloc&) {
    fmt::print(
        stderr,
        "tenure: not enough memory. A life of a district takes 130 to 240 bytes a person, and each of the --threads "
        "may live one: fewer --threads, or a share of the people (--people 0.1), take less\n");
    return 1;
  } catch (const std::exception& e) {
    fmt::print(stderr, "tenure: {}\n", e.what());
    return 1;
  }
  return exit_code;
}
