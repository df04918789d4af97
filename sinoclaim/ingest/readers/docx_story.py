"""Follow one story of a Word file: the main text, the notes, the comments, a running head.

A story is read as a stream of tags; nothing is kept but the state of the open paragraphs. What a reader of the page
does not see is left out: text that a tracked change deleted, hidden text, the codes of fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from sinoclaim.ingest.drafts import Piece
from sinoclaim.ingest.readers.docx_names import role_of_outline, value_of, word_name
from sinoclaim.ingest.readers.manuscript import PLAIN, Manuscript, Role
from sinoclaim.ingest.readers.xmlsafe import END, START, Token
from sinoclaim.model.document import BlockKind

_UNSEEN: Final = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "mc:Fallback", "sdtPr", "tabs"}
    | {f"{name}PrChange" for name in ("p", "r", "tbl", "tr", "tc", "sect")}
)
"""Elements left out whole: ``rt`` is the reading over a character, ``Fallback`` repeats ``Choice`` for old programs."""
_MARKS: Final = frozenset({"rPr", "trPr"})
"""In these ``del`` says that the paragraph's end or the row is deleted; elsewhere it holds what is."""
_SIGNS: Final[Mapping[str, str]] = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
_OFF: Final = frozenset({"0", "false", "off"})
_PRIVATE: Final = range(0xE000, 0xF900)
"""Code points by which symbol fonts are addressed; they mean nothing without the font."""


