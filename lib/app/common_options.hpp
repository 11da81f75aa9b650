#pragma once
#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace lemmata::app {

// Options that several subcommands have.

extern const std::vector<std::string> efforts;
/// Integers in decimal digits, to be given as transform(): the parser would read "010" as 8, and "-1" as the largest natural one.
extern const CLI::Validator integer, natural;

void effort_option(CLI::App* command, std::string& effort);
void seed_option(CLI::App* command, std::uint64_t& seed);
/// Its default is one worker a processor, and under mpirun one a rank.
void jobs_option(CLI::App* command, int& jobs);
/// Any number of arguments, each kept as it is. (Of add_option, CLI11 reads an argument like [es]f.*[12] as a list in brackets.)
CLI::Option* list_argument(CLI::App& command, const std::string& name, std::vector<std::string>& list, const std::string& text);

}  // namespace lemmata::app
