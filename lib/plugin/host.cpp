#include "lib/plugin/host.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>
#include <utility>

#include "lib/num/error.hpp"
#include "lib/plugin/child_process.hpp"
#include "lib/plugin/fault_text.hpp"
#include "lib/plugin/ring_memory.hpp"
#include "lib/plugin/surroundings.h"

namespace lemmata::plugin {

using compress::Call;
using compress::Fate;
using compress::Outcome;

namespace {

constexpr const char* seen_after = " calls, none of which shows it alone";

void write_answer(RingRecord& record, Fate fate, const std::string& text) {
  const std::size_t length = std::min(text.size(), record.text.size());
  text.copy(record.text.data(), length);
  record.text_length = static_cast<std::uint32_t>(length);
  record.fate = static_cast<std::uint32_t>(fate);
}

}  // namespace

struct Host::State {
  struct Declaration {
    std::optional<DeclarationFault> fault;
    std::optional<double> delta, omega, bits;
    std::optional<std::size_t> nonzeros;
  };
  std::string name;
  ChildMain child_main;
  Limits limits;
  RingMemory ring;
  std::unique_ptr<ChildProcess> child;
  std::uint64_t features = 0, most_resident = 0;
  bool looked_closer = false;  ///< it did so once, for a reason that was no finding
  bool fresh = false;          ///< the child has made no call yet
  std::size_t hung = 0;        ///< calls so far
  std::optional<Placement> placement;
  std::map<long, Declaration> declarations;

  State(std::string name, ChildMain child, std::uint64_t seed, const Limits& limits)
      : name(std::move(name)), child_main(std::move(child)), limits(limits), ring(seed) {}

