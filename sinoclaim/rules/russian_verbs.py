"""Give a Russian cue of several words all forms of its verb that agree with a subject: вышел, вышла, вышло, вышли."""

from __future__ import annotations

import re
from typing import Final

GOING: Final = re.compile(r"(.*)(?:шел|шёл|шла|шло|шли)")
"""The past of идти and of the verbs made from it."""
PAST: Final = re.compile(r"(.+[аеёиоуыюя])л[аои]?")
PARTICIPLE: Final = re.compile(r"(.+(?:а|[^м][её]|ня|зя|ы|гну)[нт])[аоы]?")
"""The short passive participle (Timberlake, A Reference Grammar of Russian, 2.1); обмен is a noun."""
REFLEXIVE: Final = ("ся", "сь")
SHORTEST: Final = 3
OPENING: Final = frozenset({"впервые", "официально", "торжественно", "окончательно"})
"""Adverbs that a cue may open with, before its verb."""


def agreeing_forms(cue: str) -> tuple[str, ...]:
    """Return a cue of several words in every gender and number of its verb, the form itself first.

    A cue of one word stays as it is listed: its other forms may be other words.

    >>> agreeing_forms("вышел в море")
    ('вышел в море', 'вышла в море', 'вышли в море', 'вышло в море', 'вышёл в море')
    >>> agreeing_forms("спущен на воду")
    ('спущен на воду', 'спущена на воду', 'спущено на воду', 'спущены на воду')
    >>> agreeing_forms("боевых вылетов"), agreeing_forms("открыл")
    (('боевых вылетов',), ('открыл',))
    """
    words = cue.split(" ")
    at = 1 if words[0] in OPENING else 0
    if len(words) < 2 or "*" in words[at]:
        return (cue,)
    others = sorted({" ".join([*words[:at], form, *words[at + 1 :]]) for form in _forms(words[at])} - {cue})
    return (cue, *others)


def _forms(verb: str) -> list[str]:
    """Return the forms of a verb in the past or of a short participle, nothing for any other word."""
    if len(verb) < SHORTEST or verb.startswith("был"):
        return []
    reflexive = verb.endswith(REFLEXIVE)
    plain = verb[:-2] if reflexive else verb
    if went := GOING.fullmatch(plain):
        made = [f"{went[1]}{end}" for end in ("шел", "шёл", "шла", "шло", "шли")]
    elif past := PAST.fullmatch(plain):
        weak = past[1].replace("ё", "е")
        made = [f"{past[1]}л", *(f"{weak}л{end}" for end in ("", "а", "о", "и"))]
    elif not reflexive and (done := PARTICIPLE.fullmatch(plain)):
        weak = done[1].replace("ё", "е")
        made = [done[1], *(f"{weak}{end}" for end in ("", "а", "о", "ы"))]
    else:
        return []
    return [f"{form}{'ся' if form.endswith('л') else 'сь'}" for form in made] if reflexive else made
