#include "lib/experiment/saddle/landscape.hpp"

namespace lemmata::experiment::saddle {

problem::CosineLandscape<double> one_descent(std::size_t d, double gamma) {
  problem::CosineLandscape<double> f{.a = {gamma * gamma * gamma}, .b = {1 / gamma}};
  for (std::size_t i = 1; i < d; ++i) {
    f.a.push_back(-(d > 2 ? 0.25 + 0.75 * static_cast<double>(i - 1) / static_cast<double>(d - 2) : 1.0));
    f.b.push_back(1);
  }
  return f;
}

SampledLandscape::SampledLandscape(problem::CosineLandscape<double> f, std::size_t workers, std::size_t samples, Sampled<double> chance)
    : f_(std::move(f)), factors_(workers, std::vector<std::vector<double>>(samples, std::vector<double>(f_.a.size()))) {
  for (std::size_t w = 0; w < workers / 2; ++w)
    for (std::size_t j = 0; j < samples; ++j)
      for (std::size_t i = 0; i < f_.a.size(); ++i) {
        const double c = chance.uniform_real() - 0.5;
        factors_[w][j][i] = 1 + c;
        factors_[w + workers / 2][j][i] = 1 - c;
      }
}

Vec<double> SampledLandscape::gradient(const Vec<double>& x, std::size_t w, std::size_t j) const {
  Vec<double> g = f_.gradient(x);
  for (std::size_t i = 0; i < g.size(); ++i) g[i] *= factors_[w][j][i];
  return g;
}

oracle::Oracle<double> SampledLandscape::oracle(std::size_t w) const {
  return [this, w](const oracle::Point<double>& at, Chance<double>& chance) { return gradient(at.x, w, chance.uniform(samples())); };
}

}  // namespace lemmata::experiment::saddle
