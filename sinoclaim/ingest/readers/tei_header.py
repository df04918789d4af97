"""Read what the header of a TEI file says of the work: title, author, dates, language, licence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from sinoclaim.ingest.drafts import Metadata
from sinoclaim.ingest.readers.tei_dates import edtf_of
from sinoclaim.ingest.spacing import even_space

_LONGEST: Final = 1_000
"""Characters of a title or licence; some headers hold the whole text of one."""


class _Element(NamedTuple):
    """An open element, and how many runs of text stand before it."""

    name: str
    attributes: Mapping[str, str]
    start: int


class _Saying(NamedTuple):
    """What a closed element says: its words, its attributes and those of the element around it."""

    words: str
    own: Mapping[str, str]
    outer: Mapping[str, str]


@dataclass(slots=True)
class Header:
    """What has been read of a header so far; the first word on each matter holds, but for a complete title."""

    said: Metadata = field(default_factory=Metadata)
    _open: list[_Element] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Open an element of the header."""
        self._open.append(_Element(name, attributes, len(self._words)))

    def text(self, words: str) -> None:
        """Read words of the header."""
        self._words.append(words)

    def end(self) -> None:
        """Close the innermost element, and keep what it says if that is asked for."""
        element = self._open.pop()
        outer = self._open[-1] if self._open else element
        asked = _ASKED.get((outer.name, element.name))
        if asked is None:
            return
        matter, answer = asked
        words = even_space("".join(self._words[element.start :]))[:_LONGEST]
        told = answer(_Saying(words, element.attributes, outer.attributes))
        complete = matter == "title" and element.attributes.get("type") == "complete"
        if told and (complete or not getattr(self.said, matter)):
            self.said = replace(self.said, **{matter: told})


def _words(saying: _Saying) -> str:
    return saying.words


def _date(saying: _Saying) -> str:
    return edtf_of(saying.own)


def _printed_date(saying: _Saying) -> str:
    return edtf_of(saying.own) or saying.words


def _licence(saying: _Saying) -> str:
    return saying.words or saying.own.get("target", "")


def _language(saying: _Saying) -> str:
    return saying.own.get("ident", "")


def _sent(answer: Callable[[_Saying], str]) -> Callable[[_Saying], str]:
    """Ask about the sending of a letter only, not about its arrival."""
    return lambda saying: answer(saying) if saying.outer.get("type") == "sent" else ""


_ASKED: Final[Mapping[tuple[str, str], tuple[str, Callable[[_Saying], str]]]] = {
    ("titleStmt", "title"): ("title", _words),
    ("titleStmt", "author"): ("author", _words),
    ("publicationStmt", "date"): ("published", _printed_date),
    ("availability", "licence"): ("licence", _licence),
    ("availability", "p"): ("licence", _words),
    ("creation", "date"): ("written", _date),
    ("correspAction", "date"): ("written", _sent(_date)),
    ("correspAction", "persName"): ("author", _sent(_words)),
    ("langUsage", "language"): ("language", _language),
}
"""What is asked of a header, by the names of an element and the one around it, and how the answer is read."""
