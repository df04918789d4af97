"""Make entries of curated claims out of what was extracted."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from sinoclaim.model.curated import CuratedClaim, Witness

_WORD: Final = re.compile(r"[^\W_]+")
_WORDS: Final = 6
_LONGEST: Final = 60
_LITTLE: Final = frozenset(
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "and", "or", "with", "was", "were", "is",
        "are", "be", "had", "has", "have", "that", "which", "its", "his", "their",
    }
)  # fmt: skip


def id_of(statement: str, taken: Container[str] = ()) -> str:
    """Return a short name for a claim, made of its first words, that no other has.

    >>> id_of("The last Soviet troops left Port Arthur on 26 May 1955."), id_of("毛泽东抵达莫斯科。")
    ('last-soviet-troops-left-port-arthur', '毛泽东抵达莫斯科')
    >>> id_of("Mao left.", taken={"mao-left"})
    'mao-left-2'
    """
    words = [word for word in _WORD.findall(statement.casefold()) if word not in _LITTLE]
    name = "-".join(words[:_WORDS])[:_LONGEST].strip("-") or "claim"
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def entry_of(witness: Witness, *, name: str = "", statement: str = "", taken: Container[str] = ()) -> CuratedClaim:
    """Return an entry that holds a passage to be so, or another statement that the passage bears out."""
    said = statement or sentence(witness.quote)
    return CuratedClaim(id=name or id_of(said, taken), statement=said, evidence=(witness,))


def sentence(quote: str) -> str:
    """Return a quote as a statement: on one line, with a capital and a full stop where its script has them.

    >>> sentence("but in the spring the troops left  Lushun"), sentence("毛泽东抵达莫斯科。")
    ('But in the spring the troops left Lushun.', '毛泽东抵达莫斯科。')
    """
    said = " ".join(quote.split())
    said = said[:1].upper() + said[1:]
    if said and said[-1] not in ".!?。！？…":
        said = said.rstrip(",;:，；：") + ("。" if said[-1] >= "\u3400" else ".")
    return said
