#include "lib/plugin/ring_memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <unordered_map>

#include "lib/num/error.hpp"
#include "lib/plugin/captured.hpp"

namespace lemmata::plugin {
namespace {

constexpr std::size_t batch_bytes = std::size_t{1} << 20U, most_calls = 4096;
// Uniform numbers given per call, whatever the child wishes for: enough for every entry of a common plugin, and drawn in milliseconds.
constexpr std::size_t prefilled_of_all = std::size_t{1} << 16U, prefilled_of_entry = 64;

/// Numbers the distinct inputs in the order in which they come.
class DistinctInputs {
 public:
  std::size_t index(const void* x) {
    if (x == last_) return last_index_;  // mostly: many samples of one input
    last_ = x;
    last_index_ = numbers_.emplace(x, numbers_.size()).first->second;
    return last_index_;
  }
  std::size_t count() const { return numbers_.size(); }

 private:
  std::unordered_map<const void*, std::size_t> numbers_;
  const void* last_ = nullptr;
  std::size_t last_index_ = 0;
};

std::size_t chosen_numbers(const compress::Call& call) { return call.chosen == nullptr ? 0 : call.chosen->size(); }

/// One read of a word that the child may be writing.
template <class Word>
Word read_once(const Word& word) {
  return std::atomic_ref<Word>(const_cast<Word&>(word)).load(std::memory_order_relaxed);
}

std::size_t take_bytes(std::size_t& at, std::size_t bytes) {
  const std::size_t begin = at;
  at = (at + bytes + 63) / 64 * 64;
  return begin;
}

}  // namespace

RingMemory::RingMemory(std::uint64_t seed) : seed_(seed) {
  file_ = memfd_create("lemmata", MFD_CLOEXEC);
  if (file_ < 0 || ftruncate(file_, static_cast<off_t>(ring_bytes)) != 0) {
    throw std::system_error(errno, std::generic_category(), "a plugin's memory");
  }
  void* const begin = mmap(nullptr, ring_bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, file_, 0);
  if (begin == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "a plugin's memory");
  begin_ = static_cast<char*>(begin);
  write_header(0, 0);
}

RingMemory::~RingMemory() {
  munmap(begin_, ring_bytes);
  close(file_);
}

void RingMemory::plan(std::span<const compress::Call> calls) {
  const std::size_t d = calls.front().x->size(), want_fixed = read_once(header().want_fixed),
                    want_per_entry = read_once(header().want_per_entry);
  const std::size_t most_prefilled = prefilled_of_all + prefilled_of_entry * d;
  Layout plan{.d = d};
  if (want_fixed <= most_prefilled && want_per_entry <= most_prefilled / std::max<std::size_t>(d, 1)) {
    plan.prefilled = std::min(want_fixed + want_per_entry * d, most_prefilled);
  }
  DistinctInputs inputs;
  std::size_t bytes = 0;
  for (const compress::Call& call : calls) {
    if (call.x->size() != d || plan.calls == most_calls || (plan.calls > 0 && bytes >= batch_bytes)) break;
    inputs.index(call.x);
    plan.chosen += chosen_numbers(call);
    ++plan.calls;
    bytes =
        plan.calls * (sizeof(RingRecord) + (d + plan.prefilled) * sizeof(double)) + inputs.count() * d * sizeof(double) + plan.chosen * 16;
  }
  plan.inputs = inputs.count();
  std::size_t at = sizeof(RingHeader);
  plan.records_at = take_bytes(at, plan.calls * sizeof(RingRecord));
  plan.inputs_at = take_bytes(at, plan.inputs * d * sizeof(double));
  plan.outputs_at = take_bytes(at, plan.calls * d * sizeof(double));
  plan.uniforms_at = take_bytes(at, plan.calls * plan.prefilled * sizeof(double));
  plan.chosen_at = take_bytes(at, plan.chosen * 16);
  if (d == 0 || d > (std::size_t{1} << 25U) || at > ring_bytes)
    throw BadInput("d = " + std::to_string(d) + " is no dimension for a plugin");
  layout_ = plan;
}

void RingMemory::write_header(std::size_t first, std::size_t end) {
  RingHeader& h = header();
  h.magic = ring_magic;
  h.bytes = ring_bytes;
  h.seed = seed_;
  h.d = layout_.d;
  h.calls = end;
  h.first = first;
  h.inputs = layout_.inputs;
  h.prefilled = layout_.prefilled;
  h.records_at = layout_.records_at;
  h.inputs_at = layout_.inputs_at;
  h.outputs_at = layout_.outputs_at;
  h.uniforms_at = layout_.uniforms_at;
  h.chosen_at = layout_.chosen_at;
  h.chosen = layout_.chosen;
  h.progress = first;
  h.disturbed = 0;
}

void RingMemory::forget_answers(std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    RingRecord& r = record(i);
    r.fate = unanswered;
    r.uniforms = r.flags = r.text_length = 0;
  }
}

