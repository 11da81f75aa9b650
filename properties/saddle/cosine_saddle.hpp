#pragma once
#include <algorithm>
#include <vector>

#include "properties/saddle/parameters.hpp"

namespace lemmata::saddle {

/// A saddle in the class of Assumption A that is hard to leave, with parameters that meet every printed condition of Appendix B:
///
///   f(x) = L w^2 cos(x_1/w),   w = L eps/k^2,   k = sqrt(rho eps) <= L,   x_0 = 0 in R^d, d >= 2
///
/// L is the least for the gradient, L/w = rho the least for the Hessian, f_max = 2 L w^2, grad f(x_0) = 0, lambda_min = -L. The oracle adds
/// sigma or -sigma to the second coordinate: Assumption B with equality, Assumption C with l = L. No compression: mu = 1, y = x.
///
/// |x_1 - eta f'(x_1)| <= (1 + a) |x_1|, a = eta L, so that with q = r^2/d, the variance of the artificial noise along x_1, for all t <= n
///
///   E x_{t,1}^2 <= v_n,   E exp(x_{t,1}^2/(4 v_n)) <= sqrt(2),   v_n = eta^2 q sum_{i<n} (1 + a)^(2i) <= eta q e^(2an)/(2L)
///
/// by induction (E exp(h (m + s z)^2) = exp(h m^2/(1 - 2 h s^2))/sqrt(1 - 2 h s^2) for standard normal z), and f(x_0) - f(x) <= L x_1^2/2.
template <Scalar S>
struct CosineSaddle : Parameters<S> {
  S unnamed;    ///< K >= 1: each unnamed constant of the lemmas is in [1/K, K]
  bool of_all;  ///< c_I is also at least log(8 d L c_F/(c_r^2 k)), a logarithm that no parameter switches off

  explicit CosineSaddle(Draw& draw)
      : Parameters<S>(draw, EtaMu::linear, 1L << 40),
        unnamed(S(1) + draw.nonnegative<S>("K - 1")),
        of_all(draw.reading("logarithm", {0, 1}, {"as-printed", "of-all-parameters"}) == 1) {
    this->contraction = S(0);
    this->lipschitz = true;
    this->l2 = square(this->L);
    // condition (l), c_I >= c log(2 d L c_R^2/sigma), says nothing for any c > 0
    this->sigma = S(2) * this->d * this->L * this->c_R2 * (S(1) + this->sigma);
    const S by_noise = this->c_r2 * square(this->root_rho_eps) / (S(640) * this->d * square(this->L) * this->c_R2);
    this->c_eta = std::min({this->c_eta, S(this->c_r2 / (S(2) * unnamed)), S(S(1) / (unnamed * square(this->c_i))), by_noise});
    this->eta = this->c_eta * bounds::saddle::largest_step(*this, EtaMu::linear);
  }
  /// (a) to (m) of saddle.defB.2.constants, (i) and (n) by mu = 1 and k <= L; and I >= 2/(eta gamma) for gamma >= k/2, for Proposition B.14.
  std::vector<Relation<S>> conditions() const {
    const S L2R2 = square(this->L) * this->radius2(), sigma2 = square(this->sigma);
    std::vector<Relation<S>> all{at_most(S(2), this->d).named("d >= 2"),
                                 at_most(S(4), this->c_i).named("Proposition B.14"),
                                 at_most(S(4) * this->c_R2, S(1)).named("(a)"),
                                 at_most(this->c_eta + this->c_r2 + this->c_i * this->c_eta, this->c_f / S(2)).named("(b)"),
                                 at_most(S(16) * this->c_i * this->c_f, this->c_R2).named("(c)"),
                                 at_most(S(2) * this->c_f, this->c_i * this->c_R2).named("(d)"),
                                 at_most(S(160) * L2R2, this->chi2()).named("(e)"),
                                 at_most(S(32) * this->d * L2R2, this->r2()).named("(f)"),
                                 at_most(S(1600) * square(S(unnamed * this->c_i)) * this->c_R2, S(1)).named("(g)"),
                                 at_most(sigma2, this->r2()).named("(h)"),
                                 at_most(unnamed * this->c_eta, this->c_r2).named("(j)"),
                                 at_most(unnamed * square(this->c_i) * this->c_eta, S(1)).named("(k)"),
                                 at_most(S(2) * this->d * this->L * this->c_R2, this->sigma).named("(l)"),
                                 this->step_condition()};
    if (of_all) all.push_back(at_most(log(S(S(2) * growth_needed())), this->c_i).named("log(8 d L c_F/(c_r^2 k)) <= c_I"));
    return all;
  }
  S growth_needed() const { return S(4) * this->d * this->L * this->c_f / (this->c_r2 * this->root_rho_eps); }  ///< 4 F/(eta q)
  S q() const { return this->r2() / this->d; }
  S growth() const { return this->eta * this->L; }  ///< a
  /// log(2L v_n/(eta q)) for n = I + more
  S exponent(const S& more) const { return S(2) * (this->c_i * this->L / this->root_rho_eps + growth() * more); }
  S most_drop() const { return this->eta * q() * exp(exponent(S(0))) / S(4); }  ///< L v_I/2 >= f(x_0) - E f(x_t) for all t <= I
  /// least <= most, where `most` bounds a quantity of this saddle from above: a violation refutes, a pass says nothing.
  Relation<S> within(const S& least, const S& most) const {
    if (of_all && !(most < least)) throw Unsupported("a bound from above, which this saddle does not violate, says nothing");
    return at_most(least, most).sum_of(1024);
  }
  S f_max() const { return S(2) * this->L * square(S(this->L * this->eps() / square(this->root_rho_eps))); }
};

}  // namespace lemmata::saddle
