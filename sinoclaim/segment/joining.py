"""Find the blocks that one sentence runs through: a list in its middle, or the break of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sinoclaim.model.document import Block, BlockKind

_ITEM_LIMIT = 200
"""Characters; a longer item of a list is a sentence of its own."""
_BREAK_LIMIT = 24
"""Characters; furniture that may stand between two halves of a sentence is a page number, no more."""
_LINKS = (",", ";", "，", "；", "、", " and", " or", " и", " или", "和", "以及")
"""How an item ends when the next goes on with it."""
_ENDS = ".!?…。！？"


def join_blocks(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of each run of blocks that is split as one; most runs are one block."""
    index = 0
    while index < len(blocks):
        last = _run_end(text, blocks, index)
        yield index, last
        index = last + 1


def _run_end(text: str, blocks: Sequence[Block], first: int) -> int:
    """Return the index of the last block of the run that starts at ``first``."""
    last = first
    while _breaks_off(text, blocks[last]):
        following = _after_list(text, blocks, last)
        if following is None:
            following = _after_break(text, blocks, last)
        if following is None or not _carries_on(text, blocks[last], blocks[following]):
            return last
        last = following
    return last


def _breaks_off(text: str, block: Block) -> bool:
    """Tell whether a paragraph that begins as a sentence stops in the middle of one."""
    if block.kind is not BlockKind.PARAGRAPH or text[block.start].islower():
        # The second half of a sentence may break off again; only its first half has a capital.
        return block.kind is BlockKind.PARAGRAPH and _ends_open(text, block.end)
    return _ends_open(text, block.end)


def _ends_open(text: str, end: int) -> bool:
    last = text[end - 1]
    return last.isalpha() or last in ",:-–—，、："


def _carries_on(text: str, before: Block, block: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and text[block.start].islower()
        and block.speaker == before.speaker
        and text[before.start].isupper()
    )


def _after_list(text: str, blocks: Sequence[Block], index: int) -> int | None:
    """Return the index of the block after the list that follows block ``index``, ``None`` if no open list does."""
    stop = index + 1
    while (
        stop < len(blocks)
        and blocks[stop].kind is BlockKind.ITEM
        and blocks[stop].end - blocks[stop].start <= _ITEM_LIMIT
    ):
        stop += 1
    items = blocks[index + 1 : stop]
    if not items or stop >= len(blocks):
        return None
    linked = all(text.endswith(_LINKS, item.start, item.end) for item in items[:-1])
    return stop if linked and text[items[-1].end - 1] not in _ENDS else None


def _after_break(text: str, blocks: Sequence[Block], index: int) -> int | None:
    """Return the index of the next block, over the number of a page; ``None`` after a colon, which is an end."""
    if text[blocks[index].end - 1] in ":：":
        return None
    stop = index + 1
    while (
        stop < len(blocks)
        and blocks[stop].kind is BlockKind.FURNITURE
        and blocks[stop].end - blocks[stop].start <= _BREAK_LIMIT
    ):
        stop += 1
    return stop if stop < len(blocks) else None
