#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "lib/chance/chance.hpp"

namespace lemmata {

/// A finite law: (value, weight) pairs, weights sum to 1.
template <class T, Scalar S>
using Law = std::vector<std::pair<T, S>>;

template <class State, Scalar S>
class MergedLaw;  // lib/chance/merging.hpp

/// How an expectation was computed: the evidence says which.
enum class Backend { none, enumerate, merge, moments, sample };

/// Caps of exact expectations; beyond them `Expect` throws TooLarge, and the engine samples if the claim allows it.
struct Caps {
  std::size_t paths = 1u << 16;   ///< of one enumeration
  std::size_t states = 1u << 15;  ///< of one merged law
  std::size_t work = 1u << 22;    ///< steps times states of a run
};

/// A method: a state and a step, written once for every scalar and every backend. It touches no coordinate.
///
///   struct State { ... };                                       // equality-comparable by `identical` and `hash` overloads
///   State start() const;
///   State step(const State& s, long t, Chance<S>& chance) const; // one iteration, t = 0, 1, ...
template <class M, class S>
concept Method = requires(const M& m, const typename M::State& s, Chance<S>& chance) {
  { m.start() } -> std::same_as<typename M::State>;
  { m.step(s, 0L, chance) } -> std::same_as<typename M::State>;
  { hash(s) } -> std::convertible_to<std::size_t>;
  { identical(s, s) } -> std::convertible_to<bool>;
};

/// What a run leaves: for each observer its mean at every time 0..horizon, and the law of the last state.
template <class State, Scalar S>
struct Run {
  std::vector<std::vector<S>> means;  ///< means[observer][t]
  Law<State, S> last;
  const S& mean(std::size_t observer, long t) const { return means[observer][static_cast<std::size_t>(t)]; }
  /// sum over t = from .. to - 1
  S sum(std::size_t observer, long from, long to) const {
    S total(0);
    for (long t = from; t < to; ++t) total += mean(observer, t);
    return total;
  }
  /// The least mean over t = from .. to - 1 (from < to).
  S least(std::size_t observer, long from, long to) const {
    S best = mean(observer, from);
    for (long t = from + 1; t < to; ++t) best = min(best, mean(observer, t));
    return best;
  }
  S largest(std::size_t observer, long from, long to) const {
    S best = mean(observer, from);
    for (long t = from + 1; t < to; ++t) best = max(best, mean(observer, t));
    return best;
  }
};

/// The expectation: the engine owns the loop over steps, so it may merge equal states, enumerate, or sample.
///
/// Exact by default: `mean` and `law` enumerate every path, `run` keeps the law of the state and merges identical states. In sampling
/// mode (set by the engine for claims that allow it, `double` only) each call follows the one path of its replicate, and a "mean" is that
/// replicate's value. In moments mode (`Exact` with polynomials in force only) finite choices are enumerated and normal variables are
/// symbols, whose powers are replaced by their moments in every mean; nothing may branch on them.
template <Scalar S>
class Expect {
 public:
  explicit Expect(Caps caps = {}) : caps_(caps) {}
  static Expect sampling(const StreamKey& key, std::uint64_t replicate, Caps caps = {});
  /// `noise`: symbols of the polynomial arithmetic in force that nothing else uses, one for each normal variable of an experiment; a
  /// run uses fresh ones in every step. A law over values that hold noise is none: `law` throws Unsupported, `Run::last` stays empty.
  static Expect moments(std::vector<std::string> noise, Caps caps = {});

  /// E of a body of chance: `body(chance)` returns S.
  template <class Body>
  S mean(Body body) {
    S total(0);
    each_path([&](Chance<S>& chance) { return body(chance); },
              [&](const S& value, const S& weight) { add_product_to(total, weight, value); });
    return without_noise(std::move(total));
  }
  /// E of several quantities of one experiment at once: `body(chance)` returns Vec<S>.
  template <class Body>
  Vec<S> mean_vector(Body body) {
    Vec<S> total;
    each_path([&](Chance<S>& chance) { return body(chance); }, [&](const Vec<S>& value, const S& weight) { total += weight * value; });
    if (noise_.empty()) return total;
    std::vector<S> means;
    for (const S& entry : total.raw()) means.push_back(without_noise(entry));
    return Vec<S>(std::move(means));
  }
  /// The law of what the body returns, identical values merged (T needs `hash` and `identical`).
  template <class Body>
  auto law(Body body) -> Law<decltype(body(std::declval<Chance<S>&>())), S>;
  /// The probability that the body returns true.
  template <class Body>
  S probability(Body body) {
    return mean([&](Chance<S>& chance) { return body(chance) ? S(1) : S(0); });
  }

  /// Runs `horizon` steps and evaluates each observer (state -> S) at every time 0..horizon.
  template <class M>
  Run<typename M::State, S> run(const M& method, long horizon, const std::vector<std::function<S(const typename M::State&)>>& observers);

  /// The states of the cycle that a deterministic method enters, exactly (states compared by `identical`), after at most `max_steps`
  /// steps; throws TooLarge if it has not closed by then, Unsupported if the step is random. A limsup of a function is its largest value there.
  template <class M>
  std::vector<typename M::State> cycle(const M& method, long max_steps);

  Backend backend() const { return backend_; }  ///< the weakest that was used
  std::size_t work() const { return work_; }    ///< steps times states so far, for the effort budget
  const Caps& caps() const { return caps_; }

 private:
  template <class Body, class Sink>
  void each_path(Body body, Sink sink);
  template <class M>
  void advance(const M& method, long t, MergedLaw<typename M::State, S>& law);
  template <class M>
  Run<typename M::State, S> run_sampled(const M& method, long horizon,
                                        const std::vector<std::function<S(const typename M::State&)>>& observers);
  S without_noise(S mean) const;  ///< powers of normal symbols replaced by their moments
  Sampled<S> stream();            ///< a fresh stream for each call
  void used(Backend backend);
  void spend(std::size_t amount);  ///< throws TooLarge beyond caps().work

  Caps caps_;
  Backend backend_ = Backend::none;
  std::size_t work_ = 0;
  bool sampling_ = false;
  StreamKey key_;
  std::uint64_t replicate_ = 0;
  std::uint32_t calls_ = 0;
  std::vector<std::string> noise_;
  std::size_t noise_used_ = 0;  ///< by the call under way
  bool noise_busy_ = false;
};

}  // namespace lemmata

#include "lib/chance/expect_impl.hpp"  // the templates' bodies
