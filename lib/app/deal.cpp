#include "lib/app/deal.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <thread>

#include "lib/app/options.hpp"

namespace lemmata::app {
namespace {

using Clock = std::chrono::steady_clock;
using Finished = std::function<void(std::size_t, const WorkResult&)>;

constexpr int pause = 2;  // milliseconds between looks at the messages: MPI has no file to poll
constexpr const char* resumable = "; what is finished is kept: the same command with --resume goes on";

/// "d12 text" -> 12 and "text"
struct Parsed {
  std::size_t number = 0;
  std::string rest;
};
Parsed parsed(const std::string& message) {
  const std::size_t space = message.find(' ');
  return {std::strtoull(message.c_str() + 1, nullptr, 10), space == std::string::npos ? "" : message.substr(space + 1)};
}
std::string message_of(char kind, std::size_t number, const std::string& rest) { return kind + std::to_string(number) + " " + rest; }

std::chrono::duration<double> silence() { return std::chrono::duration<double>(rank_seconds()); }

/// Rank 0's side: what is left, and what the others do.
class Dealer {
 public:
  Dealer(Ranks& ranks, const std::string& identity, const std::vector<std::size_t>& items, const Finished& finished)
      : ranks_(ranks), identity_(identity), items_(items), finished_(finished), others_(static_cast<std::size_t>(ranks.size())) {}

  std::optional<std::size_t> next() { return next_ < items_.size() ? std::optional(items_[next_++]) : std::nullopt; }
  bool over() const { return next_ == items_.size() && busy_ == 0; }

  /// Hears all messages that have come, and gives everyone who is idle an item.
  void hear() {
    while (const auto message = ranks_.receive()) take(*message);
    for (std::size_t rank = 1; rank < others_.size(); ++rank) {
      Other& other = others_[rank];
      if (Clock::now() - other.heard > silence_ && !other.gone)
        throw RankFailure(internal_error, name(rank) + " is silent for " + seconds_text() + " s and is given up" + resumable);
      for (; other.idle > 0 && next_ < items_.size(); --other.idle, ++busy_)
        ranks_.send(static_cast<int>(rank), message_of('i', *next(), ""));
    }
  }

  /// Tells all that nothing is left, and waits for their last message, so that none is on its way when the ranks part.
  WorkEnd part() {
    for (int rank = 1; rank < ranks_.size(); ++rank) ranks_.send(rank, "q");
    for (std::size_t rank = 1; rank < others_.size(); ++rank)
      while (!others_[rank].gone) {
        if (interrupting_signal() != 0) return WorkEnd::interrupted;
        hear();
        std::this_thread::sleep_for(std::chrono::milliseconds(pause));
      }
    ranks_.leave();
    return WorkEnd::finished;
  }

 private:
  struct Other {
    std::size_t idle = 0;  ///< workers without an item
    bool gone = false;
    Clock::time_point heard = Clock::now();
  };

  static std::string name(std::size_t rank) { return "rank " + std::to_string(rank); }
  static std::string seconds_text() {
    char text[32];
    std::snprintf(text, sizeof text, "%g", rank_seconds());
    return text;
  }

  void take(const Ranks::Message& message) {
    const auto rank = static_cast<std::size_t>(message.from);
    Other& other = others_.at(rank);
    other.heard = Clock::now();
    const char kind = message.text.empty() ? ' ' : message.text[0];
    const auto [number, rest] = parsed(message.text);
    if (kind == 'h') {
      if (rest != identity_)
        throw RankFailure(wrong_usage, name(rank) + " runs another build, other records or another command than rank 0");
      other.idle = number;
    } else if (kind == 'd' || kind == 'e') {
      --busy_;
      ++other.idle;
      finished_(number, {kind == 'd', rest});
    } else if (kind == 'x') {
      throw RankFailure(static_cast<int>(number), name(rank) + ": " + rest + resumable);
    } else if (kind == 'q') {
      other.gone = true;
    }
  }

  Ranks& ranks_;
  const std::string& identity_;
  const std::vector<std::size_t>& items_;
  const Finished& finished_;
  std::vector<Other> others_;
  std::size_t next_ = 0;
  std::size_t busy_ = 0;  ///< items with other ranks
  std::chrono::duration<double> silence_ = silence();
};

}  // namespace

std::string failure_message(int code, const std::string& why) { return message_of('x', static_cast<std::size_t>(code), why); }

double rank_seconds() { return seconds_from("LEMMATA_RANK_SECONDS", 60); }

WorkEnd deal_to_ranks(Ranks& ranks, const std::string& identity, const std::vector<std::size_t>& items, const WorkOptions& options,
                      const std::function<std::string(std::size_t)>& work, const Finished& finished) {
  const SignalsNoted noted;
  Dealer dealer(ranks, identity, items, finished);
  ItemSource source;
  source.next = [&] { return dealer.next(); };
  source.over = [&] { return dealer.over(); };
  source.between = [&] { dealer.hear(); };
  source.pause = pause;
  if (work_from(source, options, work, finished) == WorkEnd::interrupted) return WorkEnd::interrupted;
  return dealer.part();
}

void serve_rank_0(Ranks& ranks, const std::string& identity, const WorkOptions& options,
                  const std::function<std::string(std::size_t)>& work) {
  const SignalsNoted noted;
  std::deque<std::size_t> mine;
  bool last = false;
  const auto beat = silence() / 4;
  auto said = Clock::now();
  const auto say = [&](const std::string& text) {
    ranks.send(0, text);
    said = Clock::now();
  };
  ItemSource source;
  source.next = [&]() -> std::optional<std::size_t> {
    if (mine.empty()) return {};
    const std::size_t item = mine.front();
    mine.pop_front();
    return item;
  };
  source.over = [&] { return last && mine.empty(); };
  source.between = [&] {
    while (const auto message = ranks.receive()) {
      if (message->text[0] == 'q') last = true;
      else mine.push_back(parsed(message->text).number);
    }
    if (Clock::now() - said > beat) say("b");
  };
  source.pause = pause;
  say(message_of('h', static_cast<std::size_t>(options.jobs), identity));
  const auto finished = [&](std::size_t item, const WorkResult& result) { say(message_of(result.done ? 'd' : 'e', item, result.text)); };
  if (work_from(source, options, work, finished) == WorkEnd::interrupted)
    throw RankFailure(128 + interrupting_signal(), "ended by signal " + std::to_string(interrupting_signal()));
  say("q");
  ranks.leave();
}

}  // namespace lemmata::app
