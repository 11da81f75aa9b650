#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "lib/compress/black_box.hpp"
#include "lib/plugin/placement.hpp"

namespace lemmata::plugin {

struct Limits {
  double cpu_seconds = 2;                                  ///< of the child without progress; in wall time ten times that
  double start_cpu_seconds = 30;                           ///< the same, until it is ready (a first `import torch` is slow)
  std::uint64_t resident_bytes = std::uint64_t{2} << 30U;  ///< above what it has when it is ready
  std::uint64_t printed_bytes = std::uint64_t{64} << 20U;  ///< by one call
  bool own_shared_memory = true;                           ///< a /dev/shm of its own, where the kernel lets it (warden.hpp)
  std::size_t most_hung = SIZE_MAX;                        ///< calls that hang, each of which costs seconds; then HungTooOften
};

/// Thrown by `run` after it has shown the outcomes of the calls made.
struct HungTooOften : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What went wrong when the plugin was asked what it declares; numbers that it had no chance to give count as not declared.
struct DeclarationFault {
  compress::Fate fate = compress::Fate::crashed;
  std::string what;  ///< one line
};

/// Ends what is said of a call that crashed, hung, ran out of memory or disturbed its process only after others: alone in a fresh
/// process, it returned.
constexpr const char* not_alone = ", after earlier calls; alone it returns";
/// Is this said of a call which does not show it alone?
bool shows_only_after_others(const std::string& what);

/// What a child inherits: see ring.hpp.
struct ChildEnds {
  int memory = -1, commands = -1, answers = -1;
};
/// The child's life, in a process of its own; it must not return.
using ChildMain = std::function<void(const ChildEnds&)>;
/// Executes argv[0] (a path) with argv and the three numbers.
ChildMain executed(std::vector<std::string> argv);

/// A compressor in a child process, whatever the child is: batches through shared memory, faults told apart, the child replaced
/// after each. Not for two threads at once, nor from within a visit. The child dies with the thread that started it, and all that it
/// started with it.
///
/// What a batch left changed around it (surroundings.h), or said out of turn, is nobody's yet: its calls are made again, one at a time, in
/// a fresh child, until it is known whose.
class Host : public compress::BlackBox {
 public:
  /// Starts the first child. @throws BadInput, one line, where the child says 'e', ends or hangs before it is ready, or does not end well
  /// when it is dismissed at once and says that it can be (feature_unloads)
  /// @param name  what the compressor is called where the child does not say
  Host(std::string name, ChildMain child, std::uint64_t seed, const Limits& limits);
  ~Host() override;

  std::string name() const override;
  std::optional<double> declared_delta(long d) override;
  std::optional<double> declared_omega(long d) override;
  std::optional<double> bits(long d) override;
  std::optional<std::size_t> declared_nonzeros(long d) override;
  void run(std::span<const compress::Call> calls, const std::function<void(std::size_t, const compress::Outcome&)>& visit) override;
  void start_afresh() override;
  std::optional<DeclarationFault> declaration_fault(long d);
  /// All calls from now on in one placement, whatever their stream; without value: placement_of(stream).
  void place(std::optional<Placement> placement);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lemmata::plugin
