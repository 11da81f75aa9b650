#pragma once

namespace lemmata::compress {

/// What is known of a map C beside its constants: E||C(v)||^2 against E<C(v), v>, for every v.
enum class Shape {
  any,
  brief,      ///< E||C(v)||^2 <= E<C(v), v>
  projection  ///< E||C(v)||^2 =  E<C(v), v>: masks, means over groups, orthogonal projections
};

}  // namespace lemmata::compress
