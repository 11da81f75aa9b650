#include "reports/check_page.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "lib/num/error.hpp"
#include "reports/check_figures.hpp"
#include "reports/math.hpp"
#include "reports/page.hpp"
#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

using CheckJson = nlohmann::ordered_json;

// A field that is absent, or of another type, is as if it were empty: fields are added over time, and readers ignore what they do not know.

std::string text_in(const CheckJson& object, const char* key) {
  return object.is_object() && object.contains(key) && object[key].is_string() ? object[key].get<std::string>() : "";
}
std::optional<double> number_of(const CheckJson& value) {
  if (value == "inf" || value == "-inf") return value == "inf" ? HUGE_VAL : -HUGE_VAL;
  return value.is_number() ? std::optional<double>(value.get<double>()) : std::nullopt;
}
std::optional<double> number_in(const CheckJson& object, const char* key) {
  return object.is_object() && object.contains(key) ? number_of(object[key]) : std::nullopt;
}
bool flag_in(const CheckJson& object, const char* key) { return object.is_object() && object.contains(key) && object[key] == true; }
const CheckJson& part_in(const CheckJson& object, const char* key) {
  static const CheckJson nothing = CheckJson::array();
  return object.is_object() && object.contains(key) && (object[key].is_array() || object[key].is_object()) ? object[key] : nothing;
}
std::vector<double> numbers_in(const CheckJson& object, const char* key) {
  std::vector<double> out;
  for (const CheckJson& entry : part_in(object, key))
    if (const auto value = number_of(entry)) out.push_back(*value);
  return out;
}
std::string dimension_of(const CheckJson& entry) { return readable(number_in(entry, "dim").value_or(0), 9); }

const CheckJson* property_named(const CheckJson& check, std::string_view id) {
  for (const CheckJson& property : part_in(check, "properties"))
    if (text_in(property, "id") == id) return &property;
  return nullptr;
}

/// The page's marks are those of the ledger: proved, survived, refuted, undecided.
std::string check_verdict(const std::string& verdict, const std::string& basis) {
  const char* mark = verdict == "violated" ? "refuted" : verdict == "undecided" ? "undecided" : basis == "proved" ? "proved" : "survived";
  return "<span class=\"verdict " + std::string(mark) + "\">" + escape(verdict) +
         (verdict == "holds" && basis == "proved" ? ", proved" : "") + "</span>";
}

/// "(1, 0 × 7)": runs of three or more equal entries are counted.
std::string short_vector(const std::vector<double>& x) {
  constexpr std::size_t most = 6, shortest_run = 3;
  std::string out;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < x.size();) {
    std::size_t end = i;
    while (end < x.size() && x[end] == x[i]) ++end;
    const bool counted = end - i >= shortest_run;
    if (shown++ == most) return "(" + out + ", … " + std::to_string(x.size()) + " entries)";
    out += (out.empty() ? "" : ", ") + readable(x[i], 6) + (counted ? " × " + std::to_string(end - i) : "");
    i = counted ? end : i + 1;
  }
  return "(" + out + ")";
}

/// Of a black box "x" is a list of numbers; of an exact claim it is among the draws, as exact values.
std::vector<double> vector_of(const CheckJson& witness) {
  if (witness.is_object() && witness.contains("x")) return numbers_in(witness, "x");
  std::vector<double> out;
  for (const CheckJson& entry : part_in(part_in(witness, "draws"), "x")) {
    if (!entry.is_string()) continue;
    const std::string text = entry.get<std::string>();
    const auto slash = text.find('/');
    const double bottom = slash == std::string::npos ? 1 : std::strtod(text.c_str() + slash + 1, nullptr);
    const double value = std::strtod(text.c_str(), nullptr) / bottom;
    if (std::isfinite(value)) out.push_back(value);
  }
  return out;
}

std::string check_header(const CheckJson& check) {
  std::string dims;
  for (const CheckJson& d : part_in(check, "dims"))
    if (const auto value = number_of(d)) dims += (dims.empty() ? "" : ", ") + readable(*value, 9);
  const std::string name = text_in(check, "name"), subject = text_in(check, "compressor");
  std::string out = "<header>\n<h1>" + escape(subject) +
                    "</h1>\n<p class=\"lead\">What this compressor satisfies of the theory's assumptions, with which "
                    "constants, and which theorems then apply to it. Violations are confirmed exactly or at confidence 1e-9; "
                    "<em>holds</em> says that nothing tried breaks it, unless it says <em>proved</em>.</p>\n<p class=\"made\">";
  if (!name.empty() && name != subject) out += escape(name) + ". ";
  out += "Dimensions " + escape(dims) + ". Seed " + readable(number_in(check, "seed").value_or(0), 17) + ", effort " +
         escape(text_in(check, "effort")) + ".</p>\n";
  return out +
         "<nav aria-label=\"parts of the page\"><a href=\"#properties\">Properties</a><a href=\"#figures\">Figures</a>"
         "<a href=\"#theorems\">Theorems</a></nav>\n</header>\n";
}

