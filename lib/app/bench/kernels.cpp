#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "lib/app/bench/bench.hpp"
#include "lib/chance/key.hpp"
#include "lib/compress/kernels/random.hpp"
#include "lib/compress/kernels/scaled_sign.hpp"
#include "lib/compress/kernels/top_k.hpp"
#include "lib/num/instructions.hpp"

// Compressors of long vectors, each into memory that is there before.

namespace lemmata::app {
namespace {

namespace kernels = compress::kernels;

constexpr std::size_t ten_million = 10'000'000;
const kernels::RandomAddress bench_address{{1, 2, 3}, 0, 0};

/// Nearly normal: sums of four uniform variables.
template <class T>
std::vector<T> bell_shaped(std::size_t n) {
  std::vector<T> v(n);
  for (std::size_t i = 0; i < n; ++i) {
    double sum = 0;
    for (std::uint64_t word = mix64(i + 1), j = 0; j < 4; ++j, word >>= 16U) sum += static_cast<double>(word & 0xffffU);
    v[i] = static_cast<T>(sum / 65536 - 2);
  }
  return v;
}

/// f(v, out) on `ten_million` entries; `counted` units an entry.
template <class T, class Work>
std::function<void(benchmark::State&)> on_many(double counted, Work work) {
  return [=](benchmark::State& state) {
    const std::vector<T> v = bell_shaped<T>(ten_million);
    std::vector<T> out(ten_million);
    for (auto _ : state) {
      work(std::span<const T>(v), std::span<T>(out));
      benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(
        static_cast<std::int64_t>(counted * static_cast<double>(ten_million) * static_cast<double>(state.iterations())));
  };
}

void sign_of_doubles(std::span<const double> v, std::span<double> out) { kernels::scaled_sign(v, 0, out); }
void sign_of_floats(std::span<const float> v, std::span<float> out) { kernels::scaled_sign(v, 0, out); }
void top_percent(std::span<const float> v, std::span<float> out) { kernels::keep_largest(v, v.size() / 100, out); }
void sixteen_levels(std::span<const float> v, std::span<float> out) { kernels::qsgd(v, 16, bench_address, out); }
void random_signs(std::span<const float> v, std::span<float> out) { kernels::stochastic_sign(v, 0, bench_address, out); }

/// What C++ has: magnitudes, std::nth_element, and those above, with the first ones of the magnitude found.
void top_percent_by_nth_element(std::span<const float> v, std::span<float> out) {
  const std::size_t k = v.size() / 100;
  std::vector<float> magnitudes(v.size());
  std::transform(v.begin(), v.end(), magnitudes.begin(), [](float x) { return std::fabs(x); });
  const auto nth = magnitudes.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::nth_element(magnitudes.begin(), nth, magnitudes.end(), std::greater<>());
  const float least = *nth;
  std::size_t equal = k - static_cast<std::size_t>(std::count_if(magnitudes.begin(), nth, [&](float m) { return m > least; }));
  for (std::size_t i = 0; i < v.size(); ++i) {
    const float m = std::fabs(v[i]);
    const bool tie = m == least && equal > 0;
    out[i] = m > least || tie ? v[i] : 0;
    if (tie) --equal;
  }
}

/// a = b + 3 c past the caches, as McCalpin's STREAM is measured where a compiler uses such stores.
#if defined(__x86_64__)
__attribute__((target("avx2"))) void triad_by_avx2(double* a, const double* b, const double* c, std::size_t n) {
  for (std::size_t i = 0; i < n; i += 4) {
    const __m256d product = _mm256_mul_pd(_mm256_set1_pd(3), _mm256_load_pd(c + i));
    _mm256_stream_pd(a + i, _mm256_add_pd(_mm256_load_pd(b + i), product));
  }
  _mm_sfence();
}
#endif
void triad(double* a, const double* b, const double* c, std::size_t n) {
#if defined(__x86_64__)
  if (instructions() >= Instructions::avx2) return triad_by_avx2(a, b, c, n);
#endif
  for (std::size_t i = 0; i < n; ++i) a[i] = b[i] + 3 * c[i];
}

void run_triad(benchmark::State& state) {
  struct alignas(64) Line {
    double at[8];
  };
  std::vector<Line> a(ten_million / 8), b(ten_million / 8, Line{1, 2, 3}), c(ten_million / 8, Line{4, 5, 6});
  for (auto _ : state) {
    triad(a[0].at, b[0].at, c[0].at, ten_million);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(24 * ten_million) * static_cast<std::int64_t>(state.iterations()));
}

const char* const triad_work = "STREAM triad, 10^7 doubles";
const char* const nth_element_work = "top 1 % of 10^7 floats, std::nth_element";

Peer script_peer(std::string name, std::string script, std::vector<std::string> arguments, double at_least) {
  arguments.push_back(std::to_string(ten_million));
  return {.name = std::move(name), .script = std::move(script), .arguments = std::move(arguments), .row = "", .at_least = at_least};
}
Peer row_peer(const char* work, double at_least) {
  return {.name = work, .script = "", .arguments = {}, .row = work, .at_least = at_least};
}
/// Beside the generator that is counter-based, as ours is, the fastest that NumPy has.
std::vector<Peer> numpy_peers(const std::string& work) {
  return {script_peer("NumPy, Philox", "numpy_compress.py", {work, "Philox"}, 8),
          script_peer("NumPy, SFC64", "numpy_compress.py", {work, "SFC64"}, 5)};
}

const BenchRows kernel_rows([] {
  return std::vector<BenchRow>{
      {.work = "scaled sign, 10^7 doubles",
       .unit = "elements",
       .peers = {script_peer("torch", "torch_compress.py", {"scaled-sign"}, 6),
                 script_peer("torch, memory given", "torch_compress.py", {"scaled-sign-in-given-memory"}, 2)},
       .run = on_many<double>(1, sign_of_doubles)},
      // Read once, written once, and in between two bits an entry written and read.
      {.work = "scaled sign, 10^7 doubles: memory traffic",
       .unit = "bytes",
       .peers = {row_peer(triad_work, 0.75)},
       .run = on_many<double>(16.5, sign_of_doubles)},
      {.work = "top 1 % of 10^7 floats",
       .unit = "elements",
       .peers = {script_peer("torch", "torch_compress.py", {"top-k"}, 12), row_peer(nth_element_work, 7)},
       .run = on_many<float>(1, top_percent)},
      // Read once and written once; what is collected in between (0.1 bytes an entry) stays in a cache.
      {.work = "top 1 % of 10^7 floats: memory traffic",
       .unit = "bytes",
       .peers = {row_peer(triad_work, 0.5)},
       .run = on_many<float>(8, top_percent)},
      {.work = "QSGD, 16 levels, 10^7 floats", .unit = "elements", .peers = numpy_peers("qsgd"), .run = on_many<float>(1, sixteen_levels)},
      {.work = "stochastic sign, 10^7 floats",
       .unit = "elements",
       .peers = numpy_peers("stochastic-sign"),
       .run = on_many<float>(1, random_signs)},
      {.work = triad_work, .unit = "bytes", .peers = {}, .run = run_triad},
      {.work = nth_element_work, .unit = "elements", .peers = {}, .run = on_many<float>(1, top_percent_by_nth_element)}};
});

using FloatMap = void (*)(std::span<const float>, std::span<float>);

double seconds_of(FloatMap map, double d) {
  const std::vector<float> v = bell_shaped<float>(static_cast<std::size_t>(d));
  std::vector<float> out(v.size());
  return cpu_seconds([&] { map(v, out); });
}

/// The most memory that a child process holds when it makes v and calls map(v, out), or only begins to.
double peak_of_child(FloatMap map, std::size_t d) {
  malloc_trim(0);  // what this process has freed, and the child could give back, would be counted on one side only
  const pid_t child = fork();
  if (child == 0) {
    mallopt(M_MMAP_THRESHOLD, 4096);  // nothing that this process has freed is used again
    if (map != nullptr) {
      const std::vector<float> v = bell_shaped<float>(d);
      std::vector<float> out(d);
      map(v, out);
    }
    _exit(0);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0)
    throw std::runtime_error("a child process that measures memory fails");
  return 1024 * static_cast<double>(usage.ru_maxrss);
}
double bytes_of(FloatMap map, double d) {
  return std::max(1.0, peak_of_child(map, static_cast<std::size_t>(d)) - peak_of_child(nullptr, 0));
}

ScalingRow scaling_row(std::string work, FloatMap map) {
  return {.work = std::move(work),
          .variable = "d",
          .sizes = {1e6, 3e6, 1e7, 3e7, 1e8},
          .seconds = [map](double d) { return seconds_of(map, d); },
          .bytes = [map](double d) { return bytes_of(map, d); }};
}

const ScalingRows kernel_scaling([] {
  return std::vector<ScalingRow>{scaling_row("scaled sign of floats", sign_of_floats), scaling_row("top 1 % of floats", top_percent)};
});

/// Thirty calls on 10^6 entries, by the instructions that most machines and counters have.
BenchWorkload counted_work(std::string name, FloatMap map) {
  return {.name = std::move(name), .run = [map] {
            const Restricted restricted(Instructions::avx2);
            const std::vector<float> v = bell_shaped<float>(ten_million / 10);
            std::vector<float> out(v.size());
            for (int call = 0; call < 30; ++call) map(v, out);
          }};
}

const BenchWorkloads kernel_workloads([] {
  return std::vector<BenchWorkload>{counted_work("scaled-sign", sign_of_floats), counted_work("top-k", top_percent),
                                    counted_work("qsgd", sixteen_levels)};
});

}  // namespace
}  // namespace lemmata::app
