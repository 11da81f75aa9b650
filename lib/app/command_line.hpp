#pragma once

namespace lemmata::app {

/// The `lemmata` command: reads the arguments, loads modules, runs one subcommand. Exit codes: 0 as recorded, 1 something differs or is
/// violated, 2 wrong usage or unreadable input (one line on stderr), 3 an internal error (one line), 128 + n after signal n.
int run(int count, char** arguments);

}  // namespace lemmata::app
