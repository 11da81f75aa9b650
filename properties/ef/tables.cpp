#include <algorithm>

#include "bounds/ef/tables.hpp"
#include "lib/claim/claim.hpp"

// The tables of the deep-learning experiments: what the text reads off them, from the printed numbers. The experiments themselves are not
// repeated here.

namespace lemmata {
namespace {

using bounds::ef::GapTable;

/// The gap of a method from one row of a table to the next smaller batch; a mutant reads the rows from below.
template <Scalar S>
struct RowStep {
  std::size_t method;
  S larger_batch, smaller_batch, of_feedback_larger, of_feedback_smaller;

  RowStep(Draw& draw, const GapTable& table) : method(static_cast<std::size_t>(draw.integer("method", 0, 2))) {
    const auto row = static_cast<std::size_t>(draw.integer("row", 0, 1));
    const std::size_t from = draw.mutant("upside-down") ? row + 1 : row, to = draw.mutant("upside-down") ? row : row + 1;
    larger_batch = S(table.gap[method][from]);
    smaller_batch = S(table.gap[method][to]);
    of_feedback_larger = S(table.gap[bounds::ef::ef_sign_sgd][from]);
    of_feedback_smaller = S(table.gap[bounds::ef::ef_sign_sgd][to]);
  }
  /// As the captions say: the gap of EF-signSGD falls with the batch size, those of the others grow.
  Relation<S> moves_as_said() const {
    return method == bounds::ef::ef_sign_sgd ? strictly_less(smaller_batch, larger_batch).named("gap of EF-signSGD decreases")
                                             : strictly_less(larger_batch, smaller_batch).named("gap increases");
  }
  Chain<S> feedback_is_smallest() const {
    return Chain<S>(at_most(of_feedback_larger, larger_batch).named("EF-signSGD has the smallest gap at the larger batch"))
        .also(at_most(of_feedback_smaller, smaller_batch).named("EF-signSGD has the smallest gap at the smaller batch"));
  }
};

constexpr std::string_view monotone =
    R"(\text{with decreasing batch size the gap of EF-signSGD decreases, those of signSGD and signSGDM increase}; \text{ EF-signSGD has)"
    R"( the smallest in every row})";

struct ResnetGaps {
  static constexpr ClaimInfo info{.id = "ef.tab1",
                                  .kind = Kind::table_row,
                                  .where = "Tables 1 and 3",
                                  .title = "gaps on CIFAR-100 with Resnet18",
                                  .hypotheses = R"(\text{the printed numbers}, \; \text{batch sizes } 128, 32, 8)",
                                  .statement = monotone,
                                  .note = "decided from the printed means; the experiments give a scaled-down study of their own",
                                  .mutants = {"upside-down"},
                                  .whole = {"method", "row"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const RowStep<S> step(draw, bounds::ef::resnet_gaps);
    return {.shown = Chain<S>(step.moves_as_said()).also(step.feedback_is_smallest())};
  }
};
LEMMATA_CLAIM(ResnetGaps);

struct VggGaps {
  static constexpr ClaimInfo info{.id = "ef.tab4",
                                  .kind = Kind::table_row,
                                  .where = "Table 4",
                                  .title = "gaps on CIFAR-10 with VGG19",
                                  .hypotheses = R"(\text{the printed numbers}, \; \text{batch sizes } 128, 32, 8)",
                                  .statement = monotone,
                                  .note = "the caption repeats what that of Table 3 says; from 128 to 32 the gap of EF-signSGD grows",
                                  .mutants = {"upside-down"},
                                  .whole = {"method", "row"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const RowStep<S> step(draw, bounds::ef::vgg_gaps);
    return {.shown = Chain<S>(step.moves_as_said()).also(step.feedback_is_smallest())};
  }
};
LEMMATA_CLAIM(VggGaps);

struct VggGapsRepaired {
  static constexpr ClaimInfo info{.id = "ef.tab4/repaired",
                                  .kind = Kind::table_row,
                                  .where = "Table 4",
                                  .title = "gaps on CIFAR-10 with VGG19",
                                  .hypotheses = R"(\text{the printed numbers}, \; \text{batch sizes } 128, 32, 8)",
                                  .statement =
                                      R"(\text{the gaps of signSGD and signSGDM increase with decreasing batch size, that of EF-signSGD is)"
                                      R"( the smallest in every row, and least at batch size } 8)",
                                  .note = "EF-signSGD: 0.68, 0.71, 0.27",
                                  .mutants = {"upside-down"},
                                  .whole = {"method", "row"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const RowStep<S> step(draw, bounds::ef::vgg_gaps);
    const auto& own = bounds::ef::vgg_gaps.gap[bounds::ef::ef_sign_sgd];
    if (step.method != bounds::ef::ef_sign_sgd) return {.shown = Chain<S>(step.moves_as_said()).also(step.feedback_is_smallest())};
    return {.shown = strictly_less(S(own[2]), min(S(own[0]), S(own[1]))).named("least at batch size 8")};
  }
};
LEMMATA_CLAIM(VggGapsRepaired);

struct OrderOfMethods {
  static constexpr ClaimInfo info{
      .id = "ef.sec6.order",
      .kind = Kind::remark,
      .where = "Section 6, Section 6.2 (the part on test data; not that EF-signSGD is faster on the training data)",
      .title = "order of the methods on test data",
      .hypotheses = R"(\text{the printed numbers of Tables 1, 3 and 4})",
      .statement =
          R"(\text{EF-signSGD loses less than signSGD and signSGDM in every row, and less than } 1\%; \text{ their losses grow for)"
          R"( smaller batches}; \text{ signSGD loses over } 20\%, \text{ signSGDM } 6.6\% \text{ on Resnet18 at batch size } 8)",
      .note = "what the tables say; the training data is only in figures",
      .mutants = {"upside-down", "feedback-exchanged"},
      .whole = {"network", "method", "row"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    GapTable table = draw.integer("network", 0, 1) == 0 ? bounds::ef::resnet_gaps : bounds::ef::vgg_gaps;
    if (draw.mutant("feedback-exchanged")) std::swap(table.gap[1], table.gap[2]);
    const auto method = static_cast<std::size_t>(draw.integer("method", 0, 1)), row = static_cast<std::size_t>(draw.integer("row", 0, 2));
    const auto& own = table.gap[method];
    const auto& feedback = table.gap[bounds::ef::ef_sign_sgd];
    Chain<S> shown(strictly_less(S(feedback[row]), S(own[row])).named("EF-signSGD loses less"));
    shown.also(strictly_less(S(feedback[row]), S(100)).named("EF-signSGD is near SGDM"));
    const bool reversed = draw.mutant("upside-down");
    if (row > 0)
      shown.also(strictly_less(S(own[reversed ? row : row - 1]), S(own[reversed ? row - 1 : row])).named("worse for smaller batches"));
    shown.also(strictly_less(S(2000), S(table.gap[bounds::ef::scaled_sign_sgd][2])).named("unstable at batch size 8"));
    return {.shown = std::move(shown).also(equal(S(bounds::ef::resnet_gaps.gap[bounds::ef::sign_momentum][2]), S(660)).named("6.6 %"))};
  }
};
LEMMATA_CLAIM(OrderOfMethods);

struct AccuracyOfSigns {
  static constexpr ClaimInfo info{
      .id = "ef.sec6.metrics",
      .kind = Kind::remark,
      .where = "Section 6.2 (the part on test accuracy; the other metrics are only in figures)",
      .title = "signSGD becomes worse for smaller batches",
      .hypotheses = R"(\text{the printed numbers of Tables 1, 3 and 4}, \; \text{batch sizes } 128, 32, 8)",
      .statement = R"(\text{all metrics of signSGD (test accuracy) become worse as the batch size decreases})",
      .note =
          "the tables print the best mean accuracy of SGDM and what signSGD loses to it. The difference, its own best mean accuracy, rises "
          "on Resnet18 from 73.14 at batch size 128 to 73.18 at 32, by more than the rounding of the four numbers can make up (0.02); the "
          "loss to SGDM grows throughout. Accuracies at the end of training are only in figures",
      .mutants = {"upside-down"},
      .whole = {"network", "row"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool own = draw.reading("accuracy", {0, 1}, {"best-mean", "less-that-of-SGDM"}) == 0;
    const GapTable& table = draw.integer("network", 0, 1) == 0 ? bounds::ef::resnet_gaps : bounds::ef::vgg_gaps;
    const auto row = static_cast<std::size_t>(draw.integer("row", 0, 1));
    const auto accuracy = [&](std::size_t at) { return S((own ? table.sgdm[at] : 0) - table.gap[bounds::ef::scaled_sign_sgd][at]); };
    const bool reversed = draw.mutant("upside-down");
    const S before = accuracy(reversed ? row + 1 : row), after = accuracy(reversed ? row : row + 1);
    // in hundredths: two numbers rounded by up to a half each where accuracies are compared, on either side
    return {.shown = strictly_less(after, S(before + S(own ? 2 : 0))).named("worse for smaller batches")};
  }
};
LEMMATA_CLAIM(AccuracyOfSigns);

struct RateGrid {
  static constexpr ClaimInfo info{
      .id = "ef.lrgrid",
      .kind = Kind::table_row,
      .where = "appendix A.3",
      .title = "nine learning rates, equally spaced in logarithmic scale",
      .hypotheses = R"(k = 0, \ldots, 8)",
      .statement = R"(10^{-5 + 3k/4} \text{ rounds to the printed number of two digits})",
      .note = "the printed number p, and half a unit h of its second digit: (p - h)^4 <= 10^(3k - 20) <= (p + h)^4",
      .mutants = {"ten-rates"},
      .whole = {"k"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long k = draw.integer("k", 0, 8);
    const auto& printed = bounds::ef::rate_grid[static_cast<std::size_t>(k)];
    const S p = bounds::ef::value_of<S>(printed), half = bounds::ef::value_of<S>({1, printed.exponent}) / S(2);
    // With ten rates the steps are 6/9: the cube of each in place of its fourth power.
    const long power = draw.mutant("ten-rates") ? 3 : 4;
    const long exponent = draw.mutant("ten-rates") ? 2 * k - 15 : 3 * k - 20;
    const S exact = exponent < 0 ? S(1) / pow(S(10), -exponent) : pow(S(10), exponent);
    return {.shown = Chain<S>(at_most(pow(S(p - half), power), exact).named("not below"))
                         .also(at_most(exact, pow(S(p + half), power)).named("not above"))};
  }
};
LEMMATA_CLAIM(RateGrid);

struct BestRates {
  static constexpr ClaimInfo info{.id = "ef.tab2",
                                  .kind = Kind::table_row,
                                  .where = "Table 2",
                                  .title = "the best learning rates are on the grid",
                                  .hypotheses = R"(\text{SGDM, signSGD, signSGDM, EF-signSGD on Resnet18 and VGG19})",
                                  .statement = R"(\text{each printed rate is one of the nine of appendix A.3})",
                                  .mutants = {"next-decade"},
                                  .whole = {"method", "network"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    auto rate = bounds::ef::best_rates[static_cast<std::size_t>(draw.integer("method", 0, 3))]
                                      [static_cast<std::size_t>(draw.integer("network", 0, 1))];
    if (draw.mutant("next-decade")) ++rate.exponent;
    const auto& grid = bounds::ef::rate_grid;
    S nearest(1);
    for (const auto& printed : grid) nearest = min(nearest, S(abs(S(bounds::ef::value_of<S>(rate) - bounds::ef::value_of<S>(printed)))));
    return {.shown = equal(nearest, S(0)).named("on the grid")};
  }
};
LEMMATA_CLAIM(BestRates);

struct RateSchedule {
  static constexpr ClaimInfo info{
      .id = "ef.lrscale",
      .kind = Kind::remark,
      .where = "Section 6.1, appendix A.3",
      .title = "learning rates by batch size and epoch",
      .hypotheses =
          R"(\gamma_{128} \text{ tuned}; \; \gamma_{32} = \gamma_{128}/4, \; \gamma_8 = \gamma_{128}/16; \text{ divided by } 10 \text{ at epochs)"
          R"( } 100 \text{ and } 150 \text{ of } 200)",
      .statement =
          R"(\frac{\gamma_b}{b} \text{ is the same for } b = 128, 32, 8; \quad \gamma(\text{epoch}) = \gamma, \frac{\gamma}{10}, \frac{\gamma}{100})"
          R"( \text{ on } [0, 100), [100, 150), [150, 200))",
      .note = "\"decimated\" (Section 6.1) is division by 10 (appendix A.3)",
      .mutants = {"square-root-scaling", "once"},
      .whole = {"row", "epoch", "by epoch"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S tuned = draw.positive<S>("gamma_128");
    if (!draw.coin("by epoch")) {
      const long batch = bounds::ef::batch_sizes[static_cast<std::size_t>(draw.integer("row", 0, 2))];
      const long divisor = batch == 128 ? 1 : batch == 32 ? 4 : 16, root = batch == 128 ? 1 : batch == 32 ? 2 : 4;
      const S rate = tuned / S(draw.mutant("square-root-scaling") ? root : divisor);
      return {.shown = equal(S(rate / S(batch)), S(tuned / S(128))).named("proportional")};
    }
    const long epoch = draw.integer("epoch", 0, 199);
    S rate = tuned;
    for (long e = 1; e <= epoch; ++e)
      if (e == 100 || (e == 150 && !draw.mutant("once"))) rate = rate / S(10);
    return {.shown = equal(rate, S(tuned / S(epoch < 100 ? 1 : epoch < 150 ? 10 : 100))).named("epochs")};
  }
};
LEMMATA_CLAIM(RateSchedule);

}  // namespace
}  // namespace lemmata
