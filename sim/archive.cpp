#include "sim/archive.hpp"

#include <cerrno>
#include <cstdio>
#include <stdexcept>

#include <fmt/format.h>
#include <zlib.h>

#include "sim/finished_file.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20;
constexpr std::size_t head_bytes = archive_magic.size() + sizeof archive_format;
constexpr std::size_t tail_bytes = sizeof(std::uint64_t) + sizeof(std::uint32_t);

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

std::uint32_t crc_on(std::uint32_t crc, const void* from, std::size_t n) {
  return static_cast<std::uint32_t>(::crc32_z(crc, static_cast<const Bytef*>(from), n));
}

}  // namespace

struct ArchiveWriter::Impl {
  fs::path path, part;
  File file;
  std::uint64_t written = 0;
  std::uint32_t crc = 0;
  std::vector<std::byte> buffer;

  [[noreturn]] void fail() const {
    throw std::runtime_error(
        fmt::format("{}: cannot be written: {}", path.string(), std::generic_category().message(errno)));
  }
  void put(const void* from, std::size_t n) {
    if (std::fwrite(from, 1, n, file.get()) != n) fail();
  }
  void flush() {
    crc = crc_on(crc, buffer.data(), buffer.size());
    put(buffer.data(), buffer.size());
    buffer.clear();
  }
};

ArchiveWriter::ArchiveWriter(fs::path path) : impl_(std::make_unique<Impl>()) {
  impl_->part = path.string() + ".part";
  impl_->path = std::move(path);
  impl_->file.reset(std::fopen(impl_->part.c_str(), "wb"));
  if (!impl_->file) impl_->fail();
  std::setvbuf(impl_->file.get(), nullptr, _IONBF, 0);
  impl_->buffer.reserve(buffer_bytes);
  impl_->put(archive_magic.data(), archive_magic.size());
  impl_->put(&archive_format, sizeof archive_format);
}

ArchiveWriter::~ArchiveWriter() {
  if (!impl_->file) return;
  impl_->file.reset();
  std::error_code ignored;
  fs::remove(impl_->part, ignored);
}

void ArchiveWriter::bytes(const void* from, std::size_t n) {
  Impl& my = *impl_;
  my.written += n;
  if (my.buffer.size() + n > buffer_bytes) my.flush();
  if (n > buffer_bytes) {
    my.crc = crc_on(my.crc, from, n);
    my.put(from, n);
    return;
  }
  const auto* first = static_cast<const std::byte*>(from);
  my.buffer.insert(my.buffer.end(), first, first + n);
}

void ArchiveWriter::finish() {
  Impl& my = *impl_;
  my.flush();
  my.put(&my.written, sizeof my.written);
  my.put(&my.crc, sizeof my.crc);
  if (std::fclose(my.file.release()) != 0) my.fail();
  take_name(my.part, my.path);
}

struct ArchiveReader::Impl {
  fs::path path;
  File file;
  std::uint64_t left = 0;  ///< bytes of the content not yet read
  std::vector<std::byte> buffer;
  std::size_t at = 0;  ///< next byte in the buffer

  [[noreturn]] void refuse(const std::string& what, const std::string& why) const {
    throw WrongInput({{path.string()}, what, why, "It cannot be gone on with: start anew with --overwrite."});
  }
  void get(void* to, std::size_t n) {
    if (std::fread(to, 1, n, file.get()) != n) refuse("cannot be read", std::generic_category().message(errno));
  }

  /// Leaves the file at the first byte of the content.
  void check() {
    const std::uint64_t size = fs::file_size(path);
    std::array<char, head_bytes> head{};
    if (size >= head_bytes) get(head.data(), head.size());
    if (std::string_view(head.data(), archive_magic.size()) != archive_magic)
      refuse("is no checkpoint of Tenure", "it does not begin as one");
    std::uint32_t format = 0;
    std::memcpy(&format, head.data() + archive_magic.size(), sizeof format);
    if (format != archive_format)
      refuse("is a checkpoint of another format",
             fmt::format("it has format {}, this Tenure reads {}", format, archive_format));
    std::uint64_t length = 0;
    std::uint32_t crc = 0, found = 0;
    if (size < head_bytes + tail_bytes) refuse("is cut short", fmt::format("it has only {} bytes", size));
    std::fseek(file.get(), -static_cast<long>(tail_bytes), SEEK_END);
    get(&length, sizeof length);
    get(&crc, sizeof crc);
    if (length != size - head_bytes - tail_bytes)
      refuse("is cut short or damaged", fmt::format("its {} bytes are not as many as were written", size));
    std::fseek(file.get(), static_cast<long>(head_bytes), SEEK_SET);
    buffer.resize(buffer_bytes);
    for (std::uint64_t to_go = length; to_go > 0;) {
      const std::size_t n = static_cast<std::size_t>(std::min<std::uint64_t>(to_go, buffer_bytes));
      get(buffer.data(), n);
      found = crc_on(found, buffer.data(), n);
      to_go -= n;
    }
    if (found != crc) refuse("is damaged", "its checksum does not agree with its content");
    std::fseek(file.get(), static_cast<long>(head_bytes), SEEK_SET);
    left = length;
    buffer.clear();
  }
};

ArchiveReader::ArchiveReader(fs::path path) : impl_(std::make_unique<Impl>()) {
  impl_->path = std::move(path);
  impl_->file.reset(std::fopen(impl_->path.c_str(), "rb"));
  if (!impl_->file) impl_->refuse("cannot be read", std::generic_category().message(errno));
  impl_->check();
}

ArchiveReader::~ArchiveReader() = default;

void ArchiveReader::bytes(void* to, std::size_t n) {
  Impl& my = *impl_;
  if (n > my.left) my.refuse("holds something else", "it ends before all of the state has been read");
  my.left -= n;
  auto* next = static_cast<std::byte*>(to);
  while (n > 0) {
    const std::size_t ready = std::min(n, my.buffer.size() - my.at);
    std::memcpy(next, my.buffer.data() + my.at, ready);
    my.at += ready, next += ready, n -= ready;
    if (n == 0) break;
    // What is asked for lies beyond the buffer: read the rest of it and ahead, as far as the content goes.
    if (n >= buffer_bytes) {
      my.get(next, n);
      return;
    }
    my.buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(my.left + n, buffer_bytes)));
    my.at = 0;
    my.get(my.buffer.data(), my.buffer.size());
  }
}

void ArchiveReader::expect(std::uint64_t elements) {
  if (elements > impl_->left)
    impl_->refuse("holds something else", fmt::format("{} elements do not fit into it", elements));
}

void ArchiveReader::finish() {
  if (impl_->left > 0) impl_->refuse("holds something else", fmt::format("{} bytes of it are left over", impl_->left));
}

}  // namespace tenure
