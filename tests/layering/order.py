#!/usr/bin/python3
"""Draws are taken in an order that the language fixes: compilers differ in the rest, and then one seed has two results.

What takes a draw: a call on a source (`draw.coin("flip")`, `bits.take(4)`) and a call that is given one (`any_quadratic<S>(draw, "f", d)`).
Two of them that are operands of one operator, or arguments of one call, have no order; in {}, around && || ?: and between declarators they have.
"""
import re
import sys
from pathlib import Path

import tree

IGNORED = re.compile(r'//[^\n]*|R"\((?:.|\n)*?\)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|^#[^\n]*', re.M)
ARGUMENTS = r"(?:<[\w:, ]*>)?\s*\("
TOKEN = re.compile(rf"(?P<call>\bdraw\.(?!mutant|instance|readings|dimensions)\w+{ARGUMENTS}|\bchance\.\w+{ARGUMENTS}|\b\w+\.(?:take|between|below|next)\()"
                   r"|(?P<mutant>\bdraw\.mutant)|(?P<passed>\b(?:draw|chance)\b(?!\())|(?P<other>&&|\|\||<<|::|[=!<>]=|[(){}\[\];,?:=+\-*/<>%!.]|\w+)")
FIXES_ORDER = {"&&", "||", "?", ":", ";", "<<", "=", "return"}
DECLARED = re.compile(r"[&>]\s*$")  # a parameter's declaration, which takes nothing


class Bracket:
    def __init__(self, kind, outer, at):
        self.kind, self.outer, self.at = kind, outer, at
        self.items = []  # in order: (position, a token or a Bracket)
        self.takes = False  # a source is among its own arguments

    def is_block(self):
        """A body, not a list of initialisers."""
        return self.kind == "{" and any(item == ";" for _, item in self.items)


def parsed(text):
    """The tree of brackets, with the places where a source is used."""
    top = here = Bracket("{", None, 0)
    for match in TOKEN.finditer(text):
        token = match.group("other")
        if match.group("call"):
            inner = Bracket("(", here, match.start())
            inner.takes = True
            here.items.append((match.start(), inner))
            here = inner
        elif match.group("passed"):
            here.takes = here.takes or not DECLARED.search(text[: match.start()])
        elif token is None:
            continue
        elif token in "([{":
            control = any(item in ("if", "for", "while", "switch") for _, item in here.items[-1:])
            inner = Bracket(token, here, match.start())
            here.items.append((match.start(), inner))
            if control:
                here.items.append((match.start(), ";"))
            here = inner
        elif token in ")]}":
            here = here.outer or top
        else:
            here.items.append((match.start(), token))
    return top


def takes_some(bracket):
    """Is a draw taken where it is evaluated? A function's body is not evaluated where it stands."""
    if bracket.takes and bracket.kind != "[" and not bracket.is_block():  # [draw] is a capture
        return True
    return not bracket.is_block() and any(isinstance(item, Bracket) and takes_some(item) for _, item in bracket.items)


def unordered(bracket):
    """Places at which a draw is taken that has no order with the one before it."""
    last, between = None, []
    for at, item in bracket.items:
        if not isinstance(item, Bracket):
            between.append(item)
            continue
        yield from unordered(item)
        if not takes_some(item):
            between.append(";" if item.kind == "{" else "")
            continue
        subscript = item.kind == "[" and not between  # a[..][..]
        if last is not None and not subscript and not ordered(bracket.kind, between):
            yield at
        last, between = at, []


def ordered(kind, between):
    if kind == "{" and "," in between:
        return True
    if kind == "(" and "," in between:
        return ";" in between
    if FIXES_ORDER & set(between):
        return True
    return "." in between and all(re.fullmatch(r"[.\w]?|\w+", token) for token in between)  # f(draw).g(draw)


def complaints(root):
    for path in tree.files(root, {"lib", "properties", "bounds", "tests"}, {".cpp", ".hpp", ".inc"}):
        raw = (Path(root) / path).read_text(encoding="utf-8")
        text = IGNORED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), raw)
        for at in unordered(parsed(text)):
            number = text.count("\n", 0, at) + 1
            yield f"{path}:{number}: a draw that has no order with the one before it: {raw.splitlines()[number - 1].strip()}"


def main():
    found = list(complaints(tree.ROOT))
    print("\n".join(found) if found else "draws are taken in an order that the language fixes")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
