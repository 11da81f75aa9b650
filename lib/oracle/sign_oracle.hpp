#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lib/chance/draw.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::oracle {

/// The law of a vote on {match, zero, miss}: whether a sign equals that of the gradient, is 0, or is the opposite.
template <Scalar S>
struct VoteLaw {
  S match{}, zero{}, miss{};

  /// E[vote * sign g]
  S advantage() const { return match - miss; }
  /// 1, 0 or -1: to be multiplied by the sign of the gradient.
  S sample(Chance<S>& chance) const { return chance.among({match, zero, miss}, {S(1), S(0), S(-1)}); }
};

/// Any vote with P(match) = rho in (1/2, 1]; P(zero) is any share of the rest.
template <Scalar S>
VoteLaw<S> any_vote(Draw& draw, std::string_view name) {
  const auto scope = draw.scope(name);
  const S rho = draw.in<S>("rho", Range::left_open(0.5, 1));
  const S share = draw.in<S>("zero", Range::closed(0, 1));
  return {rho, (S(1) - rho) * share, (S(1) - rho) * (S(1) - share)};
}

/// The law of the sign (sign(0) = 0) of the sum of independent votes: the server's message.
template <Scalar S>
VoteLaw<S> majority(const std::vector<VoteLaw<S>>& votes) {
  std::vector<S> law(2 * votes.size() + 1, S(0));  // law[votes.size() + s]: the sum is s
  const auto middle = votes.size();
  law[middle] = S(1);
  for (const VoteLaw<S>& vote : votes) {
    std::vector<S> next(law.size(), S(0));
    for (std::size_t j = 0; j < law.size(); ++j) {
      next[j] += vote.zero * law[j];
      if (j > 0) next[j] += vote.match * law[j - 1];
      if (j + 1 < law.size()) next[j] += vote.miss * law[j + 1];
    }
    law = std::move(next);
  }
  VoteLaw<S> out{S(0), law[middle], S(0)};
  for (std::size_t j = 0; j < middle; ++j) {
    out.miss += law[j];
    out.match += law[law.size() - 1 - j];
  }
  return out;
}

/// An oracle of signs. Coordinate i has one law where g_i > 0, another where g_i < 0, and where g_i = 0, where nothing is assumed, it
/// votes as if g_i were 1 with a law of its own. The coordinates are independent, or share one uniform variable.
template <Scalar S>
struct SignOracle {
  std::vector<VoteLaw<S>> positive, negative, nowhere;
  bool common = false;

  const VoteLaw<S>& law(std::size_t i, const S& gradient_entry) const {
    const S s = sign(gradient_entry, 0);
    return s > S(0) ? positive[i] : s < S(0) ? negative[i] : nowhere[i];
  }
  /// rho_i(x) = P(sign of the estimate i = sign g_i), for g_i != 0
  const S& success(std::size_t i, const S& gradient_entry) const { return law(i, gradient_entry).match; }
  /// E of the vote vector at a gradient: sign(g_i) (P(match) - P(miss)).
  Vec<S> mean(const Vec<S>& gradient) const {
    Vec<S> out(gradient.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = sign(gradient[i], 1) * law(i, gradient[i]).advantage();
    return out;
  }

  Vec<S> sample(const Vec<S>& gradient, Chance<S>& chance) const {
    Vec<S> votes(gradient.size());
    if (common) return common_sample(gradient, chance);
    for (std::size_t i = 0; i < votes.size(); ++i) votes[i] = sign(gradient[i], 1) * law(i, gradient[i]).sample(chance);
    return votes;
  }

 private:
  // Each vote is a step function of u: match below P(match), zero up to P(match) + P(zero), then miss.
  Vec<S> common_sample(const Vec<S>& gradient, Chance<S>& chance) const {
    std::vector<S> ends;
    for (std::size_t i = 0; i < gradient.size(); ++i) {
      const VoteLaw<S>& vote = law(i, gradient[i]);
      ends.push_back(vote.match);
      ends.push_back(vote.match + vote.zero);
    }
    std::vector<S> sorted = ends;
    std::stable_sort(sorted.begin(), sorted.end());
    sorted.push_back(S(1));
    std::vector<S> gaps;
    for (std::size_t j = 0; j < sorted.size(); ++j) gaps.push_back(j == 0 ? sorted[0] : S(sorted[j] - sorted[j - 1]));
    const S& above = sorted[chance.choose(gaps)];  // u lies just below this end
    Vec<S> votes(gradient.size());
    for (std::size_t i = 0; i < votes.size(); ++i)
      votes[i] = sign(gradient[i], 1) * (above <= ends[2 * i] ? S(1) : above <= ends[2 * i + 1] ? S(0) : S(-1));
    return votes;
  }
};

/// Any sign oracle whose success probabilities lie in (1/2, 1] wherever the gradient's entry is not 0.
template <Scalar S>
SignOracle<S> any_sign_oracle(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  SignOracle<S> oracle;
  const bool two_sided = draw.coin("two_sided");
  for (long i = 0; i < d; ++i) {
    const std::string index = std::to_string(i);
    oracle.positive.push_back(any_vote<S>(draw, "p" + index));
    oracle.negative.push_back(two_sided ? any_vote<S>(draw, "n" + index) : oracle.positive.back());
    switch (draw.integer("nowhere" + index, 0, 3)) {
      case 0:
        oracle.nowhere.push_back({S(0), S(1), S(0)});
        break;
      case 1:
        oracle.nowhere.push_back({S(1), S(0), S(0)});
        break;
      case 2:
        oracle.nowhere.push_back({S(0), S(0), S(1)});
        break;
      default:
        oracle.nowhere.push_back({ratio<S>(1, 2), S(0), ratio<S>(1, 2)});
    }
  }
  oracle.common = d > 1 && draw.coin("common");
  return oracle;
}

/// The message of a server that takes a majority vote of independent nodes, as one sign oracle: the nodes' laws are convolved, which
/// costs M^2 instead of 3^M paths. Each node must have independent coordinates.
template <Scalar S>
SignOracle<S> majority_oracle(const std::vector<SignOracle<S>>& nodes) {
  SignOracle<S> server;
  for (std::size_t i = 0; i < nodes.at(0).positive.size(); ++i) {
    std::vector<VoteLaw<S>> positive, negative, nowhere;
    for (const SignOracle<S>& node : nodes) {
      if (node.common) throw Unsupported("a majority of votes whose coordinates are coupled");
      positive.push_back(node.positive[i]);
      negative.push_back(node.negative[i]);
      nowhere.push_back(node.nowhere[i]);
    }
    server.positive.push_back(majority(positive));
    server.negative.push_back(majority(negative));
    server.nowhere.push_back(majority(nowhere));
  }
  return server;
}

/// The votes about a gradient, as an oracle.
template <Scalar S>
Oracle<S> votes_about(Field<S> gradient, SignOracle<S> signs) {
  return [gradient = std::move(gradient), signs = std::move(signs)](const Point<S>& at, Chance<S>& chance) {
    return signs.sample(gradient(at.x), chance);
  };
}

// Instantiated once, in sign_oracle.cpp: every claim would compile them again.
extern template SignOracle<double> any_sign_oracle(Draw&, std::string_view, long);
extern template SignOracle<Exact> any_sign_oracle(Draw&, std::string_view, long);
extern template SignOracle<double> majority_oracle(const std::vector<SignOracle<double>>&);
extern template SignOracle<Exact> majority_oracle(const std::vector<SignOracle<Exact>>&);

}  // namespace lemmata::oracle
