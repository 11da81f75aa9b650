#pragma once
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "lib/app/ranks.hpp"
#include "lib/app/workers.hpp"

namespace lemmata::app {

// Work items dealt to the ranks of an MPI job. Rank 0 deals, keeps the results and prints; every rank, 0 among them, works through its
// items in worker processes, as work_through does: a crash of an item stays that item's error. A worker never calls MPI.
//
// Messages are text, the first character says what they are:
//   from a rank   h<workers> <identity>   hello          d<item> <text>   done        e<item> <text>   the item's error
//                 b   it lives            x<code> <why>  it failed        q           its last message
//   from rank 0   i<item>   do this       q              there is nothing left
// So rank 0 handles two messages an item, and one from each rank in every quarter of rank_seconds().

/// What ends the whole job: a rank that is silent, fails, or does not fit the others.
class RankFailure : public std::runtime_error {
 public:
  RankFailure(int code, const std::string& why) : std::runtime_error(why), code_(code) {}
  int code() const { return code_; }

 private:
  int code_;
};
std::string failure_message(int code, const std::string& why);

/// Seconds of silence after which a rank is given up: 60, or LEMMATA_RANK_SECONDS. Throws BadInput.
double rank_seconds();

/// Rank 0: as work_through, of these items in this order; all ranks have left when it returns `finished`.
/// @param identity  what all ranks must agree on, so that an item means the same everywhere
/// @throws RankFailure
WorkEnd deal_to_ranks(Ranks& ranks, const std::string& identity, const std::vector<std::size_t>& items, const WorkOptions& options,
                      const std::function<std::string(std::size_t)>& work,
                      const std::function<void(std::size_t, const WorkResult&)>& finished);

/// Every other rank: works until rank 0 says that nothing is left, and leaves.
/// @throws RankFailure where a signal ends it
void serve_rank_0(Ranks& ranks, const std::string& identity, const WorkOptions& options,
                  const std::function<std::string(std::size_t)>& work);

}  // namespace lemmata::app
