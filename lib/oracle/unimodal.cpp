#include "lib/oracle/unimodal.hpp"

namespace lemmata::oracle {

template UnimodalLaw<double> unimodal_symmetric(Draw&, std::string_view, const double&);
template UnimodalLaw<Exact> unimodal_symmetric(Draw&, std::string_view, const Exact&);

}  // namespace lemmata::oracle
