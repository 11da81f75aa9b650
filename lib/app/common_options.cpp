#include "lib/app/common_options.hpp"

#include <algorithm>
#include <optional>

#include "lib/app/ranks.hpp"
#include "lib/app/workers.hpp"

namespace lemmata::app {

const std::vector<std::string> efforts = {"quick", "standard", "deep"};

namespace {

constexpr std::size_t most_digits = 19;  // 10^19 - 1 < 2^64

/// Digits without leading zeros; no value where there is another character, or none.
std::optional<std::string> decimal(const std::string& text) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) return {};
  return text.substr(std::min(text.find_first_not_of('0'), text.size() - 1));
}

}  // namespace

const CLI::Validator integer(
    [](std::string& text) {
      const std::string sign = text.rfind('-', 0) == 0 ? "-" : "";
      const auto digits = decimal(text.substr(sign.size()));
      if (!digits) return "'" + text + "' is no integer";
      text = sign + *digits;
      return std::string();
    },
    "");

const CLI::Validator natural(
    [](std::string& text) {
      const auto digits = decimal(text);
      if (!digits || digits->size() > most_digits) return "'" + text + "' is no integer from 0 to 10^19 - 1";
      text = *digits;
      return std::string();
    },
    "N");

void effort_option(CLI::App* command, std::string& effort) {
  command->add_option("--effort", effort, "work per claim: quick (about 0.5 CPU s), standard (5) or deep (500)")
      ->check(CLI::IsMember(efforts))
      ->capture_default_str();
}
void seed_option(CLI::App* command, std::uint64_t& seed) {
  command->add_option("--seed", seed, "the same seed gives the same results")->transform(natural)->capture_default_str();
}
void jobs_option(CLI::App* command, int& jobs) {
  jobs = launch().size > 1 ? 1 : processors();
  command->add_option("--jobs,-j", jobs, "worker processes (default: one a processor; under mpirun one a rank)")
      ->transform(integer)
      ->check(CLI::Range(1, 1024));
}
CLI::Option* list_argument(CLI::App& command, const std::string& name, std::vector<std::string>& list, const std::string& text) {
  // The brackets go where extra arguments are allowed. What takes an argument without that is an option that still waits for some.
  constexpr int any_number = CLI::detail::expected_max_vector_size;
  return command.add_option(name, list, text)->take_all()->expected(any_number, any_number)->allow_extra_args(false);
}

}  // namespace lemmata::app
