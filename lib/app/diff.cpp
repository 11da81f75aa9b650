#include <fmt/format.h>

#include "lib/app/difference.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"

namespace lemmata::app {

int run_diff(const DiffOptions& options) {
  const Difference found = difference({options.before, read_file(options.before)}, {options.after, read_file(options.after)});
  for (const std::string& line : found.lines) print_line(line);
  print_line(found.lines.empty() ? fmt::format("{} claims, no difference", found.claims)
                                 : fmt::format("{} differences in {} claims", found.lines.size(), found.claims));
  return found.lines.empty() ? as_recorded : differs;
}

}  // namespace lemmata::app
