#include "properties/saddle/along.hpp"

// The caption of Table 1: which mu is best, and when a constant message is slower than RANDOMK.

namespace lemmata {
namespace {

using namespace bounds::saddle;

const Growth rate_of_constant_mu = {by_epsilon(16), d_and_epsilon(4, 10)};  // 1/eps^4 + d/eps^2.5

struct Caption {
  static constexpr ClaimInfo info{
      .id = "saddle.table1.meta",
      .kind = Kind::remark,
      .where = "Table 1, caption",
      .title = "the best mu, and what it saves",
      .hypotheses = R"(\text{communication } d\mu \cdot \text{iterations},\ \mu = s^{-m} \text{ with any } m)",
      .statement =
          R"(\text{no } \mu \text{ beats the listed one in the four rows that choose it; a constant message may converge slower than RANDOMK})",
      .note =
          "four settings (Lipschitz or not, any or linear compressor). That RANDOMK saves 1/eps^(1/4) and sqrt(d)/eps^(3/4) are links of "
          "its rows. Slower: in iterations, at d = eps^-2; in communication it never is where k >= 1",
      .mutants = {"other-mu"},
      .whole = {"setting"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long setting = draw.integer("setting", 0, 3);
    const bool linear = setting % 2 == 1, any = setting >= 2;
    const S p = draw.nonnegative<S>("p"), q = draw.nonnegative<S>("q"), m = draw.real<S>("m");
    const S alpha = any ? p : S(0), extra = linear ? S(0) : p;
    const auto sent = [&](const S& at) {
      const S first = S(4) * q + alpha, second = at + S(3) * q, third = S(2) * at + ratio<S>(5, 2) * q + extra;
      return p - at + max(max(first, second), third);
    };
    const S listed = ratio<S>(3, 4) * q + (any ? p / S(2) : S(0)) - (linear ? S(0) : p / S(2));
    return {.shown = Chain<S>(at_most(sent(draw.mutant("other-mu") ? q : listed), sent(m)).named("the best mu"))
                         .also(strictly_less(saddle::exponent_along<S>({by_epsilon(16)}, Ray{1, 2, 0}),
                                             saddle::exponent_along<S>(rate_of_constant_mu, Ray{1, 2, 0}))
                                   .named("slower"))};
  }
};
LEMMATA_CLAIM(Caption);

}  // namespace
}  // namespace lemmata
