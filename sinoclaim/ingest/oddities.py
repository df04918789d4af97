"""Notice characters that hide or reorder a text: a reader of the page sees other words than the program does.

Source: Unicode Technical Report 36, section 3; Boucher and Anderson, Trojan Source (2021).
"""

from __future__ import annotations

import re
from typing import Final

from sinoclaim.ingest.lines import place_of

_ODD: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Controls but for tab, line feed, form feed and carriage return, and the marks that set the direction of writing."""
_KINDS: Final = (
    ("direction mark", re.compile("[\u202a-\u202e\u2066-\u2069]")),
    ("NUL", re.compile("\x00")),
    ("control character", re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")),
)


def oddity(text: str) -> str:
    r"""Return one line on the characters of a text that hide or reorder it, "" if it has none.

    >>> oddity("Port\u202eArthur\n\x00").partition(", which")[0]
    'holds 1 direction mark (first U+202E, line 1, column 5) and 1 NUL (first U+0000, line 2, column 1)'
    >>> oddity("Port Arthur\n")
    ''
    """
    if _ODD.search(text) is None:
        return ""
    said = []
    for noun, characters in _KINDS:
        found = [match.start() for match in characters.finditer(text)]
        if found:
            line, column = place_of(text, found[0])
            number = f"{len(found)} {noun}{'s' if len(found) > 1 else ''}"
            said.append(f"{number} (first U+{ord(text[found[0]]):04X}, line {line}, column {column})")
    many = " and ".join(said) if len(said) < 3 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"holds {many}, which hide or reorder text; look at these places before you trust a quote"
