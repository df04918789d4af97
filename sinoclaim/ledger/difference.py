"""Say in words how one passage differs from another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"\s+|[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+|[\W_]")
_MOST: Final = 2000
"""Words of a passage that are compared one by one."""


class Change(StrEnum):
    """What became of a piece of the old passage."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """Some words, and what became of them."""

    change: Change
    text: str


def word_difference(old: str, new: str) -> tuple[Piece, ...]:
    """Return both passages in one, in pieces; white space is even.

    >>> [(piece.change.value, piece.text) for piece in word_difference("left on 6 May", "left on 8 May")]
    [('kept', 'left on '), ('gone', '6'), ('new', '8'), ('kept', ' May')]
    """
    return tuple(_joined(_pieces(_words(old), _words(new))))


def _words(text: str) -> list[str]:
    return _TOKEN.findall(" ".join(text.split()))[:_MOST]


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Change.KEPT, "".join(old[a:b]))
        else:
            yield Piece(Change.GONE, "".join(old[a:b]))
            yield Piece(Change.NEW, "".join(new[c:d]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join changes that only a space parts: "in the evening" for "at night" is one change, not three."""
    gone, new = "", ""
    for piece in pieces:
        if piece.change is Change.KEPT and piece.text.strip():
            yield from _change(gone, new)
            gone, new = "", ""
            yield piece
        elif piece.change is Change.KEPT:
            if gone or new:
                gone, new = gone + piece.text, new + piece.text
            else:
                yield piece
        elif piece.change is Change.GONE:
            gone += piece.text
        else:
            new += piece.text
    yield from _change(gone, new)


def _change(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Change.GONE, gone)
    if new:
        yield Piece(Change.NEW, new)
