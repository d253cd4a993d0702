#pragma once
/// What is wrong with an input, where, why, and what to write instead. Problems of a file are collected and shown
/// together.

#include <stdexcept>
#include <string>
#include <vector>

namespace tenure {

/// A place in a file the user wrote; line and column count from 1, 0 where the whole file is meant.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

struct Problem {
  Place place;
  std::string what;     ///< "amount = -3 cameras"
  std::string why;      ///< "must be at least 0"; may be empty
  std::string instead;  ///< "Write the number to install."; may be empty
};

/// "scenarios/x.toml:14:9: amount = -3 cameras (must be at least 0). Write the number to install."
[[nodiscard]] std::string format(const Problem& problem);

/// The user's input is wrong: thrown with every problem found, caught in main (exit code 2).
class WrongInput : public std::runtime_error {
 public:
  explicit WrongInput(std::vector<Problem> problems);
  explicit WrongInput(Problem problem) : WrongInput(std::vector{std::move(problem)}) {}
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// Collects problems while reading goes on.
class Problems {
 public:
  void add(Problem problem) { all_.push_back(std::move(problem)); }
  void add(Place place, std::string what, std::string why = {}, std::string instead = {}) {
    all_.push_back({std::move(place), std::move(what), std::move(why), std::move(instead)});
  }
  [[nodiscard]] bool any() const { return !all_.empty(); }
  [[nodiscard]] const std::vector<Problem>& all() const { return all_; }
  /// Throws WrongInput where there is any.
  void stop_here() const {
    if (any()) throw WrongInput(all_);
  }

 private:
  std::vector<Problem> all_;
};

/// `word`'s nearest neighbour among `known` by edit distance, or nothing where none is near: for "Did you mean ...?".
[[nodiscard]] std::string did_you_mean(const std::string& word, const std::vector<std::string>& known);

}  // namespace tenure
