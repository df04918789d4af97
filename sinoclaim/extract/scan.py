"""Scan a document once for everything that claims are made of: sentences, times, names, nouns, cues."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from sinoclaim.dates import read_times
from sinoclaim.dates.values import TimeMention
from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.extract.cues import CueMention, find_cues, lowered
from sinoclaim.extract.names import Mentions, find_mentions
from sinoclaim.extract.names_scan import HAN_FROM
from sinoclaim.extract.passages import passages
from sinoclaim.model.document import Document
from sinoclaim.model.sentence import Sentence
from sinoclaim.segment import segment


class Placed(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int:
        """The first code point."""
        ...

    @property
    def end(self) -> int:
        """The code point after the last."""
        ...


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What one pass over a document found, each kind sorted by position."""

    document: Document
    low: str
    sentences: tuple[Sentence, ...]
    times: tuple[TimeMention, ...]
    cues: tuple[CueMention, ...]
    mentions: Mentions


def within(items: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Return the items of a sorted, non-overlapping sequence that lie inside ``start``..``end``."""
    first = bisect_left(items, start, key=lambda item: item.start)
    last = bisect_left(items, end, key=lambda item: item.start)
    return [item for item in items[first:last] if item.end <= end]


def _in_longer_noun(cue: CueMention, mentions: Mentions, low: str) -> bool:
    """Tell whether a Chinese cue is only a part of a noun: 驱逐 in 驱逐舰 (a destroyer)."""
    if low[cue.start] < HAN_FROM:
        return False
    at = bisect_right(mentions.nouns, cue.start, key=lambda noun: noun.start) - 1
    if at < 0:
        return False
    noun = mentions.nouns[at]
    return cue.end <= noun.end and cue.end - cue.start < noun.end - noun.start


NUMBERED: Final = re.compile(r"[一二三四五六七八九十\d]{1,2}[号號]")
"""A day of a month that is not told, or the end of a name: 东方红一号."""


def _in_name(time: TimeMention, text: str, edges: frozenset[str]) -> bool:
    """Tell whether what looks like a day is the number of a ship, a rocket or a satellite."""
    before = text[max(0, time.start - 1) : time.start]
    return bool(NUMBERED.fullmatch(time.text)) and before >= HAN_FROM and before.isalpha() and before not in edges


def scan(document: Document, apparatus: Apparatus) -> Scan:
    """Read the sentences, times, names, nouns and cues of a document."""
    rules = apparatus.rules
    low = lowered(document.text)
    written = document.origin.written
    sentences = segment(document, rules.reading)
    spans = [(s.span.start, s.span.end, s.language) for s in sentences]
    mentions = find_mentions(document.text, rules.names, apparatus.names, spans, aliases=document.aliases)
    return Scan(
        document=document,
        low=low,
        sentences=sentences,
        times=tuple(
            time
            for time in read_times(
                document.text,
                passages(document.blocks),
                rules.times,
                document_date=written,
                story=document.origin.story,
            )
            if not _in_name(time, document.text, rules.names.marks.han_edges)
        ),
        cues=tuple(
            cue
            for cue in find_cues(low, apparatus.cues, [(name.start, name.end) for name in mentions.names])
            if not _in_longer_noun(cue, mentions, low)
        ),
        mentions=mentions,
    )
