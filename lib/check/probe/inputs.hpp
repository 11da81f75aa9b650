#pragma once
#include <cstdint>
#include <vector>

#include "lib/check/probe/probe.hpp"

namespace lemmata::probe {

/// The structured families, then random vectors; ordinary ones first. The same for equal (d, seed), and without libm, whose last digits
/// differ between machines.
std::vector<Input> make_inputs(long d, std::uint64_t seed);

/// The vectors of make_inputs for the ends of double: subnormals, overflow of squares, both at once.
std::vector<Input> make_inputs_at_the_ends(long d, std::uint64_t seed);

/// Random words of the search, addressed: purpose tells streams of different uses apart.
class SearchWords {
 public:
  SearchWords(std::uint64_t seed, std::uint64_t purpose) : seed_(seed), purpose_(purpose) {}
  std::uint64_t word();
  double unit();                          ///< in [0, 1), 53 bits
  long below(long n);                     ///< uniform in {0..n-1}, up to 2^-40
  double magnitude(long low, long high);  ///< (1 + u) 2^e, e uniform in {low..high}
  double sign() { return (word() & 1U) == 0 ? 1.0 : -1.0; }

 private:
  std::uint64_t seed_, purpose_;
  std::uint64_t block_ = 0;
};

}  // namespace lemmata::probe
