#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/compress/black_box.hpp"

// Black boxes made of a lambda, in this process: what the properties are tested with.
namespace lemmata::boxes {

using Vector = std::vector<double>;

/// The uniform numbers of one call: `u()` is the next one. `otherwise()` marks the call as one that drew what the caller cannot choose.
class Uniforms {
 public:
  Uniforms(std::uint64_t seed, const compress::Call& call) : seed_(seed), call_(&call) {}
  double operator()() {
    const std::uint32_t index = used_++;
    if (call_->chosen != nullptr) {
      while (next_ < call_->chosen->size() && (*call_->chosen)[next_].first < index) ++next_;
      if (next_ < call_->chosen->size() && (*call_->chosen)[next_].first == index) return (*call_->chosen)[next_].second;
    }
    return compress::black_box_uniform(seed_, call_->stream, index);
  }
  /// One of 0..n-1.
  std::size_t among(std::size_t n) { return static_cast<std::size_t>((*this)() * static_cast<double>(n)); }
  void otherwise() { otherwise_ = true; }
  std::uint32_t used() const { return used_; }
  bool drew_otherwise() const { return otherwise_; }

 private:
  std::uint64_t seed_;
  const compress::Call* call_;
  std::uint32_t used_ = 0;
  std::size_t next_ = 0;  ///< of the chosen numbers, which are sorted
  bool otherwise_ = false;
};

/// Thrown by a lambda: the call ends so.
struct Faulty {
  compress::Fate fate = compress::Fate::crashed;
  std::string what = {};
};

using Map = std::function<Vector(const Vector& x, Uniforms& u)>;

struct Declared {
  std::function<std::optional<double>(long)> delta = {}, omega = {}, bits = {};
  std::function<std::optional<std::size_t>(long)> nonzeros = {};
};

/// C(x) = map(x, u), where `make` gives the map of a fresh process: what it captures by value and changes (`mutable`) is the process's
/// memory. After a fault the process is replaced. An output of another size than x is Fate::wrong_shape.
class LambdaBox : public compress::BlackBox {
 public:
  explicit LambdaBox(std::function<Map()> make, Declared declared = {}, std::uint64_t seed = 1, std::string name = "lambda")
      : make_(std::move(make)), map_(make_()), declared_(std::move(declared)), seed_(seed), name_(std::move(name)) {}

  std::string name() const override { return name_; }
  std::optional<double> declared_delta(long d) override { return declared_.delta ? declared_.delta(d) : std::nullopt; }
  std::optional<double> declared_omega(long d) override { return declared_.omega ? declared_.omega(d) : std::nullopt; }
  std::optional<double> bits(long d) override { return declared_.bits ? declared_.bits(d) : std::nullopt; }
  std::optional<std::size_t> declared_nonzeros(long d) override { return declared_.nonzeros ? declared_.nonzeros(d) : std::nullopt; }

  void run(std::span<const compress::Call> calls, const std::function<void(std::size_t, const compress::Outcome&)>& visit) override {
    for (std::size_t i = 0; i < calls.size(); ++i) visit_one(i, calls[i], visit);
  }
  void start_afresh() override { map_ = make_(); }

  std::size_t made = 0;  ///< calls so far

 private:
  void visit_one(std::size_t i, const compress::Call& call, const std::function<void(std::size_t, const compress::Outcome&)>& visit) {
    ++made;
    Uniforms u(seed_, call);
    compress::Outcome outcome;
    Vector out;
    try {
      out = map_(*call.x, u);
      if (out.size() != call.x->size()) throw Faulty{compress::Fate::wrong_shape, std::to_string(out.size()) + " numbers"};
      outcome.out = out;
    } catch (const Faulty& fault) {
      outcome.fate = fault.fate;
      outcome.what = fault.what;
      map_ = make_();
    }
    outcome.uniforms = u.used();
    outcome.drew_otherwise = u.drew_otherwise();
    visit(i, outcome);
  }

  std::function<Map()> make_;
  Map map_;
  Declared declared_;
  std::uint64_t seed_;
  std::string name_;
};

/// A box whose map remembers nothing (or whose memory no fresh process gets rid of, if it captures by reference).
inline std::unique_ptr<LambdaBox> box(Map map, Declared declared = {}, std::uint64_t seed = 1) {
  return std::make_unique<LambdaBox>([map = std::move(map)] { return map; }, std::move(declared), seed);
}

/// A box from entrywise maps: C(x)_i = f(x_i).
inline std::unique_ptr<LambdaBox> entrywise(std::function<double(double)> f) {
  return box([f = std::move(f)](const Vector& x, Uniforms&) {
    Vector out = x;
    for (double& v : out) v = f(v);
    return out;
  });
}

}  // namespace lemmata::boxes
