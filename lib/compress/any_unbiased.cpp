#include "lib/compress/any_unbiased.hpp"

namespace lemmata::compress {

template Compressor<double> any_unbiased(Draw&, std::string_view, long);
template Compressor<Exact> any_unbiased(Draw&, std::string_view, long);

}  // namespace lemmata::compress
