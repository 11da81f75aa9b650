#pragma once
#include <string>

#include "lib/check/probe/probe.hpp"
#include "lib/compress/built_in_box.hpp"
#include "tests/check/function_box.hpp"

namespace lemmata::probe_tests {

/// One property of a box in one dimension.
inline probe::Result result_of(compress::BlackBox& box, long d, const std::string& property, std::size_t calls = 20000) {
  probe::ProbeOptions options;
  options.d = d;
  options.calls = calls;
  return probe::examine(box, options, {property}).at(0).result;
}

/// The same for a built-in.
inline probe::Result built_in(const std::string& spec, long d, const std::string& property, std::size_t calls = 20000) {
  compress::BuiltInBox box(spec, 1);
  return result_of(box, d, property, calls);
}

}  // namespace lemmata::probe_tests
