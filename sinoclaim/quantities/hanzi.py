"""Read numbers of Chinese from tokens: 二十六万, 3.2亿, 两万五, 十余万, 数百."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sinoclaim.quantities.figures import Figure, digits_of, roundness
from sinoclaim.quantities.tables import LanguageTable, NumberWord, Role
from sinoclaim.quantities.tokens import Token, TokenKind

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_TEN: Final = Decimal(10)
_NO_WORD: Final = NumberWord(Role.FIXED, _ZERO, _ZERO)


@dataclass(slots=True)
class _Sum:
    """A number as it grows sign by sign: finished myriads, the section below ten thousand, and the digit at hand."""

    total: tuple[Decimal, Decimal] = (_ZERO, _ZERO)
    section: tuple[Decimal, Decimal] = (_ZERO, _ZERO)
    digit: tuple[Decimal, Decimal] | None = None
    step: Decimal = _ONE
    myriad: Decimal = _ZERO
    factor: Decimal = _ONE
    after_nought: bool = False
    vague: bool = False
    more: bool = False
    quantum: Decimal | None = None
    digits: int = 0
    signs: int = 0

    def whole(self) -> tuple[Decimal, Decimal]:
        """Return the value so far, from its least to its greatest reading."""
        return _plus(_plus(self.total, self.section), self.digit or (_ZERO, _ZERO))


def _plus(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    return a[0] + b[0], a[1] + b[1]


def _times(a: tuple[Decimal, Decimal], factor: Decimal) -> tuple[Decimal, Decimal]:
    return a[0] * factor, a[1] * factor


def read_number(tokens: Sequence[Token], at: int, table: LanguageTable) -> Figure | None:
    """Return the number that begins at token ``at``, as long as the signs allow, or ``None``."""
    number = _Sum()
    index = at
    first = tokens[at]
    if _is_run(tokens, at, table):
        return None
    if first.kind is TokenKind.FIGURE:
        read = digits_of(first.word, table.language)
        if read is None:
            return None
        number.digit = (read[0], read[0])
        number.quantum, number.digits = read[1], read[2]
        number.signs = len(first.word)
        index += 1
    while index < len(tokens):
        word = table.numbers.get(tokens[index].word)
        point = _decimals(number, tokens, index, table)
        if point > index:
            index = point
            continue
        if tokens[index].kind is TokenKind.FIGURE and index > at and _takes_figure(number, tokens[index].word):
            index += 1
            continue
        if word is None or not _take(number, word):
            break
        index += 1
    if not number.signs or index == at:
        return None
    return _figure(number, at, index - 1, spelt=first.kind is not TokenKind.FIGURE)


def _is_run(tokens: Sequence[Token], at: int, table: LanguageTable) -> bool:
    """Tell whether token ``at`` belongs to digits read one by one: 一九五〇年, 一一八师, but not 二三十."""
    signs = [
        table.numbers.get(tokens[place].word, _NO_WORD) for place in range(max(0, at - 1), min(len(tokens), at + 3))
    ]
    here = signs[min(at, 1)]
    if here.role is not Role.UNIT:
        return False
    before = signs[0] if at else _NO_WORD
    after, beyond = [*signs[min(at, 1) + 1 :], _NO_WORD, _NO_WORD][:2]
    if before.role is Role.UNIT and before.low:
        return True
    return after.role is Role.UNIT and bool(here.low) and (after.low != here.low + 1 or beyond.role is Role.UNIT)


def _takes_figure(number: _Sum, run: str) -> bool:
    """Take the second part of 4亿7500万, if it is smaller than the step before it."""
    if number.digit is not None or not run.isdigit() or not number.total[0] or Decimal(run) >= number.step:
        return False
    number.digit = (Decimal(run), Decimal(run))
    number.quantum = None
    return True


def _decimals(number: _Sum, tokens: Sequence[Token], at: int, table: LanguageTable) -> int:
    """Take the decimals of 三点五亿 from token ``at`` on; return the token after them, or ``at`` if there are none.

    三点五十分 and 三点半 are times of day.
    """
    if not table.is_in("decimal-point", tokens[at].word) or number.quantum is not None:
        return at
    digits = ""
    end = at + 1
    while end < len(tokens):
        word = table.numbers.get(tokens[end].word)
        if word is None or word.role is not Role.UNIT:
            break
        digits += str(word.low)
        end += 1
    follows_time = end < len(tokens) and (
        table.is_in("time", tokens[end].word) or table.numbers.get(tokens[end].word, _NO_WORD).role is Role.HUNDRED
    )
    if not digits or follows_time:
        return at
    whole = _plus(number.section, number.digit or (_ZERO, _ZERO))
    value = whole[0] + Decimal("0." + digits)
    number.section, number.digit = (_ZERO, _ZERO), (value, value)
    number.quantum, number.digits = Decimal(1).scaleb(-len(digits)), len(digits) + len(str(whole[0]))
    number.step = _ONE
    return end


def _take(number: _Sum, word: NumberWord) -> bool:
    number.signs += 1
    if word.role in (Role.UNIT, Role.VAGUE):
        return _take_digit(number, word)
    if word.role is Role.HUNDRED:
        return _take_small_scale(number, word.low)
    if word.role is Role.SCALE:
        return _take_scale(number, word.low)
    if word.role is Role.MORE:
        return _take_more(number)
    if word.role is Role.FIXED and number.signs == 1:
        number.total, number.vague = (word.low, word.high), word.low != word.high
        return True
    return False


def _take_digit(number: _Sum, word: NumberWord) -> bool:
    if not word.low and word.role is Role.UNIT:
        number.after_nought = True
        return number.signs > 1 and number.digit is None
    if number.digit is not None:
        # 二三十 is twenty or thirty: two neighbouring digits are a range. 一九五〇 is a year and is read elsewhere.
        if number.digit[1] + _ONE != word.low or number.vague:
            return False
        number.digit = (number.digit[0], word.high)
        number.vague = True
        return True
    number.digit = (word.low, word.high)
    number.vague = number.vague or word.role is Role.VAGUE
    return True


def _take_small_scale(number: _Sum, scale: Decimal) -> bool:
    if number.quantum is not None and number.digit is None:
        return False
    digit = number.digit or (_ONE, _ONE)
    number.section = _plus(number.section, _times(digit, scale))
    number.digit = None
    number.step = scale
    number.after_nought = False
    if number.total == (_ZERO, _ZERO):
        number.factor = scale
    return True


def _take_scale(number: _Sum, scale: Decimal) -> bool:
    """Close a section with 万 or 亿: 一亿二千万 adds, 三万五千亿 and 万万 multiply what stands before."""
    below = _plus(number.section, number.digit or (_ZERO, _ZERO))
    if below == (_ZERO, _ZERO) and not (number.myriad and scale >= number.myriad):
        return False
    if number.myriad and scale >= number.myriad:
        number.total = _times(_plus(number.total, below), scale)
    else:
        number.total = _plus(number.total, _times(below, scale))
    number.section, number.digit = (_ZERO, _ZERO), None
    number.step = number.myriad = number.factor = scale
    number.after_nought = False
    return True


def _take_more(number: _Sum) -> bool:
    """Let the number reach to its next step: 二十余 is 20 to 29, 26万余 is 260,000 to 269,999."""
    if number.digit is not None:
        digit = number.digit
        if number.quantum is None or digit[0] < _TEN:
            return False
        number.digit = (digit[0], digit[0] + roundness(digit[0])[0] - _ONE)
    elif number.section[0]:
        number.section = (number.section[0], number.section[0] + number.step - _ONE)
    else:
        number.total = (number.total[0], number.total[0] + number.step - _ONE)
    number.vague = number.more = True
    return True


def _figure(number: _Sum, first: int, last: int, *, spelt: bool) -> Figure | None:
    digit = number.digit
    # 两万五 is 25,000 and 一百二 is 120: a last digit without nought counts the next lower step.
    if digit is not None and spelt and number.step > _TEN and not number.after_nought and digit[0] < _TEN:
        number.digit = _times(digit, number.step / _TEN)
    low, high = number.whole()
    if not low:
        return None
    quantum, digits = roundness(low)
    if number.quantum is not None:
        quantum, digits = number.quantum * number.factor, number.digits
    return Figure(
        first=first, last=last, value=low, low=low, high=high, quantum=quantum, digits=digits,
        factor=number.factor, vague=number.vague, more=number.more, spelt=spelt, grouped=False,
    )  # fmt: skip
