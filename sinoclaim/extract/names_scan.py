"""Find every form of the gazetteer and of the noun lexicon in a text, in one pass of one automaton."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

import re2
from ahocorasick_rs import AhoCorasick, MatchKind

from sinoclaim.rules.name_forms import Flag, Sense
from sinoclaim.rules.names import NameTable
from sinoclaim.rules.nouns import NounSense
from sinoclaim.rules.spelling import NO_ENDING, fold

LONGEST_ENDING: Final = 5
HAN_FROM: Final = "\u2e80"
"""Chinese is written without spaces, so forms from here on need no boundary."""

NUMBERS: Final = (
    r"\b([0-9]{1,4})(?:st|nd|rd|th|d)\b"
    r"|\b(ORDINALS)\b"
    r"|\b([ivxl]+) (?:army )?corps\b"
    r"|([0-9]{1,4})-?(?:ый|ой|ий|й|ого|его|го|ому|ему|му|ым|им|ом|ем|м|ая|яя|я|ую|юю|ю|ей|х)(?:[^\pL]|$)"
    r"|(第(?:[0-9]{1,4}|[〇零一二三四五六七八九十百]{1,7}))"
    r"|((?:[0-9]{1,4}|[〇零一二三四五六七八九十百]{1,7}) ?)[\p{Han}、]"
)
"""The number of a unit: 64th, Sixty-fourth, XIII Corps, 64-й, 第六十四."""

CAPITALS: Final = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
CAPITALISED: Final = rf"(?<!\w)[{CAPITALS}][\w'’\-]*"
QUOTED_TITLE: Final = r"《([^《》\n]{1,60})》|「([^「」\n，。！？；：]{2,14})」"

DATE_UNITS: Final = frozenset("年月日号")
END_OF_DATE: Final = re.compile(f"[0-9〇零一二三四五六七八九十廿卅][{''.join(sorted(DATE_UNITS))}]")
"""A character that ends a date begins no name: 8月14日中苏条约 speaks of 中苏, not of 日中."""

NamedSpan = tuple[int, int, str]
"""Start and end of a sentence in the text, and its language."""


class Entry(NamedTuple):
    """What the matcher knows of one form."""

    bounded: bool
    plain: bool
    senses: tuple[Sense, ...]
    nouns: tuple[NounSense, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Matcher:
    """An automaton over all forms of a table, with an entry for each of them, and the patterns of other names.

    ``numbers`` finds the numbers of military units in folded text, ``capitals`` capitalised words; ``titles``,
    ``dotted`` and ``surnames`` find Chinese titles in brackets, foreign names with a dot, surnames before titles.
    """

    automaton: AhoCorasick
    entries: tuple[Entry, ...]
    numbers: re.Pattern[str]
    capitals: re.Pattern[str]
    titles: re.Pattern[str]
    dotted: re.Pattern[str]
    surnames: re.Pattern[str]


class NameHit(NamedTuple):
    """A stretch of text that may be a known name."""

    start: int
    end: int
    senses: tuple[Sense, ...]
    inner: tuple[NameHit, ...] = ()
    """The hits inside a form that needs support; they count where it has none."""


class NounHit(NamedTuple):
    """A stretch of text that is a noun of the lexicon."""

    start: int
    end: int
    senses: tuple[NounSense, ...]


Hit = TypeVar("Hit", NameHit, NounHit)


def build_matcher(table: NameTable) -> Matcher:
    """Return the automaton that finds all forms of a table."""
    patterns = sorted(table.forms.keys() | table.nouns.keys())
    entries = []
    for pattern in patterns:
        senses, nouns = table.forms.get(pattern, ()), table.nouns.get(pattern, ())
        plain = all(sense.endings == NO_ENDING for sense in senses) and all(noun.endings == NO_ENDING for noun in nouns)
        entries.append(Entry(pattern[0] < HAN_FROM, plain, senses, nouns))
    automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard, store_patterns=False)
    marks = table.marks
    sounds = "".join(sorted(marks.han_sounds))
    ordinals = "|".join(sorted(marks.ordinals, key=lambda word: (-len(word), word)))
    return Matcher(
        automaton,
        tuple(entries),
        numbers=re2.compile(NUMBERS.replace("ORDINALS", ordinals)),
        capitals=re.compile(CAPITALISED),
        titles=re2.compile(QUOTED_TITLE),
        dotted=re2.compile(f"([{sounds}]{{1,6}}(?:·[{sounds}]{{1,7}})+)"),
        surnames=re2.compile(rf"([{marks.han_surnames}]\p{{Han}}{{0,2}}?)(?:{'|'.join(marks.han_titles)})"),
    )


def fold_document(text: str, table: NameTable, spans: Iterable[NamedSpan]) -> str:
    """Return the folded text, in Chinese documents with traditional characters turned into simplified ones."""
    folded = fold(text)
    if any(language == "zh" for _, _, language in spans):
        folded = folded.translate(table.marks.traditional)
    return folded


def scan(text: str, folded: str, matcher: Matcher) -> tuple[list[NameHit], list[NounHit]]:
    """Return the hits of names and of nouns, each leftmost-longest and without overlaps.

    Names and nouns are chosen separately, so "railway" inside "Changchun Railway" is a hit too.
    """
    names: list[NameHit] = []
    nouns: list[NounHit] = []
    entries, size = matcher.entries, len(folded)
    for pattern, start, stop in _matches(folded, matcher):
        entry = entries[pattern]
        end, tail = stop, "-"
        if entry.bounded:
            if start and folded[start - 1].isalnum():
                continue
            if stop < size and folded[stop].isalpha() and folded[stop] < HAN_FROM:
                if entry.plain:
                    continue
                end = ending_end(folded, stop)
                tail = folded[stop:end]
        if entry.senses:
            senses = tuple(s for s in entry.senses if tail in s.endings and not _wrong_case(text, start, stop, s))
            if senses:
                names.append(_without_verb(NameHit(start, end, senses)))
        if entry.nouns:
            kinds = tuple(noun for noun in entry.nouns if tail in noun.endings)
            if kinds:
                nouns.append(NounHit(start, end, kinds))
    return _split_pairs(_with_inner(_leftmost_longest(names), names)), _leftmost_longest(nouns)


def _without_verb(hit: NameHit) -> NameHit:
    """Return the hit of a country behind the sign of a verb (在华, 访苏) without that sign.

    So 在华盛顿 is Washington, a longer name that begins where the country does.
    """
    verb, plus, country = hit.senses[0].entity.partition("+")
    if verb or not plus or not country:
        return hit
    return NameHit(hit.start + 1, hit.end, (hit.senses[0]._replace(entity=country),))


def _matches(folded: str, matcher: Matcher) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each form in the text, with its start and end; none begins with the end of a date."""
    for pattern, start, stop in matcher.automaton.find_matches_as_indexes(folded, overlapping=True):
        if not start or folded[start] not in DATE_UNITS or END_OF_DATE.match(folded, start - 1) is None:
            yield pattern, start, stop


