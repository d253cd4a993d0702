#include "serve/jobs.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <fstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/asio/buffer.hpp>

#include "serve/limits.hpp"

namespace tenure {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds tell_every{200};
constexpr std::size_t last_lines_kept = 12;
constexpr double full_district = 1;
constexpr const char* checkpoint_days = "30d";  ///< of full districts, whose runs are worth going on with

/// What a run that was stopped or killed left unfinished.
void remove_parts(const fs::path& folder) {
  std::error_code gone;
  std::vector<fs::path> parts;
  for (const auto& entry : fs::directory_iterator(folder, gone))
    if (entry.path().extension() == ".part") parts.push_back(entry.path());
  for (const fs::path& part : parts) fs::remove(part, gone);
}

}  // namespace

struct Jobs::Running {
  Running(boost::asio::io_context& context, std::string of) : id(std::move(of)), output(context), patience(context) {}

  std::string id, stage = "simulating", command;
  Json study;
  pid_t pid = -1;
  boost::asio::posix::stream_descriptor output;
  boost::asio::steady_timer patience;
  std::array<char, 4096> piece{};
  std::string line;
  std::deque<std::string> last_lines;
  std::ofstream log;
  std::uint64_t done = 0, total = 0, runs = 0, of_runs = 0;
  Clock::time_point started = Clock::now(), told{};
  std::optional<int> ended;  ///< of the child, with its output still to be read to the end
  bool output_over = false, cancelled = false, keep = true;
};

Jobs::Jobs(boost::asio::io_context& context, Studies& studies, const Catalogue& catalogue, Events& events, int threads)
    : context_(context), studies_(studies), catalogue_(catalogue), events_(events), threads_(threads) {}

bool Jobs::enqueue(const std::string& id) {
  if (waiting_.size() >= most_waiting) return false;
  studies_.put(id, {{"state", "queued"}, {"message", ""}});
  waiting_.push_back(id);
  if (running_ == nullptr)
    start_next();
  else
    tell(waiting_status(waiting_.size() - 1));
  return true;
}

bool Jobs::cancel(const std::string& id, bool keep) {
  if (running_ != nullptr && running_->id == id) {
    running_->cancelled = true;
    running_->keep = keep;
    stop_child();
    return true;
  }
  const auto at = std::find(waiting_.begin(), waiting_.end(), id);
  if (at == waiting_.end()) return false;
  waiting_.erase(at);
  studies_.put(id, {{"state", "cancelled"}, {"message", "Taken out of the queue."}});
  tell({{"id", id}, {"state", "cancelled"}, {"message", "Taken out of the queue."}});
  for (std::size_t place = 0; place < waiting_.size(); ++place) tell(waiting_status(place));
  return true;
}

Json Jobs::running_status() const {
  const Running& r = *running_;
  const double seconds = std::chrono::duration<double>(Clock::now() - r.started).count();
  const bool pace = r.stage == "simulating" && r.done > 0;
  return {{"id", r.id},
          {"state", "running"},
          {"stage", r.stage},
          {"done", r.done},
          {"total", r.total},
          {"runs", r.runs},
          {"of_runs", r.of_runs},
          {"seconds", seconds},
          {"left", pace ? Json(seconds * static_cast<double>(r.total - r.done) / static_cast<double>(r.done)) : Json()},
          {"threads", threads_}};
}

Json Jobs::waiting_status(std::size_t place) const {
  return {{"id", waiting_[place]}, {"state", "queued"}, {"position", place + 1}};
}

Json Jobs::now() const {
  Json all = Json::array();
  if (running_ != nullptr) all.push_back(running_status());
  for (std::size_t place = 0; place < waiting_.size(); ++place) all.push_back(waiting_status(place));
  return all;
}

std::optional<Json> Jobs::status(const std::string& id) const {
  for (const Json& one : now())
    if (one["id"] == id) return one;
  return std::nullopt;
}

void Jobs::tell(const Json& status) {
  events_.publish("study", status);
}

void Jobs::start_next() {
  while (running_ == nullptr && !waiting_.empty() && !shutting_down_) {
    const std::string id = waiting_.front();
    waiting_.pop_front();
    for (std::size_t place = 0; place < waiting_.size(); ++place) tell(waiting_status(place));
    running_ = std::make_shared<Running>(context_, id);
    Running& r = *running_;
    try {
      r.study = studies_.put(id, {{"state", "running"}});
      const Json& run = r.study["run"];
      const double people = run["people"].get<double>();
      const fs::path folder = studies_.folder(id);
      r.log.open(folder / "run.log", std::ios::app);
      std::vector<std::string> arguments{"compare"};
      for (const std::string& path : studies_.write_scenarios(r.study, catalogue_)) arguments.push_back(path);
      for (const std::string& more :
           {std::string("-o"), (folder / "results").string(), std::string("--progress"), std::string("json"),
            std::string("--threads"), fmt::format("{}", threads_), std::string("--people"), fmt::format("{}", people)})
        arguments.push_back(more);
      for (const std::string& set : sets_of(run)) arguments.insert(arguments.end(), {"--set", set});
      const fs::path kept = folder / "results" / "checkpoint";
      const bool resumable = people == full_district && fs::is_directory(kept) && !fs::is_empty(kept);
      arguments.push_back(resumable ? "--resume" : "--overwrite");
      if (people == full_district) arguments.insert(arguments.end(), {"--checkpoint-every", checkpoint_days});
      r.command = fmt::format("tenure {}", fmt::join(arguments, " "));
      start_stage(std::move(arguments));
      tell(running_status());
    } catch (const std::exception& wrong) {
      finish("failed", wrong.what());
    }
  }
}

