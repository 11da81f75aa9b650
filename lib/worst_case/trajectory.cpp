#include <cstdlib>
#include <map>
#include <stdexcept>

#include "lib/method/compressed_sgd.hpp"
#include "lib/method/delayed.hpp"
#include "lib/method/distributed.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/momentum.hpp"
#include "lib/method/sgd.hpp"
#include "lib/worst_case/programme_value.hpp"
#include "lib/worst_case/terms_value.hpp"

namespace lemmata::worst_case {
namespace {

using Symbolic = Vec<Exact>;

/// Methods on unknown vectors draw nothing: randomness is in moments of unknown vectors.
class NoChance final : public Chance<Exact> {
 public:
  std::size_t choose(std::span<const Exact>) override { throw std::logic_error("a worst case draws nothing"); }
  Exact normal() override { throw std::logic_error("a worst case draws nothing"); }
};

/// Oracle and compressor that answer with fresh unknown vectors and write down what they were asked.
class Unknowns {
 public:
  explicit Unknowns(const Model& model) : model_(model), asked_(static_cast<std::size_t>(model.workers)) {
    separate_noise_ = model.horizon == 1 && !measures_last_gradient(model) && !ask_later(model.measured) && !ask_later(model.bounded);
  }
  Trajectory trajectory;

  Symbolic fresh(const std::string& name, std::size_t group = 0) {
    trajectory.vectors.push_back(name);
    trajectory.group.push_back(group);
    return unit_vector<Exact>(trajectory.vectors.size(), trajectory.vectors.size() - 1);
  }
  std::string of_worker(const std::string& name, std::size_t i) const { return model_.workers == 1 ? name : name + std::to_string(i + 1); }

  /// The gradient of worker i at the iterate x_t; asked for again it is the same.
  Symbolic answer(std::size_t i, const Symbolic& x, long t) {
    if (model_.metric == "cycle" && t == model_.horizon) t = 0;  // the same point
    const auto before = asked_[i].find(t);
    if (before != asked_[i].end()) return before->second;
    const std::string k = std::to_string(t);
    const bool free = is_free_of_tilts(model_) || (is_free_of_differences(model_) && !has_minimiser(model_));
    const bool shared = free && i > 0 && t == 0;
    const Symbolic g = shared ? asked_[0].at(0) : fresh(of_worker("g", i) + "[" + k + "]");
    const Symbolic given = disturbed(i, k, g);
    asked_[i][t] = given;
    trajectory.evaluations.push_back({i, k, Vector(x), Vector(g), Vector(given), new_value(i, k, Vector(x), Vector(g))});
    return given;
  }
  /// Gradient and value at a point of a term that is no iterate: the method never asks for them, so that no oracle disturbs them.
  void look_at(std::size_t i, const Vector& x, const std::string& at) {
    for (const Evaluation& one : trajectory.evaluations)
      if (one.worker == i && one.at == at) return;
    const Symbolic g = fresh(of_worker("g", i) + "[" + at + "]");
    trajectory.evaluations.push_back({i, at, x, Vector(g), Vector(g), new_value(i, at, x, Vector(g))});
  }
  void add_minimiser() {
    Symbolic sum;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      Symbolic g;
      if (asked_.size() > 1 && !model_.common_minimiser && !is_free_of_differences(model_)) {
        if (i + 1 < asked_.size()) sum += g = fresh(of_worker("g", i) + "[*]");
        else g = -sum;
      }
      trajectory.evaluations.push_back({i, "*", Vector(), Vector(g), Vector(g), Form()});
    }
  }

  Symbolic compressed(std::size_t i, const Symbolic& v, long t) {
    const std::string name = of_worker("c", i) + "[" + std::to_string(t) + "]";
    const std::string& kind = model_.compressor;
    Symbolic mean = v, noise;
    if (kind != "none" && kind != "unbiased" && !is_whole(i) && !vanish({"bias"})) mean = fresh(name);
    if ((kind == "mean-delta" && !is_whole(i)) || (kind == "unbiased" && !vanish({"omega"})) || (kind == "biased" && !vanish({"omega"})))
      noise = fresh_noise("n" + name);
    trajectory.calls.push_back({i, static_cast<std::size_t>(t), Vector(v), Vector(mean), Vector(noise)});
    return mean + noise;
  }

