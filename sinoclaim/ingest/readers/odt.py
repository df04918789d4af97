"""Read OpenDocument texts (ODT, and FODT in one piece of XML): text, tables, text boxes, notes, comments.

Text that a reader of the page does not see is left out: what tracked changes deleted, hidden text, scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from sinoclaim.ingest.drafts import Draft, File, Metadata
from sinoclaim.ingest.readers.manuscript import PLAIN, Manuscript, Role
from sinoclaim.ingest.readers.margins import COMMENT, ENDNOTE, FOOTNOTE, Margins
from sinoclaim.ingest.readers.odt_styles import Styles, open_name, value_of
from sinoclaim.ingest.readers.office import open_package, properties_of, read_properties, refuse
from sinoclaim.ingest.readers.xmlsafe import END, START, TEXT, Token, parse_tokens
from sinoclaim.model.document import BlockKind

KIND: Final = "ODT"
_UNSEEN: Final = frozenset(
    {
        "text:tracked-changes",
        "office:scripts",
        "office:forms",
        "office:settings",
        "office:meta",
        "office:font-face-decls",
    }
    | {"text:ruby-text", "svg:title", "svg:desc", "draw:object", "draw:image", "office:event-listeners", "text:script"}
    | {
        "text:hidden-text",
        "text:variable-decls",
        "text:sequence-decls",
        "text:user-field-decls",
        "text:list-header-decls",
    }
)
"""Elements left out whole: no text, deleted, the reading over a character, or what stands for a picture."""
_SIGNS: Final[Mapping[str, str]] = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_INDEXES: Final = frozenset(
    {"text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index"}
    | {"text:alphabetical-index", "text:bibliography"}
)
_BOX: Final = "box"
_HEAD: Final = "head"
_BOXES: Final = ("draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:caption")
_HEADS: Final = tuple(f"style:{end}{page}" for end in ("header", "footer") for page in ("", "-first", "-left"))
_CELLS: Final = ("table:table-cell", "table:covered-table-cell")
_FURNITURE: Final[Role] = (BlockKind.FURNITURE, 0)
_ITEM: Final[Role] = (BlockKind.ITEM, 0)
_LONGEST_LEVEL: Final = 2
"""Digits of the level of a heading."""


def read_odt(file: File) -> Iterator[Draft]:
    """Read an OpenDocument text.

    Raises:
        ReadError: no ODT, damaged, under a password, or larger than the limits allow.
    """
    package = open_package(file, KIND)
    if b"encryption-data" in (package.find("META-INF/manifest.xml") or b""):
        refuse(file, "is under a password; save it without one")
    content = package.require("content.xml", KIND)
    story = _Story()
    story.follow(package.tokens("styles.xml"))
    story.follow(parse_tokens(f"{file.name}: content.xml", content, file.limits))
    yield story.draft(read_properties(package, "meta.xml"))


def read_fodt(file: File) -> Iterator[Draft]:
    """Read an OpenDocument text that is one piece of XML.

    Raises:
        ReadError: no XML, or nested deeper than the limits allow.
    """
    story = _Story()
    story.follow(parse_tokens(file.name, file.data, file.limits))
    if not story.begun:
        refuse(file, "holds no text of OpenDocument (office:text); it is damaged or of another format")
    yield story.draft(properties_of(_properties(parse_tokens(file.name, file.data, file.limits))))


def _properties(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield what stands in the part with the properties: who made a comment stands in the same words in the text."""
    inside = False
    for token in tokens:
        if token.kind != TEXT and open_name(token.tag) == "office:meta":
            inside = token.kind == START
        elif inside:
            yield token


@dataclass(slots=True, kw_only=True)
class _Aside:
    """An open text of its own: what it is, and of a note its mark, of a comment who made it when."""

    what: str
    box: int
    around: int
    """How many paragraphs are open around it."""
    mark: str = ""
    author: str = ""
    date: str = ""


