#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "lib/compress/black_box.hpp"
#include "lib/plugin/host.hpp"

namespace lemmata::plugin {

/// The place where a plugin finds its input and puts its output, such that a stray access faults or leaves a trace.
///
///   input   no access | .. x .. | no access      twice in memory: read-only here, writable through the harness's mapping
///   output  no access | canary out canary | no access
///
/// With Placement::at_end x and out end at the second no-access page, at_start they begin behind the first.
class GuardedSlot {
 public:
  GuardedSlot(std::size_t d, Placement placement);
  ~GuardedSlot();
  GuardedSlot(const GuardedSlot&) = delete;
  GuardedSlot& operator=(const GuardedSlot&) = delete;

  std::size_t size() const { return d_; }
  const double* x() const { return x_; }
  double* out() const { return out_; }

  void load(const double* x);
  /// Fills the output with a pattern that no arithmetic yields (a signalling NaN), and repairs the canaries.
  void preset();

  /// After a call: a write beside the output. {returned, 0} where there is none, else overran or underran and the index nearest to `out`.
  std::pair<compress::Fate, std::ptrdiff_t> trespass() const;
  /// May the output be written?
  void protect(bool writable);
  /// How many entries of the output were not written.
  std::size_t unwritten() const;

  /// What an access that faulted was. Async-signal-safe.
  struct Access {
    compress::Fate fate = compress::Fate::crashed;
    const char* verb = nullptr;   ///< "wrote to", "read"; null where the address is not near this slot
    const char* array = nullptr;  ///< "x", "out"
    std::ptrdiff_t index = 0;
  };
  Access explain(const void* address, bool write) const;

 private:
  struct Region {
    char* begin = nullptr;  ///< of the no-access pages before
    char* inner = nullptr;
    std::size_t inner_bytes = 0, bytes = 0;
  };
  static Region reserve(std::size_t inner_bytes);

  std::size_t d_;
  Region input_, output_;
  char* writable_ = nullptr;  ///< the harness's mapping of the input
  std::size_t x_offset_ = 0, out_offset_ = 0;
  const double* x_ = nullptr;
  double* out_ = nullptr;
};

}  // namespace lemmata::plugin
