#include "lib/check/atoms.hpp"

#include <algorithm>
#include <utility>

#include "lib/check/forwarding.hpp"
#include "lib/num/error.hpp"

namespace lemmata {
namespace {

constexpr std::size_t most_atoms = 8;  // of each sign; each is a variable of every polynomial

std::vector<std::string> with_atoms(std::vector<std::string> symbols) {
  for (std::size_t i = 0; i < most_atoms; ++i) symbols.push_back("positive atom " + std::to_string(i));
  for (std::size_t i = 0; i < most_atoms; ++i) symbols.push_back("atom " + std::to_string(i));
  return symbols;
}

std::vector<bool> with_atoms(std::vector<bool> positive) {
  positive.insert(positive.end(), most_atoms, true);
  positive.insert(positive.end(), most_atoms, false);
  return positive;
}

class Atomic final : public Forwarding {
 public:
  Atomic(std::vector<std::string> symbols, std::vector<bool> positive, bool abstract_vectors, bool points)
      : Forwarding(polynomial_arithmetic(with_atoms(std::move(symbols)), with_atoms(std::move(positive)), abstract_vectors)),
        points_(points) {}

  BodyRef box(double lo, double hi) const override {
    if (!points_ || lo != hi) throw Unsupported("a box has no value in polynomial arithmetic");
    return dyadic(lo);
  }
  BodyRef divide(const Body& a, const Body& b) const override {
    return or_else([&] { return Forwarding::divide(a, b); }, [&] { return multiply(a, *reciprocal(b)); });
  }
  BodyRef power(const Body& a, long n) const override {
    return or_else([&] { return Forwarding::power(a, n); }, [&] { return Forwarding::power(*reciprocal(a), -n); });
  }
  BodyRef root(const Body& a) const override {
    return or_else([&] { return Forwarding::root(a); }, [&] { return atom(Atom::Kind::root, a, certainly_less(*integer(0), a)); });
  }
  BodyRef exponential(const Body& a) const override {
    return or_else([&] { return Forwarding::exponential(a); }, [&] { return atom(Atom::Kind::exponential, a, true); });
  }
  BodyRef logarithm(const Body& a) const override {
    return or_else([&] { return Forwarding::logarithm(a); }, [&] { return atom(Atom::Kind::logarithm, a, false); });
  }
  BodyRef power(const Body& a, const Body& b) const override { return Forwarding::power(a, b); }
  BodyRef error_function(const Body& a) const override {
    return or_else([&] { return Forwarding::error_function(a); }, [&] { return atom(Atom::Kind::error_function, a, false); });
  }
  BodyRef sine(const Body& a) const override {
    return or_else([&] { return Forwarding::sine(a); }, [&] { return atom(Atom::Kind::sine, a, false); });
  }
  BodyRef cosine(const Body& a) const override {
    return or_else([&] { return Forwarding::cosine(a); }, [&] { return atom(Atom::Kind::cosine, a, false); });
  }

  int compare(const Body& a, const Body& b) const override { return Forwarding::compare(*reduced(subtract(a, b)), *integer(0)); }
  bool certainly_at_most(const Body& a, const Body& b) const override {
    return certain([&] { return Forwarding::certainly_at_most(*integer(0), *reduced(subtract(b, a))); });
  }
  bool certainly_less(const Body& a, const Body& b) const override {
    return certain([&] { return Forwarding::certainly_less(*integer(0), *reduced(subtract(b, a))); });
  }

 private:
  struct Atom {
    enum class Kind { reciprocal, root, exponential, logarithm, error_function, sine, cosine } kind;
    BodyRef of;
    std::string symbol;
  };

  template <class Try, class Else>
  static BodyRef or_else(Try attempt, Else otherwise) {
    try {
      return attempt();
    } catch (const Unsupported&) { return otherwise(); }
  }
  template <class Question>
  static bool certain(Question question) {
    try {
      return question();
    } catch (const TooLarge&) { return false; }
  }

  BodyRef reciprocal(const Body& b) const {
    if (certainly_less(b, *integer(0))) return negate(*atom(Atom::Kind::reciprocal, *negate(b), true));
    return atom(Atom::Kind::reciprocal, b, certainly_less(*integer(0), b));
  }

  /// The symbol that stands for a function of a polynomial: one symbol for one argument.
  BodyRef atom(Atom::Kind kind, const Body& of, bool positive) const {
    for (const Atom& known : atoms_)
      if (known.kind == kind && identical(*known.of, of)) return symbol(known.symbol);
    std::size_t& used = positive ? positive_used_ : free_used_;
    if (used == most_atoms) throw Unsupported("more than 8 functions that are no polynomials");
    atoms_.push_back({kind, add(of, *integer(0)), (positive ? "positive atom " : "atom ") + std::to_string(used++)});
    return symbol(atoms_.back().symbol);
  }

  /// A polynomial of the same sign, by b^2k (... + c_j (1/b)^j + ...) = ... + c_j b^(2k - j) + ... and sqrt(f)^2 = f. The last atoms go
  /// first, as their arguments may hold earlier ones.
  BodyRef reduced(BodyRef value) const {
    for (auto known = atoms_.rbegin(); known != atoms_.rend(); ++known) {
      const long degree = degree_in(*value, known->symbol);
      if (degree == 0) continue;
      const bool inverse = known->kind == Atom::Kind::reciprocal;
      if (!inverse && known->kind != Atom::Kind::root) continue;
      const long cleared = degree + degree % 2;
      BodyRef sum = integer(0);
      for (long j = 0; j <= degree; ++j) {
        BodyRef term = multiply(*coefficient_of(*value, known->symbol, j), *Forwarding::power(*known->of, inverse ? cleared - j : j / 2));
        if (!inverse && j % 2 == 1) term = multiply(*term, *symbol(known->symbol));
        sum = add(*sum, *term);
      }
      value = sum;
    }
    return value;
  }

  bool points_;
  // Atoms are met as the body runs; an arithmetic belongs to one run on one thread.
  mutable std::vector<Atom> atoms_;
  mutable std::size_t positive_used_ = 0, free_used_ = 0;
};

}  // namespace

std::unique_ptr<Arithmetic> atomic_arithmetic(std::vector<std::string> symbols, std::vector<bool> positive, bool abstract_vectors,
                                              bool points) {
  return std::make_unique<Atomic>(std::move(symbols), std::move(positive), abstract_vectors, points);
}

}  // namespace lemmata
