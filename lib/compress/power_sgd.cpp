#include "lib/compress/power_sgd.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct PowerSgd {
  static constexpr std::string_view name = "power-sgd", usage = "power-sgd:rows=M,rank=R[,start=normal|fixed]",
                                    summary = "one power iteration for v as a matrix of M rows, without memory";
  static inline const std::vector<std::string_view> options = {"rows", "rank", "start"};

  struct Given {
    long rows, columns, rank;
    PowerStart start;
  };
  static Given read(const Options& given, long d) {
    const long rows = given.integer("rows", 1, d);
    if (d % rows != 0) refuse_spec(given.spec(), "rows=" + std::to_string(rows) + " does not divide d = " + std::to_string(d));
    const PowerStart start = given.word("start", {"normal", "fixed"}) == 0 ? PowerStart::normal : PowerStart::fixed;
    return {rows, d / rows, given.integer("rank", 1, std::min(rows, d / rows)), start};
  }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const Given matrix = read(given, d);
    return power_sgd<S>(d, matrix.rows, matrix.rank, matrix.start);
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const Given matrix = read(given, d);
    if (make<double>(given, d).delta == 0) return {};
    std::vector<long> worst(static_cast<std::size_t>(d), 0);  // equal singular values
    for (long i = 0; i < std::min(matrix.rows, matrix.columns); ++i) worst[static_cast<std::size_t>(i * matrix.columns + i)] = 1;
    return {constant("delta", R"(r/\min(m, n))", true, "mean leverage grows with the singular value; Chebyshev's sum inequality",
                     [given, d]<Scalar S>() { return make<S>(given, d).delta; })
                .derived()
                .at(worst)};
  }
  static constexpr long exact_dimension = 9;
  template <Scalar S>
  static Orbit<S> orbit(Draw& draw, const Options& given, long d) {
    const Given matrix = read(given, d);
    return power_orbit<S>(draw, matrix.rows, matrix.columns, matrix.rank);
  }
  /// A fixed start of r < n columns: A Q = 0 for a first row e_1 - e_{r+1}, whose two entries meet in column 1 of Q.
  template <Scalar S>
  static Vec<S> refutes(const Options& given, long d, const S&) {
    const Given matrix = read(given, d);
    if (matrix.start == PowerStart::normal || matrix.rank == matrix.columns) return {};
    Vec<S> x(static_cast<std::size_t>(d));
    x[0] = S(1);
    x[static_cast<std::size_t>(matrix.rank)] = S(-1);
    return x;
  }
  static double bits(const Options& given, long d) {
    const Given matrix = read(given, d);
    return 32 * static_cast<double>(matrix.rank * (matrix.rows + matrix.columns));
  }
  static std::string draw(Draw& draw, long d) {
    std::vector<long> divisors;
    for (long m = 1; m <= d; ++m)
      if (d % m == 0) divisors.push_back(m);
    const long rows = divisors[static_cast<std::size_t>(draw.integer("rows", 0, static_cast<long>(divisors.size()) - 1))];
    const std::string rank = std::to_string(draw.integer("rank", 1, std::min(rows, d / rows)));
    return "rows=" + std::to_string(rows) + ",rank=" + rank + (draw.coin("fixed") ? ",start=fixed" : "");
  }
};
LEMMATA_COMPRESSOR(PowerSgd);

}  // namespace
}  // namespace lemmata::compress
