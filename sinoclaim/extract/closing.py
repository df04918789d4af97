"""Find where a line break or an invisible character parts a word, which the fair copy closes up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sinoclaim.extract.faircopy import Edit
from sinoclaim.model.document import Block, Document

_INVISIBLE: Final = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, and the byte order mark when it stands inside a text."""
_BREAK: Final = r"[\-\u2010\u00ad][ \t]{0,4}\r?\n[ \t]{0,40}"
_LETTERS: Final = r"[^\W\d_]{1,40}"
_PARTED: Final = re.compile(rf"(?<!\w){_LETTERS}(?:(?:{_BREAK}|[{_INVISIBLE}]{{1,4}}){_LETTERS}){{1,8}}")
_JOINT: Final = re.compile(rf"{_BREAK}|[{_INVISIBLE}]{{1,4}}")
_LAST: Final = re.compile(rf"(?<![^\W\d_]){_LETTERS}$")
_FIRST: Final = re.compile(_LETTERS)
_SIGN: Final = re.compile(rf"{_BREAK}|[{_INVISIBLE}]|\[Page ")
_WORD: Final = re.compile(r"[^\W\d_]{1,40}(?:- ?[^\W\d_]{1,40})?")
_INLINE: Final = re.compile(r"(?<![\w-])(?P<left>[a-zа-яё]{3,40})(?P<joint>- ?)(?P<right>[a-zа-яё]{2,40})(?![\w-])")
_PAGE: Final = re.compile(r"\[Page [0-9ivxlc]{1,8}\](?:\s|$)?")
"""How editions mark in a running sentence that a page of the printed book begins."""

_KEEPING: Final = frozenset(
    {"anti", "non", "self", "vice", "semi", "quasi", "cease", "half", "well", "северо", "юго", "военно", "вице"}
)
"""First halves of words that are written with a hyphen wherever the line ends."""
_TENS: Final = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
_ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "first", "second", "third",
                "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")  # fmt: skip


def joints(document: Document) -> list[Edit]:
    r"""Return what is to be taken out of a document to close up its words, in order.

    >>> text = "The advanc-\ning troops took thirty-\nfour guns."
    >>> from sinoclaim.model.document import BlockKind
    >>> block = Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH, language="en")
    >>> document = Document(name="a", text=text, language="en", blocks=(block,))
    >>> [text[edit.start : edit.end] for edit in joints(document)]
    ['-\n', '\n']
    """
    text = document.text
    inline = list(_INLINE.finditer(text))
    if not inline and _SIGN.search(text) is None:
        return []
    words = frozenset(_WORD.findall(text.lower()))
    split = [Edit(*found.span("joint")) for found in inline if _is_split(found["left"], found["right"], words)]
    parted = [Edit(start, end) for block in document.blocks for start, end in _gaps(text, words, block)]
    return _apart(sorted(split + parted)) if split else parted


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """Return edits in order without those that begin inside another."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _is_split(left: str, right: str, words: frozenset[str]) -> bool:
    """Tell whether a hyphen within a line is left over from a line break: the text has the whole word, not both halves.

    >>> known = frozenset({"advancing", "advance", "cooperation", "operation", "co"})
    >>> _is_split("advanc", "ing", known), _is_split("co", "operation", known)
    (True, False)
    """
    return left + right in words and not {left, right} <= words and left not in _KEEPING


def _gaps(text: str, words: frozenset[str], block: Block) -> list[tuple[int, int]]:
    """Return what is to be taken out of a block, in order: the joints of parted words, and the marks of pages."""
    gaps = [(mark.start(), mark.end()) for mark in _PAGE.finditer(text, block.start, block.end)]
    for word in _PARTED.finditer(text, block.start, block.end):
        for joint in _JOINT.finditer(text, word.start(), word.end()):
            left = _LAST.search(text, word.start(), joint.start())
            right = _FIRST.match(text, joint.end(), word.end())
            hyphen = joint[0][0] not in _INVISIBLE and left and right and _has_hyphen(left[0], right[0], words)
            gaps.append((joint.start() + bool(hyphen), joint.end()))
    return sorted(gaps)


def _has_hyphen(left: str, right: str, words: frozenset[str]) -> bool:
    """Tell whether a word that breaks after a hyphen has one in the middle of a line too; the text itself may show."""
    if not right[0].islower():
        return True
    left, right = left.lower(), right.lower()
    if left in _KEEPING or left.endswith(("ско", "цко")) or (left in _TENS and right.startswith(_ONES)):
        return True
    return f"{left}-{right}" in words and f"{left}{right}" not in words
