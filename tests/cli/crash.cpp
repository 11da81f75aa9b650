// A module for tests/cli/workers.py: claims that crash, hang and throw, beside one that is sound.
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "lib/claim/claim.hpp"

namespace lemmata {
namespace {

enum class End { sound, crash, hang, exception };

template <Scalar S, End end>
Case<S> body(Draw& draw) {
  const S x = draw.real<S>("x");
  if (end == End::crash) std::abort();
  if (end == End::hang) std::this_thread::sleep_for(std::chrono::hours(1));
  if (end == End::exception) throw std::runtime_error("two\nlines");
  return {.given = {}, .shown = at_most(S(0), square(x))};
}

#define MISBEHAVING(Type, name, end)                                                                                              \
  struct Type {                                                                                                                   \
    static constexpr ClaimInfo info{                                                                                              \
        .id = "test." name, .kind = Kind::property, .where = "here", .title = name, .hypotheses = "", .statement = "0 \\le x^2"}; \
    template <Scalar S>                                                                                                           \
    Case<S> operator()(Draw& draw, Expect<S>&) const {                                                                            \
      return body<S, end>(draw);                                                                                                  \
    }                                                                                                                             \
  };                                                                                                                              \
  LEMMATA_CLAIM(Type)

MISBEHAVING(Sound, "sound", End::sound);
MISBEHAVING(Crashes, "crash", End::crash);
MISBEHAVING(Hangs, "hang", End::hang);
MISBEHAVING(Throws, "throw", End::exception);

}  // namespace
}  // namespace lemmata
