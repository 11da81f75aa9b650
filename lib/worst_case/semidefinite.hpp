#pragma once
#include <string>
#include <vector>

namespace lemmata::worst_case {

/// A symmetric entry of block `block`: i <= j, both from 0.
struct Entry {
  std::size_t block, i, j;
  double value;
};

/// min cost.z  subject to  sum_k z_k A_k - C is positive semidefinite, block by block.
///
/// Its dual is  max <C, X>  subject to  <A_k, X> = cost_k,  X positive semidefinite.
struct SemidefiniteProgramme {
  struct Block {
    std::size_t size;
    bool diagonal;
  };
  std::vector<Block> blocks;
  std::vector<double> cost;
  std::vector<std::vector<Entry>> A;  ///< one for each variable
  std::vector<Entry> C;
};

struct Accuracy {
  double gap = 1e-8;          ///< relative
  double feasibility = 1e-9;  ///< relative
};

/// What a solver says. Nothing here is certified: `z` is a proposal for multipliers, `X` for a Gram matrix.
struct Solution {
  enum class Status { solved, no_multipliers, no_instance, failed } status = Status::failed;
  std::string why;  ///< in words, unless solved
  std::vector<double> z;
  std::vector<std::vector<std::vector<double>>> X;  ///< X[block][i][j]; of a diagonal block X[block][i] has one entry
};

/// Runs CSDP as a child process on one thread, with a limit on its time. A solver that is missing, stops early or warns has failed.
/// A child costs 2 ms a solve more than CSDP's library linked in (0.3 and 2.1 ms of CPU for three vectors), and keeps its crashes, its
/// memory and its threads out of this process.
Solution solve(const SemidefiniteProgramme& programme, const Accuracy& accuracy = {}, double seconds = 120);

}  // namespace lemmata::worst_case
