#include <filesystem>
#include <iostream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "lib/check/json.hpp"
#include "lib/worst_case/verify.hpp"
#include "tests/faults/mutations.hpp"

namespace lemmata {
namespace certificate_mutations_test {

using json = nlohmann::json;

std::vector<std::filesystem::path> recorded_certificates() {
  std::vector<std::filesystem::path> out{"reports/model/examples/worst-case.json"};
  for (const auto& entry : std::filesystem::directory_iterator("tests/fuzz/corpus/certificate"))
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

/// The places of all values that are no lists or objects.
void leaves_below(const json& value, const json::json_pointer& at, std::vector<json::json_pointer>& out) {
  if (!value.is_structured()) return out.push_back(at);
  for (const auto& [key, entry] : value.items()) leaves_below(entry, value.is_array() ? at / std::stoul(key) : at / key, out);
}

constexpr std::size_t kinds = 4;

/// Another value of the same sort: a digit more, a sign, another number; another name.
json changed_leaf(const json& leaf, std::size_t kind) {
  if (leaf.is_boolean()) return !leaf.get<bool>();
  if (leaf.is_number_integer()) return leaf.get<long>() + (kind < 2 ? 1 : -1) * (kind % 2 == 0 ? 1 : 2);
  const auto text = leaf.get<std::string>();
  const bool number = !text.empty() && text.find_first_not_of("-/0123456789") == std::string::npos;
  if (!number) return kind % 2 == 0 ? text + "x" : text.substr(0, text.size() - 1);
  if (kind == 0) return text == "0" ? "1" : "0";
  if (kind == 1) return text[0] == '-' ? text.substr(1) : "-" + text;
  return kind == 2 ? text + "1" : (text[0] == '-' ? "-1" : "1") + text.substr(text[0] == '-' ? 1 : 0);
}

TEST_CASE("a recorded certificate with any one value changed does not stand") {
  std::size_t made = 0, refused = 0, in_all = 0;
  for (const auto& path : recorded_certificates()) {
    const json good = json::parse(read_file(path));
    INFO(path.string());
    REQUIRE(worst_case::verify(good.dump()).stands);
    std::vector<json::json_pointer> places;
    leaves_below(good, json::json_pointer(), places);
    in_all += places.size() * kinds;
    for (const std::size_t k : tests::Mutations(60).of(places.size() * kinds)) {
      json bad = good;
      json& leaf = bad[places[k / kinds]];
      leaf = changed_leaf(leaf, k % kinds);
      if (bad == good || (leaf == "-0" && good[places[k / kinds]] == "0")) continue;  // minus zero is zero
      INFO(places[k / kinds].to_string() + " -> " + leaf.dump());
      ++made;
      bool stands = false;
      try {
        stands = worst_case::verify(bad.dump()).stands;
      } catch (const BadInput&) { ++refused; }
      CHECK_FALSE(stands);
    }
  }
  std::cout << "mutations of certificates: " << made << " changed; " << refused << " refused; none stands; of " << in_all << " in all"
            << std::endl;
  CHECK(made > 0);
}

}  // namespace certificate_mutations_test
}  // namespace lemmata
