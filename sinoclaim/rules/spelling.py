"""Spell names as writers do: Wade-Giles and Palladius from pinyin, Russian case endings, accents left out.

Every function is pure; the tables (syllables, declensions) are data and come in as arguments.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

FOLDED_MARKS: Final = (
    ("\n", " "), ("\r", " "), ("\t", " "), ("\u00a0", " "), ("\u3000", " "),
    ("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("\u00b4", "'"),
    ("\u2010", "-"), ("\u2011", "-"), ("\u2013", "-"), ("\u2012", "-"),
    ("ё", "е"), ("•", "·"), ("・", "·"), ("‧", "·"), ("．", "·"),
)  # fmt: skip
"""Marks that writers use for one another; each has one code point, so folding keeps offsets."""

MARKS: Final = frozenset(mark for mark, _ in FOLDED_MARKS)
ACCENTED: Final = frozenset(map(chr, [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]))


CASES: Final = 6
"""Russian has six cases; each row of `Cases` gives one ending for each."""

NO_ENDING: Final = ("-",)
"""The endings of a form after which the word is over."""


class Romanisation(NamedTuple):
    """One syllable of Mandarin in Wade-Giles and Palladius spelling."""

    wade_giles: str
    palladius: str


class Declension(NamedTuple):
    """How a Russian word changes: it ends in ``suffix``, loses ``strip`` letters, takes one of ``endings``."""

    suffix: str
    strip: int
    endings: tuple[str, ...]


Declensions = Mapping[str, tuple[Declension, ...]]
"""Declensions by the last letter of the words that they fit, in order."""


class Cases(NamedTuple):
    """The declensions of words inside a phrase, with one ending for each of the six cases."""

    first: Declensions
    head: Declensions


def fold(text: str) -> str:
    """Return ``text`` in lower case with alike marks made equal, code point by code point: the length never changes.

    >>> fold("Chou En\u2010lai’s")
    "chou en-lai's"
    >>> len(fold("İstanbul"))
    8
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    if MARKS.isdisjoint(lower):
        return lower
    for mark, plain in FOLDED_MARKS:
        lower = lower.replace(mark, plain)
    return lower


def without_accents(text: str) -> str:
    """Return ``text`` without diacritics on Latin letters.

    >>> without_accents("Lüshun"), without_accents("Чайковский")
    ('Lushun', 'Чайковский')
    """
    if ACCENTED.isdisjoint(text):
        return text
    return "".join(unicodedata.normalize("NFD", mark)[0] if mark in ACCENTED else mark for mark in text)


def read_syllables(table: str) -> dict[str, Romanisation]:
    """Return the romanisations by pinyin syllable from ``"zhou chou чжоу; en en энь"``."""
    rows = (row.split() for row in table.replace("\n", " ").split(";"))
    return {row[0]: Romanisation(row[1], row[2]) for row in rows if len(row) == 3}


def split_syllables(word: str, syllables: Mapping[str, Romanisation]) -> tuple[str, ...]:
    """Return the pinyin syllables of a word, the fewest and longest first, or ``()`` if it has others.

    >>> split_syllables("Enlai", read_syllables("en en энь; lai lai лай"))
    ('en', 'lai')
    """
    small = word.lower()
    if not small:
        return ()
    head, _, tail = small.partition("'")
    if tail:
        first, rest = split_syllables(head, syllables), split_syllables(tail, syllables)
        return (*first, *rest) if first and rest else ()
    for size in range(min(6, len(small)), 0, -1):
        if small[:size] in syllables:
            if size == len(small):
                return (small,)
            if rest := split_syllables(small[size:], syllables):
                return (small[:size], *rest)
    return ()


