#include "lib/chance/replicates.hpp"

#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "lib/compress/clip.hpp"
#include "lib/compress/lane_by_lane.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/momentum.hpp"
#include "lib/method/scaled_sign_descent.hpp"
#include "lib/method/sgd.hpp"
#include "lib/num/instructions.hpp"
#include "lib/oracle/gaussian_noise.hpp"
#include "lib/problem/quadratic.hpp"

namespace lemmata::replicates_test {
namespace {

const StreamKey key{3, 1, 4};
const std::vector<long> times = {0, 1, 5, 12};

Vec<double> eigenvalues(std::size_t d) {
  Vec<double> out(d);
  for (std::size_t i = 0; i < d; ++i) out[i] = 1 + static_cast<double>(i) / 3;
  return out;
}
Mat<double> dense(std::size_t d) {
  Mat<double> h(d);
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j) h(i, j) = 1 / (1 + static_cast<double>(i + j)) + (i == j ? 1 : 0);
  return h;
}
Vec<double> centre(std::size_t d) { return Vec<double>(d, 0.125); }

template <Scalar S>
oracle::Oracle<S> noisy(std::size_t d, bool is_dense) {
  const oracle::Field<S> gradient =
      is_dense ? problem::quadratic_gradient<S>(dense(d), centre(d)) : problem::diagonal_gradient<S>(eigenvalues(d), centre(d));
  return oracle::with_gaussian_noise(oracle::exact_oracle(gradient), S(0.5));
}
template <Scalar S>
method::ErrorFeedback<S> sign_feedback(std::size_t d, bool is_dense) {
  return {.x0 = Vec<S>(d, S(1)),
          .gamma = S(0.01),
          .compressor = compress::scaled_sign<S>(static_cast<long>(d), 1),
          .oracle = noisy<S>(d, is_dense)};
}

/// f and the error, of every replicate at every time.
template <Scalar S, class M>
auto seen(const M& method, std::size_t count, std::uint64_t first = 0) {
  return replicates<S>(
      method, times, count, key, [](const auto& state) { return norm2_squared(state.x); }, first);
}

/// The same numbers by a plain double loop over trajectories, written out.
template <class M>
std::vector<std::vector<double>> one_after_another(const M& method, std::size_t count) {
  std::vector<std::vector<double>> out(times.size(), std::vector<double>(count));
  for (std::size_t r = 0; r < count; ++r) {
    auto state = method.start();
    std::size_t k = 0;
    for (long t = 0; t <= times.back(); ++t) {
      if (t == times[k]) out[k++][r] = norm2_squared(state.x);
      Replicate<double> chance(key, r);
      chance.at_step(static_cast<std::uint32_t>(t));
      state = method.step(state, t, chance);
    }
  }
  return out;
}

/// Every bit, and numbers only.
bool same_bits(const std::vector<std::vector<double>>& a, const std::vector<std::vector<double>>& b) {
  for (const auto& row : a)
    for (const double x : row)
      if (!std::isfinite(x)) return false;
  return a == b;
}

/// `make.template operator()<S>()` is a method.
template <class Make>
bool lanes_agree(Make make, std::size_t count = 11) {
  return same_bits(seen<Lanes>(make.template operator()<Lanes>(), count), seen<double>(make.template operator()<double>(), count));
}

template <class S>
concept HasTopK = requires {
  compress::top_k<S>(2, 1);
};

}  // namespace

TEST_CASE("error feedback in lanes has the bits of a plain loop over trajectories, in every dimension, count and instruction set") {
  for (const bool is_dense : {false, true})
    for (const std::size_t d : {1U, 7U, 100U})
      for (const std::size_t count : {1U, 8U, 19U}) {
        const auto wanted = one_after_another(sign_feedback<double>(d, is_dense), count);
        CAPTURE(is_dense, d, count);
        CHECK(same_bits(seen<double>(sign_feedback<double>(d, is_dense), count), wanted));
        for (const auto most : {Instructions::every_machine, Instructions::avx2, Instructions::avx512}) {
          const Restricted restricted(most);
          CHECK(same_bits(seen<Lanes>(sign_feedback<Lanes>(d, is_dense), count), wanted));
        }
      }
}

TEST_CASE("a replicate depends on its number only: blocks of replicates put together are the whole") {
  const auto whole = seen<Lanes>(sign_feedback<Lanes>(7, false), 20);
  const auto head = seen<Lanes>(sign_feedback<Lanes>(7, false), 13), tail = seen<Lanes>(sign_feedback<Lanes>(7, false), 7, 13);
  for (std::size_t k = 0; k < times.size(); ++k) {
    CHECK(std::equal(head[k].begin(), head[k].end(), whole[k].begin()));
    CHECK(std::equal(tail[k].begin(), tail[k].end(), whole[k].begin() + 13));
  }
  CHECK(whole.back()[0] != whole.back()[1]);
}

