#pragma once
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/chance/draw.hpp"
#include "lib/claim/relation.hpp"

namespace lemmata {

enum class Kind {
  definition,
  assumption,
  inequality,
  lemma,
  theorem,
  corollary,
  remark,
  example,
  counterexample,
  proof_step,
  table_row,
  property,
  gauntlet
};
std::string_view to_string(Kind kind);

/// What the claim says about its instances.
enum class Quantifier {
  for_all,  ///< every admitted instance satisfies `shown`: refuted by one certified instance
  exists,   ///< some admitted instance does: proved by one certified instance; a search that finds none is undecided
};

/// How the body's relations amount to the printed statement, where that is not literal.
enum class Argument {
  literal,     ///< they are the statement on the drawn instance
  invariant,   ///< a limit: the start is in a set, one step preserves the set, and gains at least a fixed amount
  cycle,       ///< for all times: the orbit closes, and the statement is read off the cycle
  fixed_point  ///< a limit: the fixed point of an exact recursion
};

/// The information of a claim. Formulas are LaTeX.
struct ClaimInfo {
  std::string_view id = "";  ///< "ef.lem3", then "/repaired"
  Kind kind = Kind::lemma;
  std::string_view where = "";  ///< "Lemma 3", "eq. (9)"
  std::string_view title = "";
  std::string_view hypotheses = "";
  std::string_view statement = "";
  Quantifier quantifier = Quantifier::for_all;
  Argument argument = Argument::literal;
  std::string_view note = "";                    ///< a reading, a repair, what the statement leaves open
  std::string_view sweep = "";                   ///< the draw that the report sweeps: bound against the largest lhs found
  std::string_view not_executable = "";          ///< the reason, for a claim without a body
  std::array<std::string_view, 4> mutants = {};  ///< names given to draw.mutant in the body; each must be killed
  /// Integer draws whose drawn range is all that the claim ranges over; the drawn range of another is a sample of it ("d up to 8" of all
  /// d), and a proof that goes through its values one by one is only evidence. A name with a number after it counts too ("s" for "s0").
  std::array<std::string_view, 4> whole = {};
};

/// An induction on the integer draw `on`: the base cases from..base are proved by pinning it; `increment` (a second body, whose real
/// draw "u" in (0, 1/base] stands for 1/n) shows lhs(n+1) - lhs(n) <= rhs(n+1) - rhs(n) for all real n >= base.
struct Induction {
  std::string_view on;
  long from = 1;
  long base = 1;
};

/// A registered claim: its information and its body in both scalars.
struct Claim {
  ClaimInfo info;
  std::string_view file;  ///< relative to the repository: "properties/ef/bounded_error.cpp"
  std::function<Case<double>(Draw&, Expect<double>&)> search = {};
  std::function<Case<Exact>(Draw&, Expect<Exact>&)> decide = {};
  Induction induction = {};
  std::function<Case<Exact>(Draw&, Expect<Exact>&)> increment = {};
  bool executable() const { return search != nullptr; }
  std::string_view paper() const { return info.id.substr(0, info.id.find('.')); }
};

/// All claims, sorted by id. Registration happens before main, from object files.
const std::vector<const Claim*>& all_claims();
/// Null when there is none.
const Claim* find_claim(std::string_view id);
/// Ids matching a glob in which `*` also matches `/` and `.`; sorted.
std::vector<const Claim*> claims_matching(std::string_view glob);
/// Differs where the types that a module and the command share differ: a module compiled against other headers is refused. The number
/// counts the changes that sizes do not show.
constexpr std::size_t abi_stamp =
    ((((sizeof(Claim) * 4096 + sizeof(ClaimInfo)) * 4096 + sizeof(Draw)) * 4096 + sizeof(Case<Exact>)) * 4096 + sizeof(Expect<double>)) *
        16 +
    1;
/// Called by LEMMATA_CLAIM; throws std::logic_error for an id that is taken, or a stamp that is not the command's own.
void register_claim(const Claim* claim, std::size_t stamp);
/// Claims made from a table (the catalogue's constants, say), at the first look at the registry: after all static registrations. What
/// their string_views see must live on.
void register_family(std::vector<Claim> (*make)());

template <class C>
Claim make_claim(std::string_view file) {
  Claim claim{.info = C::info, .file = file};
  if constexpr (requires(const C& c, Draw& d, Expect<double>& e) { c.template operator()<double>(d, e); }) {
    claim.search = [](Draw& draw, Expect<double>& expect) { return C{}.template operator()<double>(draw, expect); };
    claim.decide = [](Draw& draw, Expect<Exact>& expect) { return C{}.template operator()<Exact>(draw, expect); };
  }
  if constexpr (requires { C::induction; }) {
    claim.induction = C::induction;
    claim.increment = [](Draw& draw, Expect<Exact>& expect) { return C{}.template increment<Exact>(draw, expect); };
  }
  return claim;
}

#define LEMMATA_CLAIM_FAMILY(make) static const bool lemmata_family_##make = (::lemmata::register_family(&make), true)

/// Registers a claim struct: `static constexpr ClaimInfo info` and, unless it is not executable,
/// `template <Scalar S> Case<S> operator()(Draw& draw, Expect<S>& expect) const`.
#define LEMMATA_CLAIM(Type)                                                                   \
  static const ::lemmata::Claim lemmata_claim_##Type = ::lemmata::make_claim<Type>(__FILE__); \
  static const bool lemmata_registered_##Type = (::lemmata::register_claim(&lemmata_claim_##Type, ::lemmata::abi_stamp), true)

}  // namespace lemmata