  void start();
  void dismiss_first();
  /// One that ended between batches, killed from outside say, is no call's fault.
  void need_child() {
    if (!child || child->has_ended() || child->babbles()) start();
  }
  const Declaration& declaration(long d);
  Declaration ask(long d);
  std::size_t run_batch();
  bool gave_up() const { return hung >= limits.most_hung; }
  std::size_t run_calls(std::size_t first, std::size_t end);
  std::size_t run_singly(std::size_t first, std::size_t end, const RingRecord& suspicion);
  std::optional<RingRecord> suspicion(const ChildProcess::Waited& waited, std::size_t end);
  std::size_t note_fault(const ChildProcess::Waited& waited, std::size_t first, std::size_t end, bool was_fresh);
  void try_alone(std::size_t culprit);
};

void Host::State::start() {
  RingHeader& header = ring.header();
  header.features = header.message_length = 0;
  child = std::make_unique<ChildProcess>(child_main, ring.file(), &header, limits);
  const auto waited = child->wait(limits.start_cpu_seconds, std::numeric_limits<std::uint64_t>::max());
  fresh = true;
  if (waited.end == ChildProcess::End::answered && waited.answer == 'r') {
    features = header.features;
    most_resident = child->resident_bytes() + limits.resident_bytes;
    return;
  }
  std::string why = ring.message();
  if (waited.end == ChildProcess::End::hung)
    why = "it is not ready after " + printed_number("%g s of processor time", limits.start_cpu_seconds);
  if (waited.end == ChildProcess::End::ended) why = "it cannot be loaded: " + child->ending();
  if (waited.end == ChildProcess::End::flooded) why = "it cannot be loaded: " + fault_text(*child, waited.end, limits);
  if (waited.end == ChildProcess::End::answered && waited.answer != 'e')
    why = "it cannot be loaded: it wrote to the descriptors of its harness";
  child.reset();
  throw BadInput(name + ": " + why);
}

/// The first child only shows how the plugin ends: a destructor that crashes would else go unseen, for children are killed.
void Host::State::dismiss_first() {
  if ((features & feature_unloads) == 0) return;
  child->dismiss();
  const auto waited = child->wait(limits.cpu_seconds, std::numeric_limits<std::uint64_t>::max());
  if (waited.end == ChildProcess::End::ended && child->ended_well()) return start();
  const std::string why =
      waited.end == ChildProcess::End::answered ? "it wrote to the descriptors of its harness" : fault_text(*child, waited.end, limits);
  child.reset();
  throw BadInput(name + ": it cannot be unloaded: " + why);
}

/// What is wrong after the calls of a batch were made, and may be any call's: as the answer of a call, `returned` where there is only reason
/// to look closer. None where all is well, or where `note_fault` knows the call.
std::optional<RingRecord> Host::State::suspicion(const ChildProcess::Waited& waited, std::size_t end) {
  const RingHeader& header = ring.header();
  const bool ended = waited.end == ChildProcess::End::ended, all_made = header.progress == end;
  RingRecord found{};
  const bool answered = waited.end == ChildProcess::End::answered;
  if ((answered || ended) && header.disturbed != 0) {
    write_answer(found, header.disturbed == 1 ? Fate::misbehaved : Fate::returned, ring.message());
  } else if (answered && (waited.answer != 'b' || child->babbles())) {
    write_answer(found, Fate::misbehaved, "wrote to the descriptors of its harness");
  } else if (answered && !all_made) {
    write_answer(found, Fate::misbehaved, "wrote over the memory of its harness");
  } else if (ended && all_made) {
    write_answer(found, Fate::crashed, one_line(child->ending()));
  } else {
    return {};
  }
  return found;
}

/// After a wait that no answer ended: the culprit gets its answer, the child goes. Returns the call to go on with.
std::size_t Host::State::note_fault(const ChildProcess::Waited& waited, std::size_t first, std::size_t end, bool was_fresh) {
  const std::size_t done = std::min<std::size_t>(std::max<std::size_t>(ring.header().progress, first), end);  // it is dead: final
  const std::size_t culprit = std::min<std::size_t>(std::max<std::size_t>(waited.progress, first), end - 1);
  std::size_t next = done;
  // A child that hung for its limit and then came free before it was killed is not accused.
  const bool past_doubt = waited.end == ChildProcess::End::out_of_memory || waited.end == ChildProcess::End::flooded;
  if (past_doubt || done == culprit) {
    RingRecord& record = ring.record(culprit);
    if (waited.end != ChildProcess::End::ended || record.fate == unanswered) {
      write_answer(record, fault_fate(waited.end), one_line(fault_text(*child, waited.end, limits)));
    }
    next = std::max(done, culprit + 1);
  }
  child.reset();
  if (waited.end == ChildProcess::End::hung) ++hung;
  const auto fate = static_cast<Fate>(ring.record(culprit).fate);
  const bool may_be_late = fate == Fate::crashed || fate == Fate::hung || fate == Fate::out_of_memory;
  if (next > culprit && may_be_late && (!was_fresh || culprit > first)) try_alone(culprit);
  return next;
}

/// A call that came to a bad end behind others: is it at fault, or did they leave something broken? It is made again in a fresh child;
/// where it returns there, its answer says so.
void Host::State::try_alone(std::size_t culprit) {
  if (gave_up()) return;
  RingRecord& record = ring.record(culprit);
  const auto fate = static_cast<Fate>(record.fate);
  const std::string text(record.text.data(), std::min<std::size_t>(record.text_length, record.text.size()));
  ring.forget_answers(culprit, culprit + 1);
  run_calls(culprit, culprit + 1);
  if (record.fate >= static_cast<std::uint32_t>(Fate::crashed)) return;
  const std::size_t room = record.text.size() - std::string_view(not_alone).size();
  write_answer(record, fate, text.substr(0, room) + not_alone);
  child.reset();
}

/// The calls first .. end - 1, up to a fault. Returns the call to go on with.
std::size_t Host::State::run_calls(std::size_t first, std::size_t end) {
  need_child();
  const bool was_fresh = std::exchange(fresh, false);
  ring.write_header(first, end);
  child->send('b');
  const auto waited = child->wait(limits.cpu_seconds, most_resident);
  const auto found = suspicion(waited, end);
  if (!found) return waited.end == ChildProcess::End::answered ? end : note_fault(waited, first, end, was_fresh);
  const auto fate = static_cast<Fate>(found->fate);
  if (fate == Fate::returned && std::exchange(looked_closer, true)) return end;  // the child lives on
  child.reset();
  if (end - first > 1) return run_singly(first, end, *found);
  if (fate == Fate::returned) return end;
  write_answer(ring.record(first), fate, {found->text.data(), found->text_length});
  if (!was_fresh) try_alone(first);
  return end;
}

/// Whose fault was that? Where no call alone shows it, it is the last one's, after which it was seen.
std::size_t Host::State::run_singly(std::size_t first, std::size_t end, const RingRecord& suspicion) {
  ring.forget_answers(first, end);
  bool shown = suspicion.fate == static_cast<std::uint32_t>(Fate::returned);
  for (std::size_t call = first; call < end; ++call) {
    run_calls(call, call + 1);
    shown = shown || ring.record(call).fate >= static_cast<std::uint32_t>(Fate::crashed);
  }
  if (shown) return end;
  const std::string text(suspicion.text.data(), suspicion.text_length);
  write_answer(ring.record(end - 1), static_cast<Fate>(suspicion.fate), text + ", seen after " + std::to_string(end - first) + seen_after);
  return end;
}

/// Returns how many calls have their answers: all, unless it gave up.
std::size_t Host::State::run_batch() {
  const std::size_t calls = ring.layout().calls;
  std::size_t made = 0;
  while (made < calls && !gave_up()) made = run_calls(made, calls);
  return made;
}

const Host::State::Declaration& Host::State::declaration(long d) {
  if (const auto known = declarations.find(d); known != declarations.end()) return known->second;
  return declarations.emplace(d, ask(d)).first->second;
}

Host::State::Declaration Host::State::ask(long d) {
  need_child();
  Declaration said;
  if ((features & feature_declares) != 0) {
    RingHeader& header = ring.header();
    header.d = static_cast<std::uint64_t>(d);
    header.declared = header.disturbed = header.message_length = 0;
    child->send('q');
    const auto waited = child->wait(limits.cpu_seconds, most_resident);
    if (waited.end != ChildProcess::End::answered || waited.answer != 'q') {
      const bool answered = waited.end == ChildProcess::End::answered;
      if (answered) said.fault = {Fate::misbehaved, "wrote to the descriptors of its harness"};
      else said.fault = {fault_fate(waited.end), one_line(fault_text(*child, waited.end, limits))};
      child.reset();
      return said;
    }
    if (header.disturbed != 0) said.fault = {header.disturbed == 1 ? Fate::misbehaved : Fate::threw, ring.message()};
    if (header.disturbed == 1) child.reset();
    if ((header.declared & Declared::declared_delta) != 0) said.delta = header.delta;
    if ((header.declared & Declared::declared_omega) != 0) said.omega = header.omega;
    if ((header.declared & Declared::declared_bits) != 0) said.bits = header.bits;
    if ((header.declared & Declared::declared_nonzeros) != 0) said.nonzeros = header.nonzeros;
  }
  return said;
}

bool shows_only_after_others(const std::string& what) {
  return what.find(not_alone) != std::string::npos || what.find(seen_after) != std::string::npos;
}

Host::Host(std::string name, ChildMain child, std::uint64_t seed, const Limits& limits)
    : state_(std::make_unique<State>(std::move(name), std::move(child), seed, limits)) {
  state_->start();
  state_->dismiss_first();
  if (const std::string said = state_->ring.message(); !said.empty()) state_->name = said;
}

Host::~Host() = default;

std::string Host::name() const { return state_->name; }
std::optional<double> Host::declared_delta(long d) { return state_->declaration(d).delta; }
std::optional<double> Host::declared_omega(long d) { return state_->declaration(d).omega; }
std::optional<double> Host::bits(long d) { return state_->declaration(d).bits; }
std::optional<std::size_t> Host::declared_nonzeros(long d) { return state_->declaration(d).nonzeros; }
std::optional<DeclarationFault> Host::declaration_fault(long d) { return state_->declaration(d).fault; }
void Host::start_afresh() { state_->child.reset(); }
void Host::place(std::optional<Placement> placement) { state_->placement = placement; }

void Host::run(std::span<const Call> calls, const std::function<void(std::size_t, const Outcome&)>& visit) {
  const std::uint64_t control = float_control();
  for (std::size_t done = 0; done < calls.size();) {
    const std::size_t count = state_->ring.write_batch(calls.subspan(done), state_->placement), made = state_->run_batch();
    if (const std::uint64_t now = float_control(); now != control)
      throw std::logic_error(name() + ": a batch " + float_change(control, now) + " in the host");
    for (std::size_t i = 0; i < made; ++i) visit(done + i, state_->ring.outcome(i));
    if (made < count)
      throw HungTooOften(std::to_string(state_->hung) + (state_->hung == 1 ? " call" : " calls") + " did not end; no more are made");
    done += count;
  }
}

}  // namespace lemmata::plugin
