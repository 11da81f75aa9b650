#pragma once
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/num/vector.hpp"

namespace lemmata {

/// An exact drawn number: numerator / denominator, the numerator a dyadic double. denominator = 1 except for `draw.rational`.
struct Number {
  double numerator = 0;
  long denominator = 1;
  friend bool operator==(const Number&, const Number&) = default;
};
/// "3/7", "5", or, beyond denominators of 2^20, a hex float such as "0x1.8p-42": read back to the same bits. `number_from` throws BadInput
/// on anything else.
std::string to_string(const Number& number);
Number number_from(const std::string& text);

/// The interval a real is drawn from; open ends are never drawn.
struct Range {
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
  bool lower_open = true;
  bool upper_open = true;
  static Range closed(double lo, double hi) { return {lo, hi, false, false}; }
  static Range open(double lo, double hi) { return {lo, hi, true, true}; }
  static Range left_open(double lo, double hi) { return {lo, hi, true, false}; }
  static Range right_open(double lo, double hi) { return {lo, hi, false, true}; }
  bool contains(double x) const;
  friend bool operator==(const Range&, const Range&) = default;
};

enum class DrawKind { integer, log_integer, real, rational, vector, reading };

/// One named choice of an instance, as it was made.
struct Drawn {
  std::string name;
  DrawKind kind = DrawKind::real;
  Range range;                 ///< of each entry; for integers their ends
  std::vector<Number> values;  ///< one, or one an entry of a vector
};
using Instance = std::vector<Drawn>;

/// What a name is held at instead of being read from the tape.
struct Pin {
  enum class Kind { value, edge, box, symbol };
  Kind kind = Kind::value;
  std::vector<Number> values;   ///< value: exactly these
  int edge = 0;                 ///< edge: the index of an edge value (see `edges_of`)
  double lower = 0, upper = 0;  ///< box: the real ranges over [lower, upper] (interval or taylor arithmetic only)
  bool variable = false;        ///< box in taylor arithmetic: this is the variable of the series
};
using Pins = std::map<std::string, Pin, std::less<>>;

/// A dimension. Converts to long, except in a proof about abstract vectors, where "any d" has no value (throws Unsupported).
class Dimension {
 public:
  explicit Dimension(long value) : value_(value) {}
  operator long() const;  // NOLINT(google-explicit-constructor): it is an integer wherever it has a value
  long raw() const { return value_; }

 private:
  long value_;
};

/// The universal quantifier: the falsifier chooses an instance by named draws.
///
/// All draws read one tape of 64-bit words through one decoder (multiplications and ldexp only, so that it is the same on every
/// machine), unless a pin holds the name. Names are unique within an instance; `scope` prefixes those of a compound draw.
/// Reals are drawn by log-uniform magnitude with both signs, with zeros, ties with earlier draws, spikes, subnormals and exact ends
/// mixed in; all are dyadic, hence the same number in every arithmetic.
class Draw {
 public:
  /// Words past the end of the tape read as 0, which decodes to the simplest value of each draw.
  explicit Draw(std::span<const std::uint64_t> tape) : tape_(tape) {}
  Draw(std::span<const std::uint64_t> tape, const Pins& pins) : tape_(tape), pins_(&pins) {}
  /// Strict: a draw without a pin throws BadInput ("the witness has no draw 'x'"). For replay.
  static Draw strict(const Pins& pins);

  long integer(std::string_view name, long lo, long hi);      ///< uniform and edges on [lo, hi]
  long log_integer(std::string_view name, long lo, long hi);  ///< uniform in log2, with edges; 0 <= lo
  bool coin(std::string_view name) { return integer(name, 0, 1) == 1; }
  Dimension dimension(std::string_view name, long lo, long hi);

  template <Scalar S>
  S real(std::string_view name) {
    return in<S>(name, Range{});
  }
  template <Scalar S>
  S positive(std::string_view name) {
    return in<S>(name, Range::open(0, std::numeric_limits<double>::infinity()));
  }
  template <Scalar S>
  S nonnegative(std::string_view name) {
    return in<S>(name, Range::right_open(0, std::numeric_limits<double>::infinity()));
  }
  template <Scalar S>
  S in(std::string_view name, const Range& range) {
    return convert<S>(name, draw_real(name, range));
  }
  /// p/q with small p, q inside the range, 1/3 and the like: for bodies that stay in rationals.
  template <Scalar S>
  S rational(std::string_view name, const Range& range) {
    return convert<S>(name, draw_rational(name, range));
  }

