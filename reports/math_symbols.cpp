#include "reports/math_symbols.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

namespace lemmata::reports {
namespace {

/// Sorted by name, as bytes.
// clang-format off
constexpr Symbol symbols[] = {
    {" ", Glyph::space, "0.333em"}, {"!", Glyph::space, "-0.167em"}, {"#", Glyph::upright, "#"}, {"$", Glyph::upright, "$"},
    {"%", Glyph::upright, "%"}, {"&", Glyph::upright, "&"}, {",", Glyph::space, "0.167em"}, {":", Glyph::space, "0.222em"},
    {";", Glyph::space, "0.278em"}, {">", Glyph::space, "0.222em"}, {"Delta", Glyph::upright, "Δ"}, {"Gamma", Glyph::upright, "Γ"},
    {"Im", Glyph::upright, "ℑ"}, {"Lambda", Glyph::upright, "Λ"}, {"Leftarrow", Glyph::relation, "⇐"},
    {"Leftrightarrow", Glyph::relation, "⇔"}, {"Omega", Glyph::upright, "Ω"}, {"Phi", Glyph::upright, "Φ"},
    {"Pi", Glyph::upright, "Π"}, {"Pr", Glyph::limit, "Pr"}, {"Psi", Glyph::upright, "Ψ"}, {"Re", Glyph::upright, "ℜ"},
    {"Rightarrow", Glyph::relation, "⇒"}, {"Sigma", Glyph::upright, "Σ"}, {"Theta", Glyph::upright, "Θ"},
    {"Upsilon", Glyph::upright, "Υ"}, {"Var", Glyph::function, "Var"}, {"Xi", Glyph::upright, "Ξ"}, {"_", Glyph::upright, "_"},
    {"aleph", Glyph::upright, "ℵ"}, {"alpha", Glyph::letter, "α"}, {"approx", Glyph::relation, "≈"},
    {"arccos", Glyph::function, "arccos"}, {"arcsin", Glyph::function, "arcsin"}, {"arctan", Glyph::function, "arctan"},
    {"arg", Glyph::function, "arg"}, {"argmax", Glyph::limit, "arg max"}, {"argmin", Glyph::limit, "arg min"},
    {"ast", Glyph::binary, "∗"}, {"asymp", Glyph::relation, "≍"}, {"beta", Glyph::letter, "β"}, {"bigcap", Glyph::big, "⋂"},
    {"bigcup", Glyph::big, "⋃"}, {"bigoplus", Glyph::big, "⨁"}, {"bigvee", Glyph::big, "⋁"}, {"bigwedge", Glyph::big, "⋀"},
    {"bmod", Glyph::binary, "mod"}, {"bot", Glyph::upright, "⊥"}, {"bullet", Glyph::binary, "∙"}, {"cap", Glyph::binary, "∩"},
    {"cdot", Glyph::binary, "⋅"}, {"cdots", Glyph::upright, "⋯"}, {"checkmark", Glyph::upright, "✓"}, {"chi", Glyph::letter, "χ"},
    {"circ", Glyph::binary, "∘"}, {"colon", Glyph::punctuation, ":"}, {"coloneqq", Glyph::relation, "≔"},
    {"cong", Glyph::relation, "≅"}, {"coprod", Glyph::big, "∐"}, {"cos", Glyph::function, "cos"},
    {"cosh", Glyph::function, "cosh"}, {"cup", Glyph::binary, "∪"}, {"dagger", Glyph::upright, "†"},
    {"ddots", Glyph::upright, "⋱"}, {"deg", Glyph::function, "deg"}, {"degree", Glyph::upright, "°"},
    {"delta", Glyph::letter, "δ"}, {"det", Glyph::limit, "det"}, {"dim", Glyph::function, "dim"}, {"div", Glyph::binary, "÷"},
    {"dots", Glyph::upright, "…"}, {"dotsb", Glyph::upright, "⋯"}, {"dotsc", Glyph::upright, "…"},
    {"downarrow", Glyph::relation, "↓"}, {"ell", Glyph::letter, "ℓ"}, {"emptyset", Glyph::upright, "∅"},
    {"enspace", Glyph::space, "0.5em"}, {"epsilon", Glyph::letter, "ϵ"}, {"equiv", Glyph::relation, "≡"},
    {"erf", Glyph::function, "erf"}, {"eta", Glyph::letter, "η"}, {"exists", Glyph::upright, "∃"}, {"exp", Glyph::function, "exp"},
    {"forall", Glyph::upright, "∀"}, {"gamma", Glyph::letter, "γ"}, {"gcd", Glyph::limit, "gcd"}, {"ge", Glyph::relation, "≥"},
    {"geq", Glyph::relation, "≥"}, {"geqslant", Glyph::relation, "≥"}, {"gets", Glyph::relation, "←"},
    {"gg", Glyph::relation, "≫"}, {"gt", Glyph::relation, ">"}, {"gtrsim", Glyph::relation, "≳"}, {"hbar", Glyph::upright, "ℏ"},
    {"iff", Glyph::relation, "⟺"}, {"imath", Glyph::letter, "ı"}, {"implies", Glyph::relation, "⟹"}, {"in", Glyph::relation, "∈"},
    {"inf", Glyph::limit, "inf"}, {"infty", Glyph::upright, "∞"}, {"int", Glyph::big, "∫"}, {"iota", Glyph::letter, "ι"},
    {"jmath", Glyph::letter, "ȷ"}, {"kappa", Glyph::letter, "κ"}, {"ker", Glyph::function, "ker"}, {"lVert", Glyph::open, "‖"},
    {"lambda", Glyph::letter, "λ"}, {"land", Glyph::binary, "∧"}, {"langle", Glyph::open, "⟨"}, {"lbrace", Glyph::open, "{"},
    {"lbrack", Glyph::open, "["}, {"lceil", Glyph::open, "⌈"}, {"ldots", Glyph::upright, "…"}, {"le", Glyph::relation, "≤"},
    {"leftarrow", Glyph::relation, "←"}, {"leftrightarrow", Glyph::relation, "↔"}, {"leq", Glyph::relation, "≤"},
    {"leqslant", Glyph::relation, "≤"}, {"lesssim", Glyph::relation, "≲"}, {"lfloor", Glyph::open, "⌊"},
    {"lg", Glyph::function, "lg"}, {"lim", Glyph::limit, "lim"}, {"liminf", Glyph::limit, "lim inf"},
    {"limsup", Glyph::limit, "lim sup"}, {"ll", Glyph::relation, "≪"}, {"ln", Glyph::function, "ln"},
    {"lnot", Glyph::upright, "¬"}, {"log", Glyph::function, "log"}, {"longrightarrow", Glyph::relation, "⟶"},
    {"lor", Glyph::binary, "∨"}, {"lt", Glyph::relation, "<"}, {"lvert", Glyph::open, "|"}, {"mapsto", Glyph::relation, "↦"},
    {"max", Glyph::limit, "max"}, {"mid", Glyph::relation, "∣"}, {"min", Glyph::limit, "min"}, {"models", Glyph::relation, "⊨"},
    {"mp", Glyph::binary, "∓"}, {"mu", Glyph::letter, "μ"}, {"nabla", Glyph::upright, "∇"}, {"ne", Glyph::relation, "≠"},
    {"nearrow", Glyph::relation, "↗"}, {"neg", Glyph::upright, "¬"}, {"neq", Glyph::relation, "≠"},
    {"nexists", Glyph::upright, "∄"}, {"ni", Glyph::relation, "∋"}, {"nmid", Glyph::relation, "∤"},
    {"notin", Glyph::relation, "∉"}, {"nu", Glyph::letter, "ν"}, {"odot", Glyph::binary, "⊙"}, {"omega", Glyph::letter, "ω"},
    {"oplus", Glyph::binary, "⊕"}, {"otimes", Glyph::binary, "⊗"}, {"parallel", Glyph::relation, "∥"},
    {"partial", Glyph::upright, "∂"}, {"perp", Glyph::relation, "⊥"}, {"phi", Glyph::letter, "ϕ"}, {"pi", Glyph::letter, "π"},
    {"pm", Glyph::binary, "±"}, {"prec", Glyph::relation, "≺"}, {"preceq", Glyph::relation, "⪯"}, {"prime", Glyph::upright, "′"},
    {"prod", Glyph::big, "∏"}, {"propto", Glyph::relation, "∝"}, {"psi", Glyph::letter, "ψ"}, {"qquad", Glyph::space, "2em"},
    {"quad", Glyph::space, "1em"}, {"rVert", Glyph::close, "‖"}, {"rangle", Glyph::close, "⟩"}, {"rbrace", Glyph::close, "}"},
    {"rbrack", Glyph::close, "]"}, {"rceil", Glyph::close, "⌉"}, {"rfloor", Glyph::close, "⌋"}, {"rho", Glyph::letter, "ρ"},
    {"rightarrow", Glyph::relation, "→"}, {"rvert", Glyph::close, "|"}, {"searrow", Glyph::relation, "↘"},
    {"setminus", Glyph::binary, "∖"}, {"sgn", Glyph::function, "sgn"}, {"sigma", Glyph::letter, "σ"},
    {"sign", Glyph::function, "sign"}, {"sim", Glyph::relation, "∼"}, {"simeq", Glyph::relation, "≃"},
    {"sin", Glyph::function, "sin"}, {"sinh", Glyph::function, "sinh"}, {"square", Glyph::upright, "□"},
    {"star", Glyph::binary, "⋆"}, {"subset", Glyph::relation, "⊂"}, {"subseteq", Glyph::relation, "⊆"},
    {"succ", Glyph::relation, "≻"}, {"succeq", Glyph::relation, "⪰"}, {"sum", Glyph::big, "∑"}, {"sup", Glyph::limit, "sup"},
    {"supset", Glyph::relation, "⊃"}, {"supseteq", Glyph::relation, "⊇"}, {"tan", Glyph::function, "tan"},
    {"tanh", Glyph::function, "tanh"}, {"tau", Glyph::letter, "τ"}, {"theta", Glyph::letter, "θ"},
    {"thinspace", Glyph::space, "0.167em"}, {"times", Glyph::binary, "×"}, {"to", Glyph::relation, "→"},
    {"top", Glyph::upright, "⊤"}, {"tr", Glyph::function, "tr"}, {"triangleq", Glyph::relation, "≜"},
    {"uparrow", Glyph::relation, "↑"}, {"upsilon", Glyph::letter, "υ"}, {"varepsilon", Glyph::letter, "ε"},
    {"varnothing", Glyph::upright, "∅"}, {"varphi", Glyph::letter, "φ"}, {"varrho", Glyph::letter, "ϱ"},
    {"vartheta", Glyph::letter, "ϑ"}, {"vdash", Glyph::relation, "⊢"}, {"vdots", Glyph::upright, "⋮"}, {"vee", Glyph::binary, "∨"},
    {"wedge", Glyph::binary, "∧"}, {"xi", Glyph::letter, "ξ"}, {"zeta", Glyph::letter, "ζ"}, {"{", Glyph::open, "{"},
    {"}", Glyph::close, "}"},
};
// clang-format on
static_assert(std::is_sorted(std::begin(symbols), std::end(symbols), [](const Symbol& a, const Symbol& b) { return a.name < b.name; }));

using Accent = std::pair<std::string_view, std::string_view>;
constexpr Accent over[] = {{"hat", "^"},       {"widehat", "^"},  {"bar", "¯"},           {"overline", "¯"}, {"tilde", "~"},
                           {"widetilde", "~"}, {"vec", "→"},      {"dot", "˙"},           {"ddot", "¨"},     {"check", "ˇ"},
                           {"overbrace", "⏞"}, {"mathring", "˚"}, {"overrightarrow", "→"}};
constexpr Accent under[] = {{"underline", "_"}, {"underbrace", "⏟"}};

std::string_view look_up(const Accent* first, const Accent* last, std::string_view name) {
  const auto* at = std::find_if(first, last, [&](const Accent& a) { return a.first == name; });
  return at == last ? std::string_view{} : at->second;
}

std::string utf8(std::uint32_t code) {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80U) return {static_cast<char>(code)};
  if (code < 0x800U) return {static_cast<char>(0xC0U | (code >> 6U)), tail(0)};
  if (code < 0x10000U) return {static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

/// A row of the Mathematical Alphanumeric Symbols: the code points of A, a and 0 (0 where there are none).
struct Alphabet {
  std::string_view command;
  std::uint32_t capital, small, digit;
};
constexpr Alphabet alphabets[] = {
    {"mathbb", 0x1D538, 0x1D552, 0x1D7D8}, {"mathcal", 0x1D49C, 0x1D4B6, 0},      {"mathscr", 0x1D49C, 0x1D4B6, 0},
    {"mathfrak", 0x1D504, 0x1D51E, 0},     {"mathbf", 0x1D400, 0x1D41A, 0x1D7CE}, {"boldsymbol", 0x1D468, 0x1D482, 0x1D7CE},
    {"bm", 0x1D468, 0x1D482, 0x1D7CE},     {"mathsf", 0x1D5A0, 0x1D5BA, 0x1D7E2}, {"mathtt", 0x1D670, 0x1D68A, 0x1D7F6}};
/// Unicode left these at their older places.
constexpr std::pair<std::uint32_t, std::uint32_t> exceptions[] = {
    {0x1D53A, 0x2102}, {0x1D53F, 0x210D}, {0x1D545, 0x2115}, {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D},
    {0x1D551, 0x2124}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131}, {0x1D4A3, 0x210B}, {0x1D4A4, 0x2110},
    {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133}, {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F}, {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134},
    {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111}, {0x1D515, 0x211C}, {0x1D51D, 0x2128}};

}  // namespace

const Symbol* find_symbol(std::string_view name) {
  const auto* at =
      std::lower_bound(std::begin(symbols), std::end(symbols), name, [](const Symbol& s, std::string_view n) { return s.name < n; });
  return at != std::end(symbols) && at->name == name ? at : nullptr;
}

std::string_view accent_over(std::string_view name) { return look_up(std::begin(over), std::end(over), name); }
std::string_view accent_under(std::string_view name) { return look_up(std::begin(under), std::end(under), name); }

bool is_alphabet(std::string_view command) {
  return std::any_of(std::begin(alphabets), std::end(alphabets), [&](const Alphabet& a) { return a.command == command; });
}

std::string in_alphabet(std::string_view command, std::string_view letters) {
  const auto* alphabet = std::find_if(std::begin(alphabets), std::end(alphabets), [&](const Alphabet& a) { return a.command == command; });
  if (alphabet == std::end(alphabets)) return "";
  std::string out;
  for (const char c : letters) {
    std::uint32_t code = 0;
    if (c >= 'A' && c <= 'Z') code = alphabet->capital + static_cast<std::uint32_t>(c - 'A');
    if (c >= 'a' && c <= 'z') code = alphabet->small + static_cast<std::uint32_t>(c - 'a');
    if (c >= '0' && c <= '9' && alphabet->digit != 0) code = alphabet->digit + static_cast<std::uint32_t>(c - '0');
    if (code == 0) return "";
    const auto* moved = std::find_if(std::begin(exceptions), std::end(exceptions), [&](const auto& e) { return e.first == code; });
    out += utf8(moved == std::end(exceptions) ? code : moved->second);
  }
  return out;
}

}  // namespace lemmata::reports
