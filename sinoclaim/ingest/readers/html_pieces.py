"""Cut a page of HTML into pieces in reading order; nothing that can be seen is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from sinoclaim.ingest.drafts import Piece
from sinoclaim.ingest.lines import split_lines
from sinoclaim.ingest.readers.html_links import Found, without_links
from sinoclaim.ingest.readers.html_notes import (
    is_mark,
    is_note,
    mark_of,
    numbered,
    place_of,
    split_number,
    whole_number,
)
from sinoclaim.ingest.readers.html_signs import INLINE, Attributes, is_data, is_furniture, is_invisible, is_quotation
from sinoclaim.ingest.readers.html_tree import parse, walk
from sinoclaim.ingest.wrapping import join_lines
from sinoclaim.model.document import BlockKind

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LONGEST_HEADING: Final = 300
"""Characters; what is longer was only to be printed large."""
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_UNSEEN: Final = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Where a word may be broken; a reader sees nothing of it."""
_PARAGRAPH: Final = re.compile(r"\n(?:[ \xa0\u3000]*\n)+|\n(?=[ \xa0]?\u3000| ?\xa0 ?\xa0)")
"""Two line breaks, or one before an indent, as Chinese and old Russian pages part their paragraphs."""
_KINDS: Final[Mapping[str, BlockKind]] = {
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
}
_KEPT: Final = frozenset({BlockKind.QUOTE, BlockKind.NOTE})
"""What holds for all that is inside: a list within a quotation is quoted."""


class Role(NamedTuple):
    """What a reader knows of an element beforehand.

    ``furniture`` says whether it is text; ``speaker`` who speaks in it; ``head`` are pieces to put before it;
    ``passed`` elements are left out, for their words stand in such a head.
    """

    furniture: bool | None = None
    speaker: str | None = None
    head: tuple[Piece, ...] = ()
    passed: bool = False


class _State(NamedTuple):
    """What holds for the text inside an element."""

    kind: BlockKind | None = None
    level: int = 0
    furniture: bool = False
    preformatted: bool = False
    link: bool = False
    data: bool = False
    row: bool = False
    noted: bool = False
    speaker: str = ""
    locator: str = ""


class _Sentence(NamedTuple):
    """A sentence that was broken off by a note or by furniture in its midst."""

    parts: list[str]
    linked: int


