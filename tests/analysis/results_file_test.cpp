#include "analysis/results_file.hpp"

#include <bit>
#include <fstream>

#include <doctest/doctest.h>

#include "sim/random.hpp"
#include "tests/analysis/results_example.hpp"

using namespace tenure;

namespace {

std::string refusal(const std::filesystem::path& path) {
  try {
    const ResultsFile file(path);
  } catch (const std::runtime_error& error) {
    const std::string text = error.what();
    CHECK(text.starts_with(path.string() + ": "));
    return text.substr(std::min(text.size(), path.string().size() + 2));
  }
  return "";
}

}  // namespace

TEST_CASE("what was written is read back, every kind of it") {
  const ResultsFolder folder("results_file");
  const Example example;
  example.write(folder.path() / "run.h5");
  const ResultsFile file(folder.path() / "run.h5");

  CHECK(file.replicates() == example.replicates);
  REQUIRE(file.dimensions().size() == example.dimensions.size());
  for (std::size_t i = 0; i < example.dimensions.size(); ++i) {
    CHECK(file.dimensions()[i].name == example.dimensions[i].name);
    CHECK(file.dimensions()[i].long_name == example.dimensions[i].long_name);
    CHECK((file.dimensions()[i].labels == example.dimensions[i].labels));
  }
  REQUIRE(file.variables().size() == example.variables.size());
  for (std::size_t i = 0; i < example.variables.size(); ++i) {
    const Variable &read = file.variables()[i], &written = example.variables[i];
    CHECK(read.name == written.name);
    CHECK(read.long_name == written.long_name);
    CHECK(read.unit == written.unit);
    CHECK(read.dimensions == written.dimensions);
    CHECK(read.measure == written.measure);
    CHECK(read.storage == written.storage);
    CHECK(read.better == written.better);
    for (std::size_t replicate = 0; replicate < 2; ++replicate) {
      const auto values = file.read(read.name, replicate);
      REQUIRE(values.size() == example.values[i].size());
      for (std::size_t k = 0; k < values.size(); ++k)
        CHECK(std::bit_cast<std::uint64_t>(values[k]) == std::bit_cast<std::uint64_t>(example.values[i][k]));
    }
  }
  for (const auto& [name, value] : example.attributes) CHECK((file.attributes().at(name) == value));
  CHECK((file.attributes().at("Conventions") == Attribute{"CF-1.10"}));
  CHECK((file.attributes().at("status") == Attribute{"complete"}));
  CHECK((file.provenance() == example.provenance));
}

TEST_CASE("a total adds over every dimension but time") {
  const ResultsFolder folder("results_total");
  const Example example;
  example.write(folder.path() / "run.h5");
  const ResultsFile file(folder.path() / "run.h5");
  CHECK(file.read_total("attempts", 1) == std::vector<double>{3, 12, 21});
  CHECK(file.read_total("employed", 0) == std::vector<double>{7, 8, 9});
  CHECK(file.read_total("spent", 0) == std::vector<double>{0, 0, 0});
}

TEST_CASE("a file without replicates is a file") {
  const ResultsFolder folder("results_none");
  Example example;
  example.replicates.clear();
  example.status = "interrupted after 0 of 10 replicates";
  example.write(folder.path() / "run.h5");
  const ResultsFile file(folder.path() / "run.h5");
  CHECK(file.replicates().empty());
  CHECK(file.variables().size() == example.variables.size());
  CHECK_THROWS_AS((void)file.read("rent", 0), std::out_of_range);
}

TEST_CASE("a variable larger than a chunk is read back") {
  const ResultsFolder folder("results_large");
  Example example;
  std::vector<std::int64_t> cells(100'000);
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = static_cast<std::int64_t>(i);
  example.dimensions = {example.dimensions[0], {"cell", "cell", cells}};
  example.variables = {{"wide", "wide", "1", {"cell"}, Accrual::flow, Storage::count, Better::neither}};
  example.values = {std::vector<double>(300'000)};
  for (std::size_t i = 0; i < example.values[0].size(); ++i) example.values[0][i] = static_cast<double>(i * 7 % 1000);
  example.write(folder.path() / "run.h5");
  const ResultsFile file(folder.path() / "run.h5");
  CHECK(file.read("wide", 1) == example.values[0]);
}

TEST_CASE("names that are not in the file are told") {
  const ResultsFolder folder("results_names");
  Example{}.write(folder.path() / "run.h5");
  const ResultsFile file(folder.path() / "run.h5");
  CHECK(file.find("rents") == nullptr);
  CHECK_THROWS_AS((void)file.read("rents", 0), std::out_of_range);
  CHECK_THROWS_AS((void)file.read("rent", 2), std::out_of_range);
  CHECK_THROWS_AS((void)file.dimension("replicate"), std::out_of_range);
}

TEST_CASE("a damaged value is noticed when it is read, and the others can still be read") {
  const ResultsFolder folder("results_damaged");
  const auto path = folder.path() / "run.h5";
  Example example;
  example.attributes.clear();
  Stream draws(Luck{1, 0}, Purpose{1}, 0);
  example.dimensions.push_back({"cell", "cell", std::vector<std::int64_t>(20'000)});
  example.variables.push_back({"noise", "noise", "1", {"cell"}, Accrual::flow, Storage::real, Better::neither});
  example.values.emplace_back(60'000);
  for (double& value : example.values.back()) value = draws.uniform();
  example.replicates = {4};
  example.write(path);

  // Noise hardly compresses, so it fills nearly all of the file, its middle too.
  std::fstream bytes(path, std::ios::binary | std::ios::in | std::ios::out);
  const auto middle = static_cast<std::streamoff>(std::filesystem::file_size(path) / 2);
  bytes.seekg(middle);
  const char byte = static_cast<char>(bytes.get() ^ 1);
  bytes.seekp(middle);
  bytes.put(byte);
  bytes.close();

  const ResultsFile file(path);
  CHECK_THROWS_WITH_AS(
      (void)file.read("noise", 0),
      (path.string() + ": noise, replicate 4, is damaged (data error detected by Fletcher32 checksum)").c_str(),
      std::runtime_error);
  CHECK(file.read("employed", 0) == example.values[2]);
}

TEST_CASE("a file that is no results file is refused with the reason") {
  const ResultsFolder folder("results_refused");
  const auto run = folder.path() / "run.h5";
  CHECK(refusal(run) == "no such file");
  CHECK(refusal(folder.path()) == "is a folder, not a results file");
  CHECK(refusal(folder.file("text.h5", "not a results file at all")) == "is not an HDF5 file");
  CHECK(refusal(folder.file("empty.h5", "")) == "is not an HDF5 file");
  CHECK(refusal(folder.file("run.h5.1234abcd.part", "")).starts_with("is unfinished"));
  CHECK(refusal(run).starts_with("no such file, but run.h5.1234abcd.part lies beside it"));

  Example{}.write(run);
  std::filesystem::resize_file(run, std::filesystem::file_size(run) / 2);
  CHECK(refusal(run).starts_with("cannot be opened (truncated file"));
}

TEST_CASE("a run that was killed left a file that is refused, whatever it is called afterwards") {
  const ResultsFolder folder("results_killed");
  const Example example;
  ResultsWriter out(folder.path() / "run.h5", example.dimensions, example.variables, example.attributes);
  out.append(0, example.values);
  const auto part = std::filesystem::directory_iterator(folder.path())->path();
  const auto renamed = folder.path() / "renamed.h5";
  std::filesystem::copy_file(part, renamed);
  CHECK(refusal(renamed) != "");
}
