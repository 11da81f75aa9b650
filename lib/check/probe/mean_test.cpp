#include "lib/check/probe/mean_test.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lib/check/probe/exact_error.hpp"

namespace lemmata::probe {
namespace {

/// <c - x, v> / (||x|| ||v||), scaled as error_ratio is: v is a unit vector, x has its largest magnitude scaled to [1, 2).
class Projection {
 public:
  Projection(const std::vector<double>& x, std::vector<double> v) : x_(x), v_(std::move(v)) {
    double largest = 0, square = 0;
    for (const double value : x) largest = std::max(largest, std::fabs(value));
    scale_ = std::ldexp(1.0, -std::ilogb(largest));
    for (const double value : x) square += value * scale_ * value * scale_;
    double v_largest = 0, v_square = 0;
    for (const double value : v_) v_largest = std::max(v_largest, std::fabs(value));
    for (double& value : v_) value /= v_largest, v_square += value * value;
    for (double& value : v_) value /= std::sqrt(v_square * square);
  }
  double operator()(std::span<const double> c) const {
    double sum = 0;
    for (std::size_t i = 0; i < x_.size(); ++i) sum += (c[i] - x_[i]) * scale_ * v_[i];
    return sum;
  }

 private:
  const std::vector<double>& x_;
  std::vector<double> v_;
  double scale_ = 1;
};

template <class Visit>
void run_fresh(Probe& probe, const std::vector<double>& x, std::size_t n, Visit visit) {
  constexpr std::size_t batch = 4096;
  for (std::size_t done = 0; done < n; done += batch) {
    const std::size_t now = std::min(batch, n - done);
    const std::uint64_t first = probe.fresh_streams(now);
    std::vector<compress::Call> calls;
    for (std::size_t i = 0; i < now; ++i) calls.push_back({&x, first + i, nullptr});
    probe.run(calls, [&](std::size_t, const compress::Outcome& outcome) {
      if (outcome.fate == compress::Fate::returned && all_finite(outcome.out)) visit(outcome.out);
    });
  }
}

}  // namespace

double best_lambda(std::size_t n, double b, double alpha) { return 2 * std::log(1 / alpha) / (static_cast<double>(n) * b); }

double refuted_variance(std::span<const double> samples, double lambda, double alpha) {
  if (samples.empty() || !(lambda > 0)) return 0;
  const auto n = static_cast<long double>(samples.size());
  long double sum = 0, sizes = 0;
  for (const double y : samples) {
    const long double scaled = static_cast<long double>(lambda) * y, term = std::log1p(scaled * (1 + scaled / 2));
    sum += term;
    sizes += std::fabs(term);
  }
  // A term is off by a few units of long double, a sum of n by n units of the sizes; y itself by 2^-50 of its parts, which 1e-12 covers.
  const long double kept = sum - std::log(1 / static_cast<long double>(alpha)) - 1e-12L * (sizes + n * 1e-3L);
  return kept > 0 ? static_cast<double>(2 * kept / (n * lambda * lambda)) : 0;
}

double refuted_variance_by_law(double bias, double error, double farthest, std::size_t agreements, double alpha) {
  if (agreements == 0) return 0;
  constexpr double down = 1 - 1e-12, up = 1 + 1e-12;  // far more than the roundings of these few lines
  const double p = up * std::log(1 / alpha) / static_cast<double>(agreements);
  const double missing = down * std::sqrt(std::max(0.0, bias)) - up * p * std::sqrt(farthest);
  if (!(missing > 0)) return 0;
  return down * (missing * missing / p) + down * error - up * p * farthest;
}

Projected sample_along(Probe& probe, const std::vector<double>& x, const std::vector<double>& v, std::size_t n) {
  const Projection project(x, v);
  Projected made;
  run_fresh(probe, x, n, [&](std::span<const double> out) {
    made.along.push_back(project(out));
    made.error += error_ratio(x, out);
  });
  if (made.along.empty()) return made;
  made.error /= static_cast<double>(made.along.size());
  made.least = *std::ranges::min_element(made.along);
  made.most = *std::ranges::max_element(made.along);
  return made;
}

std::vector<double> mean_residual(Probe& probe, const std::vector<double>& x, std::size_t n) {
  std::vector<double> mean(x.size(), 0.0);
  std::size_t count = 0;
  run_fresh(probe, x, n, [&](std::span<const double> out) {
    ++count;
    for (std::size_t i = 0; i < x.size(); ++i) mean[i] += out[i] - x[i];
  });
  if (count == 0) return {};
  for (double& value : mean) value /= static_cast<double>(count);
  return mean;
}

double unseen_weight(Probe& probe, const std::vector<double>& x, const std::vector<double>& v, const Projected& seen) {
  constexpr std::size_t streams = 3, most_numbers = 48;
  const Projection project(x, v);
  const double margin = 1e-9 * std::max(std::fabs(seen.least), std::fabs(seen.most));
  double largest = 0;
  for (std::size_t s = 0; s < streams; ++s) {
    const std::uint64_t stream = probe.fresh_streams(1);
    const std::uint32_t numbers = probe.call(x, stream).uniforms;
    const std::uint32_t step = std::max<std::uint32_t>(1, numbers / most_numbers);
    std::vector<Chosen> chosen;
    std::vector<double> weight;
    for (std::uint32_t j = 0; j < numbers; j += step) {
      chosen.push_back({{j, 0.0}}), weight.push_back(std::ldexp(step, -53));
      for (int k = 1, before = 0; k <= 53; before = k, k += k < 8 ? 1 : 3)
        for (const double u : {std::ldexp(1.0, -k), 1 - std::ldexp(1.0, -k)})
          chosen.push_back({{j, u}}), weight.push_back(std::ldexp(step, -before));
    }
    std::vector<compress::Call> calls;
    for (const Chosen& one : chosen) calls.push_back({&x, stream, &one});
    double total = 0;
    probe.run(calls, [&](std::size_t i, const compress::Outcome& outcome) {
      if (outcome.fate != compress::Fate::returned || !all_finite(outcome.out)) return;
      const double y = project(outcome.out);
      if (y < seen.least - margin) total += weight[i] * -y;
    });
    largest = std::max(largest, total);
  }
  return largest;
}

}  // namespace lemmata::probe
