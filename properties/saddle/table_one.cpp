#include "properties/saddle/along.hpp"

// Table 1, recomputed from Theorems 3.3 and 3.4. An instance is a ray 1/eps = s^a, d = s^b; the finitely many rays on which terms cross
// decide each relation of exponents, and all are tried.

namespace lemmata {
namespace {

using namespace bounds::saddle;

constexpr Power dimension = by_d(4);
constexpr std::string_view by_rays =
    "exponents of d and 1/eps along rays d = s^p, 1/eps = s^q; between the rays on which terms cross growth is linear, so that these "
    "decide. A compressor that sends k = mu d coordinates exists for mu d >= 1, where the row is asked";

/// A row as printed, and what it is computed from.
struct Row {
  Growth computed;      ///< iterations
  Power message;        ///< per iteration
  Growth uncompressed;  ///< communication, of the row above
  Growth printed_iterations, printed_communication;
  Growth printed_gain_below;  ///< the improvement is 1/(their sum); none printed where empty
  std::vector<Power> at_least_one = {};
  std::vector<Power> shown_at_least_one = {};  ///< part of the statement, unlike those before
};

/// Iterations of Theorem 3.3, or 3.4 for a linear compressor.
Growth counted(const Power& alpha, const Power& mu, bool linear) {
  return iterations(inverse_step_second_order(alpha, inverse(mu), linear));
}

template <Scalar S>
Case<S> shown(Draw& draw, Row row) {
  if (draw.mutant("sends-more")) row.message = row.message * dimension;
  const Growth communication = row.message * row.computed;
  // the gain is compared as communication = printed * gain
  const Growth saved = row.printed_gain_below.empty() ? row.uncompressed : product(row.uncompressed, row.printed_gain_below);
  std::vector<Power> cone = {by_epsilon(4), by_d(4)};
  cone.insert(cone.end(), row.at_least_one.begin(), row.at_least_one.end());
  std::vector<Growth> forms = {row.computed, communication, saved, row.printed_iterations, row.printed_communication};
  for (const Power& power : row.shown_at_least_one) forms.push_back({power, one});
  const saddle::Along along(draw, forms, cone);
  Case<S> out{.shown = Chain<S>(along.below<S>(row.computed, row.printed_iterations, "iterations"))
                           .also(along.below<S>(communication, row.printed_communication, "communication"))};
  if (!row.printed_gain_below.empty()) out.shown.also(along.same<S>(communication, saved, "improvement"));
  for (const Power& power : row.shown_at_least_one) out.shown.also(along.below<S>({one}, {power}, "at least 1"));
  return out;
}

/// A row's claim: `R::row()` is compared.
template <class R>
struct TableRow {
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, R::row());
  }
};

const Growth lipschitz_sgd = uncompressed_communication(true), any_sgd = uncompressed_communication(false);

struct LipschitzUncompressed : TableRow<LipschitzUncompressed> {
  static constexpr ClaimInfo info = saddle::table_row(
      "saddle.table1.row-lip-uncompressed", "Table 1, Lipschitz, uncompressed [Fang et al., 2019]", "uncompressed, Lipschitz gradients",
      R"(\text{iterations } \tilde O(\varepsilon^{-3.5}) \text{ as cited})", R"(\tilde O(d/\varepsilon^{3.5}))",
      "the iterations are a citation, not of Theorem 3.3, which has eps^-4, and are not computed; the communication is, at d numbers an "
      "iteration",
      "sends-more");
  static Row row() { return {{by_epsilon(14)}, dimension, lipschitz_sgd, {by_epsilon(14)}, lipschitz_sgd, {}, {}}; }
};
LEMMATA_CLAIM(LipschitzUncompressed);

/// sqrt(d) eps^(3/4)
constexpr Power sketch_mu = d_and_epsilon(2, -3);
Row sketch_row(const std::vector<Power>& at_least_one, const std::vector<Power>& shown_at_least_one) {
  return {counted(one, sketch_mu, false), sketch_mu * dimension,  lipschitz_sgd, {by_epsilon(16)},
          {d_and_epsilon(6, 13)},         {d_and_epsilon(2, -1)}, at_least_one,  shown_at_least_one};
}

