#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "lib/check/probe/probe.hpp"

namespace lemmata::probe {

struct ErrorSearch;  // worst.hpp
struct LawBook;      // moments.hpp

/// One call made twice, with another output the second time.
struct Unsteady {
  std::vector<double> x;
  std::uint64_t stream = 0;
  Reply first = {}, second = {};
};

/// What a probe remembers. The caches belong to the files that fill them.
struct Probe::State {
  State(compress::BlackBox& its_box, const ProbeOptions& its_options) : box(its_box), options(its_options) {}

  compress::BlackBox& box;
  ProbeOptions options;
  std::vector<Input> inputs;
  std::optional<std::vector<Reply>> first_replies;
  std::map<std::size_t, Samples> samples;
  std::vector<Fault> faults;
  bool random = false;
  std::optional<bool> replayable, steady_extremes;  ///< repeat.hpp of the properties, which fills these and the next two
  bool replayable_if_ordinary = false;
  std::optional<Unsteady> unsteady;  ///< the first that was met
  std::uint64_t next_stream = 1024;
  std::size_t tests = 0;
  std::size_t calls = 0;
  std::set<std::uint64_t> jumps;  ///< of uniform numbers, met by tree laws
  std::shared_ptr<ErrorSearch> errors;
  std::shared_ptr<LawBook> laws;
};

}  // namespace lemmata::probe
