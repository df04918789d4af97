"""Lay out each sentence as a row of tokens, so that passages that say nearly the same can be set side by side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from sinoclaim.dates.values import Bound, TimeKind, TimeMention
from sinoclaim.extract.faircopy import FairCopy
from sinoclaim.extract.names import NameMention
from sinoclaim.extract.page import Page
from sinoclaim.extract.scan import Scan, within
from sinoclaim.model.document import BlockKind
from sinoclaim.model.sentence import Sentence
from sinoclaim.model.statement import Amount, Moment, Statement, Token, TokenKind
from sinoclaim.quantities.bare import Bare, read_bare
from sinoclaim.quantities.values import Quantity
from sinoclaim.rules import Rules
from sinoclaim.rules.contrasts import Wording
from sinoclaim.rules.spelling import fold, without_accents

WORD: Final = re.compile(
    r"[^\W\d_\u3400-\u9fff]+(?:['’\-‑][^\W\d_\u3400-\u9fff]+)*"
    r"|\d+(?:[.,]\d+)*[^\W_\u3400-\u9fff]*"
    r"|[\u3400-\u9fff]"
)
"""A word with what it is joined to by a hyphen, a figure with its ending, a Chinese character."""
MILLE: Final = 1000
HIGHEST: Final = 10**18
"""Figures beyond it are all alike."""
LONGEST: Final = 400
"""Tokens of a sentence that are laid out; what is longer is a table or a list."""
CODE: Final = re.compile(r"[A-ZА-Я]{1,4}-?\d{1,4}")
"""A mark with a number: Q2, T-34, MiG-15."""

DENIED_REACH: Final = 80
"""Code points before "until" in which what it ends may be denied."""


class Marks(NamedTuple):
    """What was found in one sentence, each kind sorted by position."""

    times: Sequence[TimeMention]
    figures: Sequence[Bare]
    quantities: Sequence[Quantity]
    names: Sequence[NameMention]


def statement_of(found: Scan, page: Page, rules: Rules) -> Statement:
    """Return the tokens of a sentence."""
    sentence = page.sentence
    span, text = sentence.span, found.document.text
    times = [time for time in page.times if _is_known(time)]
    taken = [(time.start, time.end) for time in times]
    figures = read_bare(text, span.start, span.end, sentence.language, rules.quantities, taken)
    marks = Marks(times, figures, page.quantities, within(found.mentions.names, span.start, span.end))
    tokens = tuple(_tokens(text, sentence, marks, rules.contrasts[sentence.language]))[:LONGEST]
    return Statement(
        found.document.name, span, span.text_of(text), sentence.language, tokens, sentence.kind is BlockKind.NOTE
    )


def _at(items: Sequence[TimeMention] | Sequence[Bare] | Sequence[NameMention], position: int) -> int:
    """Return the index of the item that covers a position, or -1."""
    index = bisect_right(items, position, key=lambda item: item.start) - 1
    return index if index >= 0 and position < items[index].end else -1


def _tokens(text: str, sentence: Sentence, marks: Marks, wording: Wording) -> Iterator[Token]:
    """Yield the tokens of a sentence: a time or a figure is one, a name is as many as it has words."""
    at, end = sentence.span.start, sentence.span.end
    while (match := WORD.search(text, at, end)) is not None:
        start = match.start()
        time, figure = _at(marks.times, start), _at(marks.figures, start)
        if time >= 0:
            token = _time_token(marks.times[time], since=_is_denied_till(text, sentence, marks.times[time], wording))
        elif figure >= 0 and not CODE.fullmatch(match.group()):
            token = _number_token(text, marks.figures[figure], marks.quantities)
        elif sentence.language == "zh" and (phrase := _phrase(text, start, end, wording)):
            token = _word_token(text, start, start + len(phrase), marks, wording)
        else:
            token = _word_token(text, start, match.end(), marks, wording)
        at = max(token.end, start + 1)
        yield token


def _phrase(text: str, start: int, end: int, wording: Wording) -> str:
    """Return the longest word of the tables that begins here, for a script without spaces, or ""."""
    longest = min(wording.lengths.get(text[start], 1), end - start)
    sizes = range(longest, 1, -1)
    forms = (text[start : start + size] for size in sizes)
    return next(
        (form for form in forms if form in wording.senses or form in wording.negators or form in wording.only), ""
    )


def _is_known(time: TimeMention) -> bool:
    """Tell whether a time says a day, a year or a length; others ("35 years ago") are compared word by word."""
    if time.kind is TimeKind.SET:
        return False
    return time.duration is not None or time.interval is not None or any(sign.isdigit() for sign in time.timex[:10])


def _is_denied_till(text: str, sentence: Sentence, time: TimeMention, wording: Wording) -> bool:
    """Tell whether a time ends that of a denial, so that it is when the thing happened: "did not open until 1881"."""
    if time.bound is not Bound.UNTIL:
        return False
    before = text[max(sentence.span.start, time.start - DENIED_REACH) : time.start].lower().replace("’", "'")
    words = before[max(before.rfind(stop) for stop in ";:") + 1 :].split()
    return any(word in wording.negators or word.endswith("n't") for word in words)


def _time_token(time: TimeMention, *, since: bool) -> Token:
    known = time.anchor == "explicit" and time.interval is not None
    pattern = time.timex if time.timex[:1].isdigit() or time.timex.startswith("X") else ""
    if not known and pattern[:4].isdigit() and len(pattern) > len("YYYY"):
        pattern = f"XXXX{pattern[4:]}"
    elif not known and len(pattern) == len("YYYY"):
        pattern = ""
    days = (time.duration.low, time.duration.high) if time.duration is not None else None
    moment = Moment(pattern, time.interval if known else None, days, Bound.ON if since else time.bound)
    key = f"@{time.interval.edtf}" if known and time.interval is not None else f"@{pattern or fold(time.text)}"
    return Token(TokenKind.TIME, time.start, time.end, fold(time.text), key, moment=moment)


def _number_token(text: str, figure: Bare, quantities: Sequence[Quantity]) -> Token:
    quantity = next((q for q in quantities if q.start <= figure.start < q.end), None)
    value, low, high = (min(int(part * MILLE), HIGHEST) for part in (figure.value, figure.low, figure.high))
    amount = Amount(value, low, high, figure.ordinal, quantity)
    key = f"#{'o' if figure.ordinal else ''}{value}"
    return Token(TokenKind.NUMBER, figure.start, figure.end, fold(text[figure.start : figure.end]), key, amount=amount)


def _word_token(text: str, start: int, end: int, marks: Marks, wording: Wording) -> Token:
    raw = text[start:end]
    if raw[-2:] in {"'s", "’s"}:
        raw, end = raw[:-2], end - 2
    word = without_accents(fold(raw))
    group = _at(marks.names, start)
    if CODE.fullmatch(raw):
        return Token(TokenKind.NUMBER, start, end, word, f"={word}")
    if group >= 0 and not marks.names[group].adjective:
        mention = marks.names[group]
        kind = TokenKind.FUNCTION if word in wording.function else TokenKind.NAME
        return Token(kind, start, end, word, wording.stem(word), group, (mention.key, *mention.entities))
    kind = TokenKind.FUNCTION if word in wording.function else TokenKind.WORD
    key = word if kind is TokenKind.FUNCTION else wording.stem(word)
    return Token(kind, start, end, word, key, pronoun=word in wording.pronouns)


def brought_back(statements: Sequence[Statement], copy: FairCopy, text: str) -> Iterator[Statement]:
    """Yield statements read from a fair copy with the places and words of the original, without what is repeated."""
    for statement in statements:
        if not copy.stretches:
            yield statement
        elif not copy.is_repeated(statement.span.start, statement.span.end):
            span = copy.original(statement.span.start, statement.span.end)
            own = [t for t in statement.tokens if not copy.is_repeated(t.start, t.end)]
            places = [copy.original(token.start, token.end) for token in own]
            tokens = tuple(replace(t, start=at.start, end=at.end) for t, at in zip(own, places, strict=True))
            yield replace(statement, span=span, quote=span.text_of(text), tokens=tokens)
