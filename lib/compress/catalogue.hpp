#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/compress/compressor.hpp"
#include "lib/compress/options.hpp"
#include "lib/compress/orbit.hpp"

namespace lemmata::compress {

/// A constant of a compressor, as a formula and in both scalars. It holds for every x:
///
///   delta    E||C(x) - x||^2 <= (1 - delta) ||x||^2
///   omega    E C(x) = x  and  E||C(x) - x||^2 <= omega ||x||^2
///   eta      ||E C(x) - x|| <= eta ||x||
///   spread   E||C(x) - E C(x)||^2 <= spread ||x||^2        (the omega of the pair (eta, omega), of maps with a bias)
struct Constant {
  std::string symbol;     ///< "delta", "omega", "eta" or "spread"
  std::string formula;    ///< LaTeX
  bool attained = false;  ///< some x != 0 reaches it exactly
  std::string source;
  std::function<double()> search = {};
  std::function<Exact()> decide = {};
  bool published = true;  ///< the source states it; else it is derived here
  bool sharp = false;     ///< no better constant holds for all x: it is attained, or vectors come as near as one likes
  /// An x that reaches it, if one is known with rational entries: numerators / denominator; empty for none.
  std::vector<long> worst = {};
  long worst_denominator = 1;
  std::function<double()> square_search = {};  ///< see constant_by_square
  std::function<Exact()> square_decide = {};

  /// The constant itself; `square` is exact where only the constant's square is rational.
  template <Scalar S>
  S value() const {
    if constexpr (std::same_as<S, double>) return search();
    else return decide();
  }
  template <Scalar S>
  S square() const {
    if constexpr (std::same_as<S, double>) return square_search ? square_search() : lemmata::square(search());
    else return square_decide ? square_decide() : lemmata::square(decide());
  }

  Constant approached() && {
    sharp = true;
    return std::move(*this);
  }
  Constant derived() && {
    published = false;
    return std::move(*this);
  }
  Constant at(std::vector<long> numerators, long denominator = 1) && {
    worst = std::move(numerators);
    worst_denominator = denominator;
    return std::move(*this);
  }
};

/// `value` is a generic callable: value.template operator()<S>() for both scalars.
///
///   constant("delta", "k/d", true, "source", value)                      published, attained, hence sharp
///   constant("omega", "...", false, "source", value).approached()        published, sharp, by a limit only
///   constant("omega", "...", true, "why", value).derived().at({1, 1})    not in print; attained by (1, 1)
template <class Value>
Constant constant(std::string symbol, std::string formula, bool attained, std::string source, Value value) {
  Constant made{std::move(symbol),
                std::move(formula),
                attained,
                std::move(source),
                [value] { return value.template operator()<double>(); },
                [value] { return value.template operator()<Exact>(); }};
  made.sharp = attained;
  return made;
}

/// The same, where `square` gives the constant's square, so that rationals stay rationals: eta = sqrt(1 - k/d).
template <class Square>
Constant constant_by_square(std::string symbol, std::string formula, bool attained, std::string source, Square square) {
  Constant made = constant(std::move(symbol), std::move(formula), attained, std::move(source),
                           [square]<Scalar S>() { return sqrt(square.template operator()<S>()); });
  made.square_search = [square] { return square.template operator()<double>(); };
  made.square_decide = [square] { return square.template operator()<Exact>(); };
  return made;
}

/// One compressor of the catalogue. Numbers are counted as 32 bits.
struct Entry {
  std::string_view name;
  std::string_view usage;  ///< "top-k:k=K"
  std::string_view summary;
  std::vector<std::string_view> options;                           ///< the keys it takes
  Compressor<double> (*search)(const Options&, long d) = nullptr;  ///< throws BadInput
  Compressor<Exact> (*decide)(const Options&, long d) = nullptr;
  std::vector<Constant> (*constants)(const Options&, long d) = nullptr;
  double (*bits)(const Options&, long d) = nullptr;  ///< of one message
  /// Draws options for dimension d: "k=3,scaled=1". A claim about the entry quantifies over them; null where it takes none.
  std::string (*draw)(Draw& draw, long d) = nullptr;
  /// The largest d at which claims enumerate its randomness; 0: 4, or 64 for a map that is not random.
  long exact_dimension = 0;
  /// No compressor at all, kept to be rejected: it states no constant, and `refute_*` says why.
  bool control = false;
  /// An x with E||C(x) - x||^2 > (1 - delta) ||x||^2 for the given delta in (0, 1]; empty where, in this d, it does contract by delta.
  Vec<double> (*refute_search)(const Options&, long d, const double& delta) = nullptr;
  Vec<Exact> (*refute_decide)(const Options&, long d, const Exact& delta) = nullptr;
  /// Of an entry with continuous randomness: a drawn x and a drawn orbit of that randomness, on which each constant's mean is finite.
  Orbit<double> (*orbit_search)(Draw& draw, const Options&, long d) = nullptr;
  Orbit<Exact> (*orbit_decide)(Draw& draw, const Options&, long d) = nullptr;
};

/// An entry with its options, for a dimension: all is checked.
struct Chosen {
  const Entry* entry = nullptr;
  Options options;
  long d = 1;

