#pragma once
#include <cstdio>
#include <initializer_list>

#include <arb.h>

namespace lemmata {

/// A binary floating-point number of any size (Arb's arf) that frees itself.
class Float {
 public:
  Float() { arf_init(value_); }
  explicit Float(double value) : Float() { arf_set_d(value_, value); }
  explicit Float(long value) : Float() { arf_set_si(value_, value); }
  Float(const Float& other) : Float() { arf_set(value_, other.value_); }
  Float(Float&& other) noexcept : Float() { arf_swap(value_, other.value_); }
  Float& operator=(Float other) noexcept {
    arf_swap(value_, other.value_);
    return *this;
  }
  ~Float() { arf_clear(value_); }
  arf_ptr get() { return value_; }
  arf_srcptr get() const { return value_; }
  std::size_t hash() const;

 private:
  arf_t value_;
};

/// A ball (Arb's arb) that frees itself.
class Ball {
 public:
  Ball() { arb_init(value_); }
  explicit Ball(const Float& point) : Ball() { arb_set_arf(value_, point.get()); }
  Ball(const Ball& other) : Ball() { arb_set(value_, other.value_); }
  Ball(Ball&& other) noexcept : Ball() { arb_swap(value_, other.value_); }
  Ball& operator=(Ball other) noexcept {
    arb_swap(value_, other.value_);
    return *this;
  }
  ~Ball() { arb_clear(value_); }
  arb_ptr get() { return value_; }
  arb_srcptr get() const { return value_; }
  std::size_t hash() const;
  Float lower(long bits) const;  ///< rounded down
  Float upper(long bits) const;  ///< rounded up

 private:
  arb_t value_;
};

/// An enclosure of I_x(a, b) for every x of the ball. Inside [0, 1] the function increases, so its values at the two ends are used;
/// a ball that sticks out of [0, 1] gets the polynomial that I_x(a, b) is.
Ball ball_incomplete_beta(const Ball& x, long a, long b, long bits);

}  // namespace lemmata
