"""Tell the reader of dates which stretches of a page are body, heading, dateline, note or furniture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sinoclaim.dates.values import Passage, PassageKind
from sinoclaim.model.document import Block, BlockKind

PASSAGES: Final = {
    BlockKind.HEADING: PassageKind.HEADING,
    BlockKind.DATELINE: PassageKind.DATELINE,
    BlockKind.NOTE: PassageKind.NOTE,
    BlockKind.QUOTE: PassageKind.QUOTE,
    BlockKind.FURNITURE: PassageKind.FURNITURE,
    BlockKind.BYLINE: PassageKind.FURNITURE,
}


def passages(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Turn the blocks of a page into the passages that the reader of dates wants."""
    return tuple(
        Passage(
            start=block.start,
            end=block.end,
            kind=PASSAGES.get(block.kind, PassageKind.BODY),
            language=block.language,
        )
        for block in blocks
    )
