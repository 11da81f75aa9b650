#include "lib/compress/identity.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct Identity {
  static constexpr std::string_view name = "identity", usage = "identity", summary = "C(v) = v";
  static inline const std::vector<std::string_view> options = {};
  template <Scalar S>
  static Compressor<S> make(const Options&, long) {
    return identity<S>();
  }
  static std::vector<Constant> constants(const Options&, long d) {
    const std::vector<long> any(static_cast<std::size_t>(d), 1);
    return {constant("delta", "1", true, "definition", []<Scalar S>() { return S(1); }).at(any),
            constant("omega", "0", true, "definition", []<Scalar S>() { return S(0); }).at(any)};
  }
  static double bits(const Options&, long d) { return 32 * static_cast<double>(d); }
};
LEMMATA_COMPRESSOR(Identity);

struct Zero {
  static constexpr std::string_view name = "zero", usage = "zero", summary = "C(v) = 0: contracts with no delta > 0";
  static inline const std::vector<std::string_view> options = {};
  template <Scalar S>
  static Compressor<S> make(const Options&, long) {
    return zero<S>();
  }
  static std::vector<Constant> constants(const Options&, long d) {
    return {
        constant("delta", "0", true, "definition", []<Scalar S>() { return S(0); }).at(std::vector<long>(static_cast<std::size_t>(d), 1))};
  }
  static double bits(const Options&, long) { return 0; }
};
LEMMATA_COMPRESSOR(Zero);

}  // namespace
}  // namespace lemmata::compress
