"""Tell a date that belongs to a paper that is cited from one that says when something happened.

"Embtel 61, July 19", "NIE 43-56, October 9, 1956", "letter dated January 5", "(London: Longmans, 1953)", "Bulletin,
February 26, 1951, p. 355": papers refer to one another at every turn, and the event beside has another date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sinoclaim.dates.values import TimeMention

REACH: Final = 90
"""Code points before a date in which what it is the date of is looked for."""
OWN_REACH: Final = 25
"""Code points between a verb and the paper that is its object: "sent telegram 61, July 19", "sign the note dated"."""
NOWHERE: Final = -1
_NUMBER: Final = r"\(?[\w/–-]*\d[\w/–-]*\)?"
_CODE: Final = re.compile(r"\b[A-Z]{2,6} \d+[–/-][\d/–-]*\d,? (?:of |dated )?$")
"""A paper called by letters and a double number: "NIE 43-56, ", "NSC 48/5 of "."""
_OWNED: Final = re.compile(rf"[’']s (?:No\. )?{_NUMBER},? $")
"""A message of somebody by its number alone: "Calcutta's 248, "."""
_DATED: Final = re.compile(r"\bdated (?:on )?$")
_IMPRINT: Final = re.compile(r"\([^():]{2,40}: [^():]{2,90}, $")
_PAGE: Final = re.compile(r",? (?:at )?(?:pp?\.|pages?) ?\d")
"""What follows the date of a journal: the page."""


def cited_dates(text: str, times: Sequence[TimeMention], paper: re.Pattern[str]) -> Mapping[int, int]:
    """Return the start of every date that belongs to a cited paper, with where the words for that paper begin.

    A paper in brackets is no object of any verb before it.
    """
    found = {}
    for time in times:
        before = text[max(0, time.start - REACH) : time.start]
        named = next((m for p in (paper, _CODE, _OWNED, _DATED, _IMPRINT) if (m := p.search(before))), None)
        if named is not None:
            opens = time.start - len(before) + named.start()
            found[time.start] = NOWHERE if text[max(0, opens - 1)] == "(" else opens
        elif _PAGE.match(text, time.end):
            found[time.start] = time.start
    return found


def without_cited(
    times: Sequence[TimeMention], cited: Mapping[int, int], cue: tuple[int, int]
) -> tuple[TimeMention, ...]:
    """Return the times that may date a cue: the date of a paper only if the paper is what the cue speaks of."""
    return tuple(t for t in times if t.start not in cited or 0 <= cited[t.start] - cue[1] <= OWN_REACH)
