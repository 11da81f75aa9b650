// What animals of modules/zoo.c do between calls: to the next one, when they are asked what they declare, and too often.
#include <catch2/catch.hpp>

#include "tests/plugin/zoo.hpp"

namespace lemmata::zoo_test {

using namespace plugin_tests;
using compress::Call;
using compress::Fate;

TEST_CASE("a timer that does not run, and descriptors of its own, a plugin may keep") {
  const InZoo zoo(GENERATE("idle-timer", "descriptor"));
  const auto box = plugin::open_c(module_path("zoo"), zoo_limits());
  const std::vector<double> ones(3, 1.0);
  for (const Seen& seen : outcomes(*box, std::vector<Call>(5, {&ones}))) CHECK(seen.fate == Fate::returned);
}

TEST_CASE("a call that ends badly only behind others is told from one that does so alone") {
  const auto& [animal, fate, text] = GENERATE(table<const char*, Fate, const char*>({{"abort-later", Fate::crashed, "SIGABRT"},
                                                                                     {"spin-later", Fate::hung, "no end within"},
                                                                                     {"alarm-later", Fate::misbehaved, "left a timer"}}));
  const InZoo zoo(animal);
  const std::vector<double> ones(3, 1.0), others = {1, 2, 1};
  const auto box = plugin::open_c(module_path("zoo"), zoo_limits());
  const auto seen = outcomes(*box, {{&others}, {&ones}, {&others}, {&others}});
  for (const std::size_t i : {0U, 1U, 3U}) CHECK(seen[i].fate == Fate::returned);
  INFO(seen[2].what);
  CHECK((seen[2].fate == fate && seen[2].what.starts_with(text)));
  CHECK(seen[2].what.ends_with(plugin::not_alone));
  CHECK(plugin::shows_only_after_others(seen[2].what));
  outcomes(*box, {{&ones}});  // the same where the two are calls of two runs
  CHECK(plugin::shows_only_after_others(outcomes(*box, {{&others}}).at(0).what));
}

TEST_CASE("one whose calls hang too often is called no more, and what was seen is shown") {
  const InZoo zoo("spin");
  auto options = zoo_limits();
  options.limits.most_hung = 2;
  const auto box = plugin::open_c(module_path("zoo"), options);
  const std::vector<double> ones(3, 1.0), others = {1, 2, 1};
  std::vector<Fate> seen;
  const auto note = [&](std::size_t, const compress::Outcome& outcome) { seen.push_back(outcome.fate); };
  const std::vector<Call> calls = {{&ones}, {&others}, {&ones}, {&ones}, {&others}};
  CHECK_THROWS_AS(box->run(calls, note), plugin::HungTooOften);
  CHECK(seen == std::vector{Fate::hung, Fate::returned, Fate::hung});
}

TEST_CASE("what goes wrong when it is asked what it declares is a finding of its own, and no call's") {
  const auto& [animal, fate, text] =
      GENERATE(table<const char*, Fate, const char*>({{"abort-when-asked", Fate::crashed, "SIGABRT"},
                                                      {"spin-when-asked", Fate::hung, "no end within"},
                                                      {"round-when-asked", Fate::misbehaved, "left another rounding mode"},
                                                      {"folder-when-asked", Fate::misbehaved, "changed its working folder"}}));
  const InZoo zoo(animal);
  const auto box = plugin::open_c(module_path("zoo"), zoo_limits());
  const std::vector<double> ones(3, 1.0);
  CHECK((!box->declared_delta(2) && !box->declaration_fault(2)));
  CHECK(box->declared_delta(3).has_value() == (fate == Fate::misbehaved));
  const auto fault = box->declaration_fault(3);
  REQUIRE(fault);
  INFO(animal << ": " << fault->what);
  CHECK((fault->fate == fate && fault->what.starts_with(text)));
  for (const Seen& seen : outcomes(*box, {{&ones}, {&ones}})) CHECK(seen.fate == Fate::returned);
}

}  // namespace lemmata::zoo_test
