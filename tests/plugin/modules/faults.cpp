// A plugin that is told by its first input entry what to do wrong; other values give the identity.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "lib/plugin/lemmata_compressor.h"

namespace {

long calls_made = 0;
volatile double sink = 0;
volatile bool forever = true;
int* volatile nowhere = nullptr;

int recurse(int depth) {
  volatile char page[4096];
  std::memset(const_cast<char*>(page), depth & 127, sizeof page);
  return depth > 0 ? recurse(depth + 1) + page[17] : 0;
}

void spin() {
  while (forever) sink = sink + 1;
}

void burn(double seconds) {
  const std::clock_t end = std::clock() + static_cast<std::clock_t>(seconds * CLOCKS_PER_SEC);
  while (std::clock() < end) sink = sink + 1;
}

void hoard() {
  std::vector<char*> kept;
  while (forever) {
    kept.push_back(static_cast<char*>(std::malloc(std::size_t{1} << 24)));
    std::memset(kept.back(), 1, std::size_t{1} << 24);
  }
}

long open_descriptors() {
  const std::filesystem::directory_iterator descriptors("/proc/self/fd");
  return std::distance(begin(descriptors), end(descriptors)) - 1;  // that of the directory itself
}

void misbehave(int kind, const double* x, double* out, std::ptrdiff_t d) {
  double* const input = const_cast<double*>(x);
  if (kind == 10) input[0] = 1;
  if (kind == 11) input[d - 1] = 1;
  if (kind == 20) out[d] = 1;
  if (kind == 21) out[d + 1000] = 1;
  if (kind == 22) std::memset(out, 0, static_cast<std::size_t>(d + 1) * sizeof(double));
  if (kind == 30) out[-1] = 1;
  if (kind == 31) out[-100000 / 8] = 1;
  if (kind == 32) sink = x[d];
  if (kind == 33) sink = x[-1];
  if (kind == 40) *nowhere = 1;
  if (kind == 41) std::abort();
  if (kind == 42) std::exit(3);
  if (kind == 43) std::_Exit(4);
  if (kind == 44) std::raise(SIGFPE);
  if (kind == 45) recurse(1);
  if (kind == 46) std::raise(SIGILL);
  if (kind == 47) std::fputs("assertion of the plugin\n", stderr), std::abort();
  if (kind == 48) std::raise(SIGKILL);
  if (kind == 49) std::fflush(nullptr), std::abort();
  if (kind == 50) spin();
  if (kind == 51)
    while (forever) pause();
  if (kind == 60) hoard();
  if (kind == 70) throw std::runtime_error("no\nluck");
  if (kind == 71) throw 3;
}

}  // namespace

int lemmata_abi(void) { return 1; }
const char* lemmata_name(void) { return "faults"; }
double lemmata_delta(size_t d) { return 1.0 / static_cast<double>(d); }

int lemmata_compress(const double* x, double* out, size_t d, double (*uniform)(void*), void* rng) {
  ++calls_made;
  const int kind = x[0] >= 0 && x[0] < 100 ? static_cast<int>(x[0]) : 0;
  std::memcpy(out, x, d * sizeof(double));
  if (kind >= 10 && kind < 80) misbehave(kind, x, out, static_cast<std::ptrdiff_t>(d));
  if (kind == 80) return 5;
  if (kind == 2) out[d - 1] = static_cast<double>(calls_made);
  if (kind == 6) burn(0.003);
  if (kind == 4) out[d - 1] = static_cast<double>(open_descriptors());
  if (kind == 7) out[d - 1] = std::getenv("LEMMATA_OWN_SHM") != nullptr ? 1 : 0;
  if (kind == 5) out[d - 1] = static_cast<double>(getpid());
  if (kind == 1)
    for (size_t i = 1; i < d; ++i) out[i] = uniform(rng);
  if (kind == 3)
    for (int i = 0; i < 1000; ++i) std::puts("a plugin that talks");
  return 0;
}
