"""Keep the style sheet of an RTF file: which of its styles are headings, items, quotations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sinoclaim.ingest.readers.manuscript import PLAIN, Role, role_of_style
from sinoclaim.model.document import BlockKind

_LEVELS: Final = range(9)


@dataclass(slots=True)
class StyleSheet:
    """What the styles defined so far are for; a style without a use of its own is not kept."""

    _roles: dict[int, Role] = field(default_factory=dict)
    _number: int = 0
    """The style that is being defined."""

    def define(self, word: str, number: int | None) -> None:
        """Take a word of a definition: the number of the style, or the level of a heading."""
        if word == "s":
            self._number = number or 0
        elif word == "outlinelevel" and number is not None and number in _LEVELS:
            self._roles.setdefault(self._number, (BlockKind.HEADING, number + 1))

    def call(self, words: str) -> None:
        """Take the name of the style that is being defined, which may tell what it is for."""
        role = role_of_style(words.strip().rstrip(";"))
        if role != PLAIN:
            self._roles[self._number] = role

    def role(self, number: int | None) -> Role:
        """Return what a style is for."""
        return self._roles.get(number or 0, PLAIN)
