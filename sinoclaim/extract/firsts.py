"""Tell whether a claim says of its time that the thing had not happened earlier: "first issued", "only in 1878"."""

from __future__ import annotations

from typing import Final

from sinoclaim.extract.reading import Reading, SentenceView
from sinoclaim.extract.wording import has_words
from sinoclaim.model.claim import ClaimTime

BEFORE_VERB: Final = 24
"""Code points before a verb or noun in which a word for the first time is its own: "was first publicly performed"."""
BEFORE_TIME: Final = 16
"""Code points before a time in which the words stand that say how late it was."""
LEAD: Final = ("on the", "in the", "on", "in", "at", "the", "в", "во", "на", "с")
"""What may stand between such words and the time itself."""
UNTIL: Final = "not until"


def is_first(view: SentenceView, reading: Reading, time: ClaimTime | None) -> bool:
    """Tell whether a reading is told as the first of its kind, or as one that came no earlier than its time.

    A claim without a time of its own says nothing of the kind.
    """
    if time is None or not time.text:
        return False
    if reading.mood.note == UNTIL:
        return True
    low, words = view.around.low, view.words
    start, (opens, ends) = reading.mention.start, (reading.region.clause_start, reading.region.end)
    before = low[max(opens, reading.region.after_verb, start - BEFORE_VERB) : start]
    if has_words(_last_phrase(before), words.firsts):
        return True
    phrases = tuple(form for form in words.firsts if " " in form and form[0] < "\u3400")
    if has_words(low[reading.mention.end : ends], phrases):
        return True
    return _is_late(low, opens, time, words.delays)


def _last_phrase(before: str) -> str:
    """Return what stands before a verb in its own clause."""
    return before[max(before.rfind(stop) for stop in ",;:，；：") + 1 :]


def _is_late(low: str, opens: int, time: ClaimTime, delays: tuple[str, ...]) -> bool:
    """Tell whether the words right before a time say how late it was: "only in 1878", "it was not until 1878 that"."""
    at = low.find(time.text.lower(), opens)
    if at < 0:
        return False
    before = low[max(opens, at - BEFORE_TIME) : at].rstrip()
    bare = next((before.removesuffix(lead).rstrip() for lead in LEAD if before.endswith(f" {lead}")), before)
    return any(tail.endswith(delays) and has_words(tail, delays) for tail in (before, bare))
