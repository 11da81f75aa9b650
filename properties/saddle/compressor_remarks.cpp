#include <cstdint>
#include <utility>
#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/qsgd.hpp"

// Section 1.1: the definition in the introduction, and remarks on SIGN and QUANTIZATION.

namespace lemmata {
namespace {

/// E||x - C(x)||^2 and (1 - mu)||x||^2 for any map that keeps, in mean, the share mu of every x.
template <Scalar S>
struct Kept {
  S residual, bound;
  Kept(Draw& draw, Expect<S>& expect) {
    const long d = draw.integer("d", 1, 3);
    const auto c = compress::any_contractive<S>(draw, "C", d);
    const S mu = draw.in<S>("share", Range::closed(0, 1)) * c.delta;
    const Vec<S> x = draw.vector<S>("x", d);
    residual = compress::mean_squared_residual(expect, c, x);
    bound = (S(1) - mu) * norm2_squared(x);
  }
};

struct IntroducedCompressor {
  static constexpr ClaimInfo info{
      .id = "saddle.def.mu-compressor-intro",
      .kind = Kind::definition,
      .where = "Section 1.1",
      .title = "mu-compressor of the introduction",
      .hypotheses = R"(C \text{ keeps, in mean, the share } \mu \in [0, 1] \text{ of the squared norm of every } x)",
      .statement = R"(\mathbb E\|x - C(x)\|^2 \le (1-\mu)\|x\|^2)",
      .note =
          "printed with <, as Definition 2.1, and read with <= for <, which RANDOMK does not meet, nor any map at x = 0 (saddle.def2.1); "
          "half of the bound is a definition that some of these maps fail",
      .mutants = {"half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Kept<S> k(draw, expect);
    return {.shown = at_most(k.residual, draw.mutant("half") ? S(k.bound / S(2)) : k.bound)};
  }
};
LEMMATA_CLAIM(IntroducedCompressor);

struct SignBits {
  static constexpr ClaimInfo info{.id = "saddle.sign.bits",
                                  .kind = Kind::remark,
                                  .where = "Section 1.1",
                                  .title = "SIGN needs O(d) bits",
                                  .hypotheses = R"(\text{the scale in } 32 \text{ bits, signs in } \{-1, 0, 1\})",
                                  .statement = R"(2d + 32 \le 34 d \text{ bits are read back to the message})",
                                  .note = "two bits a sign, so that sign(0) = 0 is covered; an encoder whose messages are read back",
                                  .mutants = {"one-bit"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 8);
    const auto scale = static_cast<std::uint32_t>(draw.integer("scale", 0, 4294967295L));
    std::vector<int> signs, read;
    std::vector<bool> bits;
    for (long i = 0; i < d; ++i) signs.push_back(static_cast<int>(draw.integer("s" + std::to_string(i), -1, 1)));
    for (unsigned i = 0; i < 32; ++i) bits.push_back((scale >> i & 1U) != 0);
    const bool one_bit = draw.mutant("one-bit");
    for (const int s : signs) {
      bits.push_back(s > 0);
      if (!one_bit) bits.push_back(s < 0);
    }
    std::uint32_t scale_read = 0;
    for (unsigned i = 0; i < 32; ++i) scale_read |= static_cast<std::uint32_t>(bits[i]) << i;
    for (std::size_t at = 32; at < bits.size(); at += one_bit ? 1 : 2) read.push_back(bits[at] ? 1 : !one_bit && !bits[at + 1] ? 0 : -1);
    return {.shown = Chain<S>(at_most(S(static_cast<long>(bits.size())), S(34 * d)).named("O(d)"))
                         .also(holds<S>(read == signs && scale_read == scale, "read back"))};
  }
};
LEMMATA_CLAIM(SignBits);

struct MajorityIsNoCompression {
  static constexpr ClaimInfo info{
      .id = "saddle.sign.majority",
      .kind = Kind::remark,
      .where = "Section 1.1",
      .title = "a majority of signs need not compress the mean gradient",
      .hypotheses = R"(m_j = \operatorname{sign}\sum_i\operatorname{sign} g^i_j,\ \bar g = \frac1W\sum_i g^i)",
      .statement = R"(\text{there are local gradients with } \bar g \ne 0 \text{ and } \langle\bar g, m\rangle < 0: \|\bar g - cm\|)"
                   R"( \ge \|\bar g\| \text{ for all } c \ge 0)",
      .quantifier = Quantifier::exists,
      .note = "the mean gradient points away from the vote",
      .mutants = {"one-worker"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long workers = draw.mutant("one-worker") ? 1 : draw.integer("W", 1, 5), d = draw.integer("d", 1, 3);
    Vec<S> mean(static_cast<std::size_t>(d)), votes(static_cast<std::size_t>(d));
    for (long i = 0; i < workers; ++i) {
      const Vec<S> g = draw.vector<S>("g" + std::to_string(i), d);
      mean += ratio<S>(1, workers) * g;
      votes += sign(g, 0);
    }
    return {.shown = Chain<S>(strictly_less(dot(mean, sign(votes, 0)), S(0)).named("against the vote"))};
  }
};
LEMMATA_CLAIM(MajorityIsNoCompression);

/// x = scale u for a unit vector u with rational entries, so that ||x|| = |scale|; some entries may be 0.
template <Scalar S>
struct RationalLength {
  long d;
  Vec<S> x;
  S norm;
  RationalLength(Draw& draw, long largest) : d(draw.integer("d", 1, largest)) {
    const S scale = draw.real<S>("scale");
    const Vec<S> u = draw.unit_vector<S>("u", d);
    x = scale * u;
    norm = abs(scale);
  }
};

struct QuantizationUnbiased {
  static constexpr ClaimInfo info{.id = "saddle.quant.unbiased",
                                  .kind = Kind::inequality,
                                  .where = "Section 1.1",
                                  .title = "QUANTIZATION is unbiased",
                                  .hypotheses = R"(s \ge 1 \text{ buckets})",
                                  .statement = R"(\mathbb E\,Q(x) = x)",
                                  .note = "exact, for x of rational length: such x are dense, and the mean is continuous",
                                  .mutants = {"without-the-last-level"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const RationalLength<S> v(draw, 4);
    const long s = draw.log_integer("s", 1, 16);
    auto q = compress::qsgd<S>(v.d, s);
    if (draw.mutant("without-the-last-level"))
      q.apply = [inner = q.apply, top = v.norm](const Vec<S>& x, long t, Chance<S>& chance) {
        Vec<S> out = inner(x, t, chance);
        for (std::size_t i = 0; i < out.size(); ++i)
          if (abs(out[i]) >= top) out[i] = S(0);
        return out;
      };
    return {.shown = equal(compress::mean_of(expect, q, v.x), v.x, "E Q(x) = x")};
  }
};
LEMMATA_CLAIM(QuantizationUnbiased);

struct QuantizationError {
  static constexpr ClaimInfo info{
      .id = "saddle.quant.error",
      .kind = Kind::remark,
      .where = "Section 1.1",
      .title = "QUANTIZATION can have a large error",
      .hypotheses = R"(s = 1)",
      .statement = R"(\mathbb E\|Q(x) - x\|^2 = \|x\|\,\|x\|_1 - \|x\|^2, \text{ which is } (n-1)\|x\|^2 \text{ for } n^2 \text{)"
                   R"( equal entries}: \text{ beyond every multiple of } \|x\|^2)",
      .note =
          "the identity by enumeration, on x of rational length; then its value for n^2 equal entries, any n: for every bound M take n > M "
          "+ 1",
      .mutants = {"two-levels"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const RationalLength<S> v(draw, 5);
    const auto q = compress::qsgd<S>(v.d, draw.mutant("two-levels") ? 2 : 1);
    const S n = S(draw.log_integer("n", 1, 100000)), entry = draw.positive<S>("entry");
    const S norm = n * entry, sum = square(n) * entry;
    return {
        .shown =
            Chain<S>(
                equal(compress::mean_squared_residual(expect, q, v.x), v.norm * norm1(v.x) - square(v.norm)).sum_of(1024).named("identity"))
                .also(equal(norm * sum - square(norm), (n - S(1)) * square(norm)).named("equal entries"))};
  }
};
LEMMATA_CLAIM(QuantizationError);

struct QuantizationBits {
  static constexpr ClaimInfo info{
      .id = "saddle.quant.bits",
      .kind = Kind::remark,
      .where = "Section 1.1",
      .title = "coordinates that QUANTIZATION sends, s = 1",
      .hypotheses = R"(s = 1;\ \text{a coordinate that is sent costs its index and sign: } O(\log d) \text{ bits})",
      .statement = R"(\#\{i : Q(x)_i \ne 0\} \le \sqrt d \text{, in the mean or on every outcome})",
      .note =
          "squared. In the mean sum |x_i|/||x|| <= sqrt(d). The worst case is all d, with all entries nonzero: above every multiple of "
          "sqrt(d), and of its logarithms, as d grows",
      .mutants = {"two-levels"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const RationalLength<S> v(draw, 6);
    const auto q = compress::qsgd<S>(v.d, draw.mutant("two-levels") ? 2 : 1);
    const auto count = [&](Chance<S>& chance) {
      long sent = 0;
      for (const S& entry : q.apply(v.x, 0, chance))
        if (entry != S(0)) ++sent;
      return S(sent);
    };
    S sent(0);
    if (draw.reading("bits", {0, 1}, {"in-the-mean", "worst-case"}) == 0) sent = expect.mean(count);
    else
      for (const auto& outcome : expect.law(count)) sent = max(sent, outcome.first);
    return {.shown = at_most(square(sent), S(v.d)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(QuantizationBits);

}  // namespace
}  // namespace lemmata
