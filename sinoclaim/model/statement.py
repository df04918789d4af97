"""Define the statement: a sentence as the row of words, names, numbers and times that it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sinoclaim.dates.values import Bound, Interval
from sinoclaim.model.span import Span
from sinoclaim.quantities.values import Quantity


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    FUNCTION = "function"
    NAME = "name"
    NUMBER = "number"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Amount:
    """The figure of a number token: its range of values, and the quantity that it is part of, if it counts something.

    The bounds are numerators over a thousand, so that they are integers.
    """

    value: int
    low: int
    high: int
    ordinal: bool = False
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The time of a time token.

    ``pattern`` is its day as digits, with X for what the words do not say ("XXXX-10", "195"); ``interval`` is known
    where the words say the year; ``days`` is the range of a length of time.
    """

    pattern: str
    interval: Interval | None = None
    days: tuple[int, int] | None = None
    bound: Bound = Bound.ON


@dataclass(frozen=True, slots=True)
class Token:
    """One word, name, number or time of a sentence.

    ``word`` is its text in lower case, ``key`` what is compared of it; tokens of one name share ``group`` (from 0; -1
    for what is no name), and ``names`` are the ids that the name may have.
    """

    kind: TokenKind
    start: int
    end: int
    word: str
    key: str
    group: int = -1
    names: tuple[str, ...] = ()
    amount: Amount | None = None
    moment: Moment | None = None
    pronoun: bool = False


@dataclass(frozen=True)
class Statement:
    """One sentence of a document as a row of tokens."""

    document: str
    span: Span
    quote: str
    language: str
    tokens: tuple[Token, ...]
    note: bool = False

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What is compared of each token."""
        return tuple(token.key for token in self.tokens)
