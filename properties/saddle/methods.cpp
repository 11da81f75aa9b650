#include "properties/saddle/stated_only.hpp"

// The methods of the paper. Each is a definition: what is claimed of it has an id of its own.

namespace lemmata {
namespace {

struct CompressedWithErrorFeedback {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.alg1", Kind::definition, "Algorithm 1", "compressed SGD with artificial noise, error feedback and resets",
      R"(g_t = C(e_t + \nabla F(x_t, \theta_t) + \xi_t, \tilde\theta_t),\ x_{t+1} = x_t - \eta g_t,\ )"
      R"(e_{t+1} = e_t + \nabla F(x_t, \theta_t) + \xi_t - g_t)",
      "a definition; that it ends at an epsilon-SOSP is claimed by Theorems 3.3 and 3.4, and its resets are saddle.alg1.reset. F is "
      "used in Line 6 and is no parameter");
};
LEMMATA_CLAIM(CompressedWithErrorFeedback);

struct OverWorkers {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.alg1-distributed", Kind::definition, "Section 3, Distributed Setting", "Algorithm 1 over workers",
      R"(e_{t+1}^{(i)} = e_t^{(i)} + \nabla F_i(x_t, \theta_t) + \xi_t - g_t^{(i)},\ e_t = \frac1W\sum_i e_t^{(i)})",
      "a definition; what the text claims of the mean of the errors is saddle.alg1.distributed-error, in both readings of the message");
};
LEMMATA_CLAIM(OverWorkers);

struct WithoutCompression {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.sgd-distributed", Kind::definition, "Section 2, Gradient Compression", "distributed SGD without compression",
      R"(x \leftarrow x - \eta v,\ v = \frac1W\sum_{i=1}^W \nabla F_i(x, \theta_i))",
      "a definition; whether v is a stochastic gradient of f is saddle.distributed.setup");
};
LEMMATA_CLAIM(WithoutCompression);

struct WithoutErrorFeedback {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.csgd-simplified", Kind::definition, "Related work, with its footnote", "compressed SGD, simplified",
      R"(x_{t+1} = x_t - \eta\,C(\nabla f(x_t)))",
      "a definition, used to describe other work; a footnote says that the real update is Algorithm 1, and nothing is claimed of it");
};
LEMMATA_CLAIM(WithoutErrorFeedback);

}  // namespace
}  // namespace lemmata
