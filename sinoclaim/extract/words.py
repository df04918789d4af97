"""Reduce a quote to the stems of its content words, to compare what two quotes speak of."""

from __future__ import annotations

import re
from typing import Final

LATIN: Final = re.compile(r"[^\W\d_\u3400-\u9fff]{4,}")
CHINESE: Final = re.compile(r"[\u3400-\u9fff]+")
STEM: Final = 6
"""Letters that are kept of a word; endings of English and Russian mostly fall beyond the sixth."""
STOPS: Final = frozenset(
    (
        "about after again against along also among another around because been before being both could does down during "
        "each even ever every first from have having hence here himself however into itself just last later least less "
        "like made many might more most much must near never next none nothing once only other over same several shall "
        "should since some soon still such than that their them then there these they this those though through thus "
        "together towards under until upon very well were what when where which while will with within without would "
        "year years month months days himself этого было были быть время года году который которые между после также этот"
    ).split()  # noqa: SIM905 - a list of sixty quoted words is harder to read
)


def content_stems(text: str) -> tuple[str, ...]:
    """Return the sorted stems of the content words of a text; in Chinese, its pairs of neighbouring characters.

    >>> content_stems("The garrison marched out of the fortress.")
    ('fortre', 'garris', 'marche')
    """
    low = text.lower()
    stems = {word[:STEM] for word in LATIN.findall(low) if word not in STOPS}
    for run in CHINESE.findall(low):
        stems.update(run[i : i + 2] for i in range(len(run) - 1))
    return tuple(sorted(stems))
