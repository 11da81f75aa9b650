#pragma once
#include <array>
#include <string>
#include <vector>

#include "lib/experiment/trainer.hpp"

namespace lemmata::experiment::ef {

/// The methods of section 6 on a network, with compression layer by layer.
enum class NetworkMethod : std::size_t { sgdm, scaled_signs, sign_momentum, feedback };
constexpr std::size_t network_methods = 4;
constexpr std::array<const char*, network_methods> network_method_names = {"SGDM", "(scaled) signSGD", "signSGDM", "EF-signSGD"};

constexpr double network_momentum = 0.9;  // printed
constexpr double network_decay = 5e-4;    // printed
constexpr std::size_t batch_of_tuning = 128;
/// Nine values from 1e-5 to 1e1, equally spaced in logarithmic scale; printed with two digits.
constexpr std::array<double, 9> network_steps = {1e-5, 5.623413251903491e-5, 3.1622776601683794e-4, 1.7782794100389228e-3,
                                                 1e-2, 5.623413251903491e-2, 0.31622776601683794,   1.7782794100389228,
                                                 1e1};

/// Sizes of a network's layers, for the sign of each.
std::vector<long> layer_sizes(const Network<float>& network);

/// All measures at the times of one run, with this schedule of steps.
Numbers network_run(NetworkMethod method, const method::Schedule<double>& gamma, const std::vector<long>& times, Trainer& trainer,
                    const Task& task);

/// The steps of a study: for each method the one of least test loss after any of some epochs at a constant step, batch 128.
struct TunedSteps {
  std::array<double, network_methods> gamma{};
  std::array<std::string, network_methods> text{};  ///< all that was tried
};
TunedSteps tuned_steps(const Task& task, long epochs, const Run& run);

/// Tables 1, 3 and 4 for one network: every method at every batch size, the tuned step in proportion to the size and divided by ten at
/// half and at three quarters of the epochs.
struct NetworkStudy {
  std::vector<std::size_t> batches = {};  ///< from large to small
  long epochs = 0;
  std::size_t repetitions = 0;
  TunedSteps steps = {};
  std::vector<std::vector<Numbers>> runs = {};  ///< by method, then by batch size: those of all repetitions

  std::vector<double> times() const { return epochs_measured(epochs); }  ///< in epochs
  const std::vector<Numbers>& of(std::size_t method, std::size_t batch) const { return runs[method * batches.size() + batch]; }
};
NetworkStudy network_study(const Task& task, const std::vector<std::size_t>& batches, long epochs, std::size_t repetitions, const Run& run);

}  // namespace lemmata::experiment::ef
