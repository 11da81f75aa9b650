#include "lib/num/instructions.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <string_view>

#include "lib/num/error.hpp"

namespace lemmata {
namespace {

Instructions of_this_cpu() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") != 0) return Instructions::avx512;
  if (__builtin_cpu_supports("avx2") != 0) return Instructions::avx2;
#endif
  return Instructions::every_machine;
}

Instructions asked_for() {
  const char* text = std::getenv("LEMMATA_INSTRUCTIONS");
  if (text == nullptr) return Instructions::avx512;
  const std::string_view name(text);
  if (name == "every-machine") return Instructions::every_machine;
  if (name == "avx2") return Instructions::avx2;
  if (name == "avx512") return Instructions::avx512;
  throw BadInput("LEMMATA_INSTRUCTIONS is '" + std::string(name) + "': one of every-machine, avx2, avx512");
}

std::atomic<Instructions>& allowed() {
  static std::atomic<Instructions> most = std::min(of_this_cpu(), asked_for());
  return most;
}

}  // namespace

Instructions instructions() { return allowed().load(std::memory_order_relaxed); }

Restricted::Restricted(Instructions most) : before_(instructions()) { allowed().store(std::min(before_, most), std::memory_order_relaxed); }
Restricted::~Restricted() { allowed().store(before_, std::memory_order_relaxed); }

}  // namespace lemmata
