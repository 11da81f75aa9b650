#include <catch2/catch.hpp>

#include "lib/oracle/any_law.hpp"
#include "lib/oracle/mini_batch.hpp"
#include "lib/oracle/modal.hpp"
#include "tests/components.hpp"

namespace mini_batches_test {
using namespace lemmata;
using namespace lemmata::oracle;
using components::for_instances;
using components::Rationals;

TEST_CASE("a mini-batch by counts has the law of the convolution, exactly") {
  const Rationals rationals;
  for_instances(150, [](Draw& draw) {
    const auto mean = draw.real<Exact>("mean");
    const auto law = any_law(draw, "law", mean);
    const long tau = draw.integer("tau", 1, 4);
    const Copies<Exact> batch(law, tau);
    const auto convolved = average_of(law, tau);
    CHECK(batch.success(mean) == convolved.success(mean));
    CHECK(batch.expectation([](const Exact& x) { return x; }) == mean);
    CHECK(batch.expectation([&](const Exact& x) { return square(Exact(x - mean)); }) == law.variance() / Exact(tau));
    CHECK(batch.probability([](const Exact&) { return true; }) == 1);
  });
}

TEST_CASE("the tail and second moment of a unimodal law are those of its uniform parts") {
  const Rationals rationals;
  const ModalLaw<Exact> law{
      .mode = 1, .atom = ratio<Exact>(1, 4), .ends = {Exact(2), Exact(-4)}, .weights = {ratio<Exact>(1, 4), ratio<Exact>(1, 2)}};
  CHECK(law.second_moment_about_mode() == Exact(3));
  CHECK(law.beyond(Exact(0)) == ratio<Exact>(3, 4));
  CHECK(law.beyond(Exact(1)) == ratio<Exact>(1, 2));
  CHECK(law.beyond(Exact(3)) == ratio<Exact>(1, 8));
  CHECK(law.beyond(Exact(4)) == Exact(0));
}

TEST_CASE("every drawn unimodal law has weights that sum to 1 and a tail that falls") {
  const Rationals rationals;
  int one_sided = 0;
  for_instances(200, [&](Draw& draw) {
    const auto law = any_modal(draw, "law", draw.real<Exact>("mode"));
    Exact total = law.atom;
    bool left = false, right = false;
    for (std::size_t j = 0; j < law.ends.size(); ++j) {
      total += law.weights[j];
      (law.ends[j] < 0 ? left : right) = true;
    }
    CHECK(total == 1);
    const auto r = draw.nonnegative<Exact>("r"), more = draw.nonnegative<Exact>("more");
    CHECK(law.beyond(Exact(r + more)) <= law.beyond(r));
    if (left != right) ++one_sided;
  });
  CHECK(one_sided > 20);
}

}  // namespace mini_batches_test
