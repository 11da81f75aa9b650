#include <algorithm>
#include <cmath>

#include "lib/compress/moments.hpp"
#include "properties/compressor/constants.hpp"

// What the claims about the catalogue's constants compare.

namespace lemmata::constants {
namespace {

using compress::Compressor;
using compress::Constant;

/// Null where these options do not state it. Every omega says that the map is unbiased.
const Constant* constant_of(const Subject& subject, const std::vector<Constant>& constants) {
  if (subject.property == Property::unbiased) {
    const auto omega = std::find_if(constants.begin(), constants.end(), [](const Constant& c) { return c.symbol == "omega"; });
    return omega == constants.end() ? nullptr : &*omega;
  }
  int number = 0;
  for (const Constant& c : constants)
    if (c.symbol == form_of(subject.property).symbol && c.published == subject.published && ++number == subject.number) return &c;
  return nullptr;
}

/// The same choices with one per cent of the first weight moved to the last.
template <Scalar S>
class Tilted final : public Chance<S> {
 public:
  explicit Tilted(Chance<S>& fair) : fair_(fair) {}
  std::size_t choose(std::span<const S> weights) override {
    std::vector<S> tilted(weights.begin(), weights.end());
    const S moved = tilted.front() / S(100);
    tilted.front() -= moved;
    tilted.back() += moved;
    return fair_.choose(tilted);
  }
  S normal() override { return fair_.normal(); }

 private:
  Chance<S>& fair_;
};

/// Sampled choices, watched for normal variables.
class Watched final : public Chance<double> {
 public:
  std::size_t choose(std::span<const double> weights) override { return sampled_.choose(weights); }
  double normal() override {
    ++taken;
    return sampled_.normal();
  }
  int taken = 0;

 private:
  Sampled<double> sampled_{{}, 0};
};

int normals_taken(const compress::Chosen& chosen) {
  Watched watched;
  chosen.make<double>().apply(Vec<double>(static_cast<std::size_t>(chosen.d), 1.0), 0, watched);
  return watched.taken;
}

/// Normal variables replaced by a law with the same moments up to the fifth: 0 with probability 1/2, +-1 with 1/6 each, +-2 with 1/12 each.
/// E of what has degree at most 5 in each variable stays the same, and of a map of degree 2 the squared residual has degree 4.
template <Scalar S>
class Matched final : public Chance<S> {
 public:
  explicit Matched(Chance<S>& chance) : chance_(chance) {}
  std::size_t choose(std::span<const S> weights) override { return chance_.choose(weights); }
  S normal() override {
    const S sixth = ratio<S>(1, 6), twelfth = ratio<S>(1, 12);
    return chance_.among({ratio<S>(1, 2), sixth, sixth, twelfth, twelfth}, {S(0), S(1), S(-1), S(2), S(-2)});
  }

