#include "lib/app/bench/options.hpp"

#include <CLI/CLI.hpp>

#include "lib/app/common_options.hpp"

namespace lemmata::app {

const char* const bench_examples =
    "  lemmata bench                                every row but those that take minutes\n"
    "  lemmata bench 'scaled sign*' beta            rows by their name, or by a part of it\n"
    "  lemmata bench --all --json bench.json\n"
    "  lemmata bench --scaling 'top-k*'             fitted exponents of time and memory instead\n"
    "Rates are units per CPU second of one thread, the best of several repetitions, and so are those of the peers: scripts of\n"
    "tests/bench/peers for libraries of Python, rows of this bench for C++. A peer that is not installed is skipped, with a word.";

void bench_options(CLI::App& command, BenchOptions& options) {
  list_argument(command, "GLOB", options.globs, "rows to measure (default: all but those that take minutes)");
  command.add_flag("--all", options.all, "those that take minutes, too");
  command.add_flag("--scaling", options.scaling, "fit how time and memory grow with size instead");
  command.add_option("--json", options.json, "write the result to FILE")->type_name("FILE");
  command.add_option("--instructions", options.workload, "run one fixed piece of work, for a counter of instructions; 'list' names them")
      ->type_name("NAME")
      ->group("");  // for tests/bench/instructions.py
}

}  // namespace lemmata::app
