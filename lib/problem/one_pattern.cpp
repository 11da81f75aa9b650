#include "lib/problem/one_pattern.hpp"

namespace lemmata::problem {

template OnePattern<double> any_one_pattern(Draw&, std::string_view, long, long, bool);
template OnePattern<Exact> any_one_pattern(Draw&, std::string_view, long, long, bool);

}  // namespace lemmata::problem
