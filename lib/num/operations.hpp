#pragma once
#include <cstddef>

namespace lemmata {

/// How many operations of Exact this thread has done: the measure of effort of exact evaluations, the same on every machine.
std::size_t exact_operations();

}  // namespace lemmata
