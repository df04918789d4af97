"""Split a sentence into clauses, so that a time or a "not" is not carried from one clause into another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sinoclaim.model.sentence import Sentence
from sinoclaim.model.span import Span

_LINKS = {
    "en": "and|but|while|which|who|whom|whose|when|where|whereas|although|though|because|so|until|since|after|before|if"
    "|as|for|yet|nor|or",
    "ru": "а|но|и|котор[а-я]{2,3}|когда|что|чтобы|хотя|потому|поэтому|так|однако|где|если|пока|причём|причем|затем",
}
"""Words that open a clause after a comma, by language."""

_ALWAYS = r"[;；:：](?=\s|[\u3400-\u9FFF“「《])|\s[—–]\s|——|—"
_BOUNDARY = {
    "en": re.compile(rf"{_ALWAYS}|,(?=\s+(?:{_LINKS['en']})\b)"),
    "ru": re.compile(rf"{_ALWAYS}|,(?=\s+(?:{_LINKS['ru']})\b)"),
    "zh": re.compile(rf"{_ALWAYS}|[，,]"),
}
_QUOTED = re.compile(
    r"“[^“”]{0,2000}”|«[^«»]{0,2000}»|「[^「」]{0,2000}」|『[^『』]{0,2000}』|\"[^\"]{0,2000}\""
    r"|\([^()]{0,500}\)|（[^（）]{0,500}）|《[^《》]{0,200}》"
)
_LAST_OF_LIST = re.compile(r"\s+(?:and|or|nor|и|или)\s+[A-ZА-ЯЁ\d]")
_LIST = 40
"""Characters; a comma so near before ", and Bulganin" shows a list of names."""
_SHORTEST = {"zh": 8}
_SHORTEST_ELSEWHERE = 12
"""Characters; a shorter piece (", but late,") is no clause of its own."""


def clauses(text: str, sentence: Sentence) -> tuple[Span, ...]:
    """Return the spans of the clauses of a sentence, in order; what stands in quotes or brackets is never split.

    Clauses part at ``;`` ``:`` and dashes, and at a comma before a word that opens a clause (in Chinese at any comma),
    where both sides are long enough to be one.

    >>> from sinoclaim.model.document import BlockKind
    >>> text = "The treaty was signed in February, but the railway was not returned until 1952."
    >>> whole = Sentence(span=Span(0, len(text)), block=0, kind=BlockKind.PARAGRAPH, language="en")
    >>> [span.text_of(text) for span in clauses(text, whole)]
    ['The treaty was signed in February,', 'but the railway was not returned until 1952.']
    """
    start, end = sentence.span.start, sentence.span.end
    shortest = _SHORTEST.get(sentence.language, _SHORTEST_ELSEWHERE)
    spans = []
    begin = start
    for boundary in _boundaries(text, sentence):
        if boundary - begin >= shortest and end - boundary >= shortest:
            spans.append(_trimmed(text, begin, boundary))
            begin = boundary
    spans.append(_trimmed(text, begin, end))
    return tuple(spans)


def _boundaries(text: str, sentence: Sentence) -> Iterator[int]:
    """Yield the offsets after each mark that may part clauses and stands outside quotes and brackets."""
    start, end = sentence.span.start, sentence.span.end
    quoted = [found.span() for found in _QUOTED.finditer(text, start, end)]
    index = 0
    for found in _BOUNDARY.get(sentence.language, _BOUNDARY["en"]).finditer(text, start, end):
        while index < len(quoted) and quoted[index][1] <= found.start():
            index += 1
        outside = index == len(quoted) or found.start() < quoted[index][0]
        if outside and not (
            _LAST_OF_LIST.match(text, found.end(), end)
            and "," in text[max(start, found.start() - _LIST) : found.start()]
        ):
            yield found.end()


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
