#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a contractive compressor has a relative bias of 1 - delta") { CHECK(attacked("biased.sec54-m").verdict == Verdict::survived); }

TEST_CASE("the negative of a compressor has not") { CHECK(attacked("biased.sec54-m", "negated").verdict == Verdict::refuted); }
