#include "analysis/evaluation_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/comparison.hpp"
#include "analysis/comparison_series.hpp"

namespace tenure {

namespace {

constexpr double worst_lives = 1.0 / 3, worst_places = 0.1;
constexpr double within_runs = 0.9;  ///< share of runs between `low` and `high`
constexpr double few_events = 10;    ///< in a mean run, below which the median of a count is a poor guide

struct Window {
  Day from, until;
  [[nodiscard]] bool holds(Day day) const { return from <= day && day < until; }
  [[nodiscard]] double years() const { return (until - from) / days_per_year; }
};

/// The two files by pair, and the windows that are compared.
class Pairs {
 public:
  Pairs(const EvaluationInput& input)
      : input_(input),
        time_(time_of(*input.without)),
        replicates_(comparable_replicates({"the world without programmes", "", input.without},
                                          {{"the world with programmes", "", input.with}})) {
    const Day year_ago = year_before(input.until);
    after = {std::max(input.start, year_ago), input.until};
    before = {year_before(input.start), year_ago < input.start ? year_ago : input.start};
  }

  Window before, after;

  [[nodiscard]] const std::vector<std::int64_t>& replicates() const { return replicates_; }
  [[nodiscard]] double years_apart() const { return (after.from - before.from) / days_per_year; }

  [[nodiscard]] static std::size_t position(const ResultsFile& file, std::int64_t replicate) {
    const auto& all = file.replicates();
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), replicate) - all.begin());
  }

  /// Flow of an outcome within a window.
  [[nodiscard]] double flow(const ResultsFile& file, const std::string& outcome,
                            const std::optional<std::string>& label, std::int64_t replicate, Window window) const {
    const std::vector<double> series = series_of(file, outcome, label, position(file, replicate));
    double sum = 0;
    for (std::size_t t = 0; t < time_.size(); ++t)
      if (window.holds(time_[t])) sum += series[t];
    return sum;
  }

  [[nodiscard]] double stock(const ResultsFile& file, const std::string& outcome,
                             const std::optional<std::string>& label, std::int64_t replicate, Window window,
                             bool last) const {
    const std::vector<double> series = series_of(file, outcome, label, position(file, replicate));
    std::vector<double> inside;
    for (std::size_t t = 0; t < time_.size(); ++t)
      if (window.holds(time_[t])) inside.push_back(series[t]);
    if (inside.empty()) return std::numeric_limits<double>::quiet_NaN();
    return last ? inside.back() : mean(inside);
  }

  /// An outcome by community: a flow within a window, or a stock as last read in it. Empty where it has no communities.
  [[nodiscard]] std::vector<double> by_community(const ResultsFile& file, const std::string& outcome,
                                                 std::int64_t replicate, Window window) const {
    const Variable* variable = file.find(outcome);
    if (variable == nullptr || variable->dimensions.empty() || variable->dimensions.front() != "community") return {};
    const std::size_t communities = file.dimension("community").size();
    const std::vector<double> values = file.read(outcome, position(file, replicate));
    const std::size_t each = values.size() / std::max<std::size_t>(time_.size() * communities, 1);
    std::vector<double> sums(communities, 0.0);
    for (std::size_t t = 0; t < time_.size(); ++t) {
      if (!window.holds(time_[t])) continue;
      if (variable->measure == Accrual::stock) std::fill(sums.begin(), sums.end(), 0.0);
      for (std::size_t c = 0; c < communities; ++c)
        for (std::size_t k = 0; k < each; ++k) sums[c] += values[(t * communities + c) * each + k];
    }
    return sums;
  }

  [[nodiscard]] const EvaluationInput& input() const { return input_; }

 private:
  const EvaluationInput& input_;
  std::vector<Day> time_;
  std::vector<std::int64_t> replicates_;
};

/// The days that a figure counts in the programme's year, and the same of the year before.
struct Windows {
  Window before, after;
};
Windows windows_of(const Pairs& pairs, const ReportedFigure& figure) {
  if (!figure.from) return {pairs.before, pairs.after};
  return {{year_before(*figure.from), year_before(*figure.until)}, {*figure.from, *figure.until}};
}

/// Whether both files hold the days that the figure counts.
bool covered(const Pairs& pairs, const ReportedFigure& figure) {
  if (!figure.from) return true;
  const Windows at = windows_of(pairs, figure);
  const Window& first = figure.kind == "change" ? at.before : at.after;
  return first.from >= pairs.before.from && at.after.until <= pairs.input().until;
}

