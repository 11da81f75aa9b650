#include "lib/problem/cubic.hpp"

namespace lemmata::problem {

template Problem<double> any_cubic(Draw&, std::string_view, long);
template Problem<Exact> any_cubic(Draw&, std::string_view, long);

}  // namespace lemmata::problem
