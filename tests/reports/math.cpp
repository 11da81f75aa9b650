#include "reports/math.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <string>

using lemmata::reports::is_typeset;
using lemmata::reports::math_html;
using lemmata::reports::prose_html;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Every opened element is closed in order; void elements aside.
bool balanced(const std::string& html) {
  std::string open;  // names, each after a space
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return false;
    const bool closes = html[at + 1] == '/';
    const std::string tag = html.substr(at + 1 + (closes ? 1U : 0U), end - at - 1 - (closes ? 1U : 0U));
    const std::string name = " " + tag.substr(0, tag.find(' '));
    if (tag.back() == '/' || name == " br" || name == " wbr") continue;
    if (!closes) {
      open += name;
    } else if (open.size() >= name.size() && open.compare(open.size() - name.size(), name.size(), name) == 0) {
      open.resize(open.size() - name.size());
    } else {
      return false;
    }
  }
  return open.empty();
}

}  // namespace

TEST_CASE("scripts go to the item before them") {
  CHECK(contains(math_html("x_t^2"), "<msubsup><mi>x</mi><mi>t</mi><mn>2</mn></msubsup>"));
  CHECK(contains(math_html("x^2_t"), "<msubsup><mi>x</mi><mi>t</mi><mn>2</mn></msubsup>"));
  CHECK(contains(math_html("2^{-K}"), "<msup><mn>2</mn><mrow>"));
  CHECK(contains(math_html("f'"), "′"));
}

TEST_CASE("sums carry their limits above and below") {
  CHECK(contains(math_html(R"(\sum_{t=0}^{T-1} x)"), "<munderover><mo>∑</mo>"));
  CHECK(contains(math_html(R"(\min_k x)"), "<munder>"));
}

TEST_CASE("a letter of the blackboard alphabet is the character that Unicode has for it") {
  CHECK(contains(math_html(R"(\mathbb E)"), "𝔼"));
  CHECK(contains(math_html(R"(\mathbb{R}^d)"), "ℝ"));
  CHECK(contains(math_html(R"(\mathcal{N})"), "𝒩"));
  CHECK(contains(math_html(R"(\mathcal L)"), "ℒ"));
}

TEST_CASE("a minus is a sign at the start and after a fence or relation, else an operation") {
  CHECK(contains(math_html("-x"), R"(<mo form="prefix" lspace="0" rspace="0">−</mo>)"));
  CHECK(contains(math_html("(-x)"), R"(<mo form="prefix" lspace="0" rspace="0">−</mo>)"));
  CHECK(contains(math_html("y=-x"), R"(<mo form="prefix" lspace="0" rspace="0">−</mo>)"));
  CHECK(contains(math_html("y-x"), R"(<mo form="infix">−</mo>)"));
  CHECK(contains(math_html(R"(\|-x\|-y)"), R"(<mo form="infix">−</mo>)"));
}

TEST_CASE("the commands of the ledger are understood") {
  for (const char* formula : {R"(\frac{a}{b}+\tfrac12)",
                              R"(\sqrt{x}+\sqrt[3]{x})",
                              R"(\|x\|_2\le\lVert y\rVert)",
                              R"(\alpha\beta\Gamma\varepsilon\ell)",
                              R"(\log\max_{i}\exp x)",
                              R"(\langle x,y\rangle\in[0,1)\,\infty)",
                              R"(a\quad b\qquad c\ldots\cdots)",
                              R"(\bar x\tilde y\hat z\widehat{xy}\overline{ab})",
                              R"(\left(\frac12\right]\left.x\right|)",
                              R"(\begin{cases} a & b \\ c & d\\ \end{cases})",
                              R"(\operatorname{sign}(x)\mathrm{d}x\operatorname*{arg\,min}_x)",
                              R"(\Pr\big(x\big)\Bigl[x\Bigr])",
                              R"(\text{if $x>0$ then})",
                              R"(\underbrace{a+b}_{c}\overset{d}{=}\binom nk)",
                              R"(x\mapsto\lfloor x\rfloor\Rightarrow y\ne\not=z)",
                              R"(\begin{pmatrix}1&-1\\0&1\end{pmatrix})",
                              R"(100\,\% \{1,\dots,n\}\ \mathbf{1}\boldsymbol x\mathbf\xi)",
                              "ε ≤ 1",
                              "",
                              "  "}) {
    CAPTURE(formula);
    CHECK(is_typeset(formula));
    CHECK(balanced(math_html(formula)));
  }
}

TEST_CASE("what is not understood is shown as its source") {
  for (const char* formula : {R"(\unknown{x})", "x^", "{x", "x}", R"(\frac{a})", R"(\begin{tikz}\end{tikz})", R"(\left(x)", "x^2^3",
                              "a & b", "\\", R"(\begin{cases} x)", "\xff\xfe", R"(\text{x)", R"(\operatorname)"}) {
    CAPTURE(formula);
    CHECK_FALSE(is_typeset(formula));
    CHECK(math_html(formula).rfind("<code class=\"latex\">", 0) == 0);
  }
}

TEST_CASE("a formula is escaped wherever its characters end up") {
  for (const char* formula :
       {"a<b>c", R"(\unknown{<script>"'&})", R"(\text{<script>})", R"(\operatorname{<script>}x)", "<script>alert(1)</script>"}) {
    CAPTURE(formula);
    CHECK_FALSE(contains(math_html(formula), "<script"));
  }
}

TEST_CASE("text and commas part a formula, so that lines can break") {
  CHECK(contains(math_html(R"(a \text{ for all } b)"), "</math> for all <math"));
  CHECK(contains(math_html("a,b"), "</math> <math"));
  CHECK_FALSE(contains(math_html("f(a,b)"), "</math> <math"));
}

TEST_CASE("prose sets what stands between dollars") {
  CHECK(prose_html("a < b") == "a &lt; b");
  CHECK(prose_html("costs 3$ & more") == "costs 3$ &amp; more");
  CHECK(contains(prose_html("with $x$ drawn"), "with <span class=\"math\"><math"));
}

TEST_CASE("any bytes give balanced markup, and deep nesting does not exhaust the stack") {
  CHECK_FALSE(is_typeset(std::string(100000, '{')));
  CHECK_FALSE(is_typeset([] {
    std::string s;
    for (int i = 0; i < 50000; ++i) s += "\\sqrt";
    return s;
  }()));
  static const char* const parts[] = {"\\frac",       "{",   "}",    "x",       "^",     "_",  "\\left(", "\\right)", "\\begin{cases}",
                                      "\\end{cases}", "&",   "\\\\", "\\text{", "$",     "12", "\\sum",   "\\sqrt",   "\\operatorname",
                                      "\\mathbb",     "\\|", "-",    "\\bar",   "\\big", "[",  "]",       "<",        "\xc3",
                                      "\\",           " "};
  std::uint64_t state = 1;
  for (int round = 0; round < 20000; ++round) {
    std::string formula;
    for (int i = 0; i < 12; ++i) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      formula += parts[(state >> 33U) % std::size(parts)];
    }
    INFO(formula);
    REQUIRE(balanced(math_html(formula)));
    REQUIRE(balanced(prose_html(formula)));
  }
}
