#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "properties/compressor/structure.hpp"

// The calls that break compressors, and what the properties about faults make of them.
namespace lemmata::probe {

/// One call and what it gave.
struct HardCall {
  const std::vector<double>& x;
  const Chosen& chosen;  ///< empty where the stream's own numbers were used
  const Reply& reply;
  bool ordinary;
};

/// Calls with all inputs (stream 0, made once), with vectors at the ends of the double range (the largest, the least normal and subnormal numbers,
/// one-hot, mixed, -0), and where C is random with its uniform numbers at their ends: all of them, and each of up to 16 in turn, at 0
/// and at the largest double below 1.
void visit_hard_calls(Probe& probe, const std::function<void(const HardCall&)>& visit);

/// How many calls were seen, and the first that was bad on the ordinary range and at the ends.
struct BadCalls {
  struct Bad {
    std::vector<double> x;
    std::uint64_t stream = 0;
    Chosen chosen = {};
    Reply reply = {};
  };
  std::size_t seen = 0, bad = 0;
  std::optional<Bad> ordinary = {}, beyond = {};
  void count(const HardCall& call, bool is_bad);
};

/// Violated by any call whose fate is one of these, among the hard calls and all others so far; the verdict covers the whole double
/// range. `nothing` is the evidence where there is none: "no crash, hang, exception".
Result examine_fates(Probe& probe, const std::vector<compress::Fate>& fates, const std::string& nothing);

/// A bad call as it is shown, and its reply.
struct BadShown {
  Shown shown;
  Reply reply;
};

/// A witness, shrunk while `bad` holds of the reply (on the same random numbers); `most` calls. Not shrunk where it does not show again.
BadShown shrink_bad_call(Probe& probe, const BadCalls::Bad& call, const std::function<bool(const std::vector<double>&, const Reply&)>& bad,
                         std::size_t most = 400);

}  // namespace lemmata::probe
