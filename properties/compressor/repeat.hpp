#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/check/probe/probe.hpp"

// What must come again before it is held against a compressor: C is to be a function of x and of the random numbers supplied.
namespace lemmata::probe {

inline constexpr const char* not_replayable_text = "a call repeated with the same random numbers gives another output (see memoryless)";
inline constexpr const char* not_again_text = "an output that would show a violation did not come again on the same input (see memoryless)";

/// Does each input give on stream 0 what it gave first, in another order and twice in a row? If not, calls on fixed random numbers say
/// nothing of two calls' outputs, and one output nothing of a mean. Asked once, of all inputs or of the ordinary ones; faults and time
/// limits are left out.
bool replayable(Probe& probe, bool ordinary = false);

/// Why nothing can be said of moments and signs: no ordinary x != 0 was answered, the compressor is not replayable, or what it returned
/// where error, size or inner product are extreme, which is what constants quote, does not come again.
std::optional<std::string> unanswerable(Probe& probe);

/// What C returned at x without taking a random number.
struct FixedOutput {
  std::vector<double> x, out;
};
using OutputFails = std::function<bool(const std::vector<double>& x, const std::vector<double>& c)>;

/// Shrinks an ordinary x while C takes no random number there and `fails` holds of the output. No value where it does not hold again at
/// the x where it was seen, or where the output that it ends with does not come again.
std::optional<FixedOutput> shrink_fixed(Probe& probe, const FixedOutput& seen, const OutputFails& fails);

/// Do two more calls give these bits? If not, that is kept for `deterministic`.
bool comes_again(Probe& probe, const std::vector<double>& x, const std::vector<double>& out, std::uint64_t stream = 0);

}  // namespace lemmata::probe
