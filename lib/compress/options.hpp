#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/chance/draw.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::compress {

struct Chosen;

/// A rational in lowest terms: |p|, q <= 2^53, so that its nearest double is p / q.
struct Fraction {
  long p = 0;
  long q = 1;
  friend bool operator==(const Fraction&, const Fraction&) = default;
};
std::string to_string(const Fraction& value);  ///< "3/4", "2"

/// The options of a spec: "top-k:k=4" has k = 4. Every accessor throws BadInput with one line that names the spec, the key and the value.
class Options {
 public:
  using Given = std::vector<std::pair<std::string, std::string>>;
  Options() = default;
  Options(std::string spec, Given given, int depth = 0) : spec_(std::move(spec)), given_(std::move(given)), depth_(depth) {}

  /// An integer in [lo, hi]. Throws BadInput where it is missing, no integer, or outside.
  long integer(std::string_view key, long lo, long hi) const;
  /// The same, with a value where the option is not given.
  long integer(std::string_view key, long lo, long hi, long otherwise) const;

  /// A rational in the range: "1/4", "3", or a decimal such as "0.25", which means exactly 1/4. The ends of the range have at most 11 bits.
  Fraction fraction(std::string_view key, const Range& range) const;
  Fraction fraction(std::string_view key, const Range& range, const Fraction& otherwise) const;
  /// The same as a scalar: exact in Exact, the nearest double in double.
  template <Scalar S>
  S rational(std::string_view key, const Range& range) const {
    const Fraction value = fraction(key, range);
    return ratio<S>(value.p, value.q);
  }
  template <Scalar S>
  S rational(std::string_view key, const Range& range, const Fraction& otherwise) const {
    const Fraction value = fraction(key, range, otherwise);
    return ratio<S>(value.p, value.q);
  }

  /// One of `words`, the first where the option is not given: its index.
  std::size_t word(std::string_view key, const std::vector<std::string_view>& words) const;

  /// A compressor of dimension d: "first=(top-k:k=2)", or "first=identity" where the spec has no options of its own.
  Chosen nested(std::string_view key, long d) const;

  bool has(std::string_view key) const { return find(key) != nullptr; }
  const std::string& spec() const { return spec_; }
  const Given& given() const { return given_; }
  int depth() const { return depth_; }  ///< of nesting: 0 for a spec that stands alone

 private:
  const std::string* find(std::string_view key) const;
  const std::string& need(std::string_view key, const char* what) const;
  std::string spec_;
  Given given_;
  int depth_ = 0;
};

// Option values for an entry's `draw`: fractions with parts up to 2^20, edges first.
std::string draw_probability(Draw& draw, std::string_view name);  ///< in (0, 1]
std::string draw_positive(Draw& draw, std::string_view name);     ///< in (0, inf)

/// Throws BadInput: "compressor 'spec': why", on one line whatever the spec holds.
[[noreturn]] void refuse_spec(std::string_view spec, const std::string& why);

}  // namespace lemmata::compress
