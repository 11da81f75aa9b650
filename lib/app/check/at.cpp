#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "lib/app/check/codec.hpp"
#include "lib/app/check/document.hpp"
#include "lib/app/output.hpp"
#include "lib/chance/chance.hpp"
#include "lib/num/arithmetic.hpp"
#include "lib/num/vector.hpp"

namespace lemmata::app {
namespace {

using Numbers = std::vector<double>;
using ChosenUniforms = std::vector<std::pair<std::uint32_t, double>>;

struct AtReply {
  compress::Fate fate = compress::Fate::returned;
  std::string what;
  Numbers out;
  bool random = false;
};

std::vector<AtReply> replies_at(compress::BlackBox& box, const Numbers& x, const CheckOptions& options, const ChosenUniforms& chosen) {
  std::vector<compress::Call> calls;
  for (std::size_t i = 0; i < options.samples; ++i) calls.push_back({&x, options.stream + i, chosen.empty() ? nullptr : &chosen});
  std::vector<AtReply> replies(calls.size());
  box.run(calls, [&](std::size_t i, const compress::Outcome& outcome) {
    replies[i] = {outcome.fate, outcome.what, Numbers(outcome.out.begin(), outcome.out.end()),
                  outcome.uniforms > 0 || outcome.drew_otherwise};
  });
  return replies;
}

bool all_finite(const Numbers& x) {
  for (const double value : x)
    if (!std::isfinite(value)) return false;
  return true;
}

Vec<Exact> exactly(const Numbers& x) {
  Vec<Exact> out(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) out[i] = Exact(x[i]);
  return out;
}

ChosenUniforms uniforms_of(const CheckOptions& options) {
  ChosenUniforms chosen;
  for (const std::string& text : options.uniforms) {
    const auto equals = text.find('=');
    std::uint32_t index = 0;
    const char* end = text.data() + std::min(equals, text.size());
    const auto read = std::from_chars(text.data(), end, index);
    if (equals == std::string::npos || read.ec != std::errc{} || read.ptr != end)
      throw BadInput("--uniform " + text + ": is not of the form index=number");
    const Numbers value = vector_from(text.substr(equals + 1), "--uniform " + text);
    if (value.size() != 1 || !(value[0] >= 0 && value[0] < 1)) throw BadInput("--uniform " + text + ": the number lies in [0, 1)");
    chosen.emplace_back(index, value[0]);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

/// What one input shows; counts what it breaks.
class AtView {
 public:
  AtView(const CheckOptions& options, compress::BlackBox& box) : options_(&options), box_(&box), chosen_(uniforms_of(options)) {}

  /// The mean of C(x) over the samples, in rationals; without value where a call came to no good end.
  std::optional<Vec<Exact>> show(const char* name, const Numbers& x) {
    const auto replies = replies_at(*box_, x, *options_, chosen_);
    print_line(fmt::format("{} = {}", name, vector_text(x)));
    for (const AtReply& reply : replies) {
      if (reply.fate != compress::Fate::returned)
        return failed("terminates, pure or in-bounds: it " + compress::to_string(reply.fate) +
                      (reply.what.empty() ? "" : ": " + reply.what));
      if (!all_finite(reply.out)) return failed(fmt::format("finite: C({}) = {}", name, vector_text(reply.out)));
      random_ = random_ || reply.random;
    }
    const Vec<Exact> v = exactly(x);
    Vec<Exact> mean(x.size());
    Exact residual(0);
    for (const AtReply& reply : replies) {
      const Vec<Exact> c = exactly(reply.out);
      mean = mean + c;
      residual += norm2_squared(c - v);
    }
    const Exact n(static_cast<long>(replies.size()));
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] /= n;
    residual /= n;
    constexpr std::size_t few = 4;
    for (std::size_t i = 0; i < replies.size() && (i == 0 || replies.size() <= few); ++i)
      print_line(fmt::format("  C({}) = {}{}", name, vector_text(replies[i].out),
                             replies.size() == 1     ? ""
                             : replies.size() <= few ? fmt::format(" on stream {}", options_->stream + i)
                                                     : fmt::format(", the first of {} samples", replies.size())));
    judge(name, x, residual, norm2_squared(v), replies.front());
    return mean;
  }

  void show_pair(const Numbers& x, const Numbers& y) {
    Numbers sum(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) sum[i] = x[i] + y[i];
    const auto a = show("x", x), b = show("y", y), c = all_finite(sum) ? show("(x + y)", sum) : std::nullopt;
    if (!a || !b) return;
    const Vec<Exact> distance = *a - *b;
    print_line(
        fmt::format("||C(x) - C(y)||^2 / ||x - y||^2 = {}", ratio_text(norm2_squared(distance), norm2_squared(exactly(x) - exactly(y)))));
    if (!c) return;
    bool rounded = false;  // x + y is then not the sum of x and y
    for (std::size_t i = 0; i < x.size(); ++i) rounded = rounded || Exact(sum[i]) != Exact(x[i]) + Exact(y[i]);
    const Exact gap = norm2_squared(*c - *a - *b);
    print_line(fmt::format("||C(x + y) - C(x) - C(y)||^2 = {}{}", number_text(gap), rounded ? " (x + y is rounded)" : ""));
    if (gap != Exact(0) && !rounded && options_->samples == 1) failed("linear: with the same randomness C(x + y) is not C(x) + C(y)");
  }

  int exit_code() const { return broken_ ? differs : as_recorded; }

 private:
  static std::string number_text(const Exact& x) {
    const Enclosure e = enclosure(x);
    return e.text.size() <= 24 ? e.text : fmt::format("{:.9g}", (e.lower + e.upper) / 2);
  }
  static std::string ratio_text(const Exact& top, const Exact& bottom) {
    return bottom == Exact(0) ? "(x is 0)" : number_text(top / bottom);
  }

  void judge(const char* name, const Numbers& x, const Exact& residual, const Exact& size, const AtReply& reply) {
    print_line(fmt::format("  ||C({0}) - {0}||^2 = {1}, ||{0}||^2 = {2}, ratio {3}", name, number_text(residual), number_text(size),
                           ratio_text(residual, size)));
    const long d = static_cast<long>(x.size());
    std::size_t nonzeros = 0;
    for (const double value : reply.out) nonzeros += value != 0 ? 1U : 0U;
    const auto allowed = box_->declared_nonzeros(d);
    if (allowed && nonzeros > *allowed) failed(fmt::format("declared-sparsity: {} nonzeros, declared {}", nonzeros, *allowed));
    if (random_) {
      if (options_->samples == 1)
        print_line("  one draw of a random compressor decides no property of means; --samples N shows the mean of N");
      return;
    }
    if (size != Exact(0) && residual >= size) failed("contraction: the residual is as long as the vector, no delta > 0 holds");
    const auto delta = box_->declared_delta(d);
    if (delta && residual > (Exact(1) - Exact(*delta)) * size)
      failed(fmt::format("declared-contraction: delta = {:.9g} is declared", *delta));
  }

  std::optional<Vec<Exact>> failed(const std::string& what) {
    print_line("  " + coloured("violates", Colour::red) + " " + what);
    broken_ = true;
    return {};
  }

  const CheckOptions* options_;
  compress::BlackBox* box_;
  ChosenUniforms chosen_;
  bool random_ = false;
  bool broken_ = false;
};

}  // namespace

int show_at(const CheckOptions& options) {
  if (options.at.size() > 2) throw BadInput("--at: one vector, or two for a property of pairs");
  std::vector<Numbers> inputs;
  for (const std::string& text : options.at) inputs.push_back(vector_from(text, "--at"));
  if (inputs.front().size() != inputs.back().size()) throw BadInput("--at: both vectors must have the same dimension");
  if (!names_plugin(options.spec)) compress::choose(options.spec, static_cast<long>(inputs.front().size()));
  const auto box = open_box(options.spec, options.seed);
  const auto arithmetic = rational_arithmetic();
  const InForce in_force(*arithmetic);
  AtView view(options, *box);
  print_line(coloured(box->name(), Colour::bold) +
             fmt::format("  d = {}, seed {}, stream {}", inputs.front().size(), options.seed, options.stream));
  if (inputs.size() == 2) view.show_pair(inputs[0], inputs[1]);
  else view.show("x", inputs[0]);
  return view.exit_code();
}

}  // namespace lemmata::app
