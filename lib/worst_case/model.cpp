#include "lib/worst_case/model.hpp"

#include <algorithm>

#include "lib/num/error.hpp"
#include "lib/worst_case/fraction_value.hpp"
#include "lib/worst_case/terms_value.hpp"

namespace lemmata::worst_case {
namespace {

using Names = std::vector<std::string>;

const Names methods = {"gd", "cgd", "ef", "ef21", "econtrol", "heavy-ball", "delayed"};
const Names classes = {"smooth", "smooth-convex", "strongly-convex", "convex", "quadratic", "pl", "process"};
const Names compressors = {"none", "delta", "mean-delta", "unbiased", "biased", "linear", "symmetric", "projection"};
const Names oracles = {"exact", "biased", "noisy", "second-moment"};
const Names metrics = {"min-gradient", "mean-gradient", "last-gradient", "gap",   "best-gap",
                       "distance",     "error",         "lyapunov",      "cycle", "terms"};
const Names starts = {"gap", "distance", "lyapunov", "cycle", "terms", "none"};

constexpr long most_steps = 200;

bool among(const std::string& name, const Names& names) { return std::find(names.begin(), names.end(), name) != names.end(); }

std::string listed(const Names& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

void require_name(const char* entry, const std::string& name, const Names& names) {
  if (!among(name, names)) throw BadInput(std::string(entry) + " '" + name + "' is none of: " + listed(names));
}

bool compresses(const Model& model) { return among(model.method, {"cgd", "ef", "ef21", "econtrol"}); }
bool is_convex(const Model& model) { return among(model.function_class, {"smooth-convex", "strongly-convex", "convex", "quadratic"}); }
/// Methods in a form with several workers.
bool is_distributed(const Model& model) { return compresses(model); }

void fill_in(Model& model) {
  const bool convex = is_convex(model);
  if (model.metric.empty())
    model.metric = !model.measured.empty()             ? "terms"
                   : !model.lyapunov.empty()           ? "lyapunov"
                   : model.function_class == "process" ? "error"
                   : convex                            ? "gap"
                                                       : "min-gradient";
  if (model.start.empty())
    model.start = !model.bounded.empty()              ? "terms"
                  : model.metric == "cycle"           ? "cycle"
                  : model.metric == "lyapunov"        ? "lyapunov"
                  : model.function_class == "process" ? "none"
                  : convex                            ? "distance"
                                                      : "gap";
  if (compresses(model) && model.compressor == "none" && model.parameters.count("delta") != 0) model.compressor = "delta";
  for (const auto& [name, range] : parameters_of(model))
    if ((name == "L" || name == "radius") && model.parameters.count(name) == 0) model.parameters[name] = {"1"};
}

void check_names(const Model& model) {
  require_name("method", model.method, methods);
  require_name("class", model.function_class, classes);
  require_name("compressor", model.compressor, compressors);
  require_name("oracle", model.oracle, oracles);
  require_name("metric", model.metric, metrics);
  require_name("start", model.start, starts);
}

/// Memory: every condition is a form in all products of vectors.
void check_size_in_all(const Model& model) {
  const double N = static_cast<double>(model.horizon), n = static_cast<double>(model.workers);
  const double vectors = 2 + 2 * n * (N + 1), conditions = n * (N + 2) * (N + 2);
  if (vectors * vectors / 2 * conditions > 3e7)
    throw BadInput("horizon " + std::to_string(model.horizon) + " with " + std::to_string(model.workers) +
                   (model.workers == 1 ? " worker" : " workers") + " is too large a programme");
}

void check_sizes(const Model& model) {
  if (model.horizon < 1 || model.horizon > most_steps) throw BadInput("horizon is a number of steps from 1 to 200");
  if (model.workers < 1 || model.workers > 16) throw BadInput("workers is a number from 1 to 16");
  if (model.workers > 1 && !is_distributed(model)) throw BadInput("method '" + model.method + "' has one worker");
  if (model.compressor != "none" && !compresses(model)) throw BadInput("method '" + model.method + "' does not compress");
  check_size_in_all(model);
}

void check_cycle(const Model& model) {
  if ((model.metric == "cycle") != (model.start == "cycle")) throw BadInput("metric 'cycle' goes with start 'cycle', and only with it");
  if (model.metric != "cycle") return;
  if (model.horizon < 2) throw BadInput("a cycle has at least two steps");
  if (!among(model.function_class, {"smooth", "smooth-convex", "strongly-convex"}) || model.oracle != "exact" ||
      model.method == "delayed" || (model.compressor != "none" && model.compressor != "delta"))
    throw BadInput("cycles are looked for with exact gradients of smooth functions, without delay, and with compressor none or delta");
  if (model.function_class == "smooth" && model.workers > 1) throw BadInput("cycles over class 'smooth' have one worker");
}

/// Combinations that mean nothing.
void check_combination(const Model& model) {
  check_cycle(model);
  const bool process = model.function_class == "process", convex = is_convex(model);
  if (process && (model.metric != "error" && model.metric != "lyapunov" && model.metric != "terms"))
    throw BadInput("class 'process' has no function: its metric is error, terms or lyapunov");
  if (process && model.oracle != "exact") throw BadInput("class 'process' is its own oracle");
  if (process != (model.start == "none")) throw BadInput("start 'none' goes with class 'process', and only with it");
  if (!convex && !process && (model.metric == "distance" || model.start == "distance"))
    throw BadInput("class '" + model.function_class + "' has no distance to a minimiser");
  if (model.metric == "error" && model.method != "ef" && model.method != "econtrol") throw BadInput("metric 'error' is of ef and econtrol");
  if ((model.metric == "lyapunov" || model.start == "lyapunov") && model.lyapunov.empty()) throw BadInput("a Lyapunov function is missing");
  if ((model.metric == "terms") == model.measured.empty()) throw BadInput("metric 'terms' goes with terms that are measured");
  if ((model.start == "terms") == model.bounded.empty()) throw BadInput("start 'terms' goes with terms that are bounded");
  if (!model.lyapunov.empty() && model.metric != "lyapunov" && model.start != "lyapunov")
    throw BadInput("the Lyapunov function is not asked for: metric or start must be 'lyapunov'");
  if (model.function_class == "quadratic" && model.workers > 1) throw BadInput("class 'quadratic' has one worker");
  if (model.function_class == "pl" && model.workers > 1) throw BadInput("class 'pl' has one worker");
  if (model.common_minimiser && (!convex || model.workers == 1)) throw BadInput("a common minimiser is one of several convex functions");
}

void check_range(const std::string& name, const std::string& range, const Fraction& value) {
  const Fraction one(1);
  const bool inside = range == "(0, inf)"   ? value.sign() > 0
                      : range == "[0, inf)" ? value.sign() >= 0
                      : range == "(0, 1]"   ? value.sign() > 0 && value <= one
                      : range == "[0, 1)"   ? value.sign() >= 0 && value < one
                                            : true;
  if (!inside) throw BadInput(name + " = " + value.text() + " is outside " + range);
}

void check_parameters(Model& model) {
  const auto wanted = parameters_of(model);
  for (const auto& [name, values] : model.parameters) {
    const bool known =
        std::any_of(wanted.begin(), wanted.end(), [&wanted_name = name](const auto& one) { return one.first == wanted_name; });
    if (!known) throw BadInput("this model has no parameter '" + name + "'");
  }
  for (const auto& [name, range] : wanted) {
    const auto found = model.parameters.find(name);
    if (found == model.parameters.end()) throw BadInput("parameter '" + name + "' is missing, a number in " + range);
    auto& values = found->second;
    const bool of_workers = name == "L" || name == "mu";
    if (values.size() != 1 && (!of_workers || static_cast<long>(values.size()) != model.workers))
      throw BadInput("parameter '" + name + "' is one number" + (of_workers ? ", or one for each worker" : ""));
    for (std::string& value : values) {
      const Fraction number = Fraction::parse(value);
      check_range(name, range, number);
      value = number.text();
    }
  }
  if (model.parameters.count("delay") != 0) {
    const std::string& delay = model.parameters.at("delay")[0];
    if (delay.find('/') != std::string::npos || Fraction::parse(delay) > Fraction(most_steps))
      throw BadInput("delay is a number of steps, at most 200");
  }
  if (model.parameters.count("mu") == 0 || model.parameters.count("L") == 0) return;
  const auto &mu = model.parameters.at("mu"), &L = model.parameters.at("L");
  for (std::size_t i = 0; i < std::max(mu.size(), L.size()); ++i)
    if (Fraction::parse(mu[mu.size() == 1 ? 0 : i]) >= Fraction::parse(L[L.size() == 1 ? 0 : i])) throw BadInput("mu is not below L");
}

void check_lyapunov(Lyapunov& lyapunov) {
  lyapunov.gap = Fraction::parse(lyapunov.gap).text();
  for (Square& square : lyapunov.squares) {
    square.weight = Fraction::parse(square.weight).text();
    std::map<std::string, std::string> of;  // without zeros, and the first factor positive: one way to write each square
    bool flip = false;
    for (const auto& [name, text] : square.of) {
      const Fraction factor = Fraction::parse(text);
      if (factor.is_zero()) continue;
      if (of.empty()) flip = factor.sign() < 0;
      of[name] = (flip ? -factor : factor).text();
    }
    if (of.empty()) throw BadInput("a square of the Lyapunov function has no vectors");
    square.of = std::move(of);
  }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> parameters_of(const Model& model) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&](const char* name, const char* range) { out.emplace_back(name, range); };
  const auto& of = model.function_class;
  if (of != "convex" && of != "process") add("L", "(0, inf)");
  if (of == "strongly-convex" || of == "quadratic") add("mu", "[0, inf)");
  if (of == "pl") add("mu", "(0, inf)");
  const bool smooth = of == "smooth" || of == "smooth-convex" || of == "strongly-convex";
  if (of == "convex" || of == "process" || (smooth && model.parameters.count("G2") != 0))
    add("G2", "(0, inf)");  // bound of the squared (sub)gradients
  // bound of the mean over workers of the squared gradients at the minimiser
  if (is_convex(model) && model.workers > 1 && !model.common_minimiser && model.parameters.count("heterogeneity") != 0)
    add("heterogeneity", "(0, inf)");
  add("gamma", "(-inf, inf)");
  if (model.method == "heavy-ball") add("beta", "(-inf, inf)");
  if (model.method == "econtrol") add("eta", "(-inf, inf)");
  if (model.method == "delayed") add("delay", "[0, inf)");
  const auto& c = model.compressor;
  if (c == "delta" || c == "mean-delta" || c == "linear" || c == "symmetric") add("delta", "(0, 1]");
  if (c == "biased") add("bias", "[0, inf)");  // ||E C(v) - v|| <= bias ||v||
  if (c == "unbiased" || c == "biased") add("omega", "[0, inf)");
  if (model.oracle == "biased" || model.oracle == "noisy") add("m", "[0, inf)"), add("zeta2", "[0, inf)");
  if (model.oracle == "noisy") add("M", "[0, inf)");
  if (model.oracle == "noisy" || model.oracle == "second-moment") add("sigma2", "[0, inf)");
  if (model.start != "none") add("radius", "(0, inf)");
  return out;
}

Model checked(Model model) {
  if (model.start.empty() && model.function_class == "process") model.start = "none";
  fill_in(model);
  check_names(model);
  check_sizes(model);
  check_combination(model);
  check_parameters(model);
  check_lyapunov(model.lyapunov);
  check_terms(model.measured, model);
  check_terms(model.bounded, model);
  return model;
}

}  // namespace lemmata::worst_case
