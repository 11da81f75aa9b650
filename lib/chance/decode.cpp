#include "lib/chance/decode.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace lemmata {
namespace {

/// Takes fields off a word, low bits first.
class Bits {
 public:
  explicit Bits(std::uint64_t word) : word_(word) {}
  std::uint64_t take(int count) {
    const std::uint64_t field = word_ & ((std::uint64_t{1} << count) - 1);
    word_ >>= count;
    return field;
  }
  /// Uniform on [lo, hi], consuming `count` bits.
  int between(int count, int lo, int hi) {
    const auto width = static_cast<std::uint64_t>(hi - lo + 1);
    return lo + static_cast<int>(take(count) * width >> count);
  }
  /// All that is left.
  std::uint64_t rest() const { return word_; }

 private:
  std::uint64_t word_;
};

/// ldexp(x, e), inline: a product with a power of two that is a normal number rounds once, as ldexp does.
double scaled(double x, int e) {
  if (e < -1022 || e > 1023) return std::ldexp(x, e);
  return x * std::bit_cast<double>(static_cast<std::uint64_t>(1023 + e) << 52U);
}

/// 1.m * 2^e with `digits` binary digits in m.
double significand(Bits& bits, int digits, int exponent) {
  const double m = 1 + scaled(static_cast<double>(bits.take(digits)), -digits);
  return scaled(m, exponent);
}

/// A positive magnitude, log-uniform in several widths: small integers, simple dyadics, common scales, wide scales, extremes.
double magnitude(Bits& bits) {
  const auto kind = bits.take(6);
  if (kind < 12) return static_cast<double>(bits.between(6, 1, 8));
  if (kind < 24) {
    const auto k = static_cast<double>(bits.between(6, 1, 15));
    return scaled(k, -bits.between(5, 0, 6));
  }
  if (kind < 46) {
    const int e = bits.between(8, -10, 10);
    return significand(bits, 8, e);
  }
  if (kind < 56) {
    const int e = bits.between(8, -40, 40);
    return significand(bits, 10, e);
  }
  if (kind < 60) {
    const int e = bits.between(6, -6, 6);
    return significand(bits, 40, e);
  }
  if (kind < 62) {
    const int e = bits.between(10, -300, 300);
    return significand(bits, 3, e);
  }
  return kind == 62 ? scaled(1.0, -1074) : 1.0;
}

double bounded(Bits& bits, const Range& r) {
  const double width = r.upper - r.lower;
  const auto kind = bits.take(6);
  if (kind < 8) return r.lower_open ? r.lower + scaled(width, -bits.between(6, 1, 40)) : r.lower;
  if (kind < 16) return r.upper_open ? r.upper - scaled(width, -bits.between(6, 1, 40)) : r.upper;
  if (kind < 30) {
    const int digits = bits.between(4, 1, 5);
    return r.lower + scaled(width * static_cast<double>(bits.take(digits)), -digits);
  }
  if (kind < 44) return r.lower + scaled(width * static_cast<double>(bits.take(10)), -10);
  if (kind < 60) {
    const int halvings = bits.between(6, 1, 40);
    const double gap = scaled(width * (1 + scaled(static_cast<double>(bits.take(4)), -4)), -halvings);
    return kind < 52 ? r.lower + gap : r.upper - gap;
  }
  return r.lower + scaled(width * static_cast<double>(bits.take(50)), -50);
}

double tie_with(Bits& bits, std::span<const double> earlier) {
  const double x = earlier[bits.take(8) % earlier.size()];
  switch (bits.take(2)) {
    case 0:
      return -x;
    case 1:
      return x * (1 + scaled(1.0, -bits.between(6, 4, 30)));  // nearly a tie
    default:
      return x;
  }
}

}  // namespace

double simplest(const Range& r) {
  for (const double x : {0.0, 1.0, -1.0})
    if (inside(r, x)) return x;
  if (!r.lower_open) return r.lower;
  if (!r.upper_open) return r.upper;
  if (std::isfinite(r.lower) && std::isfinite(r.upper)) return r.lower + (r.upper - r.lower) / 2;
  return std::isfinite(r.lower) ? r.lower + 1 : r.upper - 1;
}

double decode_real(std::uint64_t word, const Range& r, std::span<const double> earlier) {
  if (word == 0) return simplest(r);
  Bits bits(word);
  if (bits.take(4) == 15 && !earlier.empty()) {
    const double x = tie_with(bits, earlier);
    if (inside(r, x)) return x;
  }
  double x = 0;
  const bool low = std::isfinite(r.lower), high = std::isfinite(r.upper);
  if (low && high) {
    x = bounded(bits, r);
  } else if (bits.take(4) == 0) {
    x = low ? r.lower : high ? r.upper : 0.0;
  } else {
    const bool negative = bits.take(1) == 1;
    const double m = magnitude(bits);
    x = low ? r.lower + m : high ? r.upper - m : negative ? -m : m;
  }
  return inside(r, x) ? x : simplest(r);
}

