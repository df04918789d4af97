"""Name the elements of WordprocessingML, and tell what the styles of a Word file say of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sinoclaim.ingest.readers.manuscript import PLAIN, Role, role_of_style
from sinoclaim.ingest.readers.xmlsafe import START, Token
from sinoclaim.model.document import BlockKind

_PREFIXES: Final[Mapping[str, str]] = {
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "{http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
}
_BODY_LEVEL: Final = "9"
"""The outline level that means "no heading"; 0 is the highest heading."""
_BASES: Final = 20
"""Styles that one may be based on, over each other."""


@lru_cache(maxsize=1024)
def word_name(tag: str) -> str:
    """Return the short name of an element: "p" for a paragraph, "m:t" for text in a formula, "?" for a stranger.

    >>> word_name("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"), word_name("{urn:x}p")
    ('p', '?')
    """
    space, _, name = tag.rpartition("}")
    prefix = _PREFIXES.get(space)
    return "?" if prefix is None else prefix + name


def value_of(attributes: Mapping[str, str], name: str = "val") -> str:
    """Return an attribute whatever its namespace, "" if it is missing."""
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")


def role_of_outline(level: str) -> Role | None:
    """Return what an outline level says of a paragraph, ``None`` if it is none.

    >>> role_of_outline("0"), role_of_outline("9"), role_of_outline("high")
    ((<BlockKind.HEADING: 'heading'>, 1), (None, 0), None)
    """
    if level == _BODY_LEVEL:
        return PLAIN
    return (BlockKind.HEADING, int(level) + 1) if len(level) == 1 and level in "012345678" else None


@dataclass(slots=True)
class _Style:
    """A paragraph style as it is defined; ``None`` is "as the style below it"."""

    name: str = ""
    base: str = ""
    outline: Role | None = None
    listed: bool | None = None


def read_styles(tokens: Iterable[Token]) -> dict[str, Role]:
    """Return what each paragraph style, by its identifier, says of its paragraphs.

    Raises:
        ReadError: the part with the styles is damaged.
    """
    styles: dict[str, _Style] = {}
    style = _Style()
    for token in tokens:
        tag = word_name(token.tag) if token.kind == START else ""
        if tag == "style":
            style = styles.setdefault(value_of(token.attributes, "styleId"), _Style())
        elif tag == "name":
            style.name = value_of(token.attributes)
        elif tag == "basedOn":
            style.base = value_of(token.attributes)
        elif tag == "outlineLvl":
            style.outline = role_of_outline(value_of(token.attributes))
        elif tag == "numId":
            style.listed = value_of(token.attributes) != "0"
    return {identity: _settled(identity, styles) for identity in styles}


def _settled(identity: str, styles: Mapping[str, _Style]) -> Role:
    """Return the role of a style, from itself or the nearest of those that it is based on."""
    listed: bool | None = None
    for _ in range(_BASES):
        style = styles.get(identity)
        if style is None:
            break
        role = role_of_style(style.name)
        if role == PLAIN and style.outline is not None:
            role = style.outline
        if role != PLAIN:
            return role
        listed = style.listed if listed is None else listed
        identity = style.base
    return (BlockKind.ITEM, 0) if listed else PLAIN
