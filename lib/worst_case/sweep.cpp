#include "lib/worst_case/sweep.hpp"

#include "lib/num/error.hpp"
#include "lib/worst_case/fraction_value.hpp"

namespace lemmata::worst_case {

Sweep sweep_in(const std::string& text) {
  const std::size_t equals = text.find('='), dots = text.find(".."), colon = text.rfind(':');
  const std::string count = colon == std::string::npos ? "" : text.substr(colon + 1);
  const bool readable = equals != std::string::npos && equals > 0 && dots != std::string::npos && equals < dots &&
                        colon != std::string::npos && dots < colon && !count.empty() && count.size() <= 4 &&
                        count.find_first_not_of("0123456789") == std::string::npos;
  if (!readable) throw BadInput("--sweep is NAME=FROM..TO:COUNT, as delta=1/10..1:10");
  const long n = std::stol(count);
  if (n < 2 || n > 1000) throw BadInput("--sweep: a count from 2 to 1000");
  const Fraction from = Fraction::parse(text.substr(equals + 1, dots - equals - 1)),
                 to = Fraction::parse(text.substr(dots + 2, colon - dots - 2));
  Sweep out{text.substr(0, equals), {}};
  for (long k = 0; k < n; ++k) out.values.push_back((from + Fraction(k, n - 1) * (to - from)).text());
  return out;
}

}  // namespace lemmata::worst_case
