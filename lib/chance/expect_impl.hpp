#pragma once
// Bodies of the templates of expect.hpp, which includes this file at its end.
#include <algorithm>
#include <string>
#include <utility>

#include "lib/chance/expect.hpp"
#include "lib/chance/key.hpp"
#include "lib/chance/merging.hpp"
#include "lib/chance/normal_mean.hpp"
#include "lib/num/error.hpp"

namespace lemmata {

template <Scalar S>
Expect<S> Expect<S>::sampling(const StreamKey& key, std::uint64_t replicate, Caps caps) {
  Expect<S> expect(caps);
  expect.sampling_ = true;
  expect.key_ = key;
  expect.replicate_ = replicate;
  return expect;
}

template <Scalar S>
Expect<S> Expect<S>::moments(std::vector<std::string> noise, Caps caps) {
  static_assert(std::same_as<S, Exact>, "normal variables are symbols in polynomials only");
  Expect<S> expect(caps);
  expect.noise_ = std::move(noise);
  return expect;
}

/// A mean inside a mean would take the outer one's normal symbols for its own.
class NoiseGuard {
 public:
  NoiseGuard(bool has_noise, bool& busy) : busy_(has_noise ? &busy : nullptr) {
    if (has_noise && std::exchange(busy, true)) throw Unsupported("an expectation inside another one, in moments mode");
  }
  ~NoiseGuard() {
    if (busy_ != nullptr) *busy_ = false;
  }
  NoiseGuard(const NoiseGuard&) = delete;
  NoiseGuard& operator=(const NoiseGuard&) = delete;

