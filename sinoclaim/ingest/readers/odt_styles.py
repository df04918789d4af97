"""Name the elements of OpenDocument, and tell what its styles say of paragraphs and stretches of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from sinoclaim.ingest.readers.manuscript import PLAIN, Role, role_of_style
from sinoclaim.ingest.readers.xmlsafe import START, Token
from sinoclaim.model.document import BlockKind

_SPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES: Final[Mapping[str, str]] = {
    _SPACE + "text:1.0": "text:",
    _SPACE + "table:1.0": "table:",
    _SPACE + "style:1.0": "style:",
    _SPACE + "office:1.0": "office:",
    _SPACE + "drawing:1.0": "draw:",
    _SPACE + "svg-compatible:1.0": "svg:",
    _SPACE + "meta:1.0": "meta:",
    "{http://purl.org/dc/elements/1.1/": "dc:",
}
_BASES: Final = 20
"""Styles that one may be based on, over each other."""


@lru_cache(maxsize=1024)
def open_name(tag: str) -> str:
    """Return the name of an element or attribute with its usual prefix, "?" for a stranger.

    >>> open_name("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"), open_name("{urn:x}p")
    ('text:p', '?')
    """
    space, _, name = tag.rpartition("}")
    prefix = _PREFIXES.get(space)
    return "?" if prefix is None else prefix + name


def value_of(attributes: Mapping[str, str], name: str) -> str:
    """Return an attribute by its name with the usual prefix, "" if it is missing."""
    return next((value for key, value in attributes.items() if open_name(key) == name), "")


@dataclass(slots=True)
class _Style:
    """A style as it is defined: its name for people, the style below it, the level of a heading, is it hidden."""

    title: str = ""
    base: str = ""
    level: str = ""
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """The styles that a document defines, filled while its parts are gone through."""

    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _open: _Style = field(default_factory=_Style)

    def take(self, token: Token) -> None:
        """Note what a tag says of a style."""
        if token.kind != START:
            return
        name = open_name(token.tag)
        if name == "style:style":
            key = value_of(token.attributes, "style:family"), value_of(token.attributes, "style:name")
            self._open = self._styles.setdefault(key, _Style())
            self._open.title = value_of(token.attributes, "style:display-name") or key[1].replace("_20_", " ")
            self._open.base = value_of(token.attributes, "style:parent-style-name")
            self._open.level = value_of(token.attributes, "style:default-outline-level")
        elif name == "style:text-properties":
            self._open.hidden = value_of(token.attributes, "text:display") == "none"

    def role(self, name: str) -> Role:
        """Return what a paragraph style, or the nearest below it that says anything, says of its paragraphs."""
        for _ in range(_BASES):
            style = self._styles.get(("paragraph", name))
            role = role_of_style(style.title if style else name.replace("_20_", " "))
            if role == PLAIN and style and style.level in tuple("123456789"):
                role = BlockKind.HEADING, int(style.level)
            if role != PLAIN or style is None:
                return role
            name = style.base
        return PLAIN

    def hides(self, name: str) -> bool:
        """Tell whether text in a character style is hidden."""
        style = self._styles.get(("text", name))
        return style is not None and style.hidden
