#include "lib/compress/built_in_box.hpp"

#include <cmath>
#include <exception>

namespace lemmata::compress {

double UniformChance::next() {
  const std::uint32_t i = used_++;
  if (call_->chosen != nullptr) {
    const auto& chosen = *call_->chosen;
    while (chosen_used_ < chosen.size() && chosen[chosen_used_].first < i) ++chosen_used_;
    if (chosen_used_ < chosen.size() && chosen[chosen_used_].first == i) return chosen[chosen_used_].second;
  }
  return black_box_uniform(seed_, call_->stream, i);
}

std::size_t UniformChance::choose(std::span<const double> weights) {
  const double u = next();
  double below = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!(weights[i] > 0)) continue;
    last = i;
    below += weights[i];
    if (u < below) return i;
  }
  return last;  // the weights sum to 1 up to roundings
}

double UniformChance::normal() {
  while (true) {
    const double a = 2 * next() - 1, b = 2 * next() - 1, s = a * a + b * b;
    if (s > 0 && s < 1) return a * std::sqrt(-2 * std::log(s) / s);
  }
}

const Compressor<double>& BuiltInBox::compressor(long d) {
  const auto found = made_.find(d);
  if (found != made_.end()) return found->second;
  return made_.emplace(d, choose(spec_, d).make<double>()).first->second;
}

std::optional<double> BuiltInBox::declared_delta(long d) {
  const double delta = compressor(d).delta;
  if (delta > 0) return delta;
  return {};
}

std::optional<double> BuiltInBox::declared_omega(long d) { return compressor(d).omega; }

std::optional<double> BuiltInBox::bits(long d) { return choose(spec_, d).bits(); }

void BuiltInBox::run(std::span<const Call> calls, const std::function<void(std::size_t, const Outcome&)>& visit) {
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const Call& call = calls[i];
    UniformChance chance(seed_, call);
    Outcome outcome;
    Vec<double> out;
    try {
      out = compressor(static_cast<long>(call.x->size())).apply(Vec<double>(*call.x), 0, chance);
      outcome.out = out.raw();
    } catch (const DomainError& error) {  // an input on which the formula leaves the range of double
      outcome.fate = Fate::threw;
      outcome.what = error.what();
    } catch (const BadInput& error) {  // a dimension that its options do not suit
      outcome.fate = Fate::refused;
      outcome.what = error.what();
    }
    outcome.uniforms = chance.used();
    visit(i, outcome);
  }
}

}  // namespace lemmata::compress
