#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/bench/bench.hpp"
#include "lib/app/bench/child.hpp"
#include "lib/app/output.hpp"
#include "lib/check/json.hpp"
#include "lib/num/error.hpp"

// A peer's script: a process of its own, with one thread, that answers with one line of JSON.

namespace lemmata::app {
namespace {

constexpr int nothing_here = 77;        // the exit code of a script whose library is missing
constexpr double script_seconds = 600;  // seconds of wall time after which a script is ended

std::string last_line(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return without_controls(text.substr(text.rfind('\n') + 1));
}

Measurement failure(const std::string& why) { return {.error = why}; }
Measurement skip(const std::string& why) { return {.error = why, .skipped = true}; }

Measurement answer_of(const std::string& script, const std::string& line) {
  try {
    const std::string what = "the answer of " + script;
    const Json answer = parse_json(line, what);
    const double rate = number_in(answer, "rate", what).value_or(0);
    if (!(rate > 0)) throw BadInput(what + " has no rate > 0");
    return {.value = rate, .name = text_of(answer, "peer", what)};
  } catch (const BadInput& error) { return failure(error.what()); }
}

}  // namespace

Measurement measure(const Peer& peer) {
  const auto path = source_root() / "tests" / "bench" / "peers" / peer.script;
  if (!std::filesystem::exists(path)) return skip("there is no " + path.string());
  const char* const chosen = std::getenv("LEMMATA_PYTHON");
  const std::string python = chosen != nullptr && *chosen != '\0' ? chosen : "/usr/bin/python3";
  if (access(python.c_str(), X_OK) != 0) return skip("there is no " + python);
  std::vector<std::string> command = {python, "-B", path.string()};
  command.insert(command.end(), peer.arguments.begin(), peer.arguments.end());
  const Child child =
      run_child(std::move(command), {{"OMP_NUM_THREADS", "1"}, {"OPENBLAS_NUM_THREADS", "1"}, {"MKL_NUM_THREADS", "1"}}, script_seconds);
  if (!child.started) return skip(python + " does not start");
  const std::string said = last_line(child.errors);
  if (child.signal == 0 && child.exit_code == nothing_here) return skip(said.empty() ? "a library is missing" : said);
  if (child.signal == 0 && child.exit_code == 0) return answer_of(peer.script, last_line(child.out));
  const std::string how = child.signal != 0 ? fmt::format("signal {}", child.signal) : fmt::format("exit code {}", child.exit_code);
  return failure(fmt::format("{}: {}{}{}", peer.script, how, said.empty() ? "" : ": ", said));
}

}  // namespace lemmata::app
