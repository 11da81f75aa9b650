#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "lib/check/json.hpp"
#include "lib/check/probe/property.hpp"

namespace lemmata::app {

/// "(1, 0 x 7)": runs of three or more equal entries are counted; after `most` of them the rest is "... 1000 entries".
std::string vector_text(const std::vector<double>& x, std::size_t most = 8, int digits = 6);
/// "[1,0*7]": all of it, as --at reads it.
std::string vector_argument(const std::vector<double>& x);
/// Reads "[1, 0*7, -2.5e-3]", brackets optional. Throws BadInput naming `what`: empty, no finite number, more than 2^20 entries.
std::vector<double> vector_from(const std::string& text, const std::string& what);

// Results of the probe in JSON: from a worker to its parent, and in the document.
Json json_of_shown(const probe::Shown& shown);
Json json_of_ends(const probe::Ends& ends);
Json json_of_result(const probe::Result& result);
probe::Result probe_result_in(const Json& value, const std::string& what);

/// The words of a shell: as it is where that is safe, else in single quotes.
std::string shell_word(const std::string& text);

}  // namespace lemmata::app
