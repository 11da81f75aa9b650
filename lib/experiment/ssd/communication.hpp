#pragma once
#include <string>
#include <vector>

#include "lib/experiment/training.hpp"

namespace lemmata::experiment::ssd {

/// signSGD against SGD within one budget of communication, as in Figures 4 and 5: both accuracies by megabytes sent.
struct Contest {
  TrainingSetting sign, sgd;
  std::vector<Course> sign_courses, sgd_courses;  ///< by repetition

  /// signSGD for so many iterations, SGD for a 32nd of them.
  static Contest of(Batches batches, std::size_t batch, long iterations, std::size_t checkpoints);
};
/// Tunes both methods of each contest, runs all repetitions, and fills in the courses. `look` sees the signSGD runs. Returns what was tuned:
/// for contest i at 2i signSGD, at 2i + 1 SGD.
std::vector<Tuned> run_contests(const Task& task, std::vector<Contest>& contests, const std::vector<double>& grid, std::size_t repetitions,
                                const Run& run, const std::function<Look(std::size_t repetition)>& look = nullptr);

/// A panel of train or test accuracy over megabytes, with both methods.
Panel accuracy_panel(const Contest& contest, std::size_t parameters, bool on_test);

/// Averages over repetitions of an accuracy between two shares of the budget.
double average(const Contest& contest, bool by_signs, bool on_test, double from, double to);
/// The standard deviation over repetitions of signSGD's test accuracy at the end, with what precedes it taken as above.
double spread(const Contest& contest, bool on_test, double from, double to);

std::string tuning_text(const Contest& contest, const Tuned& sign, const Tuned& sgd);

}  // namespace lemmata::experiment::ssd
