#pragma once
#include <span>

namespace lemmata {

// One-sided tests of a mean, valid for every law and every fixed sample size. The samples are X_1..X_n in [a, b] with
// E[X_t | X_1..X_{t-1}] = mu (independent replicates, say).

struct MeanTest {
  double lower_bound = 0;  ///< mu >= this with probability at least 1 - alpha
  bool positive = false;   ///< mu > threshold is concluded, wrongly with probability at most alpha
};

/// Is mu > threshold, at error probability alpha? By betting against mu <= m = threshold:
///
///   W(m) = sum_k w_k prod_t (1 + f_k (X_t - m)/(m - a)),   0 < f_k < 1,  w_k >= 0,  sum_k w_k = 1
///
/// Each factor is >= 1 - f_k > 0 as X_t >= a, and has conditional mean <= 1 where mu <= m; so E W(m) <= 1, and by Markov's inequality
/// P(W(m) >= 1/alpha) <= alpha. The fractions f_k are fixed beforehand (a geometric grid), so a rare huge value costs no more than
/// a common small one. Uses the lower end a only: X may be unbounded above (b = inf). Rounding is counted against the conclusion.
/// @throws DomainError for a sample outside [a, b], NaN, or alpha outside (0, 1)
bool mean_exceeds(std::span<const double> samples, double a, double b, double threshold, double alpha);

/// A lower confidence bound of mu: the largest m (to the last digits) with W(m) >= 1/alpha. W decreases in m, as each factor is
/// 1 - f + f (X_t - a)/(m - a); so if the bound exceeds mu then W(mu) >= 1/alpha, an event of probability <= alpha. At least a.
double betting_lower_bound(std::span<const double> samples, double a, double b, double alpha);

/// Hoeffding: mean(X) - (b - a) sqrt(log(1/alpha) / (2 n)), or a where that is larger; a and b finite. From
/// P(mean(X) - mu >= t) <= exp(-2 n t^2 / (b - a)^2).
double hoeffding_lower_bound(std::span<const double> samples, double a, double b, double alpha);

/// Both at once: the bound and the conclusion, by betting.
MeanTest test_of_mean(std::span<const double> samples, double a, double b, double threshold, double alpha);

}  // namespace lemmata
