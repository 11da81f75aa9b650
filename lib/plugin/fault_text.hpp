#pragma once
#include <string>

#include "lib/compress/black_box.hpp"
#include "lib/plugin/child_process.hpp"

namespace lemmata::plugin {

/// A number by a format of printf.
std::string printed_number(const char* format, double value);
/// The reason of a fault that the host saw.
std::string fault_text(const ChildProcess& child, ChildProcess::End end, const Limits& limits);
compress::Fate fault_fate(ChildProcess::End end);

}  // namespace lemmata::plugin
