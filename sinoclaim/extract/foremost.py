"""Find who is told to have been the first, the last or the only one to do a thing, before the verb or after "was"."""

from __future__ import annotations

import re
from typing import Final

from sinoclaim.extract.cues import CueMention
from sinoclaim.extract.phrases import Phrase
from sinoclaim.extract.reading import SentenceView

RANKED: Final = re.compile(r"\b(?:first|earliest)\b(?P<kind>(?: [\w'’-]+){0,3}) to (?:\w+ly )?$")
"""What stands before the verb: "the first man to", "the first to safely"."""
CLEFT: Final = re.compile(r"\bit was (?P<doer>[^,;:.]{2,60}?),? (?:who|that|which) first $")
COPULA: Final = re.compile(r"\b(?:was|were|is|became|had been)(?: said)? (?:the |among the )?$")
COMPLEMENT: Final = re.compile(
    r"[^,;:.]{0,60}?(?:,[^,;:.]{0,40},)? (?:was|were|is) (?:not |the |a |an )?|[^,;:.]{0,40}: ?"
)
REACH: Final = 64
ANYONE: Final = "anyone"
APPOSED: Final = frozenset({", ", " "})
"""What parts a description from its name: "a warship, HMS Newport"."""


def rank_among(low: str, start: int) -> str:
    """Return among whom the words before a verb say that its doer was the first, "" if they do not.

    >>> rank_among("the first woman to reach it", 19), rank_among("the first to reach it", 13)
    ('woman', 'anyone')
    """
    before = low[max(0, start - REACH) : start]
    ranked = RANKED.search(before)
    if ranked is not None:
        return ranked["kind"].strip() or ANYONE
    return ANYONE if CLEFT.search(before) is not None else ""


def foremost(view: SentenceView, mention: CueMention) -> Phrase | None:
    """Return who was the first to do it: the subject of "was the first to", else the complement, or ``None``."""
    low, opens = view.around.low, view.clauses[0].start if view.clauses else mention.start
    found = RANKED.search(low, max(opens, mention.start - REACH), mention.start)
    if found is None or mention.cues[0].language != "en":
        return None
    copula = COPULA.search(low, max(opens, found.start() - REACH), found.start())
    if copula is not None:
        return next((p for p in reversed(view.phrases) if p.end <= copula.start() + 1), None)
    complement = COMPLEMENT.match(low, mention.end)
    if complement is None:
        return None
    after = [p for p in view.phrases if p.start >= complement.end() - 1]
    if len(after) > 1 and not after[0].named and low[after[0].end : after[1].start] in APPOSED and after[1].named:
        return after[1]
    return after[0] if after and after[0].start <= complement.end() + 24 else None
