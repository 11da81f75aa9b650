#pragma once
#include "lib/app/options.hpp"

namespace CLI {
class App;
}

namespace lemmata::app {

/// The options of `lemmata check`, and the examples for its help.
void check_options(CLI::App& command, CheckOptions& options);
extern const char* const check_examples;

}  // namespace lemmata::app