@dataclass(slots=True)
class _Cutter:
    """The pieces so far, and the words of the one that is being read."""

    roles: Mapping[int, Role]
    size: int
    """Characters of the whole text."""
    state: _State = field(default_factory=_State)
    found: list[Found] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    """How many of their letters are links."""
    links: int = 0
    mark: str = ""
    """The mark at the head of the note that is being read."""
    cells: list[str] = field(default_factory=list)
    outer: list[tuple[_State, _Sentence | None]] = field(default_factory=list)
    items: dict[int, int] = field(default_factory=dict)
    """The number of the last item of each list of notes."""

    def wants(self, node: LexborNode) -> bool:
        """Tell whether a node is to be read; the mark of a note is taken out of its sentence."""
        if node.is_text_node:
            return True
        tag, attributes = node.tag or "-comment", node.attributes
        if is_invisible(tag, attributes):
            return False
        if self.roles and (role := self.roles.get(node.mem_id)) is not None and role.passed:
            return False
        if tag not in {"a", "sup", "span"}:
            return True
        if not is_mark(node, tag, attributes, self.parts[-1] if self.parts else ""):
            return True
        if self.state.kind is BlockKind.NOTE and not any(map(str.strip, self.parts)):
            self.mark = mark_of(node) or self.mark
        return False

    def enter(self, node: LexborNode) -> None:
        """Read a text, or go into an element."""
        if node.is_text_node:
            self._read(node.text_content or "")
            return
        tag = node.tag or ""
        if tag == "br":
            self._space("\n")
            return
        state = self._state_within(node, tag, node.attributes)
        aside = (state.furniture, state.noted) != (self.state.furniture, self.state.noted)
        sentence = None
        if aside and (tag in INLINE or self.state.row):
            sentence = _Sentence(self.parts, self.linked)
            self.parts, self.linked, state = [], 0, state._replace(row=False, data=False)
        elif tag not in INLINE:
            self._break()
        self.outer.append((self.state, sentence))
        self.state = state
        if self.roles and (role := self.roles.get(node.mem_id)) is not None:
            self.found += [Found(piece) for piece in role.head]
        if tag == "q":
            self.parts.append("“")
        elif tag == "a" and state.furniture:
            self._space(" ")

    def leave(self, node: LexborNode) -> None:
        """Come out of an element."""
        tag = node.tag or ""
        if tag == "br":
            return
        if tag == "q":
            self.parts.append("”")
        elif tag == "cite" and self.state.kind is BlockKind.QUOTE:
            self.parts.append("\n")
        state, sentence = self.outer.pop()
        if self.state.row and tag in {"td", "th"}:
            self.cells.append(_even("".join(self.parts)))
            self.parts, self.linked = [], 0
        elif self.state.row and tag == "tr":
            self._end_row()
        elif sentence is not None or tag not in INLINE:
            self._break()
        self.state = state
        if sentence is not None:
            self.parts, self.linked = sentence

    def _space(self, blank: str) -> None:
        """Part words; nothing is parted before the first one, or a page of breaks would be looked through at each."""
        if self.parts:
            self.parts.append(blank)

    def _read(self, text: str) -> None:
        """Add the words of a text to the piece; outside preformatted text a line break is a space."""
        if not self.state.preformatted:
            text = _SPACE.sub(" ", text)
            if text == " " and not self.parts:
                return
        self.parts.append(text)
        if self.state.link:
            self.linked += sum(map(str.isalnum, text))
            self.links += 1

    def _state_within(self, node: LexborNode, tag: str, attributes: Attributes) -> _State:
        """Return what holds inside an element."""
        state = self.state
        if tag in _KINDS and state.kind not in _KEPT and not (tag == "blockquote" and self._is_indent(node)):
            state = state._replace(kind=_KINDS[tag], level=_HEADINGS.get(tag, 0))
        elif attributes and state.kind not in _KEPT and is_quotation(tag, attributes):
            state = state._replace(kind=BlockKind.QUOTE)
        if is_note(tag, attributes):
            state = state._replace(kind=BlockKind.NOTE, locator=place_of(attributes), noted=True)
        elif not state.furniture and is_furniture(node, tag, attributes):
            state = state._replace(furniture=True)
        if tag in _HEADINGS and state.kind is BlockKind.NOTE:
            state = state._replace(kind=BlockKind.HEADING, level=_HEADINGS[tag])
        if tag == "li" and state.kind is BlockKind.NOTE:
            state = state._replace(locator=self._next_item(node))
        if tag in _FLAGS:
            state = _FLAGS[tag](state, node)
        role = self.roles.get(node.mem_id) if self.roles else None
        return state if role is None else _with_role(state, role)

    def _is_indent(self, quotation: LexborNode) -> bool:
        """Tell whether a block quotation only indents: it holds most of the page, as on pages of the 1990s."""
        return len(quotation.text()) * 2 > self.size

    def _next_item(self, item: LexborNode) -> str:
        """Return the place of an item of a list of notes."""
        parent = item.parent
        if parent is None or parent.tag != "ol":
            return place_of(item.attributes)
        before = self.items.get(parent.mem_id, whole_number(parent.attributes.get("start"), 1) - 1)
        self.items[parent.mem_id] = whole_number(item.attributes.get("value"), before + 1)
        return numbered(str(self.items[parent.mem_id]))

    def _break(self) -> None:
        """End the piece that is being read; within a row of a table only its cells are parted."""
        if not self.parts:
            return
        if self.state.row:
            self.parts.append(" ")
            return
        text, linked, links = "".join(self.parts).translate(_UNSEEN), self.linked, self.links
        self.parts, self.linked, self.links = [], 0, 0
        if not text.strip():
            return
        if self.state.preformatted:
            paragraphs = [text[unit.start : unit.end] for unit in join_lines(list(split_lines(text)))]
        else:
            paragraphs = [even for part in _PARAGRAPH.split(text) if (even := _even(part))]
        if linked * 10 < sum(map(str.isalnum, text)) * 9:
            links = 0
        for words in paragraphs:
            self._put(words, links)

    def _put(self, words: str, links: int) -> None:
        """Add a piece, of the kind that its element gives it."""
        kind, level, locator = self.state.kind, self.state.level, self.state.locator
        if kind is BlockKind.HEADING and len(words) > _LONGEST_HEADING:
            kind, level = None, 0
        if self.state.furniture:
            kind, level, locator = BlockKind.FURNITURE, 0, ""
        elif kind is BlockKind.NOTE:
            words, locator = split_number(words, locator, self.mark)
            self.mark = ""
        piece = Piece(text=words, kind=kind, level=level, speaker=self.state.speaker, locator=locator)
        if self.state.noted and kind is not BlockKind.FURNITURE:
            self.notes.append(piece)
        else:
            self.found.append(Found(piece, links))

    def _end_row(self) -> None:
        """Make a piece of the cells of a row."""
        cells, self.cells = self.cells, []
        if any(cells):
            kind = BlockKind.FURNITURE if self.state.furniture else BlockKind.TABLE_ROW
            piece = Piece(text=" | ".join(cells), kind=kind, speaker=self.state.speaker)
            self.found.append(Found(piece))


def _even(text: str) -> str:
    """Return a text with single spaces, its line breaks kept."""
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))


def _with_role(state: _State, role: Role) -> _State:
    if role.furniture is not None:
        state = state._replace(furniture=role.furniture)
    return state if role.speaker is None else state._replace(speaker=role.speaker, kind=None)


def _in_table(state: _State, table: LexborNode) -> _State:
    return state._replace(data=is_data(table, table.attributes), row=False)


_FLAGS: Final[Mapping[str, Callable[[_State, LexborNode], _State]]] = {
    "a": lambda state, _: state._replace(link=True),
    "pre": lambda state, _: state._replace(preformatted=True),
    "table": _in_table,
    "tr": lambda state, _: state._replace(row=state.data),
}


def cut(root: LexborNode, roles: Mapping[int, Role]) -> list[Piece]:
    """Return the pieces of a tree; ``roles`` are what is known of its elements, by their ``mem_id``."""
    cutter = _Cutter(roles, len(root.text()))
    for node, left in walk(root, cutter.wants):
        if left:
            cutter.leave(node)
        else:
            cutter.enter(node)
    return [*without_links(cutter.found), *cutter.notes]


def pieces_of(html: str) -> list[Piece]:
    """Return the pieces of a page, or of a part of one; the notes come last.

    >>> for piece in pieces_of("<h1>Port Arthur</h1><p>Given back<sup><a href='#n1'>1</a></sup> in <b>Octo</b>ber."):
    ...     print(piece.kind, piece.text)
    heading Port Arthur
    None Given back in October.
    """
    return cut(parse(html), {})
