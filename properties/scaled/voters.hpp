#pragma once
#include <utility>
#include <vector>

#include "bounds/scaled/majority.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/majority_vote.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/noisy_step.hpp"

namespace lemmata::scaled {

/// M workers with i.i.d. estimates g + noise at a drawn point, and the exact means that the proof of Theorem 3 speaks of. M is from 1 to
/// `most` for laws of two vectors, to 2 for others. sign(0), of an estimate and of a tie, is a reading.
template <Scalar S>
struct Voters {
  problem::Problem<S> f;
  int at_zero;
  Vec<S> x, g;
  oracle::Noise<S> noise;
  long M = 1;
  Vec<S> right;                        ///< p_i
  S p = S(1), sigma2, single;          ///< min p_i, E ||g~ - g||_1^2, E ||g~||_1^2
  Vec<S> direction;                    ///< E M_k sign(vote_i)
  S length, length_squared, averaged;  ///< E M_k, E M_k^2, E ||mean of the estimates||_1

  Voters(Draw& draw, Expect<S>& expect, problem::Problem<S> objective, long most = 7)
      : f(std::move(objective)), at_zero(static_cast<int>(draw.reading("sign(0)", {0, 1, -1}))) {
    x = draw.vector<S>("x", f.d);
    g = f.gradient(x);
    noise = two_sided(draw, most);
    const auto d = g.size();
    const Vec<S> one = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> n = noise.sample({.x = x}, chance), sample = g + n;
      Vec<S> out(d + 2);
      for (std::size_t i = 0; i < d; ++i) out[i] = S(sign(sample[i], at_zero) == sign(g[i], at_zero) ? 1 : 0);
      out[d] = square(norm1(n));
      out[d + 1] = square(norm1(sample));
      return out;
    });
    right = Vec<S>(d);
    for (std::size_t i = 0; i < d; ++i) {
      right[i] = one[i];
      p = min(p, right[i]);
    }
    sigma2 = one[d];
    single = one[d + 1];
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Ballot ballot = vote(chance);
      Vec<S> out(d + 3);
      for (std::size_t i = 0; i < d; ++i) out[i] = ballot.length * ballot.signs[i];
      out[d] = ballot.length;
      out[d + 1] = square(ballot.length);
      out[d + 2] = norm1(ballot.mean);
      return out;
    });
    direction = Vec<S>(d);
    for (std::size_t i = 0; i < d; ++i) direction[i] = means[i];
    length = means[d];
    length_squared = means[d + 1];
    averaged = means[d + 2];
  }

  struct Ballot {
    Vec<S> signs, mean;  ///< sign of the sum of signs; mean of the estimates
    S length;            ///< M_k
  };
  Ballot vote(Chance<S>& chance) const {
    Vec<S> votes(g.size()), sum(g.size());
    S total(0);
    for (long m = 0; m < M; ++m) {
      const Vec<S> sample = g + noise.sample({.x = x}, chance);
      votes += sign(sample, at_zero);
      sum += sample;
      total += norm1(sample);
    }
    return {sign(votes, at_zero), ratio<S>(1, M) * sum, total / S(M)};
  }
  S L() const { return smoothness(f); }
  S V() const { return problem::above_minimum(f, x); }
  S advantage() const { return bounds::scaled::vote_advantage(p, M); }
  /// E V after x - alpha M_k sign(vote)
  S next(Expect<S>& expect, const S& alpha) const {
    return expect.mean([&](Chance<S>& chance) {
      const Ballot ballot = vote(chance);
      return problem::above_minimum(f, x - alpha * ballot.length * ballot.signs);
    });
  }
  Relation<S> succeeds() const { return strictly_less(ratio<S>(1, 2), p).named("p_min > 1/2"); }

 private:
  /// Any noise for M <= 2; two joint vectors for M up to `most`.
  oracle::Noise<S> two_sided(Draw& draw, long most) {
    if (draw.coin("any")) {
      M = draw.integer("M", 1, 2);
      return oracle::any_noise<S>(draw, "noise", f.d);
    }
    M = draw.log_integer("M", 1, most);
    if (M <= 3 && draw.coin("turning")) return turning(draw, g);
    return two_atoms(draw, g);
  }
};

}  // namespace lemmata::scaled
