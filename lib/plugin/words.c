/* The uniform numbers of a Python plugin's call, as the bit generator of a numpy.random.Generator. Built as a shared object of its own,
   embedded in the executable, and loaded by harness.py, which mirrors `struct words` and `struct chosen` with ctypes.

   Word number i is philox_word({seed, black_box_key, stream}, 0, 0, i) of lib/chance/chance.hpp, to the bit. */
#define _GNU_SOURCE
#include <Random123/philox.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/plugin/surroundings.h"

/* Number `index` of the call is u in [0, 1) in place of the stream's: a pair of ring.hpp. */
struct chosen {
  uint64_t index;
  double u;
};

struct words {
  philox4x32_key_t key;
  uint32_t next;             /* index of the next word: how many were taken */
  uint32_t otherwise;        /* words taken as integers, whose low bits no uniform number shows */
  const struct chosen* left; /* those not yet passed, sorted by index */
  const struct chosen* end;
};

/* lemmata::mix64 (lib/chance/key.hpp). */
static uint64_t mix(uint64_t word) {
  word = (word ^ (word >> 33)) * UINT64_C(0xff51afd7ed558ccd);
  word = (word ^ (word >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
  return word ^ (word >> 33);
}

void words_begin(struct words* words, uint64_t seed, uint64_t claim, uint64_t stream, const struct chosen* chosen, size_t how_many) {
  const uint64_t key = mix(seed ^ mix(claim ^ mix(stream)));
  words->key.v[0] = (uint32_t)key;
  words->key.v[1] = (uint32_t)(key >> 32);
  words->next = 0;
  words->otherwise = 0;
  words->left = chosen;
  words->end = chosen + how_many;
}

/* The number chosen for this index, or null. */
static const struct chosen* chosen_at(struct words* words, uint32_t index) {
  while (words->left != words->end && words->left->index < index) ++words->left;
  return words->left != words->end && words->left->index == index ? words->left : NULL;
}

static uint64_t word_at(const struct words* words, uint32_t index) {
  const philox4x32_ctr_t counter = {{0, 0, 0, index}};
  const philox4x32_ctr_t block = philox4x32(counter, words->key);
  return block.v[0] | (uint64_t)block.v[1] << 32;
}

double words_double(void* state) {
  struct words* words = state;
  const uint32_t index = words->next++;
  const struct chosen* chosen = chosen_at(words, index);
  return chosen ? chosen->u : (double)(word_at(words, index) >> 11) * 0x1p-53;
}

/* A chosen u stands for the least word with that double. */
uint64_t words_uint64(void* state) {
  struct words* words = state;
  const uint32_t index = words->next++;
  const struct chosen* chosen = chosen_at(words, index);
  ++words->otherwise;
  return chosen ? (uint64_t)(chosen->u * 0x1p53) << 11 : word_at(words, index);
}

uint32_t words_uint32(void* state) { return (uint32_t)(words_uint64(state) >> 32); }

/* What of the process a batch may not change. The memory is harness.py's. */
size_t words_surroundings_size(void) { return sizeof(struct surroundings); }
void words_surroundings_look(struct surroundings* now) { surroundings_look(now); }
int words_surroundings_changed(const struct surroundings* before, const struct surroundings* now, char* text, size_t room) {
  return surroundings_changed(before, now, text, room);
}
int words_surroundings_loaded(const struct surroundings* before, const struct surroundings* now, char* text, size_t room) {
  return surroundings_changed_by_loading(before, now, text, room);
}

/* The control words of floating-point arithmetic; where they are not `before`, they are set to it, and what had changed is said. */
uint64_t words_float_control(void) { return float_control(); }
const char* words_float_change(uint64_t before) {
  const uint64_t now = float_control();
  if (now == before) return NULL;
  set_float_control(before);
  return float_change(before, now);
}
