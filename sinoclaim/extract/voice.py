"""Tell who stands behind a statement and how sure he is: narrator, someone reported or quoted, a view rejected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from sinoclaim.extract.wording import has_words
from sinoclaim.model.claim import Voice, VoiceKind
from sinoclaim.rules.modality import Modality

OPENING: Final = "“«「『"
CLOSING: Final = "”»」』"
STRAIGHT: Final = '"'
TOKEN: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Attitude(NamedTuple):
    """What the sentence says of a statement in it: whose it is, whether it is hedged, whether a condition."""

    voice: Voice
    hedged: bool
    conditional: bool
    note: str


def inside_quotes(text: str, start: int, end: int, at: int) -> bool:
    """Tell whether position ``at`` stands inside quotation marks that open and close within ``start``..``end``."""
    before, after = text[start:at], text[at:end]
    if before.count(STRAIGHT) % 2 == 1 and STRAIGHT in after:
        return True
    return any(
        before.count(left) > before.count(right) and right in after
        for left, right in zip(OPENING, CLOSING, strict=True)
    )


def _reported(before: str, sign: str, words: Modality) -> str:
    """Return the reporting verb that introduces the clause of a cue, or ""; ``sign`` opens the cue."""
    if sign >= "\u3400":
        return next((word for word in words.reporters if word in before), "")
    if any(form.endswith("*") for form in words.reporters):
        return has_words(before, sorted(words.reporters))
    tokens: list[str] = TOKEN.findall(before)
    for word in reversed(tokens[:-1]):
        if word in words.reporters and len(tokens) > 1:
            return word
    return ""


def _attributed(before: str, words: Modality) -> str:
    """Return the words that attribute what follows to somebody, or ""; a count or a treaty is no such body."""
    found = has_words(before, words.attributions)
    return "" if found and any(ground in before[before.find(found) :] for ground in words.grounds) else found


def _without(low: str, phrases: Iterable[str]) -> str:
    """Return a text with some words blanked: 说 in 小说 reports nothing."""
    for phrase in phrases:
        if phrase in low:
            low = low.replace(phrase, " " * len(phrase))
    return low


def read_attitude(
    text: str, low: str, sentence: tuple[int, int], clause: tuple[int, int], cue: int, words: Modality
) -> Attitude:
    """Read voice, hedge and condition for the cue at ``cue`` from its clause and sentence (spans in code points)."""
    start, end = sentence
    before, own = low[start:cue], low[clause[0] : clause[1]]
    if low[cue] >= "\u3400":
        before, own = _without(before, words.affirming), _without(own, words.affirming)
    rejected = has_words(before, words.rejecters)
    hedge = has_words(own, words.hedges)
    condition = has_words(before[max(0, clause[0] - start) :], words.conditionals)
    if rejected:
        return Attitude(Voice(kind=VoiceKind.REJECTED), bool(hedge), bool(condition), rejected)
    if inside_quotes(text, start, end, cue):
        return Attitude(Voice(kind=VoiceKind.QUOTED), bool(hedge), bool(condition), "quotation marks")
    attribution = _attributed(before, words)
    reporter = "" if attribution else _reported(before, low[cue], words)
    if attribution:
        return Attitude(Voice(kind=VoiceKind.REPORTED, speaker=attribution), bool(hedge), bool(condition), attribution)
    if reporter:
        return Attitude(Voice(kind=VoiceKind.REPORTED), bool(hedge), bool(condition), reporter)
    return Attitude(Voice(), bool(hedge), bool(condition), hedge or condition)
