"""Keep where the reader stands in a TEI file: the open elements, works and parts, and what each end tag does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from sinoclaim.ingest.readers.tei_parts import DatedIn, Part, Work
from sinoclaim.ingest.readers.tei_text import CLOSED, OPENED, Transcript
from sinoclaim.model.document import BlockKind

TEI: Final = "http://www.tei-c.org/ns/1.0"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
ID: Final = f"{{{_XML}}}id"
LANGUAGE: Final = f"{{{_XML}}}lang"
ATTACHMENT: Final = "attachment"
FOREIGN: Final = "foreign-matter"
"""What elements are called that hold pictures, formulas or files to include; they are passed over."""
_FOREIGN: Final = ("http://www.w3.org/2001/XInclude", "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math")

Attributes = dict[str, str]
Close = Callable[[], object]
"""What the end of an element does."""

BARRIERS: Final = frozenset({ATTACHMENT, "cit", "floatingText", "note", "q", "quote"})
"""What stands inside them is not said of the document itself."""


_DATING: Final = frozenset(DatedIn)


def local(tag: str) -> str:
    """Return the name of an element without its namespace, ``FOREIGN`` for what is no text, "" for other vocabularies.

    >>> local("{http://www.tei-c.org/ns/1.0}p"), local("p"), local("{http://www.w3.org/2000/svg}text")
    ('p', 'p', 'foreign-matter')
    """
    space, _, name = tag.rpartition("}")
    if not space or space[1:] == TEI:
        return name
    if name == ATTACHMENT and "history.state.gov" in space:
        return name
    return FOREIGN if space[1:].startswith(_FOREIGN) else ""


@dataclass(slots=True)
class Reading:
    """Where the reader stands in a file."""

    elements: Mapping[str, Begin]
    """What each element does; one that is not there goes on in its line."""
    works: list[Work] = field(default_factory=lambda: [Work()])
    finished: list[Work] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """The open elements, without those of the header and those passed over."""
    transcript: Transcript = field(default_factory=Transcript)
    variants: list[int] = field(default_factory=list)
    """For each open apparatus, how many readings of it were taken."""
    entry: str = ""
    """The id of the open entry of a list of persons."""
    term: tuple[str, str] = ("", "")
    """The last term of a list that is explained, with its id."""
    _closing: list[Close] = field(default_factory=list)
    _known: dict[str, tuple[str, Begin]] = field(default_factory=dict)
    _passed: int = 0
    _header: int = 0

    @property
    def part(self) -> Part:
        """The innermost open part of the innermost open work."""
        return self.works[-1].part

    @property
    def parent(self) -> str:
        """The name of the innermost open element."""
        return self.names[-1] if self.names else ""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Open an element."""
        if self._passed:
            self._passed += 1
            return
        known = self._known.get(tag)
        if known is None:
            name = local(tag)
            known = self._known[tag] = (name, self.elements.get(name, inline))
        name, begin = known
        if self._header or name == "teiHeader":
            self._header += 1
            self.works[-1].header.start(name, attributes)
            return
        close = begin(self, attributes)
        if close is None:
            self._passed = 1
            return
        self.names.append(name)
        self._closing.append(close)

    def end(self) -> None:
        """Close the innermost element."""
        if self._passed:
            self._passed -= 1
        elif self._header:
            self._header -= 1
            self.works[-1].header.end()
        else:
            self.names.pop()
            self._closing.pop()()

    def text(self, words: str) -> None:
        """Read words."""
        if self._header:
            self.works[-1].header.text(words)
        elif not self._passed:
            self.transcript.run.words.append(words)

    def end_inline(self) -> None:
        """Close an element within a line."""
        self.transcript.run.words.append(CLOSED)

    def end_part(self) -> None:
        """Close a document, or the front or back of a volume."""
        self.works[-1].end()
        self.transcript = self.part.transcript

    def dated_in(self) -> DatedIn | None:
        """Return what a date stands in here that may date the document."""
        for name in reversed(self.names):
            if name in BARRIERS:
                return None
            if name in _DATING:
                return DatedIn(name)
        return None


Begin = Callable[[Reading, Attributes], Close | None]
"""What the start of an element does; it returns what the end does, ``None`` if all inside is passed over."""


def inline(reading: Reading, _: Attributes) -> Close:
    """Open an element within a line."""
    reading.transcript.run.words.append(OPENED)
    return reading.end_inline


def block(kind: BlockKind | None) -> Callable[[Reading, Attributes], Close]:
    """Return what opens an element that parts the text."""

    def begin(reading: Reading, _: Attributes) -> Close:
        reading.transcript.enter(kind)
        return reading.transcript.leave

    return begin
