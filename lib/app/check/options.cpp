#include "lib/app/check/options.hpp"

#include "lib/app/common_options.hpp"

namespace lemmata::app {
namespace {

void properties_option(CLI::App& command, const char* name, std::vector<std::string>& ids, const char* text) {
  command.add_option(name, ids, text)->delimiter(',')->type_name("LIST")->allow_extra_args(false);
}

/// --at, which excludes what it would ignore, and the options that mean nothing without it.
void at_options(CLI::App& command, CheckOptions& options) {
  CLI::Option* const at =
      command.add_option("--at", options.at, "show C(x) and its residual at this vector, and check nothing else; twice for a pair")
          ->type_name("VECTOR")
          ->allow_extra_args(false);
  for (const char* of_a_check : {"--dim", "--options", "--require", "--only", "--json", "--html"}) at->excludes(of_a_check);
  command.add_option("--stream", options.stream, "with --at: the stream of random numbers")
      ->transform(natural)
      ->capture_default_str()
      ->needs(at);
  command.add_option("--samples", options.samples, "with --at: the mean over so many streams")
      ->transform(natural)
      ->check(CLI::Range(1, 10000000))
      ->needs(at);
  command.add_option("--uniform", options.uniforms, "with --at: set a uniform number, as 3=0.25; may be repeated")
      ->type_name("INDEX=NUMBER")
      ->allow_extra_args(false)
      ->needs(at);
}

}  // namespace

const char* const check_examples =
    "  lemmata check top-k:k=4\n  lemmata check qsgd:levels=8 --dim 2,16,64 --json out.json\n"
    "  lemmata check ./mine.so --require contraction --html mine.html\n"
    "  lemmata check mine.py:compress --dim 8,64 --options L=10,sigma=0.5,T=100000,gamma=0.001,d=64\n"
    "  lemmata check ./mine.so --at '[1,0*7]' --stream 5     what it does there, exactly\n"
    "A shared library has the C ABI of lemmata_compressor.h; a Python function takes a NumPy array, and a generator as a\n"
    "second argument. Exit code 1: a property that the compressor declares (a plugin: also to return, to leave its input\n"
    "alone, to write d numbers) or that --require names is violated or undecided.";

void check_options(CLI::App& command, CheckOptions& options) {
  command.add_option("SPEC|PLUGIN", options.spec, "a built-in, name:key=value,key=value; FILE.so; or FILE.py:FUNCTION")->required();
  command.add_option("--dim", options.dims, "dimensions, separated by commas (a plugin: 1,2,3,8,17,64,1000)")
      ->delimiter(',')
      ->transform(integer)
      ->type_name("LIST")
      ->allow_extra_args(false);
  command
      .add_option("--options", options.setting, "what the rates are for: L, sigma, T, gamma, f0, r0, mu, G, eps, nodes, d; L=1,sigma=1,...")
      ->type_name("LIST");
  properties_option(command, "--require", options.require, "properties that must hold, separated by commas");
  properties_option(command, "--only", options.only, "examine these properties only");
  effort_option(&command, options.effort);
  seed_option(&command, options.seed);
  jobs_option(&command, options.jobs);
  command.add_option("--json", options.json, "write the result to FILE")->type_name("FILE");
  command.add_option("--html", options.html, "write the result as a page to FILE")->type_name("FILE");
  at_options(command, options);
}

}  // namespace lemmata::app
