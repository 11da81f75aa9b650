#include <stdexcept>

#include "lib/num/error.hpp"
#include "lib/worst_case/verify_value.hpp"

namespace lemmata::worst_case::verifier {
namespace {

Point plus(const Point& a, const Q& factor, const Point& b) {
  Point out = a;
  if (out.size() < b.size()) out.resize(b.size(), Q(0));
  for (std::size_t i = 0; i < b.size(); ++i) out[i] += factor * b[i];
  return out;
}
Point times(const Q& factor, const Point& a) { return plus({}, factor, a); }
Point minus(const Point& a, const Point& b) { return plus(a, Q(-1), b); }
Q product(const Point& a, const Point& b) {
  Q sum = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) sum += a[i] * b[i];
  return sum;
}
Q length2(const Point& a) { return product(a, a); }

/// A run of the method with given answers.
class Run {
 public:
  Run(const Question& question, const Values& values) : q_(question), values_(values) {
    const std::string& of = q_.function_class;
    tilted_ = may_tilt();
    minimiser_ = (of == "smooth-convex" || of == "strongly-convex" || of == "convex" || of == "quadratic") && !tilted_;
    needs_last_ = q_.metric == "distance" || q_.metric == "error" || q_.metric == "cycle"
                      ? false
                      : q_.metric != "lyapunov" || q_.gap != 0 || q_.method == "ef21";
    for (const auto& square : q_.squares)
      for (const auto& [name, factor] : square.of) needs_last_ = needs_last_ || (q_.metric == "lyapunov" && name[0] == 'g');
    lonely_noise_ = q_.N == 1 && !needs_last_;
    gradients_.resize(static_cast<std::size_t>(q_.n));
    calls_.resize(gradients_.size());
  }

  Played result() {
    if (minimiser_) x_ = vector("x[0]");
    iterate();
    const bool all = q_.metric == "min-gradient" || q_.metric == "mean-gradient" || q_.metric == "best-gap";
    if (needs_last_)
      for (long t = all ? 0 : q_.N; t <= q_.N; ++t)
        for (long i = 0; i < q_.n; ++i) gradient(i, t);
    if (minimiser_) stars();
    function_class();
    if (!(q_.parameters.count("delta") != 0 && q_.get("delta") == 1)) compressors();
    start();
    metric();
    out_.necessary_only = q_.function_class == "pl" || (q_.function_class == "smooth" && q_.n > 1) || noise_over_time_;
    for (const auto& used : calls_)
      for (const Used& a : used)
        for (const Used& b : used)
          if (length2(minus(a.v, b.v)) == 0 && length2(minus(a.mean, b.mean)) != 0) out_.one_map = false;
    return std::move(out_);
  }

 private:
  struct Gradient {
    Point x, g, answer;
    Q f;
  };
  struct Used {
    long t;
    Point v, mean, noise;
  };
  struct Kept {
    std::map<std::string, std::vector<Point>> of;
  };

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
        q_.common_minimiser || q_.gap != 0)
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

