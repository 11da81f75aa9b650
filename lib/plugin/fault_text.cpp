#include "lib/plugin/fault_text.hpp"

#include <array>
#include <cstdio>

namespace lemmata::plugin {

using compress::Fate;

std::string printed_number(const char* format, double value) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

std::string fault_text(const ChildProcess& child, ChildProcess::End end, const Limits& limits) {
  constexpr double gibibyte = 1 << 30;
  if (end == ChildProcess::End::hung) return "no end within " + printed_number("%g s of processor time", limits.cpu_seconds);
  if (end == ChildProcess::End::flooded) {
    return "printed more than " + printed_number("%.3g MiB", static_cast<double>(limits.printed_bytes) / (1 << 20));
  }
  if (end == ChildProcess::End::out_of_memory) {
    return "took more than " + printed_number("%.3g GiB of memory", static_cast<double>(limits.resident_bytes) / gibibyte);
  }
  return child.ending();
}

Fate fault_fate(ChildProcess::End end) {
  switch (end) {
    case ChildProcess::End::hung:
      return Fate::hung;
    case ChildProcess::End::out_of_memory:
      return Fate::out_of_memory;
    case ChildProcess::End::flooded:
      return Fate::misbehaved;
    default:
      return Fate::crashed;
  }
}

}  // namespace lemmata::plugin
