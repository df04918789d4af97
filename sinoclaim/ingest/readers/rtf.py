r"""Read Rich Text Format: text, tables, text boxes, running heads, notes, comments.

RTF is groups in braces, words behind backslashes, and text in the code page of its font. One pass goes through it
with a stack of states, a state a group; what a group is for is told by its first word. The reader is our own, for
striprtf (0.0.35) drops notes, comments and text boxes, reads hidden and deleted text as text, and breaks down over
Chinese characters whose second byte is ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from sinoclaim.ingest.drafts import Draft, File, Piece
from sinoclaim.ingest.readers.manuscript import PLAIN, Manuscript, Role, role_of_style
from sinoclaim.ingest.readers.margins import COMMENT, ENDNOTE, FOOTNOTE, Margins
from sinoclaim.ingest.readers.office import metadata_of, refuse
from sinoclaim.ingest.readers.rtf_codes import (
    HEADS,
    LAST_RESORT,
    SIGNS,
    SYMBOLS,
    UNSEEN,
    day_of,
    decode_run,
    encoding_of_charset,
    encoding_of_page,
)
from sinoclaim.ingest.readers.rtf_state import Purpose, State
from sinoclaim.model.document import BlockKind

_TOKEN: Final = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,9})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z'])"
    rb"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)
_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}\{\\rtf")
_BOX: Final = "box"
_HEAD: Final = "head"
_ASIDES: Final[Mapping[str, str]] = {"footnote": FOOTNOTE, "annotation": COMMENT}
_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)


def read_rtf(file: File) -> Iterator[Draft]:
    """Read a file in Rich Text Format.

    Raises:
        ReadError: no RTF, or its groups are nested deeper than the limits allow.
    """
    start = _START.match(file.data)
    if start is None:
        refuse(file, "is no RTF file (it does not begin with {\\rtf); it is damaged or of another format")
    yield _Reading(file).through(start.end() - len(b"{\\rtf"))


@dataclass(slots=True)
class _Reading:
    """A file while it is gone through."""

    _file: File
    _page: Manuscript = field(default_factory=Manuscript)
    _states: list[State] = field(default_factory=lambda: [State()])
    _bytes: bytearray = field(default_factory=bytearray)
    """Text that waits to be decoded: both bytes of a character must be there."""
    _high: int = 0
    """The first half of a character beyond the basic plane, 0 if none waits for its second."""
    _skip: int = 0
    _document: str = LAST_RESORT
    _default_font: int = -1
    _fonts: dict[int, str] = field(default_factory=dict)
    _styles: dict[int, Role] = field(default_factory=dict)
    _style: int = 0
    _said: dict[str, str] = field(default_factory=dict)
    _margins: Margins = field(default_factory=Margins)

    @property
    def _state(self) -> State:
        return self._states[-1]

    def through(self, position: int) -> Draft:
        """Go through the file to the end of its outermost group."""
        data = self._file.data
        while position < len(data):
            token = _TOKEN.match(data, position)
            position = token.end() if token else position + 1
            if token is None:
                continue
            if (word := token["word"]) is not None:
                position += self._take_word(word.decode("ascii"), token["number"])
            elif token["brace"] == b"{":
                self._open_group()
            elif token["brace"]:
                self._close_group()
                if len(self._states) == 1:
                    break
            else:
                self._take_text(token)
        return self._draft(data[position:])

    def _draft(self, rest: bytes) -> Draft:
        self._flush()
        warnings = []
        if len(self._states) > 1:
            warnings.append("breaks off before its end; fetch it again, or open it and see what is missing")
        elif len(rest.strip(b"\0 \r\n\t}")) > 0:
            warnings.append(f"{len(rest)} bytes after the end of its text were not read")
        while len(self._states) > 1:
            self._close_group()
        pieces = (*self._page.finished(), *self._margins.pieces())
        return Draft(body=pieces, metadata=metadata_of(self._said), warnings=tuple(warnings))

    def _open_group(self) -> None:
        self._flush()
        self._skip = 0
        if len(self._states) > self._file.limits.depth:
            refuse(self._file, f"groups are nested more than {self._file.limits.depth} deep; it is damaged or hostile")
        self._states.append(self._state.inner())

    def _close_group(self) -> None:
        self._flush()
        self._skip = 0
        state = self._states.pop()
        if state.aside:
            self._close_aside(state.aside, self._page.close_aside(state.box))
        if not self._states:
            self._states.append(State(purpose=Purpose.NOTHING))

    def _take_word(self, word: str, digits: bytes | None) -> int:
        """Take a word of control; return how many raw bytes follow it."""
        number = int(digits) if digits else None
        if word == "bin":
            return max(number or 0, 0)
        # Many programs write nothing that repeats a character in Unicode; a word is never taken for that.
        repeated, self._skip = self._skip, 0
        if repeated and word in SIGNS:
            return 0
        self._flush()
        state = self._state
        optional, state.optional = state.optional, False
        if state.purpose is Purpose.NOTHING:
            return 0
        if word in SIGNS:
            self._write(SIGNS[word])
        elif word in UNSEEN:
            state.purpose = Purpose.NOTHING
            self._states[-2].listed |= word in {"listtext", "pntext"}
        elif handle := self._words.get(word):
            handle(self, number, word)
        elif optional:
            state.purpose = Purpose.NOTHING
        return 0

    def _take_text(self, token: re.Match[bytes]) -> None:
        """Take what stands for text: bytes as they are or in hexadecimal, and signs behind a backslash."""
        if (words := token["text"]) is not None:
            skipped = min(self._skip, len(words))
            self._skip -= skipped
            self._bytes += words[skipped:]
            return
        symbol = token["symbol"]
        if symbol == b"*":
            self._state.optional = True
        elif symbol in {b"\n", b"\r"}:
            self._end_paragraph(None, "par")
        elif self._skip and (symbol or token["hex"]):
            self._skip -= 1
        elif token["hex"]:
            self._bytes.append(int(token["hex"], 16))
        elif symbol in {b"\\", b"{", b"}"}:
            self._bytes += symbol
        elif symbol and (sign := SYMBOLS.get(symbol.decode("latin-1"))):
            self._flush()
            self._write(sign)

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes, self._high = bytes(self._bytes), bytearray(), 0
            if self._state.purpose is not Purpose.NOTHING:
                self._write(decode_run(data, self._fonts.get(self._state.font, ""), self._document))

    def _write(self, words: str) -> None:
        state = self._state
        match state.purpose:
            case Purpose.PAGE if not (state.hidden or state.deleted):
                self._settle(in_table=state.in_table)
                self._page.write(words)
            case Purpose.FIELD:
                self._said[state.field] = self._said.get(state.field, "") + words
            case Purpose.STYLES:
                name = words.strip().rstrip(";")
                role = role_of_style(name)
                if role != PLAIN:
                    self._styles[self._style] = role

    def _settle(self, *, in_table: bool) -> None:
        """Open a cell for what stands in a table, and end the row before what does not."""
        if in_table and not self._page.in_cell:
            if not self._page.in_row:
                self._page.open_row()
            self._page.open_cell()
        elif not in_table:
            self._page.close_row()

    def _end_paragraph(self, _: int | None, __: str) -> None:
        self._flush()
        state = self._state
        if state.purpose is Purpose.PAGE and not state.deleted:
            self._settle(in_table=state.in_table)
            self._page.end_paragraph(state.role)

    def _end_cell(self, _: int | None, __: str) -> None:
        if self._state.purpose is Purpose.PAGE:
            self._settle(in_table=True)
            self._page.end_paragraph(self._state.role)
            self._page.close_cell()

    def _end_row(self, _: int | None, __: str) -> None:
        if self._state.purpose is Purpose.PAGE:
            self._page.close_row()

    def _write_unicode(self, number: int | None, _: str) -> None:
        """Write a character by its number, half a one beyond the basic plane; what repeats it is skipped."""
        point = (number or 0) & 0xFFFF
        self._skip = self._state.fallback
        if point in _HIGH:
            self._high = point
        elif point in _LOW:
            high, self._high = self._high, 0
            self._write(chr(0x10000 + ((high - _HIGH.start) << 10) + point - _LOW.start) if high else "\ufffd")
        else:
            self._high = 0
            self._write(chr(point))

    def _open_aside(self, _: int | None, word: str) -> None:
        state = self._state
        if state.purpose is not Purpose.PAGE or state.aside:
            return
        state.aside = _HEAD if word in HEADS else _ASIDES.get(word, _BOX)
        state.box = self._page.open_aside()
        state.reset_paragraph()
        state.reset_characters(state.font)

    def _close_aside(self, aside: str, pieces: list[Piece]) -> None:
        if aside == _BOX:
            self._page.anchor(pieces)
        elif aside == _HEAD:
            self._margins.add_heads(pieces)
        elif aside == COMMENT:
            author, date = self._said.pop("atnauthor", "").strip(), day_of(self._said.pop("atndate", ""))
            self._margins.add_comment(pieces, author=author, date=date)
        else:
            self._margins.add_note(aside, pieces)

    def _make_endnote(self, _: int | None, __: str) -> None:
        for state in reversed(self._states):
            if state.aside == FOOTNOTE:
                state.aside = ENDNOTE
                return

    def _set_purpose(self, _: int | None, word: str) -> None:
        state = self._state
        if word == "ud":
            state.purpose = Purpose.PAGE if state.purpose is Purpose.EITHER else state.purpose
        elif word in {"title", "author"}:
            state.purpose = Purpose.FIELD if state.purpose is Purpose.INFO else state.purpose
            state.field = word
        else:
            purposes = {
                "fonttbl": Purpose.FONTS,
                "stylesheet": Purpose.STYLES,
                "info": Purpose.INFO,
                "upr": Purpose.EITHER,
            }
            state.purpose = purposes.get(word, Purpose.FIELD)
            state.field = word

    def _set_font(self, number: int | None, word: str) -> None:
        state = self._state
        if word == "deff":
            self._default_font = number or 0
        elif word == "f":
            state.font = number or 0
        elif state.purpose is Purpose.FONTS:
            page = word == "cpg"
            self._fonts[state.font] = encoding_of_page(number or 0) if page else encoding_of_charset(number or 0)

    def _set_page(self, number: int | None, word: str) -> None:
        self._document = encoding_of_page({"mac": 10000, "pc": 437, "pca": 850}.get(word, number or 0))

    def _set_style(self, number: int | None, word: str) -> None:
        state = self._state
        if state.purpose is Purpose.STYLES:
            if word == "s":
                self._style = number or 0
            elif word == "outlinelevel" and number is not None and 0 <= number < 9:
                self._styles.setdefault(self._style, (BlockKind.HEADING, number + 1))
        elif word == "s":
            state.style = self._styles.get(number or 0, PLAIN)
        elif word == "outlinelevel":
            state.outline = -1 if number is None else number
        else:
            # Old lists stand in a group of their own before the paragraph.
            (self._states[-2] if word == "pn" else state).listed = number != 0

    def _reset(self, _: int | None, word: str) -> None:
        if word == "pard":
            self._state.reset_paragraph()
        else:
            self._state.reset_characters(self._default_font)

    def _turn(self, number: int | None, word: str) -> None:
        """Turn a property of the text on, or off with a 0."""
        state = self._state
        match word:
            case "v":
                state.hidden = number != 0
            case "deleted":
                state.deleted = number != 0
            case "uc":
                state.fallback = max(number or 0, 0)
            case _:
                state.in_table = number != 0

    _words: ClassVar[Mapping[str, Callable[[_Reading, int | None, str], None]]] = {
        **dict.fromkeys(("par", "sect", "page", "nestcell", "column"), _end_paragraph),
        "cell": _end_cell,
        "row": _end_row,
        "u": _write_unicode,
        **dict.fromkeys(("footnote", "annotation", "shptxt", "dptxbxtext", *HEADS), _open_aside),
        "ftnalt": _make_endnote,
        **dict.fromkeys(("fonttbl", "stylesheet", "info", "upr", "ud"), _set_purpose),
        **dict.fromkeys(("title", "author", "atnauthor", "atndate"), _set_purpose),
        **dict.fromkeys(("deff", "f", "fcharset", "cpg"), _set_font),
        **dict.fromkeys(("ansicpg", "mac", "pc", "pca"), _set_page),
        **dict.fromkeys(("s", "outlinelevel", "ls", "pn"), _set_style),
        **dict.fromkeys(("pard", "plain"), _reset),
        **dict.fromkeys(("v", "deleted", "uc", "intbl", "trowd"), _turn),
        **dict.fromkeys(("shpinst", "do"), lambda _reading, _number, _word: None),
    }
