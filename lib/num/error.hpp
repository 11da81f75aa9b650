#pragma once
#include <stdexcept>
#include <string>

namespace lemmata {

/// A comparison that the arithmetic in force cannot decide. More bits (at a point) or a smaller box (in a prover) may.
struct Undecided : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The rational arithmetic was asked for an irrational value; the engine goes on in balls.
struct Irrational : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The operation has no meaning in the arithmetic in force (a branch on a coordinate of an abstract vector, say).
struct Unsupported : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A cap on states, paths or digits was reached; the engine tries the next backend and says so.
struct TooLarge : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// An argument outside the range of a formula; names the parameter and its value.
struct DomainError : std::domain_error {
  using std::domain_error::domain_error;
};

/// Input of a user (a file, an option, an id) that cannot be used: one line that says what and where; exit code 2.
struct BadInput : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace lemmata