  const Gradient& gradient(long i, long t) {
    if (q_.metric == "cycle" && t == q_.N) t = 0;  // that x_N = x_0 is an equation
    auto& known = gradients_[static_cast<std::size_t>(i)];
    const auto found = known.find(t);
    if (found != known.end()) return found->second;
    Gradient one{out_.iterates.at(static_cast<std::size_t>(t)), {}, {}, 0};
    one.g = tilted_ && t == 0 && i > 0 ? gradients_[0].at(0).g : vector(timed("g", i, t));
    one.answer = one.g;
    if (q_.oracle == "biased" || q_.oracle == "noisy") {
      const Point b = vector(timed("b", i, t));
      one.answer = plus(one.g, 1, b);
      at_most("bias " + timed("b", i, t), length2(b) - q_.get("m") * length2(one.g) - q_.get("zeta2"));
    }
    if (q_.oracle == "noisy" || q_.oracle == "second-moment") {
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
  void stars() {
    Point sum;
    for (long i = 0; i < q_.n; ++i) {
      Gradient star{};
      if (q_.n > 1 && !q_.common_minimiser) {
        star.g = i + 1 < q_.n ? vector(worker("g", i) + "[*]") : times(-1, sum);
        sum = plus(sum, 1, star.g);
      }
      gradients_[static_cast<std::size_t>(i)][-1] = star;
    }
  }

  Point compressed(long i, const Point& v, long t) {
    const std::string name = timed("c", i, t), &kind = q_.compressor;
    const bool whole = q_.parameters.count("delta") != 0 && q_.get("delta") == 1;
    Used use{t, v, v, {}};
    if (kind != "none" && kind != "unbiased" && !whole) use.mean = vector(name);
    if (kind == "unbiased" || kind == "biased" || (kind == "mean-delta" && !whole)) use.noise = noise("n" + name);
    calls_[static_cast<std::size_t>(i)].push_back(use);
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
    kept_.push_back(state_);
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
    kept_.push_back(state_);
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

  static std::string place(long t) { return t < 0 ? "*" : std::to_string(t); }
  Q pair(long i, const Gradient& a, const Gradient& b) const {
    const Point dx = minus(a.x, b.x), dg = minus(a.g, b.g);
    const std::string& of = q_.function_class;
    if (of == "convex") return b.f - a.f + product(b.g, dx);
    const Q L = q_.get("L", i);
    if (of == "smooth" || of == "pl") return b.f - a.f - L * length2(dx) / 4 + product(plus(a.g, 1, b.g), dx) / 2 + length2(dg) / (4 * L);
    const Q mu = of == "strongly-convex" ? q_.get("mu", i) : Q(0);
    // The form of Taylor, Hendrickx and Glineur with one common factor: another way to write it than that of the solver's side.
    const Q bracket = length2(dg) / L + mu * length2(dx) - 2 * mu / L * product(minus(b.g, a.g), minus(b.x, a.x));
    return b.f - a.f + product(b.g, dx) + bracket / (2 * (1 - mu / L));
  }
  void function_class() {
    const std::string& of = q_.function_class;
    if (of == "quadratic") return quadratic();
    for (long i = 0; i < q_.n; ++i)
      for (const auto& [t, a] : gradients_[static_cast<std::size_t>(i)]) {
        const std::string number = std::to_string(i + 1) + " ";
        if ((of == "convex" && t >= 0) || of == "process") at_most("bounded gradient " + number + place(t), length2(a.g) - q_.get("G2"));
        if (of == "process") continue;
        for (const auto& [s, b] : gradients_[static_cast<std::size_t>(i)])
          if (s != t) at_most("interpolation " + number + place(t) + " " + place(s), pair(i, a, b));
      }
    if (of != "smooth" && of != "pl") return;
    Q L = 0;
    for (long i = 0; i < q_.n; ++i) L += q_.get("L", i) / q_.n;
    for (const auto& [t, a] : gradients_[0]) {
      at_most("bounded below " + place(t), length2(mean_gradient(t)) / (2 * L) - mean_value(t));
      if (of == "pl") at_most("pl " + place(t), a.f - length2(a.g) / (2 * q_.get("mu")));
    }
  }
  void quadratic() {
    const Q mu = q_.get("mu"), L = q_.get("L");
    std::vector<const Gradient*> points;
    std::vector<long> times_of;
    for (const auto& [t, a] : gradients_[0])
      if (t >= 0) points.push_back(&a), times_of.push_back(t);
    std::vector<Point> matrix(points.size(), Point(points.size()));
    for (std::size_t i = 0; i < points.size(); ++i)
      for (std::size_t j = 0; j < points.size(); ++j) {
        const Gradient &a = *points[i], &b = *points[j];
        matrix[i][j] = (mu + L) / 2 * (product(a.g, b.x) + product(b.g, a.x)) - product(a.g, b.g) - mu * L * product(a.x, b.x);
        if (j < i)
          out_.equations.emplace_back("symmetry " + place(times_of[i]) + " " + place(times_of[j]), product(a.x, b.g) - product(b.x, a.g));
      }
    out_.matrices.emplace_back("spectrum", matrix);
  }

  void compressors() {
    const std::string& kind = q_.compressor;
    if (kind == "linear" || kind == "symmetric" || kind == "projection") return linear();
    for (long i = 0; i < q_.n; ++i)
      for (const Used& use : calls_[static_cast<std::size_t>(i)]) {
        const std::string name = " " + std::to_string(i + 1) + " " + std::to_string(use.t);
        const Q in = length2(use.v), off = length2(minus(use.v, use.mean)), spread = length2(use.noise);
        if (kind == "delta" || kind == "mean-delta") at_most("contraction" + name, off + spread - (1 - q_.get("delta")) * in);
        if (kind == "biased") at_most("mean" + name, off - q_.get("bias") * q_.get("bias") * in);
        if (kind == "unbiased" || kind == "biased") at_most("spread" + name, spread - q_.get("omega") * in);
      }
  }
  void linear() {
    for (long w = 0; w < q_.n; ++w) {
      const auto& used = calls_[static_cast<std::size_t>(w)];
      const std::string number = std::to_string(w + 1);
      std::vector<Point> matrix(used.size(), Point(used.size()));
      for (std::size_t i = 0; i < used.size(); ++i)
        for (std::size_t j = 0; j < used.size(); ++j) {
          const std::string pair = " " + number + " " + std::to_string(i) + " " + std::to_string(j);
          const Used &a = used[i], &b = used[j];
          if (q_.compressor == "projection") {
            out_.equations.emplace_back("projection" + pair, product(a.mean, b.mean) - product(a.v, b.mean));
            continue;
          }
          matrix[i][j] = (1 - q_.get("delta")) * product(a.v, b.v) - product(minus(a.v, a.mean), minus(b.v, b.mean));
          if (q_.compressor == "symmetric" && j < i)
            out_.equations.emplace_back("symmetry" + pair, product(a.v, b.mean) - product(b.v, a.mean));
        }
      if (q_.compressor != "projection") out_.matrices.emplace_back("linear " + number, matrix);
    }
  }

  Point mean_gradient(long t) const {
    Point sum;
    for (const auto& of_worker : gradients_) sum = plus(sum, Q(1) / q_.n, of_worker.at(t).g);
    return sum;
  }
  Q mean_value(long t) const {
    Q sum = 0;
    for (const auto& of_worker : gradients_) sum += of_worker.at(t).f;
    return sum / q_.n;
  }
  Point of_state(const std::string& name, long t) const {
    if (name == "x") {
      if (!minimiser_) throw BadInput("there is no distance to a minimiser");
      return out_.iterates.at(static_cast<std::size_t>(t));
    }
    const std::string letter = name.substr(0, 1), rest = name.substr(1);
    Point sum;
    bool found = false;
    for (long i = 0; i < q_.n; ++i) {
      if (!rest.empty() && rest != std::to_string(i + 1)) continue;
      found = true;
      const auto k = static_cast<std::size_t>(i);
      const Point v = letter == "g" ? gradients_[k].at(t).g : kept_.at(static_cast<std::size_t>(t)).of.at(letter)[k];
      sum = plus(sum, rest.empty() ? Q(Q(1) / q_.n) : Q(1), v);
    }
    if (!found) throw BadInput("the state has no vector '" + name + "'");
    return sum;
  }
  Q lyapunov(long t) const {
    Q sum = q_.gap == 0 ? Q(0) : Q(q_.gap * mean_value(t));
    for (const auto& square : q_.squares) {
      Point combination;
      for (const auto& [name, factor] : square.of) combination = plus(combination, factor, of_state(name, t));
      sum += square.weight * length2(combination);
    }
    return sum;
  }
  void start() {
    if (q_.start == "none") return;
    if (q_.start == "cycle") return cycle();
    const Q first = q_.start == "gap" ? mean_value(0) : q_.start == "distance" ? length2(out_.iterates.at(0)) : lyapunov(0);
    at_most("start", first - q_.get("radius"));
  }
  /// The last state is the first again, and the method has moved.
  void cycle() {
    Q sum = 0;
    for (const auto& of_worker : gradients_)
      for (const auto& [t, a] : of_worker) sum += length2(a.g);
    at_most("start", sum - q_.get("radius"));
    Q apart = length2(minus(out_.iterates.back(), out_.iterates.front()));
    for (const auto& [name, vectors] : kept_.front().of)
      for (std::size_t i = 0; i < vectors.size(); ++i) apart += length2(minus(kept_.back().of.at(name)[i], vectors[i]));
    out_.returns = apart == 0;
    measured("1", length2(minus(out_.iterates.at(1), out_.iterates.at(0))));
  }
  void measured(const std::string& at, const Q& value) { out_.measured.emplace_back("at " + at, value); }
  void metric() {
    const std::string &metric = q_.metric, last = std::to_string(q_.N);
    if (metric == "last-gradient") return measured(last, length2(mean_gradient(q_.N)));
    if (metric == "gap") return measured(last, mean_value(q_.N));
    if (metric == "distance") return measured(last, length2(x_));
    if (metric == "lyapunov") return measured(last, lyapunov(q_.N));
    if (metric == "cycle") return;  // with its start
    Q sum = 0;
    if (metric == "error") {
      for (const Point& e : kept_.back().of.at("e")) sum += length2(e);
      return measured(last, sum / q_.n);
    }
    for (long t = 0; t <= q_.N; ++t) {
      const Q value = metric == "best-gap" ? mean_value(t) : length2(mean_gradient(t));
      if (metric != "mean-gradient") measured(std::to_string(t), value);
      sum += value;
    }
    if (metric == "mean-gradient") measured("mean", sum / (q_.N + 1));
  }

  const Question& q_;
  const Values& values_;
  bool tilted_, minimiser_, needs_last_, lonely_noise_, noise_over_time_ = false;
  Point x_;
  Kept state_;
  std::vector<Kept> kept_;
  std::vector<std::map<long, Gradient>> gradients_;  ///< by time, -1 at the minimiser
  std::vector<std::vector<Used>> calls_;
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
