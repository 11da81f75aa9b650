#pragma once
#include <cmath>
#include <string>
#include <utility>

#include "reports/model.hpp"

namespace lemmata::reports {

/// A model with every kind of row. Nothing in it is a result: verdicts and numbers are made up.
inline ReportClaim fabricated_claim(std::string id, std::string kind, std::string title, std::string where, std::string verdict) {
  ReportClaim c;
  c.paper = id.substr(0, id.find('.'));
  c.id = std::move(id);
  c.kind = std::move(kind);
  c.title = std::move(title);
  c.where = std::move(where);
  c.verdict = std::move(verdict);
  c.recorded = c.verdict;
  c.replay = "lemmata replay " + c.id;
  c.hypotheses = R"(\mathbb E\|g_t\|^2\le\sigma^2,\; C\ \delta\text{-contractive},\; e_0=0)";
  c.statement = R"(\mathbb E\|e_t\|^2 \le \frac{4(1-\delta)\gamma^2\sigma^2}{\delta^2} \text{ for all } t\ge 0)";
  if (c.verdict == "not-executable") {
    c.why = "a definition: it fixes the meaning of $\\delta$ and asserts nothing";
    return c;
  }
  c.cases = 48211;
  c.admitted = 40960;
  c.method = "optimise";
  c.evidence = "survived 40960 admitted instances";
  c.tried = {{"edge cases", 812, 640, 0.75, "all pairs done"},
             {"random", 32000, 28011, 0.8125, "budget spent"},
             {"optimise", 15399, 12309, 0.9375, "no gain in 2000 evaluations"}};
  return c;
}

inline ReportCurve fabricated_curve(double factor) {
  ReportCurve curve{.parameter = "delta", .points = {}, .caption = "made up", .command = "lemmata report", .replay = "lemmata replay x"};
  for (int i = 1; i <= 20; ++i) {
    const double delta = i / 20.0;
    const double bound = 4 * (1 - delta) / (delta * delta);
    curve.points.push_back({delta, bound * factor * (0.6 + 0.02 * i), bound, bound * 0.9, bound / 2, bound / 4, bound * 0.75});
  }
  return curve;
}

inline ReportClaim fabricated_refuted() {
  ReportClaim c = fabricated_claim("ef.thm4", "theorem", "the iterate stays in the span", "Theorem IV", "refuted");
  c.statement =
      R"(\|x_t-\Pi_{G_t}(x_t)\| \le \gamma\sqrt{\frac{1-\delta}{\delta}}\;\max_{i\le t}\|g_i\|_2,\quad x_t-x_0\in\langle g_0,\ldots,g_{t-1}\rangle)";
  c.evidence = "certified in rationals: 5/4 > 1 at the instance below";
  c.sharpness = 1.25;
  c.relation = "(b) at most (c)";
  c.witness = ReportWitness{
      .draws = {{"d", "2"}, {"delta", "0x1p-1"}, {"gamma", "1"}, {"g", "(1, -1/3, 0x1.8p-2, 0, 0, 1, 0x1.fffffffffffffp+1023)"}},
      .relation = "(b) at most (c)",
      .lhs = "5/4",
      .rhs = "1"};
  c.note = "The proof bounds $\\|e_t\\|$, not the distance to the span.";
  c.curve = fabricated_curve(1.4);
  c.repaired = "ef.thm4/repaired";
  return c;
}

inline ReportClaim fabricated_reading() {
  ReportClaim c =
      fabricated_claim("ssd.thm1", "theorem", "signSGD with decreasing steps & a <convention>", "Theorem 1, eq. (9)", "undecided");
  c.statement =
      R"(\min_{0\le k<K}\mathbb E\,\|g(x_k)\|_\rho \le \frac{1}{\sqrt K}\Big[\frac{f(x_0)-f^*}{\gamma_0}+\gamma_0 d\bar L\Big]+\frac{\gamma_0 d\bar L}{2\sqrt K}\log K)";
  c.hypotheses =
      R"(\gamma_k=\frac{\gamma_0}{\sqrt{k+1}},\; \Pr\big(\operatorname{sign}\hat g_i(x)=\operatorname{sign} g_i(x)\big)\ge\frac12 \text{ if } g_i(x)\ne 0)";
  c.why = "depends on the reading: what sign(0) is";
  c.readings = {{"ssd.thm1/reading-zero", "survived", "", "survived 12000 admitted instances", 0.97},
                {"ssd.thm1/reading-plus", "refuted", "", "certified in rationals: 3/2 > 1", 1.5}};
  return c;
}

inline experiment::Figure fabricated_figure() {
  experiment::Figure figure{.id = "ssd.fig1", .where = "Figure 1", .title = "made up", .scale = "small", .effort = "quick"};
  figure.observations = {{"falls", "it falls", true, "1 > 1/2"}};
  figure.panels = {
      {.name = "value", .series = {{.name = "signSGD", .x = {0, 1}, .mean = {1, 0.5}, .lower = {0.5, 0.25}, .upper = {2, 1}}}}};
  return figure;
}

inline ReportTrajectory fabricated_trajectory() {
  return {.id = "ef.ce2",
          .title = "made up",
          .caption = "from $(1, 1)$",
          .command = "lemmata report",
          .x_label = "$x_1$",
          .y_label = "$x_2$",
          .x = {0, 1},
          .y = {0, 1, 2},
          .z = {{0, 1}, {1, 2}, {2, 3}},
          .paths = {{"signSGD", {1, 0.9}, {1, 1.1}}}};
}

/// Three claims per verdict and paper, among them those above, with hostile texts here and there.
inline ReportModel fabricated_model() {
  ReportModel model;
  model.title = "Five papers on compressed and sign-based gradients, examined";
  model.generated_by = "lemmata 0.1.0, lemmata report --effort quick --seed 7";
  model.seed = 7;
  model.effort = "quick";
  model.papers = {{"ef", "Error feedback fixes SignSGD and other gradient compression schemes", "Karimireddy, Rebjock, Stich, Jaggi, 2019"},
                  {"ssd", "Stochastic sign descent methods", "Safaryan, Richtárik, 2021"},
                  {"saddle", "Escaping saddle points with compressed SGD", "Avdiukhin, Yaroslavtsev, 2021"}};
  model.claims = {fabricated_refuted(), fabricated_reading()};
  ReportClaim repaired = fabricated_claim("ef.thm4/repaired", "theorem", "the iterate stays near the span", "Theorem IV", "proved");
  repaired.evidence = "identity of polynomials";
  repaired.sharpness = 1;
  model.claims.push_back(repaired);
  const char* kinds[] = {"lemma", "theorem", "proof-step", "remark", "definition"};
  for (const auto& paper : model.papers) {
    for (int i = 0; i < 10; ++i) {
      const std::string verdict(verdicts[static_cast<std::size_t>(i * 7 / 2) % 5]);
      const std::string number = std::to_string(i + 1);
      ReportClaim c = fabricated_claim(paper.id + ".lem" + number, kinds[i % 5], "bounded error of the memory, part " + number,
                                       "Lemma " + number, verdict);
      if (verdict == "survived" || verdict == "proved") c.sharpness = 1 - 0.09 * i;
      if (verdict == "survived") c.curve = fabricated_curve(1);
      if (verdict == "undecided") c.why = "vacuous: 37 instances were admitted, of $10^5$ drawn";
      if (verdict == "refuted") c.witness = ReportWitness{{{"t", "100000"}, {"sigma", "3/7"}}, "", "[1.0000001 +/- 2e-9]", "1"};
      if (i == 3) c.statement = R"(\unknowncommand{x} < y & z)";
      if (i == 4) c.agrees = false;
      if (i == 5)
        c.statement =
            R"(x_{t+1}=\begin{cases} x_t-\gamma g_t & \text{if } \|g_t\|\le 1,\\ x_t & \text{otherwise}\end{cases} \;\Rightarrow\; \sum_{t=0}^{T-1}\tilde f(x_t)\to-\infty)";
      model.claims.push_back(c);
    }
  }
  model.figures = {fabricated_figure()};
  model.trajectories = {fabricated_trajectory()};
  model.compressors = {{.spec = "top-k:k=1",
                        .title = "the largest entry",
                        .command = "lemmata report",
                        .constants = {{"delta", {{1, 1, 1, 1}, {2, 0.5, {}, 0.5}}}}}};
  return model;
}

}  // namespace lemmata::reports
