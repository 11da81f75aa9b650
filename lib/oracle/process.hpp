#pragma once
#include <string_view>

#include "lib/chance/draw.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::oracle {

/// A process g_t that asks for no objective: E||g_t||^2 <= sigma2 for every t, whatever the iterates; equality at some t.
template <Scalar S>
struct Process {
  Oracle<S> gradient;
  S sigma2{};
  bool random = false;
};

enum class Direction : long {
  constant,     ///< a
  with_memory,  ///< a_i takes the sign of the memory's entry i: pushes the error of error feedback outward
  against_memory,
  with_iterate,  ///< a_i takes the sign of x_i
  alternating,   ///< (-1)^t a
  moving         ///< the entries of a move by t places
};
inline constexpr long directions = 6;

enum class Tail : long {
  none,
  random_sign,   ///< times +-1
  random_signs,  ///< each entry times +-1, independently
  heavy          ///< with probability s^2 divided by s, else 0
};
inline constexpr long tails = 4;

enum class Timing : long {
  always,
  burst,    ///< 0 before time `from`
  fades,    ///< 0 after time `from`
  periodic  ///< only at multiples of `from`
};
inline constexpr long timings = 4;

template <Scalar S>
struct DrawnProcess {
  Vec<S> a;
  Direction direction = Direction::constant;
  Tail tail = Tail::none;
  Timing timing = Timing::always;
  S s{};
  long from = 1;

  bool active(long t) const {
    switch (timing) {
      case Timing::burst:
        return t >= from;
      case Timing::fades:
        return t <= from;
      case Timing::periodic:
        return t % from == 0;
      case Timing::always:
        break;
    }
    return true;
  }
  Vec<S> mean_free(const Point<S>& at) const {
    Vec<S> g = a;
    const std::size_t d = a.size();
    const Vec<S>* seen = direction == Direction::with_iterate ? &at.x : at.memory;
    for (std::size_t i = 0; i < d; ++i) switch (direction) {
        case Direction::moving:
          g[(i + static_cast<std::size_t>(at.t)) % d] = a[i];
          break;
        case Direction::with_memory:
        case Direction::with_iterate:
          if (seen != nullptr && i < seen->size()) g[i] = abs(a[i]) * sign((*seen)[i], 1);
          break;
        case Direction::against_memory:
          if (seen != nullptr && i < seen->size()) g[i] = -(abs(a[i]) * sign((*seen)[i], 1));
          break;
        case Direction::alternating:
          if (at.t % 2 != 0) g[i] = -a[i];
          break;
        case Direction::constant:
          break;
      }
    return g;
  }
  Vec<S> operator()(const Point<S>& at, Chance<S>& chance) const {
    if (!active(at.t)) return Vec<S>(a.size());
    Vec<S> g = mean_free(at);
    const S half = ratio<S>(1, 2);
    if (tail == Tail::random_sign && chance.bernoulli(half)) return -g;
    if (tail == Tail::random_signs)
      for (std::size_t i = 0; i < g.size(); ++i)
        if (chance.bernoulli(half)) g[i] = -g[i];
    if (tail == Tail::heavy) return chance.bernoulli(s * s) ? (S(1) / s) * g : Vec<S>(g.size());
    return g;
  }
};

/// Any process: ||a||^2 = sigma2 is its second moment at every active time, whatever the direction and the tail.
template <Scalar S>
Process<S> any_process(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  DrawnProcess<S> drawn;
  drawn.a = draw.vector<S>("a", d);
  drawn.direction = static_cast<Direction>(draw.integer("direction", 0, directions - 1));
  drawn.tail = static_cast<Tail>(draw.integer("tail", 0, tails - 1));
  drawn.timing = static_cast<Timing>(draw.integer("timing", 0, timings - 1));
  if (drawn.tail == Tail::heavy) drawn.s = draw.in<S>("s", Range::closed(0x1p-10, 1));
  if (drawn.timing != Timing::always) drawn.from = draw.log_integer("from", 1, 1000);
  const S sigma2 = norm2_squared(drawn.a);
  const bool random = drawn.tail != Tail::none;
  return {std::move(drawn), sigma2, random};
}

// Instantiated once, in process.cpp: every claim would compile them again.
extern template Process<double> any_process(Draw&, std::string_view, long);
extern template Process<Exact> any_process(Draw&, std::string_view, long);

}  // namespace lemmata::oracle
