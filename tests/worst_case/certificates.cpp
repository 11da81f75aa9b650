#include <functional>
#include <random>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "lib/num/error.hpp"
#include "lib/worst_case/verify.hpp"
#include "tests/worst_case/models.hpp"

using namespace lemmata;
using nlohmann::json;

namespace {

bool stands(const json& certificate) {
  try {
    return worst_case::verify(certificate.dump()).stands;
  } catch (const BadInput&) { return false; }
}
json certificate_of(const std::string& model) { return json::parse(tests::answer_of(model).certificate); }

/// The places of all numbers: fractions as text, and integers.
void numbers_below(const json& value, const json::json_pointer& at, std::vector<json::json_pointer>& out) {
  if (value.is_structured()) {
    for (const auto& [key, entry] : value.items()) numbers_below(entry, value.is_array() ? at / std::stoul(key) : at / key, out);
  } else if (value.is_number_integer()) {
    out.push_back(at);
  } else if (value.is_string()) {
    const auto text = value.get<std::string>();
    if (text.find_first_not_of("-/0123456789") == std::string::npos) out.push_back(at);
  }
}

/// Another digit in one place, or another sign.
json changed(json value, std::mt19937& words) {
  if (value.is_number_integer()) return value.get<long>() + (words() % 2 == 0 ? 1 : 2);
  auto text = value.get<std::string>();
  if (text != "0" && words() % 8 == 0) return text[0] == '-' ? text.substr(1) : "-" + text;
  std::size_t at = words() % text.size();
  while (text[at] < '0' || text[at] > '9') at = (at + 1) % text.size();
  text[at] = static_cast<char>('0' + (text[at] - '0' + 1 + static_cast<int>(words() % 9)) % 10);
  return text;
}

int survivors(const json& certificate, int mutations, unsigned seed) {
  std::vector<json::json_pointer> places;
  numbers_below(certificate, json::json_pointer(), places);
  std::mt19937 words(seed);
  int out = 0;
  for (int k = 0; k < mutations; ++k) {
    json mutant = certificate;
    const auto& place = places[words() % places.size()];
    mutant[place] = changed(certificate[place], words);
    if (!stands(mutant)) continue;
    ++out;
    UNSCOPED_INFO(place.to_string() + ": " + certificate[place].dump() + " -> " + mutant[place].dump());
  }
  return out;
}

}  // namespace

TEST_CASE("a certificate with one number changed does not stand") {
  CHECK(survivors(certificate_of(tests::gradient_descent(3)), 400, 1) == 0);
  CHECK(survivors(certificate_of(tests::feedback_rate), 400, 2) == 0);
  CHECK(survivors(certificate_of(tests::two_workers), 200, 3) == 0);
  CHECK(survivors(certificate_of(R"({"method": "cgd", "class": "smooth", "compressor": "linear", "horizon": 2,
                                    "parameters": {"gamma": "1/2", "delta": "1/2"}})"),
                  200, 4) == 0);
  CHECK(survivors(certificate_of(R"({"method": "cgd", "class": "strongly-convex", "compressor": "unbiased", "metric": "distance",
                                    "parameters": {"mu": "1/10", "gamma": "1/2", "omega": 1}})"),
                  200, 5) == 0);
  CHECK(survivors(certificate_of(R"({"method": "heavy-ball", "class": "strongly-convex", "metric": "cycle", "horizon": 3,
                                    "parameters": {"mu": "1/25", "gamma": "25/9", "beta": "4/9"}})"),
                  200, 6) == 0);
}

TEST_CASE("a certificate of terms, of different workers or of quadratics with one number changed does not stand") {
  CHECK(survivors(certificate_of(R"({"method": "ef", "class": "smooth", "horizon": 2, "parameters": {"gamma": "6/25", "delta": "3/4"},
                                    "measured": [{"of": "gradient", "at": 0}, {"of": "gradient", "at": 1}],
                                    "bounded": [{"of": "value", "at": 0}, {"weight": -1, "of": "value", "at": "virtual 2"}]})"),
                  200, 7) == 0);
  CHECK(
      survivors(certificate_of(R"({"method": "ef", "class": "convex", "horizon": 2, "parameters": {"gamma": "1/4", "G2": 1, "delta": "3/4"},
                                    "measured": [{"of": "value", "at": "average"}]})"),
                200, 8) == 0);
  CHECK(survivors(certificate_of(R"({"method": "ef", "class": "smooth-convex", "workers": 2,
                                    "parameters": {"gamma": "1/4", "delta": "1/2", "heterogeneity": 1}})"),
                  200, 9) == 0);
  CHECK(survivors(certificate_of(R"({"method": "gd", "class": "quadratic", "horizon": 2, "parameters": {"mu": "1/10", "gamma": 1}})"), 200,
                  10) == 0);
}

