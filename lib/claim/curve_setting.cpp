#include "lib/claim/curve_setting.hpp"

#include <stdexcept>

namespace lemmata {
namespace {

using CurveSettings = std::map<std::string, CurveSetting, std::less<>>;

CurveSettings& curve_settings() {
  static CurveSettings all;
  return all;
}

}  // namespace

const std::map<std::string, CurveSetting, std::less<>>& all_curve_settings() { return curve_settings(); }

const CurveSetting* find_curve_setting(std::string_view claim) {
  const auto found = curve_settings().find(claim);
  return found == curve_settings().end() ? nullptr : &found->second;
}

void register_curve_setting(std::string_view claim, CurveSetting setting) {
  if (!curve_settings().emplace(claim, std::move(setting)).second)
    throw std::logic_error("the claim '" + std::string(claim) + "' has two curves");
}

}  // namespace lemmata
