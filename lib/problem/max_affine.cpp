#include "lib/problem/max_affine.hpp"

namespace lemmata::problem {

template MaxAffine<double> any_max_affine(Draw&, std::string_view, long);
template MaxAffine<Exact> any_max_affine(Draw&, std::string_view, long);

}  // namespace lemmata::problem
