"""Cut a sentence into tokens: figures, words, signs, and stretches that another reader has taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from sinoclaim.quantities.tables import LanguageTable


class TokenKind(IntEnum):
    """What a token is made of."""

    FIGURE = 1
    WORD = 2
    SIGN = 3
    TAKEN = 4
    BAD = 5


class Token(NamedTuple):
    """One token: its place in the whole text, and the form under which the tables know it."""

    start: int
    end: int
    word: str
    kind: TokenKind


# A run of figures with its inner separators is one token, so that "1,5" is judged as a whole and not by its parts.
# Groups of three after a blank belong to the run: 25 000. Line breaks inside words are mended later, by look-up.
_TOKEN: Final = re.compile(
    r"([0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?(?![0-9])"
    r"|[0-9]+(?:[.,'’][0-9]+)*)"
    r"|([^\W\d_]+(?:['’][^\W\d_]+)?)|(\S)"
)
_KINDS: Final = (TokenKind.SIGN, TokenKind.FIGURE, TokenKind.WORD, TokenKind.SIGN)
_HANZI_FIGURE: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def cut(text: str, start: int, end: int, table: LanguageTable, taken: Sequence[tuple[int, int]]) -> list[Token]:
    """Return the tokens of ``text[start:end]``; each stretch of ``taken`` becomes one token that nothing reads."""
    pieces = _spaceless_pieces if table.lexicon else _spaced_pieces
    if not taken:
        return list(pieces(text, start, end, table))
    tokens: list[Token] = []
    at = start
    for first, last in sorted(taken):
        if last <= at or first >= end:
            continue
        tokens.extend(pieces(text, at, max(at, first), table))
        tokens.append(Token(max(first, start), min(last, end), "", TokenKind.TAKEN))
        at = min(last, end)
    tokens.extend(pieces(text, at, end, table))
    return tokens


def _spaced_pieces(text: str, start: int, end: int, table: LanguageTable) -> Iterator[Token]:
    fold = table.fold
    for match in _TOKEN.finditer(text, start, end):
        word = match.group().lower()
        yield Token(match.start(), match.end(), word.translate(fold) if fold else word, _KINDS[match.lastindex or 0])


def _spaceless_pieces(text: str, start: int, end: int, table: LanguageTable) -> Iterator[Token]:
    folded = text[start:end].translate(table.fold)
    at, size = 0, len(folded)
    counting = False
    while at < size:
        first = folded[at]
        if first.isspace():
            at += 1
            continue
        if "0" <= first <= "9":
            match = _HANZI_FIGURE.match(folded, at)
            width = len(match.group()) if match else 1
            kind = TokenKind.FIGURE
        else:
            width = _known_width(folded, at, table, counting=counting)
            kind = TokenKind.WORD if first.isalpha() else TokenKind.SIGN
        word = folded[at : at + width].lower()
        counting = kind is TokenKind.FIGURE or word in table.numbers or table.is_in("percent-sign", word)
        yield Token(start + at, start + at + width, word, kind)
        at += width


def _known_width(folded: str, at: int, table: LanguageTable, *, counting: bool) -> int:
    """Return the length of the longest known word at ``at``.

    Within a number a sign of number stays one, unless it begins a counted noun: 五千里 is 五千 and 里, but 万千瓦 is
    万 and 千瓦.
    """
    inside = counting and folded[at] in table.numbers
    for word in table.lexicon.get(folded[at], ()):
        if folded.startswith(word, at) and not (inside and word not in table.nouns and word not in table.numbers):
            return len(word)
    return 1
