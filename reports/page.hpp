#pragma once
#include <string>
#include <string_view>

namespace lemmata::reports {

/// The style sheet of the page.
std::string_view page_style();

/// A self-contained HTML document: it requests nothing and a content security policy forbids that it could. `title` is text, `body` HTML.
std::string page(std::string_view title, const std::string& body);

}  // namespace lemmata::reports
