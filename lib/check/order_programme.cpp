#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "lib/check/order.hpp"
#include "lib/num/arithmetic.hpp"
#include "lib/num/error.hpp"

namespace lemmata {
namespace {

Exact exact(const Fraction& f) { return Exact(f.numerator) / Exact(f.denominator); }

Fraction fraction_of(const Exact& x) {
  const std::string text = enclosure(x).text;
  const auto slash = text.find('/');
  try {
    return {std::stol(text), slash == std::string::npos ? 1 : std::stol(text.substr(slash + 1))};
  } catch (const std::out_of_range&) { throw TooLarge("a number of the certificate does not fit"); }
}

using Row = std::vector<Exact>;

Exact dot(const Row& a, const Row& b) {
  Exact sum(0);
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// x >= 0 with sum_j x_j columns[j] = target, or a y with y columns[j] <= 0 for all j and y target > 0.
struct Feasibility {
  std::optional<Row> weights;
  Row separating;
};

/// Phase one of the simplex method with Bland's rule, which cannot cycle; one artificial variable a row.
class Simplex {
 public:
  Simplex(const std::vector<Row>& columns, const Row& target) : rows_(target.size()), real_(columns.size()) {
    for (std::size_t i = 0; i < rows_; ++i) {
      const Exact flip(target[i] < Exact(0) ? -1 : 1);
      flips_.push_back(flip);
      Row row;
      for (const Row& column : columns) row.push_back(flip * column[i]);
      for (std::size_t k = 0; k < rows_; ++k) row.push_back(Exact(k == i ? 1 : 0));
      row.push_back(flip * target[i]);
      table_.push_back(std::move(row));
      basis_.push_back(real_ + i);
    }
    // Minimise the sum of the artificial variables: reduced costs are minus the column sums.
    cost_ = Row(real_ + rows_ + 1, Exact(0));
    for (const Row& row : table_)
      for (std::size_t j = 0; j < cost_.size(); ++j)
        if (j < real_ || j == real_ + rows_) cost_[j] -= row[j];
  }

  Feasibility solve() {
    for (std::size_t in = entering(); in < real_; in = entering()) pivot(leaving(in), in);
    Feasibility out;
    if (cost_.back() == Exact(0)) {
      out.weights = Row(real_, Exact(0));
      for (std::size_t i = 0; i < rows_; ++i)
        if (basis_[i] < real_) (*out.weights)[basis_[i]] = table_[i].back();
    } else {
      // The multiplier of row i is 1 - (reduced cost of its artificial variable).
      for (std::size_t i = 0; i < rows_; ++i) out.separating.push_back(flips_[i] * (Exact(1) - cost_[real_ + i]));
    }
    return out;
  }

 private:
  std::size_t entering() const {
    std::size_t j = 0;
    while (j < real_ && cost_[j] >= Exact(0)) ++j;
    return j;
  }
  std::size_t leaving(std::size_t in) const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (table_[i][in] <= Exact(0)) continue;
      if (!best) best = i;
      const int order = Exact::compare(table_[i].back() * table_[*best][in], table_[*best].back() * table_[i][in]);
      if (order < 0 || (order == 0 && basis_[i] < basis_[*best])) best = i;
    }
    if (!best) throw std::logic_error("a sum of nonnegative variables has no lower end");
    return *best;
  }
  void pivot(std::size_t out, std::size_t in) {
    const Exact unit = table_[out][in];
    for (Exact& x : table_[out]) x /= unit;
    const auto clear = [&](Row& row) {
      const Exact factor = row[in];
      for (std::size_t j = 0; j < row.size(); ++j) row[j] -= factor * table_[out][j];
    };
    for (std::size_t i = 0; i < rows_; ++i)
      if (i != out) clear(table_[i]);
    clear(cost_);
    basis_[out] = in;
  }

  std::size_t rows_, real_;
  std::vector<Row> table_;
  Row cost_, flips_;
  std::vector<std::size_t> basis_;
};

/// The programme of one term of B: columns (a, 1) and (-c, 0), target (b, 1).
class TermProgramme {
 public:
  TermProgramme(const Order& a, const Monomial& b, const Cone& cone) {
    std::set<std::string, std::less<>> all;
    const auto note = [&](const Monomial& m) {
      for (const auto& [symbol, exponent] : m) all.insert(symbol);
    };
    for (const Monomial& m : a.terms) note(m);
    for (const Monomial& m : cone.at_least_one) note(m);
    note(b);
    symbols_.assign(all.begin(), all.end());
    for (const Monomial& m : a.terms) columns_.push_back(column(m, 1, 1));
    for (const Monomial& m : cone.at_least_one) columns_.push_back(column(m, -1, 0));
    target_ = column(b, 1, 1);
  }

  bool decide(const Order& a, const Monomial& b, const Cone& cone, Domination& out) const {
    const Feasibility found = Simplex(columns_, target_).solve();
    if (found.weights) {
      check_weights(*found.weights);
      out.text += (out.text.empty() ? "" : "; ") + explain(a, b, cone, *found.weights);
      return true;
    }
    for (const Row& column : columns_)
      if (dot(column, found.separating) > Exact(0)) throw std::logic_error("a refuting ray leaves the cone");
    if (dot(target_, found.separating) <= Exact(0)) throw std::logic_error("a refuting ray refutes nothing");
    for (std::size_t i = 0; i < symbols_.size(); ++i) out.ray[symbols_[i]] = fraction_of(found.separating[i]);
    out.text = to_string(Order{{b}}) + " outgrows " + to_string(a) + " along";
    for (const auto& [symbol, exponent] : out.ray) out.text += " " + symbol + " = s^" + to_string(exponent);
    return false;
  }

 private:
  Row column(const Monomial& m, long sign, long last) const {
    Row row;
    for (const std::string& symbol : symbols_) {
      const auto own = m.find(symbol);
      row.push_back(own == m.end() ? Exact(0) : Exact(sign) * exact(own->second));
    }
    row.push_back(Exact(last));
    return row;
  }

  void check_weights(const Row& weights) const {
    for (std::size_t i = 0; i < target_.size(); ++i) {
      Exact sum(0);
      for (std::size_t j = 0; j < columns_.size(); ++j) sum += weights[j] * columns_[j][i];
      if (sum != target_[i]) throw std::logic_error("the weights of a geometric mean do not give its exponents");
    }
    for (const Exact& weight : weights)
      if (weight < Exact(0)) throw std::logic_error("a weight of a geometric mean is negative");
  }

  static std::string explain(const Order& a, const Monomial& b, const Cone& cone, const Row& weights) {
    std::string text = to_string(Order{{b}}) + " =";
    for (std::size_t j = 0; j < weights.size(); ++j) {
      if (weights[j] == Exact(0)) continue;
      const bool of_a = j < a.terms.size();
      const Monomial& m = of_a ? a.terms[j] : cone.at_least_one[j - a.terms.size()];
      text += (of_a ? " (" : " / (") + to_string(Order{{m}}) + ")^" + enclosure(weights[j]).text;
    }
    return text;
  }

  std::vector<std::string> symbols_;
  std::vector<Row> columns_;
  Row target_;
};

}  // namespace

Domination dominates(const Order& a, const Order& b, const Cone& cone) {
  const auto arithmetic = rational_arithmetic();
  const InForce in_force(*arithmetic);
  Domination out;
  for (const Monomial& term : b.terms)
    if (!TermProgramme(a, term, cone).decide(a, term, cone, out)) return out;
  out.holds = true;
  return out;
}

}  // namespace lemmata
