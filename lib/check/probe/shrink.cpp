#include <algorithm>
#include <array>
#include <cmath>

#include "lib/check/probe/probe.hpp"

namespace lemmata::probe {
namespace {

/// Greedy: a step is kept where the failure survives it.
class Shrinking {
 public:
  Shrinking(std::vector<double> x, const std::function<bool(const std::vector<double>&)>& fails, std::size_t most)
      : x_(std::move(x)), fails_(fails), left_(most) {}

  std::vector<double> run() {
    for (bool again = true; again && left_ > 0;) {
      const bool zeroed = zero_blocks(), all = simplify_all(), each = simplify_each();
      again = zeroed || all || each;
    }
    return x_;
  }

 private:
  bool accept(const std::vector<double>& candidate) {
    if (left_ == 0 || candidate == x_) return false;
    --left_;
    if (!fails_(candidate)) return false;
    x_ = candidate;
    return true;
  }

  bool zero_blocks() {
    bool changed = false;
    for (std::size_t length = (x_.size() + 1) / 2;; length /= 2) {
      for (std::size_t from = 0; from < x_.size() && left_ > 0; from += length) {
        std::vector<double> candidate = x_;
        std::fill(candidate.begin() + static_cast<long>(from), candidate.begin() + static_cast<long>(std::min(from + length, x_.size())),
                  0.0);
        changed |= accept(candidate);
      }
      if (length <= 1) return changed;
    }
  }

  double largest() const {
    double m = 0;
    for (const double v : x_) m = std::max(m, std::fabs(v));
    return m;
  }

  /// All entries to multiples of a K-th of the largest, that is to 1, to integers up to K, or tenths, or at a scale nearer to 1 than its own.
  bool simplify_all() {
    const double m = largest();
    if (m == 0) return false;
    for (const double steps : {1.0, 2.0, 3.0, 4.0, 5.0, 10.0, 100.0})
      for (const double unit :
           {1.0, 0.5, 0.25, 0.1, 0.01, 10.0, 1000.0, std::ldexp(1.0, std::ilogb(m) / 2), std::ldexp(1.0, std::ilogb(m)), m / steps}) {
        std::vector<double> candidate = x_;
        for (double& v : candidate) v = std::round(v / m * steps) * unit;
        if (complexity(candidate) < complexity(x_) && accept(candidate)) return true;
      }
    return false;
  }

  bool simplify_each() {
    bool changed = false;
    const double m = largest();
    for (std::size_t i = 0; i < x_.size() && left_ > 0; ++i) {
      const double v = x_[i];
      if (v == 0) continue;
      const int e = std::ilogb(v);
      for (const double simple : {0.0, 1.0, -1.0, std::fabs(v), m, std::round(v), std::ldexp(std::round(std::ldexp(v, 2 - e)), e - 2),
                                  std::ldexp(std::round(std::ldexp(v, 5 - e)), e - 5)}) {
        if (!std::isfinite(simple) || digits(simple) >= digits(v)) continue;
        std::vector<double> candidate = x_;
        candidate[i] = simple;
        if (accept(candidate)) {
          changed = true;
          break;
        }
      }
    }
    return changed;
  }

  /// How much there is to read: nothing for 0, least for 1, then -1 and small integers, then few binary digits, then the rest.
  static double digits(double v) {
    if (v == 0) return 0;
    if (v == 1) return 1;
    const double sign = v < 0 ? 0.25 : 0;
    if (v == std::round(v) && std::fabs(v) <= 1000) return 1.5 + std::fabs(v) / 1000 + sign;
    int bits = 1;
    for (double m = std::frexp(v, &exponent_); bits < 54 && m != std::round(m); ++bits) m *= 2;
    return 3 + bits + sign + std::min(4.0, std::fabs(static_cast<double>(exponent_)) / 250);
  }
  static double complexity(const std::vector<double>& x) {
    double total = 0;
    for (const double v : x) total += digits(v);
    return total;
  }

  inline static thread_local int exponent_ = 0;
  std::vector<double> x_;
  const std::function<bool(const std::vector<double>&)>& fails_;
  std::size_t left_;
};

}  // namespace

std::vector<double> Probe::shrink(std::vector<double> x, const std::function<bool(const std::vector<double>&)>& fails, std::size_t most) {
  return Shrinking(std::move(x), fails, most).run();
}

}  // namespace lemmata::probe
