#include "lib/app/bench/cost_model.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <queue>

#include <fmt/format.h>

#include "lib/app/deal.hpp"
#include "lib/app/ledger.hpp"
#include "lib/app/output.hpp"
#include "lib/num/error.hpp"

namespace lemmata::app {
namespace {

double sum_of(const std::vector<ItemCost>& items, double ItemCost::*what) {
  double sum = 0;
  for (const ItemCost& item : items) sum += item.*what;
  return sum;
}

const ItemCost& largest(const std::vector<ItemCost>& items, double ItemCost::*what) {
  return *std::max_element(items.begin(), items.end(), [&](const ItemCost& a, const ItemCost& b) { return a.*what < b.*what; });
}

/// Wall time where each item goes, longest first, to the rank that is idle first.
double greedy_schedule(const std::vector<ItemCost>& items, std::size_t ranks) {
  std::vector<double> seconds;
  for (const ItemCost& item : items) seconds.push_back(item.seconds);
  std::sort(seconds.begin(), seconds.end(), std::greater<>());
  std::priority_queue<double, std::vector<double>, std::greater<>> idle_at;
  for (std::size_t rank = 0; rank < std::min(ranks, items.size()); ++rank) idle_at.push(0);
  double wall = 0;
  for (const double item : seconds) {
    const double end = idle_at.top() + item;
    idle_at.pop();
    idle_at.push(end);
    wall = std::max(wall, end);
  }
  return wall;
}

/// Seconds that a store takes to keep a result of this size: the mean of a hundred commits beside the run store, on its disk.
double seconds_to_keep(double bytes) {
  constexpr int results = 100;
  auto path = store_path();
  path.replace_filename("lemmata-cost-" + std::to_string(getpid()) + ".sqlite");
  double seconds = 0;
  {
    Store store = Store::open(path);
    const std::string payload(static_cast<std::size_t>(bytes), ' ');
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < results; ++i) store.put({"item" + std::to_string(i), 1, "quick", ""}, payload);
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() / results;
  }
  std::filesystem::remove(path);
  std::filesystem::remove(path.string() + ".lock");
  return seconds;
}

std::string model_text(const std::string& head, const std::vector<ItemCost>& items, double handling) {
  const auto count = static_cast<double>(items.size());
  const double sum = sum_of(items, &ItemCost::seconds), bytes = sum_of(items, &ItemCost::bytes);
  const ItemCost& longest = largest(items, &ItemCost::seconds);
  std::string text = fmt::format("ranks of an MPI job, {}\n", head);
  text +=
      fmt::format("  items     {}, {:.4g} s in all; the longest, {}, takes {:.3g} s: no number of ranks is more than {:.3g} times one\n",
                  items.size(), sum, longest.claim, longest.seconds, sum / longest.seconds);
  text += fmt::format("  an item   {:.3g} s and {:.3g} kB of results on average, {:.3g} kB at most; {} B to deal it\n", sum / count,
                      bytes / count / 1000, largest(items, &ItemCost::bytes).bytes / 1000, 2 + std::to_string(items.size()).size());
  text += fmt::format("  rank 0    {:.3g} ms to keep a result, measured now\n", 1000 * handling);
  Table table({"ranks", "wall s", "speed-up", "efficiency", "messages/s", "kB/s", "rank 0 busy"});
  for (const std::size_t ranks : {1, 2, 4, 10, 100, 1000}) {
    const JobCost cost = job_cost(items, ranks, handling);
    table.add({std::to_string(ranks), fmt::format("{:.4g}", cost.wall), fmt::format("{:.4g}", cost.speed_up),
               fmt::format("{:.0f} %", 100 * cost.speed_up / static_cast<double>(ranks)), fmt::format("{:.3g}", cost.messages_per_second),
               fmt::format("{:.3g}", cost.bytes_per_second / 1000), fmt::format("{:.2g} %", 100 * cost.load)});
  }
  return text + table.text();
}

}  // namespace

JobCost job_cost(const std::vector<ItemCost>& items, std::size_t ranks, double handling) {
  const double sum = sum_of(items, &ItemCost::seconds);
  if (!(sum > 0)) throw DomainError("items = " + std::to_string(items.size()) + ", none of which takes time");
  if (ranks < 1) throw DomainError("ranks = 0 is not positive");
  if (!(handling >= 0)) throw DomainError("handling = " + std::to_string(handling) + " is negative");
  const auto count = static_cast<double>(items.size());
  JobCost cost;
  cost.wall = std::max(greedy_schedule(items, ranks), count * handling);
  cost.speed_up = std::max(sum, count * handling) / cost.wall;
  cost.messages_per_second = 2 * count / cost.wall + 4 * static_cast<double>(ranks) / rank_seconds();
  cost.bytes_per_second = sum_of(items, &ItemCost::bytes) / cost.wall;
  cost.load = count * handling / cost.wall;
  return cost;
}

std::string cost_model_text() {
  const auto path = store_path();
  const std::vector<ItemCost> costs = std::filesystem::exists(path) ? Store::open(path).costs() : std::vector<ItemCost>{};
  std::string text;
  std::vector<ItemCost> last;
  Effort measured = Effort::quick;
  for (const Effort effort : {Effort::quick, Effort::standard, Effort::deep}) {
    std::vector<ItemCost> items;
    std::copy_if(costs.begin(), costs.end(), std::back_inserter(items), [&](const ItemCost& c) { return c.effort == to_string(effort); });
    if (!(sum_of(items, &ItemCost::seconds) > 0)) continue;
    text += model_text("by what the run store has measured at effort " + to_string(effort), items,
                       seconds_to_keep(sum_of(items, &ItemCost::bytes) / static_cast<double>(items.size()))) +
            "\n";
    last = items;
    measured = effort;
  }
  if (last.empty()) return "ranks of an MPI job: the run store has measured nothing; lemmata verify --effort quick does\n";
  if (measured == Effort::deep) return text;
  const double factor = budget(Effort::deep) / budget(measured);
  for (ItemCost& item : last) item.seconds *= factor;
  const std::string head =
      fmt::format("at effort deep: an estimate, {:.0f} times the times of {} (the budgets' ratio)", factor, to_string(measured));
  return text + model_text(head, last, seconds_to_keep(sum_of(last, &ItemCost::bytes) / static_cast<double>(last.size())));
}

}  // namespace lemmata::app
