"""Load the words of modality: negation, plan, hedge, report, condition, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import msgspec

from sinoclaim.rules.frames import Irregular
from sinoclaim.rules.inflection import conjugate
from sinoclaim.rules.tomlfile import read_toml


class ModalityRow(msgspec.Struct, forbid_unknown_fields=True):
    """The table of one language in ``data/lexicon/modality.toml``."""

    negators: list[str]
    affirming: list[str]
    denying: list[str]
    planned: list[str]
    possible: list[str]
    hedges: list[str]
    rejecters: list[str]
    conditionals: list[str]
    reporters: list[str]
    attributions: list[str]
    negator_endings: list[str] = []
    auxiliaries: list[str] = []
    adverbs: list[str] = []
    passive: list[str] = []
    subjects: list[str] = []
    causatives: list[str] = []
    stipulating: list[str] = []
    begun: list[str] = []
    completed: list[str] = []
    firsts: list[str] = []
    delays: list[str] = []
    grounds: list[str] = []
    governors: dict[str, list[str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """The words of modality of one language, lower case.

    ``governors`` maps each form of a verb that takes an infinitive or a that-clause ("agreed", "refusing") to what it
    makes of the event ("agreed", "proposed", "begun", "completed", "denied"). ``before_verb`` are words after which a
    word that could be noun or verb is a verb. ``firsts`` say beside a verb, and ``delays`` before a time, that it had
    not happened earlier ("was first issued", "only in"). ``content_opener`` finds what opens the content of a report
    ("that", "said"). ``grounds`` are words for what an act rests on or what is counted, so that "according to" them
    is no hearsay. Words ending in "*" are stems.
    """

    negators: frozenset[str]
    negator_endings: tuple[str, ...]
    affirming: tuple[str, ...]
    denying: tuple[str, ...]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    causatives: frozenset[str]
    passive: frozenset[str]
    planned: tuple[str, ...]
    possible: tuple[str, ...]
    stipulating: tuple[str, ...]
    begun: tuple[str, ...]
    completed: tuple[str, ...]
    firsts: tuple[str, ...]
    delays: tuple[str, ...]
    hedges: tuple[str, ...]
    rejecters: tuple[str, ...]
    conditionals: tuple[str, ...]
    reporters: frozenset[str]
    attributions: tuple[str, ...]
    grounds: tuple[str, ...]
    governors: Mapping[str, str]
    before_verb: frozenset[str]
    content_opener: re.Pattern[str]


def _forms(verbs: list[str], irregular: Irregular) -> list[str]:
    """Return every form of English verbs; what is no verb (ready, due) keeps its first form and does no harm."""
    return [form.text for verb in verbs for form in conjugate(verb, irregular.verbs)]


def _content_opener(language: str, reporters: Iterable[str], planned: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of what opens the content of a report: "that", or the reporting verb alone."""
    if language == "zh":
        verbs = {form for form in (*reporters, *planned) if form in reporters or len(form) > 1}
        return re.compile("|".join(sorted(verbs, key=lambda form: (-len(form), form))))
    forms = sorted(re.escape(form.rstrip("*")) + (r"\w*" if form.endswith("*") else "") for form in set(reporters))
    return re.compile(rf"\b(?:that|whether|{'|'.join(forms)})\b")


def _built(row: ModalityRow, language: str, irregular: Irregular) -> Modality:
    """Turn a row of the file into the value that extraction uses."""
    english = language == "en"
    reporters = _forms(row.reporters, irregular) if english else row.reporters
    governors = {form: effect for effect, verbs in row.governors.items() for form in _forms(verbs, irregular)}
    return Modality(
        negators=frozenset(row.negators),
        negator_endings=tuple(row.negator_endings),
        affirming=tuple(row.affirming),
        denying=tuple(row.denying),
        auxiliaries=frozenset(row.auxiliaries),
        adverbs=frozenset(row.adverbs),
        causatives=frozenset(row.causatives),
        passive=frozenset(row.passive),
        planned=tuple(row.planned),
        possible=tuple(row.possible),
        stipulating=tuple(row.stipulating),
        begun=tuple(row.begun),
        completed=tuple(row.completed),
        firsts=tuple(row.firsts),
        delays=tuple(row.delays),
        hedges=tuple(row.hedges),
        rejecters=tuple(row.rejecters),
        conditionals=tuple(row.conditionals),
        reporters=frozenset(reporters),
        attributions=tuple(row.attributions),
        grounds=tuple(row.grounds),
        governors=MappingProxyType(governors),
        before_verb=frozenset(("to", *row.auxiliaries, *row.planned, *row.possible, *row.negators, *row.subjects)),
        content_opener=_content_opener(language, reporters, row.planned),
    )


def load_modality(path: Path, irregular_path: Path) -> Mapping[str, Modality]:
    """Read the modality file; the result maps a language to its words.

    Raises:
        RuleError: if the file does not fit.
    """
    irregular = read_toml(irregular_path, Irregular)
    rows = read_toml(path, dict[str, ModalityRow])
    return MappingProxyType({language: _built(row, language, irregular) for language, row in rows.items()})
