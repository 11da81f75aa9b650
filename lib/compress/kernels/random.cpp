#include "lib/compress/kernels/random.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <type_traits>

#include "lib/chance/words.hpp"
#include "lib/compress/kernels/output.hpp"
#include "lib/compress/kernels/packs_value.hpp"
#include "lib/num/error.hpp"

namespace lemmata::compress::kernels {
namespace {

constexpr std::uint64_t philox_multipliers[] = {0xD2511F53, 0xCD9E8D57};

/// What the Philox blocks of one stream share: the keys of the rounds, and what rounds 0 to 2 make of a counter of which only the last word,
/// the block's number, is not known.
struct PhiloxStream {
  std::array<std::array<std::uint64_t, 2>, 10> keys;
  std::array<std::uint64_t, 5> before;
};

PhiloxStream stream_at(const RandomAddress& at) {
  constexpr std::uint64_t low = 0xffffffff, weyl[] = {0x9E3779B9, 0xBB67AE85};
  const std::uint64_t key = philox_key(at.key);
  PhiloxStream made{};
  for (std::uint64_t round = 0; round < 10; ++round)
    made.keys[round] = {(key + round * weyl[0]) & low, ((key >> 32U) + round * weyl[1]) & low};
  const auto& keys = made.keys;
  const std::uint64_t p0 = philox_multipliers[0] * (at.replicate & low), p1 = philox_multipliers[1] * at.step;
  const std::uint64_t q0 = philox_multipliers[0] * ((p1 >> 32U) ^ (at.replicate >> 32U) ^ keys[0][0]);
  const std::uint64_t q1 = philox_multipliers[1] * ((q0 >> 32U) ^ (p0 & low) ^ keys[1][1]);
  made.before = {(p0 >> 32U) ^ keys[0][1], (p1 & low) ^ keys[1][0], (q1 >> 32U) ^ keys[2][0], q1 & low, (q0 & low) ^ keys[2][1]};
  return made;
}

/// The size of the interval that the numbers `centred` are uniform in: those of float are integers of 32 bits.
template <class T>
constexpr double steps = sizeof(T) == 4 ? 0x1p32 : 1;

/// In units of 1 / steps: s / ||v||, ||v|| / s, s, and what rounds a sum with it to a multiple of steps.
template <class T>
struct LevelsOfNorm {
  T inverse, unit, most, integer;
};
template <class T>
struct SignsOfNorm {
  T half_inverse, scale;  ///< steps / (2 ||v||)
};

}  // namespace
}  // namespace lemmata::compress::kernels

#define KERNEL_LOOPS "lib/compress/kernels/random.inc"
#include "lib/compress/kernels/each_set.inc"
#undef KERNEL_LOOPS

namespace lemmata::compress::kernels {
namespace {

template <class T>
struct RandomLoops {
  void (*add_squares)(const T*, std::size_t, double*);
  void (*round_to_levels)(const T*, std::size_t, std::size_t, const PhiloxStream&, const LevelsOfNorm<T>&, T*);
  void (*draw_signs)(const T*, std::size_t, std::size_t, const PhiloxStream&, const SignsOfNorm<T>&, T*);
};

template <class T>
RandomLoops<T> random_loops() {
#if defined(__x86_64__)
  const Instructions with = instructions();
  if (with == Instructions::avx512) return {with_avx512::add_squares<T>, with_avx512::round_to_levels<T>, with_avx512::draw_signs<T>};
  if (with == Instructions::avx2) return {with_avx2::add_squares<T>, with_avx2::round_to_levels<T>, with_avx2::draw_signs<T>};
#endif
  return {every_machine::add_squares<T>, every_machine::round_to_levels<T>, every_machine::draw_signs<T>};
}

/// A vector with the norm by which it is compressed: v itself, or, where numbers of T would overflow or vanish on the way, 2^-exponent v, which
/// is kept in `out`.
template <class T>
struct Normed {
  std::span<const T> v;
  double norm;
  int exponent = 0;
};

template <class T>
void scale_by_power(std::span<const T> v, int exponent, std::span<T> out) {
  const double factor = std::ldexp(1.0, exponent);
  for (std::size_t i = 0; i < v.size(); ++i) out[i] = static_cast<T>(static_cast<double>(v[i]) * factor);
}

template <class T>
Normed<T> normed(std::span<const T> v, std::span<T> out, const RandomLoops<T>& loops) {
  if (v.size() > std::size_t{1} << 33U) throw DomainError("d = " + std::to_string(v.size()) + " is outside [0, 2^33]");
  SumInStretches squares;
  squares.read(v, [&](const T* at, std::size_t groups, double* sums, std::size_t) { loops.add_squares(at, groups, sums); });
  Normed<T> made{v, std::sqrt(squares.folded())};
  const bool usual = std::is_same_v<T, double> || (made.norm >= 0x1p-60 && made.norm <= 0x1p60);
  if (usual || made.norm == 0 || !std::isfinite(made.norm)) return made;
  made.norm = std::frexp(made.norm, &made.exponent);
  scale_by_power(v, -made.exponent, out);
  made.v = out;
  return made;
}

/// out = `loop` of v and its random numbers, where the norm allows.
template <class T, class Parameters>
void map_randomly(const Normed<T>& of, const RandomAddress& at, std::span<T> out, const Parameters& parameters,
                  void (*loop)(const T*, std::size_t, std::size_t, const PhiloxStream&, const Parameters&, T*)) {
  if (of.norm == 0 || !std::isfinite(of.norm)) {
    std::fill(out.begin(), out.end(), of.norm == 0 ? T(0) : std::numeric_limits<T>::quiet_NaN());
    return;
  }
  const PhiloxStream stream = stream_at(at);
  map_in_blocks(of.v, out,
                [&](const T* from, std::size_t first, std::size_t groups, T* to) { loop(from, first, groups, stream, parameters, to); });
}

}  // namespace

template <class T>
void qsgd(std::span<const T> v, long levels, const RandomAddress& at, std::span<T> out) {
  if (levels < 1 || levels > 1L << 20U) throw DomainError("levels = " + std::to_string(levels) + " is outside [1, 2^20]");
  const RandomLoops<T> loops = random_loops<T>();
  const Normed<T> of = normed(v, out, loops);
  const double s = static_cast<double>(levels) * steps<T>;
  const LevelsOfNorm<T> parameters{static_cast<T>(s / of.norm), static_cast<T>(of.norm / s), static_cast<T>(s),
                                   static_cast<T>(1.5 * steps<T> / std::numeric_limits<T>::epsilon())};
  map_randomly(of, at, out, parameters, loops.round_to_levels);
  if (of.exponent != 0) scale_by_power<T>(out, of.exponent, out);
}

template <class T>
void stochastic_sign(std::span<const T> v, double relative, const RandomAddress& at, std::span<T> out) {
  const RandomLoops<T> loops = random_loops<T>();
  const Normed<T> of = normed(v, out, loops);
  const double scale = relative == 0 ? 1 : std::ldexp(relative * of.norm, of.exponent);
  map_randomly(of, at, out, SignsOfNorm<T>{static_cast<T>(steps<T> / 2 / of.norm), static_cast<T>(scale)}, loops.draw_signs);
}

template void qsgd(std::span<const float>, long, const RandomAddress&, std::span<float>);
template void qsgd(std::span<const double>, long, const RandomAddress&, std::span<double>);
template void stochastic_sign(std::span<const float>, double, const RandomAddress&, std::span<float>);
template void stochastic_sign(std::span<const double>, double, const RandomAddress&, std::span<double>);

}  // namespace lemmata::compress::kernels
