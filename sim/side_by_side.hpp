#pragma once
/// Works that know nothing of one another, such as replicates, lived side by side; each may share out its own loops
/// (parallel.hpp) among the same threads.
///
/// An exception must not leave the pipeline: TBB would then end the loops of all other works in their middle, and these
/// would go on with half of what they reckoned, and keep it. So the first one is held back until every work under way
/// is whole, none is begun after it, and then it is thrown.

#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

namespace tenure {

/// The first exception of several threads.
class FirstFailure {
 public:
  template <class F>
  void keep(F&& f) {
    try {
      f();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!first_) first_ = std::current_exception();
      happened_ = true;
    }
  }
  [[nodiscard]] bool happened() const { return happened_; }
  void rethrow() const {
    if (first_) std::rethrow_exception(first_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr first_;
  std::atomic<bool> happened_ = false;
};

/// Calls done(live(work)) for each work that next() gives, until it gives none (std::nullopt): at most `at_once` works
/// at a time, `next` and `done` one at a time and in the works' order. Within `live` a waiting thread helps that work
/// alone: it must not begin another on top of it. What a work came to is handed over as soon as its turn has come, and
/// not after a failure.
template <class Next, class Live, class Done>
void side_by_side(std::size_t at_once, Next&& next, Live&& live, Done&& done) {
  using Work = typename decltype(next())::value_type;
  using Token = std::shared_ptr<const Work>;
  using Result = std::shared_ptr<decltype(live(std::declval<Work>()))>;  // none: it failed
  FirstFailure failure;
  const auto begin = [&](tbb::flow_control& flow) {
    std::optional<Work> work;
    if (!failure.happened()) failure.keep([&] { work = next(); });
    if (work) return std::make_shared<const Work>(std::move(*work));
    flow.stop();
    return Token{};
  };
  const auto run = [&](const Token& work) {
    Result result;
    tbb::this_task_arena::isolate(
        [&] { failure.keep([&] { result = std::make_shared<typename Result::element_type>(live(*work)); }); });
    return result;
  };
  const auto hand_over = [&](const Result& result) {
    if (result && !failure.happened()) failure.keep([&] { done(std::move(*result)); });
  };
  tbb::parallel_pipeline(at_once, tbb::make_filter<void, Token>(tbb::filter_mode::serial_in_order, begin) &
                                      tbb::make_filter<Token, Result>(tbb::filter_mode::parallel, run) &
                                      tbb::make_filter<Result, void>(tbb::filter_mode::serial_in_order, hand_over));
  failure.rethrow();
}

/// Works that leave nothing to hand over: live(work) keeps what it came to itself.
template <class Next, class Live>
void side_by_side(std::size_t at_once, Next&& next, Live&& live) {
  side_by_side(
      at_once, next,
      [&](const auto& work) {
        live(work);
        return true;
      },
      [](bool) {});
}

}  // namespace tenure
