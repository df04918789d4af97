"""Tell notes from text: the marks that point to them, the elements that hold them, and their numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

from sinoclaim.ingest.readers.html_signs import Attributes
from sinoclaim.ingest.readers.html_tree import names_of

_NO_NOTES: Final = frozenset({"a", "article", "body", "html", "main", "sup"})
_NOTE_TYPES: Final = frozenset(
    {
        "footnote",
        "footnotes",
        "endnote",
        "endnotes",
        "rearnote",
        "rearnotes",
        "doc-footnote",
        "doc-endnote",
        "doc-endnotes",
        "note",
        "notes",
    }
)
_NOTE_NAMES: Final = re.compile(
    r"(?:(?:foot|end)-?notes?(?:[-_](?:list|text|body|item|content))?|references|reflist|references-small|"
    r"sd(?:foot|end)note\d{0,4}|mw-references-wrap|_?ftn\d{1,4}|_?edn\d{1,4}|fn[-:_]?\d{1,4}|cite_note[-_].{1,99})",
    re.IGNORECASE,
)
_MARK_TYPES: Final = frozenset({"noteref", "doc-noteref"})
_MARK_NAMES: Final = frozenset(
    {
        "reference",
        "noteref",
        "footnote-ref",
        "footnoteref",
        "footnote-reference",
        "fnref",
        "endnote-ref",
        "footnote-anchor",
        "note-ref",
        # LibreOffice: the mark in the text, and the one at the head of the note.
        "sdfootnoteanc",
        "sdfootnotesym",
        "sdendnoteanc",
        "sdendnotesym",
    }
)
_MARK: Final = re.compile(
    r"\W{0,3}(?:\d{1,4}|[a-z]|[ivxl]{1,6}|note \d{1,3}|注\d{0,3}|[*†‡§¶#①-⑳]{1,3})\W{0,3}", re.IGNORECASE
)
_ARROWS: Final = re.compile(r"[\^↑↩⏎↵←⇑▲\s\ufe0e\ufe0f]{1,6}|back|jump up|return", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?:[\[(（〔](\d{1,4})[\])）〕]|(\d{1,4})[.:)])(?!\d)\s*")
_LAST_NUMBER: Final = re.compile(r"(?<!\d)(\d{1,3})\D{0,3}$")


def is_note(tag: str, attributes: Attributes) -> bool:
    """Tell whether an element holds a note, or all the notes of a page."""
    if not attributes:
        return False
    if not _NOTE_TYPES.isdisjoint(_types(attributes)):
        return True
    return tag not in _NO_NOTES and any(map(_is_note_name, names_of(attributes)))


def _types(attributes: Attributes) -> list[str]:
    """Return what e-books and accessible pages say that an element is."""
    return [*(attributes.get("epub:type") or "").lower().split(), *(attributes.get("role") or "").lower().split()]


@lru_cache(maxsize=4096)
def _is_note_name(name: str) -> bool:
    return _NOTE_NAMES.fullmatch(name) is not None


def is_mark(node: LexborNode, tag: str, attributes: Attributes, before: str) -> bool:
    """Tell whether an element is the mark of a note, which is no part of the sentence that ends with ``before``.

    A raised number without a link is one after a stop or a long word: "withdrew.³", not "5 km²" or "17ᵗʰ".
    """
    if not _MARK_TYPES.isdisjoint(_types(attributes)) or not _MARK_NAMES.isdisjoint(names_of(attributes)):
        return True
    if tag == "a":
        return "#" in (attributes.get("href") or "") and _is_linked_mark(node)
    if tag != "sup" or not _MARK.fullmatch(node.text().strip()):
        return False
    link = node.css_first("a")
    if link is not None or (node.parent is not None and node.parent.tag == "a"):
        return True
    return node.text().strip().isdigit() and (not before[-1:].isalnum() or before[-4:].isalpha())


def _is_linked_mark(node: LexborNode) -> bool:
    """Tell whether a link within the page stands for a note: raised or in brackets, or the way back from one."""
    words = node.text().strip()
    if _ARROWS.fullmatch(words):
        return True
    if not _MARK.fullmatch(words):
        return False
    inner = node.first_child
    return (
        words[0] in "[(*†‡§" or (inner is not None and inner.tag == "sup") or "ref" in (node.attributes["href"] or "")
    )


def mark_of(node: LexborNode) -> str:
    """Return the bare number or sign of the mark at the head of a note."""
    return node.text().strip(" \n[]().:^↑↩")


def split_number(words: str, locator: str, mark: str) -> tuple[str, str]:
    """Return a note without its number, and the number as its place.

    ``locator`` is its place as the elements tell it, ``mark`` the mark that stood at its head.

    >>> split_number("[3] Shen 2020.", "", ""), split_number("1950. Moscow.", "n. 2", "")
    (('Shen 2020.', 'n. 3'), ('1950. Moscow.', 'n. 2'))
    """
    if mark:
        return words, numbered(mark)
    if found := _NUMBER.match(words):
        number = numbered(found[1] or found[2])
        if locator in {"", number} and found.end() < len(words):
            return words[found.end() :], number
    return words, locator


def place_of(attributes: Attributes) -> str:
    """Return the place of a note by the number in its id.

    >>> place_of({"id": "fn16"}), place_of({"id": "notes"})
    ('n. 16', '')
    """
    found = _LAST_NUMBER.search((attributes.get("id") or "")[-20:])
    return numbered(found[1].lstrip("0")) if found else ""


def numbered(number: str) -> str:
    """Return a number as the place of a note, "" for none.

    >>> numbered("16"), numbered("")
    ('n. 16', '')
    """
    return f"n. {number}" if number else ""


def whole_number(words: str | None, otherwise: int) -> int:
    """Return the number that an attribute gives.

    >>> whole_number("5", 1), whole_number(None, 1)
    (5, 1)
    """
    return int(words) if words and words.isdecimal() and len(words) < 6 else otherwise
