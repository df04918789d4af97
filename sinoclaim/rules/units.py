"""Load the tables of units, words of number and words of approximation from data files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final, NamedTuple

import tomli

from sinoclaim.errors import RuleError
from sinoclaim.quantities.tables import Cue, Hedge, LanguageTable, Noun, NumberWord, QuantityTables, Role, Width
from sinoclaim.quantities.values import Closeness

_COMMON: Final = "common.toml"
_SPACELESS: Final = frozenset({"zh"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[0-9]+|\S")
_OPENING: Final = ("article", "percent-sign", "half-word", "ordinal-sign")
_GROUPS: Final = ("number", "hedge", "category", "share", "rate", "zero", "noun", "list")

Group = Mapping[str, Any]


class RuleExample(NamedTuple):
    """One group of rules with what it must find and what it must leave alone, for the tests of the data."""

    place: str
    language: str
    source: str
    finds: tuple[str, ...]
    leaves: tuple[str, ...]


def units_folder() -> Traversable:
    """Return the folder of the package's own files."""
    return files("sinoclaim").joinpath("data", "units")


def load_quantity_tables(folder: Traversable | None = None) -> QuantityTables:
    """Read every ``*.toml`` of ``folder`` (the package's own by default) into one immutable set of tables.

    Raises:
        RuleError: if a file is no TOML, lacks a key, or names a unit or width that ``common.toml`` does not define.
    """
    place = folder or units_folder()
    common = _read(place.joinpath(_COMMON))
    widths = {row["name"]: _width(row) for row in common.get("width", ())}
    units = frozenset(common.get("units", ()))
    languages = {}
    for name, content in _languages(place):
        table = _language(content, name)
        _check(table, units, widths, name)
        languages[table.language] = table
    return QuantityTables(
        languages=languages, widths=widths, units=units,
        abstract=frozenset(common.get("abstract", ())), bodies=frozenset(common.get("bodies", ())),
    )  # fmt: skip


def rule_examples(folder: Traversable | None = None) -> tuple[RuleExample, ...]:
    """Return every group of rules with its source and its examples."""
    examples = []
    for name, content in _languages(folder or units_folder()):
        for kind in _GROUPS:
            for order, group in enumerate(content.get(kind, ())):
                examples.append(
                    RuleExample(
                        f"{name}: [[{kind}]] {order + 1}",
                        content["language"],
                        group.get("source", ""),
                        tuple(group.get("finds", ())),
                        tuple(group.get("leaves", ())),
                    )
                )
    return tuple(examples)


def _languages(place: Traversable) -> list[tuple[str, dict[str, Any]]]:
    names = sorted(item.name for item in place.iterdir() if item.name.endswith(".toml") and item.name != _COMMON)
    return [(name, _read(place.joinpath(name))) for name in names]


def _read(file: Traversable) -> dict[str, Any]:
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        message = f"{file.name}: {error}; give a readable TOML file"
        raise RuleError(message) from error


def _width(row: Group) -> Width:
    def factors(key: str) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        one, two, three = (None if value == "open" else _decimal(value, _COMMON) for value in row[key])
        return one, two, three

    return Width(factors("low"), factors("high"))


def _decimal(value: str, name: str) -> Decimal:
    try:
        return Decimal(value)
    except InvalidOperation as error:
        message = f"{name}: {value!r} is no number; write digits in quotes"
        raise RuleError(message) from error


