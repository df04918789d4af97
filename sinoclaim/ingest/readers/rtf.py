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
from sinoclaim.ingest.readers.manuscript import Manuscript
from sinoclaim.ingest.readers.margins import COMMENT, ENDNOTE, FOOTNOTE, Margins
from sinoclaim.ingest.readers.office import metadata_of, refuse
from sinoclaim.ingest.readers.rtf_codes import (
    HEADS,
    SIGNS,
    START,
    SYMBOLS,
    TOKEN,
    UNSEEN,
    day_of,
)
from sinoclaim.ingest.readers.rtf_letters import Letters
from sinoclaim.ingest.readers.rtf_state import Purpose, State
from sinoclaim.ingest.readers.rtf_styles import StyleSheet

_BOX: Final = "box"
_HEAD: Final = "head"
_PURPOSES: Final[Mapping[str, Purpose]] = {
    "fonttbl": Purpose.FONTS,
    "stylesheet": Purpose.STYLES,
    "info": Purpose.INFO,
    "upr": Purpose.EITHER,
}
_ASIDES: Final[Mapping[str, str]] = {"footnote": FOOTNOTE, "annotation": COMMENT}


def read_rtf(file: File) -> Iterator[Draft]:
    """Read a file in Rich Text Format.

    Raises:
        ReadError: no RTF, or its groups are nested deeper than the limits allow.
    """
    start = START.match(file.data)
    if start is None:
        refuse(file, "is no RTF file (it does not begin with {\\rtf); it is damaged or of another format")
    yield _Reading(file).through(start.end() - len(b"{\\rtf"))


@dataclass(slots=True)
class _Reading:
    """A file while it is gone through."""

    _file: File
    _page: Manuscript = field(default_factory=Manuscript)
    _states: list[State] = field(default_factory=lambda: [State()])
    _letters: Letters = field(default_factory=Letters)
    _styles: StyleSheet = field(default_factory=StyleSheet)
    _said: dict[str, str] = field(default_factory=dict)
    _margins: Margins = field(default_factory=Margins)

    @property
    def _state(self) -> State:
        return self._states[-1]

    def through(self, position: int) -> Draft:
        """Go through the file to the end of its outermost group."""
        data = self._file.data
        while position < len(data):
            token = TOKEN.match(data, position)
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
        self._letters.skip = 0
        if len(self._states) > self._file.limits.depth:
            refuse(self._file, f"groups are nested more than {self._file.limits.depth} deep; it is damaged or hostile")
        self._states.append(self._state.inner())

    def _close_group(self) -> None:
        self._flush()
        self._letters.skip = 0
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
        repeated, self._letters.skip = self._letters.skip, 0
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
            self._letters.wait(words)
            return
        symbol = token["symbol"]
        if symbol == b"*":
            self._state.optional = True
        elif symbol in {b"\n", b"\r"}:
            self._end_paragraph(None, "par")
        elif self._letters.skip and (symbol or token["hex"]):
            self._letters.skip -= 1
        elif token["hex"]:
            self._letters.wait_for(int(token["hex"], 16))
        elif symbol in {b"\\", b"{", b"}"}:
            self._letters.wait_for(symbol[0])
        elif symbol and (sign := SYMBOLS.get(symbol.decode("latin-1"))):
            self._flush()
            self._write(sign)

    def _flush(self) -> None:
        words = self._letters.waited(self._state.font)
        if words and self._state.purpose is not Purpose.NOTHING:
            self._write(words)

    def _write(self, words: str) -> None:
        state = self._state
        match state.purpose:
            case Purpose.PAGE if not (state.hidden or state.deleted):
                self._settle(in_table=state.in_table)
                self._page.write(words)
            case Purpose.FIELD:
                self._said[state.field] = self._said.get(state.field, "") + words
            case Purpose.STYLES:
                self._styles.call(words)

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
        """Write a character by its number, unless it is but half of one."""
        if letter := self._letters.of_number(number or 0, self._state.fallback):
            self._write(letter)

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
            state.purpose = _PURPOSES.get(word, Purpose.FIELD)
            state.field = word

    def _set_font(self, number: int | None, word: str) -> None:
        state = self._state
        if word == "deff":
            self._letters.default_font = number or 0
        elif word == "f":
            state.font = number or 0
        elif state.purpose is Purpose.FONTS:
            self._letters.set_font(state.font, word, number or 0)

    def _set_page(self, number: int | None, word: str) -> None:
        self._letters.set_page(word, number or 0)

    def _set_style(self, number: int | None, word: str) -> None:
        state = self._state
        if state.purpose is Purpose.STYLES:
            self._styles.define(word, number)
        elif word == "s":
            state.style = self._styles.role(number)
        elif word == "outlinelevel":
            state.outline = -1 if number is None else number
        else:
            # Old lists stand in a group of their own before the paragraph.
            (self._states[-2] if word == "pn" else state).listed = number != 0

    def _reset(self, _: int | None, word: str) -> None:
        if word == "pard":
            self._state.reset_paragraph()
        else:
            self._state.reset_characters(self._letters.default_font)

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
