#pragma once
#include <vector>

#include "lib/experiment/experiment.hpp"
#include "lib/method/schedule.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::experiment::ssd {

/// The stochastic gradient of section 6.1: the mean of tau independent copies of grad f_i(x) + xi with i uniform on {1, .., d - 1},
/// xi ~ N(0, nu^2 I). Its mean is grad f(x) / (d - 1).
oracle::Oracle<double> rosenbrock_oracle(long d, double nu, long tau);

/// rho_i - 1/2, rho_i = P(sign of the i-th entry of that oracle = sign of df/dx_i), in the order of the coordinates, without those where
/// df/dx_i = 0; exact up to rounding, relative to its size.
///
/// Coordinate i is touched by at most two of the terms, with derivatives p and q. With a and b draws of them among tau,
///   rho_i = sum_{a + b <= tau} tau!/(a! b! (tau-a-b)!) w^(a+b) (1 - 2w)^(tau-a-b) Phi(s (a p + b q) / (nu sqrt(tau))),
/// w = 1/(d - 1), s = sign(p + q); where only one term touches it, (1 - w) stands for (1 - 2w) and b = 0. The outcomes (a, b) and (b, a)
/// have the same weight, and their arguments the sum (a + b) s (p + q) > 0: together they are right more often than not, so that rho_i > 1/2.
Numbers success_margins(const Vec<double>& x, double nu, long tau);

/// The classical start (-1.2, 1, -1.2, 1, ...).
Vec<double> rosenbrock_start(long d);

inline constexpr long dimension = 10;    ///< printed
inline constexpr double noise = 10;      ///< nu; chosen, not printed
inline constexpr std::size_t bins = 50;  ///< of [0, 1], for the histogram of success probabilities
inline constexpr int draws_of_estimate = 100;

/// One column of Figures 3, 6 and 7: signSGD with these steps and this mini-batch.
struct Column {
  long tau = 1;
  double gamma = 0;
  bool decreasing = false;  ///< gamma / sqrt(k + 1)
};

/// What one repetition yields at the recorded times.
struct Trace {
  Numbers value = {};      ///< f(x_k)
  Numbers least = {};      ///< min_i rho_i(x_k), exact; 1/2 where every coordinate's derivative is 0
  Numbers estimated = {};  ///< min_i of the success rates in `draws_of_estimate` draws of the oracle
  Numbers counts = {};     ///< of rho_i(x_k), all i and recorded k, in `bins` bins
  double lowest = 1;       ///< the least rho_i(x_k) - 1/2 of all
};
Trace trace(const Column& column, const std::vector<long>& times, Sampled<double> chance, Sampled<double> estimates);
Numbers flattened(const Trace& trace);
Trace unflattened(const Numbers& numbers, std::size_t times);

/// The three rows of such a figure, and the numbers that observations speak of, each by column.
struct Columns {
  Figure figure;
  double start = 0;          ///< f(x_0)
  Numbers end;               ///< mean of f over repetitions and the last tenth of the recorded times
  Numbers least, estimated;  ///< means of the traces
  Numbers lowest;            ///< the least exact probability met, less 1/2
  Numbers rises;             ///< in how many of the steps between recorded times of the second half the mean of f rises, as a share
  Numbers swing;             ///< mean |f(x_k') - f(x_k)| over neighbouring recorded times of the second half
  Numbers tenth;             ///< the first recorded time at which the mean of f is below f(x_0)/10; infinite where it never is
};
Columns columns(const Run& run, const std::vector<Column>& settings);

/// Observations that several of these figures share.
Observation below_half(const Columns& c, std::string statement);
Observation ends_above_start(const Columns& c, std::string statement);

}  // namespace lemmata::experiment::ssd
