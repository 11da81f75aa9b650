#include <algorithm>

#include "lib/num/error.hpp"
#include "lib/worst_case/programme_value.hpp"

namespace lemmata::worst_case {
namespace {

std::string call_name(const Call& call) { return std::to_string(call.worker + 1) + " " + std::to_string(call.time); }

/// ||v - m||^2 + ||n||^2 <= (1 - delta) ||v||^2, and the like; n = 0 where the compressor is not random.
void add_call(Programme& programme, const Model& model, const Call& call) {
  const std::string& kind = model.compressor;
  const Form input = norm_squared(call.input), residual = norm_squared(call.input - call.mean), spread = norm_squared(call.noise);
  const auto add = [&](const char* what, const Form& form) {
    programme.conditions.push_back({std::string(what) + " " + call_name(call), form});
  };
  if (kind == "delta" || kind == "mean-delta") add("contraction", residual + spread - (Fraction(1) - parameter(model, "delta")) * input);
  if (kind == "biased" && !parameter(model, "bias").is_zero()) add("mean", residual - square(parameter(model, "bias")) * input);
  if ((kind == "unbiased" || kind == "biased") && !parameter(model, "omega").is_zero())
    add("spread", spread - parameter(model, "omega") * input);
}

/// One linear map with ||I - C||^2 <= 1 - delta has C v_i = c_i for all i if and only if
/// (1 - delta) V^T V - (V - C)^T (V - C) >= 0; a symmetric one if also <v_i, c_j> = <v_j, c_i>. An orthogonal projection: <c_i, c_j> =
/// <v_i, c_j> for all i and j.
void add_linear(Programme& programme, const Model& model, const std::vector<const Call*>& calls, std::size_t worker) {
  const std::string number = std::to_string(worker + 1), &kind = model.compressor;
  MatrixCondition matrix{"linear " + number, {}};
  for (std::size_t i = 0; i < calls.size(); ++i) {
    matrix.entries.emplace_back();
    const Vector &vi = calls[i]->input, &ci = calls[i]->mean;
    for (std::size_t j = 0; j < calls.size(); ++j) {
      const Vector &vj = calls[j]->input, &cj = calls[j]->mean;
      const std::string pair = " " + number + " " + std::to_string(i) + " " + std::to_string(j);
      if (kind == "projection") programme.conditions.push_back({"projection" + pair, dot(ci, cj) - dot(vi, cj), true});
      else if (j <= i) matrix.entries[i].push_back((Fraction(1) - parameter(model, "delta")) * dot(vi, vj) - dot(vi - ci, vj - cj));
      if (kind == "symmetric" && j < i) programme.conditions.push_back({"symmetry" + pair, dot(vi, cj) - dot(vj, ci), true});
    }
  }
  if (kind != "projection") programme.matrices.push_back(std::move(matrix));
}

bool is_linear(const Model& model) {
  return model.compressor == "linear" || model.compressor == "symmetric" || model.compressor == "projection";
}

const Vector& kept_vector(const Snapshot& state, const std::string& name, std::size_t worker) {
  for (const auto& [key, vectors] : state.kept)
    if (key == name) return vectors.at(worker);
  throw BadInput("the method's state has no vector '" + name + "'");
}

Vector mean_kept(const Model& model, const Snapshot& state, const std::string& name) {
  Vector sum;
  for (std::size_t i = 0; i < static_cast<std::size_t>(model.workers); ++i) sum += kept_vector(state, name, i);
  return Fraction(1, model.workers) * sum;
}

const Evaluation& evaluation_at(const Trajectory& trajectory, std::size_t worker, const std::string& at) {
  for (const Evaluation& one : trajectory.evaluations)
    if (one.worker == worker && one.at == at) return one;
  throw BadInput("no gradient is asked for at iterate " + at);
}

}  // namespace

Vector state_vector(const Model& model, const Trajectory& trajectory, std::size_t time, const std::string& name) {
  const Snapshot& state = trajectory.states.at(time);
  const std::string at = std::to_string(time);
  if (name == "x") {
    if (trajectory.vectors.empty() || trajectory.vectors[0] != "x[0]")
      throw BadInput("class '" + model.function_class + "' has no distance to a minimiser");
    return state.x;
  }
  if (name == "g") return mean_gradient(model, trajectory, at);
  const std::string letter = name.substr(0, 1), digits = name.substr(1);
  if (digits.empty()) return mean_kept(model, state, letter);
  const bool is_number = digits.size() <= 2 && digits.find_first_not_of("0123456789") == std::string::npos && digits[0] != '0';
  const long worker = is_number ? std::stol(digits) : 0;
  if (worker < 1 || worker > model.workers) throw BadInput("the method's state has no vector '" + name + "'");
  const auto i = static_cast<std::size_t>(worker - 1);
  return letter == "g" ? evaluation_at(trajectory, i, at).gradient : kept_vector(state, letter, i);
}

namespace {

Form lyapunov_at(const Model& model, const Trajectory& trajectory, std::size_t time) {
  Form out;
  for (const Square& square : model.lyapunov.squares) {
    Vector sum;
    for (const auto& [name, factor] : square.of) sum += Fraction::parse(factor) * state_vector(model, trajectory, time, name);
    out += Fraction::parse(square.weight) * norm_squared(sum);
  }
  const Fraction gap = Fraction::parse(model.lyapunov.gap);
  return gap.is_zero() ? out : out + gap * mean_value(model, trajectory, std::to_string(time));
}

void add_start(Programme& programme, const Model& model, const Trajectory& trajectory) {
  if (model.start == "none") return;
  if (model.start == "cycle") {
    Form sum;  // everything scales with the gradients
    for (const Evaluation& one : trajectory.evaluations) sum += norm_squared(one.gradient);
    programme.conditions.push_back({"start", sum - Form(parameter(model, "radius"))});
    return;
  }
  const Fraction radius = parameter(model, "radius");
  const Form first = model.start == "gap"        ? mean_value(model, trajectory, "0")
                     : model.start == "distance" ? norm_squared(trajectory.states[0].x)
                     : model.start == "terms"    ? sum_of_terms(model, trajectory, model.bounded)
                                                 : lyapunov_at(model, trajectory, 0);
  programme.conditions.push_back({"start", first - Form(radius)});
}

void add_measured(Programme& programme, const Model& model, const Trajectory& trajectory) {
  const std::string& metric = model.metric;
  const auto N = static_cast<std::size_t>(model.horizon);
  const std::string last = std::to_string(N);
  const auto add = [&](const std::string& at, const Form& form) { programme.measured.emplace_back("at " + at, form); };
  if (metric == "min-gradient" || metric == "mean-gradient" || metric == "best-gap") {
    Form sum;
    for (const Evaluation& one : trajectory.evaluations) {
      if (one.worker != 0 || !is_iterate(one)) continue;
      const Form form =
          metric == "best-gap" ? mean_value(model, trajectory, one.at) : norm_squared(mean_gradient(model, trajectory, one.at));
      sum += form;
      if (metric != "mean-gradient") add(one.at, form);
    }
    if (metric == "mean-gradient") add("mean", Fraction(1, static_cast<long>(N) + 1) * sum);
  } else if (metric == "last-gradient") add(last, norm_squared(mean_gradient(model, trajectory, last)));
  else if (metric == "gap") add(last, mean_value(model, trajectory, last));
  else if (metric == "distance") add(last, norm_squared(trajectory.states[N].x));
  else if (metric == "cycle") add("1", norm_squared(trajectory.states[1].x - trajectory.states[0].x));
  else if (metric == "terms") add("all", sum_of_terms(model, trajectory, model.measured));
  else if (metric == "lyapunov") add(last, lyapunov_at(model, trajectory, N));
  else {
    Form sum;  // the mean squared error of the workers
    for (std::size_t i = 0; i < static_cast<std::size_t>(model.workers); ++i)
      sum += norm_squared(kept_vector(trajectory.states[N], "e", i));
    add(last, Fraction(1, model.workers) * sum);
  }
}

}  // namespace

Vector mean_gradient(const Model& model, const Trajectory& trajectory, const std::string& at) {
  Vector sum;
  for (std::size_t i = 0; i < static_cast<std::size_t>(model.workers); ++i) sum += evaluation_at(trajectory, i, at).gradient;
  return Fraction(1, model.workers) * sum;
}
Form mean_value(const Model& model, const Trajectory& trajectory, const std::string& at) {
  Form sum;
  for (std::size_t i = 0; i < static_cast<std::size_t>(model.workers); ++i) sum += evaluation_at(trajectory, i, at).value;
  return Fraction(1, model.workers) * sum;
}

void add_compressor_conditions(Programme& programme, const Model& model, const Trajectory& trajectory) {
  if (model.compressor == "none") return;
  const bool whole = model.parameters.count("delta") != 0 && parameter(model, "delta") == Fraction(1);
  if (whole) return;  // the output is the input
  if (is_linear(model)) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(model.workers); ++i) {
      std::vector<const Call*> calls;
      for (const Call& call : trajectory.calls)
        if (call.worker == i) calls.push_back(&call);
      add_linear(programme, model, calls, i);
    }
    return;
  }
  for (const Call& call : trajectory.calls) add_call(programme, model, call);
}

void add_start_and_metric(Programme& programme, const Model& model, const Trajectory& trajectory) {
  add_start(programme, model, trajectory);
  add_measured(programme, model, trajectory);
}

Programme programme_of(const Model& model, const Trajectory& trajectory) {
  Programme out{trajectory.vectors, trajectory.group, trajectory.numbers, {}, {}, {}, {}};
  add_function_conditions(out, model, trajectory);
  add_compressor_conditions(out, model, trajectory);
  for (const auto& [name, form] : trajectory.disturbances) out.conditions.push_back({name, form});
  for (const auto& [name, form] : trajectory.orthogonal) out.conditions.push_back({name, form, true});
  add_start_and_metric(out, model, trajectory);
  if (!trajectory.orthogonal.empty()) out.caveats.push_back("random vectors enter by their second moments over several steps");
  return out;
}

}  // namespace lemmata::worst_case
