"""Compile the English pattern rules into one scanner, a classifier and a reader of groups.

The scanner finds where the longest rule matches (RE2: linear time whatever the text), the classifier says which rule
that was, and the rule's own pattern then reads its groups from the short span.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import re2

from sinoclaim.dates.scanning import scannable
from sinoclaim.dates.tables import Lexicon, PatternRule

_SPACE = r"(?:[\s\x{a0}\x{2000}-\x{200a}\x{202f}]+)"
_SELF_BOUND = ("{year}", "{year2}", "{era}", "{=era}")
_DEPTH = 12
_MEMORY = 64 << 20


class Hit(NamedTuple):
    """A stretch of text that a rule matches, with the rule's groups."""

    start: int
    end: int
    rule: PatternRule
    groups: Mapping[str, str]
    span: str

    def ends_with(self, word: str) -> bool:
        """Tell whether the span ends with a word, in any case."""
        return self.span.lower().endswith(word)


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The compiled rules of one lexicon."""

    scanner: Any
    classifier: Any
    variants: tuple[tuple[PatternRule, str], ...]

    def spans(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Yield the longest match at each place of text[start:end], from left to right, without overlap."""
        for found in self.scanner.finditer(scannable(text[start:end])):
            yield start + found.start(), found.group()

    def readings(self, span: str, start: int) -> Iterator[Hit]:
        """Read a span that the scanner found: every rule that matches all of it, in order, with its groups."""
        for index in sorted(self.classifier.Match(span) or ()):
            rule, pattern = self.variants[index]
            found = _compiled(pattern).fullmatch(span)
            groups = {name: value for name, value in found.groupdict().items() if value} if found else {}
            yield Hit(start, start + len(span), rule, groups, span)


@lru_cache(maxsize=8)
def compile_grammar(lexicon: Lexicon) -> Grammar:
    """Compile the rules of a lexicon; a lexicon is compiled once."""
    variants = tuple(
        (rule, expand(variant, lexicon)) for rule in lexicon.rules for variant in split_alternatives(rule.pattern)
    )
    options = re2.Options()
    options.longest_match = True
    options.never_capture = True
    options.max_mem = _MEMORY
    bodies = [_without_names(pattern) for _, pattern in variants]
    scanner = re2.compile("|".join(f"(?:{body})" for body in bodies), options)
    classifier = re2.Set.FullMatchSet(options)
    for body in bodies:
        classifier.Add(body)
    classifier.Compile()
    return Grammar(scanner, classifier, variants)


def split_alternatives(pattern: str) -> list[str]:
    """Split a pattern at its outer ``|``, so that each part can name its own groups.

    >>> split_alternatives("a|(?:b|c)|[|]")
    ['a', '(?:b|c)', '[|]']
    """
    parts, depth, inside, start, skip = [], 0, False, 0, False
    for index, character in enumerate(pattern):
        if skip:
            skip = False
        elif character == "\\":
            skip = True
        elif inside or character in "[]":
            inside = character != "]" and (inside or character == "[")
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == "|" and depth == 0:
            parts.append(pattern[start:index])
            start = index + 1
    return [*parts, pattern[start:]]


def expand(pattern: str, lexicon: Lexicon) -> str:
    """Replace the macros of a pattern by what they stand for, and each space by any white space of a paragraph."""
    body = _expanded(pattern, lexicon, _DEPTH)
    opening = "" if pattern.startswith(("[", "\\")) else r"\b"
    closing = (
        ""
        if pattern.rstrip(")?").endswith(_SELF_BOUND) or body.endswith((r"\b", r"\.?", r"\)", r"(?:\.|\b))"))
        else r"\b"
    )
    return f"{opening}(?i:{body}){closing}".replace(" ", _SPACE)


def _expanded(pattern: str, lexicon: Lexicon, depth: int) -> str:
    macros = lexicon.text_table("macros")
    pieces: list[str] = []
    position = 0
    while (opening := pattern.find("{", position)) >= 0:
        closing = pattern.find("}", opening)
        name = pattern[opening + 1 : closing]
        pieces.append(pattern[position:opening])
        position = closing + 1
        if not name.lstrip("=").replace("_", "").isalnum() or name[0].isdigit():
            pieces.append(pattern[opening:position])
            continue
        plain = name.lstrip("=")
        key = plain if plain in macros else plain.rstrip("23")
        body = _macro(key, lexicon, depth)
        pieces.append(f"(?:{body})" if name.startswith("=") else f"(?P<{plain}>{body})")
    pieces.append(pattern[position:])
    return "".join(pieces)


def _macro(name: str, lexicon: Lexicon, depth: int) -> str:
    if depth == 0:
        message = f"macro {name!r} refers to itself"
        raise ValueError(message)
    macros = lexicon.text_table("macros")
    if name in macros:
        return _expanded(macros[name], lexicon, depth - 1)
    for kind in (lexicon.numbers, lexicon.ranges, lexicon.texts):
        if name in kind:
            return _words(kind[name], lexicon)
    message = f"no macro or table {name!r}"
    raise ValueError(message)


def _words(table: Mapping[str, Any], lexicon: Lexicon) -> str:
    """Write the alternation of a table's words, longest first; some only count with a capital letter."""
    capitalised = lexicon.text_table("capitalised")
    ordered = sorted(table, key=lambda word: (-len(word), word))
    free = "|".join(_escaped(word) for word in ordered if word not in capitalised)
    upper = "|".join(f"{word.capitalize()}|{word.upper()}" for word in ordered if word in capitalised)
    return f"{free}|(?-i:{upper})" if upper else free


def _escaped(word: str) -> str:
    return str(re2.escape(word)).replace("\\ ", " ")


def _without_names(pattern: str) -> str:
    pieces = pattern.split("(?P<")
    return pieces[0] + "".join("(?:" + piece[piece.index(">") + 1 :] for piece in pieces[1:])


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Any:  # noqa: ANN401 (re2 has no types)
    return re2.compile(pattern)
