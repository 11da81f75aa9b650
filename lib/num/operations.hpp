#pragma once
#include <cstddef>

namespace lemmata {

/// How many operations of Exact this thread has done: the measure of effort of exact evaluations, the same on every machine.
std::size_t exact_operations();

/// Counts operations that were saved by remembering their result, so that the measure does not depend on what is remembered.
void count_exact_operations(std::size_t saved);

/// While it lives, this thread does at most so many more operations of Exact: the next one throws TooLarge.
class OperationCap {
 public:
  explicit OperationCap(std::size_t most);
  ~OperationCap();
  OperationCap(const OperationCap&) = delete;
  OperationCap& operator=(const OperationCap&) = delete;

 private:
  std::size_t before_;
};

}  // namespace lemmata
