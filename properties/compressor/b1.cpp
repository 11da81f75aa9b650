#include "properties/compressor/biased_class.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

Result examine_b1(Probe& probe) {
  Result result;
  BiasedConstants constants;
  if (!correlated_with_input(probe, result, constants)) return result;
  const std::string about = constants.estimated ? " about " : "";
  result.constant = constants.beta;
  result.constant_text = "alpha" + (about.empty() ? " <= " : about) + short_number(constants.alpha) + ", beta" +
                         (about.empty() ? " >= " : about) + short_number(constants.beta);
  result.evidence = not_beaten(probe);
  result.witness = shown_at(*constants.largest_beta, "E||C(x)||^2 = " + short_number(constants.beta) + " <E C(x), x>");
  return result;
}

}  // namespace

LEMMATA_PROPERTY(b1,
                 {.id = "b1",
                  .statement = R"(\alpha\|x\|^2 \le \mathbb E\|C(x)\|^2 \le \beta\langle\mathbb E\,C(x),x\rangle)",
                  .summary = "class B1(alpha, beta) of Beznosikov et al.; the largest alpha and the least beta that the witnesses leave",
                  .order = 31,
                  .examine = examine_b1});

}  // namespace lemmata::probe
