#include "tests/fuzz/entries.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  lemmata::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