def _language(content: Group, name: str) -> LanguageTable:
    try:
        language = content["language"]
        fold = _fold(content.get("fold", {}))
        numbers = _numbers(content["number"], name)
        nouns = _nouns(content["noun"], content.get("plurals", {}), content.get("endings", {}), language)
        sets = _sets(content["list"])
        zeros = _cues(content.get("zero", ()), "words", "value", language=language)
        table = LanguageTable(
            language=language, trigger=_trigger(numbers, zeros, sets, fold=fold, language=language),
            numbers=numbers, nouns=nouns,
            hedges_before=_hedges(content["hedge"], "before", language),
            hedges_after=_hedges(content["hedge"], "after", language),
            categories_before=_cues(content["category"], "before", "name", language=language),
            categories_after=_cues(content["category"], "after", "name", language=language),
            shares_before=_cues(content["share"], "before", "name", language=language),
            shares_after=_cues(content["share"], "after", "name", language=language),
            shares_around=_cues(content["share"], "around", "name", language=language),
            rates=_cues(content["rate"], "words", "per", language=language), zeros=zeros,
            symbols=content.get("symbols", {}), sets=sets, plurals=content.get("plurals", {}), fold=fold,
            noun_openers=frozenset(noun.split()[0] for noun in nouns if " " in noun),
            openers=_openers(numbers, zeros, sets),
        )  # fmt: skip
    except KeyError as error:
        message = f"{name}: {error.args[0]!r} is missing; add it"
        raise RuleError(message) from error
    return _with_lexicon(table) if language in _SPACELESS else table


def _with_lexicon(table: LanguageTable) -> LanguageTable:
    phrases = (table.hedges_before, table.hedges_after, table.categories_before, table.categories_after,
               table.shares_before, table.shares_after, table.shares_around, table.rates,
               table.zeros)  # fmt: skip
    words = {word for phrase in phrases for word in phrase} | set(table.numbers) | set(table.nouns) | set(table.symbols)
    words.update(*table.sets.values())
    lexicon: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        lexicon.setdefault(word[0], []).append(word)
    frozen = {first: tuple(known) for first, known in lexicon.items()}
    return replace(table, lexicon=frozen)