struct LipschitzSketch {
  static constexpr ClaimInfo info = saddle::table_row(
      "saddle.table1.row-lip-sketch", "Table 1, Lipschitz, sketch-based TopK", "sketch-based TopK, Lipschitz gradients",
      R"(\varepsilon = o(d^{-2}),\ \mu = k/d = \sqrt d\,\varepsilon^{3/4})",
      R"(1 \le k,\ \tilde O(\varepsilon^{-4}),\ \tilde O(d\sqrt d/\varepsilon^{3+1/4}),\ \tilde\Theta(\varepsilon^{-1/4}/\sqrt d))",
      "where eps = o(d^-2), k = d sqrt(d) eps^(3/4) = o(1) is no number of coordinates. The row's rates hold for k in the mean, one "
      "coordinate sent with probability k; and where k >= 1, that is eps >= d^-2, but there its improvement is at most 1 (repaired)",
      "sends-more");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool in_mean = draw.reading("k", {0, 1}, {"at-least-1", "in-mean"}) == 1;
    return shown<S>(draw, sketch_row({d_and_epsilon(-8, 4)}, in_mean ? std::vector<Power>{} : std::vector<Power>{sketch_mu * dimension}));
  }
};
LEMMATA_CLAIM(LipschitzSketch);

struct LipschitzSketchRepaired : TableRow<LipschitzSketchRepaired> {
  static constexpr ClaimInfo info = saddle::table_row(
      "saddle.table1.row-lip-sketch/repaired", "Table 1, Lipschitz, sketch-based TopK",
      "sketch-based TopK, Lipschitz gradients, where k is at least 1",
      R"(d^{-2} \le \varepsilon \le d^{-2/3},\ \mu = k/d = \sqrt d\,\varepsilon^{3/4} \in [1/d, 1])",
      R"(\tilde O(\varepsilon^{-4}),\ \tilde O(d\sqrt d/\varepsilon^{3+1/4}),\ \tilde\Theta(\varepsilon^{-1/4}/\sqrt d) = O(1))", by_rays,
      "sends-more");
  static Row row() { return sketch_row({sketch_mu * dimension, inverse(sketch_mu)}, {d_and_epsilon(2, -1)}); }
};
LEMMATA_CLAIM(LipschitzSketchRepaired);

struct LipschitzRandomK : TableRow<LipschitzRandomK> {
  static constexpr ClaimInfo info = saddle::table_row(
      "saddle.table1.row-lip-randomk", "Table 1, Lipschitz, RANDOMK", "RANDOMK, Lipschitz gradients",
      R"(\mu = k/d = \varepsilon^{3/4},\ k \ge 1)",
      R"(\tilde O(\varepsilon^{-4}),\ \tilde O(d/\varepsilon^{3+1/4}),\ \tilde\Theta(\varepsilon^{-1/4}))", by_rays, "sends-more");
  static Row row() {
    const Power mu = by_epsilon(-3);
    return {counted(one, mu, true), mu * dimension,   lipschitz_sgd,   {by_epsilon(16)},
            {d_and_epsilon(4, 13)}, {by_epsilon(-1)}, {mu * dimension}};
  }
};
LEMMATA_CLAIM(LipschitzRandomK);

const Growth constant_rate = {by_epsilon(16), d_and_epsilon(4, 10)};  // 1/eps^4 + d/eps^2.5

struct LipschitzConstant : TableRow<LipschitzConstant> {
  static constexpr ClaimInfo info = saddle::table_row(
      "saddle.table1.row-lip-const", "Table 1, Lipschitz, constant-memory c-compressor", "constant message, Lipschitz gradients",
      R"(\mu = c)",
      R"(\tilde O(\varepsilon^{-4} + d\,\varepsilon^{-5/2}) \text{ iterations and communication},\ \tilde\Theta(\min(d, \varepsilon^{-1/2})))",
      "d eps^-3.5 over eps^-4 + d eps^-2.5 is of the order of min(d sqrt(eps), 1/eps), not of the printed one (repaired); they agree only "
      "where d = 1/eps",
      "sends-more");
  static Row row() { return {counted(one, one, false), one, lipschitz_sgd, constant_rate, constant_rate, {by_d(-4), by_epsilon(-2)}, {}}; }
};
LEMMATA_CLAIM(LipschitzConstant);

struct LipschitzConstantRepaired : TableRow<LipschitzConstantRepaired> {
  static constexpr ClaimInfo info = saddle::table_row(
      "saddle.table1.row-lip-const/repaired", "Table 1, Lipschitz, constant-memory c-compressor", "constant message, Lipschitz gradients",
      R"(\mu = c)", R"(\tilde O(\varepsilon^{-4} + d\,\varepsilon^{-5/2}),\ \tilde\Theta(\min(d\sqrt\varepsilon, 1/\varepsilon)))", by_rays,
      "sends-more");
  static Row row() {
    return {counted(one, one, false), one, lipschitz_sgd, constant_rate, constant_rate, {d_and_epsilon(-4, 2), by_epsilon(-4)}, {}};
  }
};
LEMMATA_CLAIM(LipschitzConstantRepaired);

