#include "lib/check/probe/probe.hpp"

#include <algorithm>
#include <cmath>

#include "lib/check/probe/inputs.hpp"
#include "lib/check/probe/state.hpp"

namespace lemmata::probe {
namespace {

constexpr std::size_t faults_kept = 400;
constexpr std::uint64_t streams_per_input = 1ULL << 32U;  // of `samples`: they are extended in place

Reply kept(const compress::Outcome& outcome) {
  return {outcome.fate, outcome.what, {outcome.out.begin(), outcome.out.end()}, outcome.uniforms, outcome.drew_otherwise};
}

}  // namespace

std::size_t default_calls(long d) {
  const double scaled = 700000 * std::min(1.0, std::sqrt(8.0 / static_cast<double>(std::max(1L, d))));
  return static_cast<std::size_t>(scaled);
}

Probe::Probe(compress::BlackBox& box, const ProbeOptions& options) : state_(std::make_unique<State>(box, options)) {
  if (state_->options.calls == 0) state_->options.calls = default_calls(options.d);
  state_->inputs = make_inputs(options.d, options.seed);
}
Probe::~Probe() = default;

long Probe::d() const { return state_->options.d; }
compress::BlackBox& Probe::box() { return state_->box; }
const ProbeOptions& Probe::options() const { return state_->options; }
const std::vector<Input>& Probe::inputs() const { return state_->inputs; }
const std::vector<Fault>& Probe::faults() const { return state_->faults; }
std::size_t Probe::calls_made() const { return state_->calls; }
bool Probe::random() {
  first_replies();
  return state_->random;
}

void Probe::run(const std::vector<compress::Call>& calls, const std::function<void(std::size_t, const compress::Outcome&)>& visit) {
  State& state = *state_;
  state.calls += calls.size();
  state.box.run(calls, [&](std::size_t i, const compress::Outcome& outcome) {
    if (outcome.uniforms > 0 || outcome.drew_otherwise) state.random = true;
    if (outcome.fate >= compress::Fate::crashed && state.faults.size() < faults_kept)
      state.faults.push_back({outcome.fate, outcome.what, *calls[i].x, calls[i].stream, is_ordinary(*calls[i].x)});
    visit(i, outcome);
  });
}

std::vector<Reply> Probe::calls(const std::vector<compress::Call>& calls) {
  std::vector<Reply> replies(calls.size());
  run(calls, [&](std::size_t i, const compress::Outcome& outcome) { replies[i] = kept(outcome); });
  return replies;
}

Reply Probe::call(const std::vector<double>& x, std::uint64_t stream, const Chosen* chosen) {
  return std::move(calls({{&x, stream, chosen}}).front());
}

const std::vector<Reply>& Probe::first_replies() {
  if (!state_->first_replies) {
    std::vector<compress::Call> asked;
    for (const Input& input : state_->inputs) asked.push_back({&input.x, 0, nullptr});
    state_->first_replies = calls(asked);
  }
  return *state_->first_replies;
}

std::uint64_t Probe::fresh_streams(std::size_t n) {
  const std::uint64_t first = state_->next_stream;
  state_->next_stream += n;
  return first;
}

const Samples& Probe::samples(std::size_t input, std::size_t n) {
  const auto [at, is_new] = state_->samples.try_emplace(input);
  Samples& pool = at->second;
  if (is_new) pool.first_stream = fresh_streams(streams_per_input);
  std::vector<compress::Call> asked;
  for (std::size_t i = pool.asked; i < n; ++i) asked.push_back({&state_->inputs[input].x, pool.first_stream + i, nullptr});
  pool.asked = std::max(pool.asked, n);
  run(asked, [&](std::size_t, const compress::Outcome& outcome) {
    if (outcome.fate == compress::Fate::returned) pool.out.emplace_back(outcome.out.begin(), outcome.out.end());
  });
  return pool;
}

double Probe::spend_level() {
  const auto j = static_cast<double>(++state_->tests);
  return state_->options.level / (j * (j + 1));  // 1/(1 2) + 1/(2 3) + ... = 1
}

}  // namespace lemmata::probe
