#include "lib/oracle/any_law.hpp"

namespace lemmata::oracle {

template FiniteLaw<double> any_law(Draw&, std::string_view, const double&);
template FiniteLaw<Exact> any_law(Draw&, std::string_view, const Exact&);
template FiniteLaw<double> symmetric_law(Draw&, std::string_view, const double&);
template FiniteLaw<Exact> symmetric_law(Draw&, std::string_view, const Exact&);

}  // namespace lemmata::oracle
