"""Load the function words that show how a noun phrase stands to its verb."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import msgspec

from sinoclaim.rules.tomlfile import read_toml


class SyntaxRow(msgspec.Struct, forbid_unknown_fields=True):
    """The table of one language in ``data/lexicon/syntax.toml``."""

    stopwords: list[str]
    determiners: list[str]
    conjunctions: list[str]
    joiners: list[str]
    pronouns: dict[str, str]
    prepositions: dict[str, str]
    cases: dict[str, list[str]] = {}
    partitives_before: list[str] = []
    partitives_after: list[str] = []
    object_takers: list[str] = []
    papers: list[str] = []
    ranks: list[str] = []
    attributes: list[str] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """Function words of one language, lower case.

    ``prepositions`` maps a word to the relation it marks ("to", "from", "by" ...); ``pronouns`` to what it can stand
    for ("person", "thing", "any"); ``joiners`` stand between the members of a list; ``cases`` maps a relation to the
    endings of names that mark it without a preposition (Russian dative and instrumental); ``partitives_before`` and
    ``partitives_after`` say before or behind a figure that it is a part of one told before ("of them", 其中); a
    name behind one of ``object_takers`` is its object, no owner of what follows 的 (入朝的部队: troops that go there).
    ``attributes`` may stand between a country and what somebody is ("苏联国防部长").
    ``papers`` finds a numbered paper right before its date ("telegram 571 to Geneva, ").
    ``ranks`` are the words for the first, the second and so on that stand before a noun, a word open at its end with a
    "*", forms of one place parted by "; ".
    """

    stopwords: frozenset[str]
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    joiners: frozenset[str]
    pronouns: Mapping[str, str]
    prepositions: Mapping[str, str]
    cases: Mapping[str, tuple[str, ...]]
    partitives_before: tuple[str, ...] = ()
    partitives_after: tuple[str, ...] = ()
    object_takers: tuple[str, ...] = ()
    papers: re.Pattern[str] = re.compile(r"(?!)")
    ranks: tuple[re.Pattern[str], ...] = ()
    attributes: frozenset[str] = frozenset()


def _papers(nouns: Sequence[str]) -> re.Pattern[str]:
    """Return what finds a numbered paper right before its date: kind, number, where it went."""
    if not nouns:
        return re.compile(r"(?!)")
    kinds = "|".join(re.escape(noun) for noun in nouns)
    return re.compile(
        rf"\b(?i:{kinds})s? (?:[Nn]os?\.? ?)?\(?[\w/–-]*\d[\w/–-]*\)?"
        r"(?: (?:to|from) [\w .]{2,25})?,? (?:of |dated )?\(?$"
    )


def _rank(forms: str, language: str) -> re.Pattern[str]:
    """Return a pattern of a word for a place in a row right before a noun, or with a word or measure between."""
    stems = "|".join(
        re.escape(form.removesuffix("*")) + (r"\w{1,4}" if form.endswith("*") else "") for form in forms.split("; ")
    )
    return re.compile(rf"(?:{stems})\w?(?:人造)?$" if language == "zh" else rf"\b(?:{stems})(?: [^\W\d_]+)? $")


def load_syntax(path: Path) -> Mapping[str, Syntax]:
    """Read the file of function words; the result maps a language to its words.

    Raises:
        RuleError: if the file does not fit.
    """
    return MappingProxyType(
        {
            language: Syntax(
                stopwords=frozenset(row.stopwords),
                determiners=frozenset(row.determiners),
                conjunctions=frozenset(row.conjunctions),
                joiners=frozenset(row.joiners),
                pronouns=MappingProxyType(row.pronouns),
                prepositions=MappingProxyType(row.prepositions),
                cases=MappingProxyType({mark: tuple(endings) for mark, endings in row.cases.items()}),
                partitives_before=tuple(row.partitives_before),
                partitives_after=tuple(row.partitives_after),
                object_takers=tuple(row.object_takers),
                attributes=frozenset(row.attributes),
                papers=_papers(row.papers),
                ranks=tuple(_rank(forms, language) for forms in row.ranks),
            )
            for language, row in read_toml(path, dict[str, SyntaxRow]).items()
        }
    )
