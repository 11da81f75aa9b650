#include "lib/problem/nodes.hpp"

namespace lemmata::problem {

template Nodes<double> any_nodes(Draw&, long, long, bool);
template Nodes<Exact> any_nodes(Draw&, long, long, bool);

}  // namespace lemmata::problem