def romanise(pinyin: str, syllables: Mapping[str, Romanisation]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the Latin and the Cyrillic spellings of a Chinese person's name given in pinyin, surname first.

    >>> table = read_syllables("zhou chou чжоу; en en энь; lai lai лай; de te дэ; zhu chu чжу")
    >>> romanise("Zhou Enlai", table)[0][:3]
    ('Zhou Enlai', 'Zhou En-lai', 'Zhou En Lai')
    >>> romanise("Zhu De", table)
    (('Zhu De', 'Chu Te', 'Chu Teh'), ('Чжу Дэ',))
    """
    surname, _, given = pinyin.partition(" ")
    family, parts = split_syllables(surname, syllables), split_syllables(given, syllables)
    if not family or not parts:
        return (pinyin,), ()
    latin = list(_joined(surname, parts))
    wade = [syllables[part].wade_giles for part in parts]
    house = "".join(syllables[part].wade_giles for part in family).capitalize()
    for aspirated in (False, True):
        keep = (lambda word: word) if aspirated else (lambda word: without_accents(word).replace("'", ""))
        latin.extend(_joined(keep(house), tuple(keep(word) for word in wade)))
    if wade[-1].endswith(("o", "e")) and len(wade) == 1:
        latin.append(f"{without_accents(house).replace(chr(39), '')} {wade[0].capitalize()}h")
    russian_house = "".join(syllables[part].palladius for part in family).capitalize()
    russian = _joined(russian_house, tuple(syllables[part].palladius for part in parts), spaced=False)
    return tuple(dict.fromkeys(latin)), tuple(dict.fromkeys(russian))


def _joined(surname: str, parts: tuple[str, ...], *, spaced: bool = True) -> Iterator[str]:
    """Yield a surname with its given name written together, hyphenated and apart."""
    yield f"{surname} {''.join(parts).capitalize()}"
    if len(parts) > 1:
        yield f"{surname} {'-'.join(parts).capitalize()}"
        if spaced:
            yield f"{surname} {' '.join(part.capitalize() for part in parts)}"


def read_declensions(rows: list[dict[str, Any]]) -> Declensions:
    """Return declensions by last letter, from rows of ``suffix``, ``strip`` and ``endings`` ("-" is no ending)."""
    found: dict[str, list[Declension]] = {}
    for row in rows:
        endings = tuple(row["endings"].split())
        for suffix in row["suffix"].split():
            found.setdefault(suffix[-1], []).append(Declension(suffix, row["strip"], endings))
    return {letter: tuple(some) for letter, some in found.items()}


def decline(word: str, declensions: Declensions) -> tuple[str, tuple[str, ...]]:
    """Return the stem of a Russian word and the endings that may follow it; a word that no row fits has none.

    A word that ends in "+" is a bare stem ("бойц+"). Abbreviations are not declined.

    >>> rows = read_declensions([{"suffix": "кий", "strip": 2, "endings": "ий ого"}])
    >>> decline("Вышинский", rows)
    ('Вышинск', ('ий', 'ого'))
    >>> decline("США", rows)
    ('США', ())
    """
    rows = declensions.get(word[-1:], ())
    if not rows and word.endswith("+"):
        stem, endings = decline(word[:-1], declensions)
        return stem, tuple(ending for ending in endings if ending != "-")
    for row in rows:
        if word.endswith(row.suffix):
            return word[: len(word) - row.strip], row.endings
    return word, ()


def phrase_forms(phrase: str, last: Declensions, cases: Cases) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the forms of a Russian phrase, each with the endings that may follow it.

    Adjectives in front agree with the head, case by case; the head is declined; what follows the head stays as it is.
    """
    *before, final = phrase.split(" ")
    fronts = [""] * CASES
    for position, word in enumerate(before):
        stem, endings = decline(word, cases.first)
        if not endings:
            stem, endings = decline(word, cases.head)
            heads = endings or ("-",) * CASES
            rest = " ".join([*before[position + 1 :], final])
            forms = (f"{front}{stem}{ending.strip('-')} {rest}" for front, ending in zip(fronts, heads, strict=True))
            yield from ((form, NO_ENDING) for form in dict.fromkeys(forms))
            return
        fronts = [f"{front}{stem}{ending} " for front, ending in zip(fronts, endings, strict=True)]
    stem, endings = decline(final, last)
    yield from ((front + stem, endings or NO_ENDING) for front in dict.fromkeys(fronts))
