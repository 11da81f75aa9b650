#include "properties/compressor/biased_class.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

Result examine_b2(Probe& probe) {
  Result result;
  BiasedConstants constants;
  if (!correlated_with_input(probe, result, constants)) return result;
  const std::string about = constants.estimated ? " about " : "";
  result.constant = constants.gamma;
  result.constant_text = "gamma" + (about.empty() ? " <= " : about) + short_number(constants.gamma) + ", beta" +
                         (about.empty() ? " >= " : about) + short_number(constants.beta);
  result.evidence = not_beaten(probe);
  result.witness = shown_at(*constants.least_inner, "<E C(x), x> = " + short_number(constants.gamma) + " ||x||^2");
  return result;
}

}  // namespace

LEMMATA_PROPERTY(b2,
                 {.id = "b2",
                  .statement = R"(\max\{\gamma\|x\|^2,\ \mathbb E\|C(x)\|^2/\beta\} \le \langle\mathbb E\,C(x),x\rangle)",
                  .summary = "class B2(gamma, beta) of Beznosikov et al.; the largest gamma and the least beta that the witnesses leave",
                  .order = 32,
                  .examine = examine_b2});

}  // namespace lemmata::probe