TEST_CASE("methods and compressors that do not branch run in lanes unchanged") {
  constexpr std::size_t d = 7;
  CHECK(lanes_agree([]<Scalar S>() {
    return method::Sgd<S>{Vec<S>(d, S(1)), method::square_root_schedule<S>(S(0.1)), noisy<S>(d, true)};
  }));
  CHECK(lanes_agree([]<Scalar S>() { return method::ScaledSignDescent<S>{Vec<S>(d, S(1)), S(0.01), noisy<S>(d, false)}; }));
  CHECK(lanes_agree([]<Scalar S>() { return method::Momentum<S>{Vec<S>(d, S(1)), S(0.02), S(0.9), noisy<S>(d, false)}; }));
  CHECK(lanes_agree([]<Scalar S>() { return method::SignMomentum<S>{Vec<S>(d, S(1)), S(0.02), S(0.9), noisy<S>(d, false)}; }));
  CHECK(lanes_agree([]<Scalar S>() {
    return method::CompressedDescent<S>{Vec<S>(d, S(1)), S(0.02), compress::unscaled_sign<S>(0), noisy<S>(d, false)};
  }));
  for (const bool by_norm : {false, true})
    CHECK(lanes_agree([=]<Scalar S>() {
      const auto clip = by_norm ? compress::clip_norm<S>(S(2)) : compress::clip_values<S>(S(0.75));
      return method::ErrorFeedback<S>{
          .x0 = Vec<S>(d, S(1)), .gamma = S(0.3), .compressor = clip, .oracle = noisy<S>(d, false), .at_corrected = true};
    }));
  CHECK(lanes_agree([]<Scalar S>() {
    return method::CompressedSgd<S>{.x0 = Vec<S>(d, S(1)),
                                    .eta = S(0.01),
                                    .compressor = compress::scaled_sign<S>(d, 0),
                                    .oracle = noisy<S>(d, true),
                                    .noise = method::gaussian_noise<S>(d, S(0.25))};
  }));
}

TEST_CASE("what sorts is not offered in lanes, and runs lane by lane; so does what draws indices") {
  static_assert(HasTopK<double> && !HasTopK<Lanes>);
  constexpr long d = 7;
  for (const auto& compressor : {compress::top_k<double>(d, 2), compress::rand_k<double>(d, 2)}) {
    const auto make = [&]<Scalar S>() {
      method::ErrorFeedback<S> made{.x0 = Vec<S>(d, S(1)), .gamma = S(0.05), .compressor = {}, .oracle = noisy<S>(d, true)};
      if constexpr (Ordered<S>) made.compressor = compressor;
      else made.compressor = compress::lane_by_lane(compressor);
      return made;
    };
    CAPTURE(compressor.name);
    CHECK(lanes_agree(make));
    CHECK(compress::lane_by_lane(compressor).delta.at[3] == compressor.delta);
  }
}

TEST_CASE("choices and normals of a lane are those of its replicate, also where lanes have taken different numbers of them") {
  Replicate<Lanes> lanes(key, 40);
  lanes.at_step(2);
  std::vector<Replicate<double>> alone;
  for (std::uint64_t l = 0; l < Lanes::count; ++l) alone.emplace_back(key, 40 + l), alone.back().at_step(2);
  const auto agree = [&](const Lanes& x, auto of) {
    for (std::size_t l = 0; l < Lanes::count; ++l) CHECK(x.at[l] == of(alone[l]));
  };
  agree(lanes.normal(), [](auto& chance) { return chance.normal(); });
  agree(lanes.among({0.25, 0.75}, {-3, 4}), [](auto& chance) { return chance.among({0.25, 0.75}, {-3, 4}); });
  agree(select(lanes.bernoulli(0.5), 1, 0), [](auto& chance) { return chance.bernoulli(0.5) ? 1 : 0; });
  CHECK(lanes.lane(3).normal() == alone[3].normal());
  agree(lanes.normals(20)[19], [](auto& chance) { return chance.normals(20)[19]; });
  agree(lanes.normal(), [](auto& chance) { return chance.normal(); });
  for (auto& chance : alone) {  // one by one, or many at once
    chance.at_step(3);
    const Vec<double> many = chance.normals(37);
    chance.at_step(3);
    for (std::size_t i = 0; i < many.size(); ++i) CHECK(chance.normal() == many[i]);
  }
}

}  // namespace lemmata::replicates_test
