#include "properties/saddle/along.hpp"

// Table 2, recomputed from Definitions B.1 and B.2: I = 1/(eta sqrt(eps)), r = eps/sqrt(eta), T = 1/(eta eps^2).

namespace lemmata {
namespace {

using namespace bounds::saddle;

constexpr Power d_itself = by_d(4), one_coordinate = by_d(-4);
constexpr std::string_view along_rays = "exponents of d and 1/eps along rays d = s^p, 1/eps = s^q, as for Table 1";

/// 1/eta as the definition has it and as printed; I and r in powers where the row prints such, else by the same formulas.
struct SettingRow {
  Growth computed, printed;
  Growth escape = {};  ///< I as printed
  Power noise = {};    ///< r as printed
};

/// 1/eta of Definition B.1.
Growth steps(const Power& alpha, const Power& mu, bool linear) { return inverse_step_second_order(alpha, inverse(mu), linear); }
/// The first term of it, which is all where mu = 1.
Growth without_compression(const Power& alpha) { return {steps(alpha, one, true).front()}; }

template <Scalar S>
Case<S> shown(Draw& draw, SettingRow row) {
  if (draw.mutant("forgets-d")) row.computed = d_itself * row.computed;
  const Growth escape = by_epsilon(2) * row.computed, noise_squared = by_epsilon(-8) * row.computed;
  const bool all = !row.escape.empty();
  const Growth printed_escape = all ? row.escape : escape, printed_noise = {row.noise * row.noise};
  const saddle::Along along(draw, {row.computed, row.printed, escape, printed_escape, noise_squared, printed_noise},
                            {by_epsilon(4), by_d(4)});
  Case<S> out{.shown = along.same<S>(row.computed, row.printed, "eta")};
  if (all) out.shown.also(along.below<S>(escape, row.escape, "I")).also(along.same<S>(noise_squared, printed_noise, "r"));
  return out;
}

template <class R>
struct SettingTableRow {
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, R::row());
  }
};

constexpr ClaimInfo row_info(std::string_view id, std::string_view where, std::string_view statement, std::string_view note) {
  return saddle::table_row(id, where, "parameters of a setting", R"(\text{Definitions B.1 and B.2},\ \varepsilon \le 1)", statement, note,
                           "forgets-d");
}
constexpr std::string_view slip =
    "I = c/(eta sqrt(eps)) with eta = eps^2/alpha is alpha eps^(-5/2); the exponent is printed as 3/2, and an escape would take less than "
    "one "
    "iteration. mu = 0 is printed where Table 1 has mu = 1: eta_mu of Definition B.1 vanishes at mu = 0";

struct UncompressedLipschitz : SettingTableRow<UncompressedLipschitz> {
  static constexpr ClaimInfo info =
      row_info("saddle.table2.row-uncompressed-lip", "Table 2, row 1",
               R"(\eta = \tilde O(\varepsilon^2),\ \mathcal I = \tilde O(\varepsilon^{3/2}),\ r = \tilde O(1))", slip);
  static SettingRow row() { return {without_compression(one), {by_epsilon(8)}, {by_epsilon(-6)}, one}; }
};
LEMMATA_CLAIM(UncompressedLipschitz);

struct UncompressedLipschitzRepaired : SettingTableRow<UncompressedLipschitzRepaired> {
  static constexpr ClaimInfo info =
      row_info("saddle.table2.row-uncompressed-lip/repaired", "Table 2, row 1",
               R"(\mu = 1:\ \eta = \tilde O(\varepsilon^2),\ \mathcal I = \tilde O(\varepsilon^{-5/2}),\ r = \tilde O(1))", along_rays);
  static SettingRow row() { return {without_compression(one), {by_epsilon(8)}, {by_epsilon(10)}, one}; }
};
LEMMATA_CLAIM(UncompressedLipschitzRepaired);

struct CompressedLipschitz : SettingTableRow<CompressedLipschitz> {
  static constexpr ClaimInfo info = row_info("saddle.table2.row-compressed-lip", "Table 2, row 2",
                                             R"(\mu = 1/d:\ \eta = \tilde O(\min(\varepsilon^2, \varepsilon/d, \sqrt\varepsilon/d^3)))",
                                             "I and r are the definitions themselves");
  static SettingRow row() { return {steps(one, one_coordinate, false), {by_epsilon(8), d_and_epsilon(4, 4), d_and_epsilon(12, 2)}}; }
};
LEMMATA_CLAIM(CompressedLipschitz);

