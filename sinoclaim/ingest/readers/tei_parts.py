"""Keep what is known of each part of a TEI file while it is read: a document, the front matter, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from sinoclaim.ingest.drafts import Draft, Metadata, Piece
from sinoclaim.ingest.readers.tei_dates import disagreement, edtf_of
from sinoclaim.ingest.readers.tei_header import Header
from sinoclaim.ingest.readers.tei_names import Register
from sinoclaim.ingest.readers.tei_text import Transcript
from sinoclaim.ingest.spacing import even_space
from sinoclaim.model.alias import Alias

_NAME: Final = re.compile(r"[\w.:-]{1,80}")


class Region(StrEnum):
    """Where a part of a work stands."""

    DOCUMENT = "document"
    FRONT = "front"
    BODY = "body"
    BACK = "back"


class DatedIn(StrEnum):
    """What a date stands in that may date its document, in the order of trust."""

    DATELINE = "dateline"
    OPENER = "opener"
    HEAD = "head"


_TRUST: Final = tuple(DatedIn)


@dataclass(slots=True)
class Part:
    """A document, or what stands outside the documents of a volume."""

    region: Region
    transcript: Transcript
    name: str = ""
    language: str = ""
    genre: str = ""
    title: str = ""
    written: str = ""
    computed: str = ""
    """The date that the editors computed for the document, for want of a printed one."""
    dated_in: DatedIn | None = None
    datelines: int = 0
    depth: int = 0
    """Divisions that are open; the heading of a part has level 1."""
    senders: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    uses: list[tuple[str, str]] = field(default_factory=list)
    """The names in it that point to an entry of a list, each with the id of the entry."""

    def date(self, where: DatedIn, attributes: dict[str, str], words: str, *, bracketed: bool) -> None:
        """Take a date for that of the document, unless a better one is known."""
        if self.dated_in is not None and _TRUST.index(self.dated_in) <= _TRUST.index(where):
            return
        written = edtf_of(attributes, bracketed=bracketed)
        if not written:
            if (when := attributes.get("when", "")) and not self.warnings:
                self.warnings.append(f"{where} has a date that cannot be read: {when[:40]!r}")
            return
        self.written, self.dated_in = written, where
        if wrong := disagreement(words, written):
            self.warnings.append(f"{where} {wrong}")

    def metadata(self, work: Metadata) -> Metadata:
        """Return what is known of the part, given what is known of the work that it stands in."""
        return Metadata(
            title=self.title,
            author=", ".join(self.senders or self.offices),
            written=self.written or self.computed,
            published=work.published,
            language=self.language or work.language,
            genre=self.genre,
            site=work.title,
            licence=work.licence,
        )


@dataclass(slots=True)
class Work:
    """One ``TEI`` element: its header and the parts of its text."""

    name: str = ""
    header: Header = field(default_factory=Header)
    open: list[Part] = field(default_factory=lambda: [Part(Region.BODY, Transcript())])
    closed: list[Part] = field(default_factory=list)
    register: Register = field(default_factory=Register)

    @property
    def part(self) -> Part:
        """The innermost open part."""
        return self.open[-1]

    def begin(self, region: Region, name: str = "") -> Part:
        """Open a part; it begins on the page that is open."""
        outer = self.part
        outer.transcript.flush()
        part = Part(region, Transcript(page=outer.transcript.page), name, language=outer.language)
        self.open.append(part)
        return part

    def end(self) -> None:
        """Close the innermost part; the text around it goes on, on the page that it ends on."""
        part = self.open.pop()
        part.transcript.flush()
        self.closed.append(part)
        if self.open:
            self.part.transcript.turn(part.transcript.page)

    def drafts(self, taken: set[str]) -> Iterator[Draft]:
        """Yield a draft for each document, or one for the whole work if nothing in it is marked as a document."""
        while self.open:
            self.end()
        documents = [part for part in self.closed if part.region is Region.DOCUMENT]
        if not documents:
            yield self._whole(taken)
            return
        work = self.header.said
        for number, part in enumerate(documents, 1):
            name = _distinct(part.name if _NAME.fullmatch(part.name) else f"document-{number}", taken)
            yield _draft(
                part.transcript.pieces, name, part.metadata(work), part.warnings, self.register.aliases(part.uses)
            )
        for part in self.closed:
            if part.region is not Region.DOCUMENT:
                pieces = part.transcript.pieces if part.region is Region.BODY else part.transcript.as_furniture()
                if pieces:
                    metadata = replace(part.metadata(work), title=work.title, site="", written="")
                    yield _draft(pieces, _distinct(part.region, taken), metadata, [])

    def _whole(self, taken: set[str]) -> Draft:
        """Return the whole work as one document, its front first."""
        said = self.header.said
        order = sorted(self.closed, key=lambda part: tuple(Region).index(part.region))
        metadata = Metadata(
            title=said.title or next((part.title for part in order if part.title), ""),
            author=said.author or next((", ".join(part.senders) for part in order if part.senders), ""),
            written=next((part.written for part in order if part.written), said.written),
            published=said.published,
            language=next((part.language for part in order if part.language), said.language),
            licence=said.licence,
        )
        running = [piece for part in order for piece in part.transcript.running]
        after = [piece for part in order for piece in part.transcript.after]
        name = _distinct(self.name, taken) if self.name else ""
        aliases = self.register.aliases(use for part in order for use in part.uses)
        return _draft((*running, *after), name, metadata, [line for part in order for line in part.warnings], aliases)


def _draft(
    pieces: tuple[Piece, ...], name: str, metadata: Metadata, warnings: list[str], aliases: tuple[Alias, ...] = ()
) -> Draft:
    metadata = replace(metadata, title=even_space(metadata.title))
    return Draft(body=pieces, part=name, metadata=metadata, warnings=tuple(warnings), aliases=aliases)


def _distinct(name: str, taken: set[str]) -> str:
    """Return ``name`` with a number after it if a part of the file has it already."""
    candidate, number = name, 1
    while candidate in taken:
        number = max(number + 1, len(taken))
        candidate = f"{name}-{number}"
    taken.add(candidate)
    return candidate
