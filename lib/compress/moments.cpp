#include "lib/compress/moments.hpp"

namespace lemmata::compress {

template double mean_squared_residual(Expect<double>&, const Compressor<double>&, const Vec<double>&, long);
template Exact mean_squared_residual(Expect<Exact>&, const Compressor<Exact>&, const Vec<Exact>&, long);
template double mean_squared_norm(Expect<double>&, const Compressor<double>&, const Vec<double>&, long);
template Exact mean_squared_norm(Expect<Exact>&, const Compressor<Exact>&, const Vec<Exact>&, long);
template Vec<double> mean_of(Expect<double>&, const Compressor<double>&, const Vec<double>&, long);
template Vec<Exact> mean_of(Expect<Exact>&, const Compressor<Exact>&, const Vec<Exact>&, long);
template double squared_bias(Expect<double>&, const Compressor<double>&, const Vec<double>&, long);
template Exact squared_bias(Expect<Exact>&, const Compressor<Exact>&, const Vec<Exact>&, long);
template double mean_squared_spread(Expect<double>&, const Compressor<double>&, const Vec<double>&, long);
template Exact mean_squared_spread(Expect<Exact>&, const Compressor<Exact>&, const Vec<Exact>&, long);

}  // namespace lemmata::compress
