#include <cstdlib>

#include "lib/worst_case/programme_value.hpp"

namespace lemmata::worst_case {

Fraction parameter(const Model& model, const std::string& name, std::size_t worker) {
  const auto& values = model.parameters.at(name);
  return Fraction::parse(values[values.size() == 1 ? 0 : worker]);
}

bool has_minimiser(const Model& model) {
  const std::string& of = model.function_class;
  return of != "smooth" && of != "pl" && of != "process" && !is_free_of_tilts(model);
}

bool is_free_of_tilts(const Model& model) {
  const bool fits = model.method == "ef21" && model.workers > 1 && model.start == "lyapunov" && model.metric == "lyapunov" &&
                    model.oracle == "exact" && !model.common_minimiser && model.lyapunov.gap == "0" &&
                    model.parameters.count("heterogeneity") == 0 &&
                    (model.function_class == "smooth-convex" || model.function_class == "strongly-convex");
  if (!fits) return false;
  for (const Square& square : model.lyapunov.squares) {
    std::vector<Fraction> sums(static_cast<std::size_t>(model.workers));
    for (const auto& [name, factor] : square.of) {
      if (name == "x") return false;
      const long worker = name.size() == 1 ? 0 : std::atol(name.c_str() + 1);  // other names are refused where they are looked up
      for (std::size_t i = 0; i < sums.size(); ++i)
        if (worker == 0 || worker == static_cast<long>(i) + 1) sums[i] += Fraction::parse(factor);
    }
    for (const Fraction& sum : sums)
      if (sum != sums[0]) return false;
  }
  return true;
}

bool is_free_of_differences(const Model& model) {
  const bool means = (model.start == "gap" || model.start == "distance" || model.start == "terms") && model.metric != "lyapunov";
  return model.method == "ef21" && model.workers > 1 && means && model.oracle == "exact" && !model.common_minimiser &&
         model.parameters.count("G2") == 0 && model.parameters.count("heterogeneity") == 0;
}

bool measures_last_gradient(const Model& model) {
  if (model.metric == "lyapunov") {
    bool wanted = model.lyapunov.gap != "0" || model.method == "ef21";
    for (const Square& square : model.lyapunov.squares)
      for (const auto& [name, factor] : square.of) wanted = wanted || name[0] == 'g';
    return wanted;
  }
  return model.metric != "distance" && model.metric != "error" && model.metric != "cycle" && model.metric != "terms";
}

}  // namespace lemmata::worst_case
