#include "lib/check/probe/worst.hpp"

#include <algorithm>
#include <cmath>

#include "lib/check/probe/exact_error.hpp"
#include "lib/check/probe/inputs.hpp"
#include "lib/check/probe/state.hpp"

namespace lemmata::probe {
namespace {

/// The calls of one input, summed up.
class Summary {
 public:
  explicit Summary(const Input& input) : mean_{std::vector<double>(input.x.size(), 0.0), std::vector<double>(input.x.size(), 0.0)} {
    made_.input = input;
    zero_ = is_zero(input.x);
  }
  void add(std::size_t number, const compress::Outcome& outcome) {
    made_.fixed = made_.fixed && outcome.uniforms == 0 && !outcome.drew_otherwise;
    if (outcome.fate != compress::Fate::returned) return;
    made_.answered = true;
    made_.finite = made_.finite && all_finite(outcome.out);
    if (made_.out.empty()) made_.out.assign(outcome.out.begin(), outcome.out.end());
    ++count_[number % 2];
    made_.error += error_ratio(made_.input.x, outcome.out);
    if (zero_) return;
    made_.power += power_ratio(made_.input.x, outcome.out);
    made_.inner += inner_ratio(made_.input.x, outcome.out);
    for (std::size_t i = 0; i < outcome.out.size(); ++i) mean_[number % 2][i] += outcome.out[i] - made_.input.x[i];
  }
  Case take() {
    const auto n = static_cast<double>(count_[0] + count_[1]);
    if (n == 0) return std::move(made_);
    made_.error /= n, made_.power /= n, made_.inner /= n;
    if (made_.fixed) made_.bias = made_.error;
    else if (count_[0] > 0 && count_[1] > 0 && !zero_) {
      for (int half = 0; half < 2; ++half)
        for (double& entry : mean_[half]) entry /= static_cast<double>(count_[half]);
      made_.bias = halves();
    }
    return std::move(made_);
  }

 private:
  /// <m_0, m_1> / ||x||^2 from the scaled parallelogram law, so that nothing overflows.
  double halves() const {
    std::vector<double> sum = mean_[0], difference = mean_[0];
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += mean_[1][i], difference[i] -= mean_[1][i];
    return (power_ratio(made_.input.x, sum) - power_ratio(made_.input.x, difference)) / 4;
  }

  Case made_;
  bool zero_ = false;
  std::size_t count_[2] = {0, 0};
  std::vector<double> mean_[2];
};

bool larger_error(const Case& a, const Case& b) { return a.error > b.error; }

/// One step away from x.
class Mutation {
 public:
  explicit Mutation(std::uint64_t seed) : words_(seed, 0x636c696d62ULL) {}

  std::vector<double> operator()(std::vector<double> x) {
    const auto d = static_cast<long>(x.size());
    const auto i = static_cast<std::size_t>(words_.below(d)), j = static_cast<std::size_t>(words_.below(d));
    const double m = std::fabs(*std::ranges::max_element(x, {}, [](double v) { return std::fabs(v); }));
    switch (words_.below(10)) {
      case 0:
        x[i] = x[i] == 0 ? m * words_.unit() : x[i] * words_.magnitude(-3, 1);
        break;
      case 1:
        x[i] = 0;
        break;
      case 2:
        x[i] = -x[i];
        break;
      case 3:
        x[i] = std::copysign(x[j], x[i]);
        break;
      case 4:
        std::swap(x[i], x[j]);
        break;
      case 5:
        scale_all(x, words_.magnitude(-40, 39));
        break;
      case 6:
        scale_all(x, words_.magnitude(-2, 1));
        break;
      case 7:  // all but the largest at one magnitude: ties
        for (double& v : x)
          if (std::fabs(v) < m) v = std::copysign(std::fabs(x[i]), v);
        break;
      case 8: {  // all but the largest scaled
        const double factor = words_.magnitude(-3, 2);
        for (double& v : x)
          if (std::fabs(v) < m) v *= factor;
        break;
      }
      default:
        x[i] = m * (words_.word() % 2 == 0 ? 1 : words_.unit());
    }
    return x;
  }

 private:
  static void scale_all(std::vector<double>& x, double factor) {
    for (double& v : x) v *= factor;
  }
  SearchWords words_;
};

/// From each of a few starts, the best of a batch of steps while it is better.
void climb(Probe& probe, std::vector<Case>& cases, std::size_t budget, std::size_t streams, std::size_t& tried) {
  constexpr std::size_t starts = 5, batch = 20;
  std::vector<Case> best(cases.begin(), cases.begin() + static_cast<long>(std::min(starts, cases.size())));
  std::erase_if(best, [](const Case& one) { return !one.answered || !std::isfinite(one.error) || is_zero(one.input.x); });
  if (best.empty()) return;
  Mutation mutate(probe.options().seed);
  for (std::size_t round = 0; budget >= batch * streams; ++round) {
    Case& from = best[round % best.size()];
    std::vector<Input> steps;
    for (std::size_t k = 0; k < batch; ++k) {
      std::vector<double> x = mutate(from.input.x);
      if (k % 3 == 2) x = mutate(std::move(x));
      if (is_ordinary(x) && !is_zero(x)) steps.push_back({std::move(x), "climb from " + from.input.family, true});
    }
    budget -= batch * streams;
    for (Case& step : measure(probe, steps, streams)) {
      if (step.answered) ++tried;
      if (!step.answered || !(step.error > from.error)) continue;
      const std::string family = from.input.family;
      from = std::move(step);
      if (family.starts_with("climb")) from.input.family = family;
    }
  }
  for (Case& one : best)
    if (one.input.family.starts_with("climb")) cases.push_back(std::move(one));
}

}  // namespace

std::vector<Case> measure(Probe& probe, const std::vector<Input>& inputs, std::size_t streams) {
  std::vector<Summary> summaries;
  std::vector<compress::Call> calls;
  for (const Input& input : inputs) {
    summaries.emplace_back(input);
    for (std::size_t s = 0; s < streams; ++s) calls.push_back({&input.x, s, nullptr});
  }
  probe.run(calls, [&](std::size_t i, const compress::Outcome& outcome) { summaries[i / streams].add(i % streams, outcome); });
  std::vector<Case> cases;
  for (Summary& summary : summaries) cases.push_back(summary.take());
  return cases;
}

const ErrorSearch& error_search(Probe& probe) {
  auto& kept = probe.state().errors;
  if (kept) return *kept;
  kept = std::make_shared<ErrorSearch>();
  const std::size_t all = probe.options().calls;
  const std::size_t streams = probe.random() ? std::clamp<std::size_t>(all / 20 / probe.inputs().size(), 8, 64) : 1;
  for (Case& one : measure(probe, probe.inputs(), streams)) (one.input.ordinary ? kept->cases : kept->ends).push_back(std::move(one));
  kept->tried = static_cast<std::size_t>(std::ranges::count_if(kept->cases, &Case::answered));
  std::ranges::stable_sort(kept->cases, larger_error);
  climb(probe, kept->cases, std::min<std::size_t>(all / 8, 20000 * std::min<std::size_t>(streams, 4)), std::min<std::size_t>(streams, 16),
        kept->tried);
  std::ranges::stable_sort(kept->cases, larger_error);
  std::ranges::stable_sort(kept->ends, larger_error);
  return *kept;
}

}  // namespace lemmata::probe
