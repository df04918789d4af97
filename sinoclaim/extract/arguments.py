"""Assign noun phrases to the roles of a frame, by their relation to the cue and by what the role admits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from sinoclaim.extract.modality import Mood
from sinoclaim.extract.phrases import Phrase, relation
from sinoclaim.model.claim import Phase
from sinoclaim.rules.frames import Cue, Frame
from sinoclaim.rules.syntax import Syntax

CHAIN_REACH: Final = 40
"""How many code points of auxiliaries and adverbs may stand between a conjunction and its verb."""


LABEL_END: Final = re.compile(r" {0,2}(?:日期|时间|時間|地点|地點|人|方|国|國|各方)?[:：]")
"""How a label ends: its colon, in Chinese with what it is the label of (签署人：, 签署日期：)."""
OWNER_REACH: Final = 4
"""Code points between an owner and a noun for what he did: "Mao's visit"."""
PLACING: Final = frozenset({"at", "in", "from", "to"})
"""Relations in which a place stands to a verb."""
CONJUNCTIONAL: Final = frozenset({"after", "before"})
"""Relations whose words also join clauses: "after American troops crossed the parallel"."""


class Region(NamedTuple):
    """Where the arguments of a cue are looked for, and the end of the verb before it there.

    ``start`` is that of its clause, or of the content of the report that it stands in ("said that ..."); what denies or
    hedges it may stand before, from ``clause_start``.
    """

    start: int
    end: int
    after_verb: int
    clause_start: int


class Placed(NamedTuple):
    """A phrase with its grammatical relation to the cue."""

    relation: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a cue's arguments are read from: the text, lower-cased text, language, and its function words."""

    text: str
    low: str
    language: str
    syntax: Syntax


def admits(frame: Frame, role: str, phrase: Phrase) -> bool:
    """Tell whether ``phrase`` may fill ``role``: its classes meet the role's sorts, or nothing is known of it."""
    wanted = frame.sorts.get(role)
    if wanted is None:
        return True
    if phrase.is_bare_modifier():
        return "country" in wanted
    if not phrase.classes or phrase.classes == {"name"}:
        return phrase.named
    return bool(phrase.classes & wanted)


def is_label(low: str, end: int) -> bool:
    """Tell whether a cue is the label of a list: "Signatories: ..."."""
    return LABEL_END.match(low, end) is not None


CLEFT: Final = re.compile(r"[^，。；：、是]{0,16}?的[是为為]")
"""What stands between a Chinese verb and the doer that follows it: 签字的是周恩来, 首先到达北极的是他."""
TELLS_DOER: Final = ("的", "了的", "过的", "過的")
"""How a clause goes on after its verb in which 是 marks the doer: 条约是周恩来签署的."""


def _cleft_end(low: str, cue_end: int, region_end: int) -> int:
    """Return where the doer begins that follows a Chinese verb, or ``region_end``."""
    found = CLEFT.match(low, cue_end, region_end)
    return found.end() if found is not None else region_end


def _relation(phrase: Phrase, cue_at: tuple[int, int], region: Region, around: Surroundings) -> str:
    """Return the relation of a phrase that stands before or behind a cue."""
    before = phrase.start < cue_at[0]
    left = region.start if before else cue_at[1]
    mark = relation(around.text, phrase, left, around.syntax, around.language)
    if before and mark in CONJUNCTIONAL and phrase.end >= cue_at[0] - CHAIN_REACH:
        mark = ""
    told = before and around.language == "zh" and around.low.endswith("是", region.start, phrase.start)
    if told and not mark and around.low.startswith(TELLS_DOER, cue_at[1]):
        return "by"
    return mark or ("subject" if before else "object")


def place(phrases: Sequence[Phrase], cue_at: tuple[int, int], region: Region, around: Surroundings) -> list[Placed]:
    """Give every phrase of the clause its relation to the cue: subject before it, object after it, or a preposition."""
    placed = []
    cleft = _cleft_end(around.low, cue_at[1], region.end) if around.language == "zh" else region.end
    direct = around.low.startswith(("的是", "的为", "的為"), cue_at[1])
    for phrase in phrases:
        if phrase.start >= region.end or phrase.end <= region.start:
            continue
        if phrase.start < cue_at[1] and cue_at[0] < phrase.end:
            placed += _around_noun(phrase, cue_at)
            continue
        before = phrase.start < cue_at[0]
        if not before and is_label(around.low, cue_at[1]):
            placed.append(Placed("in" if "city" in phrase.classes else "by", phrase))
        elif not before and phrase.start >= cleft:
            placed.append(Placed("subject", phrase))
        elif not (before and direct):
            mark = _relation(phrase, cue_at, region, around)
            if mark in {"subject", "object"} and placed and _is_wider_place(around.text, placed[-1], phrase):
                mark = placed[-1].relation
            placed.append(Placed(mark, phrase))
    return placed


