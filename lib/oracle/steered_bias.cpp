#include "lib/oracle/steered_bias.hpp"

namespace lemmata::oracle {

template Bias<double> any_steered_bias(Draw&, std::string_view, long);
template Bias<Exact> any_steered_bias(Draw&, std::string_view, long);
template Bias<double> any_relative_bias(Draw&, std::string_view, long);
template Bias<Exact> any_relative_bias(Draw&, std::string_view, long);

}  // namespace lemmata::oracle
