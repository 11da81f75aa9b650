#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/check/probe/probe.hpp"

// What the structural properties share: numbers as text, what rounding explains, and laws that relate C at a few vectors.
namespace lemmata::probe {

std::string short_number(double value);    ///< the shortest text that reads back as the value
std::string rounded_number(double value);  ///< four digits
/// "(1, 0, -2)"; in more than eight dimensions "(1 at 3, else 0)", "(all 0.1)" or the first six entries.
std::string short_vector(const std::vector<double>& x);
/// "entry 3 is 1, then 0": the first that differs.
std::string first_difference_text(const Reply& before, const Reply& after);
double largest_magnitude(const std::vector<double>& x);
bool all_finite(const std::vector<double>& x);
/// Every number has the same bits; NaN is NaN whatever its payload.
bool same_bits(const std::vector<double>& a, const std::vector<double>& b);
bool same_reply(const Reply& a, const Reply& b);  ///< the same fate, and the same bits where both returned
/// Other replies, a time limit apart: whether that strikes is not the compressor's alone.
bool differ(const Reply& a, const Reply& b);

/// About how many cases a structural property tries: one in 250 of the probe's calls, within 40 .. 400.
std::size_t structural_cases(const Probe& probe);
/// Indices of at most `most` inputs of that kind, evenly spread over the families.
std::vector<std::size_t> spread_inputs(const Probe& probe, bool ordinary, std::size_t most);

enum class Grade { kept, rounded, unclear, broken };

struct Judged {
  Grade grade = Grade::kept;
  double gap = 0;         ///< the largest difference, relative to the size of C there
  std::size_t where = 0;  ///< the coordinate of it
};

/// The mildest: a law that is to fail at neighbours too fails as it does where it fails least.
Judged least_of(const std::vector<Judged>& all);
/// x with 24-bit entries, each moved by less than 2^-9 of itself (not at all for round 0), at random but fixed by (index, round).
std::vector<double> beside(std::vector<double> x, unsigned round);

/// What rounding explains (lib/check/probe/exact_error.hpp has the bounds):
///
///   kept     equal numbers (-0 = 0)
///   rounded  Rounded::in_doubles
///   unclear  Rounded::in_singles
///   broken   beyond: it is not rounding
///
/// S is the largest magnitude among the outputs compared and what C gives to inputs of that size: max|C(z)| max|x| / max|z| over
/// max|x| / 16 <= max|z| <= 16 max|x|, z among the ordinary inputs and a vector without structure for every eighth power of two, so that
/// a cancellation (C(x) = 0 but for rounding) is not taken for a small output. `broken` is about the compressor as it computes: whichever real map it stands for, the law fails by more than rounding.
class Rounding {
 public:
  explicit Rounding(Probe& probe);
  Judged compare(const std::vector<double>& x, const std::vector<double>& a, const std::vector<double>& b) const;
  /// c against a + b, the sum exact.
  Judged compare_sum(const std::vector<double>& x, const std::vector<double>& c, const std::vector<double>& a,
                     const std::vector<double>& b) const;
  /// A difference of this size, with S at least `largest`.
  Judged grade(const std::vector<double>& x, double difference, double largest, std::size_t where = 0) const;
  double size_near(const std::vector<double>& x) const;
  /// max|C(z)| / max|z| near max|z| = 1, or over all sizes if C = 0 there.
  double gain() const;

 private:
  std::size_t d_;
  std::vector<std::pair<double, double>> sizes_;  ///< (max|z|, max|C(z)|)
};

/// Where a law is tried: an input, a stream, and which of its variants (a factor, a permutation, a partner).
struct Place {
  std::vector<double> x;
  std::uint64_t stream = 0;
  int variant = 0;
  bool ordinary = true;
};

/// The inputs of that kind, spread over the families, on streams 0 to 4 in turn: all structural cases, a quarter of them at the ends.
std::vector<Place> places_of_inputs(Probe& probe, bool ordinary);

/// The calls that a law compares; all on one stream, with these numbers set (none, or one list per call).
struct Trial {
  std::vector<std::vector<double>> at;
  std::vector<Chosen> chosen = {};
};

/// C(x; u) and C at vectors made from x are related. `trial` gives no value where the law says nothing.
struct StructuralLaw {
  std::function<std::optional<Trial>(const Place&)> trial;
  std::function<Judged(const Place&, const Trial&, const std::vector<Reply>&)> judge;  ///< of finite outputs only
  std::function<std::string(const Place&, const Trial&, const std::vector<Reply>&, const Judged&)> text;
  bool pair = false;          ///< at[1] is the witness's second vector
  bool steady_count = false;  ///< the law is about fixed randomness only where every call takes equally many random numbers
};

/// What became of a law at many places.
struct Tally {
  std::size_t kept = 0, rounded = 0, unclear = 0, broken = 0;
  std::size_t without_output = 0;  ///< no finite output to compare
  double largest_rounding = 0;
  std::uint32_t least_uniforms = UINT32_MAX, most_uniforms = 0;
  bool drew_otherwise = false;
  std::optional<Place> first_broken = {}, first_unclear = {};
  std::size_t judged() const { return kept + rounded + unclear + broken; }
  bool random() const { return most_uniforms > 0 || drew_otherwise; }
};

/// Tries the law everywhere, batch by batch.
Tally try_law(Probe& probe, const StructuralLaw& law, const std::vector<Place>& places);
/// The verdict of a tally: a breach is repeated first (a call that gives other bits on the same numbers shows nothing: undecided),
/// then shrunk.
Result conclude_law(Probe& probe, const StructuralLaw& law, const Tally& tally);
/// `conclude_law` on the ordinary places, and the ends from the others.
Result examine_law(Probe& probe, const StructuralLaw& law, const std::vector<Place>& places);
Ends as_ends(const Result& result);

/// "(1, 2): C_2 = 3 where 4 is due" for the coordinate of the largest difference.
std::string due_text(const std::vector<double>& x, std::size_t where, double got, double due, const std::string& vector_name);

}  // namespace lemmata::probe
