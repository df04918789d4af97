"""Put figures together: ranges, fractions, per cent in Chinese, and words broken at the end of a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from sinoclaim.quantities import hanzi, words
from sinoclaim.quantities.figures import Figure
from sinoclaim.quantities.tables import LanguageTable, Role
from sinoclaim.quantities.tokens import Token, TokenKind

_HYPHENS: Final = ("-", "\u2010", "\u00ad")
_THOUSAND: Final = 1000
_HUNDRED: Final = Decimal(100)
_EITHER_OR: Final = 2
"""In "20 or 30" the greater figure is at most twice the smaller; else "or" joins two statements."""
_CHANGE_REACH: Final = 6
_TENTHS: Final = 10

Reader = Callable[[Sequence[Token], int, LanguageTable], Figure | None]


class Expression(NamedTuple):
    """One figure, or a range from ``figure`` to ``upper``, over the tokens ``first`` to ``last`` (both included)."""

    figure: Figure
    upper: Figure | None
    first: int
    last: int


def mend(tokens: list[Token], table: LanguageTable) -> list[Token]:
    """Join words broken at the end of a line, if the tables know the whole; drop the full stop of abbreviations."""
    if table.lexicon or not any(token.kind is TokenKind.SIGN for token in tokens):
        return tokens
    mended: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.word in _HYPHENS and mended and at + 1 < len(tokens):
            before, after = mended[-1], tokens[at + 1]
            whole = before.word + after.word
            if before.end == token.start and (whole in table.numbers or whole in table.nouns):
                mended[-1] = Token(before.start, after.end, whole, TokenKind.WORD)
                at += 2
                continue
        if not (token.word == "." and mended and table.is_in("abbreviation", mended[-1].word)):
            mended.append(token)
        at += 1
    return mended


def read_expression(tokens: Sequence[Token], at: int, table: LanguageTable) -> Expression | None:
    """Return the fraction, range or number that begins at token ``at``, or ``None``."""
    reader: Reader = hanzi.read_number if table.lexicon else words.read_number
    fraction = _hanzi_fraction(tokens, at, table) if table.lexicon else _fraction(tokens, at, table)
    if fraction is not None:
        return Expression(fraction, None, at, fraction.last)
    figure = reader(tokens, at, table)
    if figure is None:
        return None
    upper = _upper(tokens, figure, table, reader)
    if upper is None:
        return Expression(figure, None, at, figure.last)
    return Expression(_scaled_like(figure, upper), upper, at, upper.last)


def _fraction(tokens: Sequence[Token], at: int, table: LanguageTable) -> Figure | None:
    """Read "a third of", "two-thirds", "one fifth", "half of the": parts of a whole, in per cent."""
    word = table.numbers.get(tokens[at].word)
    if word is not None and word.role is Role.HALF:
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        # Where no word like "of" marks the whole, the noun itself must follow: половина армии.
        opens = table.is_in("whole", after) or (not table.sets.get("whole") and after in table.nouns)
        return _part(at, at, Decimal("0.5")) if opens else None
    if word is not None and word.role is Role.FRACTION and table.is_in("bare", tokens[at].word):
        return _part(at, at, word.low)
    upper = Decimal(1) if table.is_in("article", tokens[at].word) else None
    if word is not None and word.role is Role.UNIT:
        upper = word.low
    below = at + 1
    if below < len(tokens) and tokens[below].word == "-":
        below += 1
    if upper is None or below >= len(tokens):
        return None
    part = table.numbers.get(tokens[below].word)
    if part is None or part.role not in (Role.FRACTION, Role.ORDINAL):
        return None
    after = tokens[below + 1].word if below + 1 < len(tokens) else ""
    if part.role is Role.ORDINAL:
        return _part(at, below, upper / part.low) if table.is_in("whole", after) and part.low > upper else None
    if upper * part.low >= 1:
        return None
    if table.is_in("article", tokens[at].word) and not table.is_in("whole", after):
        return None
    return _scaled_part(tokens, at, below, upper * part.low, table)


def _scaled_part(tokens: Sequence[Token], at: int, last: int, share: Decimal, table: LanguageTable) -> Figure:
    """Read "three quarters of a million", or else the bare share."""
    if last + 3 < len(tokens) and table.is_in("of", tokens[last + 1].word):
        scale = table.numbers.get(tokens[last + 3].word)
        if table.is_in("article", tokens[last + 2].word) and scale is not None and scale.role is Role.SCALE:
            value = share * scale.low
            quantum = scale.low / _HUNDRED
            return Figure(
                first=at, last=last + 3, value=value, low=value, high=value, quantum=quantum, digits=2,
                factor=scale.low, spelt=True,
            )  # fmt: skip
    return _part(at, last, share)


def _part(first: int, last: int, share: Decimal) -> Figure:
    value = (share * _HUNDRED).quantize(Decimal("0.01")).normalize()
    return Figure(
        first=first, last=last, value=value, low=value, high=value, quantum=Decimal(1), digits=2,
        fraction=True, spelt=True,
    )  # fmt: skip


def _hanzi_fraction(tokens: Sequence[Token], at: int, table: LanguageTable) -> Figure | None:
    """Read 百分之九十八, 三分之一, 千分之五: denominator first, then the numerator."""
    if table.is_in("percent-sign", tokens[at].word) and at + 1 < len(tokens):
        upper = hanzi.read_number(tokens, at + 1, table)
        return None if upper is None else replace(upper, first=at)
    if table.is_in("half-word", tokens[at].word):
        return _part(at, at, Decimal("0.5"))
    below = hanzi.read_number(tokens, at, table)
    if below is not None and below.last + 1 < len(tokens) and table.is_in("tenth", tokens[below.last + 1].word):
        return _part(at, below.last + 1, below.value / 10) if below.value <= _TENTHS else None
    if below is None or below.last + 2 >= len(tokens) or not table.is_in("part-of", tokens[below.last + 1].word):
        return None
    upper = hanzi.read_number(tokens, below.last + 2, table)
    return None if upper is None or upper.value >= below.value else _part(at, upper.last, upper.value / below.value)


def _upper(tokens: Sequence[Token], figure: Figure, table: LanguageTable, reader: Reader) -> Figure | None:
    """Return the upper end of a range whose lower end is ``figure``, or ``None``."""
    at = figure.last + 1
    if at + 1 >= len(tokens) or figure.vague:
        return None
    joint = tokens[at].word
    between = figure.first > 0 and table.is_in("between", tokens[figure.first - 1].word)
    if not (table.is_in("range", joint) or (between and table.is_in("and", joint))):
        return None
    after = at + 1
    if tokens[after].word in table.symbols and after + 1 < len(tokens):
        after += 1
    upper = reader(tokens, after, table)
    if upper is None:
        return None
    low = _scaled_like(figure, upper).value
    if low >= upper.value or (table.is_in("either-or", joint) and upper.value > low * _EITHER_OR):
        return None
    return None if _changes(tokens, figure.first, table) else upper


def _changes(tokens: Sequence[Token], first: int, table: LanguageTable) -> bool:
    """Tell whether "from 30,000 to 40,000" stands after a verb of growth: two figures, not a range."""
    if first == 0 or not table.is_in("from", tokens[first - 1].word):
        return False
    return any(table.is_in("change", token.word) for token in tokens[max(0, first - _CHANGE_REACH) : first])


def _scaled_like(lower: Figure, upper: Figure) -> Figure:
    """Give the lower end the scale word of the upper: "2 to 3 million", "37-50,000", "two or three hundred"."""
    factor = Decimal(1)
    if lower.factor == 1 and upper.factor > 1 and lower.value < upper.value / upper.factor:
        factor = upper.factor
    elif upper.grouped and upper.factor == 1 and lower.value < _THOUSAND <= upper.value and not lower.spelt:
        factor = Decimal(_THOUSAND)
    if factor == 1 or lower.value * factor >= upper.value:
        return lower
    value = lower.value * factor
    return replace(lower, value=value, low=value, high=value, quantum=lower.quantum * factor, factor=factor)
