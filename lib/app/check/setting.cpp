#include <charconv>
#include <cmath>
#include <vector>

#include "lib/app/check/applicable.hpp"
#include "lib/num/error.hpp"

namespace lemmata::app {
namespace {

/// A key of --options, where its value goes, and the values it may have.
struct SettingKey {
  std::string name;
  double Setting::*value;
  double lower;  ///< the least value allowed
  bool open;     ///< the least value itself is not
  bool integer;
};

const std::vector<SettingKey>& setting_keys() {
  static const std::vector<SettingKey> keys = {{"L", &Setting::L, 0, true, false},     {"sigma", &Setting::sigma, 0, false, false},
                                               {"T", &Setting::T, 1, false, true},     {"gamma", &Setting::gamma, 0, true, false},
                                               {"f0", &Setting::f0, 0, false, false},  {"r0", &Setting::r0, 0, false, false},
                                               {"mu", &Setting::mu, 0, true, false},   {"G", &Setting::G, 0, false, false},
                                               {"eps", &Setting::eps, 0, true, false}, {"nodes", &Setting::nodes, 1, false, true}};
  return keys;
}

/// What was given, as a message quotes it.
std::string in_short(const std::string& given) {
  constexpr std::size_t longest = 60;
  return given.size() <= longest ? given : given.substr(0, longest) + "...";
}

[[noreturn]] void refuse_option(const std::string& item, const std::string& why) {
  throw BadInput("--options " + in_short(item) + ": " + why);
}

double number_of_option(const std::string& item, const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    refuse_option(item, "'" + in_short(text) + "' is no number");
  return value;
}

void set_option(Setting& setting, const std::string& item, std::vector<std::string>& seen) {
  const auto equals = item.find('=');
  if (equals == std::string::npos) refuse_option(item, "is not of the form key=value");
  const std::string name = item.substr(0, equals);
  for (const std::string& before : seen)
    if (before == name) refuse_option(item, "'" + in_short(name) + "' is given twice");
  seen.push_back(name);
  const double value = number_of_option(item, item.substr(equals + 1));
  constexpr double largest_integer = 1e15;  // every double up to it is told from its neighbours by 1
  if (name == "d") {
    if (!(value >= 1 && value <= largest_integer) || value != std::floor(value)) refuse_option(item, "d is an integer from 1");
    setting.d = static_cast<long>(value);
    return;
  }
  std::string known = "d";
  for (const SettingKey& key : setting_keys()) {
    known += ", " + key.name;
    if (key.name != name) continue;
    if (key.integer && (value != std::floor(value) || value > largest_integer)) refuse_option(item, name + " is an integer up to 10^15");
    if (value < key.lower || (key.open && value == key.lower))
      refuse_option(item, name + (key.open ? " is above " : " is at least ") + (key.lower == 0 ? "0" : "1"));
    setting.*key.value = value;
    return;
  }
  refuse_option(item, "there is no '" + in_short(name) + "'; known are " + known);
}

}  // namespace

Setting setting_from(const std::string& text) {
  Setting setting;
  std::vector<std::string> seen;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    set_option(setting, text.substr(at, end - at), seen);
    at = end + 1;
  }
  return setting;
}

}  // namespace lemmata::app
