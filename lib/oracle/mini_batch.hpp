#pragma once
#include "lib/oracle/law.hpp"

namespace lemmata::oracle {

/// The sum of tau independent copies of a finite law, by the counts of its atoms: C(tau + n - 1, n - 1) of them for n atoms, so that no
/// two paths to one count are told apart by rounding.
template <Scalar S>
class Copies {
 public:
  Copies(const FiniteLaw<S>& law, long tau) : law_(law), tau_(tau) { require(tau >= 1, "tau", S(tau), "[1, inf)"); }

  /// Calls sink(mean of the copies, probability) for every count.
  template <class Sink>
  void each(const Sink& sink) const {
    walk(0, tau_, S(0), S(1), [&](const S& sum, const S& weight) { sink(S(sum / S(tau_)), weight); });
  }
  /// E f(mean of the copies)
  template <class Function>
  S expectation(Function f) const {
    S total(0);
    each([&](const S& mean, const S& weight) { total += weight * f(mean); });
    return total;
  }
  template <class Predicate>
  S probability(Predicate holds) const {
    return expectation([&](const S& mean) { return holds(mean) ? S(1) : S(0); });
  }
  /// P(sign of the mean = sign g), sign(0) = 0
  S success(const S& g) const {
    return probability([s = sign(g, 0)](const S& mean) { return sign(mean, 0) == s; });
  }

 private:
  /// `left` copies are still to be shared among the atoms from j on.
  template <class Sink>
  void walk(std::size_t j, long left, const S& sum, const S& weight, const Sink& sink) const {
    if (j + 1 == law_.values.size()) {
      sink(S(sum + S(left) * law_.values[j]), S(weight * pow(law_.weights[j], left)));
      return;
    }
    S ways(1);
    for (long n = 0; n <= left; ++n) {
      walk(j + 1, left - n, S(sum + S(n) * law_.values[j]), S(weight * ways * pow(law_.weights[j], n)), sink);
      ways *= ratio<S>(left - n, n + 1);
    }
  }
  const FiniteLaw<S>& law_;
  long tau_;
};

/// The largest mini-batch for which a law of so many atoms is convolved: at most some hundred counts.
inline long largest_batch(std::size_t atoms) { return atoms > 2 ? 8 : 64; }

}  // namespace lemmata::oracle