def _with_inner(chosen: list[NameHit], hits: list[NameHit]) -> list[NameHit]:
    """Return the chosen hits; one that needs support gets the hits inside it. All hits are sorted by start."""
    starts = [hit.start for hit in hits]
    found = []
    for hit in chosen:
        if all(sense.flags & Flag.WEAK for sense in hit.senses):
            around = hits[bisect_left(starts, hit.start) : bisect_left(starts, hit.end)]
            inner = [one for one in around if one.end <= hit.end and one.end - one.start < hit.end - hit.start]
            found.append(hit._replace(inner=tuple(_split_pairs(_leftmost_longest(inner)))))
        else:
            found.append(hit)
    return found


def _split_pairs(hits: list[NameHit]) -> list[NameHit]:
    """Return the hits, with each 中苏 (entity "china+ussr") as one hit a character; an empty part is no hit (访苏)."""
    split: list[NameHit] = []
    for hit in hits:
        sense = hit.senses[0]
        if "+" not in sense.entity:
            split.append(hit)
            continue
        for offset, entity in enumerate(sense.entity.split("+")):
            if entity:
                at = hit.start + offset
                split.append(NameHit(at, at + 1, (sense._replace(entity=entity),)))
    return split


def ending_end(folded: str, stop: int) -> int:
    """Return where the letters after ``stop`` end, or ``stop`` if there are more than an ending can have."""
    end = stop
    limit = min(len(folded), stop + LONGEST_ENDING + 1)
    while end < limit and folded[end].isalpha():
        end += 1
    return end if end - stop <= LONGEST_ENDING else limit


def within_spans(hits: Iterable[Hit], spans: Sequence[NamedSpan]) -> list[Hit]:
    """Return the hits that lie inside one of the spans, which are sorted and do not overlap."""
    starts = [span[0] for span in spans]
    kept = []
    for hit in hits:
        index = bisect_right(starts, hit.start) - 1
        if index >= 0 and hit.end <= spans[index][1]:
            kept.append(hit)
    return kept


def _wrong_case(text: str, start: int, stop: int, sense: Sense) -> bool:
    """Tell whether a form that is read only with its capitals stands without them, or all in capitals."""
    if not sense.flags & Flag.STRICT:
        return False
    found = text[start:stop]
    if any(mark.isupper() and not here.isupper() for mark, here in zip(sense.exact, found, strict=False)):
        return True
    return found.isupper() and not sense.exact.isupper()


def _leftmost_longest(hits: list[Hit]) -> list[Hit]:
    """Return the hits without overlaps: of those that start first the longest, and so on."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=_rank):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
        elif (hit.start, hit.end) == (chosen[-1].start, chosen[-1].end):
            chosen[-1] = _with_senses_of(chosen[-1], hit)
    return chosen


def _with_senses_of(hit: Hit, other: Hit) -> Hit:
    """Return a hit with what another of the same stretch can mean."""
    return hit._replace(senses=tuple(dict.fromkeys((*hit.senses, *other.senses))))


def _rank(hit: NameHit | NounHit) -> tuple[int, int]:
    """Return the order of hits: by start, the longest first."""
    return hit.start, -hit.end
