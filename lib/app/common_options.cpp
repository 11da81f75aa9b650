#include "lib/app/common_options.hpp"

#include "lib/app/ranks.hpp"
#include "lib/app/workers.hpp"

namespace lemmata::app {

const std::vector<std::string> efforts = {"quick", "standard", "deep"};

const CLI::Validator natural(
    [](std::string& text) {
      const bool digits = !text.empty() && text.size() <= 19 && text.find_first_not_of("0123456789") == std::string::npos;
      return digits ? std::string() : "'" + text + "' is no integer from 0 to 10^19 - 1";
    },
    "N");

void effort_option(CLI::App* command, std::string& effort) {
  command->add_option("--effort", effort, "work per claim: quick (about 0.5 CPU s), standard (5) or deep (500)")
      ->check(CLI::IsMember(efforts))
      ->capture_default_str();
}
void seed_option(CLI::App* command, std::uint64_t& seed) {
  command->add_option("--seed", seed, "the same seed gives the same results")->check(natural)->capture_default_str();
}
void jobs_option(CLI::App* command, int& jobs) {
  jobs = launch().size > 1 ? 1 : processors();
  command->add_option("--jobs,-j", jobs, "worker processes (default: one a processor; under mpirun one a rank)")
      ->check(CLI::Range(1, 1024));
}

}  // namespace lemmata::app
