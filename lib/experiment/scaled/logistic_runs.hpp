#pragma once
#include <array>
#include <string>
#include <vector>

#include "lib/experiment/experiment.hpp"
#include "lib/experiment/scaled/logistic_regression.hpp"
#include "lib/method/schedule.hpp"

namespace lemmata::experiment::scaled {

enum LogisticMethod : std::size_t { by_scaled_signs, by_gradients, by_signs, by_momentum, by_feedback };
constexpr std::size_t logistic_methods = 5;
constexpr std::array<const char*, logistic_methods> logistic_names = {"scaled signSGD", "SGD", "signSGD", "signSGDM", "EF-signSGD"};

/// A data set of Example 5, what is known of it, and how it is walked.
struct LogisticTask {
  LogisticRegression problem;
  LogisticRegression::Minimum minimum;
  LogisticRegression::Bounds smoothness;
  std::string data;     ///< what the rows are, for the figure
  std::string smaller;  ///< how that is less than at `deep`; "" where it is not
  std::size_t batch = 1, repetitions = 1;
  long iterations = 0;
  std::vector<long> times = {};
};

enum class LogisticData { like_epsilon, fashion, heart };
LogisticTask logistic_task(LogisticData which, const Run& run);

/// The step sizes of a curve.
enum class StepRule {
  constant,  ///< alpha
  decaying   ///< alpha / (1 + 10 k / K) for K iterations: it falls to an eleventh
};

struct LogisticSetting {
  LogisticMethod method = by_scaled_signs;
  method::Schedule<double> alpha = 1.0;
  std::size_t workers = 1;
};

/// f(x_k) - f* at the task's times. Runs of one repetition start from the same x_0 ~ N(0, I), and their workers see the same rows.
/// With M workers: scaled signSGD and signSGD(M) by majority vote, SGD by the mean gradient, EF-signSGD by the mean of the messages.
Numbers logistic_run(const LogisticTask& task, const LogisticSetting& setting, const Run& run, std::uint64_t repetition);
/// The share of the right signs of a mini-batch gradient at the iterates of scaled signSGD at the same times.
Numbers sign_shares(const LogisticTask& task, double alpha, const Run& run, std::uint64_t repetition);

method::Schedule<double> schedule_of(StepRule rule, double alpha, long iterations);

/// The best constant of 10^-4, 3 10^-4, ..., 10 for each method and rule, by the mean of f over the last fifth of one run that is not shown.
struct TunedSteps {
  std::array<std::array<double, 2>, logistic_methods> alpha{};  ///< by method and rule
  std::string text() const;
};
TunedSteps tuned_steps(const LogisticTask& task, const Run& run);

/// The mean over all repetitions and the last fifth of the iterations, and over all iterations, by the lines between the points; infinite
/// where a value is not finite.
struct LogisticScore {
  double end = 0, whole = 0;
};
LogisticScore score_of(const std::vector<long>& times, const std::vector<Numbers>& repetitions);

/// What all figures of Example 5 say of their parameters.
std::vector<Parameter> logistic_parameters(const LogisticTask& task);

}  // namespace lemmata::experiment::scaled