struct RandomKLipschitz : SettingTableRow<RandomKLipschitz> {
  static constexpr ClaimInfo info = row_info("saddle.table2.row-randomk-lip", "Table 2, row 3",
                                             R"(\mu = 1/d:\ \eta = \tilde O(\min(\varepsilon^2, \varepsilon/d, \sqrt\varepsilon/d^2)))",
                                             "I and r are the definitions themselves");
  static SettingRow row() { return {steps(one, one_coordinate, true), {by_epsilon(8), d_and_epsilon(4, 4), d_and_epsilon(8, 2)}}; }
};
LEMMATA_CLAIM(RandomKLipschitz);

struct UncompressedAny : SettingTableRow<UncompressedAny> {
  static constexpr ClaimInfo info =
      row_info("saddle.table2.row-uncompressed-nonlip", "Table 2, row 4",
               R"(\eta = \tilde O(\varepsilon^2/d),\ \mathcal I = \tilde O(d\,\varepsilon^{3/2}),\ r = \tilde O(\sqrt d))", slip);
  static SettingRow row() { return {without_compression(d_itself), {d_and_epsilon(4, 8)}, {d_and_epsilon(4, -6)}, by_d(2)}; }
};
LEMMATA_CLAIM(UncompressedAny);

struct UncompressedAnyRepaired : SettingTableRow<UncompressedAnyRepaired> {
  static constexpr ClaimInfo info = row_info(
      "saddle.table2.row-uncompressed-nonlip/repaired", "Table 2, row 4",
      R"(\mu = 1:\ \eta = \tilde O(\varepsilon^2/d),\ \mathcal I = \tilde O(d\,\varepsilon^{-5/2}),\ r = \tilde O(\sqrt d))", along_rays);
  static SettingRow row() { return {without_compression(d_itself), {d_and_epsilon(4, 8)}, {d_and_epsilon(4, 10)}, by_d(2)}; }
};
LEMMATA_CLAIM(UncompressedAnyRepaired);

struct CompressedAny : SettingTableRow<CompressedAny> {
  static constexpr ClaimInfo info = row_info("saddle.table2.row-compressed-nonlip", "Table 2, row 5",
                                             R"(\mu = 1/d:\ \eta = \tilde O(\min(\varepsilon^2/d, \sqrt\varepsilon/d^3)))",
                                             "eps/d of the definition is never the least, since eps <= 1");
  static SettingRow row() { return {steps(d_itself, one_coordinate, false), {d_and_epsilon(4, 8), d_and_epsilon(12, 2)}}; }
};
LEMMATA_CLAIM(CompressedAny);

struct RandomKAny : SettingTableRow<RandomKAny> {
  static constexpr ClaimInfo info = row_info("saddle.table2.row-randomk-nonlip", "Table 2, row 6",
                                             R"(\mu = 1/d:\ \eta = \tilde O(\min(\varepsilon^2/d, \sqrt\varepsilon/d^2)))",
                                             "eps/d of the definition is never the least, since eps <= 1");
  static SettingRow row() { return {steps(d_itself, one_coordinate, true), {d_and_epsilon(4, 8), d_and_epsilon(8, 2)}}; }
};
LEMMATA_CLAIM(RandomKAny);

struct TableTwoCaption {
  static constexpr ClaimInfo info{
      .id = "saddle.table2.meta",
      .kind = Kind::table_row,
      .where = "Table 2, caption",
      .title = "horizon, radius and drop",
      .hypotheses = R"(\text{Definition B.2, any } \mu, \eta)",
      .statement =
          R"(T = \tilde O(1/(\eta\varepsilon^2)),\ \mathcal R = \tilde O(\sqrt\varepsilon),\ \mathcal F = \tilde O(\sqrt{\varepsilon^3}))",
      .note =
          "T is f_max I/F, with E = sqrt(eps), g = sqrt(rho), and is computed; R and F are the definitions themselves, whose constants "
          "c_R/g and c_F/g depend on neither eps nor eta, as c_I/c_F",
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
LEMMATA_CLAIM(TableTwoCaption);

}  // namespace
}  // namespace lemmata
