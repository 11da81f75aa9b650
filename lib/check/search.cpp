#include "lib/check/search.hpp"

#include <algorithm>
#include <cmath>

#include "lib/chance/key.hpp"
#include "lib/chance/words.hpp"
#include "lib/check/candidates.hpp"
#include "lib/check/instance.hpp"

namespace lemmata {
namespace {

constexpr std::uint64_t fewest_random = 24;  // cases that are tried even of a body of which one takes the whole share
constexpr long search_bits = 512;            // of balls while searching; the final witness is certified with more

}  // namespace

std::size_t work_of(Effort effort) {
  constexpr std::size_t quick = 2'000'000;
  return effort == Effort::quick ? quick : effort == Effort::standard ? 10 * quick : 1000 * quick;
}

Search::Search(const Claim& claim, const AttackOptions& options, Pins base, std::size_t shares)
    : claim_(claim), options_(options), base_(std::move(base)) {
  body_.mutant = options.mutant;
  body_.bound_factor = options.bound_factor;
  budget_.total = work_of(options.effort) / std::max<std::size_t>(1, shares);
  // One instance may take a thirtieth of the search at most, so that no single horizon eats the budget.
  body_.caps.work = std::min<std::size_t>(body_.caps.work, std::max<std::size_t>(budget_.total / 32, 1 << 16));
  key_ = claim_key(claim.info.id);
  price_body();
}

/// A body's operations are not visible in double, those of Exact are: a unit of work is about sixteen operations of double.
void Search::price_body() {
  std::vector<std::uint64_t> tape(256);
  std::size_t operations = 0, work = 1;
  for (std::uint64_t number = 0; number < 3; ++number) {
    fill(tape, number);
    const Evaluated e = evaluate(claim_, tape, base_, body_);
    if (e.state != Evaluated::State::admitted) continue;
    const Certified c = certify(claim_, pins_of(e.instance), body_, 128);
    operations += c.operations;
    work += e.work;
    if (operations > budget_.total / 100) break;  // one long run tells as much as three
  }
  price_ = std::clamp(static_cast<double>(operations) / (16 * static_cast<double>(work)), 1.0, 16.0);
}

Certified::Outcome Search::wanted() const {
  return claim_.info.quantifier == Quantifier::exists ? Certified::Outcome::satisfies : Certified::Outcome::violates;
}

std::uint64_t Search::word(std::uint64_t case_number, std::uint32_t index) const {
  return philox_word({options_.seed, key_, run_}, case_number, 0, index);
}

void Search::fill(std::span<std::uint64_t> tape, std::uint64_t case_number, std::uint32_t first) const {
  philox_words({options_.seed, key_, run_}, case_number, first, tape);
}

void Search::overlay(Pins& pins) const {
  for (const auto& [name, pin] : base_) pins[name] = pin;
}

void Search::begin(const std::string& method, double share) {
  ++run_;
  tried_.push_back({method, 0, 0, {}, ""});
  budget_.open(share);
}

void Search::end(const std::string& why) { tried_.back().stopped = found_ ? "a certified witness" : why; }

void Search::run() {
  using Phase = std::pair<const char*, void (Search::*)()>;
  const Phase phases[] = {{"edge cases", &Search::edge_cases},
                          {"random", &Search::random_cases},
                          {"exact", &Search::exact_cases},
                          {"climb", &Search::climb},
                          {"optimise", &Search::optimise}};
  const auto sharpness = [&] { return sharp_.empty() ? 0 : sharp_.front().ratio; };
  double before = 0;
  for (const auto& [name, phase] : phases) {
    if (found_) break;
    if (!options_.only_method.empty() && options_.only_method != name) continue;
    if (phase == &Search::climb) before = sharpness();
    (this->*phase)();
  }
  // A ratio that rose in the climbs and the optimisation gets them again.
  for (int more = 0; more < 3 && !found_ && options_.only_method.empty() && sharpness() > 1.01 * before; ++more) {
    before = sharpness();
    climb();
    if (!found_) optimise();
  }
  if (!found_) certify_sharpest();
}

Evaluated Search::propose(std::span<const std::uint64_t> tape, const Pins& pins) {
  Evaluated e = evaluate(claim_, tape, pins, body_);
  for (const auto& reading : e.readings)  // its other values would never be tried
    if (!pins.contains(reading.name))
      throw std::logic_error(
          fmt::format("{}: the reading '{}' is opened by some instances only; open it in all of them", claim_.info.id, reading.name));
  budget_.spent += static_cast<std::size_t>(static_cast<double>(e.work) * price_);
  ++cases_;
  ++tried_.back().cases;
  if (e.state == Evaluated::State::admitted && e.slack < -16 * e.floor) {
    // Double sees a violation beyond its noise: certified at once. If it is none, double is wrong here, and must not steer the search.
    if (!found_ && budget_.left() && try_instance(pins_of(e.instance), tried_.back().method)) budget_.limit = 0;
    else e.state = Evaluated::State::rejected;
    return e;
  }
  consider(e);
  return e;
}

void Search::consider(const Evaluated& e) {
  if (shape_.empty()) shape_ = e.instance;
  tape_size_ = std::max(tape_size_, std::min<std::size_t>(e.words, 4096));
  if (e.state == Evaluated::State::too_large || e.state == Evaluated::State::unfit) {
    last_problem_ = e.what;
    ++unfit_;
    if (e.state == Evaluated::State::too_large && too_large_.size() < 8) too_large_.push_back(e.instance);
  }
  if (e.state != Evaluated::State::admitted) return;
  ++admitted_;
  Tried& tried = tried_.back();
  ++tried.admitted;
  if (e.ratio >= 0 && (!tried.best_ratio || e.ratio > *tried.best_ratio)) tried.best_ratio = e.ratio;
  const bool near = nearest_.size() < most_kept || e.slack < nearest_.back().slack;
  const bool sharp = e.ratio >= 0 && (sharp_.size() < most_kept || e.ratio > sharp_.back().ratio);
  if (!near && !sharp) return;
  const Candidate c{e.instance, e.slack, e.ratio, e.floor, tried.method, false, family_of(e.instance)};
  if (near) keep(nearest_, c, [](const auto& a, const auto& b) { return a.slack < b.slack; });
  if (sharp) keep(sharp_, c, [](const auto& a, const auto& b) { return a.ratio > b.ratio; });
}

bool Search::try_instance(const Pins& pins, const std::string& method) {
  const Certified c = certify(claim_, pins, body_, search_bits);
  budget_.spent += c.work;
  ++certified_cases_;
  if (c.admitted) ++certified_admitted_;
  if (c.outcome != wanted()) return false;
  found_ = true;
  method_ = method;
  shrink_witness(c.instance);
  return true;
}

bool Search::try_candidates() {
  for (Candidate& c : nearest_) {
    if (c.checked || c.slack > c.floor) continue;
    c.checked = true;
    if (try_instance(pins_of(c.instance), c.method)) return true;
  }
  return false;
}

/// Takes as much work as the search at most, whatever a simpler instance costs, but tries a few in any case.
void Search::shrink_witness(const Instance& instance) {
  constexpr int fewest_trials = 12, most_trials = 3000;
  std::size_t work = 0;
  int trials = 0;
  const auto failing = [&](const Instance& i) -> std::optional<Instance> {
    if (++trials > fewest_trials && work > budget_.total) return std::nullopt;
    Pins pins = pins_of(i);
    overlay(pins);
    const Certified c = certify(claim_, pins, body_, search_bits);
    work += c.work;
    if (c.outcome != wanted()) return std::nullopt;
    return c.instance;
  };
  const Certified first = certify(claim_, pins_of(instance), body_, search_bits);
  const Instance simplest = shrink(instance, most_trials, failing);
  Pins pins = pins_of(simplest);
  overlay(pins);
  certified_ = certify(claim_, pins, body_, 4096);
  if (certified_.outcome != wanted()) certified_ = first;
}

void Search::edge_cases() {
  begin("edge cases", 0.2);
  propose({}, base_);
  if (shape_.empty()) {  // nothing is drawn: the one instance there is
    try_instance(base_, "edge cases");
    return end("the claim has one instance");
  }
  struct Edge {
    std::string name;
    int index;
  };
  std::vector<Edge> edges;
  std::vector<std::uint64_t> tape(256);
  fill(tape, 0);
  Instance names = shape_;
  const Evaluated typical = propose(tape, base_);  // a random tape opens draws that the simplest instance does not have
  for (const Drawn& d : typical.instance)
    if (std::none_of(names.begin(), names.end(), [&](const Drawn& n) { return n.name == d.name; })) names.push_back(d);
  for (const Drawn& d : names) {
    if (d.kind == DrawKind::reading || base_.count(d.name) != 0) continue;
    const int count =
        d.kind == DrawKind::vector ? vector_edge_count() : static_cast<int>(std::min<std::size_t>(edges_of(d.kind, d.range).size(), 10));
    for (int i = 0; i < count; ++i) edges.push_back({d.name, i});
  }
  const auto visit = [&](std::initializer_list<const Edge*> held, std::uint64_t number) {
    Pins pins = base_;
    for (const Edge* e : held) {
      pins[e->name].kind = Pin::Kind::edge;
      pins[e->name].edge = e->index;
    }
    const Evaluated e = propose({}, pins);
    fill(tape, number);
    if (budget_.left() && number % 2 == 1) propose(tape, pins);
    return found_ || (e.state == Evaluated::State::admitted && e.slack <= e.floor && try_candidates());
  };
  std::uint64_t number = 1;
  for (const Edge& e : edges)
    if (!budget_.left() || visit({&e}, number++)) return end("budget");
  for (std::size_t a = 0; a < edges.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      if (edges[a].name != edges[b].name && (!budget_.left() || visit({&edges[a], &edges[b]}, number++))) return end("budget");
  end("every edge value and every pair of them");
}

void Search::random_cases() {
  begin("random", 0.35);
  std::vector<std::uint64_t> tape;
  for (std::uint64_t number = 0; !found_; ++number) {
    if (!budget_.left()) {
      if (number >= fewest_random) break;
      budget_.limit = budget_.spent + 1;
    }
    tape.resize(tape_size_ + 8);
    fill(tape, number);
    propose(tape, base_);
  }
  if (!found_) try_candidates();  // the close calls
  end("budget");
}

void Search::exact_cases() {
  begin("exact", 0.15);
  std::vector<std::uint64_t> tape;
  for (std::uint64_t number = 0; budget_.left(); ++number) {
    tape.resize(tape_size_ + 8);
    fill(tape, number);
    const Evaluated e = propose(tape, base_);
    if (found_ || e.state == Evaluated::State::rejected || e.state == Evaluated::State::too_large) continue;
    if (try_instance(pins_of(e.instance), "exact")) return end("");
  }
  end("budget");
}

void Search::climb() {
  begin("climb", 0.15);
  std::uint64_t number = 0;
  for (std::size_t start = 0; budget_.left() && start < 6; ++start) {
    const auto list = varied(start % 2 == 0 ? nearest_ : sharp_);
    if (list.size() <= start / 2) continue;
    Candidate best = list[start / 2];
    const std::size_t until = budget_.spent + (budget_.limit - budget_.spent) / (6 - start);
    std::vector<std::uint64_t> tape(tape_size_ + 8);
    while (budget_.spent < until) {
      std::uint32_t index = 0;
      ++number;
      Pins pins = neighbour(best.instance, [&] { return word(number, index++); });
      overlay(pins);
      fill(tape, number, index);
      const Evaluated e = propose(tape, pins);
      if (e.state == Evaluated::State::admitted && e.slack <= best.slack) best = {e.instance, e.slack, e.ratio, e.floor, "climb"};
    }
    if (found_ || try_candidates()) return end("");
  }
  end("budget");
}

void Search::certify_sharpest() {
  if (tried_.empty()) begin("sharpness", 0);
  for (std::size_t i = 0; i < sharp_.size() && (i < 3 || sharpest_.ratio <= 0); ++i) {
    const Certified c = certify(claim_, pins_of(sharp_[i].instance), body_, search_bits);
    if (c.outcome == Certified::Outcome::inadmissible || c.ratio <= sharpest_.ratio) continue;
    sharpest_ = c;  // a ratio of 0 is one whose ball has blown up: better than none
    method_ = sharp_[i].method;
  }
  if (sharp_.empty() && !nearest_.empty()) {
    sharpest_ = certify(claim_, pins_of(nearest_.front().instance), body_, search_bits);
    method_ = nearest_.front().method;
  }
}

}  // namespace lemmata
