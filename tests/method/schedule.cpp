#include "lib/method/schedule.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "tests/components.hpp"

namespace schedule_test {
using namespace lemmata;
using namespace lemmata::method;
using components::Rationals;
using Family = Schedule<Exact>::Family;

TEST_CASE("each family of schedules is its formula") {
  const Rationals rationals;
  const Exact gamma(6), half = ratio<Exact>(1, 2);
  CHECK(Schedule<Exact>(gamma).at(1000) == 6);
  CHECK(Schedule<Exact>(Family::harmonic, gamma).at(2) == 2);
  CHECK(square_root_schedule(gamma).at(8) == 2);
  CHECK_THROWS_AS(square_root_schedule(gamma).at(1), Irrational);
  CHECK(Schedule<Exact>(Family::geometric, gamma, half).at(1) == 3);
  CHECK(Schedule<Exact>(Family::alternating, gamma).at(3) == -6);
  const Schedule<Exact> blocks(Family::blocks, gamma, half, 2);
  for (long t = 0; t < 8; ++t) CHECK(blocks.at(t) == (t % 4 < 2 ? 6 : 3));
  const Schedule<Exact> listed(Family::listed, gamma, Exact(1), 1, {Exact(1), Exact(2)});
  CHECK(listed.sum(0, 4) == 1 + 2 + 6 + 6);
  CHECK(listed.sum_of_squares(1, 3) == 4 + 36);
}

TEST_CASE("a drawn schedule is positive where the claim says so, and every family is drawn") {
  const Rationals rationals;
  std::set<Family> positive, any;
  int negative = 0;
  components::for_instances(200, [&](Draw& draw) {
    const auto gamma = any_schedule<Exact>(draw, "gamma");
    positive.insert(gamma.family());
    for (const long t : {0L, 3L, 15L})
      if (gamma.family() != Family::square_root || t != 0) CHECK(gamma.at(t) > 0);
    const auto free = any_schedule<Exact>(draw, "free", Steps::any);
    any.insert(free.family());
    if (free.at(0) < 0) ++negative;
  });
  CHECK(positive.size() == 6);
  CHECK(any.size() == 7);
  CHECK(negative > 20);
}

}  // namespace schedule_test
