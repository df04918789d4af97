"""Inflect English verbs and nouns, so that a cue word in a data file stands for all its forms.

The rules are those of regular spelling (Quirk et al., A Comprehensive Grammar of the English Language, 3.5-3.10 and
5.73-5.80); what is irregular stands in ``data/lexicon/irregular.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

VOWELS: Final = "aeiou"


class VerbForm(StrEnum):
    """Which form of a verb a word is; a participle can also be a past tense where both look alike."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


NO_FORM: Final[frozenset[VerbForm]] = frozenset()
"""What anything but a verb can be."""
_BASE, _PRESENT, _PAST, _PARTICIPLE, _GERUND = (frozenset({form}) for form in VerbForm)


class Inflected(NamedTuple):
    """One inflected form and what it can be."""

    text: str
    forms: frozenset[VerbForm]


def _doubles(word: str) -> bool:
    """Tell whether the final consonant is doubled before -ed: one short vowel, stressed, as in "stop"."""
    if len(word) < 3 or word[-1] in VOWELS + "wxyh" or word[-2] not in VOWELS or word[-3] in VOWELS:
        return False
    vowels = sum(letter in VOWELS for letter in word)
    return vowels == 1 or word.endswith(("mit", "fer", "pel", "cur", "gin", "bel", "vel", "cel", "tor"))


def _regular(verb: str) -> tuple[str, str, str]:
    """Return the -s, -ed and -ing forms of a regular verb.

    >>> _regular("carry"), _regular("agree"), _regular("stop")
    (('carries', 'carried', 'carrying'), ('agrees', 'agreed', 'agreeing'), ('stops', 'stopped', 'stopping'))
    """
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    present = verb + "es" if verb.endswith(("s", "x", "z", "ch", "sh")) else verb + "s"
    if verb.endswith("ie"):
        return present, verb + "d", verb[:-2] + "ying"
    if verb.endswith("e"):
        return present, verb + "d", (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]) + "ing"
    stem = verb + verb[-1] if _doubles(verb) else verb
    return present, stem + "ed", stem + "ing"


def conjugate(verb: str, irregular: Mapping[str, tuple[str, str]]) -> tuple[Inflected, ...]:
    """Return every form of ``verb``, whose first word is inflected: "hand over" gives "handed over".

    ``irregular`` maps a verb to its past tense and participle, with "/" between variants.

    >>> [f.text for f in conjugate("take over", {"take": ("took", "taken")})]
    ['take over', 'takes over', 'taking over', 'took over', 'taken over']
    """
    first, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    present, past, gerund = _regular(first)
    pasts, participles = irregular.get(first, (past, past))
    found = {first: _BASE, present: _PRESENT, gerund: _GERUND}
    for form, texts in ((_PAST, pasts), (_PARTICIPLE, participles)):
        for text in texts.split("/"):
            found[text] = found.get(text, NO_FORM) | form
    return tuple(Inflected(text + tail, forms) for text, forms in found.items())


def plural(noun: str, irregular: Mapping[str, str]) -> str:
    """Return the plural of a noun whose last word is inflected.

    >>> plural("enterprise", {}), plural("party", {}), plural("air force", {}), plural("man", {"man": "men"})
    ('enterprises', 'parties', 'air forces', 'men')
    """
    head, _, last = noun.rpartition(" ")
    lead = f"{head} " if head else ""
    if last in irregular:
        return lead + irregular[last]
    if last.endswith("y") and last[-2:-1] not in VOWELS:
        return lead + last[:-1] + "ies"
    return lead + (last + "es" if last.endswith(("s", "x", "z", "ch", "sh")) else last + "s")
