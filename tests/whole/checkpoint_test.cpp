#include "models/district/checkpoints.hpp"

#include <atomic>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include "tests/sim/scratch_folder.hpp"
#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// Lives `days` days, keeping the state at the end, and stops there; then goes on from what was kept.
std::vector<Replicate> in_two_goes(const std::vector<const Scenario*>& scenarios, const District& from,
                                   const Checkpoints& kept, int days) {
  RunOptions stopped;
  int lived = 0;
  stopped.day_done = [&] { ++lived; };
  stopped.stop = [&] { return lived == days; };
  stopped.checkpoint = [&](Course& course) { kept.keep(course); };
  stopped.checkpoint_every = 1'000'000;
  (void)simulate_together(scenarios, from, 2, stopped);
  RunOptions resumed;
  resumed.resume = [&](Course& course) { kept.resume(course); };
  return simulate_together(scenarios, from, 2, resumed);
}

}  // namespace

TEST_CASE("a run that goes on from any day's state comes to the bits of one that never stopped") {
  // Both programmes, so that every table, queue and scheme is in use; from the warm-up on, over the turn of the year.
  const Scenario scenario = small("both", {"run.start=2021-12-15", "run.until=2022-04-15", "run.warm_up_days=30"});
  const District from = first_day(scenario);
  const std::vector<const Scenario*> one{&scenario};
  const ScratchFolder folder("checkpoint_days");
  const Checkpoints kept(folder.path(), "this", one);
  const Replicate whole = simulate(scenario, from, 2, {});
  for (const int days : {0, 1, 29, 30, 47, 100, 150}) {
    CAPTURE(days);
    const Replicate resumed = in_two_goes(one, from, kept, days).front();
    CHECK(same_bits(resumed, whole));
    CHECK(resumed.talent.came == whole.talent.came);
    CHECK(resumed.talent.left == whole.talent.left);
    CHECK(resumed.talent.paid == whole.talent.paid);
    CHECK(resumed.notes == whole.notes);
  }
}

TEST_CASE("scenarios that share a past go on from the past, from a branch and from the end of one") {
  const std::vector<std::string> sets{"run.until=2022-04-15", "run.warm_up_days=20"};
  const Scenario base = small("baseline", sets), cameras = small("cameras", sets), both = small("both", sets);
  const std::vector<const Scenario*> all{&base, &cameras, &both};
  const District from = first_day(base);
  const ScratchFolder folder("checkpoint_branches");
  const Checkpoints kept(folder.path(), "this", all);
  const std::vector<Replicate> whole = simulate_together(all, from, 2, {});
  const int days = static_cast<int>(days_together(all));
  for (const int stop : {5, 20, 60, 111, days - 91, days - 1, days}) {
    CAPTURE(stop);
    const std::vector<Replicate> resumed = in_two_goes(all, from, kept, stop);
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(same_bits(resumed[i], whole[i]));
  }
}

TEST_CASE("states are kept every so many days, at any number of threads, and a resumed run keeps on") {
  const Scenario scenario = small("baseline", {"run.until=2022-02-01", "run.warm_up_days=0"});
  const District from = first_day(scenario);
  const std::vector<const Scenario*> one{&scenario};
  const ScratchFolder folder("checkpoint_every");
  const Checkpoints kept(folder.path(), "this", one);
  const Replicate whole = simulate(scenario, from, 0, {});
  RunOptions options;
  std::vector<std::uint64_t> days;
  options.checkpoint_every = 10;
  options.checkpoint = [&](Course& course) {
    days.push_back(course.days_lived());
    if (course.days_lived() == 20) kept.keep(course);
  };
  (void)simulate(scenario, from, 0, options);
  CHECK(days == std::vector<std::uint64_t>{10, 20, 30, 31});
  for (const std::size_t threads : {1, 3}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    RunOptions resumed;
    resumed.resume = [&](Course& course) { kept.resume(course); };
    CHECK(same_bits(simulate(scenario, from, 0, resumed), whole));
  }
}

TEST_CASE("a folder that holds a state of others is refused as a whole") {
  const Scenario scenario = small("baseline", {"run.until=2022-01-05", "run.warm_up_days=0"});
  const District from = first_day(scenario);
  const ScratchFolder folder("checkpoint_among_others");
  const std::vector<const Scenario*> one{&scenario};
  const Checkpoints mine(folder.path(), "mine", one), theirs(folder.path(), "theirs", one);
  mine.check();
  Course first(one, from, 0), second(one, from, 1);
  mine.keep(first);
  mine.check();
  theirs.keep(second);
  CHECK(complaint(folder.path(), [&] { mine.check(); }).find("by theirs; this is mine") != std::string::npos);
}

TEST_CASE("a state of another version, scenario, district or replicate is refused, saying which") {
  const Scenario scenario = small("baseline", {"run.until=2022-01-05", "run.warm_up_days=0"});
  const District from = first_day(scenario);
  const ScratchFolder folder("checkpoint_foreign");
  const std::vector<const Scenario*> one{&scenario};
  Course course(one, from, 0);
  Checkpoints(folder.path(), "0.1.0 of commit a", one).keep(course);
  const auto refusal = [&](const std::string& maker, const Scenario& other) {
    const std::vector<const Scenario*> others{&other};
    return complaint(folder.path(), [&] {
      Course mine(others, from, 0);
      Checkpoints(folder.path(), maker, others).resume(mine);
    });
  };
  CHECK(refusal("0.1.0 of commit a", scenario).empty());
  CHECK(refusal("0.1.0 of commit b", scenario).find("by 0.1.0 of commit a; this is 0.1.0 of commit b") !=
        std::string::npos);
  const Scenario seeded = small("baseline", {"run.until=2022-01-05", "run.warm_up_days=0", "run.seed=7"});
  CHECK(refusal("0.1.0 of commit a", seeded).find("kept under \"seed = 1\", here stands \"seed = 7\"") !=
        std::string::npos);
  Scenario moved = scenario;
  ++moved.district_fingerprint;
  CHECK(refusal("0.1.0 of commit a", moved).find("is of another district") != std::string::npos);
  std::filesystem::rename(folder.path() / "replicate-000000.state", folder.path() / "replicate-000003.state");
  Course third(one, from, 3);
  CHECK(complaint(folder.path(), [&] {
          Checkpoints(folder.path(), "0.1.0 of commit a", one).resume(third);
        }).find("is of another replicate") != std::string::npos);
}
