#include "lib/oracle/process.hpp"

namespace lemmata::oracle {

template Process<double> any_process(Draw&, std::string_view, long);
template Process<Exact> any_process(Draw&, std::string_view, long);

}  // namespace lemmata::oracle
