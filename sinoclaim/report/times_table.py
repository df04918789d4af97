"""Render time expressions, as text, as JSON, or as TIMEX3 values a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from sinoclaim.dates.values import TimeMention
from sinoclaim.model.document import Document
from sinoclaim.report.facts import date_of
from sinoclaim.report.lines import LineIndex
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.visible import one_line

Read = tuple[Document, tuple[TimeMention, ...]]
"""A document and the time expressions that were read in it."""


def to_text(read: Sequence[Read]) -> str:
    """Return one line a mention: where, the words, the value in EDTF or TIMEX3, what it was counted from."""
    lines = []
    for document, mentions in read:
        index = LineIndex(document.text)
        for mention in mentions:
            place = index.place(mention.start)
            value = mention.interval.edtf if mention.interval else mention.timex
            words = (f"{document.name}:{place.line}:{place.column}", f"“{mention.text}”", value, f"({mention.anchor})")
            lines.append("  ".join(one_line(word) for word in words) + "\n")
    return "".join(lines)


def to_json(read: Sequence[Read]) -> str:
    """Return one array with an object a mention: everything that was read of it."""
    return dumps([fact for document, mentions in read for fact in _facts(document, mentions)], indent=1) + "\n"


def to_timex3(read: Sequence[Read]) -> str:
    """Return one JSON object a line: start, end, type, value and path."""
    lines = (
        {"path": document.name, "start": mention.start, "end": mention.end, "type": mention.kind.value,
         "value": mention.timex}
        for document, mentions in read for mention in mentions
    )  # fmt: skip
    return "".join(f"{dumps(line)}\n" for line in lines)


FORMATS: Final[Mapping[str, Callable[[Sequence[Read]], str]]] = {
    "json": to_json,
    "text": to_text,
    "timex3": to_timex3,
}
"""How ``sinoclaim dates`` can write time expressions."""


def _facts(document: Document, mentions: tuple[TimeMention, ...]) -> list[Json]:
    index = LineIndex(document.text)
    return [_fact(document, mention, index) for mention in mentions]


def _fact(document: Document, mention: TimeMention, index: LineIndex) -> dict[str, Json]:
    place, interval = index.place(mention.start), mention.interval
    return {
        "path": document.name,
        "start": mention.start,
        "end": mention.end,
        "line": place.line,
        "column": place.column,
        "text": mention.text,
        "type": mention.kind.value,
        "value": mention.timex,
        "edtf": interval.edtf if interval else None,
        "earliest": date_of(interval.earliest) if interval else None,
        "latest": date_of(interval.latest) if interval else None,
        "bound": mention.bound.value,
        "anchor": mention.anchor,
        "rule": mention.rule,
    }
