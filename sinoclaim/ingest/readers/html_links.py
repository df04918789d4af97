"""Find the lists of links on a page: menus that no element and no class calls a menu."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from sinoclaim.ingest.drafts import Piece
from sinoclaim.model.document import BlockKind

_RUN: Final = 3
"""As many links in a row are a list of links."""
_LONGEST: Final = 150
_DATED: Final = re.compile(r"\W{0,3}\d")
"""A list whose items begin with a number is a chronology or a table of contents of the text."""


class Found(NamedTuple):
    """A piece, and whether nearly all of it is a link."""

    piece: Piece
    linked: bool


def without_links(found: Sequence[Found]) -> Iterator[Piece]:
    """Yield the pieces, with those of a list of links marked as furniture."""
    run: list[Piece] = []
    for piece, linked in found:
        if linked and piece.kind in {None, BlockKind.ITEM} and len(piece.text) <= _LONGEST:
            run.append(piece)
            continue
        yield from _settled(run)
        run = []
        yield piece
    yield from _settled(run)


def _settled(run: Sequence[Piece]) -> Iterator[Piece]:
    dated = sum(_DATED.match(piece.text) is not None for piece in run)
    if len(run) < _RUN or dated * 2 > len(run):
        yield from run
    else:
        yield from (replace(piece, kind=BlockKind.FURNITURE) for piece in run)
