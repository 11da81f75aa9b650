#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <regex>
#include <string>

#include "reports/figure_svg.hpp"
#include "reports/page.hpp"

namespace {

using Palette = std::map<std::string, std::string>;

/// The colours that a block of the style sheet defines.
Palette palette(const std::string& css) {
  Palette out;
  const std::regex colour("--([a-z]+): #([0-9a-f]{6});");
  for (auto at = std::sregex_iterator(css.begin(), css.end(), colour); at != std::sregex_iterator(); ++at) out[(*at)[1]] = (*at)[2];
  return out;
}

/// Relative luminance as WCAG 2 defines it.
double luminance(const std::string& hex) {
  const auto channel = [&](std::size_t at) {
    const double c = std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace

TEST_CASE("text has a contrast of 4.5 and a mark one of 3, in every palette") {
  const std::string css(lemmata::reports::page_style());
  const std::size_t dark = css.find("@media (prefers-color-scheme: dark)");
  const std::size_t print = css.find("@media print");
  const std::size_t rest = css.find("box-sizing");
  REQUIRE(print != std::string::npos);
  for (const auto& part : {css.substr(0, dark), css.substr(dark, rest - dark), css.substr(print)}) {
    const Palette colours = palette(part);
    for (const char* ground : {"paper", "raised", "alarm"}) {
      for (const char* text : {"ink", "muted", "link", "refuted"}) {
        CAPTURE(ground, text);
        CHECK(contrast(colours.at(text), colours.at(ground)) >= 4.5);
      }
      for (const char* mark : {"proved", "survived", "undecided", "idle"}) {
        CAPTURE(ground, mark);
        CHECK(contrast(colours.at(mark), colours.at(ground)) >= 3);
      }
    }
  }
}

TEST_CASE("the series of a figure have a contrast of 3 to every ground of the page") {
  const std::string css(lemmata::reports::page_style()), series(lemmata::reports::series_style());
  const std::regex colour("#([0-9a-f]{6});");
  int checked = 0;
  for (const auto& part :
       {css.substr(0, css.find("@media (prefers-color-scheme: dark)")), css.substr(css.find("@media (prefers-color-scheme: dark)"))})
    for (auto at = std::sregex_iterator(series.begin(), series.end(), colour); at != std::sregex_iterator(); ++at, ++checked)
      for (const char* ground : {"paper", "raised"})
        CHECK(contrast((*at)[1], palette(part.substr(0, part.find("box-sizing"))).at(ground)) >= 3);
  CHECK(checked == 2 * 21);  // ten colours of lines, ten of areas, one of marks
}
