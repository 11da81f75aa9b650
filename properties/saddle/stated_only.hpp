#pragma once
#include "lib/claim/claim.hpp"

namespace lemmata::saddle {

/// An entry without a checker: a definition, a plot, or a promise whose parts are claims of their own. `why` says where they are.
constexpr ClaimInfo stated_only(std::string_view id, Kind kind, std::string_view where, std::string_view title, std::string_view statement,
                                std::string_view why) {
  return {.id = id, .kind = kind, .where = where, .title = title, .statement = statement, .not_executable = why};
}

}  // namespace lemmata::saddle