@dataclass(slots=True, kw_only=True)
class Aside:
    """A note or comment: its text, and of a comment who made it when."""

    pieces: list[Piece]
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a story refers to a note or comment; ``mark`` is what stands there if it is no number."""

    kind: str
    identity: str
    mark: str = ""


@dataclass(slots=True)
class _Paragraph:
    """What is known of an open paragraph; ``codes`` tells for each open field whether its code is still going on."""

    style: Role = PLAIN
    outline: Role | None = None
    listed: bool | None = None
    joined: bool = False
    codes: list[bool] = field(default_factory=list)

    @property
    def role(self) -> Role:
        """What its own level, its style and its list, in this order, say of it."""
        if self.outline is not None and self.outline != PLAIN:
            return self.outline
        kind = self.style[0]
        if kind is BlockKind.HEADING:
            return PLAIN if self.outline == PLAIN else self.style
        if self.listed and kind is None:
            return BlockKind.ITEM, 0
        return PLAIN if self.listed is False and kind is BlockKind.ITEM else self.style


@dataclass(slots=True)
class Story:
    """The text of one part of a Word file, with what it refers to; ``asides`` are the notes that it defines."""

    styles: Mapping[str, Role]
    pieces: list[Piece] = field(default_factory=list)
    asides: dict[str, Aside] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    foreign: bool = False
    """Whether the story embeds a document of another format, which is not read."""
    _page: Manuscript = field(default_factory=Manuscript)
    _path: list[str] = field(default_factory=list)
    _paragraphs: list[_Paragraph] = field(default_factory=lambda: [_Paragraph()])
    _boxes: list[tuple[int, Aside | None]] = field(default_factory=list)
    """The open notes and text boxes (``None``), with the marks to close them with."""
    _rows: list[bool] = field(default_factory=list)
    """For each open row, whether a tracked change deleted it."""
    _hidden: bool = False
    _marked: bool = False
    """Whether the mark of the last reference follows in this run, for it is no number."""

    def follow(self, tokens: Iterable[Token]) -> None:
        """Follow the story from start to end.

        Raises:
            ReadError: the part is no well-formed XML.
        """
        skipped = 0
        for token in tokens:
            if skipped:
                skipped += (token.kind == START) - (token.kind == END)
            elif token.kind == START and self._is_unseen(word_name(token.tag)):
                skipped = 1
            else:
                self._take(token)
        self.pieces = self._page.finished()

    def _is_unseen(self, name: str) -> bool:
        return name in _UNSEEN and not (self._path and self._path[-1] in _MARKS)

    def _take(self, token: Token) -> None:
        if token.kind == START:
            name = word_name(token.tag)
            parent = self._path[-1] if self._path else ""
            self._path.append(name)
            if handle := self._starts.get(name):
                handle(self, token.attributes, parent)
            elif name in _SIGNS:
                self._write(_SIGNS[name])
        elif token.kind == END:
            if handle_end := self._ends.get(self._path.pop()):
                handle_end(self)
        elif self._path and self._path[-1] in {"t", "m:t"}:
            self._write(token.text)

    def _write(self, words: str) -> None:
        if self._hidden or any(self._paragraphs[-1].codes[-1:]):
            return
        if self._marked:
            self.references[-1] = replace(self.references[-1], mark=words.strip())
            self._marked = False
        else:
            self._page.write(words)

    def _start_paragraph(self, _: Mapping[str, str], __: str) -> None:
        self._paragraphs.append(_Paragraph())

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        if not paragraph.joined:
            self._page.end_paragraph(paragraph.role)

    def _start_run(self, _: Mapping[str, str], __: str) -> None:
        self._hidden, self._marked = False, False

    def _end_run(self) -> None:
        self._hidden, self._marked = False, False

    def _hide(self, attributes: Mapping[str, str], parent: str) -> None:
        # The mark of a paragraph may be hidden too; it has no width.
        if parent == "rPr" and self._path[-3:-2] == ["r"]:
            self._hidden = value_of(attributes) not in _OFF

    def _delete(self, _: Mapping[str, str], parent: str) -> None:
        if parent == "trPr" and self._rows:
            self._rows[-1] = True
        elif self._path[-3:-2] == ["pPr"]:
            self._paragraphs[-1].joined = True

    def _set_style(self, attributes: Mapping[str, str], _: str) -> None:
        self._paragraphs[-1].style = self.styles.get(value_of(attributes), PLAIN)

    def _set_outline(self, attributes: Mapping[str, str], _: str) -> None:
        self._paragraphs[-1].outline = role_of_outline(value_of(attributes))

    def _set_list(self, attributes: Mapping[str, str], _: str) -> None:
        self._paragraphs[-1].listed = value_of(attributes) != "0"

    def _turn_field(self, attributes: Mapping[str, str], _: str) -> None:
        """Follow a field: first its code, which nobody sees, then its result; fields stand in each other's codes."""
        codes = self._paragraphs[-1].codes
        match value_of(attributes, "fldCharType"):
            case "begin":
                codes.append(True)
            case "separate" if codes:
                codes[-1] = any(codes[-2:-1])
            case "end" if codes:
                codes.pop()

    def _refer(self, attributes: Mapping[str, str], _: str) -> None:
        if self._hidden:
            return
        kind = self._path[-1].removesuffix("Reference") + "s"
        self.references.append(Reference(kind, value_of(attributes, "id")))
        own = value_of(attributes, "customMarkFollows")
        self._marked = bool(own) and own not in _OFF

    def _start_aside(self, attributes: Mapping[str, str], _: str) -> None:
        aside = Aside(pieces=[], author=value_of(attributes, "author"), date=value_of(attributes, "date"))
        self._boxes.append((self._page.open_aside(), aside))
        # The lines that part notes from the text are kept among the notes.
        if not value_of(attributes, "type").lower().endswith("separator"):
            self.asides.setdefault(value_of(attributes, "id"), aside)

    def _start_box(self, _: Mapping[str, str], __: str) -> None:
        self._boxes.append((self._page.open_aside(), None))

    def _end_box(self) -> None:
        mark, aside = self._boxes.pop()
        pieces = self._page.close_aside(mark)
        if aside is None:
            self._page.anchor(pieces)
        else:
            aside.pieces += pieces

    def _start_row(self, _: Mapping[str, str], __: str) -> None:
        self._rows.append(False)
        self._page.open_row()

    def _end_row(self) -> None:
        self._page.close_row(kept=not self._rows.pop())

    def _start_cell(self, _: Mapping[str, str], __: str) -> None:
        self._page.open_cell()

    def _end_cell(self) -> None:
        self._page.close_cell()

    def _write_symbol(self, attributes: Mapping[str, str], _: str) -> None:
        code = value_of(attributes, "char")
        if len(code) <= 5 and all(digit in "0123456789abcdefABCDEF" for digit in code):
            point = int(code or "0", 16)
            if 0x20 < point < 0xD800 or _PRIVATE.stop <= point:
                self._write(chr(point))

    def _meet_foreign(self, _: Mapping[str, str], __: str) -> None:
        self.foreign = True

    _starts: ClassVar[Mapping[str, Callable[[Story, Mapping[str, str], str], None]]] = {
        "p": _start_paragraph,
        "r": _start_run,
        "pStyle": _set_style,
        "outlineLvl": _set_outline,
        "numId": _set_list,
        "vanish": _hide,
        "del": _delete,
        "moveFrom": _delete,
        "fldChar": _turn_field,
        "sym": _write_symbol,
        "footnoteReference": _refer,
        "endnoteReference": _refer,
        "commentReference": _refer,
        "footnote": _start_aside,
        "endnote": _start_aside,
        "comment": _start_aside,
        "txbxContent": _start_box,
        "tr": _start_row,
        "tc": _start_cell,
        "altChunk": _meet_foreign,
    }
    _ends: ClassVar[Mapping[str, Callable[[Story], None]]] = {
        "p": _end_paragraph,
        "r": _end_run,
        "footnote": _end_box,
        "endnote": _end_box,
        "comment": _end_box,
        "txbxContent": _end_box,
        "tr": _end_row,
        "tc": _end_cell,
    }