 private:
  bool* busy_;
};

template <Scalar S>
S Expect<S>::without_noise(S mean) const {
  if constexpr (std::same_as<S, Exact>)
    if (noise_used_ > 0) return normal_mean(mean, {noise_.data(), noise_used_});
  return mean;
}

template <Scalar S>
void Expect<S>::spend(std::size_t amount) {
  work_ += amount;
  if (work_ > caps_.work) throw TooLarge("more than " + std::to_string(caps_.work) + " steps of states in one expectation");
}

template <Scalar S>
void Expect<S>::used(Backend backend) {
  backend_ = std::max(backend_, backend);
}

template <Scalar S>
Sampled<S> Expect<S>::stream() {
  used(Backend::sample);
  StreamKey key = key_;
  key.instance ^= mix64(++calls_ * 0x9e3779b97f4a7c15ULL);  // calls are independent of each other and of the draws of the instance
  return Sampled<S>(key, replicate_);
}

template <Scalar S>
template <class Body, class Sink>
void Expect<S>::each_path(Body body, Sink sink) {
  if (sampling_) {
    Sampled<S> chance = stream();
    spend(1);
    sink(body(static_cast<Chance<S>&>(chance)), S(1));
    return;
  }
  const NoiseGuard guard(!noise_.empty(), noise_busy_);
  Enumerated<S> chance;
  chance.set_noise(noise_);
  noise_used_ = 0;
  S total(0);
  std::size_t paths = 0;
  do {
    if (++paths > caps_.paths) throw TooLarge("more than " + std::to_string(caps_.paths) + " paths in one expectation");
    spend(1);
    chance.restart();
    auto value = body(static_cast<Chance<S>&>(chance));
    noise_used_ = std::max(noise_used_, chance.noise_used());
    sink(std::move(value), chance.weight());
    total += chance.weight();
  } while (chance.next());
  if (paths > 1) used(Backend::enumerate);
  if (noise_used_ > 0) used(Backend::moments);
  require_unit_mass(total);
}

template <Scalar S>
template <class Body>
auto Expect<S>::law(Body body) -> Law<decltype(body(std::declval<Chance<S>&>())), S> {
  using T = decltype(body(std::declval<Chance<S>&>()));
  Distinct<T> values;
  std::vector<S> weights;
  each_path([&](Chance<S>& chance) { return body(chance); },
            [&](T value, const S& weight) {
              const auto [at, fresh] = values.insert(std::move(value));
              if (fresh) weights.push_back(weight);
              else weights[at] += weight;
            });
  if (noise_used_ > 0) throw Unsupported("a value that holds normal variables has no finite law");
  Law<T, S> law;
  for (std::size_t i = 0; i < weights.size(); ++i) law.emplace_back(values[i], weights[i]);
  return law;
}

template <Scalar S>
template <class M>
Run<typename M::State, S> Expect<S>::run(const M& method, long horizon,
                                         const std::vector<std::function<S(const typename M::State&)>>& observers) {
  static_assert(Method<M, S>, "a method has State, start(), step(state, t, chance), and hash and identical of its State");
  if (sampling_) return run_sampled(method, horizon, observers);
  const NoiseGuard guard(!noise_.empty(), noise_busy_);
  Run<typename M::State, S> out;
  out.means.resize(observers.size());
  MergedLaw<typename M::State, S> law(method.start());
  noise_used_ = 0;
  for (long t = 0; t <= horizon; ++t) {
    if (t > 0) advance(method, t - 1, law);
    for (std::size_t i = 0; i < observers.size(); ++i) out.means[i].push_back(without_noise(law.mean(observers[i])));
  }
  law.require_mass();
  if (noise_used_ == 0) out.last = law.law();
  return out;
}

template <Scalar S>
template <class M>
Run<typename M::State, S> Expect<S>::run_sampled(const M& method, long horizon,
                                                 const std::vector<std::function<S(const typename M::State&)>>& observers) {
  Run<typename M::State, S> out;
  out.means.resize(observers.size());
  Sampled<S> chance = stream();
  typename M::State state = method.start();
  for (long t = 0; t <= horizon; ++t) {
    if (t > 0) {
      spend(1);
      chance.at_step(static_cast<std::uint32_t>(t - 1));
      state = method.step(state, t - 1, static_cast<Chance<S>&>(chance));
    }
    for (std::size_t i = 0; i < observers.size(); ++i) out.means[i].push_back(observers[i](state));
  }
  out.last.emplace_back(std::move(state), S(1));
  return out;
}

// One step of the law: every path of every state, equal arrivals merged.
template <Scalar S>
template <class M>
void Expect<S>::advance(const M& method, long t, MergedLaw<typename M::State, S>& law) {
  law.begin_step();
  Enumerated<S> chance;
  chance.set_noise(noise_, noise_used_);
  bool random = false;
  for (std::size_t i = 0; i < law.size(); ++i) {
    std::size_t paths = 0;
    do {
      if (++paths > caps_.paths) throw TooLarge("more than " + std::to_string(caps_.paths) + " paths in one step");
      spend(1);
      chance.restart();
      auto next = method.step(law.state(i), t, static_cast<Chance<S>&>(chance));
      noise_used_ = std::max(noise_used_, chance.noise_used());
      law.arrive(i, std::move(next), chance.weight());
      if (law.arrived() > caps_.states) throw TooLarge("more than " + std::to_string(caps_.states) + " states in one law");
    } while (chance.next());
    random = random || paths > 1;
  }
  law.end_step();
  if (random) used(Backend::merge);
  if (noise_used_ > 0) used(Backend::moments);
}

template <Scalar S>
template <class M>
std::vector<typename M::State> Expect<S>::cycle(const M& method, long max_steps) {
  using State = typename M::State;
  Enumerated<S> chance;
  const auto step = [&](const State& s, long t) {
    spend(1);
    chance.restart();
    State next = method.step(s, t, static_cast<Chance<S>&>(chance));
    if (chance.next()) throw Unsupported("a cycle needs a deterministic step, and this one is random");
    return next;
  };
  Distinct<State> visited;
  visited.insert(method.start());
  for (long t = 0; t < max_steps; ++t) {
    const auto [at, fresh] = visited.insert(step(visited[visited.size() - 1], t));
    if (fresh) continue;
    std::vector<State> cycle;
    for (std::size_t i = at; i < visited.size(); ++i) cycle.push_back(visited[i]);
    // A step that looks at t may return to a state and leave it another way: a second lap must agree.
    for (std::size_t i = 0; i < cycle.size(); ++i)
      if (!identical(step(cycle[i], t + 1 + static_cast<long>(i)), cycle[(i + 1) % cycle.size()]))
        throw Unsupported("the step depends on time: the orbit met a state again and left it another way");
    return cycle;
  }
  throw TooLarge("the orbit has not closed after " + std::to_string(max_steps) + " steps");
}

}  // namespace lemmata
