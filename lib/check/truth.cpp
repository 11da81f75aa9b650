#include "lib/check/truth.hpp"

namespace lemmata {

Truth truth_of(const Relation<Exact>& r) {
  const auto known = [](bool holds, bool fails) { return holds ? Truth::holds : fails ? Truth::fails : Truth::open; };
  switch (r.how) {
    case How::at_most:
      return known(certainly_at_most(r.lhs, r.rhs), certainly_less(r.rhs, r.lhs));
    case How::strictly_less:
      return known(certainly_less(r.lhs, r.rhs), certainly_at_most(r.rhs, r.lhs));
    case How::equal:
      return known(certainly_at_most(r.lhs, r.rhs) && certainly_at_most(r.rhs, r.lhs),
                   certainly_less(r.lhs, r.rhs) || certainly_less(r.rhs, r.lhs));
  }
  return Truth::open;
}

Truth truth_of(const std::vector<Relation<Exact>>& given) {
  Truth all = Truth::holds;
  for (const auto& hypothesis : given) {
    const Truth one = truth_of(hypothesis);
    if (one == Truth::fails) return Truth::fails;
    if (one == Truth::open) all = Truth::open;
  }
  return all;
}

}  // namespace lemmata
