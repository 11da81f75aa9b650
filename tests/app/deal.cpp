#include "lib/app/deal.hpp"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <deque>
#include <map>
#include <stdexcept>

// The ranks of these tests are played by a script, without MPI; tests/cli/ranks.py has real ones.

namespace deal_test {

using namespace lemmata::app;

/// This process is one rank; what the others would say comes from `answer`, and from what is in the inbox at first.
class ScriptedRanks final : public Ranks {
 public:
  using Answer = std::function<std::vector<std::string>(int to, const std::string& text)>;
  ScriptedRanks(int rank, int size, Answer answer) : rank_(rank), size_(size), answer_(std::move(answer)) {}
  int rank() const override { return rank_; }
  int size() const override { return size_; }
  void send(int to, const std::string& text) override {
    sent.push_back(text);
    for (const std::string& reply : answer_(to, text)) inbox.push_back({to, reply});
  }
  std::optional<Message> receive() override {
    if (inbox.empty()) return {};
    Message first = inbox.front();
    inbox.pop_front();
    return first;
  }
  void leave() override { left_ = true; }
  bool left() const override { return left_; }
  void abandon(int) override { std::abort(); }

  std::deque<Message> inbox;
  std::vector<std::string> sent;

 private:
  int rank_, size_;
  bool left_ = false;
  Answer answer_;
};

/// Does at once what rank 0 asks for: item 5 fails, the others are done.
std::vector<std::string> diligent(int, const std::string& text) {
  if (text == "q") return {"q"};
  const std::string item = text.substr(1, text.find(' ') - 1);
  return {item == "5" ? "e5 it broke" : "d" + item + " far " + item};
}

std::string near(std::size_t item) {
  if (item == 5) throw std::runtime_error("it broke");
  return "near " + std::to_string(item);
}

struct Dealt {
  WorkEnd end = WorkEnd::interrupted;
  std::map<std::size_t, std::vector<WorkResult>> results;
};
Dealt deal(ScriptedRanks& ranks, std::size_t count) {
  std::vector<std::size_t> items;
  for (std::size_t i = 0; i < count; ++i) items.push_back(count - 1 - i);
  Dealt dealt;
  dealt.end =
      deal_to_ranks(ranks, "same", items, {1, 60}, near, [&](std::size_t item, const WorkResult& r) { dealt.results[item].push_back(r); });
  return dealt;
}

class ShortPatience {
 public:
  ShortPatience() { setenv("LEMMATA_RANK_SECONDS", "0.2", 1); }
  ~ShortPatience() { unsetenv("LEMMATA_RANK_SECONDS"); }
};

TEST_CASE("every item has one result, whoever had it") {
  for (const int size : {2, 3, 9}) {
    ScriptedRanks ranks(0, size, diligent);
    for (int rank = 1; rank < size; ++rank) ranks.inbox.push_back({rank, "h2 same"});
    const Dealt dealt = deal(ranks, 40);
    CHECK(dealt.end == WorkEnd::finished);
    CHECK(dealt.results.size() == 40);
    std::size_t far = 0;
    for (const auto& [item, results] : dealt.results) {
      REQUIRE(results.size() == 1);
      CHECK(results[0].done == (item != 5));
      if (item == 5) CHECK(results[0].text == "it broke");
      else CHECK((results[0].text == "far " + std::to_string(item) || results[0].text == "near " + std::to_string(item)));
      if (results[0].text.starts_with("far")) ++far;
    }
    CHECK(far > 0);
    CHECK(ranks.left());
  }
}

TEST_CASE("where there is nothing to deal all ranks leave") {
  ScriptedRanks ranks(0, 3, diligent);
  ranks.inbox = {{1, "h1 same"}, {2, "h1 same"}};
  CHECK(deal(ranks, 0).end == WorkEnd::finished);
  CHECK(ranks.sent == std::vector<std::string>{"q", "q"});
  CHECK(ranks.left());
}

TEST_CASE("a rank that is silent is given up by name, and what was finished is not lost") {
  const ShortPatience impatient;
  ScriptedRanks ranks(0, 3, [](int to, const std::string& text) { return to == 2 ? std::vector<std::string>{} : diligent(to, text); });
  ranks.inbox = {{1, "h1 same"}, {2, "h1 same"}};
  std::size_t kept = 0;
  const auto run = [&] { deal_to_ranks(ranks, "same", {0, 1, 2, 3}, {1, 60}, near, [&](std::size_t, const WorkResult&) { ++kept; }); };
  CHECK_THROWS_WITH(run(), Catch::Contains("rank 2 is silent for 0.2 s") && Catch::Contains("--resume"));
  CHECK(kept == 3);
}

TEST_CASE("a rank of another build ends the job") {
  ScriptedRanks ranks(0, 2, diligent);
  ranks.inbox = {{1, "h1 other"}};
  try {
    deal(ranks, 3);
    FAIL("not noticed");
  } catch (const RankFailure& failure) {
    CHECK(failure.code() == 2);
    CHECK_THAT(failure.what(), Catch::Contains("rank 1 runs another build"));
  }
}

TEST_CASE("the failure of a rank is told by rank 0 with its code") {
  ScriptedRanks ranks(0, 2, diligent);
  ranks.inbox = {{1, "h1 same"}, {1, failure_message(143, "ended by signal 15")}};
  try {
    deal(ranks, 3);
    FAIL("not noticed");
  } catch (const RankFailure& failure) {
    CHECK(failure.code() == 143);
    CHECK_THAT(failure.what(), Catch::StartsWith("rank 1: ended by signal 15"));
  }
}

TEST_CASE("a rank does what it is told, says when nothing is left, and leaves") {
  ScriptedRanks ranks(1, 2, [](int, const std::string&) { return std::vector<std::string>{}; });
  ranks.inbox = {{0, "i3 "}, {0, "i5 "}, {0, "i1 "}, {0, "q"}};
  serve_rank_0(ranks, "same", {1, 60}, near);
  CHECK(ranks.sent == std::vector<std::string>{"h1 same", "d3 near 3", "e5 it broke", "d1 near 1", "q"});
  CHECK(ranks.left());
}

TEST_CASE("a rank that waits or works says that it lives") {
  const ShortPatience impatient;
  ScriptedRanks ranks(1, 2, [](int, const std::string&) { return std::vector<std::string>{}; });
  ranks.inbox = {{0, "i0 "}, {0, "q"}};
  serve_rank_0(ranks, "same", {1, 60}, [](std::size_t) {
    usleep(300000);
    return std::string("slow");
  });
  CHECK(std::count(ranks.sent.begin(), ranks.sent.end(), "b") >= 3);
  CHECK(ranks.sent.back() == "q");
}

}  // namespace deal_test
