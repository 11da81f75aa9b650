#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/chance/expect.hpp"

namespace lemmata {

enum class How { at_most, strictly_less, equal };

/// One comparison on one instance. In `double` it only ranks; certified, it decides.
template <Scalar S>
struct Relation {
  How how = How::at_most;
  S lhs{};
  S rhs{};
  std::string name = {};                 ///< of the link, in evidence: "(a) = (b)"
  double terms = 64;                     ///< how many terms were summed: the noise floor of the search is 64 ulp times this
  std::optional<double> least_gap = {};  ///< see in_mean

  Relation named(std::string link) && {
    name = std::move(link);
    return std::move(*this);
  }
  Relation sum_of(double count) && {
    terms = count < 64 ? 64 : count;
    return std::move(*this);
  }
  /// lhs is an expectation and rhs a number, so that the relation may be tested by sampling where exact backends give up; lhs - rhs of
  /// a single replicate is never below `gap` (a proven lower end; without one no sampled test is sound).
  Relation in_mean(double gap) && {
    least_gap = gap;
    return std::move(*this);
  }
};

/// A relation or a chain of them: each link is attacked, and the evidence names the first that fails.
template <Scalar S>
class Chain {
 public:
  Chain() = default;
  Chain(Relation<S> relation) { links_.push_back(std::move(relation)); }  // NOLINT(google-explicit-constructor): one link is a chain
  Chain& also(Relation<S> relation) & {
    links_.push_back(std::move(relation));
    return *this;
  }
  Chain also(Relation<S> relation) && {
    links_.push_back(std::move(relation));
    return std::move(*this);
  }
  Chain also(Chain other) && {
    for (auto& link : other.links_) links_.push_back(std::move(link));
    return std::move(*this);
  }
  const std::vector<Relation<S>>& links() const { return links_; }
  std::vector<Relation<S>>& links() { return links_; }

 private:
  std::vector<Relation<S>> links_;
};

template <Scalar S>
Relation<S> at_most(S lhs, S rhs) {
  return {How::at_most, std::move(lhs), std::move(rhs), ""};
}
template <Scalar S>
Relation<S> strictly_less(S lhs, S rhs) {
  return {How::strictly_less, std::move(lhs), std::move(rhs), ""};
}
template <Scalar S>
Relation<S> equal(S lhs, S rhs) {
  return {How::equal, std::move(lhs), std::move(rhs), ""};
}
/// Equality of vectors, as one relation: every coordinate, on abstract vectors every coefficient.
template <Scalar S>
Chain<S> equal(const Vec<S>& lhs, const Vec<S>& rhs, const std::string& name = "") {
  Chain<S> chain;
  const std::size_t n = std::max(lhs.raw().size(), rhs.raw().size());
  for (std::size_t i = 0; i < n; ++i)
    chain.also(equal(i < lhs.raw().size() ? lhs.raw()[i] : S(0), i < rhs.raw().size() ? rhs.raw()[i] : S(0)).named(name));
  if (n == 0) chain.also(equal(S(0), S(0)).named(name));
  return chain;
}
/// Both finite laws are the same: the l1 distance of their weights is 0.
template <class T, Scalar S>
Relation<S> same_law(const Law<T, S>& p, const Law<T, S>& q) {
  S distance(0);
  for (const auto& [value, weight] : p) {
    S other(0);
    for (const auto& [v, w] : q)
      if (identical(v, value)) other += w;
    distance += abs(weight - other);
  }
  for (const auto& [value, weight] : q) {
    bool met = false;
    for (const auto& [v, w] : p) met = met || identical(v, value);
    if (!met) distance += weight;
  }
  return equal(distance, S(0)).named("same law");
}
/// A statement that is true or false on its instance without a margin (a set is non-empty, an iterate is inside).
template <Scalar S>
Relation<S> holds(bool truth, std::string name) {
  return equal(S(truth ? 0 : 1), S(0)).named(std::move(name));
}

/// What a body returns: hypotheses as relations, and what is to be shown.
template <Scalar S>
struct Case {
  std::vector<Relation<S>> given = {};
  Chain<S> shown = {};
};

}  // namespace lemmata