void Jobs::start_stage(std::vector<std::string> arguments) {
  Running& r = *running_;
  r.log << "tenure " << fmt::format("{}", fmt::join(arguments, " ")) << "\n" << std::flush;
  const Child child = start_child(arguments);
  r.pid = child.pid;
  r.ended.reset();
  r.output_over = false;
  r.line.clear();
  r.last_lines.clear();
  r.output.assign(child.output);
  read_output();
}

void Jobs::read_output() {
  const std::shared_ptr<Running> r = running_;
  r->output.async_read_some(boost::asio::buffer(r->piece), [this, r](boost::system::error_code wrong, std::size_t got) {
    for (std::size_t i = 0; i < got; ++i) {
      if (r->piece[i] != '\n') {
        if (r->line.size() < largest_body) r->line += r->piece[i];
        continue;
      }
      take_line(r->line);
      r->line.clear();
    }
    if (!wrong) return read_output();
    r->output.close();
    r->output_over = true;
    look_after_children();
  });
}

void Jobs::take_line(const std::string& line) {
  Running& r = *running_;
  const Json said = line.starts_with("{\"progress\"") ? Json::parse(line, nullptr, false) : Json();
  if (!said.is_object()) {
    r.log << line << "\n" << std::flush;
    r.last_lines.push_back(line);
    if (r.last_lines.size() > last_lines_kept) r.last_lines.pop_front();
    return;
  }
  const Json progress = said.value("progress", Json::object());
  r.done = std::max(r.done, progress.value("done", std::uint64_t{0}));
  r.total = std::max(r.done, progress.value("total", std::uint64_t{0}));
  r.runs = std::max(r.runs, progress.value("runs", std::uint64_t{0}));
  r.of_runs = progress.value("of_runs", std::uint64_t{0});
  if (Clock::now() - r.told < tell_every) return;
  r.told = Clock::now();
  tell(running_status());
}

void Jobs::look_after_children() {
  if (running_ == nullptr || running_->pid < 0) return;
  if (!running_->ended) {
    int status = 0;
    if (::waitpid(running_->pid, &status, WNOHANG) == running_->pid) running_->ended = status;
  }
  if (running_->ended && running_->output_over) child_ended(*running_->ended);
}

void Jobs::child_ended(int status) {
  Running& r = *running_;
  r.pid = -1;
  r.patience.cancel();
  const fs::path folder = studies_.folder(r.id);
  remove_parts(folder / "results");
  const bool well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (shutting_down_) return finish("interrupted", "The server was ended. It can be run again.");
  if (r.cancelled) {
    if (!r.keep) {
      std::error_code gone;
      fs::remove_all(folder / "results", gone);
    }
    return finish("cancelled", r.keep ? "Stopped. What was whole is kept." : "Stopped. Nothing was kept.");
  }
  if (!well) {
    const std::string how = WIFSIGNALED(status) ? fmt::format("ended by signal {}", WTERMSIG(status))
                                                : fmt::format("exit code {}", WEXITSTATUS(status));
    std::vector<std::string> names;
    for (const Json& scenario : r.study["scenarios"]) names.push_back(scenario["name"].get<std::string>());
    const std::string what = r.stage == "report" ? "The report could not be made" : "The run failed";
    return finish("failed", fmt::format("{} ({}; seed {}; scenarios {}):\n{}", what, how, r.study["run"]["seed"].dump(),
                                        fmt::join(names, ", "), fmt::join(r.last_lines, "\n")));
  }
  if (r.stage == "report") return finish("done", "");
  r.stage = "report";
  r.done = r.total;
  r.runs = r.of_runs;
  tell(running_status());
  try {
    const fs::path book = catalogue_.base(r.study["base"]).book_path;
    start_stage({"report", (folder / "results").string(), "-o", (folder / "report.html").string(), "--overwrite",
                 "--scenarios", book.parent_path().string(), "--command", r.command});
  } catch (const std::exception& wrong) {
    finish("failed", wrong.what());
  }
}

void Jobs::finish(const std::string& state, const std::string& message) {
  const std::shared_ptr<Running> r = running_;
  const double seconds = std::chrono::duration<double>(Clock::now() - r->started).count();
  running_ = nullptr;
  std::string said = message;
  try {
    studies_.put(r->id, {{"state", state}, {"message", message}, {"seconds", seconds}});
  } catch (const std::exception& wrong) {
    said += fmt::format("\n{}", wrong.what());
  }
  tell({{"id", r->id}, {"state", state}, {"message", said}, {"seconds", seconds}});
  start_next();
}

void Jobs::stop_child() {
  const std::shared_ptr<Running> r = running_;
  if (r->pid < 0) return;
  ::kill(r->pid, SIGTERM);
  r->patience.expires_after(stop_within);
  r->patience.async_wait([r](boost::system::error_code wrong) {
    if (!wrong && r->pid > 0) ::kill(r->pid, SIGKILL);
  });
}

void Jobs::shut_down() {
  shutting_down_ = true;
  for (const std::string& id : waiting_)
    studies_.put(id, {{"state", "interrupted"}, {"message", "The server was ended. It can be run again."}});
  waiting_.clear();
  if (running_ != nullptr) stop_child();
}

}  // namespace tenure
