#include "lib/oracle/biased.hpp"

namespace lemmata::oracle {

template Bias<double> any_bias(Draw&, std::string_view, long);
template Bias<Exact> any_bias(Draw&, std::string_view, long);
template GrowingNoise<double> any_growing_noise(Draw&, std::string_view, long);
template GrowingNoise<Exact> any_growing_noise(Draw&, std::string_view, long);

}  // namespace lemmata::oracle
