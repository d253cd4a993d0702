#include "sim/progress.hpp"

#include <csignal>
#include <string>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tenure;

namespace {

/// What f writes to standard error, in a process of its own.
template <class F>
std::string told(F&& f) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDERR_FILENO);
    f();
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string text;
  char piece[256];
  for (ssize_t got = 0; (got = ::read(ends[0], piece, sizeof piece)) > 0;)
    text.append(piece, static_cast<std::size_t>(got));
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return text;
}

}  // namespace

TEST_CASE("in a log, short work leaves one line: what, how much, how long") {
  const std::string text = told([] {
    Progress progress("scenario baseline", 40, false);
    for (int i = 0; i < 40; ++i) progress.advance();
  });
  CHECK(text.starts_with("scenario baseline: 100 % (40 of 40), "));
  CHECK(text.ends_with(", took 0 s\n"));
  CHECK(text.find('\n') == text.size() - 1);
  CHECK(text.find('\r') == std::string::npos);
}

TEST_CASE("work that was stopped says how far it came") {
  const std::string text = told([] { Progress("scenario baseline", 40, false).advance(10); });
  CHECK(text.starts_with("scenario baseline: 25 % (10 of 40), "));
}

TEST_CASE("quiet progress says nothing") {
  CHECK(told([] { Progress("scenario baseline", 40, true).advance(40); }).empty());
}

TEST_CASE("programs are told lines of JSON, of the whole job where the work is a part of one") {
  CHECK(told([] {
          Progress progress("a", 4, false, ProgressFor::programs);
          progress.part_of(6, 10);
          progress.runs(1, 2);
          progress.advance(4);
        }).starts_with("{\"progress\": {\"done\": 10, \"total\": 10, \"runs\": 1, \"of_runs\": 2}}\n"));
}

TEST_CASE("the first Ctrl-C asks to stop, the second kills") {
  const pid_t child = ::fork();
  if (child == 0) {
    watch_interrupts();
    if (interrupted()) ::_exit(1);
    std::raise(SIGINT);
    if (!interrupted()) ::_exit(2);
    std::raise(SIGINT);
    ::_exit(3);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGINT);
}
