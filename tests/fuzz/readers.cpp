#include <cstdlib>
#include <iostream>

#include "tests/fuzz/entries.hpp"

// The libFuzzer target of all readers: LEMMATA_FUZZ_ENTRY says which one is fed.
namespace {

const std::function<void(const std::string&)>& chosen_entry() {
  const char* name = std::getenv("LEMMATA_FUZZ_ENTRY");
  const auto& all = lemmata::fuzz::entries();
  const auto found = all.find(name == nullptr ? "" : name);
  if (found != all.end()) return found->second;
  std::cerr << "LEMMATA_FUZZ_ENTRY is one of:";
  for (const auto& [known, entry] : all) std::cerr << " " << known;
  std::cerr << "\n";
  std::exit(2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto& entry = chosen_entry();
  entry({reinterpret_cast<const char*>(data), size});
  return 0;
}
