#include "app/calibration_result.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/version.hpp"
#include "sim/random.hpp"
#include "sim/text_file.hpp"

namespace tenure {

namespace {

constexpr Purpose order_luck{31};

/// The value below which a share of the draws lies by weight.
double weighted_quantile(const std::vector<std::pair<double, double>>& sorted, double share) {
  double sum = 0;
  for (const auto& [value, weight] : sorted)
    if ((sum += weight) >= share) return value;
  return sorted.back().first;
}

}  // namespace

Posterior posterior_of(const CalibrationFile& file, const WeightedPoints& draws, std::size_t runs,
                       const std::string& scenario) {
  const std::size_t n = draws.points.rows();
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0u);
  // methods leave kin beside kin, or the nearest first: replicates are to meet them in no order
  for (auto i = static_cast<std::uint32_t>(n); i > 1; --i)
    std::swap(order[i - 1],
              order[Stream({static_cast<std::uint64_t>(file.method.seed.value_or(1)), 0}, order_luck, i).below(i)]);
  Posterior posterior;
  for (const std::uint32_t i : order) {
    posterior.weights.push_back(draws.weights[i]);
    std::vector<double>& draw = posterior.draws.emplace_back();
    for (std::size_t j = 0; j < file.priors.size(); ++j) draw.push_back(file.priors[j].at(draws.points.at(i, j)));
  }
  for (std::size_t j = 0; j < file.priors.size(); ++j) {
    const Prior& prior = file.priors[j];
    PosteriorParameter p;
    p.name = prior.name, p.unit = prior.unit, p.prior = prior.kind_name(), p.low = prior.low, p.high = prior.high;
    std::vector<double> u;
    for (const std::uint32_t i : order) u.push_back(draws.points.at(i, j));
    judge(p, u, posterior.weights);
    posterior.parameters.push_back(std::move(p));
  }
  posterior.attributes = {{"title", file.title},
                          {"source", "Tenure " + version() + ", a calibration"},
                          {"method", file.method.kind},
                          {"scenario", scenario},
                          {"people", file.people.value_or(1)},
                          {"calibration", read_text_file(file.path)},
                          {"targets", fmt::format("{}", fmt::join(file.target_names(), "; "))},
                          {"runs", static_cast<std::int64_t>(runs)},
                          {"seed", file.method.seed.value_or(1)},
                          {"tenure_version", version()},
                          {"git_commit", commit()}};
  return posterior;
}

std::string posterior_text(const Posterior& posterior) {
  std::string text =
      fmt::format("{:<42} {:>21} {:>10} {:>23}  {}\n", "parameter", "prior", "mean", "90 % of draws", "variance left");
  std::vector<std::string> untold;
  for (std::size_t j = 0; j < posterior.parameters.size(); ++j) {
    const PosteriorParameter& p = posterior.parameters[j];
    std::vector<std::pair<double, double>> sorted;
    double mean = 0;
    for (std::size_t i = 0; i < posterior.size(); ++i) {
      sorted.emplace_back(posterior.draws[i][j], posterior.weights[i]);
      mean += posterior.weights[i] * posterior.draws[i][j];
    }
    std::sort(sorted.begin(), sorted.end());
    text += fmt::format(
        "{:<42} {:>21} {:>10.4g} {:>23}  {:.2f}{}\n", p.name, fmt::format("{:.4g} to {:.4g}", p.low, p.high), mean,
        fmt::format("{:.4g} to {:.4g}", weighted_quantile(sorted, 0.05), weighted_quantile(sorted, 0.95)),
        p.variance_ratio, p.informed ? "" : "  nothing said");
    if (!p.informed) untold.push_back(p.name);
  }
  if (!untold.empty())
    text += fmt::format("\nThe data say nothing about {}: {} draws lie as the prior has them.\n",
                        fmt::join(untold, ", "), untold.size() == 1 ? "its" : "their");
  return text;
}

}  // namespace tenure