 private:
  /// delta = 1: the compressor is the identity.
  bool is_whole(std::size_t i) const { return model_.parameters.count("delta") != 0 && parameter(model_, "delta", i) == Fraction(1); }
  /// Bounds that leave no room are no conditions: what they bound is 0.
  bool vanish(const std::vector<std::string>& names) const {
    bool all = true;
    for (const std::string& name : names) all = all && model_.parameters.count(name) != 0 && parameter(model_, name).is_zero();
    return all;
  }
  Form new_value(std::size_t i, const std::string& k, const Vector& x, const Vector& g) {
    if (model_.function_class == "process") return Form();
    if (model_.function_class == "quadratic") return Fraction(1, 2) * dot(x, g);
    trajectory.numbers.push_back(of_worker("f", i) + "[" + k + "]");
    return Form::number(trajectory.numbers.size() - 1);
  }
  /// A vector with mean zero given all before. Where nothing after it depends on it, it is orthogonal to all vectors, else to those before.
  Symbolic fresh_noise(const std::string& name) {
    if (separate_noise_) return fresh(name, ++groups_);
    const std::size_t before = trajectory.vectors.size();
    const Symbolic noise = fresh(name);
    for (std::size_t k = 0; k < before; ++k)
      trajectory.orthogonal.emplace_back(name + " orthogonal to " + trajectory.vectors[k],
                                         dot(Vector(noise), Vector(unit_vector<Exact>(k + 1, k))));
    return noise;
  }
  void disturb(const std::string& name, const Form& form) { trajectory.disturbances.emplace_back(name, form); }

  Symbolic disturbed(std::size_t i, const std::string& k, const Symbolic& gradient) {
    const std::string &kind = model_.oracle, at = "[" + k + "]";
    Symbolic mean = gradient, noise;
    if ((kind == "biased" || kind == "noisy") && !vanish({"m", "zeta2"})) {
      const Symbolic bias = fresh(of_worker("b", i) + at);
      mean += bias;
      disturb("bias " + of_worker("b", i) + at,
              norm_squared(Vector(bias)) - parameter(model_, "m") * norm_squared(Vector(gradient)) - Form(parameter(model_, "zeta2")));
    }
    const bool noisy = kind == "noisy" && !vanish({"M", "sigma2"});
    if (noisy || kind == "second-moment") noise = fresh_noise(of_worker("n", i) + at);
    if (noisy)
      disturb("noise " + of_worker("n", i) + at,
              norm_squared(Vector(noise)) - parameter(model_, "M") * norm_squared(Vector(mean)) - Form(parameter(model_, "sigma2")));
    // E||g + n||^2 = ||g||^2 + E||n||^2
    if (kind == "second-moment")
      disturb("noise " + of_worker("n", i) + at,
              norm_squared(Vector(noise)) + norm_squared(Vector(gradient)) - Form(parameter(model_, "sigma2")));
    return mean + noise;
  }

  const Model& model_;
  std::vector<std::map<long, Symbolic>> asked_;  ///< answers by time
  std::size_t groups_ = 0;
  bool separate_noise_ = false;
};

/// Runs the model's method, in the form that claims run it in.
class Runner {
 public:
  explicit Runner(const Model& model) : model_(model), unknowns_(model), n_(static_cast<std::size_t>(model.workers)) {}

  Trajectory run() {
    const bool with_minimiser = has_minimiser(model_);
    // Without a minimiser nothing depends on where the first iterate is.
    if (with_minimiser) x0_ = unknowns_.fresh("x[0]");
    go();
    const bool everywhere = model_.metric == "min-gradient" || model_.metric == "mean-gradient" || model_.metric == "best-gap";
    if (measures_last_gradient(model_))
      for (std::size_t t = everywhere ? 0 : states_.size() - 1; t < states_.size(); ++t)
        for (std::size_t i = 0; i < n_; ++i) unknowns_.answer(i, states_[t], static_cast<long>(t));
    look_at_terms();
    if (with_minimiser) unknowns_.add_minimiser();
    if (model_.metric == "cycle") close_cycle(unknowns_.trajectory);
    return std::move(unknowns_.trajectory);
  }