TEST_CASE("changes that a certificate must not survive, by kind") {
  const json good = certificate_of(tests::gradient_descent(2));
  REQUIRE(stands(good));
  const std::vector<std::pair<const char*, std::function<void(json&)>>> kinds = {
      {"the bound is shaved", [](json& c) { c["upper"]["bound"] = "1/3"; }},
      {"the bound is raised", [](json& c) { c["upper"]["bound"] = "2"; }},
      {"a multiplier is changed", [](json& c) { c["upper"]["conditions"]["interpolation 1 0 1"] = "1"; }},
      {"a multiplier is left out", [](json& c) { c["upper"]["conditions"].erase("interpolation 1 0 1"); }},
      {"a multiplier of no condition is added", [](json& c) { c["upper"]["conditions"]["interpolation 1 0 9"] = "1"; }},
      {"a multiplier has the other sign",
       [](json& c) { c["upper"]["conditions"]["start"] = "-" + c["upper"]["conditions"]["start"].get<std::string>(); }},
      {"a weight is changed", [](json& c) { c["upper"]["weights"]["at 0"] = "1"; }},
      {"an entry of the slack matrix is changed", [](json& c) { c["upper"]["slack"][0]["rows"][1][0] = "0"; }},
      {"a vector of the slack matrix is left out",
       [](json& c) { c["upper"]["slack"][0]["vectors"].erase(0), c["upper"]["slack"][0]["rows"].erase(0); }},
      {"the step size is changed", [](json& c) { c["model"]["parameters"]["gamma"] = "9/10"; }},
      {"the class is changed", [](json& c) { c["model"]["class"] = "smooth-convex"; }},
      {"the method is changed", [](json& c) { c["model"]["method"] = "heavy-ball", c["model"]["parameters"]["beta"] = "1/2"; }},
      {"the horizon is changed", [](json& c) { c["model"]["horizon"] = 3; }},
      {"the metric is changed", [](json& c) { c["model"]["metric"] = "mean-gradient"; }},
      {"the instance's value is raised", [](json& c) { c["lower"]["value"] = "1"; }},
      {"a gradient of the instance is changed", [](json& c) { c["lower"]["vectors"]["g[1]"][0] = "1/2"; }},
      {"a function value of the instance is changed", [](json& c) { c["lower"]["numbers"]["f[1]"] = "1"; }},
      {"an iterate is not where the method goes", [](json& c) { c["lower"]["iterates"][1][0] = "1"; }},
      {"a vector of the instance is left out", [](json& c) { c["lower"]["vectors"].erase("g[2]"); }},
      {"a condition of the instance is left out", [](json& c) { c["lower"]["conditions"].erase("start"); }}};
  for (const auto& [what, change] : kinds) {
    json bad = good;
    change(bad);
    INFO(what);
    CHECK_FALSE(stands(bad));
  }
}

TEST_CASE("multipliers whose slack matrix is as stated but not positive semidefinite prove nothing") {
  // ||e_1||^2 with no condition used: the Lagrangian is ||g - c||^2 itself, and the bound would be 0.
  const json forged = json::parse(R"({"schema": "lemmata/worst-case/1",
    "model": {"schema": "lemmata/worst-case-model/1", "method": "ef", "class": "process", "compressor": "delta", "oracle": "exact",
              "metric": "error", "start": "none", "horizon": 1, "workers": 1, "parameters": {"G2": "1", "gamma": "1", "delta": "1/2"}},
    "upper": {"bound": "0", "weights": {"at 1": "1"}, "conditions": {}, "matrices": {},
              "slack": [{"vectors": ["g[0]", "c[0]"], "rows": [["-1"], ["1", "-1"]]}]}})");
  const worst_case::Verified verified = worst_case::verify(forged.dump());
  CHECK_FALSE(verified.stands);
  CHECK(verified.why == "the slack matrix is not positive semidefinite");
}

TEST_CASE("an answer whose certificate does not stand is taken back, with its numbers") {
  const worst_case::Answer good = tests::answer_of(tests::gradient_descent(2));
  worst_case::Answer answer = good;
  worst_case::confirm(answer);
  CHECK(answer.confirmed);
  CHECK(answer.upper == good.upper);
  const auto why_not = [&](const std::string& certificate) {
    worst_case::Answer wrong = good;
    wrong.certificate = certificate;
    worst_case::confirm(wrong);
    CHECK_FALSE(wrong.confirmed);
    CHECK_FALSE((wrong.upper || wrong.lower));
    CHECK(wrong.certificate + wrong.caveat == "");
    CHECK(wrong.instance.empty());
    return wrong.why;
  };
  json changed = json::parse(good.certificate);
  changed["model"]["metric"] = "mean-gradient";
  CHECK_THAT(why_not(changed.dump()), Catch::Contains("its certificate does not stand: a multiplier belongs to no condition"));
  changed["model"]["metric"] = "largest-gradient";
  CHECK_THAT(why_not(changed.dump()), Catch::Contains("would be refused: the certificate's model has an unknown metric"));
  changed["model"]["metric"] = std::string(100001, '1');
  CHECK_THAT(why_not(changed.dump()), Catch::Contains("a number of more than 100000 characters"));
}

TEST_CASE("a certificate that takes long to verify is left to a replay") {
  worst_case::Answer large = tests::answer_of(tests::gradient_descent(2));
  large.conditions = 1U << 22U;
  worst_case::confirm(large);
  CHECK_FALSE(large.confirmed);
  CHECK(large.upper);
  worst_case::Answer none;
  worst_case::confirm(none);
  CHECK_FALSE(none.confirmed);
}

TEST_CASE("an instance outside the class is no lower bound") {
  // Consistent in itself, but larger gradients than the class allows.
  json bad = certificate_of(R"({"method": "ef", "class": "process", "parameters": {"G2": 1, "gamma": 1, "delta": "3/4"}})");
  REQUIRE(stands(bad));
  bad["lower"] = json::parse(R"({"value": "1", "dimensions": [1], "vectors": {"g[0]": ["2"], "c[0]": ["1"]}, "numbers": {},
    "iterates": [["0"], ["-1"]], "measured": {"at 1": "1"}, "conditions": {"bounded gradient 1 0": "3", "contraction 1 0": "0"}})");
  const worst_case::Verified verified = worst_case::verify(bad.dump());
  CHECK_FALSE(verified.stands);
  CHECK(verified.why == "the instance does not meet the condition 'bounded gradient 1 0'");
}
