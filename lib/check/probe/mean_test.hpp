#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "lib/check/probe/study.hpp"

// What n samples refute about a mean: never "E C(x) = x" by itself, since a rare large value may be missing from any number of samples,
// but "E C(x) = x and E||C(x) - x||^2 <= omega ||x||^2" for every omega <= W.
namespace lemmata::probe {

/// The largest W such that samples Y_1..Y_n refute "E Y = 0 and E Y^2 <= omega" for every omega < W, at error probability alpha; 0 where
/// they refute none. With phi(y) = log(1 + y + y^2/2) and lambda > 0 fixed before the samples are drawn,
///
///   E exp phi(lambda Y) = 1 + lambda E Y + lambda^2 E Y^2 / 2 <= exp(lambda^2 omega / 2),
///
/// so that by Markov's inequality sum_i phi(lambda Y_i) >= n lambda^2 omega / 2 + log(1/alpha) has probability at most alpha (Catoni's
/// influence function; no bound on Y is needed).
double refuted_variance(std::span<const double> samples, double lambda, double alpha);

/// The lambda that serves best where the mean is b > 0: 2 log(1/alpha) / (n b), which gives W about n b^2 / (2 log(1/alpha)).
double best_lambda(std::size_t n, double b, double alpha);

/// The same for a law read off the uniform numbers that n fresh calls agreed with. Let the true C differ from the law on a set A of
/// probability p; n agreements happen with probability (1 - p)^n <= exp(-n p), so p <= log(1/alpha) / n but for an event of probability
/// alpha. Let B be the law's bias and M its largest ||c - x||. If C is unbiased, the integral of C - x over A makes up for B up to what
/// the law had there, at most p M, so ||integral|| >= ||B|| - p M and by Cauchy and Schwarz
///
///   E||C - x||^2 >= (||B|| - p M)^2 / p + V - p M^2,   V the law's E||c - x||^2, where ||B|| > p M.
///
/// All over ||x||^2. The right-hand side falls in p, so the largest p is taken. Returns 0 where ||B|| <= p M.
double refuted_variance_by_law(double bias, double error, double farthest, std::size_t agreements, double alpha);

/// Residuals of n fresh calls along a direction: <C(x) - x, v> / (||x|| ||v||); calls that did not return are left out.
struct Projected {
  std::vector<double> along;
  double least = 0, most = 0;  ///< of `along`
  double error = 0;            ///< the mean of ||C - x||^2/||x||^2
};
Projected sample_along(Probe& probe, const std::vector<double>& x, const std::vector<double>& v, std::size_t n);

/// The mean of C(x) - x over n fresh calls; empty where none returned finite numbers.
std::vector<double> mean_residual(Probe& probe, const std::vector<double>& x, std::size_t n);

/// Each uniform number of three calls in turn at 0, 2^-k and 1 - 2^-k: what outputs beyond those seen, in the direction against the mean,
/// could add to it. An output at u = 2^-k stands for all u up to the next larger one looked at, 2^-(k-1) or 2^-(k-3).
double unseen_weight(Probe& probe, const std::vector<double>& x, const std::vector<double>& v, const Projected& seen);

}  // namespace lemmata::probe