@dataclass(slots=True)
class _Story:
    """A document while its parts are gone through, one after the other."""

    begun: bool = False
    """Whether there was a text at all; before it, only styles and running heads are taken."""
    _styles: Styles = field(default_factory=Styles)
    _page: Manuscript = field(default_factory=Manuscript)
    _margins: Margins = field(default_factory=Margins)
    _path: list[str] = field(default_factory=list)
    _roles: list[Role] = field(default_factory=list)
    _asides: list[_Aside] = field(default_factory=list)
    _items: list[bool] = field(default_factory=list)
    """For each open list item, whether its first paragraph is still to come."""
    _indexes: int = 0

    def follow(self, tokens: Iterable[Token]) -> None:
        """Follow one part from start to end."""
        skipped = 0
        for token in tokens:
            if skipped:
                skipped += (token.kind == START) - (token.kind == END)
            elif token.kind == START and self._is_unseen(token):
                skipped = 1
            elif token.kind == START:
                self._start(open_name(token.tag), token)
            elif token.kind == END:
                self._end(self._path.pop())
            elif self._path:
                self._write(token.text)

    def draft(self, metadata: Metadata) -> Draft:
        """Return what was found, notes and comments after the text."""
        return Draft(body=(*self._page.finished(), *self._margins.pieces()), metadata=metadata)

    def _is_unseen(self, token: Token) -> bool:
        name = open_name(token.tag)
        if name == "text:span":
            return self._styles.hides(value_of(token.attributes, "text:style-name"))
        if name == "text:section":
            return value_of(token.attributes, "text:display") == "none"
        return name in _UNSEEN

    def _start(self, name: str, token: Token) -> None:
        self._path.append(name)
        if handle := self._starts.get(name):
            handle(self, token.attributes)
        elif name in _SIGNS:
            self._write(_SIGNS[name])
        elif name in _INDEXES:
            self._indexes += 1
        else:
            self._styles.take(token)

    def _end(self, name: str) -> None:
        if handle := self._ends.get(name):
            handle(self)
        elif name in _INDEXES:
            self._indexes -= 1

    def _write(self, words: str) -> None:
        parent = self._path[-1]
        if self._asides and parent in {"text:note-citation", "dc:creator", "dc:date"}:
            self._say(parent, " ".join(words.split()))
        elif len(self._roles) > (self._asides[-1].around if self._asides else 0):
            # A line end in the file is white space, not the end of a line.
            self._page.write(words if parent in _SIGNS else words.replace("\n", " "))

    def _say(self, parent: str, words: str) -> None:
        aside = self._asides[-1]
        if parent == "text:note-citation":
            aside.mark = words
        elif parent == "dc:creator":
            aside.author = words
        else:
            aside.date = words

    def _begin(self, _: Mapping[str, str]) -> None:
        self.begun = True

    def _start_paragraph(self, attributes: Mapping[str, str]) -> None:
        role = self._styles.role(value_of(attributes, "text:style-name"))
        if self._indexes:
            role = _FURNITURE
        elif self._items and self._items[-1] and role == PLAIN:
            role = _ITEM
        if self._items:
            self._items[-1] = False
        self._roles.append(role)

    def _start_heading(self, attributes: Mapping[str, str]) -> None:
        level = value_of(attributes, "text:outline-level")[:_LONGEST_LEVEL]
        number = int(level) if level.isascii() and level.isdecimal() else 1
        self._roles.append(_FURNITURE if self._indexes else (BlockKind.HEADING, max(number, 1)))

    def _end_paragraph(self) -> None:
        self._page.end_paragraph(self._roles.pop())

    def _start_item(self, _: Mapping[str, str]) -> None:
        self._items.append(True)

    def _end_item(self) -> None:
        self._items.pop()

    def _start_note(self, attributes: Mapping[str, str]) -> None:
        self._open(ENDNOTE if value_of(attributes, "text:note-class") == "endnote" else FOOTNOTE)

    def _start_comment(self, _: Mapping[str, str]) -> None:
        self._open(COMMENT)

    def _start_box(self, _: Mapping[str, str]) -> None:
        self._open(_BOX)

    def _start_head(self, _: Mapping[str, str]) -> None:
        self._open(_HEAD)

    def _open(self, what: str) -> None:
        self._asides.append(_Aside(what=what, box=self._page.open_aside(), around=len(self._roles)))

    def _end_aside(self) -> None:
        aside = self._asides.pop()
        pieces = self._page.close_aside(aside.box)
        if aside.what == _BOX:
            self._page.anchor(pieces)
        elif aside.what == _HEAD:
            self._margins.add_heads(pieces)
        elif aside.what == COMMENT:
            self._margins.add_comment(pieces, author=aside.author, date=aside.date)
        else:
            self._margins.add_note(aside.what, pieces, aside.mark)

    def _start_row(self, _: Mapping[str, str]) -> None:
        self._page.open_row()

    def _end_row(self) -> None:
        self._page.close_row()

    def _start_cell(self, _: Mapping[str, str]) -> None:
        self._page.open_cell()

    def _end_cell(self) -> None:
        self._page.close_cell()

    _starts: ClassVar[Mapping[str, Callable[[_Story, Mapping[str, str]], None]]] = {
        "office:text": _begin,
        "text:p": _start_paragraph,
        "text:h": _start_heading,
        "text:list-item": _start_item,
        "text:note": _start_note,
        "office:annotation": _start_comment,
        **dict.fromkeys(_BOXES, _start_box),
        **dict.fromkeys(_HEADS, _start_head),
        "table:table-row": _start_row,
        **dict.fromkeys(_CELLS, _start_cell),
    }
    _ends: ClassVar[Mapping[str, Callable[[_Story], None]]] = {
        **dict.fromkeys(("text:p", "text:h"), _end_paragraph),
        "text:list-item": _end_item,
        **dict.fromkeys(("text:note", "office:annotation", *_BOXES, *_HEADS), _end_aside),
        "table:table-row": _end_row,
        **dict.fromkeys(_CELLS, _end_cell),
    }
