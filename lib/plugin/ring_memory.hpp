#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "lib/compress/black_box.hpp"
#include "lib/plugin/host.hpp"
#include "lib/plugin/ring.hpp"

namespace lemmata::plugin {

/// The host's side of the memory that ring.hpp describes.
class RingMemory {
 public:
  explicit RingMemory(std::uint64_t seed);
  ~RingMemory();
  RingMemory(const RingMemory&) = delete;
  RingMemory& operator=(const RingMemory&) = delete;

  int file() const { return file_; }
  RingHeader& header() { return *reinterpret_cast<RingHeader*>(begin_); }

  /// Writes as many of the calls as make one batch (those of one dimension, up to about a megabyte, at least one), and
  /// returns how many. Each distinct x is written once. @throws BadInput for a dimension that does not fit
  std::size_t write_batch(std::span<const compress::Call> calls, std::optional<Placement> placement);

  RingRecord& record(std::size_t call) { return reinterpret_cast<RingRecord*>(begin_ + layout_.records_at)[call]; }
  /// What the child answered, whatever it wrote: each of its words is read once, because a child that answered early may still write.
  /// The output points into the ring.
  compress::Outcome outcome(std::size_t call) const;
  /// The child's message, as one line.
  std::string message() const;

  /// The numbers of the batch as the host knows them: a plugin that runs wild may have written over the header.
  struct Layout {
    std::size_t d = 0, calls = 0, inputs = 0, chosen = 0, prefilled = 0;
    std::size_t records_at = 0, inputs_at = 0, outputs_at = 0, uniforms_at = 0, chosen_at = 0;
  };
  const Layout& layout() const { return layout_; }
  /// The header once more, for a child that is to make the calls first .. end - 1.
  void write_header(std::size_t first, std::size_t end);
  /// These calls are to be made again.
  void forget_answers(std::size_t first, std::size_t end);

 private:
  const RingRecord& record(std::size_t call) const { return reinterpret_cast<const RingRecord*>(begin_ + layout_.records_at)[call]; }
  void plan(std::span<const compress::Call> calls);
  void write_uniforms(const compress::Call& call, std::size_t index);

  std::uint64_t seed_;
  int file_ = -1;
  char* begin_ = nullptr;
  Layout layout_;
};

}  // namespace lemmata::plugin
