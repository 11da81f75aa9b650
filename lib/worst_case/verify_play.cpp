#include <set>
#include <stdexcept>

#include "lib/num/error.hpp"
#include "lib/worst_case/verify_trace_value.hpp"

namespace lemmata::worst_case::verifier {
namespace {
/// A run of the method with given answers.
class Run {
 public:
  Run(const Question& question, const Values& values) : q_(question), values_(values) {
    const std::string& of = q_.function_class;
    tilted_ = may_tilt();
    trace_.minimiser = (of == "smooth-convex" || of == "strongly-convex" || of == "convex" || of == "quadratic") && !tilted_;
    needs_last_ = q_.metric == "distance" || q_.metric == "error" || q_.metric == "cycle" || q_.metric == "terms"
                      ? false
                      : q_.metric != "lyapunov" || q_.gap != 0 || q_.method == "ef21";
    for (const auto& square : q_.squares)
      for (const auto& [name, factor] : square.of) needs_last_ = needs_last_ || (q_.metric == "lyapunov" && name[0] == 'g');
    bool later = needs_last_;
    for (const auto* terms : {&q_.measured, &q_.bounded})
      for (const auto& term : *terms) later = later || ((term.of == "value" || term.of == "gradient") && term.place != 0);
    lonely_noise_ = q_.N == 1 && !later;
    trace_.gradients.resize(static_cast<std::size_t>(q_.n));
    trace_.calls.resize(trace_.gradients.size());
  }

  Played result() {
    if (trace_.minimiser) x_ = vector("x[0]");
    iterate();
    const bool all = q_.metric == "min-gradient" || q_.metric == "mean-gradient" || q_.metric == "best-gap";
    if (needs_last_)
      for (long t = all ? 0 : q_.N; t <= q_.N; ++t)
        for (long i = 0; i < q_.n; ++i) gradient(i, t);
    std::set<long> places;  // of gradients and values that terms name
    for (const auto* terms : {&q_.measured, &q_.bounded})
      for (const auto& term : *terms)
        if (term.of == "value" || term.of == "gradient") places.insert(term.place);
    for (const long place : places)
      for (long i = 0; i < q_.n; ++i)
        if (place >= 0) gradient(i, place);
    for (const long place : places)
      for (long i = 0; i < q_.n; ++i)
        if (place < 0) look_at(i, place);
    if (trace_.minimiser) stars();
    add_conditions(q_, trace_, out_);
    out_.necessary_only = q_.function_class == "pl" || (q_.function_class == "smooth" && q_.n > 1 && !q_.any_level()) || noise_over_time_;
    return std::move(out_);
  }

 private:
  std::string worker(const std::string& name, long i) const { return q_.n == 1 ? name : name + std::to_string(i + 1); }
  std::string timed(const std::string& name, long i, long t) const { return worker(name, i) + "[" + std::to_string(t) + "]"; }
  Point vector(const std::string& name, bool lonely = false) {
    names_.push_back(name);
    seen_.push_back(values_.vector(name, lonely));
    return seen_.back();
  }
  void at_most(const std::string& name, const Q& value) { out_.conditions.emplace_back(name, value); }

  /// Noise has mean zero whatever came before it.
  Point noise(const std::string& name) {
    const std::size_t before = seen_.size();
    const Point n = vector(name, lonely_noise_);
    noise_over_time_ = noise_over_time_ || !lonely_noise_;
    for (std::size_t k = 0; k < before && !lonely_noise_; ++k)
      out_.equations.emplace_back(name + " orthogonal to " + names_[k], product(n, seen_[k]));
    return n;
  }

  /// Linear terms <u_i, x> with sum 0 can be moved between the workers of EF21 where V does not see it; then all g_i[0] may be equal.
  bool may_tilt() const {
    if (q_.method != "ef21" || q_.n == 1 || q_.start != "lyapunov" || q_.metric != "lyapunov" || q_.oracle != "exact" ||
        q_.common_minimiser || q_.gap != 0 || q_.parameters.count("heterogeneity") != 0)
      return false;
    if (q_.function_class != "smooth-convex" && q_.function_class != "strongly-convex") return false;
    for (const auto& square : q_.squares)
      for (long i = 1; i < q_.n; ++i) {
        Q difference = 0;  // of the coefficients of workers 1 and i + 1
        for (const auto& [name, factor] : square.of) {
          if (name == "x") return false;
          if (name.substr(1) == "1") difference += factor;
          if (name.substr(1) == std::to_string(i + 1)) difference -= factor;
        }
        if (difference != 0) return false;
      }
    return true;
  }

