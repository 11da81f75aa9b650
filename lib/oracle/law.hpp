#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/chance/draw.hpp"

namespace lemmata::oracle {

/// A law on finitely many numbers; the weights are >= 0 and sum to 1.
template <Scalar S>
struct FiniteLaw {
  std::vector<S> values, weights;

  template <class Function>
  S expectation(Function f) const {
    S sum(0);
    for (std::size_t j = 0; j < values.size(); ++j) sum += weights[j] * f(values[j]);
    return sum;
  }
  template <class Predicate>
  S probability(Predicate holds) const {
    return expectation([&](const S& v) { return holds(v) ? S(1) : S(0); });
  }
  S mean() const {
    return expectation([](const S& v) { return v; });
  }
  S second_moment() const {
    return expectation([](const S& v) { return square(v); });
  }
  S variance() const {
    return expectation([m = mean()](const S& v) { return square(S(v - m)); });
  }
  /// E|X - E X|^3
  S third_absolute_moment() const {
    return expectation([m = mean()](const S& v) { return pow(abs(S(v - m)), 3L); });
  }
  /// P(sign X = sign g), sign(0) = 0: an atom at 0 is no success unless g = 0.
  S success(const S& g) const {
    return probability([s = sign(g, 0)](const S& v) { return sign(v, 0) == s; });
  }
  S sample(Chance<S>& chance) const { return values[chance.choose(weights)]; }
};

/// The law of X + c.
template <Scalar S>
FiniteLaw<S> shifted(FiniteLaw<S> law, const S& c) {
  for (S& v : law.values) v += c;
  return law;
}
/// The law of c X.
template <Scalar S>
FiniteLaw<S> scaled(FiniteLaw<S> law, const S& c) {
  for (S& v : law.values) v *= c;
  return law;
}

/// The law of X + Y for independent X, Y; identical values are merged.
template <Scalar S>
FiniteLaw<S> sum_of(const FiniteLaw<S>& a, const FiniteLaw<S>& b) {
  FiniteLaw<S> out;
  std::unordered_multimap<std::size_t, std::size_t> seen;
  for (std::size_t i = 0; i < a.values.size(); ++i)
    for (std::size_t j = 0; j < b.values.size(); ++j) {
      const S value = a.values[i] + b.values[j];
      const S weight = a.weights[i] * b.weights[j];
      const std::size_t key = lemmata::hash(value);
      bool merged = false;
      for (auto [at, end] = seen.equal_range(key); at != end && !merged; ++at)
        if (identical(out.values[at->second], value)) {
          out.weights[at->second] += weight;
          merged = true;
        }
      if (merged) continue;
      seen.emplace(key, out.values.size());
      out.values.push_back(value);
      out.weights.push_back(weight);
    }
  return out;
}

/// The law of the mean of n independent copies: a mini-batch.
template <Scalar S>
FiniteLaw<S> average_of(const FiniteLaw<S>& law, long n) {
  require(n >= 1, "n", S(n), "[1, inf)");
  FiniteLaw<S> sum = law;
  for (long i = 1; i < n; ++i) sum = sum_of(sum, law);
  return scaled(sum, ratio<S>(1, n));
}

/// A length > 0, in multiples of `unit`.
template <Scalar S>
S length(Draw& draw, std::string_view name, const S& unit) {
  return unit * draw.positive<S>(name);
}

/// |mean| or 1: a law whose lengths are of the size of its mean meets the boundaries that matter (signs change at 0).
template <Scalar S>
S unit_of(Draw& draw, const S& mean) {
  return mean != S(0) && !draw.coin("absolute") ? abs(mean) : S(1);
}

}  // namespace lemmata::oracle
