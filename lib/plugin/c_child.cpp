#include "lib/plugin/c_child.hpp"

#include <cxxabi.h>
#include <dlfcn.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <typeinfo>

#include "lib/plugin/c_fault.hpp"
#include "lib/plugin/c_load.hpp"
#include "lib/plugin/c_threads.hpp"
#include "lib/plugin/surroundings.h"

namespace lemmata::plugin {
namespace {

using compress::Fate;

/// Whose turn `uniform(rng)` is.
struct CDraws {
  const RingHeader* header = nullptr;
  const RingRecord* record = nullptr;
  const char* ring = nullptr;
  std::uint32_t taken = 0, next_chosen = 0;
};

struct ChosenPair {
  std::uint64_t index;
  double u;
};

extern "C" double next_uniform(void* rng) {
  auto& draws = *static_cast<CDraws*>(rng);
  const RingRecord& record = *draws.record;
  const std::uint32_t i = draws.taken++;
  const char* const pairs = draws.ring + draws.header->chosen_at;
  for (; draws.next_chosen < record.chosen_count; ++draws.next_chosen) {
    ChosenPair pair;
    std::memcpy(&pair, pairs + (record.chosen_begin + draws.next_chosen) * sizeof pair, sizeof pair);
    if (pair.index > i) break;
    if (pair.index == i) return pair.u;
  }
  return compress::black_box_uniform(draws.header->seed, record.stream, i);
}

/// The text of the exception being handled.
std::string text_of_exception() {
  const std::type_info* const type = abi::__cxa_current_exception_type();
  if (type == nullptr) return "a foreign exception";
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> readable(abi::__cxa_demangle(type->name(), nullptr, nullptr, &status), std::free);
  const std::string name = readable ? readable.get() : type->name();
  try {
    throw;
  } catch (const std::exception& e) { return name + ": " + e.what(); } catch (...) {
    return name;
  }
}

class CChild {
 public:
  CChild(char* ring, const ChildEnds& ends) : ring_(ring), header_(*reinterpret_cast<RingHeader*>(ring)), ends_(ends) {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    void* const own = mmap(nullptr, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (own == MAP_FAILED) _exit(1);
    madvise(own, page, MADV_WIPEONFORK);
    alive_ = static_cast<char*>(own);
    *alive_ = 1;
  }

  void load(const std::string& path) {
    control_ = float_control();
    try {
      plugin_ = load_c_plugin(path);
      surroundings_look(&before_);
      const std::string name = plugin_.name != nullptr ? plugin_.name() : "";
      if (has_changed()) throw std::runtime_error(std::string("lemmata_name ") + change_.data());
      say(name);
    } catch (const std::exception& e) {
      say(e.what());
      reply('e');
      _exit(1);
    }
    header_.features = feature_declares | feature_unloads;
    threads_ = count_threads();
    reply('r');
  }

  void unload() {
    dlclose(plugin_.library);
    fault_scene.unloaded = true;
    std::exit(0);  // what it has registered for the end
  }

  void serve() {
    char command = 0;
    while (true) {
      const ssize_t got = read(ends_.commands, &command, 1);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) _exit(1);  // the plugin closed it
      if (got == 0) return;
      if (command == 'b') {
        batch();
        look_around();
      }
      if (command == 'q') {
        declare();
        if (has_changed()) disturbed();
      }
      const bool told = command == 'b' && header_.disturbed != 0;
      reply(told ? 'd' : command);
      if (told && header_.disturbed == 1) _exit(1);
    }
  }

 private:
  void say(std::string_view text) {
    header_.message_length = std::min(text.size(), header_.message.size());
    std::memcpy(header_.message.data(), text.data(), header_.message_length);
  }

  void reply(char byte) {
    while (write(ends_.answers, &byte, 1) < 0 && errno == EINTR) {}
  }

  void declare() {
    const std::size_t d = header_.d;
    header_.declared = 0;
    const auto number = [&](double (*function)(std::size_t), std::uint64_t flag, double& value) {
      if (function == nullptr) return;
      value = function(d);
      if (!std::isnan(value)) header_.declared |= flag;
    };
    number(plugin_.delta, declared_delta, header_.delta);
    number(plugin_.omega, declared_omega, header_.omega);
    number(plugin_.bits, declared_bits, header_.bits);
    if (plugin_.nonzeros == nullptr) return;
    header_.nonzeros = plugin_.nonzeros(d);
    header_.declared |= declared_nonzeros;
  }

  /// Since the plugin was loaded; then `change_` says what, "left another rounding mode".
  bool has_changed() {
    if (const std::uint64_t control = float_control(); control != control_) {
      set_float_control(control_);
      std::snprintf(change_.data(), change_.size(), "%s", float_change(control_, control));
      return true;
    }
    surroundings now;
    surroundings_look(&now);
    return surroundings_changed(&before_, &now, change_.data(), change_.size()) != 0;
  }

  void disturbed() {
    say(change_.data());
    header_.disturbed = 1;
  }

