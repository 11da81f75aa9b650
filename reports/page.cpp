#include "reports/page.hpp"

#include "reports/text.hpp"

namespace lemmata::reports {

std::string page(std::string_view title, const std::string& body) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "img-src data:; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n";
  out += "<title>" + escape(title) + "</title>\n<style>\n";
  out += page_style();
  out += "</style>\n</head>\n<body>\n" + body;
  return out + "</body>\n</html>\n";
}

}  // namespace lemmata::reports
