"""Find the stretch of a sentence in which the arguments of a cue stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sinoclaim.extract.arguments import Region, is_label
from sinoclaim.extract.cues import CueMention
from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.phrases import Phrase, relation
from sinoclaim.extract.reading import Reading, SentenceView
from sinoclaim.rules.frames import Cue

RELATIVE: Final = re.compile(
    r"\b(?:which|who|that)(?: (?:was|were|is|are|had|has|have|would|will|to|be|been|not))*\s+$"
)
"""A relative pronoun with the auxiliaries of its verb."""
OBJECT_MARKERS: Final = ("把", "将", "將")
THAT: Final = re.compile(r"(?<=\w) that ")
RELATIVE_REACH: Final = 32
HEAD_REACH: Final = 6
"""Characters between a Chinese verb that describes a noun and the noun: 的 and an adjective or two."""


def _clause_around(mention: CueMention, view: SentenceView) -> tuple[int, int]:
    """Return the clause of a cue; with what a label's colon opens, and in Chinese with a topic set before a comma."""
    index = next((i for i, c in enumerate(view.clauses) if c.start <= mention.start < c.end), None)
    if index is None:
        return mention.start, mention.end
    start, end = view.clauses[index].start, view.clauses[index].end
    if is_label(view.around.low, mention.end):
        end = view.clauses[-1].end
    if view.around.language == "zh" and index:
        topic = view.clauses[index - 1]
        if not any(topic.start <= other.start < topic.end for other in view.cues):
            start = topic.start
    return start, end


def _content_start(mention: CueMention, view: SentenceView, start: int) -> int:
    """Return where the content of a report opens that has a subject of its own: "Zhou said that [Mao met Stalin]"."""
    around, best = view.around, start
    for found in view.words.content_opener.finditer(around.low, start, mention.start):
        inside = (p for p in view.phrases if found.end() <= p.start and p.end <= mention.start)
        if any(not relation(around.text, p, found.end(), around.syntax, around.language) for p in inside):
            best = found.end()
    return best


def _complement_start(after: int, other: CueMention, view: SentenceView) -> int:
    """Return where the clause that a verb governs begins: "agreed | that troops would leave", 同意｜苏军撤出."""
    low = view.around.low
    if view.around.language == "zh" and low.endswith(view.words.planned, 0, after):
        return after
    that = THAT.search(low, after, other.start)
    return that.start() if that is not None else other.start


def is_relative(other: CueMention, view: SentenceView) -> bool:
    """Tell whether a Chinese verb only describes the noun behind it: 发出的 in 收到了该船发出的电报."""
    if view.around.language != "zh" or not view.around.low.startswith("的", other.end):
        return False
    return any(0 < phrase.start - other.end <= HEAD_REACH for phrase in view.phrases)


def region_of(mention: CueMention, view: SentenceView) -> Region:
    """Return the clause of a cue, up to the next verb of the clause, and where the verb before it ends."""
    clause_start, end = _clause_around(mention, view)
    start = after_verb = _content_start(mention, view, clause_start)
    for other in view.cues:
        if other is mention or other.cues[0].nominal:
            continue
        if start <= other.start < mention.start:
            after_verb = max(after_verb, other.end)
        elif mention.end <= other.start < end and not mention.cues[0].nominal and not is_relative(other, view):
            end = min(end, max(mention.end, _complement_start(mention.end, other, view)))
    return Region(start, end, after_verb, clause_start)


def _takes_over_subject(mention: CueMention, view: SentenceView, region: Region) -> bool:
    """Tell whether a verb has no subject before it but that of an earlier verb: "was signed and expired"."""
    opens = max(region.start, region.after_verb)
    inside = (p for p in view.phrases if opens <= p.start and p.end <= mention.start)
    around = view.around
    return not any(not relation(around.text, p, opens, around.syntax, around.language) for p in inside)


def near_enough(mention: CueMention, cue: Cue, view: SentenceView, region: Region, state: Discourse) -> bool:
    """Tell whether a vague cue has one of the nouns it needs: beside it, as its subject before, or by a pronoun."""
    if not cue.near:
        return True
    if any(phrase.classes & cue.near for phrase in view.phrases if region.start <= phrase.start < region.end):
        return True
    if _takes_over_subject(mention, view, region) and any(
        phrase.classes & cue.near for phrase in view.phrases if phrase.end <= mention.start
    ):
        return True
    if is_label(view.around.low, mention.end) and any(phrase.classes & cue.near for phrase in state.titled):
        return True
    words = view.around.low[region.start : region.end].replace(",", " ").replace(".", " ").split()
    spoken_of = any(item.phrase.classes & cue.near for item in state.candidates())
    return spoken_of and not view.around.syntax.pronouns.keys().isdisjoint(words)


def free_phrases(phrases: Sequence[Phrase], earlier: Sequence[Reading], mention: CueMention, low: str) -> list[Phrase]:
    """Return the phrases that are no objects of verbs before: "kept its base, the railway was returned".

    What 把 or 将 opens is the object of the verb to come (宣布将运河收归国有); no Chinese object stands behind a comma.
    """
    objects = {
        phrase.start
        for reading in earlier
        if not reading.cue.nominal
        for phrase in reading.roles.values()
        if reading.mention.end <= phrase.start < mention.start
        and not low.endswith(OBJECT_MARKERS, 0, phrase.start)
        and "，" not in low[reading.mention.end : phrase.start]
    }
    return [phrase for phrase in phrases if phrase.start not in objects]


def without_relatives(
    phrases: Sequence[Phrase], mention: CueMention, view: SentenceView, region: Region
) -> list[Phrase]:
    """Return the phrases without those of relative clauses between a Chinese verb and its object."""
    after = [o for o in view.cues if mention.end <= o.start < region.end and is_relative(o, view)]
    last = max((other.end for other in after), default=mention.end)
    return [phrase for phrase in phrases if not mention.end <= phrase.start < last]


def antecedent(view: SentenceView, mention: CueMention) -> Phrase | None:
    """Return what the relative pronoun before a verb stands for: the phrase before it, or ``None``."""
    before = view.around.low[max(0, mention.start - RELATIVE_REACH) : mention.start]
    found = RELATIVE.search(before)
    if found is None or mention.cues[0].language != "en":
        return None
    at = mention.start - len(before) + found.start()
    phrases = [phrase for phrase in view.phrases if phrase.end <= at]
    return phrases[-1] if phrases and at - phrases[-1].end <= 3 else None
