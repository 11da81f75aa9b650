#include "lib/check/sweep.hpp"

#include <mpfr.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "lib/chance/key.hpp"
#include "lib/check/betting.hpp"
#include "lib/check/evaluate.hpp"
#include "lib/check/instance.hpp"

namespace lemmata {
namespace {

constexpr double shared_instance_costs_at_most = 0.01;  // of the ratio
constexpr double rounding = 1e-9;                       // of ratios in double, far above that of any sum the claims form

/// Values of the swept draw: spread evenly in value over a bounded range, in binary digits over a wide one and where it is drawn so.
std::vector<Number> swept_values(const Drawn& d, int points) {
  std::vector<Number> out;
  const bool whole = d.kind == DrawKind::integer || d.kind == DrawKind::log_integer;
  const double lo = std::isfinite(d.range.lower) ? d.range.lower : 0x1p-10, hi = std::isfinite(d.range.upper) ? d.range.upper : lo + 0x1p10;
  const bool wide = d.kind == DrawKind::log_integer || !std::isfinite(d.range.upper) || hi - lo > 200;
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

bool counts(const Evaluated& e) {
  return e.state == Evaluated::State::admitted && e.ratio_rhs > 0 && std::isfinite(e.ratio_lhs) && std::isfinite(e.ratio_rhs);
}

/// The curve of one claim while it is made: what is the best at each value so far.
class CurveSearch {
 public:
  CurveSearch(const Claim& claim, const CurveOptions& options) : claim_(claim), options_(options) { body_.caps.work = 1 << 17; }

  Curve run() {
    Curve curve{.parameter = std::string(claim_.info.sweep), .points = {}, .best = {}};
    for (const Number& value : values()) at_value(value);
    share_instances();
    for (const Best& best : best_) curve.points.push_back(best.point);
    certify_best(curve);
    return curve;
  }

 private:
  struct Best {
    CurvePoint point;
    double ratio = -1;
    Number value;
  };

  /// What the range of the swept draw is may depend on the others: the simplest instance has it, or some random one.
  std::vector<Number> values() {
    std::vector<std::uint64_t> tape(tape_size);
    for (std::uint64_t i = 0; i < 64; ++i) {
      const Evaluated e = evaluate(claim_, i == 0 ? std::span<const std::uint64_t>() : next_tape(tape), options_.hold, body_);
      for (const Drawn& d : e.instance)
        if (d.name == claim_.info.sweep) return swept_values(d, options_.points);
    }
    return {};
  }

  std::span<const std::uint64_t> next_tape(std::vector<std::uint64_t>& tape) {
    ++number_;
    for (std::uint32_t i = 0; i < tape.size(); ++i) tape[i] = philox_word(key_, number_, 0, i);
    return tape;
  }

  Pins held(Pins pins, const Number& value) const {
    for (const auto& [name, pin] : options_.hold) pins.insert_or_assign(name, pin);
    pins[std::string(claim_.info.sweep)].values = {value};
    return pins;
  }

  /// Did the instance take the value? A range that depends on other draws may have clamped it.
  bool stands_at(const Evaluated& e, const Number& value) const {
    return std::any_of(e.instance.begin(), e.instance.end(),
                       [&](const Drawn& d) { return d.name == claim_.info.sweep && d.values == std::vector<Number>{value}; });
  }

  void consider(const Evaluated& e, Best& best) const {
    if (!counts(e) || !stands_at(e, best.value) || e.ratio <= best.ratio) return;
    best.ratio = e.ratio;
    best.point.lhs = e.ratio_lhs, best.point.rhs = e.ratio_rhs;
    best.point.instance = e.instance;
  }

  void at_value(const Number& value) {
    Best best{.point = {.parameter = value.numerator / static_cast<double>(value.denominator)}, .value = value};
    std::vector<std::uint64_t> tape(tape_size);
    const std::size_t most = 40 * (options_.random + options_.moved);
    std::size_t work = 0;
    const Pins pins = held({}, value);
    std::vector<double> ratios;
    for (std::size_t i = 0; i < options_.random && work < most / 2; ++i) {
      const Evaluated e = evaluate(claim_, next_tape(tape), pins, body_);
      work += e.work;
      if (counts(e) && stands_at(e, value)) ratios.push_back(std::clamp(e.ratio, 0.0, 1.0));
      consider(e, best);
    }
    for (std::size_t i = 0; i < options_.moved && work < most && best.ratio >= 0; ++i) {
      next_tape(tape);
      std::uint32_t index = 0;
      const Pins near = neighbour(best.point.instance, [&] { return philox_word(key_, number_, 1, index++); });
      const Evaluated e = evaluate(claim_, tape, held(near, value), body_);
      work += e.work;
      consider(e, best);
    }
    if (best.ratio < 0) return;
    set_mean(best.point, ratios);
    best_.push_back(std::move(best));
  }

  /// The band is in shares of the bound here, and in the unit of the sides once the point's instance is known.
  void set_mean(CurvePoint& point, const std::vector<double>& ratios) const {
    point.admitted = ratios.size();
    if (ratios.empty()) return;
    double sum = 0;
    std::vector<double> rest;
    for (const double r : ratios) sum += r, rest.push_back(1 - r);
    const double alpha = (1 - options_.confidence) / 2;
    point.mean = sum / static_cast<double>(ratios.size());
    point.lower = std::min(*point.mean, betting_lower_bound(ratios, 0, 1, alpha));
    point.upper = std::max(*point.mean, 1 - betting_lower_bound(rest, 0, 1, alpha));
  }

  void share_instances() {
    std::vector<std::vector<Evaluated>> tried(best_.size());  // [whose instance][at which value]
    for (std::size_t i = 0; i < best_.size(); ++i)
      for (const Best& at : best_) tried[i].push_back(evaluate(claim_, {}, held(pins_of(best_[i].point.instance), at.value), body_));
    for (const auto& row : tried)
      for (std::size_t j = 0; j < row.size(); ++j) consider(row[j], best_[j]);
    std::vector<bool> settled(best_.size(), false);
    while (true) {
      const auto serves = [&](std::size_t i, std::size_t j) {
        const Evaluated& e = tried[i][j];
        return !settled[j] && counts(e) && stands_at(e, best_[j].value) && e.ratio >= (1 - shared_instance_costs_at_most) * best_[j].ratio;
      };
      std::size_t chosen = 0, most = 1;  // an instance that serves its own point only changes nothing
      for (std::size_t i = 0; i < tried.size(); ++i) {
        std::size_t served = 0;
        for (std::size_t j = 0; j < best_.size(); ++j) served += serves(i, j) ? 1 : 0;
        if (served > most) chosen = i, most = served;
      }
      if (most == 1) break;
      for (std::size_t j = 0; j < best_.size(); ++j) {
        if (!serves(chosen, j)) continue;
        const Evaluated& e = tried[chosen][j];
        best_[j].ratio = e.ratio;
        best_[j].point.lhs = e.ratio_lhs, best_[j].point.rhs = e.ratio_rhs, best_[j].point.instance = e.instance;
        settled[j] = true;
      }
    }
    for (Best& best : best_)
      for (auto* share : {&best.point.mean, &best.point.lower, &best.point.upper})
        if (*share) **share *= best.point.rhs;
  }

  void certify_best(Curve& curve) const {
    std::vector<std::size_t> order(best_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return best_[a].ratio > best_[b].ratio; });
    constexpr std::size_t most = 4;  // attempts at a first one
    double best = -1;
    for (std::size_t k = 0; k < order.size(); ++k) {
      const bool tied = best_[order[k]].ratio >= (1 - rounding) * best_[order[0]].ratio;
      if (!tied && (curve.best || k >= most)) return;
      certify_point(curve, order[k], best);
    }
  }

  /// Ties are told apart by the exact sides alone: the least parameter of the largest ratio is the best.
  void certify_point(Curve& curve, std::size_t index, double& best) const {
    constexpr long bits = 1024;
    CurvePoint& point = curve.points[index];
    const Certified c = certify(claim_, pins_of(point.instance), {}, bits);
    if (!c.admitted || c.ratio < 0 || c.outcome == Certified::Outcome::undecided) return;
    const double before = point.rhs;
    point.lhs = rounded_enclosure(c.ratio_lhs), point.rhs = rounded_enclosure(c.ratio_rhs);
    for (auto* value : {&point.mean, &point.lower, &point.upper})
      if (*value) **value *= point.rhs / before;
    const double ratio = point.lhs / point.rhs;
    if (ratio < best || (ratio == best && index > curve.best_point)) return;
    best = ratio;
    curve.best = Witness{std::string(claim_.info.id), c.instance, c.ratio_relation, c.ratio_lhs, c.ratio_rhs};
    curve.best_point = index;
    curve.violates = c.outcome == Certified::Outcome::violates;
  }

  static constexpr std::size_t tape_size = 512;
  const Claim& claim_;
  const CurveOptions& options_;
  BodyOptions body_;
  const StreamKey key_{options_.seed, claim_key(claim_.info.id), std::uint64_t{1} << 40};
  std::uint64_t number_ = 0;
  std::vector<Best> best_;
};

}  // namespace

Curve curve_of(const Claim& claim, const CurveOptions& options) {
  if (claim.info.sweep.empty() || !claim.executable()) return {};
  return CurveSearch(claim, options).run();
}

double rounded_enclosure(const std::string& text) {
  const bool ball = !text.empty() && text.front() == '[';
  const std::string middle = ball ? text.substr(1, text.find(' ') - 1) : text;
  const auto slash = middle.find('/');
  double out = 0;
  bool read = false;
  if (slash != std::string::npos || middle.find_first_not_of("-0123456789") == std::string::npos) {
    mpq_t fraction;
    mpfr_t nearest;
    mpq_init(fraction);
    mpfr_init2(nearest, 53);
    const std::string below = slash == std::string::npos ? "1" : middle.substr(slash + 1);
    read = mpq_set_str(fraction, middle.c_str(), 10) == 0 && below.find_first_not_of('0') != std::string::npos;
    if (read) {
      mpq_canonicalize(fraction);
      mpfr_set_q(nearest, fraction, MPFR_RNDN);
      out = mpfr_get_d(nearest, MPFR_RNDN);
    }
    mpfr_clear(nearest);
    mpq_clear(fraction);
  } else {
    char* end = nullptr;
    out = std::strtod(middle.c_str(), &end);
    read = end == middle.c_str() + middle.size();
  }
  if (!read) throw BadInput("'" + text + "' is no enclosure");
  return out;
}

}  // namespace lemmata