void RingMemory::write_uniforms(const compress::Call& call, std::size_t index) {
  const std::size_t count = layout_.prefilled;
  if (count == 0) return;
  auto* const to = reinterpret_cast<double*>(begin_ + layout_.uniforms_at) + index * count;
  for (std::size_t i = 0; i < count; ++i) to[i] = compress::black_box_uniform(seed_, call.stream, static_cast<std::uint32_t>(i));
  if (call.chosen == nullptr) return;
  for (const auto& [i, u] : *call.chosen)
    if (i < count) to[i] = u;
}

compress::Outcome RingMemory::outcome(std::size_t call) const {
  const RingRecord& record = this->record(call);
  const std::uint32_t fate = read_once(record.fate);
  compress::Outcome outcome;
  outcome.what = one_line({record.text.data(), std::min<std::size_t>(read_once(record.text_length), record.text.size())});
  outcome.uniforms = read_once(record.uniforms);
  outcome.drew_otherwise = (read_once(record.flags) & flag_drew_otherwise) != 0;
  if (fate > static_cast<std::uint32_t>(compress::Fate::misbehaved)) {
    outcome.fate = compress::Fate::crashed;
    outcome.what = "wrote over the memory of its harness";
    return outcome;
  }
  outcome.fate = static_cast<compress::Fate>(fate);
  if (outcome.fate == compress::Fate::returned)
    outcome.out = {reinterpret_cast<const double*>(begin_ + layout_.outputs_at) + call * layout_.d, layout_.d};
  return outcome;
}

std::string RingMemory::message() const {
  const RingHeader& header = *reinterpret_cast<const RingHeader*>(begin_);
  return one_line({header.message.data(), std::min<std::size_t>(read_once(header.message_length), header.message.size())});
}

std::size_t RingMemory::write_batch(std::span<const compress::Call> calls, std::optional<Placement> placement) {
  plan(calls);
  DistinctInputs inputs;
  char* chosen_to = begin_ + layout_.chosen_at;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < layout_.calls; ++i) {
    const compress::Call& call = calls[i];
    const std::size_t known = inputs.count(), x_index = inputs.index(call.x), bytes = layout_.d * sizeof(double);
    if (x_index == known) std::memcpy(begin_ + layout_.inputs_at + x_index * bytes, call.x->data(), bytes);
    RingRecord& r = record(i);
    r.stream = call.stream;
    r.x_index = static_cast<std::uint32_t>(x_index);
    r.placement = static_cast<std::uint32_t>(placement.value_or(placement_of(call.stream)));
    r.chosen_begin = static_cast<std::uint32_t>(chosen);
    r.chosen_count = static_cast<std::uint32_t>(chosen_numbers(call));
    write_uniforms(call, i);
    for (std::size_t k = 0; k < r.chosen_count; ++k, ++chosen, chosen_to += 16) {
      const auto& [index, u] = (*call.chosen)[k];
      const std::uint64_t wide = index;
      std::memcpy(chosen_to, &wide, sizeof wide);
      std::memcpy(chosen_to + 8, &u, sizeof u);
    }
  }
  forget_answers(0, layout_.calls);
  write_header(0, layout_.calls);
  return layout_.calls;
}

}  // namespace lemmata::plugin
