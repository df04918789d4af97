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
    """A piece, and of how many links it consists; 0 if there are other words in it."""

    piece: Piece
    links: int = 0


def without_links(found: Sequence[Found]) -> Iterator[Piece]:
    """Yield the pieces, with those of a list of links marked as furniture."""
    run: list[Found] = []
    for one in found:
        if one.links and one.piece.kind in {None, BlockKind.ITEM} and len(one.piece.text) <= _LONGEST * one.links:
            run.append(one)
            continue
        yield from _settled(run)
        run = []
        yield one.piece
    yield from _settled(run)


def _settled(run: Sequence[Found]) -> Iterator[Piece]:
    dated = sum(_DATED.match(one.piece.text) is not None for one in run)
    kept = sum(one.links for one in run) < _RUN or dated * 2 > len(run)
    yield from (one.piece if kept else replace(one.piece, kind=BlockKind.FURNITURE) for one in run)
