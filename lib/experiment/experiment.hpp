#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/experiment/figure.hpp"

namespace lemmata::experiment {

/// How much of the paper's experiment is repeated. `quick` is scaled down, and the figure says so.
enum class Scale { quick, standard, deep };
std::string_view to_string(Scale scale);

using Numbers = std::vector<double>;
using Work = std::function<Numbers(std::size_t item)>;

/// Whoever computes independent items: one after another here, worker processes in the command.
class Workers {
 public:
  virtual ~Workers() = default;
  /// work(0), ..., work(count - 1), in this order. `what` names them while they are computed.
  virtual std::vector<Numbers> compute(const std::string& what, std::size_t count, const Work& work) = 0;
};

class OneByOne final : public Workers {
 public:
  std::vector<Numbers> compute(const std::string& what, std::size_t count, const Work& work) override;
};

/// What a figure is computed from: an id, a seed, a scale, and nothing else. The same three give the same figure, whoever the workers are.
class Run {
 public:
  Run(std::string_view id, std::uint64_t seed, Scale scale, Workers& workers) : id_(id), seed_(seed), scale_(scale), workers_(workers) {}

  Scale scale() const { return scale_; }
  template <class T>
  T at(T quick, T standard, T deep) const {
    return scale_ == Scale::quick ? quick : scale_ == Scale::standard ? standard : deep;
  }
  /// Items that know nothing of each other; work may use all that was computed before.
  std::vector<Numbers> each(const std::string& what, std::size_t count, const Work& work) const {
    return workers_.compute(std::string(id_) + ": " + what, count, work);
  }
  /// The random numbers of a repetition; `purpose` tells streams of one figure apart (a setting, a data order).
  Sampled<double> stream(std::uint64_t purpose, std::uint64_t repetition) const;

 private:
  std::string_view id_;
  std::uint64_t seed_;
  Scale scale_;
  Workers& workers_;
};

struct ExperimentInfo {
  std::string_view id = "";     ///< "ssd.fig3"
  std::string_view where = "";  ///< "Figure 3, section 6.1"
  std::string_view title = "";
  std::string_view caption = "";  ///< what is reproduced, and what the paper leaves open
  std::string_view needs = "";    ///< a data set: "fashion-mnist", "heart-scale"
};

/// A registered experiment. `draw` fills in scale, parameters, observations and panels; the rest of the figure is the information above.
struct Experiment {
  ExperimentInfo info;
  std::string_view file;  ///< relative to the repository
  std::function<Figure(const Run&)> draw;
};

/// The whole figure.
Figure compute(const Experiment& experiment, std::uint64_t seed, Scale scale, Workers& workers);

/// All experiments, sorted by id; figure 10 comes after figure 9.
const std::vector<const Experiment*>& all_experiments();
/// Called by LEMMATA_EXPERIMENT; throws std::logic_error for an id that is taken.
void register_experiment(const Experiment* experiment);

/// Registers a struct with `static constexpr ExperimentInfo info` and `Figure operator()(const Run& run) const`.
#define LEMMATA_EXPERIMENT(Type)                                                                \
  static const ::lemmata::experiment::Experiment lemmata_experiment_##Type{                     \
      Type::info, __FILE__, [](const ::lemmata::experiment::Run& run) { return Type{}(run); }}; \
  static const bool lemmata_registered_##Type = (::lemmata::experiment::register_experiment(&lemmata_experiment_##Type), true)

}  // namespace lemmata::experiment