std::string property_row(const CheckJson& property) {
  const std::vector<double> x = vector_of(part_in(property, "witness"));
  std::string constant = escape(text_in(property, "constant"));
  if (const std::string law = text_in(property, "scaling"); !law.empty() && law != "the same in every d")
    constant += " <span class=\"muted\">(like " + escape(law) + ")</span>";
  return "<tr><td>" + check_verdict(text_in(property, "verdict"), text_in(property, "basis")) +
         "</td><td class=\"id\" style=\"min-width:11.5rem\">" + escape(text_in(property, "id")) +
         (flag_in(property, "required")   ? " <span class=\"muted\">required</span>"
          : flag_in(property, "declared") ? " <span class=\"muted\">declared</span>"
                                          : "") +
         "</td><td>" + constant + "</td><td>" + (x.empty() ? "" : escape(short_vector(x))) + "</td><td>" +
         math_html(text_in(property, "statement")) + "<br><span class=\"muted\">" + escape(text_in(property, "evidence")) +
         "</span></td></tr>\n";
}

std::string property_table(const CheckJson& check) {
  std::string out =
      "<section aria-labelledby=\"properties\">\n<h2 id=\"properties\">Properties</h2>\n<table class=\"small cards\"><thead><tr>"
      "<th scope=\"col\">Verdict</th><th scope=\"col\">Property</th><th scope=\"col\">Constant</th><th scope=\"col\">Worst input</th>"
      "<th scope=\"col\">Statement and evidence</th></tr></thead><tbody>\n";
  for (const CheckJson& property : part_in(check, "properties")) out += property_row(property);
  return out + "</tbody></table>\n</section>\n";
}

std::string replay_of(const CheckJson& witness) {
  const std::string line = text_in(witness, "replay");
  return line.empty() ? "" : "<pre aria-label=\"command that shows it again\">" + escape(line) + "</pre>\n";
}

std::string violations(const CheckJson& check) {
  std::string out;
  for (const CheckJson& property : part_in(check, "properties")) {
    if (text_in(property, "verdict") != "violated") continue;
    const CheckJson& witness = part_in(property, "witness");
    const std::string id = text_in(property, "id");
    const std::vector<double> x = vector_of(witness);
    out += "<article class=\"finding\"><div><p class=\"id\">" + escape(id) + "</p><p class=\"where\">" +
           escape(text_in(property, "summary")) + "</p></div><div><p>" + escape(text_in(property, "evidence")) + "</p>";
    if (!text_in(witness, "text").empty()) out += "<p>" + escape(text_in(witness, "text")) + "</p>";
    if (!x.empty())
      out += "<figure>" + bars(x, "violation-" + id) + "<figcaption>x = " + escape(short_vector(x)) + "</figcaption></figure>";
    out += replay_of(witness) + "</div></article>\n";
  }
  return out.empty()
             ? ""
             : "<section class=\"findings\" aria-labelledby=\"findings\"><h2 id=\"findings\">Violated</h2>\n" + out + "</section>\n";
}

std::string ends_section(const CheckJson& check) {
  std::string out;
  for (const CheckJson& property : part_in(check, "properties")) {
    const CheckJson& ends = part_in(property, "ends");
    if (!ends.is_object() || text_in(ends, "verdict") == "holds" || text_in(property, "verdict") == "violated") continue;
    const CheckJson& witness = part_in(ends, "witness");
    const std::string said = text_in(ends, "text").empty() ? text_in(witness, "text") : text_in(ends, "text");
    out += "<div><dt class=\"id\">" + escape(text_in(property, "id")) + "</dt><dd>" + check_verdict(text_in(ends, "verdict"), "") +
           " at d = " + dimension_of(ends) + ": " + escape(said) + replay_of(witness) + "</dd></div>\n";
  }
  if (out.empty()) return "";
  return "<section aria-labelledby=\"ends\"><h2 id=\"ends\">Only at the ends of the double range</h2>\n<p class=\"muted\">Beyond "
         "magnitudes 10<sup>−100</sup> … "
         "10<sup>100</sup>; it does not change the verdicts.</p>\n<dl class=\"reasons\">\n" +
         out + "</dl></section>\n";
}

std::string captioned(const std::string& figure, const std::string& caption) {
  return figure.empty() ? "" : "<figure>" + figure + "<figcaption>" + caption + "</figcaption></figure>\n";
}

