#include "lib/check/probe/property.hpp"

#include <algorithm>
#include <stdexcept>

namespace lemmata::probe {
namespace {

std::vector<const Property*>& registered_properties() {
  static std::vector<const Property*> all;  // a function's static: registrars of other files may run first
  return all;
}

}  // namespace

std::string_view to_string(Judgement judgement) {
  switch (judgement) {
    case Judgement::holds:
      return "holds";
    case Judgement::undecided:
      return "undecided";
    case Judgement::violated:
      break;
  }
  return "violated";
}

const std::vector<const Property*>& all_properties() { return registered_properties(); }

void register_property(const Property* property) {
  auto& all = registered_properties();
  for (const Property* other : all)
    if (other->id == property->id) throw std::logic_error("two properties are named " + std::string(property->id));
  const auto before = [](const Property* a, const Property* b) { return a->order != b->order ? a->order < b->order : a->id < b->id; };
  all.insert(std::upper_bound(all.begin(), all.end(), property, before), property);
}

}  // namespace lemmata::probe
