#include <memory>
#include <numbers>

#include "bench/threads.hpp"
#include "tests/reference/epidemic.hpp"
#include "tests/reference/flock.hpp"
#include "tests/reference/forest_fire.hpp"
#include "tests/reference/schelling.hpp"
#include "tests/reference/wolf_sheep.hpp"

/// Textbook models on the engine, in the sizes on which frameworks are compared (after the comparison of Agents.jl;
/// Datseris, Vahdati & DuBois 2022, Simulation). An item is an update: one agent in one step. A model is set up anew
/// for each run, outside the time.
namespace tenure::reference {

namespace {

constexpr Luck luck{1, 0};

/// Times `live` on what `make` returns. `live` gives the updates it did.
template <class Make, class Live>
void time(benchmark::State& state, Make make, Live live) {
  double updates = 0;
  for (auto _ : state) {
    state.PauseTiming();
    auto model = make();
    state.ResumeTiming();
    updates += live(*model);
    state.PauseTiming();
    model.reset();
    state.ResumeTiming();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(updates));
}

/// 20 steps.
void schelling(benchmark::State& state) {
  const Threads threads(state, 4);
  const Schelling::Rules rules{static_cast<int>(state.range(0)), static_cast<int>(state.range(1)),
                               static_cast<int>(state.range(2)), static_cast<int>(state.range(3))};
  const Schelling first(rules, luck);
  time(
      state, [&] { return std::make_unique<Schelling>(first); },
      [&](Schelling& model) {
        constexpr int steps = 20;
        for (int step = 0; step < steps; ++step) model.step();
        return 1.0 * rules.agents * steps;
      });
}
BENCHMARK(schelling)
    ->ArgNames({"side", "agents", "radius", "wanted", "threads"})
    ->Args({40, 1000, 1, 3, 1})
    ->Args({100, 8000, 2, 8, 1})
    ->Args({1000, 800'000, 2, 8, 1})
    ->Args({1000, 800'000, 2, 8, 2})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

/// 100 steps.
void flocking(benchmark::State& state) {
  const Threads threads(state, 3);
  const Flock::Rules rules{.side = static_cast<double>(state.range(0)), .vision = static_cast<double>(state.range(2))};
  Flock first(rules);
  for (std::uint32_t bird = 0; bird < static_cast<std::uint32_t>(state.range(1)); ++bird) {
    Stream draws(luck, Purpose{1}, bird);
    const Vector place{draws.uniform() * rules.side, draws.uniform() * rules.side};
    const double angle = 2 * std::numbers::pi * draws.uniform();
    first.add({place, {std::cos(angle), std::sin(angle)}});
  }
  time(
      state, [&] { return std::make_unique<Flock>(first); },
      [&](Flock& model) {
        constexpr int steps = 100;
        for (int step = 0; step < steps; ++step) model.step();
        return static_cast<double>(model.size()) * steps;
      });
}
BENCHMARK(flocking)
    ->ArgNames({"side", "birds", "vision", "threads"})
    ->Args({100, 200, 5, 1})
    ->Args({150, 400, 15, 1})
    ->Args({400, 80'000, 5, 1})
    ->Args({400, 80'000, 5, 2})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

/// 100 steps. An update is an animal alive in a step.
void wolves_and_sheep(benchmark::State& state) {
  const Threads threads(state, 1);
  const bool large = state.range(0) == 100;
  const WolfSheep::Rules rules = large ? WolfSheep::Rules{100, 10, {1000, 5, 0.4}, {500, 13, 0.2}}
                                       : WolfSheep::Rules{25, 20, {60, 5, 0.2}, {40, 13, 0.1}};
  time(
      state, [&] { return std::make_unique<WolfSheep>(rules, luck); },
      [&](WolfSheep& model) {
        double updates = 0;
        for (int day = 1; day <= 100; ++day) {
          updates += static_cast<double>(model.sheep().size() + model.wolves().size());
          model.live(Day{day});
        }
        return updates;
      });
}
BENCHMARK(wolves_and_sheep)
    ->ArgNames({"side", "threads"})
    ->Args({25, 1})
    ->Args({100, 1})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

/// 1000 x 1000 cells at density 0.7 until the fire is out. An update is a cell that burns, once.
void forest_fire(benchmark::State& state) {
  const Threads threads(state, 0);
  time(
      state, [&] { return std::make_unique<ForestFire>(1000, 0.7, luck); },
      [&](ForestFire& model) {
        double updates = 0;
        for (; model.burns(); model.step()) updates += static_cast<double>(model.front().size());
        return updates;
      });
}
BENCHMARK(forest_fire)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

/// SIR among a million people with 16 contacts each, until nobody is infectious. An update is an infectious person's
/// day.
void epidemic(benchmark::State& state) {
  const Threads threads(state, 0);
  constexpr std::uint32_t people = 1'000'000, contacts = 16;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  for (std::uint32_t person = 0; person < people; ++person) {
    Stream draws(luck, Purpose{1}, person);
    for (std::uint32_t tie = 0; tie < contacts / 2; ++tie) ties.emplace_back(person, draws.below(people));
  }
  const Network network(people, std::move(ties));
  time(
      state,
      [&] {
        auto model = std::make_unique<Epidemic>(network, Epidemic::Rules{0.03, 0.2}, luck);
        for (std::uint32_t person = 0; person < 100; ++person) model->infect(Epidemic::PersonId{person});
        return model;
      },
      [&](Epidemic& model) {
        double updates = 0;
        for (Day today; !model.infectious().empty(); ++today) {
          updates += static_cast<double>(model.infectious().size());
          model.live(today);
        }
        return updates;
      });
}
BENCHMARK(epidemic)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace

}  // namespace tenure::reference
