"""Tell who acts from what is acted upon in a Russian clause: by case, and by what the verb agrees with.

Russian sets subject and object in any order: "Картину подарил Морозов" beside "Морозов подарил картину".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sinoclaim.extract.arguments import Placed, Surroundings
from sinoclaim.extract.russian_forms import (
    LIVING,
    NOM,
    OBJECT,
    Case,
    Gender,
    agreement_of,
    cases_of,
    genders_of,
)

ACTING: Final = LIVING | {
    "people",
    "company",
    "organisation",
    "government",
    "party",
    "army",
    "troops",
    "country",
    "agency",
}
"""Classes of noun that do things: in the instrumental of a passive they are the doer, not the means."""


class _Form:
    """What the form of a phrase shows of its part in the clause."""

    def __init__(self, placed: Placed, around: Surroundings, verb: Gender | None) -> None:
        phrase = placed.phrase
        words = around.low[phrase.start : phrase.end].partition("«")[0].split() or [""]
        lemma = "" if phrase.named and phrase.entities else phrase.head
        living = bool(phrase.classes & LIVING)
        word = words[-1].replace("ё", "е")
        self.placed = placed
        self.cases = cases_of(word, lemma, living=living)
        if len(words) > 1 and words[-2].endswith(("ого", "его")):
            self.cases &= OBJECT
        self.means = any(cases_of(w, lemma, living=living) == {Case.INSTRUMENTAL} for w in words)
        genders = genders_of(word, lemma, living=living)
        several = any(mark in around.low[phrase.start : phrase.end] for mark in (" и ", ","))
        self.agrees = several or verb is None or not genders or verb in genders
        self.may_act = Case.NOMINATIVE in self.cases and self.agrees
        self.acts = self.cases == NOM and self.agrees


def by_case(placed: Sequence[Placed], at: tuple[int, int], around: Surroundings, *, passive: bool) -> list[Placed]:
    """Give the phrases without a preposition around a verb the relation that their case shows.

    A phrase before the verb that cannot be its subject is its object; the subject may then stand behind the verb, and
    so it does if it can be nothing else: "Башню построил инженер", "Мост строили три года".
    """
    verb = agreement_of(around.low[at[0] : at[1]])
    forms = [_Form(item, around, verb) for item in placed]
    before = [form for form in forms if form.placed.relation == "subject" and form.placed.phrase.end <= at[0]]
    actor = None
    if not any(form.acts for form in before) and not passive:
        behind = [form for form in forms if form.placed.relation == "object" and form.placed.phrase.start >= at[1]]
        free = not any(form.may_act for form in before)
        sure = (form for form in behind if form.acts or (free and before and form.may_act))
        actor = next(sure, None)
    return [_marked_anew(form, actor, before, around, passive=passive) for form in forms]


def _marked_anew(
    form: _Form, actor: _Form | None, before: Sequence[_Form], around: Surroundings, *, passive: bool
) -> Placed:
    """Return a phrase with the relation that its form shows."""
    item = form.placed
    if form is actor:
        return item._replace(relation="subject")
    if item.relation == "object":
        doer = passive and form.means and not item.phrase.classes.isdisjoint(ACTING)
        return item._replace(relation="by") if doer else item
    if item.relation != "subject" or form not in before or passive:
        return item
    if actor is not None or not form.may_act:
        return item._replace(relation=_part_of(form, before, around))
    return item


def _part_of(form: _Form, before: Sequence[_Form], around: Surroundings) -> str:
    """Return what a phrase before the verb is that is not its subject."""
    at = form.placed.phrase.start
    adjoins = any(
        not around.low[other.placed.phrase.end : at].strip() for other in before if other.placed.phrase.end <= at
    )
    if adjoins and Case.GENITIVE in form.cases:
        return Case.GENITIVE
    if form.cases & OBJECT:
        return Case.ACCUSATIVE
    return Case.DATIVE if Case.DATIVE in form.cases else form.placed.relation
