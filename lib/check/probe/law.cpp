#include "lib/check/probe/law.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "lib/check/probe/exact_error.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::probe {
namespace {

Exact probability_of(const LawOutcome& outcome) {
  Exact p(1);
  for (const std::uint64_t count : outcome.counts) p *= Exact(std::ldexp(static_cast<double>(count), -53));
  return p;
}

std::vector<std::uint64_t> make_words(bool coarse) {
  std::set<std::uint64_t> words{0, uniform_steps - 1};
  for (unsigned k = 0; k < 53; k += coarse ? 11 : 1) {
    words.insert(1ULL << k);
    words.insert(uniform_steps - (1ULL << k));
  }
  for (std::uint64_t i = 1; i < 16; ++i) words.insert(i << 49U);
  return {words.begin(), words.end()};
}

/// One output whatever the numbers.
Law constant_law(const std::vector<double>& out) {
  LawPart part;
  for (std::uint32_t i = 0; i < out.size(); ++i) part.where.push_back(i);
  part.outcomes.push_back({{}, out});
  return {.shape = "constant", .parts = {part}, .predict = [out](const UniformWords&) { return out; }};
}

}  // namespace

double uniform_of(std::uint64_t w) { return std::ldexp(static_cast<double>(w), -53); }

const std::vector<std::uint64_t>& probed_words(bool coarse) {
  static const std::vector<std::uint64_t> all = make_words(false), few = make_words(true);
  return coarse ? few : all;
}

std::optional<Law> find_law(Probe& probe, const std::vector<double>& x, std::size_t calls) {
  const std::uint64_t first = probe.fresh_streams(4);
  std::uint32_t least = UINT32_MAX, most = 0;
  bool equal = true;
  std::vector<double> out;
  for (const Reply& reply :
       probe.calls({{&x, first, nullptr}, {&x, first + 1, nullptr}, {&x, first + 2, nullptr}, {&x, first + 3, nullptr}})) {
    if (!reply.returned() || reply.drew_otherwise || !all_finite(reply.out)) return {};
    least = std::min(least, reply.uniforms), most = std::max(most, reply.uniforms);
    if (out.empty()) out = reply.out;
    equal = equal && out == reply.out;
  }
  if (most == 0) return equal ? std::optional(constant_law(out)) : std::nullopt;
  const std::size_t before = probe.calls_made();
  if (least == most)
    if (auto law = find_product_law(probe, x, most, calls)) {
      confirm_law(probe, x, *law, 24);
      if (!law->broken) return law;
    }
  const std::size_t used = probe.calls_made() - before;
  auto law = used < calls ? find_tree_law(probe, x, calls - used) : std::nullopt;
  if (law) confirm_law(probe, x, *law, 24);
  return law && !law->broken ? law : std::nullopt;
}

void confirm_law(Probe& probe, const std::vector<double>& x, Law& law, std::size_t n) {
  constexpr std::size_t batch = 2048;
  for (std::size_t done = 0; done < n && !law.broken;) {
    const std::size_t now = std::min(batch, n - done);
    const std::uint64_t first = probe.fresh_streams(now);
    std::vector<compress::Call> calls;
    for (std::size_t i = 0; i < now; ++i) calls.push_back({&x, first + i, nullptr});
    probe.run(calls, [&](std::size_t i, const compress::Outcome& outcome) {
      if (law.broken) return;
      const UniformWords words = [&, stream = first + i](std::uint32_t j) {
        return static_cast<std::uint64_t>(std::ldexp(compress::black_box_uniform(probe.options().seed, stream, j), 53));
      };
      const bool agrees = outcome.fate == compress::Fate::returned && std::ranges::equal(outcome.out, law.predict(words));
      if (agrees) ++law.agreements;
      else law.broken = true;
    });
    done += now;
  }
}

LawMoments moments_of(const Law& law, const std::vector<double>& x) {
  LawMoments total;
  total.mean.assign(x.size(), Exact(0));
  for (const LawPart& part : law.parts) {
    Exact farthest(0);
    for (const LawOutcome& outcome : part.outcomes) {
      std::vector<double> inputs;
      for (const std::uint32_t at : part.where) inputs.push_back(x[at]);
      const Exact p = probability_of(outcome);
      const Squares squares = squares_of(inputs, outcome.values);
      total.error += p * squares.error;
      total.output += p * squares.output;
      total.inner += p * squares.inner;
      farthest = max(farthest, squares.error);
      for (std::size_t i = 0; i < part.where.size(); ++i)
        if (outcome.values[i] != 0) total.mean[part.where[i]] += p * Exact(outcome.values[i]);
    }
    total.farthest += farthest;
  }
  for (std::size_t i = 0; i < x.size(); ++i) total.bias += square(total.mean[i] - Exact(x[i]));
  return total;
}

std::vector<Exact> sign_probabilities(const Law& law, const std::vector<double>& x) {
  std::vector<Exact> p(x.size(), Exact(0));
  for (const LawPart& part : law.parts)
    for (const LawOutcome& outcome : part.outcomes) {
      const Exact weight = probability_of(outcome);
      for (std::size_t i = 0; i < part.where.size(); ++i)
        if (sign(outcome.values[i], 0) == sign(x[part.where[i]], 0)) p[part.where[i]] += weight;
    }
  return p;
}

}  // namespace lemmata::probe