 private:
  Exact number(const std::string& name) const { return Exact::ratio(model_.parameters.at(name)[0]); }
  /// At iterates in their order, then elsewhere.
  void look_at_terms() {
    std::vector<Term> terms = model_.measured;
    terms.insert(terms.end(), model_.bounded.begin(), model_.bounded.end());
    std::erase_if(terms, [](const Term& term) { return !is_of_function(term); });
    for (long t = 0; t <= model_.horizon; ++t)
      for (const Term& term : terms)
        for (std::size_t i = 0; i < n_ && term.at == std::to_string(t); ++i) unknowns_.answer(i, states_[static_cast<std::size_t>(t)], t);
    for (const Term& term : terms) {
      const Place place = place_in(term.at, model_.horizon);
      for (std::size_t i = 0; i < n_ && place.kind != Place::Kind::iterate; ++i)
        unknowns_.look_at(i, position(model_, unknowns_.trajectory, place), term.at);
    }
  }
  bool free_start() const { return model_.start == "lyapunov" || model_.start == "cycle"; }
  oracle::Oracle<Exact> oracle(std::size_t i) {
    return [this, i](const oracle::Point<Exact>& at, Chance<Exact>&) { return unknowns_.answer(i, at.x, at.t); };
  }
  compress::Compressor<Exact> compressor(std::size_t i) {
    return {.name = model_.compressor,
            .apply = [this, i](const Symbolic& v, long t, Chance<Exact>&) { return unknowns_.compressed(i, v, t); }};
  }
  std::vector<method::Worker<Exact>> workers() {
    std::vector<method::Worker<Exact>> out;
    for (std::size_t i = 0; i < n_; ++i) out.push_back({oracle(i), compressor(i)});
    return out;
  }
  /// What each worker keeps at first: unknown where the start is any state, else 0.
  std::vector<Symbolic> memories(const std::string& name) {
    std::vector<Symbolic> out(n_);
    for (std::size_t i = 0; i < n_ && free_start(); ++i) out[i] = unknowns_.fresh(unknowns_.of_worker(name, i) + "[0]");
    return out;
  }
  void note(const Symbolic& x, std::vector<std::pair<std::string, std::vector<Symbolic>>> kept) {
    Snapshot snapshot{Vector(x), {}};
    for (const auto& [name, vectors] : kept) {
      snapshot.kept.emplace_back(name, std::vector<Vector>());
      for (const Symbolic& v : vectors) snapshot.kept.back().second.emplace_back(v);
    }
    unknowns_.trajectory.states.push_back(std::move(snapshot));
    states_.push_back(x);
  }
  template <class Method, class Note>
  void steps(const Method& method, const typename Method::State& start, Note note_state) {
    auto state = start;
    note_state(state);
    for (long t = 0; t < model_.horizon; ++t) {
      state = method.step(state, t, chance_);
      note_state(state);
    }
  }
  void go() {
    const Exact gamma = number("gamma");
    if (model_.method == "gd") steps(method::Sgd<Exact>{x0_, gamma, oracle(0)}, {x0_}, [this](const auto& s) { note(s.x, {}); });
    else if (model_.method == "heavy-ball")
      steps(method::Momentum<Exact>{x0_, gamma, number("beta"), oracle(0)}, {x0_, memories("m")[0]}, [this](const auto& s) {
        note(s.x, {{"m", {s.e}}});
      });
    else if (model_.method == "delayed") go_delayed({x0_, gamma, std::stol(model_.parameters.at("delay")[0]), oracle(0)});
    else go_compressed(gamma);
  }
  void go_delayed(const method::DelayedSgd<Exact>& method) {
    steps(method, method.start(), [this](const auto& s) { note(s.x(), {}); });
  }
  void go_compressed(const Exact& gamma) {
    if (model_.method == "cgd" && n_ == 1)
      steps(method::CompressedDescent<Exact>{x0_, gamma, compressor(0), oracle(0)}, {x0_}, [this](const auto& s) { note(s.x, {}); });
    else if (model_.method == "cgd")
      steps(method::DistributedCompressedDescent<Exact>{x0_, gamma, workers()}, {x0_}, [this](const auto& s) { note(s.x, {}); });
    else if (model_.method == "ef" && n_ == 1)
      steps(method::ErrorFeedback<Exact>{x0_, gamma, compressor(0), oracle(0)}, {x0_, memories("e")[0]}, [this](const auto& s) {
        note(s.x, {{"e", {s.e}}});
      });
    else if (model_.method == "ef") {
      const auto e0 = memories("e");
      steps(method::DistributedErrorFeedback<Exact>{x0_, gamma, workers(), e0}, {x0_, e0}, [this](const auto& s) {
        note(s.x, {{"e", s.e}});
      });
    } else if (model_.method == "ef21") {
      auto d0 = memories("d");
      for (std::size_t i = 0; i < n_; ++i) {  // the first gradient is known to a worker, and sent in whole unless the state is any
        const Symbolic g = unknowns_.answer(i, x0_, 0);
        if (!free_start()) d0[i] = g;
      }
      steps(method::Ef21<Exact>{x0_, gamma, workers(), d0}, {x0_, d0}, [this](const auto& s) { note(s.x, {{"d", s.e}}); });
    } else {
      const auto e0 = memories("e"), h0 = memories("h");
      steps(method::ErrorControl<Exact>{x0_, gamma, number("eta"), workers(), e0, h0}, {x0_, e0, h0}, [this](const auto& s) {
        note(s.x, {{"e", s.e}, {"h", s.h}});
      });
    }
  }

  const Model& model_;
  Unknowns unknowns_;
  std::size_t n_;
  Symbolic x0_;
  std::vector<Symbolic> states_;
  NoChance chance_;
};

}  // namespace

Trajectory run(const Model& model) {
  const auto rationals = rational_arithmetic();
  const InForce scope(*rationals);
  return Runner(model).run();
}

}  // namespace lemmata::worst_case