  /// The same terms, where EF21 starts with d_i = g_i and only means over workers count: then no gradient need differ at the minimiser, or
  /// where there is none at the first iterate.
  bool may_balance() const {
    return q_.method == "ef21" && q_.n > 1 && q_.oracle == "exact" && !q_.common_minimiser && q_.parameters.count("G2") == 0 &&
           q_.parameters.count("heterogeneity") == 0 && q_.metric != "lyapunov" && q_.start != "lyapunov" && q_.start != "cycle";
  }

  const Gradient& gradient(long i, long t) {
    if (q_.metric == "cycle" && t == q_.N) t = 0;  // that x_N = x_0 is an equation
    auto& known = trace_.gradients[static_cast<std::size_t>(i)];
    const auto found = known.find(t);
    if (found != known.end()) return found->second;
    Gradient one{out_.iterates.at(static_cast<std::size_t>(t)), {}, {}, 0};
    const bool same = tilted_ || (may_balance() && !trace_.minimiser);
    one.g = same && t == 0 && i > 0 ? trace_.gradients[0].at(0).g : vector(timed("g", i, t));
    one.answer = one.g;
    const bool any_noise = q_.oracle == "second-moment" || (q_.oracle == "noisy" && (q_.get("M") != 0 || q_.get("sigma2") != 0));
    if ((q_.oracle == "biased" || q_.oracle == "noisy") && (q_.get("m") != 0 || q_.get("zeta2") != 0)) {
      const Point b = vector(timed("b", i, t));
      one.answer = plus(one.g, 1, b);
      at_most("bias " + timed("b", i, t), length2(b) - q_.get("m") * length2(one.g) - q_.get("zeta2"));
    }
    if (any_noise) {
      const Point n = noise(timed("n", i, t));
      const Q mean = length2(one.answer);
      at_most("noise " + timed("n", i, t),
              q_.oracle == "noisy" ? Q(length2(n) - q_.get("M") * mean - q_.get("sigma2")) : Q(length2(n) + mean - q_.get("sigma2")));
      one.answer = plus(one.answer, 1, n);
    }
    if (q_.function_class == "quadratic") one.f = product(one.x, one.g) / 2;
    else if (q_.function_class != "process") one.f = values_.number(timed("f", i, t));
    return known.emplace(t, std::move(one)).first->second;
  }
  /// At a point that is no iterate the gradient is asked for without an oracle.
  void look_at(long i, long place) {
    auto& known = trace_.gradients[static_cast<std::size_t>(i)];
    if (known.count(place) != 0) return;
    const std::string name = "[" + name_of_place(place) + "]";
    Gradient one{place_of(q_, trace_, out_, place), vector(worker("g", i) + name), {}, 0};
    one.f = q_.function_class == "quadratic" ? product(one.x, one.g) / 2 : values_.number(worker("f", i) + name);
    known.emplace(place, std::move(one));
  }
  void stars() {
    Point sum;
    for (long i = 0; i < q_.n; ++i) {
      Gradient star{};
      if (q_.n > 1 && !q_.common_minimiser && !may_balance()) {
        star.g = i + 1 < q_.n ? vector(worker("g", i) + "[*]") : times(-1, sum);
        sum = plus(sum, 1, star.g);
      }
      trace_.gradients[static_cast<std::size_t>(i)][at_minimiser] = star;
    }
  }

