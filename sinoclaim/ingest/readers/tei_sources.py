"""Say which elements of TEI open a document, name it and date it."""

from __future__ import annotations

from typing import Final

from sinoclaim.ingest.readers.tei_dates import FRUS, edtf_of
from sinoclaim.ingest.readers.tei_parts import DatedIn, Region, Work
from sinoclaim.ingest.readers.tei_reading import (
    BARRIERS,
    ID,
    LANGUAGE,
    Attributes,
    Begin,
    Close,
    Reading,
    block,
    inline,
)
from sinoclaim.ingest.readers.tei_text import CLOSED, OPENED, printed
from sinoclaim.model.document import BlockKind

_DOCUMENTS: Final = frozenset({"document", "letter"})
"""Types of ``div`` that are sources of their own; a chapter or an article of a treaty is a part of one."""
APPARATUS: Final = frozenset(
    {
        "abbreviations",
        "bibliography",
        "contents",
        "glossary",
        "index",
        "indices",
        "persons",
        "places",
        "sources",
        "terms",
        "toc",
    }
)
"""Types of ``div`` and ``list`` that help to find one's way and say nothing themselves."""


def tei(reading: Reading, attributes: Attributes) -> Close:
    """Open a work; in a corpus each has its own header and a name."""
    count = len(reading.finished) + 1
    reading.works.append(Work(name=(attributes.get(ID) or f"text-{count}") if reading.names else ""))
    reading.part.language = attributes.get(LANGUAGE, "")
    reading.transcript = reading.part.transcript

    def close() -> None:
        reading.transcript.flush()
        reading.finished.append(reading.works.pop())
        reading.transcript = reading.part.transcript

    return close


def text(reading: Reading, attributes: Attributes) -> Close:
    """Open the text of a work, which may say its language."""
    reading.part.language = attributes.get(LANGUAGE, "") or reading.part.language
    reading.transcript.enter(None)
    return reading.transcript.leave


def matter(region: Region) -> Begin:
    """Open the front or back of a work, not that of a text quoted in it."""

    def begin(reading: Reading, _: Attributes) -> Close:
        if reading.part.region is not Region.BODY or not BARRIERS.isdisjoint(reading.names):
            reading.transcript.enter(None)
            return reading.transcript.leave
        reading.transcript = reading.works[-1].begin(region).transcript
        return reading.end_part

    return begin


def div(reading: Reading, attributes: Attributes) -> Close:
    """Open a division of the text: a document of its own, an apparatus, or a part."""
    kind = attributes.get("type", "")
    if kind in _DOCUMENTS and BARRIERS.isdisjoint(reading.names):
        part = reading.works[-1].begin(Region.DOCUMENT, attributes.get(ID, ""))
        part.depth = 1
        part.genre = attributes.get("subtype", "")
        part.language = attributes.get(LANGUAGE, "") or part.language
        part.computed = edtf_of({name: value for name, value in attributes.items() if FRUS in name})
        reading.transcript = part.transcript
        return reading.end_part
    part, transcript = reading.part, reading.transcript
    transcript.enter(BlockKind.FURNITURE if kind in APPARATUS else None)
    part.depth += 1

    def close() -> None:
        part.depth -= 1
        transcript.leave()

    return close


def head(reading: Reading, _: Attributes) -> Close:
    """Open a heading; the first one of a document is its title."""
    part, transcript = reading.part, reading.transcript
    if reading.parent == "list":
        return block(BlockKind.ITEM)(reading, _)
    if reading.parent == "table":
        return block(None)(reading, _)
    frame = transcript.enter(BlockKind.HEADING, level=max(1, min(part.depth, 6)))

    def close() -> None:
        words = transcript.leave()
        if frame.kind is BlockKind.HEADING and frame.level == 1:
            part.title = part.title or words

    return close


def dateline(reading: Reading, _: Attributes) -> Close:
    """Open a dateline; only the first one of a document dates it."""
    if BARRIERS.isdisjoint(reading.names):
        reading.part.datelines += 1
    return block(BlockKind.DATELINE)(reading, _)


def date(reading: Reading, attributes: Attributes) -> Close:
    """Read a date within a line; the first one of the first dateline dates the document."""
    where = reading.dated_in()
    part, words = reading.part, reading.transcript.run.words
    if where is None or (where is DatedIn.DATELINE and part.datelines > 1) or part.dated_in is where:
        return inline(reading, attributes)
    before = "".join(words[-_NEAR:])
    open_bracket = before.rfind("[") > before.rfind("]")
    start = len(words)
    words.append(OPENED)

    def close() -> None:
        stated = " ".join(printed("".join(words[start:])).split())
        bracketed = open_bracket or "[" in stated.split("—")[0]
        part.date(where, attributes, stated, bracketed=bracketed)
        words.append(CLOSED)

    return close


_NEAR: Final = 20
"""Runs of text before a date in which its opening bracket is looked for."""


def sender(*, office: bool) -> Begin:
    """Read a name within a line; the head of a document may say that it is from a person or an office."""

    def begin(reading: Reading, attributes: Attributes) -> Close:
        words = reading.transcript.run.words
        words.append(OPENED)
        if attributes.get("type") != "from" or reading.transcript.frame.kind is not BlockKind.HEADING:
            return reading.end_inline
        senders = reading.part.offices if office else reading.part.senders
        start = len(words)

        def close() -> None:
            senders.append(" ".join(printed("".join(words[start:])).split()))
            words.append(CLOSED)

        return close

    return begin


def attachment(reading: Reading, _: Attributes) -> Close:
    """Open an enclosure, which has a head and a dateline of its own."""
    return div(reading, {})
