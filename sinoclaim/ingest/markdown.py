"""Read the marks of Markdown (CommonMark) at the start of a line; the marks stay part of the text."""

from __future__ import annotations

import re

from sinoclaim.ingest.lines import split_lines
from sinoclaim.model.document import Block, BlockKind

_HEADING = re.compile(r"(#{1,6})\s+\S")
_RULE = re.compile(r"(?:-[ \t]*){3,80}$|(?:\*[ \t]*){3,80}$|(?:_[ \t]*){3,80}$|={3,80}$|`{3,10}[\w+-]{0,20}$|~{3,10}$")
_PICTURE = re.compile(r"!\[[^\[\]]{0,200}\]\([^()]{0,200}\)$|<!--.{0,200}-->$|</?[a-zA-Z][^<>]{0,100}>$")
_NOTE = re.compile(r"\[\^[^\[\]]{1,20}\]:")
_TABLE_RULE = re.compile(r"\|?[ \t:|-]{3,200}\|[ \t:|-]{0,80}$")


def mark_line(line: str) -> tuple[BlockKind, int] | None:
    """Return what the marks of a line say it is, and the depth of a heading; ``None`` for a line without marks.

    >>> mark_line("## The treaty"), mark_line("> He said"), mark_line("He said")
    ((<BlockKind.HEADING: 'heading'>, 2), (<BlockKind.QUOTE: 'quote'>, 0), None)
    """
    heading = _HEADING.match(line)
    if heading:
        return BlockKind.HEADING, len(heading[1])
    if line.startswith(">"):
        return BlockKind.QUOTE, 0
    if _RULE.match(line) or _PICTURE.match(line) or _TABLE_RULE.match(line):
        return BlockKind.FURNITURE, 0
    if line.startswith("|") and line.count("|") > 1:
        return BlockKind.TABLE_ROW, 0
    if _NOTE.match(line):
        return BlockKind.NOTE, 0
    return None


_FRONT = re.compile(r"---[ \t]*(?:\r\n|\r|\n)([^\0]{0,4000}?)(?:\r\n|\r|\n)---[ \t]*(?=[\r\n]|$)")
_FIELD = re.compile(r"(title|author)[ \t]*:[ \t]*[\"']?([^\"'\r\n]{1,200}?)[\"']?$", re.IGNORECASE)


def read_front(text: str) -> tuple[tuple[Block, ...], dict[str, str]]:
    r"""Return the blocks of a front matter (a byline for each line between two ``---``), and its title and author.

    >>> blocks, fields = read_front("---\ntitle: The Base\n---\nText")
    >>> [block.kind.value for block in blocks], fields
    (['furniture', 'byline', 'furniture'], {'title': 'The Base'})
    """
    found = _FRONT.match(text)
    if not found:
        return (), {}
    lines = list(split_lines(text[: found.end()]))
    fields = [match for line in lines if (match := _FIELD.match(line.text))]
    blocks = tuple(
        Block(
            start=line.start,
            end=line.end,
            kind=BlockKind.FURNITURE if line.text == "---" else BlockKind.BYLINE,
            language="",
        )
        for line in lines
    )
    return blocks, {match[1].lower(): match[2].strip() for match in fields}