def _openers(
    numbers: Mapping[str, NumberWord], zeros: Mapping[str, tuple[Cue, ...]], sets: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Return every word at which a quantity can begin, apart from figures."""
    openers = set(numbers) | set(zeros)
    return frozenset(openers.union(*(sets.get(name, frozenset()) for name in _OPENING)))


def _fold(pairs: Mapping[str, str]) -> dict[int, int]:
    return {ord(before): ord(after) for before, after in zip(pairs.get("from", ""), pairs.get("to", ""), strict=True)}


def _numbers(groups: Iterable[Group], name: str) -> dict[str, NumberWord]:
    numbers = {}
    for group in groups:
        role = Role(group["role"])
        for words, value in group["words"].items():
            low, _, high = value.partition("..")
            for word in words.split():
                numbers[word] = NumberWord(role, _decimal(low, name), _decimal(high or low, name))
    return numbers


def _nouns(
    groups: Iterable[Group], plurals: Mapping[str, str], endings: Mapping[str, list[str]], language: str
) -> dict[str, Noun]:
    plural_of = {single: plural for plural, single in plurals.items()}
    nouns: dict[str, Noun] = {}
    for group in groups:
        unit, kind, category = group["unit"], group.get("kind", ""), group.get("category", "")
        traits = [bool(group.get(trait, False)) for trait in ("classifier", "measure", "adjective")]
        for entry in group["words"]:
            word, _, own_kind = entry.partition("=")  # "бомбардировщик+mk=bomber"
            for lemma, form, plural in _forms(word.lower(), plural_of, endings, language):
                noun = Noun(unit, own_kind or kind, lemma, category, plural, *traits)
                nouns.setdefault(form, noun)
    return nouns


def _forms(
    entry: str, plural_of: Mapping[str, str], endings: Mapping[str, list[str]], language: str
) -> list[tuple[str, str, bool]]:
    """Return lemma, form and "is a plural" of each form of one entry, as the language writes entries."""
    if language in _SPACELESS:
        return [(entry, entry, True)]
    if "+" in entry:  # a stem and the name of its class of endings: "дивизи+ия"
        stem, _, name = entry.partition("+")
        forms = [stem + ending for ending in endings[name]]
        return [(forms[0], form, True) for form in forms]
    single, _, plural = entry.partition("/")
    if plural == single or language != "en":
        return [(single, form, True) for form in {single, plural or single}]
    return [(single, single, False), (single, plural or _plural(single, plural_of), True)]


def _plural(single: str, plural_of: Mapping[str, str]) -> str:
    head, space, last = single.rpartition(" ")
    if " of " in single:
        first, _, rest = single.partition(" ")
        return f"{_plural(first, plural_of)} {rest}"
    if last in plural_of:
        plural = plural_of[last]
    elif last.endswith("man") and last != "german":
        plural = last[:-3] + "men"
    elif last.endswith("y") and last[-2] not in "aeiou":
        plural = last[:-1] + "ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        plural = last + "es"
    else:
        plural = last + "s"
    return head + space + plural


def _split(phrase: str, language: str) -> tuple[str, ...]:
    return (phrase,) if language in _SPACELESS else tuple(_WORD.findall(phrase.lower()))


def _hedges(groups: Iterable[Group], side: str, language: str) -> dict[str, tuple[Hedge, ...]]:
    rows = [
        Hedge(_split(phrase, language), Closeness(group["closeness"]), group["width"])
        for group in groups
        for phrase in group.get(side, ())
    ]
    filed: dict[str, list[Hedge]] = {}
    for row in sorted(rows, key=lambda row: (-len(row.words), row.words)):
        filed.setdefault(row.words[-1 if side == "before" else 0], []).append(row)
    return {key: tuple(rows) for key, rows in filed.items()}


def _cues(groups: Iterable[Group], side: str, name: str, *, language: str) -> dict[str, tuple[Cue, ...]]:
    rows = []
    for group in groups:
        value, unit = group[name], group.get("unit", "")
        rows += [Cue(_split(phrase, language), value, unit, active=False) for phrase in group.get(side, ())]
        if side in ("before", "after"):
            rows += [Cue(_split(phrase, language), value, unit, active=True) for phrase in group.get("verbs", ())]
    filed: dict[str, list[Cue]] = {}
    for row in sorted(rows, key=lambda row: (-len(row.words), row.words)):
        filed.setdefault(row.words[-1 if side == "before" else 0], []).append(row)
    return {key: tuple(rows) for key, rows in filed.items()}


def _sets(groups: Iterable[Group]) -> dict[str, frozenset[str]]:
    sets: dict[str, frozenset[str]] = {}
    for group in groups:
        sets[group["purpose"]] = sets.get(group["purpose"], frozenset()) | frozenset(group["words"])
    return sets


def _trigger(
    numbers: Mapping[str, NumberWord],
    zeros: Mapping[str, tuple[Cue, ...]],
    sets: Mapping[str, frozenset[str]],
    *,
    fold: Mapping[int, int],
    language: str,
) -> str:
    """Return a pattern that every text with a quantity matches: a digit, or the beginning of a word of number.

    The boundary is written out, because that of the pattern language knows ASCII letters only.
    """
    words = {word for word in numbers if word[0].isalpha()}
    words |= {cue.words[0] for cues in zeros.values() for cue in cues}
    words |= sets.get("percent-sign", frozenset()) | sets.get("half-word", frozenset())
    if language in _SPACELESS:
        signs = {word[0] for word in words}
        signs |= {chr(before) for before, after in fold.items() if chr(after) in signs}
        return f"[0-9０-９{''.join(sorted(signs))}]"
    return r"[0-9]|(?i:(?:^|\PL)(?:" + "|".join(sorted(words)) + r")(?:\PL|$))"


def _check(table: LanguageTable, units: frozenset[str], widths: Mapping[str, Width], name: str) -> None:
    named = {noun.unit for noun in table.nouns.values()} | {unit for unit in table.symbols.values() if unit}
    named |= {cue.unit for cues in table.categories_after.values() for cue in cues if cue.unit}
    unknown = sorted(named - units)
    if unknown:
        message = f"{name}: unit {unknown[0]!r} is not in {_COMMON}; add it to 'units'"
        raise RuleError(message)
    hedges = [*table.hedges_before.values(), *table.hedges_after.values()]
    reached = {hedge.width for rows in hedges for hedge in rows}
    missing = sorted(reached - set(widths) - {""})
    if missing:
        message = f"{name}: width {missing[0]!r} is not in {_COMMON}; add a [[width]]"
        raise RuleError(message)
