#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lib/check/probe/property.hpp"
#include "lib/compress/black_box.hpp"

// What the properties share in one dimension: the inputs, the pool of samples, the level, the faults, shrinking.
namespace lemmata::probe {

using Chosen = std::vector<std::pair<std::uint32_t, double>>;  ///< uniform numbers set by the checker, sorted by index

struct ProbeOptions {
  long d = 1;
  std::uint64_t seed = 1;
  std::size_t calls = 0;  ///< about how many, for all properties together; 0: `default_calls(d)`
  double level = 1e-9;    ///< for all statistical tests of this probe together
};

/// What fits 4 seconds of one core for a plugin of 1e5 to 1e6 calls a second: 700,000 up to d = 8, then about as 1/sqrt d.
std::size_t default_calls(long d);

/// An input of the search. Ordinary: every entry is 0 or of magnitude 1e-100 .. 1e100.
struct Input {
  std::vector<double> x;
  std::string family;  ///< "one-hot", "equal magnitudes", ...
  bool ordinary = true;
};

/// Is every entry 0 or of magnitude 1e-100 .. 1e100? What happens elsewhere is reported apart, as the ends.
bool is_ordinary(const std::vector<double>& x);

/// An outcome that outlives the visit.
struct Reply {
  compress::Fate fate = compress::Fate::returned;
  std::string what;
  std::vector<double> out;
  std::uint32_t uniforms = 0;
  bool drew_otherwise = false;
  bool returned() const { return fate == compress::Fate::returned; }
};

/// A fault, kept with the input that caused it, whichever property's call it was.
struct Fault {
  compress::Fate fate = compress::Fate::crashed;
  std::string what;
  std::vector<double> x;
  std::uint64_t stream = 0;
  bool ordinary = true;
};

/// Samples of C(x) for one input, on streams of their own.
struct Samples {
  std::uint64_t first_stream = 0;
  std::vector<std::vector<double>> out;  ///< those that returned
  std::size_t asked = 0;
};

class Probe {
 public:
  Probe(compress::BlackBox& box, const ProbeOptions& options);
  ~Probe();

  long d() const;
  compress::BlackBox& box();
  const ProbeOptions& options() const;

  /// Structured families first (zero, one-hot, ties, signs, geometric, sparse, huge and tiny, subnormals, one dominant entry, last
  /// entries only), then random ones. Deterministic in (d, seed). Ordinary ones come before the others.
  const std::vector<Input>& inputs() const;

  Reply call(const std::vector<double>& x, std::uint64_t stream = 0, const Chosen* chosen = nullptr);
  /// In order, one process: replies[i] is of inputs[i]. A fault is recorded in `faults()`.
  std::vector<Reply> calls(const std::vector<compress::Call>& calls);
  /// The same without keeping anything: visit(i, outcome) for each call in order.
  void run(const std::vector<compress::Call>& calls, const std::function<void(std::size_t, const compress::Outcome&)>& visit);
  /// C of every `inputs()` entry on stream 0, made once and kept: what most properties look at first.
  const std::vector<Reply>& first_replies();
  /// Has any call so far taken a random number?
  bool random();
  /// `n` streams that no one has used: the first of them.
  std::uint64_t fresh_streams(std::size_t n);
  /// n samples at inputs()[input], shared by all random properties: they are extended, never drawn twice.
  const Samples& samples(std::size_t input, std::size_t n);
  const std::vector<Fault>& faults() const;
  /// Calls made so far, by all properties.
  std::size_t calls_made() const;

  /// The level of the next statistical test; the sum over all tests of the probe stays below options().level.
  double spend_level();

  /// A small readable input on which `fails` still holds: entries to 0, fewer nonzeros, magnitudes to small integers or simple
  /// fractions, equal entries. `fails(x)` holds at the start; at most `most` evaluations.
  std::vector<double> shrink(std::vector<double> x, const std::function<bool(const std::vector<double>&)>& fails, std::size_t most = 400);

  /// What the quantitative properties share, for the engine's own files: state.hpp.
  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// Every property in one dimension, in the table's order; the faults of all are seen by `terminates`, `pure`, `in-bounds`, `finite`, which
/// are examined last.
struct Examined {
  const Property* property = nullptr;
  Result result;
};
std::vector<Examined> examine(compress::BlackBox& box, const ProbeOptions& options, const std::vector<std::string>& only = {});

}  // namespace lemmata::probe
