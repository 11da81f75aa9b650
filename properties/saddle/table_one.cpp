#include "bounds/saddle/orders.hpp"
#include "lib/claim/claim.hpp"

// Table 1, recomputed from Theorems 3.3 and 3.4. An instance is a ray d = s^p, 1/eps = s^q; the finitely many rays on which terms cross
// decide each relation of exponents, and all are tried.

namespace lemmata {
namespace {

using bounds::saddle::orders::growth;
using bounds::saddle::orders::inverse;
using bounds::saddle::orders::iterations;
using bounds::saddle::orders::Largest;
using bounds::saddle::orders::Power;
using bounds::saddle::orders::Ray;

constexpr Power one{}, dimension{4, 0};
constexpr std::string_view by_rays =
    "exponents of d and 1/eps along rays d = s^p, 1/eps = s^q; between the rays on which terms cross growth is linear, so that these "
    "decide. A compressor that sends k = mu d coordinates exists for mu d >= 1, where the row is asked";

/// A row as printed, and what it is computed from. Lists of one power each, but for the last row of a setting.
struct Row {
  Largest computed;      ///< iterations
  Power message;         ///< per iteration
  Largest uncompressed;  ///< communication, of the row above
  Largest printed_iterations, printed_communication;
  Largest printed_gain_below;  ///< the improvement is 1/(their sum)
  Largest where;               ///< powers that are at least 1
};

template <Scalar S>
Case<S> shown(Draw& draw, Row row) {
  if (draw.mutant("sends-more")) row.message = row.message * dimension;
  const Largest communication = row.computed * row.message;
  Largest terms = row.computed;
  for (const Largest& form : {communication, row.uncompressed, row.printed_iterations, row.printed_communication})
    terms.insert(terms.end(), form.begin(), form.end());
  // the gain is compared as communication <= printed * gain, so that its crossings are those of these products
  for (const Power& u : row.uncompressed)
    for (const Power& g : row.printed_gain_below) terms.push_back(u * g);
  const auto rays = bounds::saddle::orders::deciding_rays(terms, row.where);
  const Ray ray = rays[static_cast<std::size_t>(draw.integer("ray", 0, 127)) % rays.size()];
  const S sent = growth<S>(communication, ray);
  Case<S> out{.shown = Chain<S>(at_most(growth<S>(row.computed, ray), growth<S>(row.printed_iterations, ray)).named("iterations"))
                           .also(at_most(sent, growth<S>(row.printed_communication, ray)).named("communication"))};
  if (!row.printed_gain_below.empty())
    out.shown.also(equal(growth<S>(row.uncompressed, ray) - sent, -growth<S>(row.printed_gain_below, ray)).named("improvement"));
  return out;
}

const Largest lipschitz_sgd{{4, 14}}, any_sgd{{8, 16}};  // d/eps^3.5, d^2/eps^4

struct LipschitzUncompressed {
  static constexpr ClaimInfo info{
      .id = "saddle.table1.row-lip-uncompressed",
      .kind = Kind::table_row,
      .where = "Table 1, Lipschitz, uncompressed [Fang et al., 2019]",
      .title = "uncompressed, Lipschitz gradients",
      .hypotheses = R"(\text{iterations } \tilde O(\varepsilon^{-3.5}) \text{ as cited})",
      .statement = R"(\tilde O(d/\varepsilon^{3.5}))",
      .note =
          "the iterations are a citation, not of Theorem 3.3, which has eps^-4; the communication is d numbers an "
          "iteration",
      .mutants = {"sends-more"},
      .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {{{0, 14}}, dimension, lipschitz_sgd, {{0, 14}}, lipschitz_sgd, {}, {}});
  }
};
LEMMATA_CLAIM(LipschitzUncompressed);

/// sqrt(d) eps^(3/4)
constexpr Power sketch_mu{2, -3};

struct LipschitzSketch {
  static constexpr ClaimInfo info{
      .id = "saddle.table1.row-lip-sketch",
      .kind = Kind::table_row,
      .where = "Table 1, Lipschitz, sketch-based TopK",
      .title = "sketch-based TopK, Lipschitz gradients",
      .hypotheses = R"(\varepsilon = o(d^{-2}),\ \mu = k/d = \sqrt d\,\varepsilon^{3/4})",
      .statement =
          R"(1 \le k \le d,\ \tilde O(\varepsilon^{-4}),\ \tilde O(d\sqrt d/\varepsilon^{3+1/4}),\ \tilde\Theta(\varepsilon^{-1/4}/\sqrt d))",
      .note =
          "where eps = o(d^-2), k = d sqrt(d) eps^(3/4) = o(1): there is no such k. The row's rates hold where there is, eps >= d^-2, and "
          "its improvement is at most 1 there (repaired)",
      .mutants = {"sends-more"},
      .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    // the interior of the cone: 1/eps = s^(2p + 1 + more), d = s^p
    const long p = draw.integer("log d", 0, 8), q = 2 * p + 1 + draw.integer("more", 0, 8);
    const Ray ray{p, q};
    const Power message = draw.mutant("sends-more") ? dimension * dimension : sketch_mu * dimension;
    const Largest computed = iterations(one, sketch_mu, false);
    return {.shown = Chain<S>(at_most(growth<S>(computed, ray), growth<S>({{0, 16}}, ray)).named("iterations"))
                         .also(at_most(growth<S>(computed * message, ray), growth<S>({{6, 13}}, ray)).named("communication"))
                         .also(at_most(growth<S>({sketch_mu}, ray), S(0)).named("k <= d"))
                         .also(at_most(S(0), growth<S>({sketch_mu * dimension}, ray)).named("1 <= k"))};
  }
};
LEMMATA_CLAIM(LipschitzSketch);

struct LipschitzSketchRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.table1.row-lip-sketch/repaired",
      .kind = Kind::table_row,
      .where = "Table 1, Lipschitz, sketch-based TopK",
      .title = "sketch-based TopK, Lipschitz gradients, where k is at least 1",
      .hypotheses = R"(d^{-2} \le \varepsilon \le d^{-2/3},\ \mu = k/d = \sqrt d\,\varepsilon^{3/4} \in [1/d, 1])",
      .statement =
          R"(\tilde O(\varepsilon^{-4}),\ \tilde O(d\sqrt d/\varepsilon^{3+1/4}),\ \tilde\Theta(\varepsilon^{-1/4}/\sqrt d) = O(1))",
      .note = by_rays,
      .mutants = {"sends-more"},
      .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {iterations(one, sketch_mu, false),
                           sketch_mu * dimension,
                           lipschitz_sgd,
                           {{0, 16}},
                           {{6, 13}},
                           {{2, -1}},
                           {sketch_mu * dimension, inverse(sketch_mu)}});
  }
};
LEMMATA_CLAIM(LipschitzSketchRepaired);

