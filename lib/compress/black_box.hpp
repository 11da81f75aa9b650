#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lemmata::compress {

/// One call of a compressor that is known by what it returns and by nothing else. The caller supplies all randomness: uniform number
/// i of the call is (word >> 11) 2^-53 in [0, 1), where word = philox_word(key, 0, 0, i) and key = {seed, black_box_key, stream}.
struct Call {
  const std::vector<double>* x = nullptr;  ///< must outlive the call; its size is the dimension d >= 1
  std::uint64_t stream = 0;                ///< equal streams give equal randomness
  /// Numbers given in place of the stream's: pairs (i, u) with u in [0, 1), sorted by i. Null for none; must outlive the call.
  const std::vector<std::pair<std::uint32_t, double>>* chosen = nullptr;
};

/// What became of a call. Everything from `crashed` on is a finding about the compressor, never an error of ours.
enum class Fate {
  returned,
  refused,        ///< a C plugin returned non-zero
  crashed,        ///< a signal, or the process ended
  hung,           ///< no progress in the CPU time allowed
  out_of_memory,  ///< the resident size allowed
  wrote_input,
  overran,   ///< wrote beyond out[d - 1]
  underran,  ///< wrote before out[0]
  threw,     ///< an exception
  wrong_shape,
  wrong_type,  ///< an output that is no array of float64
  misbehaved   ///< it left its process otherwise than it found it (rounding mode, signals, processes of its own), or flooded its output
};
std::string to_string(Fate fate);

struct Outcome {
  Fate fate = Fate::returned;
  std::string what;             ///< one line: the exception's text, the signal's name, the shape returned
  std::span<const double> out;  ///< d numbers where fate is `returned`, else empty; valid during the visit only
  std::uint32_t uniforms = 0;   ///< how many uniform numbers the call took
  bool drew_otherwise = false;  ///< it also took randomness that the caller cannot choose (a Python generator's integers or normals)
};

/// A compressor behind a wall: a plugin in its own process, or a built-in. Calls of one `run` go to one process in order; after a fault
/// the process is replaced, and the run goes on behind the culprit.
class BlackBox {
 public:
  virtual ~BlackBox() = default;
  BlackBox() = default;
  BlackBox(const BlackBox&) = delete;
  BlackBox& operator=(const BlackBox&) = delete;

  virtual std::string name() const = 0;
  /// What it declares of itself in dimension d; without value where it is silent.
  virtual std::optional<double> declared_delta(long d) = 0;
  virtual std::optional<double> declared_omega(long d) = 0;
  virtual std::optional<double> bits(long d) = 0;
  virtual std::optional<std::size_t> declared_nonzeros(long d) = 0;

  /// Makes the calls in order and shows each outcome once, in order.
  virtual void run(std::span<const Call> calls, const std::function<void(std::size_t, const Outcome&)>& visit) = 0;
  /// From now on another process, that remembers nothing; a built-in ignores it.
  virtual void start_afresh() = 0;
};

/// The key of all black boxes' randomness: the claim part of their StreamKey.
constexpr std::uint64_t black_box_key = 0x6c656d6d61746101ULL;

/// uniform number `index` of `stream`.
double black_box_uniform(std::uint64_t seed, std::uint64_t stream, std::uint32_t index);

}  // namespace lemmata::compress
