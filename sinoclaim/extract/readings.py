"""Read the frames of one sentence: which frame each cue evokes, what fills its roles, in which mood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sinoclaim.extract.arguments import Placed, Region, Surroundings, admits, assign, fitness, place, shares_subject
from sinoclaim.extract.bareheads import plain_object, plain_subject
from sinoclaim.extract.cues import CueMention
from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.modality import Mood, read_mood
from sinoclaim.extract.phrases import Phrase, relation
from sinoclaim.model.span import Span
from sinoclaim.rules.frames import Cue, Frame, FrameTable
from sinoclaim.rules.inflection import VerbForm
from sinoclaim.rules.modality import Modality

RELATIVE: Final = re.compile(
    r"\b(?:which|who|that)(?: (?:was|were|is|are|had|has|have|would|will|to|be|been|not))*\s+$"
)
"""A relative pronoun with the auxiliaries of its verb."""
RELATIVE_REACH: Final = 32
OBJECT_REACH: Final = 30
"""Code points after a verb in which its direct object begins, if it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One frame as read from one clause: the cue, the roles and which of them were taken over from elsewhere."""

    mention: CueMention
    cue: Cue
    frame: Frame
    mood: Mood
    region: Region
    roles: dict[str, Phrase]
    inherited: frozenset[str] = frozenset()

    def subject(self) -> Phrase | None:
        """Return what fills the role of the subject, or ``None``."""
        wanted = self.cue.arguments.get("passive" if self.mood.passive else "subject", ())
        return next((self.roles[role] for role in wanted if role in self.roles), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """What the readings of one sentence are made from."""

    around: Surroundings
    clauses: tuple[Span, ...]
    phrases: tuple[Phrase, ...]
    cues: tuple[CueMention, ...]
    words: Modality


def region_of(mention: CueMention, view: SentenceView) -> Region:
    """Return the clause of a cue, up to the next verb of the clause, and where the verb before it ends."""
    clause = next((c for c in view.clauses if c.start <= mention.start < c.end), None)
    start, end = (clause.start, clause.end) if clause else (mention.start, mention.end)
    after_verb = start
    for other in view.cues:
        if other is mention or other.cues[0].nominal:
            continue
        if start <= other.start < mention.start:
            after_verb = max(after_verb, other.end)
        elif mention.end <= other.start < end and not mention.cues[0].nominal:
            end = min(end, other.start)
    return Region(start, end, after_verb)


def _near_enough(cue: Cue, view: SentenceView, region: Region, state: Discourse) -> bool:
    """Tell whether a vague cue has one of the nouns beside it that it needs, or a pronoun that can stand for one."""
    if not cue.near:
        return True
    if any(phrase.classes & cue.near for phrase in view.phrases if region.start <= phrase.start < region.end):
        return True
    words = view.around.low[region.start : region.end].replace(",", " ").replace(".", " ").split()
    spoken_of = any(item.phrase.classes & cue.near for item in state.candidates())
    return spoken_of and not view.around.syntax.pronouns.keys().isdisjoint(words)


def _free(phrases: Sequence[Phrase], earlier: Sequence[Reading], mention: CueMention) -> list[Phrase]:
    """Return the phrases that are no objects of verbs before: "kept its base, the railway was returned"."""
    objects = {
        phrase.start
        for reading in earlier
        if not reading.cue.nominal
        for phrase in reading.roles.values()
        if reading.mention.end <= phrase.start < mention.start
    }
    return [phrase for phrase in phrases if phrase.start not in objects]


def _antecedent(view: SentenceView, mention: CueMention) -> Phrase | None:
    """Return what the relative pronoun before a verb stands for: the phrase before it, or ``None``."""
    before = view.around.low[max(0, mention.start - RELATIVE_REACH) : mention.start]
    found = RELATIVE.search(before)
    if found is None or mention.cues[0].language != "en":
        return None
    at = mention.start - len(before) + found.start()
    phrases = [phrase for phrase in view.phrases if phrase.end <= at]
    return phrases[-1] if phrases and at - phrases[-1].end <= 3 else None


def _best(
    mention: CueMention, view: SentenceView, table: FrameTable, earlier: Sequence[Reading], state: Discourse
) -> Reading | None:
    """Return the frame among those of the cue whose roles the clause fills best, or ``None`` if none fits."""
    region = region_of(mention, view)
    at = (mention.start, mention.end)
    before = earlier[-1] if earlier else None
    found: list[tuple[int, str, Reading]] = []
    for cue in mention.cues:
        if cue.language != view.around.language or not _near_enough(cue, view, region, state):
            continue
        frame = table.frames[cue.frame]
        mood = read_mood(view.around.low, (region.start, region.end), at, cue, view.words)
        free = view.phrases if mood.infinitive else _free(view.phrases, earlier, mention)
        placed = place(free, at, region, view.around)
        antecedent = _antecedent(view, mention)
        if antecedent is not None:
            after = [item for item in placed if item.phrase.start >= mention.end]
            placed = [Placed("subject", antecedent), *after]
            region = region._replace(start=min(region.start, antecedent.start))
        roles = assign(frame, cue, mood, placed, at=at, region=region)
        reading = Reading(mention=mention, cue=cue, frame=frame, mood=mood, region=region, roles=roles)
        whole = _completed(_passive_too(_governed_noun(reading, before), view, earlier), view, state, before)
        found.append((fitness(frame, cue, roles) + fitness(frame, cue, whole.roles), frame.id, whole))
    if not found:
        return None
    return max(found, key=lambda item: (item[0], item[1]))[2]


def _pronoun(view: SentenceView, reading: Reading) -> str:
    """Return what the pronoun before the verb can stand for ("person", "thing", "any"), or "" if there is none."""
    around, region = view.around, reading.region
    before = around.low[max(region.start, region.after_verb) : reading.mention.start]
    if around.language == "zh":
        return next((kind for word, kind in around.syntax.pronouns.items() if word in before), "")
    return next((around.syntax.pronouns[w] for w in before.split() if w in around.syntax.pronouns), "")


def _resolve(
    frame: Frame, role: str, kind: str, state: Discourse, *, taken: Sequence[Phrase], here: Sequence[Phrase] = ()
) -> Phrase | None:
    """Return the last spoken-of phrase that fits a role and is not taken; ``here`` are those before in the sentence."""
    near = [*here, *(item.phrase for item in state.candidates())]
    if kind == "any":
        near = [*(phrase for phrase in near if phrase.entities), *near, *state.titled]
    for phrase in near:
        if phrase in taken or phrase.classes <= {"name"} or not admits(frame, role, phrase):
            continue
        if kind == "person" and "person" not in phrase.classes:
            continue
        return phrase
    return None


def _object_pronoun(view: SentenceView, reading: Reading) -> bool:
    """Tell whether the word right after the verb is a pronoun: "nobody signed it"."""
    end = reading.mention.end
    after = view.around.low[end : end + 12].split(maxsplit=1)[:1]
    return bool(after) and after[0].strip(".,;") in view.around.syntax.pronouns


def _before(view: SentenceView, reading: Reading) -> tuple[Phrase, ...]:
    """Return the phrases of the sentence before the verb, the nearest first."""
    return tuple(phrase for phrase in reversed(view.phrases) if phrase.end <= reading.mention.start)


def _may_inherit(view: SentenceView, reading: Reading, roles: dict[str, Phrase]) -> bool:
    """Tell whether an open role may be meant from the sentences before: not if the verb has an object of its own."""
    if _object_pronoun(view, reading):
        return True
    end, used = reading.mention.end, {phrase.start for phrase in roles.values()}
    reach = min(reading.region.end, end + OBJECT_REACH)
    own = [p for p in view.phrases if end <= p.start < reach and p.start not in used]
    own = [p for p in own if not {",", "and", "but"} & set(view.around.low[end : p.start].replace(",", " , ").split())]
    direct = [p for p in own if not relation(view.around.text, p, end, view.around.syntax, view.around.language)]
    return (bool(roles) or reading.cue.nominal) and not direct


def _fill_plain(reading: Reading, view: SentenceView, roles: dict[str, Phrase]) -> None:
    """Fill the first subject and object role that stay open with plain nouns of the clause (English only)."""
    if view.around.language != "en" or reading.cue.nominal:
        return
    region, syntax, low = reading.region, view.around.syntax, view.around.low
    mark = "passive" if reading.mood.passive else "subject"
    start = max(region.start, region.after_verb)
    found = (
        (mark, plain_subject(low, start, reading.mention.start, syntax, view.words)),
        ("object", plain_object(low, reading.mention.end, region.end, syntax, view.words)),
    )
    for place_in_clause, phrase in found:
        wanted = reading.cue.arguments.get(place_in_clause, ())
        if phrase is not None and wanted and not any(role in roles for role in wanted):
            role = wanted[-1] if place_in_clause == "subject" else wanted[0]
            if "country" not in reading.frame.sorts.get(role, ()) and "person" not in reading.frame.sorts.get(role, ()):
                roles.setdefault(role, phrase)


def _completed(reading: Reading, view: SentenceView, state: Discourse, before: Reading | None) -> Reading:
    """Fill the roles that the clause leaves open: a shared subject, a pronoun, a place spoken of just before."""
    roles, inherited = dict(reading.roles), set(reading.inherited)
    mark = "passive" if reading.mood.passive else "subject"
    subject_roles = reading.cue.arguments.get(mark, ())
    told = any(role in roles and roles[role].start < reading.mention.start for role in subject_roles)
    if subject_roles and not told and not reading.cue.nominal:
        kind = _pronoun(view, reading)
        shared = before.subject() if before and not kind and shares_subject_of(reading, view, before) else None
        for role in (role for role in subject_roles if role not in roles):
            phrase = shared if shared and admits(reading.frame, role, shared) else None
            if phrase is None and kind:
                phrase = _resolve(reading.frame, role, kind, state, taken=tuple(roles.values()))
            if phrase is None and kind == "person" and "person" in reading.frame.sorts.get(role, {"person"}):
                at = reading.mention.start
                phrase = Phrase(start=max(reading.region.start, at - 1), end=at, classes=frozenset({"person"}), head="")
            if phrase is not None:
                roles[role] = phrase
                inherited.add(role)
                break
    _fill_plain(reading, view, roles)
    for role in reading.frame.core if _may_inherit(view, reading, roles) else ():
        meant = role not in subject_roles or _object_pronoun(view, reading)
        if role not in roles and role in reading.frame.sorts and meant:
            here = _before(view, reading) if _object_pronoun(view, reading) else ()
            phrase = _resolve(reading.frame, role, "any", state, taken=tuple(roles.values()), here=here)
            if phrase is not None:
                roles[role] = phrase
                inherited.add(role)
    return replace(reading, roles=roles, inherited=frozenset(inherited))


def shares_subject_of(reading: Reading, view: SentenceView, before: Reading) -> bool:
    """Tell whether the reading takes over the subject of the one before it: "signed the treaty and left"."""
    same_clause = before.region.start == reading.region.start
    if same_clause:
        return shares_subject(view.around, reading.region, reading.mention.start)
    return reading.region.start >= before.region.end - 1 and before.mention.start < reading.mention.start


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


def read_sentence(view: SentenceView, table: FrameTable, state: Discourse) -> list[Reading]:
    """Return the readings of all cues of a sentence that fill at least one role of their own, in order."""
    readings: list[Reading] = []
    for mention in view.cues:
        reading = _best(mention, view, table, readings, state)
        if reading is None:
            continue
        if reading.roles or not reading.frame.core or reading.frame.exclusive:
            readings.append(reading)
    return readings
