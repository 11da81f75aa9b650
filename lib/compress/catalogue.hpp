#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The options of a spec: "top-k:k=4" has k = 4.
class Options {
 public:
  Options() = default;
  Options(std::string spec, std::vector<std::pair<std::string, std::string>> given) : spec_(std::move(spec)), given_(std::move(given)) {}

  /// An integer in [lo, hi]. Throws BadInput where it is missing, no integer, or outside.
  long integer(std::string_view key, long lo, long hi) const;
  /// The same, with a value where the option is not given.
  long integer(std::string_view key, long lo, long hi, long otherwise) const;
  /// One of `words`, the first where the option is not given: its index.
  std::size_t word(std::string_view key, const std::vector<std::string_view>& words) const;

  const std::string& spec() const { return spec_; }
  const std::vector<std::pair<std::string, std::string>>& given() const { return given_; }

 private:
  const std::string* find(std::string_view key) const;
  std::string spec_;
  std::vector<std::pair<std::string, std::string>> given_;
};

/// A constant that the literature states, as a formula and in both scalars.
struct Constant {
  std::string symbol;     ///< "delta" or "omega"
  std::string formula;    ///< LaTeX
  bool attained = false;  ///< some vector reaches it
  std::string source;
  std::function<double()> search = {};
  std::function<Exact()> decide = {};
};

/// `value` is a generic callable: value.template operator()<S>() for both scalars.
template <class Value>
Constant constant(std::string symbol, std::string formula, bool attained, std::string source, Value value) {
  return {std::move(symbol),
          std::move(formula),
          attained,
          std::move(source),
          [value] { return value.template operator()<double>(); },
          [value] { return value.template operator()<Exact>(); }};
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
  std::vector<Constant> constants() const { return entry->constants(options, d); }
  double bits() const { return entry->bits(options, d); }
};

/// All entries, sorted by name. They register themselves before main, from object files.
const std::vector<const Entry*>& catalogue();
/// Reads "name:key=value,key=value" for vectors of dimension d. Throws BadInput with one line that says what is wrong: an unknown name
/// (lists the known ones), an unknown or repeated option, a value out of range, d < 1.
Chosen choose(std::string_view spec, long d);
/// Called by LEMMATA_COMPRESSOR; throws std::logic_error for a name that is taken.
void register_compressor(const Entry* entry);

template <class C>
Entry make_entry() {
  return {C::name,
          C::usage,
          C::summary,
          C::options,
          [](const Options& options, long d) { return C::template make<double>(options, d); },
          [](const Options& options, long d) { return C::template make<Exact>(options, d); },
          C::constants,
          C::bits};
}

/// Registers a struct with name, usage, summary, options (vector of keys), template <Scalar S> static Compressor<S> make(options, d),
/// static std::vector<Constant> constants(options, d) and static double bits(options, d).
#define LEMMATA_COMPRESSOR(Type)                                                                               \
  static const ::lemmata::compress::Entry lemmata_compressor_##Type = ::lemmata::compress::make_entry<Type>(); \
  static const bool lemmata_registered_compressor_##Type = (::lemmata::compress::register_compressor(&lemmata_compressor_##Type), true)

/// ceil(log2 n) for n >= 1: the bits of one of n indices.
long index_bits(long n);

}  // namespace lemmata::compress
