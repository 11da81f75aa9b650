#include "bounds/saddle/orders.hpp"
#include "lib/claim/claim.hpp"

// Table 2, recomputed from Definitions B.1 and B.2: I = 1/(eta sqrt(eps)), r = eps/sqrt(eta), T = 1/(eta eps^2).

namespace lemmata {
namespace {

using bounds::saddle::orders::growth;
using bounds::saddle::orders::inverse_step;
using bounds::saddle::orders::Largest;
using bounds::saddle::orders::Power;
using bounds::saddle::orders::Ray;

constexpr Power one{}, dimension{4, 0}, one_coordinate{-4, 0};
constexpr std::string_view by_rays = "exponents of d and 1/eps along rays d = s^p, 1/eps = s^q, as for Table 1";

/// 1/eta as the definition has it and as printed; I and r in powers where the row prints such, else by the same formulas.
struct Row {
  Largest computed, printed;
  Largest escape = {};  ///< I as printed
  Power noise = {};     ///< r as printed
};

template <Scalar S>
Case<S> shown(Draw& draw, Row row) {
  if (draw.mutant("forgets-d")) row.computed = row.computed * dimension;
  const Power to_escape{0, 2};  // 1/sqrt(eps)
  Largest terms = row.computed;
  for (const Largest& form : {row.printed, row.computed * to_escape, row.escape, Largest{row.noise * row.noise * Power{0, 8}}})
    terms.insert(terms.end(), form.begin(), form.end());
  const auto rays = bounds::saddle::orders::deciding_rays(terms, {});
  const Ray ray = rays[static_cast<std::size_t>(draw.integer("ray", 0, 127)) % rays.size()];
  const S steps = growth<S>(row.computed, ray);
  Case<S> out{.shown = equal(steps, growth<S>(row.printed, ray)).named("eta")};
  if (row.escape.empty()) return out;
  out.shown.also(at_most(steps + growth<S>({to_escape}, ray), growth<S>(row.escape, ray)).named("I"));
  out.shown.also(equal(steps - growth<S>({{0, 8}}, ray), S(2) * growth<S>({row.noise}, ray)).named("r"));
  return out;
}

constexpr ClaimInfo row_info(std::string_view id, std::string_view where, std::string_view statement, std::string_view note) {
  return {.id = id,
          .kind = Kind::table_row,
          .where = where,
          .title = "parameters of a setting",
          .hypotheses = R"(\text{Definitions B.1 and B.2},\ \varepsilon \le 1)",
          .statement = statement,
          .note = note,
          .mutants = {"forgets-d"},
          .whole = {"ray"}};
}
constexpr std::string_view slip =
    "I = c/(eta sqrt(eps)) with eta = eps^2/alpha is alpha eps^(-5/2); the exponent is printed as 3/2, and an escape would take less than "
    "one "
    "iteration. mu = 0 is printed where Table 1 has mu = 1: eta_mu of Definition B.1 vanishes at mu = 0";

struct UncompressedLipschitz {
  static constexpr ClaimInfo info =
      row_info("saddle.table2.row-uncompressed-lip", "Table 2, row 1",
               R"(\eta = \tilde O(\varepsilon^2),\ \mathcal I = \tilde O(\varepsilon^{3/2}),\ r = \tilde O(1))", slip);
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {{inverse_step(one, one, true).front()}, {{0, 8}}, {{0, -6}}, one});
  }
};
LEMMATA_CLAIM(UncompressedLipschitz);

struct UncompressedLipschitzRepaired {
  static constexpr ClaimInfo info =
      row_info("saddle.table2.row-uncompressed-lip/repaired", "Table 2, row 1",
               R"(\mu = 1:\ \eta = \tilde O(\varepsilon^2),\ \mathcal I = \tilde O(\varepsilon^{-5/2}),\ r = \tilde O(1))", by_rays);
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {{inverse_step(one, one, true).front()}, {{0, 8}}, {{0, 10}}, one});
  }
};
LEMMATA_CLAIM(UncompressedLipschitzRepaired);

struct CompressedLipschitz {
  static constexpr ClaimInfo info = row_info("saddle.table2.row-compressed-lip", "Table 2, row 2",
                                             R"(\mu = 1/d:\ \eta = \tilde O(\min(\varepsilon^2, \varepsilon/d, \sqrt\varepsilon/d^3)))",
                                             "I and r are the definitions themselves");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {inverse_step(one, one_coordinate, false), {{0, 8}, {4, 4}, {12, 2}}});
  }
};
LEMMATA_CLAIM(CompressedLipschitz);