double simulated(const Pairs& pairs, const ReportedFigure& figure, std::int64_t r) {
  const EvaluationInput& in = pairs.input();
  const std::string& outcome = *figure.outcome;
  const bool flow = in.with->find(outcome)->measure == Accrual::flow;
  if (figure.kind == "change") {
    const Windows at = windows_of(pairs, figure);
    const double before = pairs.flow(*in.with, outcome, figure.label, r, at.before);
    const double after = pairs.flow(*in.with, outcome, figure.label, r, at.after);
    return before > 0 ? after / before - 1 : std::numeric_limits<double>::quiet_NaN();
  }
  if (figure.kind == "level") {
    const ResultsFile& file = figure.from ? *in.with : *in.without;
    const Window counted = figure.from ? Window{*figure.from, *figure.until} : pairs.before;
    const double level =
        flow ? pairs.flow(file, outcome, figure.label, r, counted) / (figure.from ? 1.0 : counted.years())
             : pairs.stock(file, outcome, figure.label, r, counted, false);
    return figure.per ? level / pairs.stock(file, *figure.per, std::nullopt, r, counted, false) : level;
  }
  const Window counted = figure.from ? Window{*figure.from, *figure.until} : Window{in.start, in.until};
  return flow ? pairs.flow(*in.with, outcome, figure.label, r, counted)
              : pairs.stock(*in.with, outcome, figure.label, r, counted, true);
}

Verdict verdict_on(const JudgedFigure& j) {
  const ReportedFigure& f = j.figure;
  if (f.low) return j.middle < *f.low ? Verdict::below : j.middle > *f.high ? Verdict::above : Verdict::within;
  constexpr double same = 0.005;  // figures are reported to two or three digits
  const bool agrees =
      (j.low <= f.value && f.value <= j.high) || std::abs(j.middle - f.value) <= same * std::abs(f.value);
  if (agrees) return Verdict::within;
  const bool more = j.middle > f.value;
  if (f.kind == "change") return more == (f.value < 0) ? Verdict::not_reached : Verdict::beyond;
  if (f.kind == "amount" && !more) return Verdict::not_reached;
  return more ? Verdict::above : Verdict::below;
}

/// A scenario without the programme that a figure is about has no counterpart of it.
bool has_label(const ResultsFile& file, const std::string& outcome, const std::string& label) {
  const Variable& variable = *file.find(outcome);
  return std::any_of(variable.dimensions.begin(), variable.dimensions.end(), [&](const std::string& dimension) {
    const std::vector<std::string> labels = labels_of(file, variable, dimension);
    return std::find(labels.begin(), labels.end(), label) != labels.end();
  });
}

bool counts_few(const EvaluationInput& in, const JudgedFigure& j) {
  if (j.figure.kind != "level" || j.figure.per) return false;
  const Variable& variable = *in.with->find(*j.figure.outcome);
  return variable.measure == Accrual::flow && variable.storage == Storage::count && mean(j.draws) < few_events;
}

JudgedFigure judge(const Pairs& pairs, const ReportedFigure& figure) {
  JudgedFigure judged;
  judged.figure = figure;
  const EvaluationInput& in = pairs.input();
  if (!figure.outcome || !covered(pairs, figure)) return judged;
  if (figure.kind == "given") {
    const auto at = in.first_day.find(*figure.outcome);
    if (at == in.first_day.end()) return judged;
    judged.draws = {at->second};
  } else {
    for (const std::optional<std::string>& outcome : {figure.outcome, figure.per})
      if (outcome && (in.with->find(*outcome) == nullptr || in.without->find(*outcome) == nullptr)) return judged;
    if (figure.kind == "amount" && figure.label && !has_label(*in.with, *figure.outcome, *figure.label)) return judged;
    for (const std::int64_t r : pairs.replicates())
      if (const double x = simulated(pairs, figure, r); std::isfinite(x)) judged.draws.push_back(x);
  }
  if (judged.draws.empty()) return judged;
  judged.rare = counts_few(in, judged);
  judged.middle = judged.rare ? mean(judged.draws) : quantile(judged.draws, 0.5);
  judged.low = quantile(judged.draws, (1 - within_runs) / 2);
  judged.high = quantile(judged.draws, (1 + within_runs) / 2);
  const bool falls = figure.kind == "change" && figure.value < 0;
  const auto beyond = std::count_if(judged.draws.begin(), judged.draws.end(),
                                    [&](double x) { return falls ? x <= figure.value : x >= figure.value; });
  judged.at_or_beyond = static_cast<double>(beyond) / static_cast<double>(judged.draws.size());
  judged.verdict = verdict_on(judged);
  return judged;
}

/// The draws of a group of communities, gathered pair by pair.
struct PlacedDraws {
  std::vector<double> communities, naive, untreated, regression, caused;

