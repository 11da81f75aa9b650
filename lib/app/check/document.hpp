#pragma once
#include <string>
#include <vector>

#include "lib/app/check/rows.hpp"

namespace lemmata::app {

/// All that a check found: what is printed, and written, is a function of this.
struct CheckResult {
  CheckWork work;
  std::vector<CheckRow> rows;
  Setting setting;
  Measured measured;
  Applicable applicable;
};

/// The document lemmata/check/1.
std::string check_document(const CheckResult& result, const CheckOptions& options);
/// The same on the terminal: table, ends, theorems.
void print_check(const CheckResult& result, const CheckOptions& options);

/// The command that shows again what the compressor does at a witness: "lemmata check mine.so --at '[1,0*2]' --stream 5".
/// Empty where the vector is too long for a command line; the document has it.
/// @param mean  what is shown is a mean over the randomness: many samples are asked for
std::string at_line(const std::string& subject, const probe::Shown& shown, std::uint64_t seed, bool mean);
/// Is a witness of this row, which names no streams, one of a mean over the randomness?
bool is_of_mean(const CheckRow& row, const CheckResult& result);

/// "beyond 1e-100 .. 1e100" of a row: the worst of its dimensions; null where nothing differs.
const CheckCell* worst_end(const CheckRow& row);

/// What the compressor does at the vectors of --at. Exit code 1 where that breaks a property.
int show_at(const CheckOptions& options);

}  // namespace lemmata::app
