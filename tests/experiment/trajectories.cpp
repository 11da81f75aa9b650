#include "lib/experiment/trajectory.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

namespace trajectories_test {

using namespace lemmata::experiment;

Trajectory trajectory(const std::string& id, std::uint64_t seed = 1) {
  for (const auto* one : all_trajectories())
    if (one->info.id == id) return compute(*one, seed);
  FAIL("no trajectory " + id);
  return {};
}

const Path& path(const Trajectory& of, const std::string& name) {
  for (const Path& p : of.paths)
    if (p.name == name) return p;
  FAIL("no path " + name);
  return of.paths.front();
}

double end_from_origin(const Path& p) { return std::hypot(p.x.back(), p.y.back()); }

TEST_CASE("trajectories are in order of their ids, their grids rectangular, and the same seed gives the same picture") {
  std::string before;
  for (const auto* one : all_trajectories()) {
    const Trajectory t = compute(*one, 3), again = compute(*one, 3);
    CHECK(before < t.id);
    before = t.id;
    REQUIRE(t.z.size() == t.y.size());
    for (const auto& row : t.z) CHECK(row.size() == t.x.size());
    CHECK(t.z == again.z);
    REQUIRE(t.paths.size() == again.paths.size());
    for (std::size_t i = 0; i < t.paths.size(); ++i) CHECK((t.paths[i].x == again.paths[i].x && t.paths[i].y == again.paths[i].y));
    CHECK((!t.title.empty() && !t.caption.empty()));
  }
}

TEST_CASE("signSGD, scaled or not, stays on the line x_1 + x_2 = 2 in counterexamples 2 and 3; error feedback and SGD leave it") {
  for (const char* id : {"ef.ce2", "ef.ce3"})
    for (const std::uint64_t seed : {1, 2, 3}) {
      const Trajectory t = trajectory(id, seed);
      for (const char* name : {"signSGD", "scaled sign, no feedback"}) {
        const Path& p = path(t, name);
        for (std::size_t i = 0; i < p.x.size(); ++i) CHECK(std::fabs(p.x[i] + p.y[i] - 2) < 1e-12);
      }
      for (const char* name : {"scaled sign with error feedback", "SGD"}) CHECK(end_from_origin(path(t, name)) < 0.7);
    }
}

TEST_CASE("on a line the scaled sign with error feedback is SGD") {
  const Trajectory t = trajectory("ef.ce1");
  const Path &feedback = path(t, "signSGD with error feedback"), &sgd = path(t, "SGD");
  for (std::size_t i = 0; i < sgd.y.size(); ++i) CHECK(std::fabs(feedback.y[i] - sgd.y[i]) < 1e-12);
}

TEST_CASE("in the mean over seeds signSGD ascends in counterexample 1, and SGD descends") {
  double sign = 0, sgd = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Trajectory t = trajectory("ef.ce1", seed);
    sign += path(t, "signSGD").y.back(), sgd += path(t, "SGD").y.back();
  }
  CHECK(sign / 20 > 0.5);
  CHECK(sgd / 20 < -0.2);
}

TEST_CASE("without noise the iterates stop at the strict saddle, with noise they leave it") {
  const Trajectory t = trajectory("saddle.escape");
  for (const Path& p : t.paths) {
    const bool noisy = p.name.rfind("noise", 0) == 0;
    CAPTURE(p.name);
    if (noisy) CHECK(std::fabs(p.y.back()) > 2);
    else CHECK(end_from_origin(p) < 1e-3);
  }
}

TEST_CASE("the sign flow ends in the minimum, signGD in a cycle of its step") {
  const Trajectory t = trajectory("scaled.sign-flow");
  CHECK(end_from_origin(path(t, "sign flow")) < 1e-12);
  const Path& descent = path(t, "signGD");
  const std::size_t last = descent.x.size() - 1;
  CHECK((descent.x[last] == descent.x[last - 2] || descent.x[last] == descent.x[last - 4]));
  CHECK(end_from_origin(descent) > 0);
  CHECK(end_from_origin(path(t, "scaled signGD")) < 0.3);
}

}  // namespace trajectories_test
