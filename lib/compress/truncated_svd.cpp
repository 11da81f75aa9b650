#include "lib/compress/truncated_svd.hpp"

#include <cmath>

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

constexpr int most_jacobi_sweeps = 60;

/// Rotates rows i and j of both so that b_i . b_j = 0; false where they already are, up to rounding.
bool jacobi_rotate(OrthogonalRows& rows, std::size_t i, std::size_t j) {
  Vec<double>&bi = rows.b[i], &bj = rows.b[j];
  const double a = norm2_squared(bi), c = norm2_squared(bj), b = dot(bi, bj);
  if (std::fabs(b) <= 0x1p-50 * std::sqrt(a) * std::sqrt(c)) return false;
  // tan of the smaller angle: t^2 + 2 zeta t - 1 = 0 with zeta = (c - a)/(2 b)
  const double zeta = (c - a) / (2 * b);
  const double t = (zeta >= 0 ? 1 : -1) / (std::fabs(zeta) + std::sqrt(1 + zeta * zeta));
  const double cosine = 1 / std::sqrt(1 + t * t), sine = cosine * t;
  for (auto* matrix : {&rows.b, &rows.u}) {
    const Vec<double> x = (*matrix)[i], y = (*matrix)[j];
    (*matrix)[i] = cosine * x - sine * y;
    (*matrix)[j] = sine * x + cosine * y;
  }
  return true;
}

bool orthogonal_to_each_other(const std::vector<Vec<Exact>>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (dot(rows[i], rows[j]) != Exact(0)) return false;
  return true;
}

std::vector<Vec<Exact>> best_of_two_rows(const std::vector<Vec<Exact>>& rows) {
  const Exact a = norm2_squared(rows[0]), c = norm2_squared(rows[1]), b = dot(rows[0], rows[1]);
  const Exact discriminant = square(a - c) + 4 * square(b);
  if (discriminant == 0) return {rows[0], Exact(0) * rows[1]};
  const Exact root = sqrt(discriminant), least = (a + c - root) / 2;
  // P = (G - least I)/root, of trace 1 and determinant 0
  return {(a - least) / root * rows[0] + b / root * rows[1], b / root * rows[0] + (c - least) / root * rows[1]};
}

}  // namespace

OrthogonalRows jacobi_rows(std::vector<Vec<double>> given) {
  OrthogonalRows rows{std::move(given), {}};
  for (std::size_t i = 0; i < rows.b.size(); ++i) rows.u.push_back(unit_vector<double>(rows.b.size(), i));
  for (int sweep = 0; sweep < most_jacobi_sweeps; ++sweep) {
    bool rotated = false;
    for (std::size_t i = 0; i < rows.b.size(); ++i)
      for (std::size_t j = i + 1; j < rows.b.size(); ++j)
        if (jacobi_rotate(rows, i, j)) rotated = true;
    if (!rotated) break;
  }
  return rows;
}

std::vector<Vec<double>> best_of_rank(const std::vector<Vec<double>>& rows, std::size_t r) {
  double largest = 0;
  for (const Vec<double>& row : rows) largest = max(largest, norm_inf(row));
  if (!(largest > 0) || !std::isfinite(largest)) return rows;
  int exponent = 0;  // squares of scaled entries neither overflow nor vanish together; a power of two rounds nothing but subnormals
  std::frexp(largest, &exponent);
  std::vector<Vec<double>> scaled = rows;
  for (Vec<double>& row : scaled)
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = std::ldexp(row[j], -exponent);
  const OrthogonalRows turned = jacobi_rows(std::move(scaled));
  const auto kept = keep_longest(turned.b, r);
  std::vector<Vec<double>> out(rows.size(), Vec<double>(rows.front().size()));
  for (std::size_t k = 0; k < kept.size(); ++k)
    for (std::size_t i = 0; i < rows.size(); ++i) out[i] += turned.u[k][i] * kept[k];  // U^T B
  for (Vec<double>& row : out)
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = std::ldexp(row[j], exponent);
  return out;
}

std::vector<Vec<Exact>> best_of_rank(const std::vector<Vec<Exact>>& rows, std::size_t r) {
  if (rows.size() == 2) return best_of_two_rows(rows);
  if (orthogonal_to_each_other(rows)) return keep_longest(rows, r);
  if (orthogonalised(rows).size() <= r) return rows;
  throw Unsupported("the singular values of a matrix of " + std::to_string(rows.size()) +
                    " rows are roots of a polynomial of that degree; exact for two rows, orthogonal rows, or rank at most r");
}

namespace {

struct TruncatedSvd {
  static constexpr std::string_view name = "truncated-svd", usage = "truncated-svd:rows=M,rank=R",
                                    summary = "the best approximation of rank R of v as a matrix of M rows";
  static inline const std::vector<std::string_view> options = {"rows", "rank"};
  static constexpr long exact_dimension = 8;  // no larger d has min(m, n) <= 2 for all its divisors

  struct Given {
    long rows, rank, fewer;
  };
  static Given read(const Options& given, long d) {
    const long rows = given.integer("rows", 1, d);
    if (d % rows != 0) refuse_spec(given.spec(), "rows=" + std::to_string(rows) + " does not divide d = " + std::to_string(d));
    const long fewer = std::min(rows, d / rows);
    return {rows, given.integer("rank", 1, fewer), fewer};
  }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const Given matrix = read(given, d);
    return truncated_svd<S>(d, matrix.rows, matrix.rank);
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const Given matrix = read(given, d);
    std::vector<long> worst(static_cast<std::size_t>(d), 0);  // equal singular values
    for (long i = 0; i < matrix.fewer; ++i) worst[static_cast<std::size_t>(i * (d / matrix.rows) + i)] = 1;
    return {constant("delta", R"(r/\min(m, n))", true, "Vogels, Karimireddy, Jaggi 2019", [matrix]<Scalar S>() {
              return ratio<S>(matrix.rank, matrix.fewer);
            }).at(worst)};
  }
  static double bits(const Options& given, long d) {
    const Given matrix = read(given, d);
    return 32 * static_cast<double>(matrix.rank * (matrix.rows + d / matrix.rows));
  }
  static std::string draw(Draw& draw, long d) {
    std::vector<long> divisors;
    for (long m = 1; m <= d; ++m)
      if (d % m == 0) divisors.push_back(m);
    const long rows = divisors[static_cast<std::size_t>(draw.integer("rows", 0, static_cast<long>(divisors.size()) - 1))];
    return "rows=" + std::to_string(rows) + ",rank=" + std::to_string(draw.integer("rank", 1, std::min(rows, d / rows)));
  }
};
LEMMATA_COMPRESSOR(TruncatedSvd);

}  // namespace
}  // namespace lemmata::compress
