#pragma once
#include <string_view>

#include "lib/claim/claim.hpp"

namespace lemmata::saddle {

/// Makes the information of steps of one proof, each with one mutant.
struct StepsOf {
  std::string_view where;  ///< "proof of Lemma B.7"
  constexpr ClaimInfo operator()(std::string_view id, std::string_view title, std::string_view hypotheses, std::string_view statement,
                                 std::string_view note, std::string_view mutant) const {
    return {.id = id,
            .kind = Kind::proof_step,
            .where = where,
            .title = title,
            .hypotheses = hypotheses,
            .statement = statement,
            .note = note,
            .mutants = {mutant}};
  }
};

}  // namespace lemmata::saddle
