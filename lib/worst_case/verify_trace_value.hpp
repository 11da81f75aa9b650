#pragma once
#include <map>
#include <string>
#include <vector>

#include "lib/worst_case/verify_value.hpp"

namespace lemmata::worst_case::verifier {

inline Point plus(const Point& a, const Q& factor, const Point& b) {
  Point out = a;
  if (out.size() < b.size()) out.resize(b.size(), Q(0));
  for (std::size_t i = 0; i < b.size(); ++i) out[i] += factor * b[i];
  return out;
}
inline Point times(const Q& factor, const Point& a) { return plus({}, factor, a); }
inline Point minus(const Point& a, const Point& b) { return plus(a, Q(-1), b); }
inline Q product(const Point& a, const Point& b) {
  Q sum = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) sum += a[i] * b[i];
  return sum;
}
inline Q length2(const Point& a) { return product(a, a); }

struct Gradient {
  Point x, g, answer;
  Q f;
};
struct Used {
  long t;
  Point v, mean, noise;
};
struct Kept {
  std::map<std::string, std::vector<Point>> of;
};

/// Points that are no iterates: the minimiser, the average of all iterates, and x_t - e_t.
constexpr long at_minimiser = -1, at_average = -2;
constexpr long at_virtual(long t) { return -3 - t; }
/// "0", "12", "*", "average", "virtual 3"
std::string name_of_place(long place);

/// What happened when the method ran on given answers.
struct Trace {
  bool minimiser = false;                           ///< at the origin
  std::vector<Kept> kept;                           ///< what the workers keep, by time
  std::vector<std::map<long, Gradient>> gradients;  ///< of each worker by time, or at one of the points above
  std::vector<std::vector<Used>> calls;             ///< of each worker's compressor
};

Point place_of(const Question& question, const Trace& trace, const Played& played, long place);

/// Adds the conditions on functions and compressors, the start and the metric.
void add_conditions(const Question& question, const Trace& trace, Played& played);

}  // namespace lemmata::worst_case::verifier
