"""Normalise names that the table does not know, so that two mentions of one thing can be compared."""

from __future__ import annotations

from typing import Final

from sinoclaim.rules.name_marks import Marks
from sinoclaim.rules.spelling import fold, without_accents

SHORTEST_STEM: Final = 3
RUSSIAN_ENDINGS: Final = (
    "ского", "скому", "скими", "ским", "ском", "ских", "ская", "ской", "скую", "ский", "ские",
    "ого", "его", "ому", "ему", "ыми", "ими", "ами", "ями", "ией", "иям", "иях",
    "ой", "ей", "ый", "ий", "ым", "им", "ом", "ем", "ая", "яя", "ую", "юю", "ых", "их", "ах", "ях",
    "ам", "ям",
    "ия", "ии", "ию", "ие", "а", "я", "у", "ю", "е", "ы", "и", "о", "ь", "й",
)  # fmt: skip
"""Case endings, longest first."""


def key_of(name: str, marks: Marks) -> str:
    """Return a comparable form of a name: folded, without titles, particles, accents, hyphens and Russian endings."""
    words = fold(without_accents(name)).replace(".", ". ").replace("-", "").split()
    kept = [word.rstrip(".,") for word in words if word not in marks.particles]
    while len(kept) > 1 and kept[0] in marks.titles:
        del kept[0]
    return " ".join(russian_stem(word) for word in kept if word)


def russian_stem(word: str) -> str:
    """Return a word without its Russian case ending; other words stay as they are.

    >>> russian_stem("вышинского"), russian_stem("ледовскому"), russian_stem("stalin")
    ('вышин', 'ледов', 'stalin')
    """
    if not "а" <= word[-1] <= "я":
        return word
    for ending in RUSSIAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: len(word) - len(ending)]
    return word
