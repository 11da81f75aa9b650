#include "lib/experiment/ssd/communication.hpp"

#include <fmt/format.h>

#include "lib/experiment/statistics.hpp"

namespace lemmata::experiment::ssd {
namespace {

constexpr long bits_of_a_number = 32;

std::vector<double> shares(const TrainingSetting& setting) {
  std::vector<double> out;
  for (const long t : setting.times()) out.push_back(static_cast<double>(t) / static_cast<double>(setting.iterations));
  return out;
}

const Numbers& accuracies(const Course& course, bool on_test) { return on_test ? course.test : course.train; }

Numbers averages(const Contest& contest, bool by_signs, bool on_test, double from, double to) {
  const auto x = shares(by_signs ? contest.sign : contest.sgd);
  Numbers out;
  for (const Course& course : by_signs ? contest.sign_courses : contest.sgd_courses)
    out.push_back(mean_between(x, accuracies(course, on_test), from, to));
  return out;
}

Series accuracy_series(const Contest& contest, bool by_signs, bool on_test, std::size_t parameters) {
  const TrainingSetting& setting = by_signs ? contest.sign : contest.sgd;
  std::vector<double> sent;
  for (const long t : setting.times()) sent.push_back(setting.megabytes(t, parameters));
  std::vector<Numbers> all;
  for (const Course& course : by_signs ? contest.sign_courses : contest.sgd_courses) all.push_back(accuracies(course, on_test));
  Series out = mean_and_deviation(by_signs ? "signSGD" : "SGD", sent, all);
  out.colour = by_signs ? 0 : 1;
  return out;
}

}  // namespace

Contest Contest::of(Batches batches, std::size_t batch, long iterations, std::size_t checkpoints) {
  const TrainingSetting sign{.by_signs = true, .batches = batches, .batch = batch, .iterations = iterations, .checkpoints = checkpoints};
  TrainingSetting sgd = sign;
  sgd.by_signs = false;
  sgd.iterations = iterations / bits_of_a_number;
  return {.sign = sign, .sgd = sgd, .sign_courses = {}, .sgd_courses = {}};
}

std::vector<Tuned> run_contests(const Task& task, std::vector<Contest>& contests, const std::vector<double>& grid, std::size_t repetitions,
                                const Run& run, const std::function<Look(std::size_t repetition)>& look) {
  std::vector<TrainingSetting> settings;
  for (const Contest& contest : contests) settings.insert(settings.end(), {contest.sign, contest.sgd});
  const std::vector<Tuned> best = tuned(task, settings, grid, run);
  for (std::size_t i = 0; i < contests.size(); ++i) {
    contests[i].sign.gamma = best[2 * i].gamma;
    contests[i].sgd.gamma = best[2 * i + 1].gamma;
  }
  const auto all = run.each("repetitions", 2 * contests.size() * repetitions, [&](std::size_t item) {
    const Contest& contest = contests[item / 2 / repetitions];
    const std::size_t repetition = item / 2 % repetitions;
    const bool by_signs = item % 2 == 0;
    return flattened(train(task, by_signs ? contest.sign : contest.sgd, run, item / 2 / repetitions, repetition,
                           by_signs && look ? look(repetition) : Look()));
  });
  for (std::size_t item = 0; item < all.size(); ++item) {
    Contest& contest = contests[item / 2 / repetitions];
    if (item % 2 == 0) contest.sign_courses.push_back(course_of(all[item], contest.sign.times().size()));
    else contest.sgd_courses.push_back(course_of(all[item], contest.sgd.times().size()));
  }
  return best;
}

Panel accuracy_panel(const Contest& contest, std::size_t parameters, bool on_test) {
  return {.x = {.label = "MB sent"},
          .y = {.label = on_test ? "test accuracy" : "train accuracy", .from = 0, .to = 1},
          .series = {accuracy_series(contest, true, on_test, parameters), accuracy_series(contest, false, on_test, parameters)}};
}

double average(const Contest& contest, bool by_signs, bool on_test, double from, double to) {
  return mean(averages(contest, by_signs, on_test, from, to));
}

double spread(const Contest& contest, bool on_test, double from, double to) {
  return standard_deviation(averages(contest, true, on_test, from, to));
}

std::string tuning_text(const Contest& contest, const Tuned& sign, const Tuned& sgd) {
  return fmt::format("mini-batch {}: signSGD {:.3g} (train accuracies: {}), SGD {:.3g} ({})", contest.sign.batch, sign.gamma, sign.text,
                     sgd.gamma, sgd.text);
}

}  // namespace lemmata::experiment::ssd
