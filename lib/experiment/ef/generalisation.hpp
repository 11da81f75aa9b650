#pragma once
#include "lib/experiment/ef/network_study.hpp"

namespace lemmata::experiment::ef {

/// Values over the repetitions.
struct Repeated {
  Numbers values;
  double centre() const;
  double spread() const;     ///< standard deviation
  std::string text() const;  ///< "-1.20 ± 0.31", in percent
};

/// Of a method at a batch size: the best mean test accuracy, at one time for all repetitions; and its difference to SGDM's, which has a
/// best time of its own, repetition by repetition: its mean is the generalisation gap as it is printed.
Repeated best_accuracy(const NetworkStudy& study, std::size_t method, std::size_t batch);
Repeated generalisation_gap(const NetworkStudy& study, std::size_t method, std::size_t batch);

/// How much the test accuracy changes from an epoch to the next, before the steps decrease: mean over epochs and repetitions.
double jumpiness(const NetworkStudy& study, std::size_t method, std::size_t batch);

/// The mean over the repetitions of the mean over all epochs, or of what the last has.
double mean_over_epochs(const NetworkStudy& study, std::size_t method, std::size_t batch, Measure measure);
double mean_at_end(const NetworkStudy& study, std::size_t method, std::size_t batch, Measure measure);

/// What the paper says of its tables and curves.
std::vector<Observation> generalisation_observations(const NetworkStudy& study);

}  // namespace lemmata::experiment::ef