  Point compressed(long i, const Point& v, long t) {
    const std::string name = timed("c", i, t), &kind = q_.compressor;
    const bool whole = q_.parameters.count("delta") != 0 && q_.get("delta") == 1;
    Used use{t, v, v, {}};
    const bool scatters = (kind == "unbiased" || kind == "biased") && q_.get("omega") != 0;
    if (kind != "none" && kind != "unbiased" && !whole && !(kind == "biased" && q_.get("bias") == 0)) use.mean = vector(name);
    if (scatters || (kind == "mean-delta" && !whole)) use.noise = noise("n" + name);
    trace_.calls[static_cast<std::size_t>(i)].push_back(use);
    return plus(use.mean, 1, use.noise);
  }
  std::vector<Point> first(const std::string& name) {
    std::vector<Point> out(static_cast<std::size_t>(q_.n));
    if (q_.start == "lyapunov" || q_.start == "cycle")
      for (long i = 0; i < q_.n; ++i) out[static_cast<std::size_t>(i)] = vector(timed(name, i, 0));
    return out;
  }
  void note() {
    out_.iterates.push_back(x_);
    trace_.kept.push_back(state_);
  }

  void iterate() {
    const Q gamma = q_.get("gamma"), each = Q(1) / q_.n;
    const std::string& method = q_.method;
    if (method == "heavy-ball") state_.of["m"] = first("m");
    if (method == "ef" || method == "econtrol") state_.of["e"] = first("e");
    if (method == "econtrol") state_.of["h"] = first("h");
    if (method == "ef21") {
      out_.iterates.push_back(x_);
      state_.of["d"] = first("d");
      for (long i = 0; i < q_.n; ++i) {
        const Point g = gradient(i, 0).answer;
        if (q_.start != "lyapunov" && q_.start != "cycle") state_.of["d"][static_cast<std::size_t>(i)] = g;
      }
      out_.iterates.pop_back();
    }
    note();
    for (long t = 0; t < q_.N; ++t) {
      if (method == "ef21") step_ef21(t, gamma * each);
      else if (method == "gd" || method == "delayed") step_plain(t, gamma);
      else if (method == "heavy-ball") {
        Point& m = state_.of["m"][0];
        m = plus(gradient(0, t).answer, q_.get("beta"), m);
        x_ = plus(x_, -gamma, m);
      } else step_compressed(t, gamma, each);
      if (method != "ef21") note();
    }
  }
  void step_plain(long t, const Q& gamma) {
    const long delay = q_.method == "delayed" ? static_cast<long>(boost::multiprecision::numerator(q_.get("delay"))) : 0;
    x_ = plus(x_, -gamma, gradient(0, t > delay ? t - delay : 0).answer);
  }
  void step_ef21(long t, const Q& step) {
    const std::vector<Point> before = state_.of["d"];
    for (const Point& d : before) x_ = plus(x_, -step, d);
    out_.iterates.push_back(x_);
    for (long i = 0; i < q_.n; ++i) {
      Point& d = state_.of["d"][static_cast<std::size_t>(i)];
      d = plus(d, 1, compressed(i, minus(gradient(i, t + 1).answer, d), t));
    }
    trace_.kept.push_back(state_);
  }
  void step_compressed(long t, const Q& gamma, const Q& each) {
    Point sum;
    for (long i = 0; i < q_.n; ++i) {
      const Point g = gradient(i, t).answer;
      const auto k = static_cast<std::size_t>(i);
      if (q_.method == "cgd") {
        sum = plus(sum, gamma, compressed(i, g, t));
      } else if (q_.method == "ef") {
        const Point p = plus(state_.of["e"][k], gamma, g), c = compressed(i, p, t);
        state_.of["e"][k] = minus(p, c);
        sum = plus(sum, 1, c);
      } else if (q_.method == "econtrol") {
        Point &e = state_.of["e"][k], &h = state_.of["h"][k];
        const Point c = compressed(i, minus(plus(g, q_.get("eta"), e), h), t);
        e = minus(plus(e, 1, g), plus(h, 1, c));
        h = plus(h, 1, c);
        sum = plus(sum, gamma, h);
      } else throw BadInput("the method '" + q_.method + "' is not known");
    }
    x_ = plus(x_, -each, sum);
  }

  const Question& q_;
  const Values& values_;
  bool tilted_, needs_last_, lonely_noise_, noise_over_time_ = false;
  Point x_;
  Kept state_;
  Trace trace_;
  std::vector<std::string> names_;
  std::vector<Point> seen_;
  Played out_;
};

}  // namespace

Played play(const Question& question, const Values& values) {
  try {
    return Run(question, values).result();
  } catch (const std::out_of_range&) { throw BadInput("the certificate's model asks for what its method does not have"); }
}

}  // namespace lemmata::worst_case::verifier
