#include <algorithm>
#include <cmath>

#include "lib/chance/key.hpp"
#include "lib/check/evaluate.hpp"
#include "lib/check/finding.hpp"
#include "lib/check/instance.hpp"

namespace lemmata {
namespace {

/// Values of the swept draw: spread evenly in value over a bounded range, in binary digits over a wide one.
std::vector<Number> values_of(const Drawn& d, int points) {
  std::vector<Number> out;
  const bool whole = d.kind == DrawKind::integer || d.kind == DrawKind::log_integer;
  const double lo = std::isfinite(d.range.lower) ? d.range.lower : 0x1p-10, hi = std::isfinite(d.range.upper) ? d.range.upper : lo + 0x1p10;
  const bool wide = !std::isfinite(d.range.upper) || hi - lo > 200;
  for (int i = 0; i < points; ++i) {
    const double f = static_cast<double>(i) / (points - 1);
    double x = wide ? lo + std::exp2(std::log2(hi - lo + 1) * f) - 1 : lo + f * (hi - lo);
    if (wide && !std::isfinite(d.range.upper)) x = lo + std::exp2(20 * f - 10);
    if (whole) x = std::floor(x);
    else x = std::nearbyint(x * 0x1p20) / 0x1p20;
    if (d.range.contains(x) && (out.empty() || out.back().numerator < x)) out.push_back({x, 1});
  }
  return out;
}

}  // namespace

std::vector<SweepPoint> sweep(const Claim& claim, std::uint64_t seed, int points, std::size_t evaluations_each) {
  std::vector<SweepPoint> curve;
  if (claim.info.sweep.empty() || !claim.executable()) return curve;
  BodyOptions body;
  body.caps.work = 1 << 17;
  const std::string name(claim.info.sweep);
  const Evaluated simplest = evaluate(claim, {}, {}, body);
  const auto swept = std::find_if(simplest.instance.begin(), simplest.instance.end(), [&](const Drawn& d) { return d.name == name; });
  if (swept == simplest.instance.end()) return curve;
  const StreamKey key{seed, claim_key(claim.info.id), std::uint64_t{1} << 40};
  std::uint64_t number = 0;
  for (const Number& value : values_of(*swept, points)) {
    Pins base;
    base[name].values = {value};
    Evaluated best;
    std::vector<std::uint64_t> tape(512);
    const std::size_t until = evaluations_each;
    std::size_t work = 0;
    for (std::size_t i = 0; i < until && work < 40 * until; ++i) {
      ++number;
      std::uint32_t index = 0;
      Pins pins = base;
      if (i > until / 2 && best.ratio >= 0) {
        pins = neighbour(best.instance, [&] { return philox_word(key, number, 1, index++); });
        pins[name].values = {value};
      }
      for (auto& w : tape) w = philox_word(key, number, 0, index++);
      const Evaluated e = evaluate(claim, tape, pins, body);
      work += e.work;
      if (e.state == Evaluated::State::admitted && e.rhs > 0 && std::isfinite(e.rhs) &&
          e.lhs / e.rhs > best.lhs / (best.rhs > 0 ? best.rhs : 1))
        best = e;
    }
    if (best.rhs > 0) curve.push_back({value.numerator, best.lhs, best.rhs});
  }
  return curve;
}

}  // namespace lemmata
