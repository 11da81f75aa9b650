#include "lib/method/schedule.hpp"

namespace lemmata::method {

template Schedule<double> any_schedule(Draw&, std::string_view, Steps);
template Schedule<Exact> any_schedule(Draw&, std::string_view, Steps);

}  // namespace lemmata::method
