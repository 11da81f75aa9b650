#pragma once
#include <string>
#include <string_view>

namespace lemmata::reports {

/// A LaTeX formula as MathML inside `<span class="math">`. Text, commas followed by space and `\quad` part the formula into several
/// <math> elements, so that a long one breaks between lines. What is not understood is shown as its source in `<code class="latex">`.
/// Never throws for any input; the result is escaped.
std::string math_html(std::string_view latex);

/// Prose with formulas between dollar signs, as HTML. A lone dollar sign is a dollar sign.
std::string prose_html(std::string_view text);

/// Whether `math_html` understands the formula.
bool is_typeset(std::string_view latex);

}  // namespace lemmata::reports
