#include "analysis/posterior_file.hpp"

#include <fstream>
#include <vector>

#include <doctest/doctest.h>

#include "sim/problem.hpp"
#include "tests/sim/scratch_folder.hpp"

using namespace tenure;

namespace {

Posterior example() {
  Posterior posterior;
  posterior.parameters = {{"safety.attempts", "year-1", "uniform", 0.1, 0.5, 0.2, 0.4, true},
                          {"intervention.cameras.amount", "1", "log_uniform", 10, 1000, 1.01, 0.02, false}};
  posterior.draws = {{0.25, 100}, {1.0 / 3, 12.5}, {0.2, 999}};
  posterior.weights = {0.5, 0.25, 0.25};
  posterior.attributes = {{"title", std::string("示例 example")}, {"seed", std::int64_t{7}}};
  return posterior;
}

std::string refusal(const std::filesystem::path& path) {
  try {
    (void)read_posterior(path);
  } catch (const WrongInput& wrong) {
    return wrong.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a posterior that was written is read back to the same bits") {
  const ScratchFolder folder("posterior");
  const auto path = folder.path() / "posterior.h5";
  const Posterior written = example();
  write_posterior(path, written, {{"threads", std::int64_t{2}}});
  const Posterior read = read_posterior(path);
  CHECK(read.draws == written.draws);
  CHECK(read.weights == written.weights);
  CHECK(read.fingerprint() == written.fingerprint());
  REQUIRE(read.parameters.size() == 2);
  for (std::size_t j = 0; j < 2; ++j) {
    CHECK(read.parameters[j].name == written.parameters[j].name);
    CHECK(read.parameters[j].unit == written.parameters[j].unit);
    CHECK(read.parameters[j].prior == written.parameters[j].prior);
    CHECK(read.parameters[j].low == written.parameters[j].low);
    CHECK(read.parameters[j].high == written.parameters[j].high);
    CHECK(read.parameters[j].variance_ratio == written.parameters[j].variance_ratio);
    CHECK(read.parameters[j].distance == written.parameters[j].distance);
    CHECK(read.parameters[j].informed == written.parameters[j].informed);
  }
  CHECK((read.attributes.at("title") == Attribute{"示例 example"}));
  CHECK_FALSE(std::filesystem::exists(path.string() + ".part"));
}

TEST_CASE("what is no posterior is refused with the file and the reason") {
  const ScratchFolder folder("posterior");
  CHECK(refusal(folder.path() / "none.h5").find("no such file") != std::string::npos);
  std::ofstream(folder.path() / "text.h5") << "not HDF5";
  CHECK(refusal(folder.path() / "text.h5").find("is not a posterior file") != std::string::npos);
  Posterior heavy = example();
  heavy.weights = {0.5, 0.5, 0.5};
  CHECK_THROWS_AS(write_posterior(folder.path() / "heavy.h5", heavy, {}), std::invalid_argument);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "heavy.h5"));
}

TEST_CASE("replicates take draws as often as their weights say, and more replicates leave the earlier ones alone") {
  const Posterior posterior = example();
  std::vector<int> taken(3, 0);
  for (std::uint32_t r = 0; r < 64; ++r) ++taken[draw_of(posterior, r)];
  CHECK(taken == std::vector<int>{32, 16, 16});
  for (std::uint32_t r = 64; r < 68; ++r) ++taken[draw_of(posterior, r)];  // any four in a row too
  CHECK(taken == std::vector<int>{34, 17, 17});
}

TEST_CASE("with equal weights replicate r lives with draw r") {
  Posterior posterior = example();
  posterior.weights.assign(3, 1.0 / 3);
  for (std::uint32_t r = 0; r < 7; ++r) CHECK(draw_of(posterior, r) == r % 3);
}

TEST_CASE("draws that lie as the prior has them say nothing, those in one half do") {
  const std::size_t n = 1000;
  std::vector<double> even(n), half(n);
  const std::vector<double> weights(n, 1.0 / n);
  for (std::size_t i = 0; i < n; ++i) even[i] = (i + 0.5) / n, half[i] = even[i] / 2;
  PosteriorParameter nothing, something;
  judge(nothing, even, weights);
  CHECK(nothing.distance == doctest::Approx(0.5 / n));
  CHECK(nothing.variance_ratio == doctest::Approx(1).epsilon(1e-3));
  CHECK_FALSE(nothing.informed);
  judge(something, half, weights);
  CHECK(something.distance == doctest::Approx(0.5).epsilon(1e-3));
  CHECK(something.variance_ratio == doctest::Approx(0.25).epsilon(1e-3));
  CHECK(something.informed);
}

TEST_CASE("few draws or heavy weights are not taken for news") {
  // eight draws scatter this far from evenness by chance
  const std::vector<double> eight{0.1, 0.15, 0.3, 0.35, 0.5, 0.55, 0.6, 0.7};
  PosteriorParameter p;
  judge(p, eight, std::vector<double>(8, 0.125));
  CHECK(p.distance == doctest::Approx(0.3));
  CHECK_FALSE(p.informed);
  CHECK(effective_size(std::vector<double>(8, 0.125)) == doctest::Approx(8));
  CHECK(effective_size(std::vector<double>{1.0}) == doctest::Approx(1));
  CHECK(effective_size(std::vector<double>{0.5, 0.25, 0.25}) == doctest::Approx(8.0 / 3));
}
