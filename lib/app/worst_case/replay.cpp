#include <nlohmann/json.hpp>

#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/worst_case/worst_case.hpp"
#include "lib/num/error.hpp"
#include "lib/worst_case/verify.hpp"

namespace lemmata::app {

bool is_certificate(const std::string& text) {
  if (text.find("lemmata/worst-case/") == std::string::npos) return false;
  constexpr std::size_t longest = std::size_t{1} << 26;  // 64 MiB: what is longer is refused by whoever reads it
  if (text.size() > longest) return false;
  using nlohmann::json;
  // Nothing else is kept, however long or deep: its own reader has the caps.
  const auto schema_alone = [](int depth, json::parse_event_t event, const json& parsed) {
    if (event == json::parse_event_t::key) return depth == 1 && parsed == "schema";
    return depth > 0 || event != json::parse_event_t::array_start;
  };
  const json file = json::parse(text, schema_alone, false);
  return file.is_object() && file.contains("schema") && file["schema"].is_string() &&
         file["schema"].get<std::string>().rfind("lemmata/worst-case/", 0) == 0;
}

int replay_certificate(const std::string& text, const std::string& file) {
  worst_case::Verified verified;
  try {
    verified = worst_case::verify(text);
  } catch (const BadInput& error) { throw BadInput(file + ": " + error.what()); }
  print_line(coloured(verified.question, Colour::bold));
  if (!verified.stands) {
    print_line(coloured("fails", Colour::red) + "  " + verified.why);
    print_line("the certificate proves nothing");
    return differs;
  }
  if (!verified.upper.empty())
    print_line(coloured("holds", Colour::green) + "  at most " + short_value(verified.upper) + ": " + std::to_string(verified.multipliers) +
               " multipliers, slack matrix positive semidefinite, all in rationals");
  if (!verified.lower.empty())
    print_line(coloured("holds", Colour::green) + "  at least " + short_value(verified.lower) + ": the instance meets its " +
               std::to_string(verified.conditions) + " conditions exactly");
  print_line("the certificate stands");
  return as_recorded;
}

}  // namespace lemmata::app
