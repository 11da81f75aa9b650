#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/worst_case/instance_value.hpp"

namespace lemmata::worst_case {

/// The file that `verify` reads (schema lemmata/worst-case/1): the model, the multipliers with the slack matrix that they leave, and the
/// instance with what it gives in every condition. Every number in it is one that a reader can compute from the others. The
/// multipliers and `dual` are of `solved`, which has some of the programme's conditions.
std::string certificate(const Model& model, const Trajectory& trajectory, const Programme& programme, const Programme& solved,
                        const Dual& dual, const std::vector<Fraction>& multipliers, const std::optional<Instance>& instance);

}  // namespace lemmata::worst_case