  template <Scalar S>
  Compressor<S> make() const {
    if constexpr (std::same_as<S, double>) return entry->search(options, d);
    else return entry->decide(options, d);
  }
  template <Scalar S>
  Orbit<S> orbit(Draw& draw) const {
    if constexpr (std::same_as<S, double>) return entry->orbit_search(draw, options, d);
    else return entry->orbit_decide(draw, options, d);
  }
  std::vector<Constant> constants() const { return entry->constants(options, d); }
  double bits() const { return entry->bits(options, d); }
  /// See Entry::refute_search; empty where the entry has none.
  template <Scalar S>
  Vec<S> refutes(const S& delta) const {
    if constexpr (std::same_as<S, double>) return entry->refute_search ? entry->refute_search(options, d, delta) : Vec<S>();
    else return entry->refute_decide ? entry->refute_decide(options, d, delta) : Vec<S>();
  }
};

/// All entries, sorted by name. They register themselves before main, from object files.
const std::vector<const Entry*>& catalogue();
/// Reads "name:key=value,key=value" for vectors of dimension d; a value in parentheses is a spec of its own,
/// "induced:first=(top-k:k=2),second=(rand-k:k=1,scaled=1)". Throws BadInput with one line that says what is wrong: an unknown name
/// (lists the known ones), an unknown or repeated option, a value out of range, parentheses that do not match, d < 1.
/// @param depth  of nesting, at most 8
Chosen choose(std::string_view spec, long d, int depth = 0);
/// Called by LEMMATA_COMPRESSOR; throws std::logic_error for a name that is taken.
void register_compressor(const Entry* entry);

template <class C>
Entry make_entry() {
  Entry entry{C::name,
              C::usage,
              C::summary,
              C::options,
              [](const Options& options, long d) { return C::template make<double>(options, d); },
              [](const Options& options, long d) { return C::template make<Exact>(options, d); },
              C::constants,
              C::bits};
  if constexpr (requires { &C::draw; }) entry.draw = C::draw;
  if constexpr (requires { C::exact_dimension; }) entry.exact_dimension = C::exact_dimension;
  if constexpr (requires { C::control; }) entry.control = C::control;
  if constexpr (requires(const Options& options) { C::template refutes<double>(options, 1L, 1.0); }) {
    entry.refute_search = [](const Options& options, long d, const double& delta) {
      return C::template refutes<double>(options, d, delta);
    };
    entry.refute_decide = [](const Options& options, long d, const Exact& delta) { return C::template refutes<Exact>(options, d, delta); };
  }
  if constexpr (requires(Draw & draw, const Options& options) { C::template orbit<double>(draw, options, 1L); }) {
    entry.orbit_search = [](Draw& draw, const Options& options, long d) { return C::template orbit<double>(draw, options, d); };
    entry.orbit_decide = [](Draw& draw, const Options& options, long d) { return C::template orbit<Exact>(draw, options, d); };
  }
  return entry;
}

/// Registers a struct with name, usage, summary, options (vector of keys), template <Scalar S> static Compressor<S> make(options, d),
/// static std::vector<Constant> constants(options, d) and static double bits(options, d). It may also have
///
///   static std::string draw(Draw& draw, long d)            options that suit d, edge values first; for an entry that takes options
///   static constexpr long exact_dimension = 9              where enumeration affords more, or less, than usual
///   static constexpr bool control = true                   with  template <Scalar S> static Vec<S> refutes(options, d, delta)
///   template <Scalar S> static Orbit<S> orbit(draw, options, d)                  where its randomness is continuous
#define LEMMATA_COMPRESSOR(Type)                                                                               \
  static const ::lemmata::compress::Entry lemmata_compressor_##Type = ::lemmata::compress::make_entry<Type>(); \
  static const bool lemmata_registered_compressor_##Type = (::lemmata::compress::register_compressor(&lemmata_compressor_##Type), true)

/// ceil(log2 n) for n >= 1: the bits of one of n indices.
long index_bits(long n);

}  // namespace lemmata::compress
