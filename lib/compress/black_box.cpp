#include "lib/compress/black_box.hpp"

#include <cmath>

#include "lib/chance/chance.hpp"

namespace lemmata::compress {

std::string to_string(Fate fate) {
  switch (fate) {
    case Fate::returned:
      return "returned";
    case Fate::refused:
      return "refused";
    case Fate::crashed:
      return "crashed";
    case Fate::hung:
      return "hung";
    case Fate::out_of_memory:
      return "out of memory";
    case Fate::wrote_input:
      return "wrote to its input";
    case Fate::overran:
      return "wrote beyond its output";
    case Fate::underran:
      return "wrote before its output";
    case Fate::threw:
      return "threw an exception";
    case Fate::wrong_shape:
      return "returned a wrong shape";
    case Fate::wrong_type:
      return "returned a wrong type";
    case Fate::misbehaved:
      return "misbehaved";
  }
  return "unknown";
}

double black_box_uniform(std::uint64_t seed, std::uint64_t stream, std::uint32_t index) {
  const std::uint64_t word = philox_word({.seed = seed, .claim = black_box_key, .instance = stream}, 0, 0, index);
  return std::ldexp(static_cast<double>(word >> 11U), -53);
}

}  // namespace lemmata::compress
