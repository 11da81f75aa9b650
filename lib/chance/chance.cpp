#include "lib/chance/chance.hpp"

#include <cmath>
#include <concepts>
#include <limits>
#include <stdexcept>

#include "lib/chance/draw_cap.hpp"
#include "lib/chance/portable.hpp"
#include "lib/chance/words.hpp"
#include "lib/num/arithmetic.hpp"
#include "lib/num/error.hpp"
#include "lib/num/operations.hpp"

namespace lemmata {
namespace {

constexpr std::size_t most_products = 64;  // of a tree; larger ones are few
constexpr const char* changed = "a body of chance is not a function of its choices: they changed between two runs";

thread_local std::size_t draws = 0;
thread_local std::size_t most_draws = std::numeric_limits<std::size_t>::max();

void count_draw() {
  if (++draws > most_draws) [[unlikely]]
    throw TooLarge("more draws than the cap allows");
}

/// May a choice of this weight be taken? Throws DomainError for a weight that is certainly negative, or no number.
template <Scalar S>
bool possible(const S& weight, const S& zero) {
  if constexpr (std::same_as<S, double>) {
    if (!(weight >= zero)) throw DomainError("weight = " + to_text(weight) + " is outside [0, 1]");
    return weight > zero;
  } else {
    if (!certainly_at_most(weight, zero)) return true;
    if (certainly_less(weight, zero)) throw DomainError("weight = " + to_text(weight) + " is outside [0, 1]");
    return !certainly_at_most(zero, weight);
  }
}

}  // namespace

std::size_t sampled_draws() { return draws; }
DrawCap::DrawCap(std::size_t most) : before_(most_draws) {
  most_draws = most > most_draws - draws ? most_draws : draws + most;  // one within another is the stricter
}
DrawCap::~DrawCap() { most_draws = before_; }

std::uint64_t philox_word(const StreamKey& key, std::uint64_t replicate, std::uint32_t step, std::uint32_t index) {
  return philox_block(philox_key(key), replicate, step, index).first;
}

template <Scalar S>
double Sampled<S>::uniform_real() {
  return std::ldexp(static_cast<double>(philox_word(key_, replicate_, step_, index_++) >> 11U), -53);
}

template <Scalar S>
std::size_t Sampled<S>::choose(std::span<const S> weights) {
  count_draw();
  const S u(uniform_real()), zero(0);
  S below(0);
  std::size_t last = weights.size();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!possible(weights[i], zero)) continue;
    last = i;
    below += weights[i];
    if (u < below) return i;
  }
  if (last == weights.size()) throw DomainError("all weights of a choice are 0");
  return last;  // the rounded sum of the weights may stay below u
}

/// Marsaglia's polar method: (u, v) uniform in the unit disc, s = u^2 + v^2, u sqrt(-2 log(s) / s) is standard normal.
template <Scalar S>
S Sampled<S>::normal() {
  count_draw();
  while (true) {
    const double u = 2 * uniform_real() - 1, v = 2 * uniform_real() - 1;
    const double s = u * u + v * v;
    if (s > 0 && s < 1) return S(u * std::sqrt(-2 * portable_log(s) / s));
  }
}

template <Scalar S>
std::size_t Enumerated<S>::choose(std::span<const S> weights) {
  if (at_ == path_.size()) {
    std::size_t choices = weights.size();
    while (choices > 0 && !possible(weights[choices - 1], zero_)) --choices;
    if (choices == 0) throw DomainError("all weights of a choice are 0");
    path_.push_back({0, choices, zero_});
    unweighed_ = at_;
  }
  Node& node = path_[at_];
  if (at_ == unweighed_) {
    // `next` counts on by one: what is impossible is stepped over here, and the last choice is possible.
    while (node.chosen < weights.size() && !possible(weights[node.chosen], zero_)) ++node.chosen;
    if (node.chosen >= node.choices || node.choices > weights.size()) throw std::logic_error(changed);
    node.weight = at_ == 0 ? weights[node.chosen] : product(path_[at_ - 1].weight, weights[node.chosen]);
  }
  return path_[at_++].chosen;
}

template <Scalar S>
S Enumerated<S>::product(const S& before, const S& factor) {
  if constexpr (std::same_as<S, Exact>) {
    if (products_used_ == most_products) return before * factor;
    if (products_used_ == products_.size()) products_.push_back({zero_, zero_, zero_});
    Product& known = products_[products_used_++];
    if (&known.before.body() == &before.body() && &known.factor.body() == &factor.body()) count_exact_operations(1);
    else known = {before, factor, before * factor};
    return known.value;
  } else {
    return before * factor;
  }
}

template <Scalar S>
std::optional<std::size_t> Enumerated<S>::remembered(std::size_t operations) {
  if (at_ == path_.size() || at_ == unweighed_) return {};
  if constexpr (std::same_as<S, Exact>) count_exact_operations(operations);
  return path_[at_++].chosen;
}

template <Scalar S>
S Enumerated<S>::normal() {
  if constexpr (std::same_as<S, Exact>)
    if (noise_used_ < noise_.size()) return symbol(noise_[noise_used_++]);
  if (noise_.empty()) throw Unsupported("a normal variable has no finite enumeration");
  throw TooLarge("more than " + std::to_string(noise_.size()) + " normal variables in one expectation");
}

template <Scalar S>
bool Enumerated<S>::next() {
  if (at_ != path_.size()) throw std::logic_error(changed);
  while (!path_.empty() && path_.back().chosen + 1 == path_.back().choices) path_.pop_back();
  if (path_.empty()) {
    products_used_ = 0;
    return false;
  }
  ++path_.back().chosen;
  unweighed_ = path_.size() - 1;
  return true;
}

template class Sampled<double>;
template class Sampled<Exact>;
template class Enumerated<double>;
template class Enumerated<Exact>;

}  // namespace lemmata
