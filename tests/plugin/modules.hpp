#pragma once
#include <cstdlib>
#include <string>
#include <vector>

#include "lib/plugin/open.hpp"

namespace lemmata::plugin_tests {

/// A plugin of tests/plugin/modules or lib/plugin/examples, as built.
inline std::string module_path(const std::string& name) {
  const char* const build = std::getenv("LEMMATA_BUILD_DIR");
  return std::string(build == nullptr ? "." : build) + "/plugins/" + name + ".so";
}

/// Limits that a test has time for.
/// Sanitizers are slow (an overflow of the stack is explained at length): LEMMATA_PATIENCE says how slow.
inline plugin::OpenOptions short_limits(std::uint64_t seed = 1) {
  const char* const text = std::getenv("LEMMATA_PATIENCE");
  return {.seed = seed,
          .limits = {.cpu_seconds = text == nullptr ? 0.1 : 0.1 * std::atof(text),
                     .start_cpu_seconds = 10,
                     .resident_bytes = std::uint64_t{100} << 20U}};
}

/// An outcome that outlives the visit.
struct Seen {
  compress::Fate fate;
  std::string what;
  std::vector<double> out;
  std::uint32_t uniforms;
};

inline std::vector<Seen> outcomes(compress::BlackBox& box, const std::vector<compress::Call>& calls) {
  std::vector<Seen> seen;
  box.run(calls, [&seen](std::size_t i, const compress::Outcome& outcome) {
    if (i != seen.size()) std::abort();  // each once, in order
    seen.push_back({outcome.fate, outcome.what, {outcome.out.begin(), outcome.out.end()}, outcome.uniforms});
  });
  return seen;
}

}  // namespace lemmata::plugin_tests
