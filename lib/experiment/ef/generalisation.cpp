#include "lib/experiment/ef/generalisation.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "lib/experiment/statistics.hpp"

namespace lemmata::experiment::ef {
namespace {

constexpr std::size_t of_sgdm = 0, of_scaled_signs = 1, of_sign_momentum = 2, of_feedback = 3;

/// The time at which the mean test accuracy is largest, and the accuracies there.
Numbers at_best_time(const std::vector<Numbers>& accuracies) {
  std::size_t best = 0;
  double largest = -1;
  for (std::size_t i = 0; i < accuracies[0].size(); ++i) {
    double sum = 0;
    for (const Numbers& one : accuracies) sum += one[i];
    if (sum > largest) largest = sum, best = i;
  }
  Numbers out;
  for (const Numbers& one : accuracies) out.push_back(one[best]);
  return out;
}

/// "batch 128: ...; batch 32: ...": what `text_of` says of each.
template <class TextOf>
std::string by_batch(const NetworkStudy& study, const TextOf& text_of) {
  std::string out;
  for (std::size_t b = 0; b < study.batches.size(); ++b)
    out += fmt::format("{}batch {}: {}", b == 0 ? "" : "; ", study.batches[b], text_of(b));
  return out;
}

Numbers gaps(const NetworkStudy& study, std::size_t method) {
  Numbers out;
  for (std::size_t b = 0; b < study.batches.size(); ++b) out.push_back(generalisation_gap(study, method, b).centre());
  return out;
}

std::string gap_texts(const NetworkStudy& study, std::size_t method) {
  return fmt::format("gap of {} in percent, mean and standard deviation, ", network_method_names[method]) +
         by_batch(study, [&](std::size_t b) { return generalisation_gap(study, method, b).text(); });
}

Observation feedback_outperforms(const NetworkStudy& study) {
  bool seen = true;
  for (const std::size_t other : {of_scaled_signs, of_sign_momentum}) {
    const Numbers mine = gaps(study, of_feedback), its = gaps(study, other);
    for (std::size_t b = 0; b < mine.size(); ++b) seen = seen && mine[b] > its[b];
  }
  return {"feedback-outperforms", "EF-signSGD always outperforms (scaled) signSGD and signSGDM: its gap to SGDM is smaller", seen,
          "gap to SGDM's best mean test accuracy in percent, mean and standard deviation: " + by_batch(study, [&](std::size_t b) {
            return fmt::format("SGDM {}, (scaled) signSGD {}, signSGDM {}, EF-signSGD {}", best_accuracy(study, of_sgdm, b).text(),
                               generalisation_gap(study, of_scaled_signs, b).text(), generalisation_gap(study, of_sign_momentum, b).text(),
                               generalisation_gap(study, of_feedback, b).text());
          })};
}

/// On the train images the method is ahead of SGDM in accuracy and in loss, on average over the epochs, at these batch sizes.
bool faster_on_train(const NetworkStudy& study, std::size_t method, std::size_t b) {
  return mean_over_epochs(study, method, b, Measure::train_accuracy) > mean_over_epochs(study, of_sgdm, b, Measure::train_accuracy) &&
         mean_over_epochs(study, method, b, Measure::train_loss) < mean_over_epochs(study, of_sgdm, b, Measure::train_loss);
}

Observation feedback_faster(const NetworkStudy& study) {
  bool seen = true;
  for (std::size_t b = 0; b < study.batches.size(); ++b) seen = seen && faster_on_train(study, of_feedback, b);
  return {"feedback-faster-on-train", "on the train set both accuracy and loss are better for EF-signSGD than for SGDM, at all batch sizes",
          seen, "train accuracy and loss, means over all epochs, EF-signSGD against SGDM: " + by_batch(study, [&](std::size_t b) {
                  return fmt::format("{:.4f} against {:.4f} and {:.4f} against {:.4f}",
                                     mean_over_epochs(study, of_feedback, b, Measure::train_accuracy),
                                     mean_over_epochs(study, of_sgdm, b, Measure::train_accuracy),
                                     mean_over_epochs(study, of_feedback, b, Measure::train_loss),
                                     mean_over_epochs(study, of_sgdm, b, Measure::train_loss));
                })};
}

Observation scaled_signs_deteriorate(const NetworkStudy& study) {
  bool seen = true;
  std::string numbers;
  const std::array<std::pair<Measure, const char*>, measures> all = {{{Measure::train_accuracy, "train accuracy"},
                                                                      {Measure::test_accuracy, "test accuracy"},
                                                                      {Measure::train_loss, "train loss"},
                                                                      {Measure::test_loss, "test loss"}}};
  for (const auto& [measure, name] : all) {
    Numbers values;
    for (std::size_t b = 0; b < study.batches.size(); ++b) values.push_back(mean_at_end(study, of_scaled_signs, b, measure));
    const bool loss = measure == Measure::train_loss || measure == Measure::test_loss;
    seen = seen && (loss ? increasing(values) : decreasing(values));
    numbers += fmt::format("{}{} {}", numbers.empty() ? "" : "; ", name, ordered(values));
  }
  return {"scaled-signs-deteriorate",
          "all metrics of (scaled) signSGD (train and test, loss and accuracy) become worse as the batch shrinks", seen,
          "means after the last epoch, from the largest batch to the smallest: " + numbers};
}

Observation scaled_signs_unstable(const NetworkStudy& study) {
  const std::size_t last = study.batches.size() - 1;
  const double here = jumpiness(study, of_scaled_signs, last), large = jumpiness(study, of_scaled_signs, 0),
               plain = jumpiness(study, of_sgdm, last);
  return {
      "scaled-signs-unstable", "for batch size 8 (scaled) signSGD becomes extremely unstable", here > 2 * large && here > 2 * plain,
      fmt::format("mean change of the test accuracy from an epoch to the next at the first step size, in percent: batch {} {:.2f}, batch "
                  "{} {:.2f}; SGDM at batch {} {:.2f}; seen if it is more than twice both",
                  study.batches[last], 100 * here, study.batches[0], 100 * large, study.batches[last], 100 * plain)};
}

Observation steps_of_table_2(const NetworkStudy& study) {
  constexpr std::array<std::array<double, 2>, network_methods> printed = {
      {{1e-2, 1e-2}, {5.6e-2, 5.6e-2}, {3.2e-4, 5.6e-5}, {5.6e-2, 5.6e-2}}};
  bool seen = true;
  std::string numbers;
  for (std::size_t m = 0; m < network_methods; ++m) {
    const double gamma = study.steps.gamma[m];
    seen = seen && std::any_of(printed[m].begin(), printed[m].end(), [&](double p) { return std::fabs(gamma / p - 1) < 0.05; });
    numbers += fmt::format("{}{} {:.2g} (printed {:.2g}, {:.2g})", m == 0 ? "" : "; ", network_method_names[m], gamma, printed[m][0],
                           printed[m][1]);
  }
  return {"best-steps", "the best initial step sizes are those of Table 2, for one of the two networks", seen, numbers};
}

}  // namespace

double Repeated::centre() const { return mean(values); }
double Repeated::spread() const { return standard_deviation(values); }
std::string Repeated::text() const { return fmt::format("{:.2f} ± {:.2f}", 100 * centre(), 100 * spread()); }

Repeated best_accuracy(const NetworkStudy& study, std::size_t method, std::size_t batch) {
  return {at_best_time(curves(study.of(method, batch), Measure::test_accuracy))};
}

Repeated generalisation_gap(const NetworkStudy& study, std::size_t method, std::size_t batch) {
  Repeated out = best_accuracy(study, method, batch);
  const Repeated reference = best_accuracy(study, of_sgdm, batch);
  for (std::size_t r = 0; r < out.values.size(); ++r) out.values[r] -= reference.values[r];
  return out;
}

double jumpiness(const NetworkStudy& study, std::size_t method, std::size_t batch) {
  double sum = 0, count = 0;
  for (const Numbers& one : curves(study.of(method, batch), Measure::test_accuracy))
    for (long e = 2; e <= study.epochs / 2; ++e, ++count)
      sum += std::fabs(one[static_cast<std::size_t>(e)] - one[static_cast<std::size_t>(e - 1)]);
  return count > 0 ? sum / count : 0;
}

double mean_over_epochs(const NetworkStudy& study, std::size_t method, std::size_t batch, Measure measure) {
  Numbers all;
  for (const Numbers& one : curves(study.of(method, batch), measure)) all.push_back(mean(one));
  return mean(all);
}

double mean_at_end(const NetworkStudy& study, std::size_t method, std::size_t batch, Measure measure) {
  Numbers all;
  for (const Numbers& one : curves(study.of(method, batch), measure)) all.push_back(one.back());
  return mean(all);
}

std::vector<Observation> generalisation_observations(const NetworkStudy& study) {
  const auto growing = [&](std::size_t method) { return decreasing(gaps(study, method)); };  // gaps are negative
  Numbers sizes_of_gap = gaps(study, of_feedback);
  for (double& gap : sizes_of_gap) gap = std::fabs(gap);
  return {feedback_outperforms(study),
          {"feedback-gap-decreases", "the gap of EF-signSGD decreases with decreasing batch size", decreasing(sizes_of_gap),
           gap_texts(study, of_feedback)},
          {"other-gaps-increase", "the gaps of (scaled) signSGD and signSGDM increase as the batch size decreases",
           growing(of_scaled_signs) && growing(of_sign_momentum),
           gap_texts(study, of_scaled_signs) + "; " + gap_texts(study, of_sign_momentum)},
          feedback_faster(study),
          {"scaled-signs-faster-on-train", "for batch size 128 even (scaled) signSGD is faster than SGDM on the train set (VGG19)",
           faster_on_train(study, of_scaled_signs, 0),
           fmt::format("train accuracy and loss at batch {}, means over all epochs: {:.4f} against {:.4f} and {:.4f} against {:.4f}",
                       study.batches[0], mean_over_epochs(study, of_scaled_signs, 0, Measure::train_accuracy),
                       mean_over_epochs(study, of_sgdm, 0, Measure::train_accuracy),
                       mean_over_epochs(study, of_scaled_signs, 0, Measure::train_loss),
                       mean_over_epochs(study, of_sgdm, 0, Measure::train_loss))},
          scaled_signs_deteriorate(study),
          scaled_signs_unstable(study),
          steps_of_table_2(study)};
}

}  // namespace lemmata::experiment::ef
