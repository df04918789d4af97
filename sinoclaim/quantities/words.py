"""Read numbers of English and Russian from tokens: words, figures, and both together ("3.2 million")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sinoclaim.quantities.figures import Figure, digits_of, roundness
from sinoclaim.quantities.tables import LanguageTable, NumberWord, Role
from sinoclaim.quantities.tokens import Token, TokenKind

_ONE: Final = Decimal(1)
_HALF: Final = Decimal("0.5")
_HUNDRED: Final = 100
_TEN: Final = 10
_THOUSAND: Final = 1000
_NO_LIMIT: Final = Decimal("1e30")
_ADDS_AFTER: Final = {
    Role.UNIT: (None, Role.TEN, Role.HUNDRED, Role.CENTURY),
    Role.TEN: (None, Role.HUNDRED, Role.CENTURY),
    Role.CENTURY: (None,),
    Role.VAGUE: (None,),
}


@dataclass(slots=True)
class _Sum:
    """A number as it grows word by word: finished thousands, the group at hand, and what may follow."""

    total: Decimal = Decimal(0)
    total_high: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    group_high: Decimal = Decimal(0)
    role: Role | None = None
    limit: Decimal = _NO_LIMIT
    factor: Decimal = _ONE
    parts: int = 0
    quantum: Decimal | None = None
    digits: int = 0
    vague: bool = False
    more: bool = False
    spelt: bool = False
    grouped: bool = False

    def take(self, word: NumberWord) -> bool:
        """Add one word of number if it can stand here; tell whether it could."""
        if word.role is Role.FIXED and self.role is not None:  # "several thousands", "tens of thousands"
            word = NumberWord(Role.SCALE, word.low * _HALF, word.low * _HALF)
        role: Role | None = word.role
        if role in _ADDS_AFTER:
            if self.role not in _ADDS_AFTER[role] or (self.role is Role.TEN and word.low >= _TEN):
                return False
            self.group += word.low
            self.group_high += word.high
            self.vague = self.vague or word.low != word.high
        elif role is Role.HUNDRED or role is Role.ROUND:
            if self.role in (Role.HUNDRED, Role.CENTURY, Role.ROUND, None) or self.group >= _HUNDRED:
                return False
            self._multiply(word.low)
        elif role is Role.SCALE:
            if self.role is None or word.low >= self.limit:
                return False
            self._close(word.low)
            role = None  # after a scale word a new group begins
        else:
            return False
        self.role = role
        self.parts += 1
        return True

    def _multiply(self, factor: Decimal) -> None:
        self.group *= factor
        self.group_high *= factor
        self.factor *= factor

    def _close(self, scale: Decimal) -> None:
        self.total += self.group * scale
        self.total_high += self.group_high * scale
        if self.limit == _NO_LIMIT:
            self.factor *= scale
        self.group = self.group_high = Decimal(0)
        self.limit = scale

    def add_half(self) -> None:
        """Add a half of one, or of the last scale: "two and a half", "one million and a half"."""
        if self.role is None and self.parts:
            self.total += self.limit * _HALF
            self.total_high += self.limit * _HALF
        else:
            self.group += _HALF
            self.group_high += _HALF
        self.quantum = None
        self.digits = 0

    def stretch(self) -> None:
        """Let the number reach up to its next round step: "forty-odd" is forty to less than fifty."""
        step, _ = roundness(self.group or self.total)
        if self.role is None:
            self.total_high += step - _ONE
        else:
            self.group_high = self.group + step - (_ONE if step > _ONE else 0)
        self.vague = self.more = True


def read_number(tokens: Sequence[Token], at: int, table: LanguageTable) -> Figure | None:
    """Return the number that begins at token ``at``, as long as the words allow, or ``None``."""
    start = _first(tokens, at, table)
    if start is None:
        return None
    number, last = start
    last = _follow(number, tokens, last, table)
    low = number.total + number.group
    high = number.total_high + number.group_high
    quantum, digits = roundness(low)
    if number.quantum is not None:
        factor = number.factor if number.parts else _ONE
        quantum, digits = number.quantum * factor, number.digits
    return Figure(
        first=at, last=last, value=low, low=low, high=high, quantum=quantum, digits=digits,
        factor=number.factor, vague=number.vague, more=number.more, spelt=number.spelt, grouped=number.grouped,
    )  # fmt: skip


def _first(tokens: Sequence[Token], at: int, table: LanguageTable) -> tuple[_Sum, int] | None:
    token = tokens[at]
    if token.kind is TokenKind.FIGURE:
        read = digits_of(token.word, table.language)
        if read is None:
            return None
        value, quantum, digits = read
        grouped = not token.word.isdigit() and value >= _THOUSAND
        number = _Sum(group=value, group_high=value, role=Role.UNIT, quantum=quantum, digits=digits, grouped=grouped)
        return number, at + _money_scale(number, tokens, at, table)
    word = table.numbers.get(token.word)
    number = _Sum(spelt=True)
    if word is None:
        return _article(tokens, at, table)
    if word.role is Role.FIXED:
        number.group, number.group_high = word.low, word.high
        number.vague, number.parts, number.role = word.low != word.high, 1, Role.FIXED
        return number, at
    if word.role is Role.VAGUE and table.is_in("after-article", tokens[at].word):
        return None
    if word.role is Role.HALF:
        return _half_of(tokens, at, table)
    if word.role is Role.SCALE and table.is_in("bare", token.word):
        number.group, number.group_high, number.role = _ONE, _ONE, Role.UNIT
    return (number, at) if number.take(word) else None


def _money_scale(number: _Sum, tokens: Sequence[Token], at: int, table: LanguageTable) -> int:
    """Take the "m" of "£20 m", which means a million only after a currency sign; return how many tokens it took."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at - 1].word not in table.symbols:
        return 0
    word = table.numbers.get("$" + tokens[at + 1].word)
    return int(word is not None and number.take(word))


