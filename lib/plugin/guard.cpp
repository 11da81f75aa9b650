#include "lib/plugin/guard.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace lemmata::plugin {
namespace {

constexpr std::uint64_t unwritten_pattern = 0x7ff46c656d6d6174ULL;  // a signalling NaN: the first operation on it changes its bits
constexpr std::uint64_t canary_pattern = 0x7ff5b3a91c64d28eULL;
constexpr std::size_t no_access_bytes = std::size_t{1} << 18U;  // wide: an index that is off by thousands still faults here
constexpr std::size_t canary_bytes = 128;

void check_mapping(const void* address, const char* what) {
  if (address == MAP_FAILED) throw std::system_error(errno, std::generic_category(), what);
}

std::size_t whole_pages(std::size_t bytes) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  return (bytes + page - 1) / page * page;
}

std::size_t offset_in(std::size_t inner_bytes, std::size_t bytes, Placement placement) {
  if (placement == Placement::at_end) return inner_bytes - bytes;
  return placement == Placement::odd ? sizeof(double) : 0;
}

void fill_words(char* begin, const char* end, std::uint64_t word) {
  for (; begin < end; begin += sizeof word) std::memcpy(begin, &word, sizeof word);
}

bool holds_word(const char* at, std::uint64_t word) { return std::memcmp(at, &word, sizeof word) == 0; }

}  // namespace

GuardedSlot::Region GuardedSlot::reserve(std::size_t inner_bytes) {
  Region region;
  region.inner_bytes = inner_bytes;
  region.bytes = inner_bytes + 2 * no_access_bytes;
  void* begin = mmap(nullptr, region.bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  check_mapping(begin, "no-access pages");
  region.begin = static_cast<char*>(begin);
  region.inner = region.begin + no_access_bytes;
  return region;
}

GuardedSlot::GuardedSlot(std::size_t d, Placement placement) : d_(d) {
  const std::size_t bytes = d * sizeof(double), inner_bytes = whole_pages(bytes + canary_bytes);
  input_ = reserve(inner_bytes);
  output_ = reserve(inner_bytes);
  const int file = memfd_create("lemmata-input", MFD_CLOEXEC);
  if (file < 0 || ftruncate(file, static_cast<off_t>(inner_bytes)) != 0) {
    throw std::system_error(errno, std::generic_category(), "the input's memory");
  }
  void* writable = mmap(nullptr, inner_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  check_mapping(writable, "the input, to write");
  check_mapping(mmap(input_.inner, inner_bytes, PROT_READ, MAP_SHARED | MAP_FIXED, file, 0), "the input, to read");
  close(file);
  if (mprotect(output_.inner, inner_bytes, PROT_READ | PROT_WRITE) != 0) {
    throw std::system_error(errno, std::generic_category(), "the output");
  }
  writable_ = static_cast<char*>(writable);
  fill_words(writable_, writable_ + inner_bytes, canary_pattern);  // what is read beside x is not a number
  x_offset_ = out_offset_ = offset_in(inner_bytes, bytes, placement);
  x_ = reinterpret_cast<const double*>(input_.inner + x_offset_);
  out_ = reinterpret_cast<double*>(output_.inner + out_offset_);
}

GuardedSlot::~GuardedSlot() {
  munmap(writable_, input_.inner_bytes);
  munmap(input_.begin, input_.bytes);
  munmap(output_.begin, output_.bytes);
}

void GuardedSlot::load(const double* x) { std::memcpy(writable_ + x_offset_, x, d_ * sizeof(double)); }

void GuardedSlot::preset() {
  char* const out = output_.inner + out_offset_;
  char* const end = out + d_ * sizeof(double);
  fill_words(out - std::min(canary_bytes, out_offset_), out, canary_pattern);
  fill_words(out, end, unwritten_pattern);
  fill_words(end, std::min(end + canary_bytes, output_.inner + output_.inner_bytes), canary_pattern);
}

std::pair<compress::Fate, std::ptrdiff_t> GuardedSlot::trespass() const {
  const char* const out = output_.inner + out_offset_;
  const char* const end = out + d_ * sizeof(double);
  const char* const last = std::min(end + canary_bytes, static_cast<const char*>(output_.inner) + output_.inner_bytes);
  for (const char* at = end; at < last; at += sizeof(double)) {
    if (!holds_word(at, canary_pattern)) return {compress::Fate::overran, (at - out) / static_cast<std::ptrdiff_t>(sizeof(double))};
  }
  const char* const before = out - std::min(canary_bytes, out_offset_);
  for (const char* at = out; at > before;) {
    at -= sizeof(double);
    if (!holds_word(at, canary_pattern)) return {compress::Fate::underran, (at - out) / static_cast<std::ptrdiff_t>(sizeof(double))};
  }
  return {compress::Fate::returned, 0};
}

void GuardedSlot::protect(bool writable) { mprotect(output_.inner, output_.inner_bytes, writable ? PROT_READ | PROT_WRITE : PROT_READ); }

std::size_t GuardedSlot::unwritten() const {
  std::size_t count = 0;
  const char* at = output_.inner + out_offset_;
  for (std::size_t i = 0; i < d_; ++i, at += sizeof(double)) count += holds_word(at, unwritten_pattern) ? 1U : 0U;
  return count;
}

GuardedSlot::Access GuardedSlot::explain(const void* address, bool write) const {
  const auto at = reinterpret_cast<std::uintptr_t>(address);
  const auto within = [at](const Region& region) {
    const auto begin = reinterpret_cast<std::uintptr_t>(region.begin);
    return at >= begin && at - begin < region.bytes;
  };
  const auto index_from = [at](const void* origin) {  // rounded down: half a double before out[0] is out[-1]
    const auto bytes = static_cast<std::ptrdiff_t>(at - reinterpret_cast<std::uintptr_t>(origin));
    return (bytes - (bytes < 0 ? 7 : 0)) / 8;
  };
  using compress::Fate;
  if (within(input_)) {
    const std::ptrdiff_t index = index_from(x_);
    return {write ? Fate::wrote_input : Fate::crashed, write ? "wrote to" : "read", "x", index};
  }
  if (within(output_)) {
    const std::ptrdiff_t index = index_from(out_);
    if (!write) return {Fate::crashed, "read", "out", index};
    return {index < 0 ? Fate::underran : Fate::overran, "wrote to", "out", index};
  }
  return {};
}

}  // namespace lemmata::plugin