  /// Entries of any kind: dense, sparse, one-hot, equal magnitudes, small integers, huge beside tiny, zero, nearly an earlier vector.
  template <Scalar S>
  Vec<S> vector(std::string_view name, const Dimension& d) {
    return vector<S>(name, d.raw());
  }
  template <Scalar S>
  Vec<S> vector(std::string_view name, long d, const Range& entries = Range{}) {
    const std::size_t at = draw_vector(name, d, entries);
    if constexpr (std::same_as<S, Exact>)
      if (arithmetic_in_force().abstract_vectors()) return abstract_vector();
    Vec<S> out(static_cast<std::size_t>(d));
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = convert_entry<S>(at, i);
    return out;
  }
  /// A unit vector with rational entries: ||u||^2 = 1 exactly, by stereographic projection of a drawn t in R^(d-1); d >= 1.
  template <Scalar S>
  Vec<S> unit_vector(std::string_view name, long d) {
    const std::string base(name);
    if (d == 1) return Vec<S>{S(1 - 2 * integer(base + ".negative", 0, 1))};
    const Vec<S> t = vector<S>(base + ".t", d - 1, Range::closed(-64, 64));
    const S n = norm2_squared(t);
    Vec<S> u(static_cast<std::size_t>(d));
    for (std::size_t i = 0; i + 1 < u.size(); ++i) u[i] = S(2) * t[i] / (n + S(1));
    u[u.size() - 1] = (n - S(1)) / (n + S(1));
    return u;
  }

  /// What the text leaves open: not searched over; the engine attacks the claim once per reading. `labels` name them in ids; empty
  /// labels are made of the values. Returns the value of the reading in force (the first unless pinned).
  long reading(std::string_view name, std::initializer_list<long> values, std::initializer_list<std::string_view> labels = {});

  /// True while the engine runs the claim's mutant of this name: the claim broken in one named way that leaves its bound alone.
  bool mutant(std::string_view name) const { return mutant_ == name; }
  void run_mutant(std::string_view name) { mutant_ = name; }

  /// Prefixes the names drawn while it lives: "C" gives "C.r".
  class Scope {
   public:
    Scope(Draw& draw, std::string_view prefix) : draw_(draw), before_(draw.prefix_) { draw_.prefix_ += std::string(prefix) + "."; }
    ~Scope() { draw_.prefix_ = before_; }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Draw& draw_;
    std::string before_;
  };
  [[nodiscard]] Scope scope(std::string_view prefix) { return {*this, prefix}; }

  const Instance& instance() const { return instance_; }
  struct ReadingSeen {
    std::string name;
    std::vector<long> values;
    std::vector<std::string> labels;
  };
  const std::vector<ReadingSeen>& readings() const { return readings_; }
  /// Full names of the integers drawn as dimensions: in a proof about abstract vectors they need no value.
  const std::vector<std::string>& dimensions() const { return dimensions_; }
  std::size_t words_read() const { return at_; }

 private:
  std::uint64_t next_word();
  const Pin* pin_of(std::string_view full_name) const;
  std::size_t record(std::string full_name, DrawKind kind, const Range& range, std::vector<Number> values);
  std::size_t draw_real(std::string_view name, const Range& range);
  std::size_t draw_rational(std::string_view name, const Range& range);
  std::size_t draw_vector(std::string_view name, long d, const Range& entries);
  Exact exact_entry(std::size_t at, std::size_t i) const;
  Vec<Exact> abstract_vector();

  template <Scalar S>
  S convert(std::string_view, std::size_t at) {
    return convert_entry<S>(at, 0);
  }
  template <Scalar S>
  S convert_entry(std::size_t at, std::size_t i) const {
    if constexpr (std::same_as<S, double>) {
      const Number& n = instance_[at].values[i];
      return n.numerator / static_cast<double>(n.denominator);
    } else {
      return exact_entry(at, i);
    }
  }

  std::span<const std::uint64_t> tape_;
  std::size_t at_ = 0;
  const Pins* pins_ = nullptr;
  bool strict_ = false;
  std::string prefix_;
  std::string mutant_;
  Instance instance_;
  std::vector<ReadingSeen> readings_;
  std::vector<std::string> dimensions_;
  std::size_t abstract_vectors_ = 0;
};

/// The edge values of a draw, simplest first; the engine tries each alone and then every pair. Never empty.
std::vector<Number> edges_of(DrawKind kind, const Range& range);
/// How many edge shapes a vector draw has (zero, one-hot, all equal, nearly equal, nearly one-hot, alternating signs ...).
int vector_edge_count();

}  // namespace lemmata