def _is_wider_place(text: str, last: Placed, phrase: Phrase) -> bool:
    """Tell whether a name only says in what land the place before it lies: "at Portsmouth, New Hampshire"."""
    if last.relation not in PLACING or not (last.phrase.named and phrase.named) or "person" in phrase.classes:
        return False
    return text[last.phrase.end : phrase.start] == ", "


def _around_noun(phrase: Phrase, cue_at: tuple[int, int]) -> list[Placed]:
    """Return what the phrase around a noun for an event says of it: "control of Port Arthur", "Soviet control"."""
    if phrase.entities and phrase.start == cue_at[0]:
        return [Placed("of", phrase)]
    if phrase.entities and cue_at[0] < phrase.start < cue_at[1] < phrase.end:
        return [Placed("object", replace(phrase, start=cue_at[1]))]
    if phrase.modifiers or phrase.entities:
        owner = replace(
            phrase, end=cue_at[0], entities=(), modifiers=phrase.modifiers or phrase.entities, classes=frozenset()
        )
        return [Placed("subject", owner)] if owner.start < owner.end else []
    return []


def _coordinated(around: Surroundings, region: Region, cue_start: int) -> bool:
    """Tell whether a conjunction links this verb to the one before it, so that they share their subject."""
    gap = around.low[max(region.after_verb, cue_start - CHAIN_REACH) : cue_start]
    if around.language == "zh":
        return "，" in gap or "并" in gap
    words = gap.replace(",", " , ").split()
    return bool({"and", "or", "but", "then", ",", "и", "а", "но"} & set(words))


def _subjects(placed: Sequence[Placed], region: Region, cue_start: int, *, infinitive: bool) -> list[Phrase]:
    """Return the candidates for the subject, best first."""
    before = [p.phrase for p in placed if p.relation == "subject"]
    if infinitive:
        return before[::-1]
    near = [phrase for phrase in before if phrase.start >= region.after_verb]
    return near or [phrase for phrase in before if phrase.end <= cue_start][::-1]


def _fill(frame: Frame, cue: Cue, mark: str, phrase: Phrase, roles: dict[str, Phrase]) -> bool:
    """Put a phrase into the first role that its relation allows and that admits it."""
    for role in cue.arguments.get(mark, ()):
        if role not in roles and admits(frame, role, phrase):
            roles[role] = phrase
            return True
    return False


def _fill_subject(
    frame: Frame, cue: Cue, mood: Mood, placed: Sequence[Placed], *, at: tuple[int, int], region: Region
) -> dict[str, Phrase]:
    """Return the role of the subject, or of what "of" adds to a head noun that is not known."""
    roles: dict[str, Phrase] = {}
    mark = "passive" if mood.passive else "subject"
    for phrase in _subjects(placed, region, at[0], infinitive=mood.infinitive):
        distant = phrase.end < at[0] - OWNER_REACH and phrase.end < region.after_verb
        if cue.nominal and not cue.modifier and distant:
            continue
        if _fill(frame, cue, mark, phrase, roles):
            return roles
    lone = mood.infinitive and sum(item.phrase.end <= at[0] for item in placed) == 1
    first = region.start if lone or (mood.infinitive and mood.phase is Phase.BEGUN) else region.after_verb
    for item in () if cue.nominal else placed:
        if item.relation == "of" and first <= item.phrase.start < at[0]:
            _fill(frame, cue, mark, item.phrase, roles)
    return roles


def assign(
    frame: Frame, cue: Cue, mood: Mood, placed: Sequence[Placed], *, at: tuple[int, int], region: Region
) -> dict[str, Phrase]:
    """Return the roles that the phrases of the clause fill; the subject first, then the object, then the rest."""
    roles = _fill_subject(frame, cue, mood, placed, at=at, region=region)
    for item in placed if cue.nominal else ():
        if item.relation == "of" and at[0] <= item.phrase.start < at[1]:
            _fill(frame, cue, "of", item.phrase, roles)
    after = [p for p in placed if p.phrase.start >= at[1]]
    for wanted in ("object", ""):
        for item in after:
            if (item.relation == "object") == (wanted == "object"):
                _fill(frame, cue, item.relation, item.phrase, roles)
    for item in placed:
        if item.phrase.start < at[0] and item.relation not in {"subject", "of"}:
            _fill(frame, cue, item.relation, item.phrase, roles)
    return roles


def shares_subject(around: Surroundings, region: Region, cue_start: int) -> bool:
    """Tell whether the verb takes over the subject of the verb before it in the sentence."""
    return region.after_verb > region.start and _coordinated(around, region, cue_start)


def fitness(frame: Frame, cue: Cue, roles: dict[str, Phrase]) -> int:
    """Score how well a frame fits its clause, to choose among frames that share a cue word."""
    core = sum(role in roles for role in frame.core)
    sorted_roles = sum(role in frame.sorts and not roles[role].is_bare_modifier() for role in roles)
    return 10 * core + 3 * sorted_roles + len(roles) + (2 if cue.near else 0)
