#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

// What a host and its child share: one file in memory (memfd) that both map whole, and two descriptors for single bytes.
//
// The child is started with stdin on /dev/null, stdout and stderr on the host's capture, and three descriptors: the memory file, one to
// read commands from, one to write answers to. A child that is executed gets their numbers as its last three arguments, in this order.
//
//   start     the child maps the file, loads the plugin and answers 'r' (ready: `message` is the plugin's name or empty, `features` may be
//             set), or 'e' (`message` is one line for the user: the plugin cannot be used) and ends.
//   'b'       a batch: calls first .. calls - 1 of the table of records, in order. For each the child makes the call, writes the
//             output, the record's answer, and then progress = index of the call + 1. At the end it looks whether its process is as it was
//             before the batch (surroundings.h): then it answers 'b', else `message` says what is not, `disturbed` is 1, it answers
//             'd' and ends; or `disturbed` is 2, a reason to look closer (in batches of one call, where there is none), and it goes on.
//   'q'       a question: what does the plugin declare in dimension d? The child fills `declared` .. `nonzeros` and answers 'q'. Where
//             that went wrong `message` says how, and `disturbed` is 1 if the process is not as it was before, 2 if it is.
//   end of file of the commands: the child ends; with feature_unloads, the plugin's own end comes first, and the status is 0 if it is well.
//
// A child that ends before it has answered was at call number `progress`. A fault that leaves the child sound (an exception, a wrong shape)
// is the record's answer, and the child goes on; one that does not, it notes in the record (fate, text) if it can, and ends.
//
// All numbers are little-endian, plain, naturally aligned; offsets are bytes from the beginning of the file. The child trusts the header and
// the asking half of the records; it writes only what is marked [child].
//
//   header    at 0, 4096 bytes
//   records   at records_at: calls x 256 bytes
//   inputs    at inputs_at:  inputs x d doubles; call i asks for the input number x_index of its record
//   outputs   at outputs_at: calls x d doubles [child]; what they hold before is not defined
//   uniforms  at uniforms_at: calls x prefilled doubles: uniform numbers 0 .. prefilled - 1 of each call, chosen ones already in place
//   chosen    at chosen_at: pairs of 16 bytes (u64 index, double u), those of a call sorted by index: chosen_begin .. + chosen_count - 1
//
// Uniform number i of a call, where it is neither prefilled nor chosen: two 32-bit words w0, w1 = the first two of the four that Philox4x32-10
// (Random123's constants) gives for the counter (0, 0, 0, i) and the key (low 32 bits of k, high 32 bits of k), where
//   k = mix64(seed ^ mix64(black_box_key ^ mix64(stream))),    black_box_key = 0x6c656d6d61746101,
//   mix64(w): w ^= w >> 33; w *= 0xff51afd7ed558ccd; w ^= w >> 33; w *= 0xc4ceb9fe1a85ec53; w ^= w >> 33      (mod 2^64);
// then word = w0 | w1 << 32 and u = (word >> 11) 2^-53.
namespace lemmata::plugin {

static_assert(std::endian::native == std::endian::little, "the layout is little-endian");

constexpr std::uint64_t ring_magic = 0x31676e69726d656cULL;  ///< "lemring1"
constexpr std::size_t ring_bytes = std::size_t{1} << 30U;    ///< of the file: sparse, only what a batch touches takes memory
constexpr std::size_t message_bytes = 3584;

enum Feature : std::uint64_t {
  feature_declares = 1,  ///< answers 'q' (else the host does not ask)
  feature_unloads = 2    ///< can be told to end before any batch
};
enum Declared : std::uint64_t { declared_delta = 1, declared_omega = 2, declared_bits = 4, declared_nonzeros = 8 };

struct RingHeader {
  std::uint64_t magic;                     //   0  ring_magic
  std::uint64_t bytes;                     //   8  ring_bytes
  std::uint64_t seed;                      //  16
  std::uint64_t d;                         //  24  of the batch or question, >= 1
  std::uint64_t calls;                     //  32  records in this batch
  std::uint64_t first;                     //  40  the first that is to be made
  std::uint64_t inputs;                    //  48  distinct inputs
  std::uint64_t prefilled;                 //  56  uniform numbers given per call, may be 0
  std::uint64_t records_at;                //  64
  std::uint64_t inputs_at;                 //  72
  std::uint64_t outputs_at;                //  80
  std::uint64_t uniforms_at;               //  88
  std::uint64_t chosen_at;                 //  96
  std::uint64_t chosen;                    // 104  pairs in all
  std::array<std::uint64_t, 2> reserved0;  // 112
  // --- written by the child ---
  std::uint64_t progress;        // 128 [child] calls of this batch that are done, counted from record 0; the host sets it to `first`
  std::uint64_t features;        // 136 [child] Feature bits, at the start
  std::uint64_t want_fixed;      // 144 [child] wish, at any time before an answer: prefill want_fixed + want_per_entry * d uniform numbers
  std::uint64_t want_per_entry;  // 152 [child] per call of the batches to come (the host may give fewer)
  std::uint64_t declared;        // 160 [child] Declared bits: which of the next four are given
  double delta;                  // 168 [child]
  double omega;                  // 176 [child]
  double bits;                   // 184 [child]
  std::uint64_t nonzeros;        // 192 [child]
  std::uint64_t disturbed;       // 200 [child] after a batch or question; the host sets 0
  std::array<std::uint64_t, 37> reserved1;  // 208
  std::uint64_t message_length;             // 504 [child] bytes of UTF-8 in `message`, <= message_bytes
  std::array<char, message_bytes> message;  // 512 [child]
};
static_assert(sizeof(RingHeader) == 4096 && offsetof(RingHeader, progress) == 128 && offsetof(RingHeader, message) == 512);

constexpr std::uint32_t unanswered = 0xffffffffU;
constexpr std::size_t record_text_bytes = 208;

enum RecordFlag : std::uint32_t {
  flag_drew_otherwise = 1  ///< the call took randomness that is not among the uniform numbers
};

struct RingRecord {
  std::uint64_t stream;        //   0
  std::uint32_t x_index;       //   8
  std::uint32_t placement;     //  12  where a C child puts input and output (guard.hpp); others may ignore it
  std::uint32_t chosen_begin;  //  16
  std::uint32_t chosen_count;  //  20
  std::uint64_t reserved;      //  24
  // --- written by the child ---
  std::uint32_t fate;  //  32 [child] a compress::Fate as a number: returned = 0, refused 1, crashed 2, hung 3, out_of_memory 4,
      //             wrote_input 5, overran 6, underran 7, threw 8, wrong_shape 9, wrong_type 10, misbehaved 11; the host sets
      //             `unanswered`
  std::uint32_t uniforms;                    //  36 [child] how many uniform numbers the call took
  std::uint32_t flags;                       //  40 [child] RecordFlag bits; the host sets 0
  std::uint32_t text_length;                 //  44 [child] bytes of UTF-8 in `text`, <= record_text_bytes; the host sets 0
  std::array<char, record_text_bytes> text;  // 48 [child] one line, for Outcome::what
};
static_assert(sizeof(RingRecord) == 256 && offsetof(RingRecord, fate) == 32 && offsetof(RingRecord, text) == 48);

}  // namespace lemmata::plugin
