#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "lib/app/check/codec.hpp"
#include "lib/app/check/document.hpp"
#include "lib/app/output.hpp"
#include "lib/chance/chance.hpp"
#include "lib/check/probe/exact_error.hpp"
#include "lib/check/probe/inputs.hpp"
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
  std::uint32_t uniforms = 0;
  bool random = false;
};

constexpr std::size_t most_numbers = std::size_t{1} << 20U;  ///< of outputs that are held at a time
constexpr std::size_t few = 4;                               ///< samples that are all shown

/// On the streams from `first`, `count` of them.
std::vector<AtReply> replies_at(compress::BlackBox& box, const Numbers& x, std::uint64_t first, std::size_t count,
                                const ChosenUniforms& chosen) {
  std::vector<compress::Call> calls;
  for (std::size_t i = 0; i < count; ++i) calls.push_back({&x, first + i, chosen.empty() ? nullptr : &chosen});
  std::vector<AtReply> replies(calls.size());
  box.run(calls, [&](std::size_t i, const compress::Outcome& outcome) {
    replies[i] = {outcome.fate, outcome.what, Numbers(outcome.out.begin(), outcome.out.end()), outcome.uniforms,
                  outcome.uniforms > 0 || outcome.drew_otherwise};
  });
  return replies;
}

using probe::all_finite;
using probe::Rounded;

double largest_of(const Numbers& x) {
  double largest = 0;
  for (const double value : x) largest = std::max(largest, std::fabs(value));
  return largest;
}

