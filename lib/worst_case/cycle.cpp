#include "lib/num/error.hpp"
#include "lib/worst_case/programme_value.hpp"

namespace lemmata::worst_case {
namespace {

/// The combination with unknown u replaced by `by`, and the unknowns after u numbered anew.
Vector replaced(const Vector& v, std::size_t u, const Vector& by) {
  if (v.size() <= u) return v;
  std::vector<Fraction> rest;
  for (std::size_t i = 0; i < v.size(); ++i)
    if (i != u) rest.push_back(v[i]);
  return Vector(rest) + v[u] * by;
}

template <class Change>
void change_all(Trajectory& trajectory, Change change) {
  for (Evaluation& one : trajectory.evaluations)
    for (Vector* v : {&one.x, &one.gradient, &one.answer}) *v = change(*v);
  for (Call& call : trajectory.calls)
    for (Vector* v : {&call.input, &call.mean, &call.noise}) *v = change(*v);
  for (Snapshot& state : trajectory.states) {
    state.x = change(state.x);
    for (auto& [name, vectors] : state.kept)
      for (Vector& v : vectors) v = change(v);
  }
  for (auto& [name, v] : trajectory.derived) v = change(v);
}

/// Solves zero = 0 for the last unknown in it.
void solve_for_one(Trajectory& trajectory, const Vector& zero) {
  std::size_t u = zero.size();
  while (u > 0 && zero[u - 1].is_zero()) --u;
  if (u == 0) return;  // it holds already
  --u;
  std::vector<Fraction> rest;
  for (std::size_t i = 0; i < u; ++i) rest.push_back(-(zero[i] / zero[u]));
  const Vector by(rest);
  const std::string name = trajectory.vectors[u];
  const auto at = static_cast<std::ptrdiff_t>(u);
  trajectory.vectors.erase(trajectory.vectors.begin() + at);
  trajectory.group.erase(trajectory.group.begin() + at);
  change_all(trajectory, [&](const Vector& v) { return replaced(v, u, by); });
  trajectory.derived.emplace_back(name, by);
}

}  // namespace

void close_cycle(Trajectory& trajectory) {
  solve_for_one(trajectory, trajectory.states.back().x - trajectory.states.front().x);
  for (std::size_t k = 0; k < trajectory.states.front().kept.size(); ++k)
    for (std::size_t i = 0; i < trajectory.states.front().kept[k].second.size(); ++i)
      solve_for_one(trajectory, trajectory.states.back().kept[k].second[i] - trajectory.states.front().kept[k].second[i]);
}

}  // namespace lemmata::worst_case
