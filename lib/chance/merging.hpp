#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
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
  /// The position of `value`, and whether it is new. `identical` is asked only where hashes are equal.
  std::pair<std::size_t, bool> insert(T value) {
    if (2 * (slots_.size() + 1) > table_.size()) grow();
    const std::size_t h = hash(static_cast<const T&>(value));
    std::size_t at = place(h);
    for (; table_[at].slot != 0; at = next(at))
      if (table_[at].tag == tag(h) && holds(table_[at].slot - 1, h, value)) return {table_[at].slot - 1, false};
    slots_.push_back({std::move(value), h});
    table_[at] = {tag(h), static_cast<std::uint32_t>(slots_.size())};
    return {slots_.size() - 1, true};
  }
  std::size_t size() const { return slots_.size(); }
  const T& operator[](std::size_t i) const { return slots_[i].value; }
  void swap(Distinct& other) {
    slots_.swap(other.slots_);
    table_.swap(other.table_);
  }
  void clear() {
    slots_.clear();
    std::fill(table_.begin(), table_.end(), Entry{});
  }

 private:
  struct Slot {
    T value;
    std::size_t hash;
  };
  /// Where a value with this hash may be: its slot's number plus one, and bits of the hash that spare most looks at the slot.
  struct Entry {
    std::uint32_t tag = 0, slot = 0;
  };

  static std::uint32_t tag(std::size_t h) { return static_cast<std::uint32_t>(h); }
  std::size_t place(std::size_t h) const { return (h * 0x9e3779b97f4a7c15ULL >> 32U) & (table_.size() - 1); }
  std::size_t next(std::size_t at) const { return (at + 1) & (table_.size() - 1); }
  bool holds(std::size_t slot, std::size_t h, const T& value) const {
    return slots_[slot].hash == h && identical(static_cast<const T&>(slots_[slot].value), value);
  }
  void grow() {
    table_.assign(std::max<std::size_t>(16, 2 * table_.size()), Entry{});
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      std::size_t at = place(slots_[i].hash);
      while (table_[at].slot != 0) at = next(at);
      table_[at] = {tag(slots_[i].hash), static_cast<std::uint32_t>(i + 1)};
    }
  }

  std::vector<Slot> slots_;
  std::vector<Entry> table_;  // open addressing, a power of two at most half full
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
    const S& share = multiple(probability);
    if (fresh) arriving_.push_back(weights_[from] * share);
    else add_product_to(arriving_[at], weights_[from], share);
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
    for (std::size_t i = 0; i < size(); ++i) add_product_to(total, weights_[i], observer(state(i)));
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
  const S& multiple(const S& probability) {
    if constexpr (exact) return denominator_.multiple(probability, arriving_);
    else return probability;
  }
  S value(const S& stored) const {
    if constexpr (exact) return denominator_.value(stored);
    else return stored;
  }

  Distinct<State> now_, next_;
  [[no_unique_address]] std::conditional_t<exact, CommonDenominator, Nothing> denominator_;
  std::vector<S> weights_, arriving_;
};

}  // namespace lemmata
