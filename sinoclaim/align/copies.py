"""Find documents that copy one another, so that a copy is never counted as a second witness.

Source: Broder, On the resemblance and containment of documents (1997): the share of common shingles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from sinoclaim.model.document import Document

SHINGLE: Final = 24
"""Letters in a shingle: about four words, or a clause of Chinese."""
KEEP_ONE_IN: Final = 4
"""Of the digests of shingles every fourth is kept (those divisible by four), for speed."""
CONTAINED: Final = 700
"""From this share (of 1000) of the shorter document's shingles on, the two are one text."""
SHORTEST: Final = 20
"""Documents with fewer kept shingles are too short to tell a copy from a coincidence."""


def _shingles(text: str) -> frozenset[int]:
    """Return the kept digests of the shingles of a text, case and all but letters and digits left out."""
    letters = "".join(char for char in text.casefold() if char.isalnum())
    digests = (
        int.from_bytes(hashlib.blake2b(letters[i : i + SHINGLE].encode("utf-8", "replace"), digest_size=6).digest())
        for i in range(max(0, len(letters) - SHINGLE + 1))
    )
    return frozenset(digest for digest in digests if digest % KEEP_ONE_IN == 0)


def find_copies(documents: Sequence[Document]) -> Mapping[str, str]:
    """Return for every document that copies another the name it counts as: the first name of its group.

    >>> find_copies([])
    {}
    """
    kept = sorted(((document.name, _shingles(document.text)) for document in documents), key=lambda row: row[0])
    holders: dict[int, list[int]] = {}
    for index, (_, shingles) in enumerate(kept):
        for digest in shingles:
            holders.setdefault(digest, []).append(index)
    shared: dict[tuple[int, int], int] = {}
    for rows in holders.values():
        for i, first in enumerate(rows):
            for second in rows[i + 1 :]:
                shared[first, second] = shared.get((first, second), 0) + 1
    counts_as: dict[str, str] = {}
    for (first, second), number in sorted(shared.items()):
        shorter = min(len(kept[first][1]), len(kept[second][1]))
        if shorter >= SHORTEST and number * 1000 >= CONTAINED * shorter:
            counts_as.setdefault(kept[second][0], counts_as.get(kept[first][0], kept[first][0]))
    return counts_as