  void add(const std::vector<std::size_t>& places, const std::vector<double>& before,
           const std::vector<double>& without, const std::vector<double>& with,
           const std::vector<double>& without_actual, const std::vector<double>& with_actual) {
    std::vector<std::size_t> all(before.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto n = change_of(before, with, places), u = change_of(before, without, places),
               district = change_of(before, without, all), c = change_of(without_actual, with_actual, places);
    if (!n || !u || !district || !c) return;
    communities.push_back(static_cast<double>(places.size()));
    naive.push_back(*n);
    untreated.push_back(*u);
    regression.push_back(*u - *district);
    caused.push_back(*c);
  }
  [[nodiscard]] std::optional<PlacedChange> result() const {
    if (naive.empty()) return std::nullopt;
    return PlacedChange{mean(communities), estimate(naive), estimate(untreated), estimate(regression),
                        estimate(caused)};
  }
};

void evaluate_places(const Pairs& pairs, const std::string& recorded, const std::string& actual, const Windows& at,
                     EvaluatedChange& change) {
  const EvaluationInput& in = pairs.input();
  PlacedDraws most, chosen;
  for (const std::int64_t r : pairs.replicates()) {
    const auto before = pairs.by_community(*in.without, recorded, r, at.before);
    if (before.size() < 2) return;
    const auto without = pairs.by_community(*in.without, recorded, r, at.after),
               with = pairs.by_community(*in.with, recorded, r, at.after),
               without_actual = pairs.by_community(*in.without, actual, r, at.after),
               with_actual = pairs.by_community(*in.with, actual, r, at.after);
    most.add(worst(before, worst_places), before, without, with, without_actual, with_actual);
    const auto at_work = pairs.by_community(*in.with, "programmes_begun", r, at.after);
    std::vector<std::size_t> places;
    for (std::size_t c = 0; c < at_work.size(); ++c)
      if (at_work[c] > 0) places.push_back(c);
    if (!places.empty() && places.size() < before.size())
      chosen.add(places, before, without, with, without_actual, with_actual);
  }
  // Nobody chooses places because they were good.
  if (in.with->find(recorded)->better != Better::up) change.worst_communities = most.result();
  change.chosen = chosen.result();
}

EvaluatedChange evaluate_change(const Pairs& pairs, const ReportedFigure& figure) {
  const EvaluationInput& in = pairs.input();
  const std::string recorded = *figure.outcome, actual = figure.actual.value_or(recorded);
  EvaluatedChange change;
  change.name = figure.name, change.outcome = recorded, change.reported = figure.value;
  const auto known = figure.trend ? in.trends.find(*figure.trend) : in.trends.end();
  const double trend = known == in.trends.end() ? 0.0 : known->second * pairs.years_apart();

  const Windows at = windows_of(pairs, figure);
  std::vector<double> before, untreated;
  std::array<std::vector<double>, change_parts> parts;
  std::vector<double> totals;
  const double n = static_cast<double>(pairs.replicates().size());
  for (const std::int64_t r : pairs.replicates()) {
    const auto count = [&](const ResultsFile* file, const std::string& outcome, Window window) {
      return pairs.flow(*file, outcome, figure.label, r, window);
    };
    const PairedCounts counts{count(in.without, recorded, at.before), count(in.without, actual, at.before),
                              count(in.without, recorded, at.after),  count(in.without, actual, at.after),
                              count(in.with, recorded, at.after),     count(in.with, actual, at.after)};
    if (count(in.with, recorded, at.before) != counts.before)
      throw std::invalid_argument(
          fmt::format("{} of replicate {} differ before the first programme starts", recorded, r));
    change.mean_counts.before += counts.before / n, change.mean_counts.before_actual += counts.before_actual / n;
    change.mean_counts.without += counts.without / n, change.mean_counts.without_actual += counts.without_actual / n;
    change.mean_counts.with += counts.with / n, change.mean_counts.with_actual += counts.with_actual / n;
    const std::optional<ChangeSplit> split = split_change(counts, trend);
    if (!split) {
      ++change.left_out;
      continue;
    }
    change.splits.push_back(*split);
    totals.push_back(split->total);
    for (std::size_t k = 0; k < change_parts; ++k) parts[k].push_back(split->part[k]);
    before.push_back(counts.before);
    untreated.push_back(std::log(counts.without / counts.before));
  }
  change.total = estimate(totals);
  for (std::size_t k = 0; k < change_parts; ++k) change.part[k] = estimate(parts[k]);
  // Nothing is done about a year because it was good.
  if (in.with->find(recorded)->better != Better::up) change.by_year = selection_effect(before, untreated, worst_lives);
  if (!figure.label) evaluate_places(pairs, recorded, actual, at, change);
  return change;
}

}  // namespace

Day year_before(Day day) {
  using namespace std::chrono;
  year_month_day date = date_of(day) - years{1};
  if (!date.ok()) date = date.year() / date.month() / std::chrono::day{28};
  return day_of(date);
}

Evaluation evaluate(const EvaluationInput& input) {
  const Pairs pairs(input);
  Evaluation e;
  e.title = input.title;
  e.district = attribute_text(*input.without, "district_name");
  e.seed = attribute_text(*input.without, "seed");
  e.version = attribute_text(*input.without, "tenure_version");
  e.before_from = pairs.before.from, e.before_until = pairs.before.until;
  e.from = pairs.after.from, e.until = pairs.after.until;
  e.replicates = pairs.replicates();
  for (const ReportedFigure& figure : input.figures) {
    e.figures.push_back(judge(pairs, figure));
    if (figure.kind == "change" && e.figures.back().verdict != Verdict::no_counterpart)
      e.changes.push_back(evaluate_change(pairs, figure));
  }
  return e;
}

}  // namespace tenure
