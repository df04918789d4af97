"""Read the frames of one sentence: which frame each cue evokes, what fills its roles, in which mood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sinoclaim.extract.arguments import (
    Placed,
    assign,
    fitness,
    place,
    shares_subject,
)
from sinoclaim.extract.cues import CueMention
from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.foremost import foremost
from sinoclaim.extract.modality import read_mood
from sinoclaim.extract.omissions import completed
from sinoclaim.extract.reading import Reading, SentenceView
from sinoclaim.extract.regions import antecedent, free_phrases, near_enough, region_of, without_relatives
from sinoclaim.extract.russian_case import by_case
from sinoclaim.model.claim import Polarity
from sinoclaim.rules.frames import FrameTable, Trait
from sinoclaim.rules.inflection import VerbForm


def _passive_too(reading: Reading, view: SentenceView, earlier: Sequence[Reading]) -> Reading:
    """Read a verb again as passive if it shares the auxiliary of one before it: "was negotiated and signed there"."""
    forms = reading.cue.forms
    same = [other for other in earlier if other.region.start == reading.region.start and not other.cue.nominal]
    if (
        not any(other.mood.passive for other in same)
        or reading.mood.passive
        or VerbForm.PARTICIPLE not in forms
        or VerbForm.PAST not in forms
    ):
        return reading
    if not shares_subject(view.around, reading.region, reading.mention.start):
        return reading
    mood = reading.mood._replace(passive=True)
    at = (reading.mention.start, reading.mention.end)
    placed = place(view.phrases, at, reading.region, view.around)
    later = [item for item in placed if item.phrase.start >= reading.mention.end]
    roles = assign(reading.frame, reading.cue, mood, later, at=at, region=reading.region)
    return replace(reading, mood=mood, roles=roles)


def _governed_noun(reading: Reading, before: Reading | None) -> Reading:
    """Give a noun the phase of the verb that it depends on: "allowed to keep their privileges, control included"."""
    if before is None or not reading.cue.nominal or reading.mood.phase is not None or before.mood.phase is None:
        return reading
    if before.mention.end > reading.mention.start:
        return reading
    roles = {**before.roles, **reading.roles} if reading.frame.id == before.frame.id else reading.roles
    taken = frozenset(roles.keys() - reading.roles.keys())
    mood = reading.mood._replace(phase=before.mood.phase, note=before.mood.note)
    return replace(reading, mood=mood, roles=roles, inherited=reading.inherited | taken)


def _lacks_amount(reading: Reading, view: SentenceView) -> bool:
    """Tell whether a frame that states a measure has no figure and no length of time in the clause.

    Then its word was meant in another sense, if that has two things of the clause to speak for it: "lifted the siege".
    """
    if Trait.AMOUNT not in reading.frame.traits or reading.cue.polarity is Polarity.DENIED:
        return False
    return not any(reading.region.clause_start <= start < reading.region.end for start in view.amounts)


def _best(
    mention: CueMention, view: SentenceView, table: FrameTable, earlier: Sequence[Reading], state: Discourse
) -> Reading | None:
    """Return the frame among those of the cue whose roles the clause fills best, or ``None`` if none fits."""
    region = region_of(mention, view)
    at = (mention.start, mention.end)
    before = earlier[-1] if earlier else None
    found: list[tuple[int, str, Reading]] = []
    for cue in mention.cues:
        if cue.language != view.around.language or not near_enough(mention, cue, view, region, state):
            continue
        frame = table.frames[cue.frame]
        mood = read_mood(view.around.low, (region.clause_start, region.end), at, cue, view.words)
        free = view.phrases if mood.infinitive else free_phrases(view.phrases, earlier, mention, view.around.low)
        placed = place(without_relatives(free, mention, view, region), at, region, view.around)
        if cue.language == "ru" and not cue.nominal:
            placed = by_case(placed, at, view.around, passive=mood.passive)
        stands_for = antecedent(view, mention) or foremost(view, mention)
        if stands_for is not None:
            end = stands_for.start if stands_for.start > mention.start else region.end
            after = [item for item in placed if mention.end <= item.phrase.start < end]
            placed = [Placed("subject", stands_for), *after]
            region = region._replace(start=min(region.start, stands_for.start))
        roles = assign(frame, cue, mood, placed, at=at, region=region)
        reading = Reading(mention=mention, cue=cue, frame=frame, mood=mood, region=region, roles=roles)
        whole = completed(_passive_too(_governed_noun(reading, before), view, earlier), view, state, before)
        found.append((fitness(frame, cue, roles) + fitness(frame, cue, whole.roles), frame.id, whole))
    if not found:
        return None
    best = max(found, key=lambda item: (item[0], item[1]))[2]
    if not _lacks_amount(best, view):
        return best
    others = [item for item in found if len(item[2].roles.keys() - item[2].inherited) > 1]
    others = [item for item in others if not _lacks_amount(item[2], view)]
    return max(others, key=lambda item: (item[0], item[1]))[2] if others else None


def read_sentence(view: SentenceView, table: FrameTable, state: Discourse) -> list[Reading]:
    """Return the readings of all cues of a sentence that fill at least one role of their own, in order."""
    readings: list[Reading] = []
    for mention in view.cues:
        reading = _best(mention, view, table, readings, state)
        if reading is None and mention.spare:
            reading = _best(mention._replace(cues=mention.spare), view, table, readings, state)
        if reading is None:
            continue
        if reading.roles or not reading.frame.core or reading.frame.exclusive:
            readings.append(reading)
    return readings
