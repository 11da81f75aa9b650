#include <catch2/catch.hpp>

#include "lib/chance/key.hpp"
#include "lib/chance/words.hpp"
#include "lib/check/evaluate.hpp"

namespace lemmata {

/// What a body reads without having set it shows under valgrind (tests/faults/valgrind.py), which runs this.
TEST_CASE("bodies are evaluated on the same instance twice with the same result") {
  std::vector<std::uint64_t> tape;
  for (std::uint64_t number = 0; number < 24; ++number) {
    for (const Claim* claim : all_claims()) {
      if (!claim->executable()) continue;
      if (number > 0) philox_words({1, claim_key(claim->info.id), 0}, number, 0, tape);
      const Evaluated once = evaluate(*claim, tape, {}, {}), again = evaluate(*claim, tape, {}, {});
      INFO(claim->info.id);
      CHECK(once.state == again.state);
      CHECK((once.slack == again.slack || once.slack != once.slack));
    }
    tape.resize(256);
  }
}

}  // namespace lemmata
