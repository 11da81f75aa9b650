#include "lib/check/stated.hpp"

#include <arb.h>

namespace lemmata {
namespace {

constexpr std::size_t longest_side = 100000;  // characters
constexpr long comparison_bits = 1 << 15;     // more than a fraction of the rational arithmetic has

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

 private:
  static bool read(arb_t value, const std::string& text) {
    return text.size() <= longest_side && arb_set_str(value, text.c_str(), comparison_bits) == 0 && arb_is_finite(value) != 0;
  }
  arb_t value_;
  bool known_ = false;
};

bool agree(const std::string& stated, const std::string& found) {
  if (stated == found) return true;
  const bool fractions = (stated + found).find('[') == std::string::npos;
  return !fractions && Side(stated).may_be(Side(found));
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
    if (agree(witness.lhs, line.lhs) && agree(witness.rhs, line.rhs)) return "";
  }
  if (nearest == nullptr) return "the witness is about '" + witness.relation + "', which the claim does not say";
  const bool left = !agree(witness.lhs, nearest->lhs);
  return std::string("the witness states ") + (left ? "lhs = " + witness.lhs : "rhs = " + witness.rhs) + ", the replay finds " +
         (left ? nearest->lhs : nearest->rhs);
}

}  // namespace lemmata
