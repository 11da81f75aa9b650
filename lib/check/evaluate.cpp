#include "lib/check/evaluate.hpp"

#include <cmath>
#include <limits>

namespace lemmata {
namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();
constexpr double underflow = 1e-290;  // below it a side may have lost digits to subnormal numbers: left to the exact search

/// (rhs - lhs) / (|lhs| + |rhs|), 0 when both vanish; minus its absolute value for `equal`.
double relative_slack(const Relation<double>& r) {
  const double size = std::fabs(r.lhs) + std::fabs(r.rhs);
  const double slack = size == 0 ? 0 : (r.rhs - r.lhs) / size;
  return r.how == How::equal ? -std::fabs(slack) : slack;
}

double noise(const Relation<double>& r) { return 64 * epsilon * r.terms; }

void cut_bound(Relation<double>& r, double factor) {
  if (factor != 1 && r.how != How::equal && r.rhs > 0) r.rhs *= factor;
}

void judge(Evaluated& out, Case<double>& made, const BodyOptions& options, Quantifier quantifier) {
  for (const auto& given : made.given) {
    if (!std::isfinite(given.lhs) || !std::isfinite(given.rhs)) {
      out.state = Evaluated::State::overflow;
      return;
    }
    const double slack = relative_slack(given);
    // A strict hypothesis must hold in double too; the others get the benefit of rounding.
    if (given.how == How::strictly_less ? !(given.lhs < given.rhs) : slack < -noise(given)) {
      out.state = Evaluated::State::rejected;
      return;
    }
  }
  out.state = Evaluated::State::admitted;
  for (auto& link : made.shown.links()) {
    cut_bound(link, options.bound_factor);
    const double size = std::fabs(link.lhs) + std::fabs(link.rhs);
    if (!std::isfinite(size) || (size > 0 && size < underflow)) {
      out.state = Evaluated::State::overflow;
      return;
    }
    const double slack = relative_slack(link);
    out.in_mean = out.in_mean || link.least_gap.has_value();
    if (link.how != How::equal && link.rhs > 0 && link.lhs / link.rhs > out.ratio) {
      out.ratio = link.lhs / link.rhs;
      out.ratio_lhs = link.lhs;
      out.ratio_rhs = link.rhs;
    }
    if (slack < out.slack) {
      out.slack = slack;
      out.floor = noise(link);
      out.lhs = link.lhs;
      out.rhs = link.rhs;
    }
  }
  if (quantifier == Quantifier::exists) out.slack = -out.slack;
}

}  // namespace

Evaluated evaluate(const Claim& claim, std::span<const std::uint64_t> tape, const Pins& pins, const BodyOptions& options) {
  Evaluated out;
  Draw draw(tape, pins);
  draw.run_mutant(options.mutant);
  Expect<double> expect(options.caps);
  try {
    Case<double> made = claim.search(draw, expect);
    judge(out, made, options, claim.info.quantifier);
  } catch (const DomainError& e) { out.what = e.what(); } catch (const TooLarge& e) {
    out.state = Evaluated::State::too_large;
    out.what = e.what();
  } catch (const Unsupported& e) {
    out.state = Evaluated::State::unfit;
    out.what = e.what();
  }
  std::size_t entries = 0;
  for (const Drawn& d : draw.instance()) entries += d.values.size();
  out.work = 8 + 2 * draw.instance().size() + entries + expect.work();
  out.instance = draw.instance();
  out.words = draw.words_read();
  out.readings = draw.readings();
  out.dimensions = draw.dimensions();
  return out;
}

Pins pins_of(const Instance& instance) {
  Pins pins;
  for (const Drawn& d : instance) pins[d.name].values = d.values;
  return pins;
}

std::string describe(const Instance& instance) {
  std::string text;
  for (const Drawn& d : instance) {
    if (!text.empty()) text += ", ";
    text += d.name + " = ";
    if (d.kind == DrawKind::vector) text += "(";
    for (std::size_t i = 0; i < d.values.size(); ++i) text += (i == 0 ? "" : ", ") + to_string(d.values[i]);
    if (d.kind == DrawKind::vector) text += ")";
  }
  return text;
}

}  // namespace lemmata
