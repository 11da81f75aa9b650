#pragma once
#include <map>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace lemmata::app {

struct WorstCaseOptions {
  std::string file;                          ///< a model, or empty
  std::map<std::string, std::string> names;  ///< method, class, ...: entries that are names
  std::map<std::string, std::string> numbers;
  std::optional<long> horizon, workers;
  bool common_minimiser = false;
  std::string lyapunov;     ///< JSON
  std::string certificate;  ///< a file to write
  std::string sweep;        ///< "delta=1/10..1:10"
  bool json = false, no_instance = false, search_lyapunov = false;
  double tolerance = 1e-6;
};

/// The options of `lemmata worst-case`, and the examples for its help.
void worst_case_options(CLI::App& command, WorstCaseOptions& options);
extern const char* const worst_case_examples;

int run_worst_case(const WorstCaseOptions& options);

/// Is this the text of a worst case's certificate?
bool is_certificate(const std::string& text);
/// Verifies it, and says what it proves.
int replay_certificate(const std::string& text, const std::string& file);

}  // namespace lemmata::app