std::string constant_against_d(const CheckJson& check, const char* id, const char* letter) {
  const CheckJson* property = property_named(check, id);
  if (property == nullptr) return "";
  std::vector<std::pair<double, double>> points;
  for (const CheckJson& entry : part_in(*property, "by_dim")) {
    const auto d = number_in(entry, "dim"), constant = number_in(entry, "constant");
    if (d && constant && text_in(entry, "verdict") != "violated") points.emplace_back(*d, *constant);
  }
  const std::string law = text_in(*property, "scaling");
  return captioned(constant_figure(points, letter, std::string("constant-") + letter),
                   "The " + std::string(letter) + " that is left in each dimension" + (law.empty() ? "" : ": like " + escape(law)) + ".");
}

std::string residuals(const CheckJson& check) {
  const CheckJson* property = property_named(check, "contraction");
  if (property == nullptr) return "";
  std::string out;
  for (const CheckJson& entry : part_in(*property, "by_dim")) {
    const std::string d = dimension_of(entry);
    const auto delta = number_in(entry, "constant");
    const std::optional<double> bound = delta ? std::optional<double>(1 - *delta) : std::nullopt;
    out += "<div>" + captioned(histogram(numbers_in(entry, "ratios"), bound, "‖C(x) − x‖² / ‖x‖²", "residuals-" + d),
                               "d = " + d + ", over the inputs tried.");
    const std::vector<double> x = vector_of(part_in(entry, "witness"));
    if (!x.empty()) out += captioned(bars(x, "worst-" + d), "d = " + d + ", the worst x: " + escape(short_vector(x)));
    out += "</div>\n";
  }
  return out;
}

std::string figures(const CheckJson& check) {
  const std::string grid =
      "<div style=\"display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1.25rem 2rem\">\n";
  const std::string constants = constant_against_d(check, "contraction", "delta") + constant_against_d(check, "bounded-variance", "omega");
  const std::string spread = residuals(check);
  if (constants.empty() && spread.empty()) return "<section id=\"figures\"></section>\n";
  std::string out = "<section aria-labelledby=\"figures\">\n<h2 id=\"figures\">Constants, residuals, worst inputs</h2>\n";
  if (!constants.empty()) out += grid + constants + "</div>\n";
  if (!spread.empty())
    out += "<h4>Residuals (thin line: 1; thick line: what the constant allows) and the worst input of each dimension</h4>\n" + grid +
           spread + "</div>\n";
  return out + "</section>\n";
}

std::string theorem_row(const CheckJson& entry) {
  const std::string warning = text_in(entry, "warning");
  return "<tr><td class=\"id\" style=\"min-width:10.5rem\">" + escape(text_in(entry, "claim")) + "<br><span class=\"muted\">" +
         escape(text_in(entry, "where")) + "</span></td><td>" + escape(text_in(entry, "about")) + "<div class=\"formula\">" +
         math_html(text_in(entry, "formula")) + "</div><div class=\"formula\">" + math_html(text_in(entry, "rate")) + "</div>" +
         (flag_in(entry, "unmet") ? "<span class=\"differs\">its condition fails</span>" : "") + "</td><td>" +
         escape(text_in(entry, "because")) +
         (warning.empty() ? "" : "<br><span class=\"differs\" style=\"white-space:normal\">" + escape(warning) + "</span>") +
         "</td></tr>\n";
}

std::string theorems(const CheckJson& check) {
  std::string setting;
  for (const auto& [key, value] : part_in(check, "options").items())
    if (const auto number = number_of(value)) setting += (setting.empty() ? "" : ", ") + key + " = " + readable(*number, 9);
  std::string out = "<section aria-labelledby=\"theorems\">\n<h2 id=\"theorems\">Theorems that apply</h2>\n<p class=\"made\">For " +
                    escape(setting) + ".</p>\n";
  std::string rows;
  for (const CheckJson& entry : part_in(check, "applies")) rows += theorem_row(entry);
  out += rows.empty() ? "<p>None.</p>\n"
                      : "<table class=\"small cards\"><thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Rate</th><th "
                        "scope=\"col\">Because</th></tr></thead><tbody>\n" +
                            rows + "</tbody></table>\n";
  std::string lost;
  for (const CheckJson& entry : part_in(check, "excluded"))
    lost += "<div><dt class=\"id\">" + escape(text_in(entry, "claim")) + "</dt><dd>" + escape(text_in(entry, "because")) + "</dd></div>\n";
  if (!lost.empty()) out += "<h3>Not these</h3>\n<dl class=\"reasons\">\n" + lost + "</dl>\n";
  return out + "</section>\n";
}

}  // namespace

std::string check_page(const std::string& document) {
  const CheckJson check = CheckJson::parse(document, nullptr, false);
  if (!check.is_object() || text_in(check, "schema") != "lemmata/check/1") throw BadInput("this is no document lemmata/check/1");
  return page("lemmata check " + text_in(check, "compressor"), check_header(check) + "<main>\n" + property_table(check) +
                                                                   violations(check) + ends_section(check) + figures(check) +
                                                                   theorems(check) + "</main>\n");
}

}  // namespace lemmata::reports