Number decode_rational(std::uint64_t word, const Range& r) {
  if (word == 0) return {simplest(r), 1};
  Bits bits(word);
  const long q = bits.between(8, 1, 12);
  const double lo = std::isfinite(r.lower) ? r.lower : -8, hi = std::isfinite(r.upper) ? r.upper : lo + 16;
  const auto p_lo = static_cast<long>(std::ceil(lo * static_cast<double>(q)));
  const auto p_hi = static_cast<long>(std::floor(hi * static_cast<double>(q)));
  if (p_lo > p_hi) return {simplest(r), 1};
  const long p = decode_integer(bits.rest(), p_lo, p_hi);
  if (!inside(r, static_cast<double>(p) / static_cast<double>(q))) return {simplest(r), 1};
  return {static_cast<double>(p), q};
}

long decode_integer(std::uint64_t word, long lo, long hi) {
  if (word == 0 || lo >= hi) return lo;
  Bits bits(word);
  const auto kind = bits.take(4);
  if (kind == 1) return hi;
  if (kind == 2) return lo + 1;
  if (kind == 3) return hi - 1;
  const auto width = static_cast<std::uint64_t>(hi - lo) + 1;
  return lo + static_cast<long>(bits.rest() % width);
}

long decode_log_integer(std::uint64_t word, long lo, long hi) {
  if (word == 0 || lo >= hi) return lo;
  Bits bits(word);
  const auto kind = bits.take(5);
  if (kind == 1) return hi;
  if (kind == 2) return lo + 1;
  int digits = 0;
  while (digits < 62 && (static_cast<std::uint64_t>(hi - lo) >> digits) != 0) ++digits;
  const int count = bits.between(8, 0, digits);
  const auto offset = bits.rest() & ((std::uint64_t{1} << count) - 1);
  return lo + static_cast<long>(std::min<std::uint64_t>(offset, static_cast<std::uint64_t>(hi - lo)));
}

std::vector<double> decode_vector(TapeReader words, long d, const Range& r, std::span<const Number> previous) {
  const auto n = static_cast<std::size_t>(d);
  const std::uint64_t first = words.next();
  const double simple = simplest(r);
  if (first == 0 || n == 0) return std::vector<double>(n, simple);
  Bits bits(first);
  const auto shape = bits.take(4);
  const auto kept_inside = [&](double x) { return inside(r, x) ? x : simple; };
  std::vector<double> x(n, inside(r, 0) ? 0.0 : simple);
  if (shape < 4) {  // dense
    for (std::size_t i = 0; i < n; ++i) x[i] = decode_real(words.next(), r, {x.data(), i});
    return x;
  }
  if (shape == 4 && previous.size() == n) {  // nearly the vector before
    const double step = scaled(1.0, -bits.between(6, 0, 30));
    for (std::size_t i = 0; i < n; ++i)
      x[i] = kept_inside(as_double(previous[i]) + step * static_cast<double>(Bits(words.next()).between(8, -2, 2)));
    return x;
  }
  const double m = decode_real(words.next() | 64, r, {});  // a common scale
  const int k = bits.between(6, 1, 30);
  const std::size_t spike = bits.take(16) % n;
  for (std::size_t i = 0; i < n; ++i) {
    Bits entry(words.next());
    const double s = entry.take(1) == 1 ? -1.0 : 1.0;
    switch (shape) {
      case 5:
      case 6:
        x[i] = s * m;
        break;  // equal magnitudes
      case 7:
        x[i] = m;
        break;  // equal entries
      case 8:
        x[i] = i == spike ? m : x[i];
        break;  // one-hot
      case 9:
        x[i] = i == spike ? m : s * scaled(m, -k);
        break;  // nearly one-hot
      case 10:
        x[i] = entry.take(1) == 1 ? decode_real(words.next(), r, {}) : x[i];
        break;  // sparse
      case 11:
        x[i] = s * scaled(m, -static_cast<int>(i));
        break;  // geometric
      case 12:
        x[i] = m * (1 + scaled(static_cast<double>(entry.between(6, -8, 8)), -k));
        break;  // nearly equal
      case 13:
        x[i] = scaled(m, entry.between(8, -20, 20));
        break;  // huge beside tiny
      default:
        x[i] = static_cast<double>(entry.between(8, -5, 5));
        break;  // small integers
    }
    x[i] = kept_inside(x[i]);
  }
  return x;
}

int vector_edge_count() { return 10; }

std::vector<double> edge_vector(int index, long d, const Range& r) {
  const auto n = static_cast<std::size_t>(d);
  std::vector<double> x(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    const bool first = i == 0, last = i + 1 == n;
    switch (index) {
      case 0:
        x[i] = 0;
        break;
      case 1:
        x[i] = first ? 1 : 0;
        break;
      case 2:
        x[i] = 1;
        break;
      case 3:
        x[i] = i % 2 == 0 ? 1 : -1;
        break;
      case 4:
        x[i] = static_cast<double>(i + 1);
        break;
      case 5:
        x[i] = first ? 1 : 0x1p-10;
        break;
      case 6:
        x[i] = last ? 1 : 0;
        break;
      case 7:
        x[i] = first ? 1 : 1 - 0x1p-8;
        break;
      case 8:
        x[i] = -1;
        break;
      default:
        x[i] = last ? -2 : 1;
        break;
    }
    if (!inside(r, x[i])) x[i] = simplest(r);
  }
  return x;
}

}  // namespace lemmata
