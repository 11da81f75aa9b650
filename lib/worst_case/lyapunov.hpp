#pragma once
#include <string>

#include "lib/worst_case/model.hpp"

namespace lemmata::worst_case {

/// The quadratic Lyapunov function with the best rate that a bisection found, as a question whose answer certifies the rate.
struct LyapunovSearch {
  bool found = false;
  std::string why;  ///< unless found
  Model model;      ///< metric and start are `lyapunov`; worst_case(model).upper is the rate
  double rate = 0;  ///< where the bisection ended: a proposal, not a bound
  int solves = 0;
};

/// V = xi^T P xi + p (f - f*) with P positive semidefinite, p >= 0 and trace P + p = 1, where xi holds x - x*, the gradients and what the method
/// keeps. A rate rho is tried by one semidefinite programme: the least over all V of the largest V(next state) - rho V(state) on instances
/// of trace 1 is 0 where some V decreases by rho, positive where none does.
LyapunovSearch search_lyapunov(const Model& model, double accuracy = 1e-6);

}  // namespace lemmata::worst_case
