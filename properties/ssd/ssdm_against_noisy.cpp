#include "lib/claim/claim.hpp"
#include "lib/method/ssdm.hpp"

// SSDM against noisy signSGD: the rate with respect to the squared norm of the gradient.

namespace lemmata {
namespace {

/// Sum of ||grad f(x_k)||^2 over the first R q^3 steps of SSDM on f(x) = x^2/2 from x_0 = R without noise, K = q^4: the iterates are
/// R - k/q^3 > 0, as momenta of positive gradients are positive. With n = R q^3: (1^2 + ... + n^2)/q^6 = n (n + 1)(2 n + 1)/(6 q^6).
template <Scalar S>
S squares_on_the_way(long R, long q) {
  const S cube = pow(S(q), 3L), n = S(R) * cube;
  return n * (n + S(1)) * (S(2) * n + S(1)) / (S(6) * square(cube));
}

/// (bound of Theorem 8)^2 <= (3 delta + 16 sigma + 11 L)^2 d/sqrt(K) for K >= d: with u = sqrt(d), v = sqrt(K/d), both sides times
/// sqrt(K) v^2. The rates' quotient with d = s^4, K = t^4.
template <Scalar S>
Case<S> square_of_the_mean(Draw& draw) {
  const Range from_one = Range::right_open(1, std::numeric_limits<double>::infinity());
  const S delta = draw.nonnegative<S>("delta_f"), sigma = draw.nonnegative<S>("sigma"), L = draw.nonnegative<S>("L");
  const S u = draw.in<S>("sqrt(d)", from_one), v = draw.in<S>("sqrt(K/d)", from_one);
  const S noise = S(3) * delta + S(16) * sigma, factor(draw.mutant("K below d") ? 9 : 3);
  const S s = draw.positive<S>("d^(1/4)"), t = draw.positive<S>("K^(1/4)");
  return {
      .shown =
          Chain<S>(at_most(square(S(v * (noise + S(8) * L * u) + factor * L * u)), square(S(v * u * (noise + S(11) * L)))).named("rate"))
              .also(equal(s * s * s * (t * t), t / s * (s * s * s * s) * t).named("quotient of the rates"))};
}

template <Scalar S>
Case<S> mean_of_the_squares(Draw& draw) {
  const long q = draw.log_integer("q", 1, 1000000);
  const long R = draw.log_integer("R", 1, std::min(q, 1000L));
  const S root = square(S(q)), K = square(root);
  const S constant = S(3) * square(S(R)) / S(2) + S(11);  // 3 delta_f + 16 sigma + 11 L
  return {.shown = at_most(squares_on_the_way<S>(R, q) / K, square(constant) / root).named("rate")};
}

struct AgainstNoisySigns {
  static constexpr ClaimInfo info{
      .id = "ssd.cmp-noisy",
      .kind = Kind::remark,
      .where = "bullet \"Noisy signSGD\" after Theorem 8",
      .title = "rate in the squared norm",
      .hypotheses = R"(\text{as Theorem 8, with one objective}, \; K \ge d)",
      .statement = R"(O(d/\sqrt K), \; c = (3\delta_f + 16\tilde\sigma + 11\tilde L)^2; \quad \text{mean-norm: } b^2 \le c\,d/\sqrt K)"
                   R"( \text{ for the right side } b \text{ of Theorem 8}, \; \frac{d^{3/4}/K^{1/4}}{d/\sqrt K} =)"
                   R"( \frac{K^{1/4}}{d^{1/4}}; \quad \text{norm: } \frac1K \sum_{k<K} \|\nabla f(x_k)\|^2 \le c\,d/\sqrt K)",
      .note =
          "what is squared is a reading. The square of the mean norm: of the bound of Theorem 8 only, which holds with one objective "
          "(ssd.thm8/repaired) and whose term d/sqrt(K) leads where d > K; the text adds neither restriction. The mean of the squared "
          "norms: on x^2/2 it is R^3/(3 K^(1/4)) at least, for every K = q^4 and start R <= q, so that no constant c gives O(1/sqrt(K)). "
          "The text cites the theorem as its Theorem 4",
      .sweep = "q",
      .mutants = {"K below d"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool mean = draw.reading("squared", {0, 1}, {"mean-norm", "norm"}) == 1;
    return mean ? mean_of_the_squares<S>(draw) : square_of_the_mean<S>(draw);
  }
};
LEMMATA_CLAIM(AgainstNoisySigns);

struct SquaresOnTheWay {
  static constexpr ClaimInfo info{
      .id = "ssd.cmp-noisy.travel",
      .kind = Kind::remark,
      .where = "bullet \"Noisy signSGD\" after Theorem 8",
      .title = "mean squared norm from below",
      .hypotheses =
          R"(f(x) = \frac12 x^2, \; M = 1, \; \hat g = \nabla f, \; x_0 = R \le q, \; K = q^4, \; \beta = 1 - \frac{1}{\sqrt K}, \;)"
          R"( \gamma = K^{-3/4})",
      .statement =
          R"(\frac1K \sum_{k<K} \|\nabla f(x_k)\|^2 \ge \frac{1}{q^4}\sum_{k<Rq^3}\left(R - \frac{k}{q^3}\right)^2 \ge \frac{R^3}{3 K^{1/4}})",
      .note = "what refutes the second reading of ssd.cmp-noisy: the way to the minimum takes R K^(3/4) of the K steps",
      .sweep = "q",
      .mutants = {"longer-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long q = draw.integer("q", 1, 4), R = draw.integer("R", 1, q);
    const S root = square(S(q)), K = square(root), step = S(draw.mutant("longer-steps") ? 2 : 1) / pow(S(q), 3L);
    const method::Ssdm<S> method{.x0 = Vec<S>{S(R)},
                                 .gamma = step,
                                 .beta = S(1) - S(1) / root,
                                 .nodes = {oracle::exact_oracle<S>([](const Vec<S>& x) { return x; })}};
    const auto run = expect.run(method, q * q * q * q - 1, {[](const auto& at) { return square(at.x[0]); }});
    const S on_the_way = squares_on_the_way<S>(R, q) / K;
    return {.shown = Chain<S>(at_most(on_the_way, run.sum(0, 0, q * q * q * q) / K).named("first steps").sum_of(4096))
                         .also(at_most(pow(S(R), 3L) / S(3 * q), on_the_way).named("sum of squares"))};
  }
};
LEMMATA_CLAIM(SquaresOnTheWay);

}  // namespace
}  // namespace lemmata
