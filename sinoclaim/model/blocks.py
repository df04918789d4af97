"""Name what a block of a page can be for; apart from the document, so that a reader's process need load no more."""

from __future__ import annotations

from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a page is for."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    DATELINE = "dateline"
    QUOTE = "quote"
    ITEM = "item"
    TABLE_ROW = "table-row"
    NOTE = "note"
    BYLINE = "byline"
    FURNITURE = "furniture"
