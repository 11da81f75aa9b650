#include <filesystem>

#include <catch2/catch.hpp>

#include "lib/check/json.hpp"
#include "tests/fuzz/entries.hpp"

// The inputs that the fuzz targets keep (tests/fuzz/corpus), each that once broke a reader among them, in this build and with this compiler.
namespace lemmata {
namespace kept_inputs_test {

struct Kept {
  std::string entry, name, text;
};

std::vector<Kept> kept_inputs() {
  std::vector<Kept> out;
  for (const auto& file : std::filesystem::recursive_directory_iterator("tests/fuzz/corpus"))
    if (file.is_regular_file())
      out.push_back({file.path().parent_path().filename().string(), file.path().filename().string(), read_file(file.path())});
  std::sort(out.begin(), out.end(), [](const Kept& a, const Kept& b) { return std::tie(a.entry, a.name) < std::tie(b.entry, b.name); });
  return out;
}

TEST_CASE("every kept input is read, or refused with a reason") {
  const auto all = kept_inputs();
  for (const auto& [name, entry] : fuzz::entries())
    CHECK(std::count_if(all.begin(), all.end(), [&](const Kept& kept) { return kept.entry == name; }) > 0);
  for (const Kept& kept : all) {
    INFO(kept.entry + "/" + kept.name);
    CHECK_NOTHROW(fuzz::entries().at(kept.entry)(kept.text));
  }
}

TEST_CASE("a kept input that is cut short, or has one byte changed, is read or refused with a reason") {
  std::uint64_t word = 1;
  for (const Kept& kept : kept_inputs()) {
    if (kept.text.empty() || kept.text.size() > 20000) continue;
    for (int k = 0; k < 8; ++k) {
      word = word * 6364136223846793005ULL + 1442695040888963407ULL;
      const std::size_t at = (word >> 20U) % kept.text.size();
      std::string flipped = kept.text;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << (word >> 61U)));
      INFO(kept.entry + "/" + kept.name + ", byte " + std::to_string(at) + ", " + std::to_string(word >> 61U));
      CHECK_NOTHROW(fuzz::entries().at(kept.entry)(kept.text.substr(0, at)));
      CHECK_NOTHROW(fuzz::entries().at(kept.entry)(flipped));
    }
  }
}

}  // namespace kept_inputs_test
}  // namespace lemmata
