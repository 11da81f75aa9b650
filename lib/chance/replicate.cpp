#include "lib/chance/replicate.hpp"

#include <algorithm>
#include <utility>

#include "lib/chance/normals.hpp"

namespace lemmata {
namespace {

template <std::size_t... L>
std::array<Replicate<double>, sizeof...(L)> consecutive(const StreamKey& key, std::uint64_t first, std::index_sequence<L...>) {
  return {Replicate<double>(key, first + L)...};
}

}  // namespace

void Replicate<double>::at_step(std::uint32_t step) {
  choices_.at_step(step);
  step_ = step;
  next_ = 0;
  has_ahead_ = false;
}

double Replicate<double>::normal() {
  if (!has_ahead_ || next_ - ahead_from_ >= ahead_.size()) {
    lemmata::normals(key_, replicate_, step_, next_, std::span<double>(ahead_));
    ahead_from_ = next_;
    has_ahead_ = true;
  }
  return ahead_[next_++ - ahead_from_];
}

Vec<double> Replicate<double>::normals(std::size_t n) {
  std::vector<double> out(n);
  lemmata::normals(key_, replicate_, step_, next_, std::span<double>(out));
  pass_normals(n);
  return Vec<double>(std::move(out));
}

Replicate<Lanes>::Replicate(const StreamKey& key, std::uint64_t first)
    : key_(key), first_(first), lanes_(consecutive(key, first, std::make_index_sequence<count>())) {}

void Replicate<Lanes>::at_step(std::uint32_t step) {
  step_ = step;
  for (Replicate<double>& lane : lanes_) lane.at_step(step);
}

Vec<Lanes> Replicate<Lanes>::normals(std::size_t n) {
  const std::uint32_t next = lanes_[0].normals_taken();
  const bool in_step = std::all_of(lanes_.begin(), lanes_.end(), [=](const auto& lane) { return lane.normals_taken() == next; });
  if (!in_step)  // what ran lane by lane has taken more in some than in others
    return lane_by_lane(n, *this, [n](std::size_t, Chance<double>& chance) { return chance.normals(n); });
  Vec<Lanes>::Storage out(n);
  lemmata::normals(key_, first_, step_, next, std::span<Lanes>(out));
  for (Replicate<double>& lane : lanes_) lane.pass_normals(n);
  return Vec<Lanes>(std::move(out));
}

}  // namespace lemmata
