"""Reduce a quote to the stems of its content words, to compare what two quotes speak of."""

from __future__ import annotations

import re
from typing import Final

LATIN: Final = re.compile(r"[^\W\d_\u3400-\u9fff]{4,}")
CHINESE: Final = re.compile(r"[\u3400-\u9fff]+")
STEM: Final = 6
"""Letters that are kept of a word; endings of English and Russian mostly fall beyond the sixth."""


def content_stems(text: str, stopwords: frozenset[str]) -> tuple[str, ...]:
    """Return the sorted stems of the content words of a text; in Chinese, its pairs of neighbouring characters.

    >>> content_stems("The garrison marched out of the fortress.", frozenset())
    ('fortre', 'garris', 'marche')
    """
    low = text.lower()
    stems = {word[:STEM] for word in LATIN.findall(low) if word not in stopwords}
    for run in CHINESE.findall(low):
        stems.update(run[i : i + 2] for i in range(len(run) - 1))
    return tuple(sorted(stems))
