#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lemmata {

/// A bijection of 64-bit words in which every bit of the input reaches every bit of the output; 0 goes to 0 (finaliser of MurmurHash3).
constexpr std::uint64_t mix64(std::uint64_t word) {
  word = (word ^ (word >> 33U)) * 0xff51afd7ed558ccdULL;
  word = (word ^ (word >> 33U)) * 0xc4ceb9fe1a85ec53ULL;
  return word ^ (word >> 33U);
}

/// The hash of a sequence, one element at a time: `h = hash_join(h, hash(x))`. The order matters.
constexpr std::size_t hash_join(std::size_t before, std::size_t next) {
  return static_cast<std::size_t>(mix64(before * 0x9e3779b97f4a7c15ULL + next + 1));
}

/// The 64-bit key of a claim id (FNV-1a, then mixed): the same on every machine and in every version.
constexpr std::uint64_t claim_key(std::string_view id) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const char c : id) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mix64(h);
}

// `hash` and `identical` of integers and of sequences, so that a state can be merged by an integer key.
template <std::integral T>
constexpr std::size_t hash(T x) {
  return hash_join(0x5bd1e995U, static_cast<std::size_t>(x));
}
template <std::integral T>
constexpr bool identical(T a, T b) {
  return a == b;
}
template <class T>
std::size_t hash(const std::vector<T>& values) {
  std::size_t h = values.size();
  for (const auto& x : values) h = hash_join(h, hash(static_cast<const T&>(x)));
  return h;
}
template <class T>
bool identical(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!identical(static_cast<const T&>(a[i]), static_cast<const T&>(b[i]))) return false;
  return true;
}

}  // namespace lemmata
