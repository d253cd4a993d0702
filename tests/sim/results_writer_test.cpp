#include "sim/results_writer.hpp"

#include <csignal>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/sim/scratch_folder.hpp"

using namespace tenure;

namespace {

/// A folder of this process alone: other builds may run the same tests at the same time.
struct Folder : ScratchFolder {
  const std::filesystem::path path = ScratchFolder::path();
  Folder() : ScratchFolder("results_writer_" + std::to_string(::getpid())) {}

  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), {}));
  }
};

const std::vector<Dimension> dimensions{
    {"time", "month", std::vector<Day>{Day{0}, Day{31}}},
    {"community", "community", std::vector<std::string>{"Chenjiang 01", "陈江 02", ""}}};
const std::vector<Variable> variables{
    {"incidents", "incidents", "1", {"community"}, Accrual::flow, Storage::count, Better::down},
    {"rent", "mean rent", "yuan month-1", {}, Accrual::stock, Storage::real, Better::neither}};
const std::vector<std::vector<double>> values{{0, 1, 2, 3, 4, 5}, {850.5, 851.25}};

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& path) {
  ResultsWriter out(path, dimensions, variables, {{"seed", std::int64_t{7}}});
  out.append(0, values);
  out.append(3, values);
  out.finish("complete", {{"threads", std::int64_t{1}}});
}

}  // namespace

TEST_CASE("the same results give the same bytes") {
  const Folder folder;
  write(folder.path / "a.h5");
  write(folder.path / "b.h5");
  CHECK(bytes_of(folder.path / "a.h5").size() > 1000);
  CHECK(bytes_of(folder.path / "a.h5") == bytes_of(folder.path / "b.h5"));
  CHECK(folder.files() == 2);
}

TEST_CASE("a file has its own name only once it is finished") {
  const Folder folder;
  const auto path = folder.path / "run.h5";
  {
    ResultsWriter out(path, dimensions, variables, {});
    out.append(0, values);
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK(folder.files() == 1);
    out.finish("complete", {});
    CHECK(std::filesystem::exists(path));
  }
  CHECK(folder.files() == 1);
}

TEST_CASE("a writer that is given up leaves nothing, and the older results as they were") {
  const Folder folder;
  const auto path = folder.path / "run.h5";
  write(path);
  const std::string before = bytes_of(path);
  {
    ResultsWriter out(path, dimensions, variables, {});
    out.append(0, values);
  }
  CHECK(bytes_of(path) == before);
  CHECK(folder.files() == 1);
}

TEST_CASE("a killed run leaves no file that looks whole") {
  const Folder folder;
  const auto path = folder.path / "run.h5";
  const pid_t child = ::fork();
  if (child == 0) {
    ResultsWriter out(path, dimensions, variables, {});
    out.append(0, values);
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK(folder.files() == 1);
}

TEST_CASE("two writers to one path do not harm each other: the last to finish wins") {
  const Folder folder;
  const auto path = folder.path / "run.h5";
  ResultsWriter first(path, dimensions, variables, {{"who", "first"}});
  ResultsWriter second(path, dimensions, variables, {{"who", "second"}});
  second.append(0, values);
  first.append(0, values);
  second.finish("complete", {});
  const std::string of_second = bytes_of(path);
  first.finish("complete", {});
  CHECK(bytes_of(path) != of_second);
  CHECK(bytes_of(path).size() == of_second.size());
  CHECK(folder.files() == 1);
}

TEST_CASE("a full disk is told with the path and the reason, and nothing is left") {
  const Folder folder;
  const auto path = folder.path / "run.h5";
  const pid_t child = ::fork();
  if (child == 0) {
    // A limit on the size of files stands in for a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{20000, 20000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    bool told = false;
    try {
      ResultsWriter out(path, dimensions, variables, {});
      for (int replicate = 0; replicate < 1000; ++replicate) out.append(replicate, values);
      out.finish("complete", {});
    } catch (const std::runtime_error& error) {
      told = error.what() == path.string() + ": cannot be written (File too large)";
      if (!told) std::fputs(error.what(), stderr);
    }
    ::_exit(told ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(folder.files() == 0);
}

TEST_CASE("a place that cannot be written to is told at once") {
  const Folder folder;
  const auto nowhere = folder.path / "missing" / "run.h5";
  CHECK_THROWS_WITH_AS(ResultsWriter(nowhere, dimensions, variables, {}),
                       (nowhere.string() + ": cannot be written (No such file or directory)").c_str(),
                       std::runtime_error);
  CHECK_THROWS_WITH_AS(ResultsWriter(folder.path, dimensions, variables, {}),
                       (folder.path.string() + ": is a folder, not a file to write results to").c_str(),
                       std::runtime_error);
}

TEST_CASE("values that do not fit what was announced are refused") {
  const Folder folder;
  ResultsWriter out(folder.path / "run.h5", dimensions, variables, {});
  CHECK_THROWS_AS(out.append(0, std::vector<std::vector<double>>{{1}}), std::invalid_argument);
  CHECK_THROWS_AS(out.append(0, std::vector<std::vector<double>>{{1}, {1, 2}}), std::invalid_argument);
  out.append(5, values);
  CHECK_THROWS_AS(out.append(5, values), std::invalid_argument);
  CHECK_THROWS_WITH_AS(out.append(6, std::vector<std::vector<double>>{{0, 0, 0.5, 0, 0, 0}, {1, 2}}),
                       "incidents is stored as a count, but has the value 0.5", std::invalid_argument);
  CHECK_THROWS_AS(out.finish("complete", {}), std::logic_error);
}

TEST_CASE("a variable over a dimension that the file lacks is refused") {
  const Folder folder;
  std::vector<Variable> wrong = variables;
  wrong[0].dimensions = {"town"};
  CHECK_THROWS_WITH_AS(ResultsWriter(folder.path / "run.h5", dimensions, wrong, {}),
                       "incidents is over dimension town, which the file does not have", std::invalid_argument);
  CHECK(folder.files() == 0);
}