/// What C gives, per entry, to vectors of about this size, whose rounding a sum may show where it cancels.
double output_size_near(compress::BlackBox& box, std::size_t d, double size, std::uint64_t seed) {
  std::vector<Numbers> near;
  for (const probe::Input& input : probe::make_inputs(static_cast<long>(d), seed))
    if (const double own = largest_of(input.x); input.ordinary && own >= size / 16 && own <= size * 16) near.push_back(input.x);
  std::vector<compress::Call> calls;
  for (const Numbers& x : near) calls.push_back({&x, 0, nullptr});
  double largest = 0;
  box.run(calls, [&](std::size_t i, const compress::Outcome& outcome) {
    const Numbers out(outcome.out.begin(), outcome.out.end());
    if (all_finite(out)) largest = std::max(largest, largest_of(out) * (size / largest_of(near[i])));
  });
  return largest;
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

  struct Shown {
    Vec<Exact> mean;  ///< of C(x) over the samples, in rationals
    AtReply first;
  };
  /// Without value where a call came to no good end.
  std::optional<Shown> show(const char* name, const Numbers& x) {
    print_line(fmt::format("{} = {}", name, vector_text(x)));
    const Vec<Exact> v = exactly(x);
    Shown shown{.mean = Vec<Exact>(x.size()), .first = {}};
    probe::Squares squares{.input = norm2_squared(v)};
    const std::size_t n = options_->samples, batch = std::max<std::size_t>(1, most_numbers / (x.size() + few));
    for (std::size_t from = 0; from < n; from += batch) {
      const auto replies = replies_at(*box_, x, options_->stream + from, std::min(batch, n - from), chosen_);
      for (const AtReply& reply : replies) {
        if (reply.fate != compress::Fate::returned)
          return failed("terminates, pure or in-bounds: it " + compress::to_string(reply.fate) +
                        (reply.what.empty() ? "" : ": " + reply.what));
        if (!all_finite(reply.out)) return failed(fmt::format("finite: C({}) = {}", name, vector_text(reply.out)));
        random_ = random_ || reply.random;
        const Vec<Exact> c = exactly(reply.out);
        shown.mean = shown.mean + c;
        squares.error += norm2_squared(c - v);
        squares.output += norm2_squared(c);
      }
      if (from == 0) shown.first = replies.front();
      for (std::size_t i = from; i < from + replies.size() && (i == 0 || n <= few); ++i)
        print_line(fmt::format("  C({}) = {}{}", name, vector_text(replies[i - from].out),
                               n == 1     ? ""
                               : n <= few ? fmt::format(" on stream {}", options_->stream + i)
                                          : fmt::format(", the first of {} samples", n)));
    }
    for (std::size_t i = 0; i < shown.mean.size(); ++i) shown.mean[i] /= Exact(static_cast<long>(n));
    squares.error /= Exact(static_cast<long>(n));
    squares.output /= Exact(static_cast<long>(n));
    judge(name, x, squares, shown.first);
    return shown;
  }

  void show_pair(const Numbers& x, const Numbers& y) {
    Numbers sum(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) sum[i] = x[i] + y[i];
    const auto a = show("x", x), b = show("y", y), c = all_finite(sum) ? show("(x + y)", sum) : std::nullopt;
    if (!a || !b) return;
    const Vec<Exact> distance = a->mean - b->mean;
    print_line(
        fmt::format("||C(x) - C(y)||^2 / ||x - y||^2 = {}", ratio_text(norm2_squared(distance), norm2_squared(exactly(x) - exactly(y)))));
    if (!c) return;
    bool rounded = false;  // x + y is then not the sum of x and y
    for (std::size_t i = 0; i < x.size(); ++i) rounded = rounded || Exact(sum[i]) != Exact(x[i]) + Exact(y[i]);
    const Vec<Exact> gap = c->mean - a->mean - b->mean;
    print_line(fmt::format("||C(x + y) - C(x) - C(y)||^2 = {}{}", number_text(norm2_squared(gap)), rounded ? " (x + y is rounded)" : ""));
    if (rounded || options_->samples > 1 || norm2_squared(gap) == Exact(0)) return;
    if (a->first.uniforms != b->first.uniforms || a->first.uniforms != c->first.uniforms)
      return print_line("  the three calls took different numbers of uniform numbers: nothing is said of linear");
    Exact largest(0);
    for (std::size_t i = 0; i < x.size(); ++i) largest = std::max({largest, gap[i], -gap[i]});
    const std::string what = "linear: with the same randomness C(x + y) is not C(x) + C(y)";
    double S = std::max({largest_of(a->first.out), largest_of(b->first.out), largest_of(c->first.out)});
    if (probe::rounded(largest, x.size(), S) == Rounded::no)
      S = std::max(S, output_size_near(*box_, x.size(), std::max(largest_of(x), largest_of(y)), options_->seed));
    report(what, probe::rounded(largest, x.size(), S));
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

  void judge(const char* name, const Numbers& x, const probe::Squares& squares, const AtReply& reply) {
    print_line(fmt::format("  ||C({0}) - {0}||^2 = {1}, ||{0}||^2 = {2}, ratio {3}", name, number_text(squares.error),
                           number_text(squares.input), ratio_text(squares.error, squares.input)));
    const long d = static_cast<long>(x.size());
    std::size_t nonzeros = 0;
    for (const double value : reply.out) nonzeros += value != 0 ? 1U : 0U;
    if (const auto finding = declaration_finding(*box_, d); finding && !std::exchange(asked_, true))
      failed(finding->first + ": " + finding->second);
    const auto allowed = box_->declared_nonzeros(d);
    if (allowed && nonzeros > *allowed) failed(fmt::format("declared-sparsity: {} nonzeros, declared {}", nonzeros, *allowed));
    if (squares.input == Exact(0) && squares.output > Exact(0)) failed("contraction: C(0) is not 0, which no multiple of ||x||^2 bounds");
    if (random_) {
      if (options_->samples == 1)
        print_line("  one draw of a random compressor decides no property of means; --samples N shows the mean of N");
      return;
    }
    if (squares.input == Exact(0)) return;
    if (squares.error >= squares.input) failed("contraction: the residual is as long as the vector, no delta > 0 holds");
    else if (squares.error >= (Exact(1) - Exact(probe::rounding_unit(x.size()))) * squares.input)
      failed("contraction: no delta above the rounding unit holds");
    judge_declared(squares, x.size());
  }

  void judge_declared(const probe::Squares& squares, std::size_t d) {
    const auto hold = [&](const std::string& what, const Exact& moment, const Exact& factor) {
      const Exact excess = moment - factor * squares.input, slack = probe::rounding_slack(squares, factor, d);
      constexpr double singles_of_doubles = 0x1p29;  // how much coarser the unit of single precision is
      if (excess > slack) report(what, excess <= Exact(singles_of_doubles) * slack ? Rounded::in_singles : Rounded::no);
    };
    const auto delta = box_->declared_delta(static_cast<long>(d)), omega = box_->declared_omega(static_cast<long>(d));
    if (delta && !(*delta > 0 && *delta <= 1))
      failed(fmt::format("declared-contraction: the declared delta {:.9g} is outside (0, 1]", *delta));
    else if (delta) hold(fmt::format("declared-contraction: delta = {:.9g} is declared", *delta), squares.error, Exact(1 - *delta));
    const std::string variance = omega ? fmt::format("declared-variance: omega = {:.9g} is declared", *omega) : "";
    if (omega && !(*omega >= 0 && std::isfinite(*omega))) return (void)failed(variance);
    if (!omega) return;
    hold(variance, squares.error, Exact(*omega));
    if (squares.error <= Exact(*omega) * squares.input) hold(variance, squares.output, Exact(1 + *omega));
  }

  /// A statement that fails at the doubles seen.
  void report(const std::string& what, Rounded rounded) {
    if (rounded == Rounded::no) failed(what);
    if (rounded == Rounded::in_doubles) print_line("  rounding explains this gap");
    if (rounded == Rounded::in_singles)
      print_line("  " + coloured("undecided", Colour::yellow) + " " + what + "; rounding in single precision would explain it");
  }

  std::optional<Shown> failed(const std::string& what) {
    print_line("  " + coloured("violates", Colour::red) + " " + what);
    broken_ = true;
    return {};
  }

  const CheckOptions* options_;
  compress::BlackBox* box_;
  ChosenUniforms chosen_;
  bool random_ = false;
  bool asked_ = false;  ///< the finding about its declarations is said
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
