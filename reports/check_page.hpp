#pragma once
#include <string>

namespace lemmata::reports {

/// A check's document (lemmata/check/1) as one HTML file: verdicts, delta against d, the worst inputs, how the residuals spread, the
/// theorems with their rates. It requests nothing, and works without JavaScript. A function of the document alone.
/// Throws BadInput for what is no such document.
std::string check_page(const std::string& document);

}  // namespace lemmata::reports
