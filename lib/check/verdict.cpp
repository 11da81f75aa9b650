#include <array>
#include <string_view>

#include "lib/check/finding.hpp"

namespace lemmata {
namespace {

constexpr std::array<std::string_view, 5> verdicts = {"proved", "refuted", "survived", "undecided", "not-executable"};
constexpr std::array<std::string_view, 3> efforts = {"quick", "standard", "deep"};

template <class Enum, std::size_t N>
Enum named(const std::array<std::string_view, N>& names, const std::string& text, const char* what) {
  std::string all;
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == text) return static_cast<Enum>(i);
    all += (i == 0 ? "" : ", ") + std::string(names[i]);
  }
  throw BadInput("'" + text + "' is no " + what + " (" + all + ")");
}

}  // namespace

std::string to_string(Verdict verdict) { return std::string(verdicts[static_cast<std::size_t>(verdict)]); }
Verdict verdict_from(const std::string& text) { return named<Verdict>(verdicts, text, "verdict"); }
std::string to_string(Effort effort) { return std::string(efforts[static_cast<std::size_t>(effort)]); }
Effort effort_from(const std::string& text) { return named<Effort>(efforts, text, "effort"); }

}  // namespace lemmata
