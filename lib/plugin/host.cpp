#include "lib/plugin/host.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <stdexcept>
#include <utility>

#include "lib/num/error.hpp"
#include "lib/plugin/child_process.hpp"
#include "lib/plugin/ring_memory.hpp"

namespace lemmata::plugin {

using compress::Call;
using compress::Fate;
using compress::Outcome;

Placement placement_of(std::uint64_t stream) {
  if (stream == 0) return Placement::at_end;
  const std::uint64_t eighth = stream * 0x9e3779b97f4a7c15ULL >> 61U;  // neighbouring streams spread over all eighths
  return eighth == 6 ? Placement::at_start : eighth == 7 ? Placement::odd : Placement::at_end;
}

namespace {

std::string printed_number(const char* format, double value) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

/// The reason of a fault that the host saw.
std::string fault_text(const ChildProcess& child, ChildProcess::End end, const Limits& limits) {
  constexpr double gibibyte = 1 << 30;
  if (end == ChildProcess::End::hung) return "no end within " + printed_number("%g s of processor time", limits.cpu_seconds);
  if (end == ChildProcess::End::out_of_memory) {
    return "took more than " + printed_number("%.3g GiB of memory", static_cast<double>(limits.resident_bytes) / gibibyte);
  }
  return child.ending();
}

Fate fault_fate(ChildProcess::End end) {
  return end == ChildProcess::End::hung ? Fate::hung : end == ChildProcess::End::out_of_memory ? Fate::out_of_memory : Fate::crashed;
}

void write_answer(RingRecord& record, Fate fate, const std::string& text) {
  const std::size_t length = std::min(text.size(), record.text.size());
  text.copy(record.text.data(), length);
  record.text_length = static_cast<std::uint32_t>(length);
  record.fate = static_cast<std::uint32_t>(fate);
}

}  // namespace

struct Host::State {
  struct Declaration {
    std::optional<double> delta, omega, bits;
    std::optional<std::size_t> nonzeros;
  };
  std::string name;
  ChildMain child_main;
  Limits limits;
  RingMemory ring;
  std::unique_ptr<ChildProcess> child;
  std::uint64_t features = 0, most_resident = 0;
  std::optional<Placement> placement;
  std::map<long, Declaration> declarations;

  State(std::string name, ChildMain child, std::uint64_t seed, const Limits& limits)
      : name(std::move(name)), child_main(std::move(child)), limits(limits), ring(seed) {}

  void start();
  /// One that ended between batches, killed from outside say, is no call's fault.
  void need_child() {
    if (!child || child->has_ended()) start();
  }
  const Declaration& declaration(long d);
  void run_batch();
  std::size_t note_fault(const ChildProcess::Waited& waited, std::size_t first);
};

void Host::State::start() {
  RingHeader& header = ring.header();
  header.features = header.message_length = 0;
  child = std::make_unique<ChildProcess>(child_main, ring.file(), &header);
  const auto waited = child->wait(limits.start_cpu_seconds, std::numeric_limits<std::uint64_t>::max());
  if (waited.end == ChildProcess::End::answered && waited.answer == 'r') {
    features = header.features;
    most_resident = child->resident_bytes() + limits.resident_bytes;
    return;
  }
  std::string why = ring.message();
  if (waited.end == ChildProcess::End::hung)
    why = "it is not ready after " + printed_number("%g s of processor time", limits.start_cpu_seconds);
  if (waited.end == ChildProcess::End::ended) why = "it cannot be loaded: " + child->ending();
  child.reset();
  throw BadInput(name + ": " + why);
}

/// After a wait that no answer ended: the culprit gets its answer, the child goes. Returns the call to go on with.
std::size_t Host::State::note_fault(const ChildProcess::Waited& waited, std::size_t first) {
  const std::size_t calls = ring.layout().calls;
  const std::size_t done = std::min<std::size_t>(std::max<std::size_t>(ring.header().progress, first), calls);  // it is dead: final
  const std::size_t culprit = std::min<std::size_t>(std::max<std::size_t>(waited.progress, first), calls - 1);
  std::size_t next = done;
  // A child that hung for its limit and then came free before it was killed is not accused.
  if (waited.end == ChildProcess::End::out_of_memory || done == culprit) {
    RingRecord& record = ring.record(culprit);
    if (waited.end != ChildProcess::End::ended || record.fate == unanswered) {
      write_answer(record, fault_fate(waited.end), one_line(fault_text(*child, waited.end, limits)));
    }
    next = std::max(done, culprit + 1);
  }
  child.reset();
  return next;
}

void Host::State::run_batch() {
  const std::size_t calls = ring.layout().calls;
  for (std::size_t first = 0; first < calls;) {
    need_child();
    ring.write_header(first);
    child->send('b');
    const auto waited = child->wait(limits.cpu_seconds, most_resident);
    if (waited.end == ChildProcess::End::answered) return;
    first = note_fault(waited, first);
  }
}

const Host::State::Declaration& Host::State::declaration(long d) {
  if (const auto known = declarations.find(d); known != declarations.end()) return known->second;
  need_child();
  Declaration said;
  if ((features & feature_declares) != 0) {
    RingHeader& header = ring.header();
    header.d = static_cast<std::uint64_t>(d);
    header.declared = 0;
    child->send('q');
    const auto waited = child->wait(limits.cpu_seconds, most_resident);
    if (waited.end != ChildProcess::End::answered) {
      const std::string why = one_line(fault_text(*child, waited.end, limits));
      child.reset();
      throw BadInput(name + ": what it declares for d = " + std::to_string(d) + ": " + why);
    }
    if ((header.declared & Declared::declared_delta) != 0) said.delta = header.delta;
    if ((header.declared & Declared::declared_omega) != 0) said.omega = header.omega;
    if ((header.declared & Declared::declared_bits) != 0) said.bits = header.bits;
    if ((header.declared & Declared::declared_nonzeros) != 0) said.nonzeros = header.nonzeros;
  }
  return declarations.emplace(d, said).first->second;
}

Host::Host(std::string name, ChildMain child, std::uint64_t seed, const Limits& limits)
    : state_(std::make_unique<State>(std::move(name), std::move(child), seed, limits)) {
  state_->start();
  if (const std::string said = state_->ring.message(); !said.empty()) state_->name = said;
}

Host::~Host() = default;

std::string Host::name() const { return state_->name; }
std::optional<double> Host::declared_delta(long d) { return state_->declaration(d).delta; }
std::optional<double> Host::declared_omega(long d) { return state_->declaration(d).omega; }
std::optional<double> Host::bits(long d) { return state_->declaration(d).bits; }
std::optional<std::size_t> Host::declared_nonzeros(long d) { return state_->declaration(d).nonzeros; }
void Host::start_afresh() { state_->child.reset(); }
void Host::place(std::optional<Placement> placement) { state_->placement = placement; }

void Host::run(std::span<const Call> calls, const std::function<void(std::size_t, const Outcome&)>& visit) {
  for (std::size_t done = 0; done < calls.size();) {
    const std::size_t count = state_->ring.write_batch(calls.subspan(done), state_->placement);
    state_->run_batch();
    for (std::size_t i = 0; i < count; ++i) visit(done + i, state_->ring.outcome(i));
    done += count;
  }
}

}  // namespace lemmata::plugin
