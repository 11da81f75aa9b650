#include "lib/num/error.hpp"
#include "lib/worst_case/verify_trace_value.hpp"

namespace lemmata::worst_case::verifier {
namespace {

class Conditions {
 public:
  Conditions(const Question& question, const Trace& trace, Played& out) : q_(question), trace_(trace), out_(out) {}

  void add() {
    function_class();
    if (!(q_.parameters.count("delta") != 0 && q_.get("delta") == 1)) compressors();
    start();
    metric();
    for (const auto& used : trace_.calls)
      for (const Used& a : used)
        for (const Used& b : used)
          if (length2(minus(a.v, b.v)) == 0 && length2(minus(a.mean, b.mean)) != 0) out_.one_map = false;
  }

 private:
  void at_most(const std::string& name, const Q& value) { out_.conditions.emplace_back(name, value); }
  static std::string place(long t) { return name_of_place(t); }
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
    if (q_.parameters.count("heterogeneity") != 0) {
      Q mean = 0;
      for (const auto& of_worker : trace_.gradients) mean += length2(of_worker.at(at_minimiser).g) / q_.n;
      at_most("heterogeneity", mean - q_.get("heterogeneity"));
    }
    for (long i = 0; i < q_.n; ++i)
      for (const auto& [t, a] : trace_.gradients[static_cast<std::size_t>(i)]) {
        const std::string number = std::to_string(i + 1) + " ";
        const bool several = of == "convex" && q_.n > 1 && !q_.common_minimiser;
        if (q_.parameters.count("G2") != 0 && (t != at_minimiser || several))
          at_most("bounded gradient " + number + place(t), length2(a.g) - q_.get("G2"));
        if (of == "process") continue;
        for (const auto& [s, b] : trace_.gradients[static_cast<std::size_t>(i)])
          if (s != t) at_most("interpolation " + number + place(t) + " " + place(s), pair(i, a, b));
      }
    if ((of != "smooth" && of != "pl") || q_.any_level()) return;
    Q L = 0;
    for (long i = 0; i < q_.n; ++i) L += q_.get("L", i) / q_.n;
    for (const auto& [t, a] : trace_.gradients[0]) {
      at_most("bounded below " + place(t), length2(mean_gradient(t)) / (2 * L) - mean_value(t));
      if (of == "pl") at_most("pl " + place(t), a.f - length2(a.g) / (2 * q_.get("mu")));
    }
  }
  void quadratic() {
    const Q mu = q_.get("mu"), L = q_.get("L");
    std::vector<const Gradient*> points;
    std::vector<long> times_of;
    for (const auto& [t, a] : trace_.gradients[0])
      if (t != at_minimiser) points.push_back(&a), times_of.push_back(t);
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
      for (const Used& use : trace_.calls[static_cast<std::size_t>(i)]) {
        const std::string name = " " + std::to_string(i + 1) + " " + std::to_string(use.t);
        const Q in = length2(use.v), off = length2(minus(use.v, use.mean)), spread = length2(use.noise);
        if (kind == "delta" || kind == "mean-delta") at_most("contraction" + name, off + spread - (1 - q_.get("delta")) * in);
        if (kind == "biased" && q_.get("bias") != 0) at_most("mean" + name, off - q_.get("bias") * q_.get("bias") * in);
        if ((kind == "unbiased" || kind == "biased") && q_.get("omega") != 0) at_most("spread" + name, spread - q_.get("omega") * in);
      }
  }
  void linear() {
    for (long w = 0; w < q_.n; ++w) {
      const auto& used = trace_.calls[static_cast<std::size_t>(w)];
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
    for (const auto& of_worker : trace_.gradients) sum = plus(sum, Q(1) / q_.n, of_worker.at(t).g);
    return sum;
  }
  Q mean_value(long t) const {
    Q sum = 0;
    for (const auto& of_worker : trace_.gradients) sum += of_worker.at(t).f;
    return sum / q_.n;
  }
  Point of_state(const std::string& name, long t) const {
    if (name == "x") {
      if (!trace_.minimiser) throw BadInput("there is no distance to a minimiser");
      return out_.iterates.at(static_cast<std::size_t>(t));
    }
    const std::string letter = name.substr(0, 1), rest = name.substr(1);
    Point sum;
    bool found = false;
    for (long i = 0; i < q_.n; ++i) {
      if (!rest.empty() && rest != std::to_string(i + 1)) continue;
      found = true;
      const auto k = static_cast<std::size_t>(i);
      const Point v = letter == "g" ? trace_.gradients[k].at(t).g : trace_.kept.at(static_cast<std::size_t>(t)).of.at(letter)[k];
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
  Q sum_of(const std::vector<Question::Term>& terms) const {
    Q sum = 0;
    for (const auto& term : terms)
      sum += term.weight * (term.of == "value"      ? mean_value(term.place)
                            : term.of == "gradient" ? length2(mean_gradient(term.place))
                            : term.of == "distance" ? length2(place_of(q_, trace_, out_, term.place))
                                                    : mean_error(term.place));
    return sum;
  }
  Q mean_error(long t) const {
    Q sum = 0;
    for (const Point& e : trace_.kept.at(static_cast<std::size_t>(t)).of.at("e")) sum += length2(e);
    return sum / q_.n;
  }
  void start() {
    if (q_.start == "none") return;
    if (q_.start == "cycle") return cycle();
    const Q first = q_.start == "gap"        ? mean_value(0)
                    : q_.start == "distance" ? length2(out_.iterates.at(0))
                    : q_.start == "terms"    ? sum_of(q_.bounded)
                                             : lyapunov(0);
    at_most("start", first - q_.get("radius"));
  }
  /// The last state is the first again, and the method has moved.
  void cycle() {
    Q sum = 0;
    for (const auto& of_worker : trace_.gradients)
      for (const auto& [t, a] : of_worker) sum += length2(a.g);
    at_most("start", sum - q_.get("radius"));
    Q apart = length2(minus(out_.iterates.back(), out_.iterates.front()));
    for (const auto& [name, vectors] : trace_.kept.front().of)
      for (std::size_t i = 0; i < vectors.size(); ++i) apart += length2(minus(trace_.kept.back().of.at(name)[i], vectors[i]));
    out_.returns = apart == 0;
    measured("1", length2(minus(out_.iterates.at(1), out_.iterates.at(0))));
  }
  void measured(const std::string& at, const Q& value) { out_.measured.emplace_back("at " + at, value); }
  void metric() {
    const std::string &metric = q_.metric, last = std::to_string(q_.N);
    if (metric == "last-gradient") return measured(last, length2(mean_gradient(q_.N)));
    if (metric == "gap") return measured(last, mean_value(q_.N));
    if (metric == "distance") return measured(last, length2(out_.iterates.back()));
    if (metric == "lyapunov") return measured(last, lyapunov(q_.N));
    if (metric == "cycle") return;  // with its start
    if (metric == "terms") return measured("all", sum_of(q_.measured));
    Q sum = 0;
    if (metric == "error") return measured(last, mean_error(q_.N));
    for (long t = 0; t <= q_.N; ++t) {
      const Q value = metric == "best-gap" ? mean_value(t) : length2(mean_gradient(t));
      if (metric != "mean-gradient") measured(std::to_string(t), value);
      sum += value;
    }
    if (metric == "mean-gradient") measured("mean", sum / (q_.N + 1));
  }

  const Question& q_;
  const Trace& trace_;
  Played& out_;
};

}  // namespace

std::string name_of_place(long place) {
  return place >= 0              ? std::to_string(place)
         : place == at_minimiser ? "*"
         : place == at_average   ? "average"
                                 : "virtual " + std::to_string(-3 - place);
}

Point place_of(const Question& question, const Trace& trace, const Played& played, long place) {
  if (place >= 0) return played.iterates.at(static_cast<std::size_t>(place));
  Point sum;
  if (place == at_average) {
    for (const Point& x : played.iterates) sum = plus(sum, Q(1) / (question.N + 1), x);
    return sum;
  }
  const auto t = static_cast<std::size_t>(-3 - place);
  sum = played.iterates.at(t);
  for (const Point& e : trace.kept.at(t).of.at("e")) sum = plus(sum, Q(-1) / question.n, e);
  return sum;
}

void add_conditions(const Question& question, const Trace& trace, Played& played) { Conditions(question, trace, played).add(); }

}  // namespace lemmata::worst_case::verifier
