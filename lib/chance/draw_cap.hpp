#pragma once
#include <cstddef>

namespace lemmata {

/// How many choices and normal variables this thread has sampled: what a path takes, whatever its steps are.
std::size_t sampled_draws();
/// While it lives, this thread samples at most so many more: the next one throws TooLarge.
class DrawCap {
 public:
  explicit DrawCap(std::size_t most);
  ~DrawCap();
  DrawCap(const DrawCap&) = delete;
  DrawCap& operator=(const DrawCap&) = delete;

 private:
  std::size_t before_;
};

}  // namespace lemmata
