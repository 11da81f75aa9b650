#pragma once

namespace lemmata {

/// Instruction sets that hot loops are compiled for; each includes those before it. The binary runs on any x86-64 and takes the best of its
/// CPU. All of them give the same bits: they use the operations that IEEE 754 fixes, in the same order, and never a fused multiply-add.
enum class Instructions {
  every_machine,  ///< what the compiler may assume: SSE2 on x86-64
  avx2,
  avx512  ///< AVX-512F
};

/// What hot loops use now: the least of what the CPU has, what LEMMATA_INSTRUCTIONS (every-machine, avx2, avx512) names, and what a
/// `Restricted` in scope allows.
Instructions instructions();

/// Allows no more than the given instructions while it lives, in all threads: for tests that compare the paths.
class Restricted {
 public:
  explicit Restricted(Instructions most);
  ~Restricted();
  Restricted(const Restricted&) = delete;
  Restricted& operator=(const Restricted&) = delete;

 private:
  Instructions before_;
};

}  // namespace lemmata
