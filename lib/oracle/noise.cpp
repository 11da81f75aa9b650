#include "lib/oracle/noise.hpp"

namespace lemmata::oracle {

template Noise<double> any_noise(Draw&, std::string_view, long);
template Noise<Exact> any_noise(Draw&, std::string_view, long);

}  // namespace lemmata::oracle
