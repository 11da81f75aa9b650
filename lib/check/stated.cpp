#include "lib/check/stated.hpp"

#include <arb.h>

namespace lemmata {
namespace {

constexpr std::size_t longest_side = 100000;  // characters
constexpr std::size_t longest_exponent = 10;  // digits: a power of ten is computed
constexpr long comparison_bits = 1 << 15;     // more than a fraction of the rational arithmetic has

bool has_a_huge_exponent(const std::string& text) {
  for (std::size_t at = text.find_first_of("eE"); at != std::string::npos; at = text.find_first_of("eE", at + 1)) {
    const std::size_t from = text.find_first_not_of("+-", at + 1), to = text.find_first_not_of("0123456789", from);
    if (from != std::string::npos && std::min(to, text.size()) - from > longest_exponent) return true;
  }
  return false;
}

/// A side as it is printed, "3/8" or "[0.25 +/- 1e-20]", as a ball.
class Side {
 public:
  explicit Side(const std::string& text) {
    arb_init(value_);
    const bool enclosure = text.find('[') != std::string::npos;  // whose "+/-" is no fraction
    const auto slash = enclosure ? std::string::npos : text.find('/');
    known_ = read(value_, text.substr(0, slash));
    if (slash == std::string::npos) return;
    arb_t below;
    arb_init(below);
    known_ = known_ && read(below, text.substr(slash + 1)) && arb_contains_zero(below) == 0;
    if (known_) arb_div(value_, value_, below, comparison_bits);
    arb_clear(below);
  }
  ~Side() { arb_clear(value_); }
  Side(const Side&) = delete;
  Side& operator=(const Side&) = delete;
  bool may_be(const Side& other) const { return known_ && other.known_ && arb_overlaps(value_, other.value_) != 0; }

  /// Does it tell where it lies? Its radius is at most the gap between the two sides of the relation, or 2^-30 of the larger one.
  bool is_tight(const Side& left, const Side& right) const {
    if (!known_ || !left.known_ || !right.known_) return false;
    arb_t gap;
    mag_t room, size;
    arb_init(gap), mag_init(room), mag_init(size);
    arb_sub(gap, left.value_, right.value_, comparison_bits);
    arb_get_mag(room, left.value_), arb_get_mag(size, right.value_);
    mag_max(room, room, size), mag_mul_2exp_si(room, room, -30);
    arb_get_mag(size, gap), mag_max(room, room, size);
    const bool tight = mag_cmp(arb_radref(value_), room) <= 0;
    arb_clear(gap), mag_clear(room), mag_clear(size);
    return tight;
  }

 private:
  static bool read(arb_t value, const std::string& text) {
    return text.size() <= longest_side && !has_a_huge_exponent(text) && arb_set_str(value, text.c_str(), comparison_bits) == 0 &&
           arb_is_finite(value) != 0;
  }
  arb_t value_;
  bool known_ = false;
};

std::string shortly(const std::string& text) {
  constexpr std::size_t readable = 200;
  return text.size() > readable ? text.substr(0, readable) + "..." : text;
}

/// What is wrong with a stated side, in words; empty where it is the one that the replay finds of `line`.
std::string objection(const std::string& stated, const std::string& found, const Replay::Line& line) {
  if (stated == found) return "";
  const bool fractions = (stated + found).find('[') == std::string::npos;
  const Side side(stated);
  if (fractions || !side.may_be(Side(found))) return "the replay finds " + shortly(found);
  if (!side.is_tight(Side(line.lhs), Side(line.rhs))) return "which is too wide to state anything: the replay finds " + shortly(found);
  return "";
}

/// Is this line about the relation that the witness names? A violation names the line, the nearest instance the relation, or nothing.
bool is_named(const std::string& line, const std::string& relation) {
  const std::string name = "shown: " + (relation.empty() ? "claim" : relation);
  return line == name || line.rfind(name + ": lhs", 0) == 0;
}

}  // namespace

std::string misstated(const Witness& witness, const Replay& replayed) {
  if (witness.relation.empty() && witness.lhs.empty() && witness.rhs.empty()) return "";
  const Replay::Line* nearest = nullptr;
  for (const Replay::Line& line : replayed.lines) {
    if (!is_named(line.what, witness.relation)) continue;
    nearest = &line;
    if (objection(witness.lhs, line.lhs, line).empty() && objection(witness.rhs, line.rhs, line).empty()) return "";
  }
  if (nearest == nullptr) return "the witness is about '" + witness.relation + "', which the claim does not say";
  const std::string left = objection(witness.lhs, nearest->lhs, *nearest), right = objection(witness.rhs, nearest->rhs, *nearest);
  return "the witness states " +
         (left.empty() ? "rhs = " + shortly(witness.rhs) + ", " + right : "lhs = " + shortly(witness.lhs) + ", " + left);
}

}  // namespace lemmata