struct LipschitzRandomK {
  static constexpr ClaimInfo info{
      .id = "saddle.table1.row-lip-randomk",
      .kind = Kind::table_row,
      .where = "Table 1, Lipschitz, RANDOMK",
      .title = "RANDOMK, Lipschitz gradients",
      .hypotheses = R"(\mu = k/d = \varepsilon^{3/4},\ k \ge 1)",
      .statement = R"(\tilde O(\varepsilon^{-4}),\ \tilde O(d/\varepsilon^{3+1/4}),\ \tilde\Theta(\varepsilon^{-1/4}))",
      .note = by_rays,
      .mutants = {"sends-more"},
      .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Power mu{0, -3};
    return shown<S>(draw, {iterations(one, mu, true), mu * dimension, lipschitz_sgd, {{0, 16}}, {{4, 13}}, {{0, -1}}, {mu * dimension}});
  }
};
LEMMATA_CLAIM(LipschitzRandomK);

const Largest constant_rate{{0, 16}, {4, 10}};  // 1/eps^4 + d/eps^2.5

struct LipschitzConstant {
  static constexpr ClaimInfo info{
      .id = "saddle.table1.row-lip-const",
      .kind = Kind::table_row,
      .where = "Table 1, Lipschitz, constant-memory c-compressor",
      .title = "constant message, Lipschitz gradients",
      .hypotheses = R"(\mu = c)",
      .statement =
          R"(\tilde O(\varepsilon^{-4} + d\,\varepsilon^{-5/2}) \text{ iterations and communication},\ \tilde\Theta(\min(d, \varepsilon^{-1/2})))",
      .note =
          "d eps^-3.5 over eps^-4 + d eps^-2.5 is of the order of min(d sqrt(eps), 1/eps), not of the printed one (repaired); they agree "
          "only "
          "where d = 1/eps",
      .mutants = {"sends-more"},
      .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {iterations(one, one, false), one, lipschitz_sgd, constant_rate, constant_rate, {{-4, 0}, {0, -2}}, {}});
  }
};
LEMMATA_CLAIM(LipschitzConstant);

struct LipschitzConstantRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.table1.row-lip-const/repaired",
      .kind = Kind::table_row,
      .where = "Table 1, Lipschitz, constant-memory c-compressor",
      .title = "constant message, Lipschitz gradients",
      .hypotheses = R"(\mu = c)",
      .statement = R"(\tilde O(\varepsilon^{-4} + d\,\varepsilon^{-5/2}),\ \tilde\Theta(\min(d\sqrt\varepsilon, 1/\varepsilon)))",
      .note = by_rays,
      .mutants = {"sends-more"},
      .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {iterations(one, one, false), one, lipschitz_sgd, constant_rate, constant_rate, {{-4, 2}, {0, -4}}, {}});
  }
};
LEMMATA_CLAIM(LipschitzConstantRepaired);

