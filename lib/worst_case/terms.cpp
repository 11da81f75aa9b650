#include "lib/worst_case/terms_value.hpp"

#include <algorithm>

#include "lib/num/error.hpp"
#include "lib/worst_case/programme_value.hpp"

namespace lemmata::worst_case {
namespace {

long time_in(const std::string& text, const std::string& at, long horizon) {
  const bool digits = !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || (text.size() > 1 && text[0] == '0') || std::stol(text) > horizon)
    throw BadInput("a term at '" + at + "': that is none of 0 ... " + std::to_string(horizon) + ", virtual 0 ..., average");
  return std::stol(text);
}

Vector sum_of_memories(const Trajectory& trajectory, const Place& place) {
  const Snapshot& state = trajectory.states.at(static_cast<std::size_t>(place.time));
  Vector sum;
  for (const auto& [name, vectors] : state.kept)
    if (name == "e")
      for (const Vector& e : vectors) sum += e;
  return sum;
}

Form of_term(const Model& model, const Trajectory& trajectory, const Term& term) {
  const Place place = place_in(term.at, model.horizon);
  if (term.of == "gradient") return norm_squared(mean_gradient(model, trajectory, term.at));
  if (term.of == "value") return mean_value(model, trajectory, term.at);
  if (term.of == "distance") return norm_squared(position(model, trajectory, place));
  Form sum;
  for (const auto& [name, vectors] : trajectory.states.at(static_cast<std::size_t>(place.time)).kept)
    if (name == "e")
      for (const Vector& e : vectors) sum += norm_squared(e);
  return Fraction(1, model.workers) * sum;
}

}  // namespace

Place place_in(const std::string& at, long horizon) {
  const std::string before = "virtual ";
  if (at == "average") return {Place::Kind::average, horizon};
  if (at.rfind(before, 0) == 0) return {Place::Kind::virtual_iterate, time_in(at.substr(before.size()), at, horizon)};
  return {Place::Kind::iterate, time_in(at, at, horizon)};
}

bool ask_later(const std::vector<Term>& terms) {
  return std::any_of(terms.begin(), terms.end(), [](const Term& term) { return is_of_function(term) && term.at != "0"; });
}

bool is_free_of_level(const Model& model) {
  if (model.metric != "terms" || model.start != "terms") return false;
  for (const auto* terms : {&model.measured, &model.bounded}) {
    Fraction sum;
    for (const Term& term : *terms)
      if (term.of == "value") sum += Fraction::parse(term.weight);
    if (!sum.is_zero()) return false;
  }
  return true;
}

void check_terms(std::vector<Term>& terms, const Model& model) {
  const bool process = model.function_class == "process", minimum = has_minimiser(model);
  const bool errs = model.method == "ef" || model.method == "econtrol";
  for (Term& term : terms) {
    const Fraction weight = Fraction::parse(term.weight);
    if (weight.is_zero()) throw BadInput("a term of weight 0");
    term.weight = weight.text();
    const Place place = place_in(term.at, model.horizon);
    if (place.kind == Place::Kind::virtual_iterate && model.method != "ef") throw BadInput("virtual iterates are of method ef");
    if (place.kind != Place::Kind::iterate && model.function_class == "quadratic")
      throw BadInput("class 'quadratic' has terms at iterates only");
    if (term.of == "error"      ? !errs || place.kind != Place::Kind::iterate
        : term.of == "distance" ? !minimum
                                : !is_of_function(term) || process)
      throw BadInput("this model has no term '" + term.of + "' at '" + term.at + "'");
  }
}

Vector position(const Model& model, const Trajectory& trajectory, const Place& place) {
  if (place.kind == Place::Kind::average) {
    Vector sum;
    for (const Snapshot& state : trajectory.states) sum += state.x;
    return Fraction(1, model.horizon + 1) * sum;
  }
  const Vector& x = trajectory.states.at(static_cast<std::size_t>(place.time)).x;
  return place.kind == Place::Kind::iterate ? x : x - Fraction(1, model.workers) * sum_of_memories(trajectory, place);
}

Form sum_of_terms(const Model& model, const Trajectory& trajectory, const std::vector<Term>& terms) {
  Form sum;
  for (const Term& term : terms) sum += Fraction::parse(term.weight) * of_term(model, trajectory, term);
  return sum;
}

}  // namespace lemmata::worst_case