 private:
  Chance<S>& chance_;
};

constexpr int most_matched = 4;  // 5^4 paths

template <Scalar S>
Compressor<S> matched(Compressor<S> made) {
  made.apply = [inner = made.apply](const Vec<S>& v, long t, Chance<S>& chance) {
    Matched<S> finite(chance);
    return inner(v, t, finite);
  };
  return made;
}

/// Is an instance computed in numbers (and no prover under way)?
template <Scalar S>
bool in_numbers() {
  if constexpr (std::same_as<S, double>) return true;
  else return arithmetic_in_force().name() == "rational" || arithmetic_in_force().name() == "ball";
}

/// Nothing is left to bound: delta = 1, or a constant 0.
template <Scalar S>
bool trivial(const Subject& subject, const Constant& constant) {
  return constant.value<S>() == S(subject.property == Property::contraction ? 1 : 0);
}

/// The compressor, or what the mutant in force makes of it.
template <Scalar S>
Compressor<S> mutated(const Draw& draw, Compressor<S> made) {
  const auto inner = made.apply;
  const auto first = [](const Vec<S>& v) { return S(4) * v[0] * unit_vector<S>(v.size(), 0); };
  if (draw.mutant("off")) made.apply = [=](const Vec<S>& v, long t, Chance<S>& chance) { return inner(v, t, chance) - first(v); };
  if (draw.mutant("halved")) made.apply = [=](const Vec<S>& v, long, Chance<S>&) { return ratio<S>(1, 2) * v; };
  if (draw.mutant("blurred"))
    made.apply = [=](const Vec<S>& v, long t, Chance<S>& chance) {
      const S side = chance.bernoulli(ratio<S>(1, 2)) ? S(1) : S(-1);
      return inner(v, t, chance) + side * first(v);
    };
  if (draw.mutant("tilted"))
    made.apply = [=](const Vec<S>& v, long t, Chance<S>& chance) {
      Tilted<S> tilted(chance);
      return inner(v, t, tilted);
    };
  return made;
}

/// lhs - rhs of one replicate is at least -rhs, because lhs is a squared norm; rounded away from zero, so that it stays a lower end.
template <Scalar S>
double least_gap(const S& rhs) {
  if constexpr (std::same_as<S, double>) return -std::nextafter(rhs * (1 + 0x1p-40), HUGE_VAL);
  else return -enclosure(rhs).upper;
}

/// The largest number of paths that is summed, for the search's noise floor.
double terms(long d) { return std::ldexp(static_cast<double>(d), static_cast<int>(std::min(d, 9L))); }

template <Scalar S>
Case<S> bound_case(const Subject& subject, const Constant& constant, Draw& draw, Expect<S>& expect, const Compressor<S>& c,
                   const Vec<S>& x) {
  const S kept = draw.mutant("cut") ? ratio<S>(49, 50) : S(1);
  const S square = kept * norm2_squared(x);
  const double sum = terms(static_cast<long>(x.size()));
  switch (subject.property) {
    case Property::bias:
      return {.shown = at_most(compress::squared_bias(expect, c, x), constant.square<S>() * square).sum_of(sum)};
    case Property::spread:
      return {.shown = at_most(compress::mean_squared_spread(expect, c, x), constant.value<S>() * square).sum_of(sum)};
    default: {
      const S value = constant.value<S>();
      const S rhs = (subject.property == Property::contraction ? S(1) - value : value) * square;
      return {.shown = at_most(compress::mean_squared_residual(expect, c, x), rhs).sum_of(sum).in_mean(least_gap(rhs))};
    }
  }
}

template <Scalar S>
Case<S> not_stated(const char* why) {
  return {.given = {holds<S>(false, why)}, .shown = holds<S>(true, "")};
}

template <Scalar S>
Case<S> compared(const Subject& subject, const Constant& constant, Draw& draw, Expect<S>& expect, const Compressor<S>& c, const Vec<S>& x) {
  if (subject.property == Property::unbiased) return {.shown = equal(compress::mean_of(expect, c, x), x, "E C(x) = x")};
  return bound_case(subject, constant, draw, expect, c, x);
}

template <Scalar S>
Case<S> orbit_case(const Subject& subject, const Constant& constant, Draw& draw, Expect<S>& expect, const compress::Chosen& chosen) {
  compress::Orbit<S> orbit = chosen.template orbit<S>(draw);
  if (!orbit.regular) return not_stated<S>("the start is of full rank");
  auto made = chosen.template make<S>();
  made.apply = orbit.apply;
  return compared(subject, constant, draw, expect, mutated(draw, made), orbit.x);
}

template <Scalar S>
Case<S> constant_case(const Subject& subject, Draw& draw, Expect<S>& expect) {
  const long d = draw.log_integer("d", 1, subject.largest);
  const auto chosen = compress::choose(spec_of(*subject.entry, draw, d), d);
  const Vec<S> x = subject.orbits ? Vec<S>() : draw.vector<S>("x", d);
  const auto constants = chosen.constants();
  const Constant* constant = constant_of(subject, constants);
  if (constant == nullptr) return not_stated<S>("these options state it");
  if (subject.orbits) return orbit_case(subject, *constant, draw, expect, chosen);
  const auto c = mutated(draw, subject.quadratic ? matched(chosen.template make<S>()) : chosen.template make<S>());
  if (subject.quadratic && normals_taken(chosen) > most_matched) throw TooLarge("too many normal variables: the mean is sampled");
  if (!subject.normals || subject.quadratic) return compared(subject, *constant, draw, expect, c, x);
  // Continuous: sampled. Where nothing is random nothing would be tested, and such instances would make the claim survive.
  if (trivial<S>(subject, *constant)) return not_stated<S>("its randomness matters");
  try {
    return compared(subject, *constant, draw, expect, c, x);
  } catch (const Unsupported&) {
    if (!in_numbers<S>()) throw;
    throw TooLarge("its randomness is continuous: the mean is sampled");
  }
}

/// The entry names the x for each delta.
template <Scalar S>
Case<S> control_case(const Subject& subject, Draw& draw, Expect<S>& expect) {
  const long d = draw.log_integer("d", 1, subject.largest);
  const auto chosen = compress::choose(spec_of(*subject.entry, draw, d), d);
  const S delta = draw.in<S>("delta", Range::left_open(0, 1));
  const Vec<S> x = chosen.template refutes<S>(delta);
  if (x.size() == 0) return not_stated<S>("such an x exists in this d");
  const auto c = mutated(draw, chosen.template make<S>());
  return {.shown = strictly_less((S(1) - delta) * norm2_squared(x), compress::mean_squared_residual(expect, c, x))};
}

/// In polynomials, whose symbols are the normal variables, on every path of the finite choices.
bool is_quadratic(const compress::Chosen& chosen) {
  std::vector<std::string> symbols;
  for (int i = 0; i < 16; ++i) symbols.push_back("g" + std::to_string(i));
  const auto arithmetic = polynomial_arithmetic(symbols, std::vector<bool>(symbols.size(), false), false);
  const InForce in_force(*arithmetic);
  try {
    const auto c = chosen.make<Exact>();
    Enumerated<Exact> chance;
    chance.set_noise(symbols);
    do {
      chance.restart();
      for (const Exact& entry : c.apply(Vec<Exact>(static_cast<std::size_t>(chosen.d), Exact(1)), 0, chance))
        for (const std::string& symbol : symbols)
          if (degree_in(entry, symbol) > 2) return false;
    } while (chance.next());
    return true;
  } catch (const std::exception&) { return false; }  // no polynomial, or too many symbols
}

}  // namespace

Normals normals_of(const compress::Chosen& chosen) {
  const bool taken = normals_taken(chosen) > 0;
  return {taken, taken && is_quadratic(chosen)};
}

std::string spec_of(const compress::Entry& entry, Draw& draw, long d) {
  const auto scope = draw.scope("C");
  const std::string options = entry.draw == nullptr ? "" : entry.draw(draw, d);
  return std::string(entry.name) + (options.empty() ? "" : ":" + options);
}

template <Scalar S>
Case<S> case_of(const Subject& subject, Draw& draw, Expect<S>& expect) {
  return subject.property == Property::no_contraction ? control_case<S>(subject, draw, expect) : constant_case<S>(subject, draw, expect);
}

template Case<double> case_of(const Subject&, Draw&, Expect<double>&);
template Case<Exact> case_of(const Subject&, Draw&, Expect<Exact>&);

}  // namespace lemmata::constants
