#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "lib/method/compressed_sgd.hpp"
#include "lib/method/distributed.hpp"

namespace lemmata::method {

/// What the coordinator makes of what the workers hold.
enum class Message {
  mean_of_compressed,  ///< (1/W) sum_i C_i(e^i + grad F_i + xi): each worker keeps what its own message lost
  compressed_mean      ///< C(mean of all): each worker subtracts the one message that all of them got
};

/// Algorithm 1 over W workers with local errors and a common xi_t:
///
///   g^i = C_i(e^i + grad F_i(x, theta_i) + xi),  x' = x - eta (1/W) sum_i g^i,  e^i' = e^i + grad F_i + xi - g^i
///
/// With `reset` as in CompressedSgd, for the mean e of the errors: all e^i become 0.
template <Scalar S>
struct CompressedSgdWorkers {
  Vec<S> x0;
  S eta;
  std::vector<Worker<S>> workers = {};
  std::function<Vec<S>(long t, Chance<S>& chance)> noise = {};  ///< none if empty
  std::optional<ErrorReset<S>> reset = {};
  Message message = Message::mean_of_compressed;

  struct State {
    Vec<S> x;
    std::vector<Vec<S>> e;
    Vec<S> anchor;  ///< x_{t'}
    long since = 0;
    friend std::size_t hash(const State& s) {
      std::size_t sum = lemmata::hash(s.x) * 31 + lemmata::hash(s.anchor) + static_cast<std::size_t>(s.since);
      for (const Vec<S>& v : s.e) sum = sum * 31 + lemmata::hash(v);
      return sum;
    }
    friend bool identical(const State& a, const State& b) {
      bool same = a.since == b.since && a.e.size() == b.e.size() && lemmata::identical(a.x, b.x) && lemmata::identical(a.anchor, b.anchor);
      for (std::size_t i = 0; same && i < a.e.size(); ++i) same = lemmata::identical(a.e[i], b.e[i]);
      return same;
    }
  };
  State start() const { return {x0, std::vector<Vec<S>>(workers.size(), Vec<S>(x0.raw().size())), reset ? x0 : Vec<S>(), 0}; }

  Vec<S> mean(const std::vector<Vec<S>>& vectors) const {
    Vec<S> sum(x0.raw().size());
    for (const Vec<S>& v : vectors) sum += v;
    return weight_of_each(workers) * sum;
  }
  /// Lines 5 to 7, by the centralised method on the mean error.
  State after_reset(const State& s, long t) const {
    if (!reset) return s;
    const CompressedSgd<S> central{.x0 = x0, .eta = eta, .reset = reset};
    const auto next = central.after_reset({s.x, mean(s.e), s.anchor, s.since}, t);
    if (next.since == s.since) return s;
    return {next.x, std::vector<Vec<S>>(s.e.size(), Vec<S>(x0.raw().size())), next.anchor, next.since};
  }
  State step(const State& before, long t, Chance<S>& chance) const {
    State s = after_reset(before, t);
    const Vec<S> xi = noise ? noise(t, chance) : Vec<S>(x0.raw().size());
    std::vector<Vec<S>> totals, sent;
    for (std::size_t i = 0; i < workers.size(); ++i)
      totals.push_back(s.e[i] + workers[i].oracle({.x = s.x, .memory = &s.e[i], .t = t}, chance) + xi);
    if (message == Message::compressed_mean) sent.assign(workers.size(), workers.at(0).compressor.apply(mean(totals), t, chance));
    else
      for (std::size_t i = 0; i < workers.size(); ++i) sent.push_back(workers[i].compressor.apply(totals[i], t, chance));
    for (std::size_t i = 0; i < workers.size(); ++i) s.e[i] = totals[i] - sent[i];
    s.x -= eta * mean(sent);
    return s;
  }
};

}  // namespace lemmata::method