  /// Is the process as it was? The answer stands in the header, which the plugin can do less to than to the descriptors.
  void look_around() {
    if (has_changed()) return disturbed();
    const std::uint64_t threads = count_threads();
    if (threads > threads_ && header_.calls - header_.first > 1) header_.disturbed = 2;
    threads_ = threads;
  }

  /// After a call that left a thread: does that one write to the output that was handed back? It is given a moment of sleep, and all the
  /// time that it runs, within reason.
  void await_late_writes(RingRecord& record, GuardedSlot& place) {
    constexpr int moment_ms = 10, most_moments = 20;
    if (count_threads() <= threads_) return;
    fault_scene.record = &record;
    fault_scene.returned = true;
    place.protect(false);
    do poll(nullptr, 0, moment_ms);
    while (++moments_ < most_moments && another_thread_runs());
    place.protect(true);
    fault_scene.returned = false;
    fault_scene.record = nullptr;
  }

  GuardedSlot& slot(std::size_t placement) {
    auto& slot = slots_.at(placement);
    if (!slot || slot->size() != header_.d) slot = std::make_unique<GuardedSlot>(header_.d, static_cast<Placement>(placement));
    return *slot;
  }

  void batch() {
    loaded_.fill(~std::uint64_t{0});
    std::atomic_ref<std::uint64_t> progress(header_.progress);
    auto* const records = reinterpret_cast<RingRecord*>(ring_ + header_.records_at);
    for (std::uint64_t i = header_.first; i < header_.calls; ++i) {
      one_call(records[i], ring_ + header_.outputs_at + i * header_.d * sizeof(double));
      progress.store(i + 1, std::memory_order_release);
    }
  }

  void one_call(RingRecord& record, char* output) {
    const std::size_t d = header_.d, placement = std::min<std::size_t>(record.placement, slots_.size() - 1);
    GuardedSlot& place = slot(placement);
    if (loaded_[placement] != record.x_index) {
      place.load(reinterpret_cast<const double*>(ring_ + header_.inputs_at) + record.x_index * d);
      loaded_[placement] = record.x_index;
    }
    place.preset();
    CDraws draws{.header = &header_, .record = &record, .ring = ring_};
    const std::optional<int> code = guarded_call(record, place, draws);
    record.uniforms = draws.taken;
    if (*alive_ == 0) _exit(0);  // a copy of this process that the plugin made and let go on
    const std::uint64_t control = float_control();
    if (control != control_) set_float_control(control_);
    if (!code) return;
    if (const auto [fate, index] = place.trespass(); fate != Fate::returned) {
      ShortText text;
      answer(record, fate, text << "wrote to out[" << index << "]");
    } else if (control != control_) {
      answer(record, Fate::misbehaved, float_change(control_, control));
    } else if (*code != 0) {
      ShortText text;
      answer(record, Fate::refused, text << "returned " << *code);
    } else if (const std::size_t left = place.unwritten(); left > 0) {
      ShortText text;
      text << "wrote only " << static_cast<std::ptrdiff_t>(d - left) << " of " << static_cast<std::ptrdiff_t>(d) << " numbers";
      answer(record, Fate::wrong_shape, text);
    } else {
      std::memcpy(output, place.out(), d * sizeof(double));
      answer(record, Fate::returned, {});
      if (header_.calls - header_.first == 1) await_late_writes(record, place);
    }
  }

  /// What the plugin returned; nothing where it threw, which the record then says.
  std::optional<int> guarded_call(RingRecord& record, GuardedSlot& place, CDraws& draws) {
    fault_scene.slot = &place;
    fault_scene.record = &record;
    std::optional<int> code;
    try {
      code = plugin_.compress(place.x(), place.out(), place.size(), next_uniform, &draws);
    } catch (abi::__forced_unwind&) {
      throw;  // pthread_exit: it may not be stopped
    } catch (...) { answer(record, Fate::threw, text_of_exception()); }
    fault_scene.record = nullptr;
    return code;
  }

  char* ring_;
  RingHeader& header_;
  ChildEnds ends_;
  CPlugin plugin_;
  std::array<std::unique_ptr<GuardedSlot>, 3> slots_;
  std::array<std::uint64_t, 3> loaded_{};  ///< which input each slot holds
  char* alive_ = nullptr;                  ///< 1, but 0 in every process forked from this one
  std::uint64_t control_ = 0, threads_ = 0;
  surroundings before_{};  ///< since the plugin was loaded
  std::array<char, record_text_bytes> change_{};
  int moments_ = 0;
};

}  // namespace

void c_child(const std::string& path, const ChildEnds& ends) {
  void* const ring = mmap(nullptr, ring_bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, ends.memory, 0);
  if (ring == MAP_FAILED) _exit(1);
  close(ends.memory);
  watch_faults();
  CChild child(static_cast<char*>(ring), ends);
  child.load(path);
  child.serve();
  child.unload();
  _exit(0);
}

}  // namespace lemmata::plugin
