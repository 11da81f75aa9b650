#pragma once
#include <cstddef>
#include <memory>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lib/chance/denominator.hpp"
#include "lib/chance/key.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata {

/// Distinct values in the order of their first visit, found again by `hash` and `identical`. The order, hence every sum over it, does
/// not depend on the hash.
template <class T>
class Distinct {
 public:
  Distinct() : slots_(std::make_unique<std::vector<Slot>>()), index_(16, HashAt{slots_.get()}, IdenticalAt{slots_.get()}) {}

  /// The position of `value`, and whether it is new.
  std::pair<std::size_t, bool> insert(T value) {
    slots_->push_back({std::move(value)});
    const auto [at, fresh] = index_.insert(slots_->size() - 1);
    if (!fresh) slots_->pop_back();
    return {*at, fresh};
  }
  std::size_t size() const { return slots_->size(); }
  const T& operator[](std::size_t i) const { return (*slots_)[i].value; }
  void swap(Distinct& other) {
    std::swap(slots_, other.slots_);
    std::swap(index_, other.index_);
  }
  void clear() {
    index_.clear();
    slots_->clear();
  }

 private:
  struct Slot {
    T value;
  };  // std::vector<bool> has no elements to refer to
  struct HashAt {
    const std::vector<Slot>* slots;
    std::size_t operator()(std::size_t i) const { return hash((*slots)[i].value); }
  };
  struct IdenticalAt {
    const std::vector<Slot>* slots;
    bool operator()(std::size_t i, std::size_t j) const { return i == j || identical((*slots)[i].value, (*slots)[j].value); }
  };
  std::unique_ptr<std::vector<Slot>> slots_;  // its address outlives a swap
  std::unordered_set<std::size_t, HashAt, IdenticalAt> index_;
};

/// Throws DomainError when the weights of all paths certainly do not sum to 1: a step gave `choose` weights that are no law. In double,
/// which rounds, nothing is certain.
template <Scalar S>
void require_unit_mass(const S& total) {
  if constexpr (std::same_as<S, Exact>)
    if (certainly_less(total, S(1)) || certainly_less(S(1), total)) throw DomainError("the weights of all paths sum to " + to_text(total));
}

/// The law of a state while it moves: one step takes each state with its weight to its arrivals, where identical ones are merged.
template <class State, Scalar S>
class MergedLaw {
 public:
  explicit MergedLaw(State start) : weights_{S(1)} { now_.insert(std::move(start)); }

  std::size_t size() const { return weights_.size(); }
  const State& state(std::size_t i) const { return now_[i]; }

  void begin_step() {
    arriving_.clear();
    if constexpr (exact) denominator_.begin_step();
  }
  void arrive(std::size_t from, State to, const S& probability) {
    const auto [at, fresh] = next_.insert(std::move(to));
    S weight = weights_[from];
    if constexpr (exact) weight *= denominator_.multiple(probability, arriving_);
    else weight *= probability;
    if (fresh) arriving_.push_back(std::move(weight));
    else arriving_[at] += weight;
  }
  std::size_t arrived() const { return arriving_.size(); }
  void end_step() {
    now_.swap(next_);
    next_.clear();
    weights_.swap(arriving_);
    if constexpr (exact) denominator_.end_step(weights_);
  }

  template <class Observer>
  S mean(const Observer& observer) const {
    if (weights_.size() == 1) return observer(state(0));
    S total(0);
    for (std::size_t i = 0; i < size(); ++i) total += weights_[i] * observer(state(i));
    return value(total);
  }
  std::vector<std::pair<State, S>> law() const {
    std::vector<std::pair<State, S>> law;
    for (std::size_t i = 0; i < size(); ++i) law.emplace_back(state(i), value(weights_[i]));
    return law;
  }
  void require_mass() const {
    S total(0);
    for (const S& weight : weights_) total += weight;
    require_unit_mass(value(total));
  }

 private:
  static constexpr bool exact = std::same_as<S, Exact>;
  struct Nothing {};
  S value(const S& stored) const {
    if constexpr (exact) return denominator_.value(stored);
    else return stored;
  }

  Distinct<State> now_, next_;
  [[no_unique_address]] std::conditional_t<exact, CommonDenominator, Nothing> denominator_;
  std::vector<S> weights_, arriving_;
};

}  // namespace lemmata