struct AnyUncompressed {
  static constexpr ClaimInfo info{.id = "saddle.table1.row-nonlip-uncompressed",
                                  .kind = Kind::table_row,
                                  .where = "Table 1, non-Lipschitz, uncompressed [Jin et al., 2021]",
                                  .title = "uncompressed, any gradients",
                                  .hypotheses = R"(\mu = 1,\ \alpha = d)",
                                  .statement = R"(\tilde O(d/\varepsilon^4),\ \tilde O(d^2/\varepsilon^4))",
                                  .note = "Theorem 3.4 with mu = 1 has the cited rate: its other terms vanish",
                                  .mutants = {"sends-more"},
                                  .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {{iterations(dimension, one, true).front()}, dimension, any_sgd, {{4, 16}}, any_sgd, {}, {}});
  }
};
LEMMATA_CLAIM(AnyUncompressed);

struct AnySketch {
  static constexpr ClaimInfo info{
      .id = "saddle.table1.row-nonlip-sketch",
      .kind = Kind::table_row,
      .where = "Table 1, non-Lipschitz, sketch-based TopK",
      .title = "sketch-based TopK, any gradients",
      .hypotheses = R"(\mu = k/d = \varepsilon^{3/4},\ \alpha = d,\ k \ge 1)",
      .statement = R"(\tilde O(d/\varepsilon^4),\ \tilde O(d^2/\varepsilon^{3+1/4}),\ \tilde\Theta(\varepsilon^{-3/4}))",
      .note = by_rays,
      .mutants = {"sends-more"},
      .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Power mu{0, -3};
    return shown<S>(draw, {iterations(dimension, mu, false), mu * dimension, any_sgd, {{4, 16}}, {{8, 13}}, {{0, -3}}, {mu * dimension}});
  }
};
LEMMATA_CLAIM(AnySketch);

/// eps^(3/4)/sqrt(d)
constexpr Power random_mu{-2, -3};
Row random_row(const Largest& printed_iterations) {
  return {iterations(dimension, random_mu, true),
          random_mu * dimension,
          any_sgd,
          printed_iterations,
          {{6, 13}},
          {{-2, -3}},
          {random_mu * dimension}};
}

struct AnyRandomK {
  static constexpr ClaimInfo info{
      .id = "saddle.table1.row-nonlip-randomk",
      .kind = Kind::table_row,
      .where = "Table 1, non-Lipschitz, RANDOMK",
      .title = "RANDOMK, any gradients",
      .hypotheses = R"(\mu = k/d = \varepsilon^{3/4}/\sqrt d,\ \alpha = d,\ k \ge 1)",
      .statement = R"(\tilde O(\varepsilon^{-4}),\ \tilde O(d\sqrt d/\varepsilon^{3+1/4}),\ \tilde\Theta(\sqrt d\,\varepsilon^{-3/4}))",
      .note =
          "Theorem 3.4 gives alpha/eps^4 = d/eps^4 iterations, as Corollary 3.5 says and as the row's own communication needs: a slip of "
          "the "
          "pen (repaired)",
      .mutants = {"sends-more"},
      .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, random_row({{0, 16}}));
  }
};
LEMMATA_CLAIM(AnyRandomK);

struct AnyRandomKRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.table1.row-nonlip-randomk/repaired",
      .kind = Kind::table_row,
      .where = "Table 1, non-Lipschitz, RANDOMK",
      .title = "RANDOMK, any gradients",
      .hypotheses = R"(\mu = k/d = \varepsilon^{3/4}/\sqrt d,\ \alpha = d,\ k \ge 1)",
      .statement = R"(\tilde O(d/\varepsilon^4),\ \tilde O(d\sqrt d/\varepsilon^{3+1/4}),\ \tilde\Theta(\sqrt d\,\varepsilon^{-3/4}))",
      .note = by_rays,
      .mutants = {"sends-more"},
      .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, random_row({{4, 16}}));
  }
};
LEMMATA_CLAIM(AnyRandomKRepaired);

struct AnyConstant {
  static constexpr ClaimInfo info{.id = "saddle.table1.row-nonlip-const",
                                  .kind = Kind::table_row,
                                  .where = "Table 1, non-Lipschitz, constant-memory c-compressor",
                                  .title = "constant message, any gradients",
                                  .hypotheses = R"(\mu = c,\ \alpha = d)",
                                  .statement = R"(\tilde O(d/\varepsilon^4) \text{ iterations and communication},\ \tilde\Theta(d))",
                                  .note = by_rays,
                                  .mutants = {"sends-more"},
                                  .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {iterations(dimension, one, false), one, any_sgd, {{4, 16}}, {{4, 16}}, {{-4, 0}}, {}});
  }
};
LEMMATA_CLAIM(AnyConstant);

}  // namespace
}  // namespace lemmata
