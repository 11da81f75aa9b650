#include "lib/compress/any_contractive.hpp"

namespace lemmata::compress {

template Compressor<double> any_contractive(Draw&, std::string_view, long);
template Compressor<Exact> any_contractive(Draw&, std::string_view, long);

}  // namespace lemmata::compress
