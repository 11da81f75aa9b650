#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "lib/oracle/sign_oracle.hpp"
#include "tests/components.hpp"

namespace votes_test {
using namespace lemmata;
using namespace lemmata::oracle;
using components::for_instances;
using components::Rationals;

TEST_CASE("every drawn vote is right with probability in (1/2, 1], and its weights sum to 1") {
  const Rationals rationals;
  int with_zero = 0, without_zero = 0;
  for_instances(200, [&](Draw& draw) {
    const auto vote = any_vote<Exact>(draw, "v");
    CHECK(vote.match > ratio<Exact>(1, 2));
    CHECK(vote.match + vote.zero + vote.miss == 1);
    CHECK(vote.zero >= 0);
    CHECK(vote.miss >= 0);
    if (vote.zero > 0) ++with_zero;
    else ++without_zero;
  });
  CHECK(with_zero > 20);
  CHECK(without_zero > 20);
}

TEST_CASE("the majority of independent votes has the law that enumeration gives") {
  const Rationals rationals;
  for_instances(30, [&](Draw& draw) {
    std::vector<VoteLaw<Exact>> votes;
    const long n = draw.integer("n", 1, 4);
    for (long j = 0; j < n; ++j) votes.push_back(any_vote<Exact>(draw, "v" + std::to_string(j)));
    const auto server = majority(votes);
    for (const int outcome : {-1, 0, 1}) {
      Expect<Exact> expect;
      const Exact p = expect.probability([&](Chance<Exact>& chance) {
        Exact sum(0);
        for (const auto& vote : votes) sum += vote.sample(chance);
        return sign(sum, 0) == outcome;
      });
      CHECK(p == (outcome > 0 ? server.match : outcome < 0 ? server.miss : server.zero));
    }
  });
}

TEST_CASE("coordinates of a sign oracle have their stated laws, also when they share one uniform variable") {
  const Rationals rationals;
  int shared = 0;
  for_instances(60, [&](Draw& draw) {
    const auto oracle = any_sign_oracle<Exact>(draw, "o", 2);
    const Vec<Exact> gradient{3, draw.coin("negative") ? Exact(-1) : Exact(0)};
    if (oracle.common) ++shared;
    for (std::size_t i = 0; i < 2; ++i) {
      Expect<Exact> expect;
      const Exact s = sign(gradient[i], 1);
      const auto& law = oracle.law(i, gradient[i]);
      CHECK(expect.probability([&](Chance<Exact>& chance) { return oracle.sample(gradient, chance)[i] == s; }) == law.match);
      CHECK(expect.probability([&](Chance<Exact>& chance) { return oracle.sample(gradient, chance)[i] == 0; }) == law.zero);
      CHECK(expect.mean([&](Chance<Exact>& chance) { return oracle.sample(gradient, chance)[i]; }) == oracle.mean(gradient)[i]);
    }
  });
  CHECK(shared > 10);
}

TEST_CASE("a server's oracle has in each coordinate the majority law of its nodes") {
  const Rationals rationals;
  const VoteLaw<Exact> good{ratio<Exact>(3, 4), 0, ratio<Exact>(1, 4)};
  const SignOracle<Exact> node{.positive = {good}, .negative = {good}, .nowhere = {good}};
  const auto server = majority_oracle<Exact>({node, node, node});
  CHECK(server.success(0, Exact(-2)) == ratio<Exact>(27, 32));
  SignOracle<Exact> coupled = node;
  coupled.common = true;
  CHECK_THROWS_AS(majority_oracle<Exact>({node, coupled}), Unsupported);
}

}  // namespace votes_test