struct AnyUncompressed : TableRow<AnyUncompressed> {
  static constexpr ClaimInfo info = saddle::table_row(
      "saddle.table1.row-nonlip-uncompressed", "Table 1, non-Lipschitz, uncompressed [Jin et al., 2021]", "uncompressed, any gradients",
      R"(\mu = 1,\ \alpha = d)", R"(\tilde O(d/\varepsilon^4),\ \tilde O(d^2/\varepsilon^4))",
      "Theorem 3.4 with mu = 1 has the cited rate: its other terms vanish", "sends-more");
  static Row row() { return {{counted(dimension, one, true).front()}, dimension, any_sgd, {d_and_epsilon(4, 16)}, any_sgd, {}, {}}; }
};
LEMMATA_CLAIM(AnyUncompressed);

struct AnySketch : TableRow<AnySketch> {
  static constexpr ClaimInfo info = saddle::table_row(
      "saddle.table1.row-nonlip-sketch", "Table 1, non-Lipschitz, sketch-based TopK", "sketch-based TopK, any gradients",
      R"(\mu = k/d = \varepsilon^{3/4},\ \alpha = d,\ k \ge 1)",
      R"(\tilde O(d/\varepsilon^4),\ \tilde O(d^2/\varepsilon^{3+1/4}),\ \tilde\Theta(\varepsilon^{-3/4}))", by_rays, "sends-more");
  static Row row() {
    const Power mu = by_epsilon(-3);
    return {counted(dimension, mu, false), mu * dimension,   any_sgd,         {d_and_epsilon(4, 16)},
            {d_and_epsilon(8, 13)},        {by_epsilon(-3)}, {mu * dimension}};
  }
};
LEMMATA_CLAIM(AnySketch);

/// eps^(3/4)/sqrt(d)
constexpr Power random_mu = d_and_epsilon(-2, -3);
Row random_row(const Growth& printed_iterations) {
  return {counted(dimension, random_mu, true),
          random_mu * dimension,
          any_sgd,
          printed_iterations,
          {d_and_epsilon(6, 13)},
          {d_and_epsilon(-2, -3)},
          {random_mu * dimension}};
}

struct AnyRandomK : TableRow<AnyRandomK> {
  static constexpr ClaimInfo info = saddle::table_row(
      "saddle.table1.row-nonlip-randomk", "Table 1, non-Lipschitz, RANDOMK", "RANDOMK, any gradients",
      R"(\mu = k/d = \varepsilon^{3/4}/\sqrt d,\ \alpha = d,\ k \ge 1)",
      R"(\tilde O(\varepsilon^{-4}),\ \tilde O(d\sqrt d/\varepsilon^{3+1/4}),\ \tilde\Theta(\sqrt d\,\varepsilon^{-3/4}))",
      "Theorem 3.4 gives alpha/eps^4 = d/eps^4 iterations, as Corollary 3.5 says and as the row's own communication needs: a slip of the "
      "pen (repaired)",
      "sends-more");
  static Row row() { return random_row({by_epsilon(16)}); }
};
LEMMATA_CLAIM(AnyRandomK);

struct AnyRandomKRepaired : TableRow<AnyRandomKRepaired> {
  static constexpr ClaimInfo info =
      saddle::table_row("saddle.table1.row-nonlip-randomk/repaired", "Table 1, non-Lipschitz, RANDOMK", "RANDOMK, any gradients",
                        R"(\mu = k/d = \varepsilon^{3/4}/\sqrt d,\ \alpha = d,\ k \ge 1)",
                        R"(\tilde O(d/\varepsilon^4),\ \tilde O(d\sqrt d/\varepsilon^{3+1/4}),\ \tilde\Theta(\sqrt d\,\varepsilon^{-3/4}))",
                        by_rays, "sends-more");
  static Row row() { return random_row({d_and_epsilon(4, 16)}); }
};
LEMMATA_CLAIM(AnyRandomKRepaired);

struct AnyConstant : TableRow<AnyConstant> {
  static constexpr ClaimInfo info =
      saddle::table_row("saddle.table1.row-nonlip-const", "Table 1, non-Lipschitz, constant-memory c-compressor",
                        "constant message, any gradients", R"(\mu = c,\ \alpha = d)",
                        R"(\tilde O(d/\varepsilon^4) \text{ iterations and communication},\ \tilde\Theta(d))", by_rays, "sends-more");
  static Row row() {
    return {counted(dimension, one, false), one, any_sgd, {d_and_epsilon(4, 16)}, {d_and_epsilon(4, 16)}, {by_d(-4)}, {}};
  }
};
LEMMATA_CLAIM(AnyConstant);

}  // namespace
}  // namespace lemmata
