#include "properties/saddle/compressed_run.hpp"

namespace lemmata::saddle {

template struct CompressedRun<double>;
template struct CompressedRun<Exact>;

}  // namespace lemmata::saddle
