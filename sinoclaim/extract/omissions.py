"""Fill what a clause leaves out: a shared subject, what a pronoun means, a place spoken of just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.extract.arguments import (
    admits,
    is_label,
    shares_subject,
)
from sinoclaim.extract.bareheads import plain_object, plain_subject
from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.phrases import MAKING, Phrase, relation
from sinoclaim.extract.reading import Reading, SentenceView
from sinoclaim.rules.frames import Frame
from sinoclaim.rules.inflection import VerbForm

FRAGMENT_REACH: Final = 8
FRAGMENT_STARTS: Final = frozenset({"", "date", "place", "•", "-", "*", "–"})
"""What may stand before it: the name of a label, the bullet of a list."""
FRAGMENT_ENDS: Final = (":", "on ", "in ", "at ", "by ", "1", "2", "3", "4", "5", "6", "7", "8", "9")
"""What follows a participle that stands for a sentence: a colon, or when, where and by whom."""
OBJECT_REACH: Final = 30
"""Code points after a verb in which its direct object begins, if it has one."""


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
    label = is_label(view.around.low, reading.mention.end)
    return (bool(roles) or reading.cue.nominal or label) and not direct


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
        if phrase is None or any(p.start < phrase.end and phrase.start < p.end for p in view.phrases):
            continue
        if wanted and not any(role in roles for role in wanted):
            role = wanted[-1] if place_in_clause == "subject" else wanted[0]
            if "country" not in reading.frame.sorts.get(role, ()) and "person" not in reading.frame.sorts.get(role, ()):
                roles.setdefault(role, phrase)


def _continued(reading: Reading, before: Reading | None) -> dict[str, Phrase]:
    """Return the core roles that a second verb for one event takes over: "签订，由…签字"."""
    if before is None or before.frame.id != reading.frame.id or reading.cue.nominal:
        return {}
    return {r: p for r, p in before.roles.items() if r in reading.frame.core and r not in reading.roles}


def _subject_for(
    reading: Reading, view: SentenceView, state: Discourse, before: Reading | None, roles: dict[str, Phrase]
) -> tuple[str, Phrase] | None:
    """Return the role and filler of a subject that the clause leaves out: shared, or meant by a pronoun."""
    fragment = _is_fragment(view, reading)
    mark = "passive" if reading.mood.passive or fragment else "subject"
    wanted = reading.cue.arguments.get(mark, ())
    if reading.cue.nominal or any(role in roles and roles[role].start < reading.mention.start for role in wanted):
        return None
    kind = "any" if fragment else _pronoun(view, reading)
    shared = before.subject() if before and not kind and shares_subject_of(reading, view, before) else None
    for role in (role for role in wanted if role not in roles):
        if shared is not None and admits(reading.frame, role, shared):
            return role, shared
        found = _resolve(reading.frame, role, kind, state, taken=tuple(roles.values())) if kind else None
        if found is None and kind == "person" and "person" in reading.frame.sorts.get(role, {"person"}):
            at = reading.mention.start
            found = Phrase(start=max(reading.region.start, at - 1), end=at, classes=frozenset({"person"}))
        if found is not None:
            return role, found
    return None


def _of_heading(view: SentenceView, reading: Reading, roles: dict[str, Phrase]) -> dict[str, Phrase]:
    """Return the role of the thing before a colon of which a participle tells: "Treaty of Ghent: concluded in 1814"."""
    low, start = view.around.low, reading.mention.start
    if view.around.language != "en" or not all(VerbForm.PARTICIPLE in cue.forms for cue in reading.mention.cues):
        return {}
    opens = view.clauses[0].start if view.clauses else start
    named = [phrase for phrase in view.phrases if opens <= phrase.start and phrase.end <= start]
    if len(named) != 1 or low[named[0].end : start].strip() != ":":
        return {}
    open_roles = (role for role in reading.cue.arguments.get("passive", ()) if role not in roles)
    return next(({role: named[0]} for role in open_roles if admits(reading.frame, role, named[0])), {})


def _is_fragment(view: SentenceView, reading: Reading) -> bool:
    """Tell whether a participle opens a sentence that has no subject: "Signed on 5 May 1901.", "Signed: Paris"."""
    low, end, mention = view.around.low, reading.mention.end, reading.mention
    opens = bool(view.clauses) and low[view.clauses[0].start : mention.start].strip() in FRAGMENT_STARTS
    if not opens or view.around.language != "en" or not all(VerbForm.PARTICIPLE in cue.forms for cue in mention.cues):
        return False
    return low[end : end + FRAGMENT_REACH].lstrip().startswith(FRAGMENT_ENDS)


def shares_subject_of(reading: Reading, view: SentenceView, before: Reading) -> bool:
    """Tell whether the reading takes over the subject of the one before it: "signed the treaty and left"."""
    same_clause = before.region.start == reading.region.start
    if same_clause:
        return shares_subject(view.around, reading.region, reading.mention.start)
    return reading.region.start >= before.region.end - 1 and before.mention.start < reading.mention.start


def completed(reading: Reading, view: SentenceView, state: Discourse, before: Reading | None) -> Reading:
    """Fill the roles that the clause leaves open: a shared subject, a pronoun, a place spoken of just before."""
    taken_over = _continued(reading, before)
    roles = {**reading.roles, **taken_over}
    inherited = set(reading.inherited) | taken_over.keys()
    roles |= _of_heading(view, reading, roles)
    subject = _subject_for(reading, view, state, before, roles)
    if subject is not None:
        roles[subject[0]] = subject[1]
        inherited.add(subject[0])
    _fill_plain(reading, view, roles)
    mark = "passive" if reading.mood.passive else "subject"
    pronoun = _object_pronoun(view, reading)
    label = is_label(view.around.low, reading.mention.end)
    open_roles = [r for r in reading.frame.core if r not in roles and r in reading.frame.sorts]
    for role in open_roles if _may_inherit(view, reading, roles) else ():
        if role in reading.cue.arguments.get(mark, ()) and not (pronoun or label):
            continue
        here = _before(view, reading) if pronoun else ()
        phrase = _resolve(reading.frame, role, "any", state, taken=tuple(roles.values()), here=here)
        if phrase is not None:
            roles[role] = phrase
            inherited.add(role)
    for role, phrase in _works_meant(reading, state, roles).items():
        roles[role] = phrase
        inherited.add(role)
    return replace(reading, roles=roles, inherited=frozenset(inherited))


def _works_meant(reading: Reading, state: Discourse, roles: dict[str, Phrase]) -> dict[str, Phrase]:
    """Return the core roles that a bare noun for making fills, with the work meant: "digging took ten years"."""
    meant = {}
    for role in reading.frame.core:
        phrase = roles.get(role)
        if phrase is None or phrase.entities or not phrase.classes or not phrase.classes <= MAKING:
            continue
        work = _resolve(reading.frame, role, "any", state, taken=tuple(roles.values()))
        if work is not None and work.entities and not work.classes & MAKING:
            meant[role] = replace(phrase, entities=work.entities, classes=phrase.classes | work.classes, named=True)
    return meant
