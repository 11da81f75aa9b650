#include <catch2/catch.hpp>

#include <numeric>
#include <set>

#include "lib/experiment/experiment.hpp"
#include "reports/figure.hpp"

namespace lemmata::experiment {
namespace {

/// From the last item to the first: an item that looked at another's leftovers would show.
class Backwards final : public Workers {
 public:
  std::vector<Numbers> compute(const std::string&, std::size_t count, const Work& work) override {
    std::vector<Numbers> all(count);
    for (std::size_t item = count; item > 0; --item) all[item - 1] = work(item - 1);
    return all;
  }
};

const Experiment& named(std::string_view id) {
  for (const Experiment* one : all_experiments())
    if (one->info.id == id) return *one;
  throw std::runtime_error("no experiment " + std::string(id));
}

void has_places_and_lists_that_fit(const Figure& figure) {
  CHECK((!figure.scale.empty() && !figure.parameters.empty() && !figure.observations.empty()));
  std::set<std::string> names;
  std::set<std::pair<int, int>> places;
  for (const Panel& panel : figure.panels) {
    CHECK(names.insert(panel.name).second);
    CHECK(places.insert({panel.row, panel.column}).second);
    for (const Series& s : panel.series) {
      CHECK((!s.x.empty() && s.mean.size() == s.x.size() && s.lower.size() == s.upper.size()));
      if (panel.form == Form::bars) CHECK(std::accumulate(s.mean.begin(), s.mean.end(), 0.0) == Approx(1).epsilon(1e-12));
    }
  }
}

}  // namespace

TEST_CASE(
    "a figure has the same bytes in whatever order its items are computed; its panels have names and places, its histograms sum to 1") {
  OneByOne forwards;
  Backwards backwards;
  const Figure figure = compute(named("ssd.fig3"), 1, Scale::quick, forwards);
  CHECK(reports::figure_json(figure) == reports::figure_json(compute(named("ssd.fig3"), 1, Scale::quick, backwards)));
  has_places_and_lists_that_fit(figure);
  for (const char* id : {"ssd.fig1", "ssd.fig8"}) has_places_and_lists_that_fit(compute(named(id), 1, Scale::quick, forwards));
}

TEST_CASE("experiments are in the order of their numbers, with what a page needs") {
  const Experiment tenth{.info = {.id = "test.fig10"}, .file = "", .draw = {}}, ninth{.info = {.id = "test.fig9"}, .file = "", .draw = {}};
  static const Experiment kept[] = {tenth, ninth};
  for (const Experiment& one : kept) register_experiment(&one);
  CHECK_THROWS_AS(register_experiment(&ninth), std::logic_error);
  std::vector<std::string> ids;
  for (const Experiment* one : all_experiments()) {
    const ExperimentInfo& info = one->info;
    if (info.id.substr(0, 5) == "test.") {
      ids.emplace_back(info.id);
      continue;
    }
    CHECK((!info.where.empty() && !info.title.empty() && !info.caption.empty()));
    CHECK(one->file.substr(0, 15) == "lib/experiment/");
  }
  CHECK(ids == std::vector<std::string>{"test.fig9", "test.fig10"});
}

}  // namespace lemmata::experiment