struct RandomKLipschitz {
  static constexpr ClaimInfo info = row_info("saddle.table2.row-randomk-lip", "Table 2, row 3",
                                             R"(\mu = 1/d:\ \eta = \tilde O(\min(\varepsilon^2, \varepsilon/d, \sqrt\varepsilon/d^2)))",
                                             "I and r are the definitions themselves");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {inverse_step(one, one_coordinate, true), {{0, 8}, {4, 4}, {8, 2}}});
  }
};
LEMMATA_CLAIM(RandomKLipschitz);

struct UncompressedAny {
  static constexpr ClaimInfo info =
      row_info("saddle.table2.row-uncompressed-nonlip", "Table 2, row 4",
               R"(\eta = \tilde O(\varepsilon^2/d),\ \mathcal I = \tilde O(d\,\varepsilon^{3/2}),\ r = \tilde O(\sqrt d))", slip);
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {{inverse_step(dimension, one, true).front()}, {{4, 8}}, {{4, -6}}, {2, 0}});
  }
};
LEMMATA_CLAIM(UncompressedAny);

struct UncompressedAnyRepaired {
  static constexpr ClaimInfo info = row_info(
      "saddle.table2.row-uncompressed-nonlip/repaired", "Table 2, row 4",
      R"(\mu = 1:\ \eta = \tilde O(\varepsilon^2/d),\ \mathcal I = \tilde O(d\,\varepsilon^{-5/2}),\ r = \tilde O(\sqrt d))", by_rays);
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {{inverse_step(dimension, one, true).front()}, {{4, 8}}, {{4, 10}}, {2, 0}});
  }
};
LEMMATA_CLAIM(UncompressedAnyRepaired);

struct CompressedAny {
  static constexpr ClaimInfo info = row_info("saddle.table2.row-compressed-nonlip", "Table 2, row 5",
                                             R"(\mu = 1/d:\ \eta = \tilde O(\min(\varepsilon^2/d, \sqrt\varepsilon/d^3)))",
                                             "eps/d of the definition is never the least, since eps <= 1");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {inverse_step(dimension, one_coordinate, false), {{4, 8}, {12, 2}}});
  }
};
LEMMATA_CLAIM(CompressedAny);

struct RandomKAny {
  static constexpr ClaimInfo info = row_info("saddle.table2.row-randomk-nonlip", "Table 2, row 6",
                                             R"(\mu = 1/d:\ \eta = \tilde O(\min(\varepsilon^2/d, \sqrt\varepsilon/d^2)))",
                                             "eps/d of the definition is never the least, since eps <= 1");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, {inverse_step(dimension, one_coordinate, true), {{4, 8}, {8, 2}}});
  }
};
LEMMATA_CLAIM(RandomKAny);

struct Caption {
  static constexpr ClaimInfo info{
      .id = "saddle.table2.meta",
      .kind = Kind::table_row,
      .where = "Table 2, caption",
      .title = "horizon, radius and drop",
      .hypotheses = R"(\text{Definition B.2, any } \mu, \eta)",
      .statement =
          R"(T = \tilde O(1/(\eta\varepsilon^2)),\ \mathcal R = \tilde O(\sqrt\varepsilon),\ \mathcal F = \tilde O(\sqrt{\varepsilon^3}))",
      .note =
          "T is f_max I/F, with E = sqrt(eps), g = sqrt(rho); the constants c_I/c_F, c_R/g and c_F/g depend on "
          "neither eps nor eta",
      .mutants = {"radius-eps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S e = draw.in<S>("E", Range::left_open(0, 1)), g = draw.positive<S>("g"), eta = draw.positive<S>("eta");
    const S c_i = draw.positive<S>("c_I"), c_r = draw.positive<S>("c_R"), c_f = draw.positive<S>("c_F"), f_max = draw.positive<S>("f_max");
    const S radius = c_r * (draw.mutant("radius-eps") ? square(e) : e) / g, drop = c_f * e * square(e) / g, time = c_i / (eta * g * e);
    return {.shown = Chain<S>(equal(f_max * time / drop, f_max * c_i / c_f / (eta * square(square(e)))).named("T"))
                         .also(equal(radius, c_r / g * e).named("R"))
                         .also(equal(drop, c_f / g * (e * square(e))).named("F"))};
  }
};
LEMMATA_CLAIM(Caption);

}  // namespace
}  // namespace lemmata
