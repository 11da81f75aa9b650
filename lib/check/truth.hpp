#pragma once
#include <vector>

#include "lib/claim/claim.hpp"

namespace lemmata {

/// What is certain of a relation: `open` where the enclosures of its sides overlap.
enum class Truth { holds, fails, open };
Truth truth_of(const Relation<Exact>& relation);
/// All hypotheses together: `holds` when each does, `fails` when one does.
Truth truth_of(const std::vector<Relation<Exact>>& given);

}  // namespace lemmata
