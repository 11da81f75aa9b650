#include "lib/app/worst_case/worst_case.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/check/json.hpp"
#include "lib/worst_case/lyapunov.hpp"
#include "lib/worst_case/sweep.hpp"
#include "lib/worst_case/worst_case.hpp"

namespace lemmata::app {
namespace {

using nlohmann::ordered_json;
using worst_case::Answer;
using worst_case::Model;

/// JSON of the user's, null where it is none; refused where its numbers are not what they seem.
ordered_json json_in(const std::string& text, const std::string& where) {
  try {
    worst_case::require_exact_json(text);
  } catch (const BadInput& error) { throw BadInput(where + ": " + error.what()); }
  return ordered_json::parse(text, nullptr, false);
}

ordered_json& parameters_of(ordered_json& model) {
  if (!model.contains("parameters") || !model["parameters"].is_object()) model["parameters"] = ordered_json::object();
  return model["parameters"];
}

/// The model file with the options' entries in place of its own.
ordered_json asked(const WorstCaseOptions& options) {
  ordered_json model = ordered_json::object();
  if (!options.file.empty()) {
    model = json_in(read_file(options.file), options.file);
    if (!model.is_object()) throw BadInput(options.file + ": a model is a JSON object");
  }
  for (const auto& [entry, name] : options.names) model[entry] = name;
  if (options.horizon) model["horizon"] = *options.horizon;
  if (options.workers) model["workers"] = *options.workers;
  if (options.common_minimiser) model["common_minimiser"] = true;
  if (!options.lyapunov.empty()) {
    model["lyapunov"] = json_in(options.lyapunov, "--lyapunov");
    if (model["lyapunov"].is_discarded()) throw BadInput("--lyapunov is no JSON");
  }
  for (const auto& [name, text] : options.numbers) {
    ordered_json list = ordered_json::array();
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t comma = std::min(text.find(',', from), text.size());
      list.push_back(text.substr(from, comma - from));
      from = comma + 1;
    }
    parameters_of(model)[name] = list.size() == 1 ? list[0] : list;
  }
  return model;
}

/// With a delta, a model that names no compressor is one of the delta compressor; one that says there is none contradicts itself.
void require_agreement(const ordered_json& asked) {
  const auto compressor = asked.find("compressor"), parameters = asked.find("parameters");
  const bool none = compressor != asked.end() && *compressor == "none";
  if (none && parameters != asked.end() && parameters->is_object() && parameters->contains("delta"))
    throw BadInput("the compressor none takes no delta: leave one of the two out");
}

Model model_of(const ordered_json& asked, const WorstCaseOptions& options) {
  try {
    require_agreement(asked);
    return worst_case::model_from_json(one_line(asked));  // bytes of an option that are no UTF-8 are in no name and no number
  } catch (const BadInput& error) {
    throw BadInput((options.file.empty() ? std::string("worst-case") : options.file) + ": " + error.what());
  }
}

ordered_json side(const std::optional<std::string>& fraction, double rounded) {
  if (!fraction) return nullptr;
  return {{"fraction", *fraction}, {"rounded", rounded}};
}

/// Something was proved: a bound, or a cycle.
bool is_certified(const Answer& answer) { return !answer.certificate.empty(); }

ordered_json document(const Answer& answer) {
  ordered_json out = {{"verdict", is_certified(answer) ? "certified" : "undecided"},
                      {"upper", side(answer.upper, answer.upper_rounded)},
                      {"lower", side(answer.lower, answer.lower_rounded)}};
  if (!answer.why.empty()) out["why"] = answer.why;
  if (!answer.why_no_instance.empty()) out["why_no_instance"] = answer.why_no_instance;
  if (!answer.caveat.empty()) out["caveat"] = answer.caveat;
  out["vectors"] = answer.vectors;
  out["conditions"] = answer.conditions;
  if (answer.lower) out["dimension"] = answer.dimension;
  if (is_certified(answer)) out["verified"] = answer.confirmed;  // false: too large, only lemmata replay reads it again
  return out;
}

std::string title(const Model& model) {
  std::string out = model.method + " on " + model.function_class + (model.function_class == "process" ? "" : " functions");
  if (model.compressor != "none") out += ", compressor " + model.compressor;
  if (model.oracle != "exact") out += ", oracle " + model.oracle;
  if (model.workers > 1) out += ", " + std::to_string(model.workers) + " workers";
  return out + ": " + model.metric + " after " + std::to_string(model.horizon) + (model.horizon == 1 ? " step" : " steps");
}

std::string parameters(const Model& model) {
  std::string out;
  for (const auto& [name, values] : model.parameters) {
    out += (out.empty() ? "" : ", ") + name + " = ";
    for (std::size_t i = 0; i < values.size(); ++i) out += (i == 0 ? "" : ",") + values[i];
  }
  return out + (model.start == "none" ? "" : "; at first " + model.start + " <= radius");
}

void print_instance(const Answer& answer) {
  constexpr std::size_t widest = 4, longest = 24;
  if (answer.instance.empty() || answer.dimension > widest || answer.instance.size() > longest) return;
  print_line("the instance, rounded:");
  for (const auto& [name, coordinates] : answer.instance) {
    std::string text;
    for (const double x : coordinates) text += (text.empty() ? "" : ", ") + fmt::format("{:.6g}", x);
    print_line(fmt::format("  {:<8} ({})", name, text));
  }
}

void print_lyapunov(const worst_case::Lyapunov& lyapunov) {
  std::string text;
  for (const auto& square : lyapunov.squares) {
    std::string sum;
    for (const auto& [name, factor] : square.of) sum += (sum.empty() ? "" : " + ") + factor + " " + name;
    text += (text.empty() ? "" : " + ") + square.weight + " ||" + sum + "||^2";
  }
  if (lyapunov.gap != "0") text += (text.empty() ? "" : " + ") + lyapunov.gap + " (f - f*)";
  print_line("  V = " + text);
}

void print_terms(const char* what, const std::vector<worst_case::Term>& terms) {
  std::string text;
  for (const auto& term : terms)
    text += (text.empty() ? "" : " + ") + (term.weight == "1" ? "" : term.weight + " ") + term.of + "[" + term.at + "]";
  if (!terms.empty()) print_line(std::string("  ") + what + " " + text);
}

void print(const Model& model, const Answer& answer) {
  print_line(coloured(title(model), Colour::bold));
  print_line("  " + parameters(model));
  if (!model.lyapunov.empty()) print_lyapunov(model.lyapunov);
  print_terms("measured:", model.measured);
  print_terms("at most the radius:", model.bounded);
  if (!is_certified(answer)) {
    print_line(coloured("undecided", Colour::yellow) + "  " + answer.why);
    return;
  }
  if (!answer.upper) {
    print_line(coloured("does not converge", Colour::green) +
               fmt::format("   a cycle of {} steps in {} dimension{}, {} conditions met exactly; ||x_1 - x_0||^2 = {:.6g}", model.horizon,
                           answer.dimension, answer.dimension == 1 ? "" : "s", answer.conditions, answer.lower_rounded));
    print_instance(answer);
    return;
  }
  print_line(coloured("at most", Colour::green) +
             fmt::format("   {:.12g}   multipliers in rationals, slack matrix positive semidefinite", answer.upper_rounded));
  if (answer.lower)
    print_line(coloured("at least", Colour::green) + fmt::format("  {:.12g}   an instance in {} dimension{}, {} conditions met exactly",
                                                                 answer.lower_rounded, answer.dimension, answer.dimension == 1 ? "" : "s",
                                                                 answer.conditions));
  else print_line(coloured("at least", Colour::yellow) + "  ?   " + answer.why_no_instance);
  if (!answer.confirmed) print_line("the certificate is large: only lemmata replay reads it again");
  if (!answer.caveat.empty()) print_line("an upper bound, perhaps not the worst case: " + answer.caveat);
  print_instance(answer);
}

/// The answer; with --search-lyapunov the model becomes that of the function found.
Answer answered(Model& model, const WorstCaseOptions& options) {
  if (options.search_lyapunov) {
    const worst_case::LyapunovSearch search = worst_case::search_lyapunov(model);
    if (!search.found) {
      Answer none;
      none.why = search.why;
      return none;
    }
    model = search.model;
  }
  Answer answer = worst_case::worst_case(model, {options.tolerance, !options.no_instance});
  worst_case::confirm(answer);
  return answer;
}

int run_sweep(const WorstCaseOptions& options, const ordered_json& model) {
  const worst_case::Sweep sweep = worst_case::sweep_in(options.sweep);
  ordered_json points = ordered_json::array();
  Table table({sweep.name, "at least", "at most", ""});
  bool decided = true;
  for (const std::string& value : sweep.values) {
    ordered_json here = model;
    if (sweep.name == "horizon" || sweep.name == "workers") {
      constexpr std::size_t longest = 9;  // digits: the model's own limits are far below
      if (value.find('/') != std::string::npos) throw BadInput("--sweep: " + sweep.name + " = " + value + " is no integer");
      if (value.size() > longest) throw BadInput("--sweep: " + sweep.name + " = " + value.substr(0, 40) + " is outside its range");
      here[sweep.name] = std::stol(value);
    } else {
      parameters_of(here)[sweep.name] = value;
    }
    Model question = model_of(here, options);
    const Answer answer = answered(question, options);
    decided = decided && is_certified(answer);
    ordered_json point = {{"at", value}};
    point.update(document(answer));
    points.push_back(point);
    table.add({value, answer.lower ? fmt::format("{:.9g}", answer.lower_rounded) : "-",
               answer.upper ? fmt::format("{:.9g}", answer.upper_rounded) : "-",
               is_certified(answer) ? answer.upper ? answer.caveat : "a cycle" : "undecided: " + answer.why});
  }
  if (options.json) {
    const ordered_json out = {{"schema", "lemmata/worst-case-sweep/1"}, {"model", model}, {"parameter", sweep.name}, {"points", points}};
    print_line(out.dump());
  } else {
    for (std::size_t from = 0, to; from < table.text().size(); from = to + 1) {
      to = std::min(table.text().find('\n', from), table.text().size());
      print_line(table.text().substr(from, to - from));
    }
  }
  return decided ? as_recorded : differs;
}

}  // namespace

int run_worst_case(const WorstCaseOptions& options) {
  if (options.file.empty() && options.names.empty())
    throw BadInput("worst-case needs a model: a file, or --method and --class (see lemmata worst-case --help)");
  const ordered_json entries = asked(options);
  if (!options.sweep.empty()) {
    if (!options.certificate.empty()) throw BadInput("--certificate is for one question, not for a sweep");
    return run_sweep(options, entries);
  }
  Model model = model_of(entries, options);
  if (!options.certificate.empty()) require_writable(options.certificate);  // before the work, not after it
  const Answer answer = answered(model, options);
  if (!options.certificate.empty() && is_certified(answer)) write_file(options.certificate, answer.certificate);
  if (options.json) {
    ordered_json out = {{"schema", "lemmata/worst-case-answer/1"}, {"model", ordered_json::parse(worst_case::to_json(model))}};
    out.update(document(answer));
    print_line(out.dump());
  } else {
    print(model, answer);
    if (!options.certificate.empty() && is_certified(answer))
      print_line("certificate " + options.certificate + ", verified by: lemmata replay " + options.certificate);
  }
  return is_certified(answer) ? as_recorded : differs;
}

}  // namespace lemmata::app
