#include "lib/compress/count_sketch.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

constexpr long most_buckets = 1000000;

struct CountSketch {
  static constexpr std::string_view name = "count-sketch", usage = "count-sketch:rows=R,width=W,k=K[,values=estimated|exact]",
                                    summary = "the K largest estimates of a count-sketch of R rows of W buckets";
  static inline const std::vector<std::string_view> options = {"rows", "width", "k", "values"};
  static constexpr long exact_dimension = 3;  // (2 W)^(d R) paths

  struct Given {
    long rows, width, k;
    SketchValues values;
  };
  static Given read(const Options& given, long d) {
    const auto values = given.word("values", {"estimated", "exact"}) == 0 ? SketchValues::estimated : SketchValues::exact;
    return {given.integer("rows", 1, 1000), given.integer("width", 1, most_buckets), given.integer("k", 1, d), values};
  }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const Given table = read(given, d);
    return count_sketch<S>(d, table.rows, table.width, table.k, table.values);
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const Given table = read(given, d);
    if (table.k < d) return {};
    std::vector<long> any(static_cast<std::size_t>(d), 1);
    if (table.values == SketchValues::exact)
      return {constant("delta", "1", true, "definition", []<Scalar S>() { return S(1); }).derived().at(any)};
    auto omega = constant("omega", "(d - 1)/w", table.rows == 1 || d == 1, "Charikar, Chen, Farach-Colton 2002",
                          [=]<Scalar S>() { return ratio<S>(d - 1, table.width); });
    if (!omega.attained) return {std::move(omega).derived()};
    return {std::move(omega).derived().at(any)};
  }
  /// One bucket: every estimate of e_d has the magnitude of the entry where the rows are odd in number, and lower indices go first.
  template <Scalar S>
  static Vec<S> refutes(const Options& given, long d, const S&) {
    const Given table = read(given, d);
    if (table.width > 1 || table.rows % 2 == 0 || table.k == d) return {};
    return unit_vector<S>(static_cast<std::size_t>(d), static_cast<std::size_t>(d - 1));
  }
  static double bits(const Options& given, long d) {
    const Given table = read(given, d);
    const double sketch = 32 * static_cast<double>(table.rows * table.width);
    return sketch + (table.values == SketchValues::exact ? static_cast<double>(table.k * (32 + index_bits(d))) : 0);
  }
  static std::string draw(Draw& draw, long d) {
    const long rows = draw.integer("rows", 1, d <= 2 ? 3 : 2);
    const long width = draw.integer("width", 1, rows == 3 && d == 2 ? 2 : rows == 2 && d == 3 ? 2 : 3);
    const std::string table = "rows=" + std::to_string(rows) + ",width=" + std::to_string(width);
    const std::string k = ",k=" + std::to_string(draw.integer("k", 1, d));
    return table + k + (draw.coin("exact") ? ",values=exact" : "");
  }
};
LEMMATA_COMPRESSOR(CountSketch);

}  // namespace
}  // namespace lemmata::compress
