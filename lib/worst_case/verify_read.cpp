#include "lib/worst_case/verify_read_value.hpp"

#include <algorithm>
#include <set>

#include "lib/num/error.hpp"
#include "lib/worst_case/verify_trace_value.hpp"

namespace lemmata::worst_case::verifier {
namespace {

using nlohmann::json;
using Names = std::vector<std::string>;

constexpr std::size_t longest_number = 100000;  // characters: products of the longest that solvers leave have some thousands

bool among(const std::string& name, const Names& names) { return std::find(names.begin(), names.end(), name) != names.end(); }

std::string one_of(const json& model, const char* entry, const Names& names) {
  if (!model.at(entry).is_string() || !among(model.at(entry).get<std::string>(), names))
    throw BadInput(std::string("the certificate's model has an unknown ") + entry);
  return model.at(entry).get<std::string>();
}

long count_of(const json& model, const char* entry, long most) {
  const json& value = model.at(entry);
  if (!value.is_number_integer() || value.get<long>() < 1 || value.get<long>() > most)
    throw BadInput(std::string(entry) + " is no number from 1 to " + std::to_string(most));
  return value.get<long>();
}

/// The names of the parameters that the conditions and the method use.
Names needed(const Question& q, const json& given) {
  const auto has = [&](const char* name) { return given.is_object() && given.contains(name); };
  Names out = {"gamma"};
  const std::string &of = q.function_class, &c = q.compressor;
  if (of != "convex" && of != "process") out.push_back("L");
  if (of == "strongly-convex" || of == "quadratic" || of == "pl") out.push_back("mu");
  const bool may_be_bounded = among(of, {"smooth", "smooth-convex", "strongly-convex"});
  if (of == "convex" || of == "process" || (may_be_bounded && has("G2"))) out.push_back("G2");
  const bool convex = among(of, {"smooth-convex", "strongly-convex", "convex"});
  if (convex && q.n > 1 && !q.common_minimiser && has("heterogeneity")) out.push_back("heterogeneity");
  if (q.method == "heavy-ball") out.push_back("beta");
  if (q.method == "econtrol") out.push_back("eta");
  if (q.method == "delayed") out.push_back("delay");
  if (among(c, {"delta", "mean-delta", "linear", "symmetric"})) out.push_back("delta");
  if (c == "biased") out.push_back("bias");
  if (c == "biased" || c == "unbiased") out.push_back("omega");
  if (q.oracle == "biased" || q.oracle == "noisy") out.insert(out.end(), {"m", "zeta2"});
  if (q.oracle == "noisy") out.push_back("M");
  if (q.oracle == "noisy" || q.oracle == "second-moment") out.push_back("sigma2");
  if (q.start != "none") out.push_back("radius");
  return out;
}

void read_parameters(Question& q, const json& parameters) {
  const Names names = needed(q, parameters);
  require_entries(parameters, "the model's parameters", names);
  for (const std::string& name : names) {
    const json& value = parameters.at(name);
    std::vector<Q> numbers;
    if (value.is_array())
      for (const json& one : value) numbers.push_back(number_in(one));
    else numbers.push_back(number_in(value));
    const bool list = value.is_array() && (name == "L" || name == "mu") && static_cast<long>(numbers.size()) == q.n;
    if (value.is_array() && !list) throw BadInput("parameter " + name + " is no such list");
    for (const Q& number : numbers) {
      const bool signed_one = name == "gamma" || name == "beta" || name == "eta";
      const bool positive = name == "L" || name == "G2" || name == "radius" || name == "delta" || name == "heterogeneity" ||
                            (name == "mu" && q.function_class == "pl");
      if ((!signed_one && number < 0) || (positive && number == 0) || (name == "delta" && number > 1) ||
          (name == "delay" && number > 200) || (name == "delay" && boost::multiprecision::denominator(number) != 1))
        throw BadInput("parameter " + name + " is outside its range");
    }
    q.parameters[name] = std::move(numbers);
  }
  for (long i = 0; i < q.n && q.parameters.count("mu") != 0; ++i)
    if (q.get("mu", i) >= q.get("L", i)) throw BadInput("mu is not below L");
}

void read_lyapunov(Question& q, const json& lyapunov) {
  require_entries(lyapunov, "lyapunov", {"squares", "gap"});
  q.gap = number_in(lyapunov.at("gap"));
  if (!lyapunov.at("squares").is_array()) throw BadInput("the squares are no list");
  for (const json& one : lyapunov.at("squares")) {
    require_entries(one, "a square", {"weight", "of"});
    Question::Square square{number_in(one.at("weight")), {}};
    if (!one.at("of").is_object() || one.at("of").empty()) throw BadInput("a square has no vectors");
    for (const auto& [name, factor] : one.at("of").items()) {
      if (name.empty() || !among(name.substr(0, 1), {"x", "g", "e", "d", "h", "m"}))
        throw BadInput("the state has no vector '" + name + "'");
      square.of.emplace_back(name, number_in(factor));
    }
    if (square.of[0].second <= 0) throw BadInput("the first factor of a square is not positive");  // one way to write each square
    q.squares.push_back(std::move(square));
  }
}

/// The sums of terms: what is taken where.
std::vector<Question::Term> terms_in(const json& list, const Question& q) {
  if (!list.is_array() || list.empty()) throw BadInput("the terms are no list");
  std::vector<Question::Term> out;
  for (const json& one : list) {
    require_entries(one, "a term", {"weight", "of", "at"});
    Question::Term term{number_in(one.at("weight")), one_of(one, "of", {"gradient", "value", "distance", "error"}), {}, 0};
    if (!one.at("at").is_string()) throw BadInput("a term is nowhere");
    term.at = one.at("at").get<std::string>();
    bool found = false;
    for (long t = 0; t <= q.N; ++t)
      for (const long place : {t, at_virtual(t), at_average})
        if (name_of_place(place) == term.at) term.place = place, found = true;
    const bool may_err = q.method == "ef" || q.method == "econtrol", process = q.function_class == "process";
    if (!found || term.weight == 0 || (term.place <= at_virtual(0) && q.method != "ef") ||
        (term.place < 0 && q.function_class == "quadratic") || (term.of == "error" ? term.place < 0 || !may_err : process) ||
        (term.of == "distance" && !among(q.function_class, {"smooth-convex", "strongly-convex", "convex", "quadratic"})))
      throw BadInput("a term '" + term.of + "' at '" + term.at + "' is not of this model");
    out.push_back(std::move(term));
  }
  return out;
}

/// What a reader could take for more than it is.
void refuse_what_means_nothing(const Question& q) {
  const bool convex = among(q.function_class, {"smooth-convex", "strongly-convex", "convex", "quadratic"}),
             process = q.function_class == "process";
  const bool sends = among(q.method, {"cgd", "ef", "ef21", "econtrol"});
  const bool wrong = (q.n > 1 && !sends) || (q.compressor != "none" && !sends) ||
                     (process && q.metric != "error" && q.metric != "lyapunov" && q.metric != "terms") ||
                     (process && q.oracle != "exact") || (process != (q.start == "none")) ||
                     (!convex && (q.metric == "distance" || q.start == "distance")) ||
                     ((q.metric == "lyapunov" || q.start == "lyapunov") == q.squares.empty() && q.gap == 0) ||
                     (q.n > 1 && (q.function_class == "quadratic" || q.function_class == "pl")) ||
                     (q.common_minimiser && (!convex || q.n == 1)) || (q.metric == "error" && q.method != "ef" && q.method != "econtrol") ||
                     (process && q.gap != 0) || (q.metric == "terms") == q.measured.empty() || (q.start == "terms") == q.bounded.empty();
  const bool cycles = q.metric == "cycle" && q.N > 1 && q.oracle == "exact" && q.method != "delayed" &&
                      among(q.function_class, {"smooth", "smooth-convex", "strongly-convex"}) && among(q.compressor, {"none", "delta"});
  if (wrong || (q.metric == "cycle") != (q.start == "cycle") || (q.metric == "cycle" && !cycles))
    throw BadInput("the certificate's model combines what does not go together");
}

}  // namespace

Q number_in(const json& value) {
  if (!value.is_string()) throw BadInput("a number of the certificate is no text");
  const std::string text = value.get<std::string>();
  if (text.size() > longest_number) throw BadInput("'" + text.substr(0, 40) + "...' has more than 100000 characters");
  const std::size_t slash = text.find('/');
  // No leading zeros: the parser below would read octal numbers.
  const auto digits = [](const std::string& part) {
    return part == "0" || (!part.empty() && part[0] != '0' && part.find_first_not_of("0123456789") == std::string::npos);
  };
  const std::string above =
      text.substr(text.rfind('-', 0) == 0 ? 1 : 0, slash == std::string::npos ? slash : slash - (text.rfind('-', 0) == 0 ? 1 : 0));
  const std::string below = slash == std::string::npos ? "1" : text.substr(slash + 1);
  if (!digits(above) || !digits(below) || below == "0") throw BadInput("'" + text.substr(0, 40) + "' is no fraction");
  const Q out = Q(boost::multiprecision::mpz_int(above)) / Q(boost::multiprecision::mpz_int(below));
  return text[0] == '-' ? Q(-out) : out;
}

std::string text_of(const Q& value) { return value.str(); }

void require_entries(const json& object, const std::string& where, const Names& names, const Names& optional) {
  if (!object.is_object()) throw BadInput(where + " is no object");
  for (const std::string& name : names)
    if (!object.contains(name)) throw BadInput(where + " has no '" + name + "'");
  for (const auto& [key, value] : object.items())
    if (!among(key, names) && !among(key, optional)) throw BadInput(where + " has an unknown entry '" + key + "'");
}

json document_in(const std::string& text) {
  constexpr std::size_t longest = std::size_t{1} << 26;  // 64 MiB
  constexpr int deepest = 16;
  if (text.size() > longest) throw BadInput("a certificate has at most 64 MiB");
  if (text.find('\0') != std::string::npos) throw BadInput("a certificate holds no NUL");  // where the parser would stop reading
  std::vector<std::set<std::string>> keys;
  const auto within_caps = [&](int depth, json::parse_event_t event, json& parsed) {
    using Event = json::parse_event_t;
    if ((event == Event::object_start || event == Event::array_start) && depth >= deepest)
      throw BadInput("a certificate is nested too deep");
    if (event == Event::object_start) keys.emplace_back();
    if (event == Event::object_end) keys.pop_back();
    if (event == Event::key && !keys.back().insert(parsed.get<std::string>()).second)
      throw BadInput("the key '" + parsed.get<std::string>() + "' is given twice");
    return true;
  };
  try {
    return json::parse(text, within_caps);
  } catch (const json::exception&) { throw BadInput("a certificate is a JSON object"); }
}

Question question_in(const json& model) {
  require_entries(model, "the certificate's model",
                  {"schema", "method", "class", "compressor", "oracle", "metric", "start", "horizon", "workers", "parameters"},
                  {"common_minimiser", "lyapunov", "measured", "bounded"});
  if (model.at("schema") != "lemmata/worst-case-model/1") throw BadInput("the model's schema is not lemmata/worst-case-model/1");
  Question q;
  q.method = one_of(model, "method", {"gd", "cgd", "ef", "ef21", "econtrol", "heavy-ball", "delayed"});
  q.function_class = one_of(model, "class", {"smooth", "smooth-convex", "strongly-convex", "convex", "quadratic", "pl", "process"});
  q.compressor = one_of(model, "compressor", {"none", "delta", "mean-delta", "unbiased", "biased", "linear", "symmetric", "projection"});
  q.oracle = one_of(model, "oracle", {"exact", "biased", "noisy", "second-moment"});
  q.metric =
      one_of(model, "metric",
             {"min-gradient", "mean-gradient", "last-gradient", "gap", "best-gap", "distance", "error", "lyapunov", "cycle", "terms"});
  q.start = one_of(model, "start", {"gap", "distance", "lyapunov", "cycle", "terms", "none"});
  q.N = count_of(model, "horizon", 200);
  q.n = count_of(model, "workers", 16);
  if (model.contains("common_minimiser")) {
    if (!model.at("common_minimiser").is_boolean()) throw BadInput("common_minimiser is neither true nor false");
    q.common_minimiser = model.at("common_minimiser").get<bool>();
  }
  if (model.contains("lyapunov")) read_lyapunov(q, model.at("lyapunov"));
  if (model.contains("measured")) q.measured = terms_in(model.at("measured"), q);
  if (model.contains("bounded")) q.bounded = terms_in(model.at("bounded"), q);
  read_parameters(q, model.at("parameters"));
  refuse_what_means_nothing(q);
  return q;
}

}  // namespace lemmata::worst_case::verifier