def _article(tokens: Sequence[Token], at: int, table: LanguageTable) -> tuple[_Sum, int] | None:
    """Read "a hundred", "a few thousand", "a couple of": an article that stands for one before a word of number."""
    if not table.is_in("article", tokens[at].word) or at + 1 >= len(tokens):
        return None
    word = table.numbers.get(tokens[at + 1].word)
    if word is None:
        return None
    if word.role is Role.VAGUE and table.is_in("after-article", tokens[at + 1].word):
        number = _Sum(spelt=True)
    elif word.role in (Role.HUNDRED, Role.SCALE, Role.ROUND):
        number = _Sum(spelt=True, group=_ONE, group_high=_ONE, role=Role.UNIT)
    else:
        return None
    return (number, at + 1) if number.take(word) else None


def _half_of(tokens: Sequence[Token], at: int, table: LanguageTable) -> tuple[_Sum, int] | None:
    """Read "half a million", "half a dozen", "half million"."""
    after = at + 1
    while after < len(tokens) and (table.is_in("article", tokens[after].word) or tokens[after].word == "-"):
        after += 1
    if after >= len(tokens):
        return None
    word = table.numbers.get(tokens[after].word)
    if word is None or word.role not in (Role.SCALE, Role.ROUND):
        return None
    number = _Sum(spelt=True, group=_HALF, group_high=_HALF, role=Role.UNIT)
    return (number, after) if number.take(word) else None


def _follow(number: _Sum, tokens: Sequence[Token], last: int, table: LanguageTable) -> int:
    """Take every further word that belongs to the number; return the index of the last one."""
    while True:
        at = _half_end(tokens, last + 1, table)
        if at:
            number.add_half()
            last = at
            continue
        at = _odd_end(tokens, last + 1, table)
        if at:
            number.stretch()
            last = at
            continue
        at = _next_word(number, tokens, last, table)
        if not at:
            return last
        word = table.numbers[tokens[at].word]
        if word.role is Role.MORE:
            number.stretch()
        elif not number.take(word):
            return last
        elif word.role not in (Role.SCALE, Role.HUNDRED):
            number.quantum = None
        last = at


def _next_word(number: _Sum, tokens: Sequence[Token], last: int, table: LanguageTable) -> int:
    """Return the index of the next word of number after a hyphen, "and" or "of", or 0."""
    at = last + 1
    size = len(tokens)
    if at < size and tokens[at].word == "-" and tokens[at].start == tokens[last].end:
        at += 1
        if at >= size or tokens[at].start != tokens[at - 1].end:
            return 0
    elif at + 1 < size and table.is_in("and", tokens[at].word):
        after = table.numbers.get(tokens[at + 1].word)
        if number.role not in (Role.HUNDRED, None) or after is None or after.role not in (Role.UNIT, Role.TEN):
            return 0
        at += 1
    elif at + 1 < size and table.is_in("of", tokens[at].word) and number.role in (Role.VAGUE, Role.ROUND, Role.FIXED):
        after = table.numbers.get(tokens[at + 1].word)
        if after is None or after.role not in (Role.SCALE, Role.HUNDRED, Role.ROUND, Role.FIXED):
            return 0
        at += 1
    return at if at < size and tokens[at].word in table.numbers else 0


def _odd_end(tokens: Sequence[Token], at: int, table: LanguageTable) -> int:
    """Return the index of the last word of "с лишним" at ``at`` if a scale word follows it, or 0."""
    for phrase in table.sets.get("odd-phrase", ()):
        words = phrase.split()
        end = at + len(words)
        if end < len(tokens) and [token.word for token in tokens[at:end]] == words:
            after = table.numbers.get(tokens[end].word)
            return end - 1 if after is not None and after.role is Role.SCALE else 0
    return 0


def _half_end(tokens: Sequence[Token], at: int, table: LanguageTable) -> int:
    """Return the index of the last word of "and a half" that begins at ``at``, or 0."""
    if at >= len(tokens) or not (table.is_in("and", tokens[at].word) or tokens[at].word == "-"):
        return 0
    for phrase in table.sets.get("and-half", ()):
        words = phrase.split()
        span = [token.word for token in tokens[at : at + 2 * len(words)] if token.word != "-"][: len(words)]
        if span == words:
            hyphens = sum(1 for token in tokens[at : at + 2 * len(words)] if token.word == "-")
            return at + len(words) - 1 + (hyphens if tokens[at].word == "-" else 0)
    return 0
