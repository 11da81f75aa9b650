#pragma once
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "lib/chance/draw.hpp"

namespace lemmata::method {

/// Step sizes gamma_0, gamma_1, ...: a family and few parameters, whatever the horizon. A number is a constant schedule.
template <Scalar S>
class Schedule {
 public:
  enum class Family {
    constant,     ///< gamma
    harmonic,     ///< gamma / (t + 1)
    square_root,  ///< gamma / sqrt(t + 1)
    geometric,    ///< gamma q^t
    alternating,  ///< gamma (-1)^t
    blocks,       ///< gamma for `period` steps, then gamma q for as many, and again
    listed        ///< given values, then gamma for ever
  };

  Schedule(const S& gamma) : gamma_(gamma) {}  // NOLINT(google-explicit-constructor): a number is a constant schedule
  Schedule(Family family, const S& gamma, const S& q = S(1), long period = 1, std::vector<S> listed = {})
      : family_(family), gamma_(gamma), q_(q), period_(period), listed_(std::move(listed)) {}

  S at(long t) const {
    switch (family_) {
      case Family::harmonic:
        return gamma_ / S(t + 1);
      case Family::square_root:
        return gamma_ / sqrt(S(t + 1));
      case Family::geometric:
        return gamma_ * pow(q_, t);
      case Family::alternating:
        return t % 2 == 0 ? gamma_ : -gamma_;
      case Family::blocks:
        return t / period_ % 2 == 0 ? gamma_ : gamma_ * q_;
      case Family::listed:
        if (static_cast<std::size_t>(t) < listed_.size()) return listed_[static_cast<std::size_t>(t)];
        break;
      case Family::constant:
        break;
    }
    return gamma_;
  }
  Family family() const { return family_; }
  const S& gamma() const { return gamma_; }  ///< the parameter, gamma_0 in all families but `listed`
  /// sum of gamma_t, and of gamma_t^2, over t = from .. to - 1
  S sum(long from, long to) const {
    S total(0);
    for (long t = from; t < to; ++t) total += at(t);
    return total;
  }
  S sum_of_squares(long from, long to) const {
    S total(0);
    for (long t = from; t < to; ++t) total += square(at(t));
    return total;
  }

 private:
  Family family_ = Family::constant;
  S gamma_{};
  S q_{};
  long period_ = 1;
  std::vector<S> listed_ = {};
};

/// gamma_t = gamma / sqrt(t + 1)
template <Scalar S>
Schedule<S> square_root_schedule(const S& gamma) {
  return {Schedule<S>::Family::square_root, gamma};
}

/// Which schedules a claim quantifies over.
enum class Steps {
  positive,  ///< gamma_t > 0
  any        ///< real numbers, 0 and negative ones too
};

/// Any schedule: every family above; `listed` gives up to 8 free values.
template <Scalar S>
Schedule<S> any_schedule(Draw& draw, std::string_view name, Steps steps = Steps::positive) {
  using Family = typename Schedule<S>::Family;
  const auto scope = draw.scope(name);
  const Range range = steps == Steps::positive ? Range::open(0, std::numeric_limits<double>::infinity()) : Range{};
  const S gamma = draw.in<S>("gamma", range);
  switch (draw.integer("family", 0, steps == Steps::any ? 6 : 5)) {
    case 1:
      return {Family::square_root, gamma};
    case 2:
      return {Family::harmonic, gamma};
    case 3:
      return {Family::geometric, gamma, draw.in<S>("q", Range::open(0, 1))};
    case 4: {
      const S q = draw.in<S>("other", range);
      return {Family::blocks, gamma, q, draw.log_integer("period", 1, 100)};
    }
    case 5: {
      std::vector<S> values;
      const long n = draw.integer("values", 1, 8);
      for (long j = 0; j < n; ++j) values.push_back(draw.in<S>("gamma" + std::to_string(j), range));
      return {Family::listed, gamma, S(1), 1, values};
    }
    case 6:
      return {Family::alternating, gamma};
    default:
      return gamma;
  }
}

// Instantiated once, in schedule.cpp: every claim would compile them again.
extern template Schedule<double> any_schedule(Draw&, std::string_view, Steps);
extern template Schedule<Exact> any_schedule(Draw&, std::string_view, Steps);

}  // namespace lemmata::method
