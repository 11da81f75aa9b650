#pragma once
#include <string>
#include <string_view>

#include "lib/compress/catalogue.hpp"
#include "lib/compress/shape.hpp"

namespace lemmata::compress {

/// The shape of an entry with its options; `any` where nothing is known. The tests hold each against the definition.
Shape shape_of(const Chosen& chosen);

/// A drawn spec in parentheses, for compositions: a contraction, of any kind, or an unbiased compressor, in dimension d.
std::string drawn_contraction(Draw& draw, std::string_view name, long d);
std::string drawn_unbiased(Draw& draw, std::string_view name, long d);

}  // namespace lemmata::compress
