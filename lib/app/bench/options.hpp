#pragma once
#include "lib/app/options.hpp"

namespace CLI {
class App;
}

namespace lemmata::app {

/// The options of `lemmata bench`, and the examples for its help.
void bench_options(CLI::App& command, BenchOptions& options);
extern const char* const bench_examples;

}  // namespace lemmata::app
