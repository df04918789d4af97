"""Name in Chinese what no table has: 京张铁路, “挑战者”号, 泰姬陵, 陈其钢, 阿里巴巴.

Chinese has no capitals and no spaces. What shows a name is what it ends in (a railway, a ship's 号), its quotation
marks, the characters that spell foreign names, or a surname, where the words on both sides of it are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from sinoclaim.extract.phrases import CALLINGS, UNKNOWN, Phrase
from sinoclaim.rules.name_marks import Marks

NAMABLE: Final = frozenset(
    {"railway", "bridge", "canal", "dam", "tunnel", "factory", "station", "building", "monument"}
)
"""Classes of noun that end a name: 京张铁路, 港珠澳大桥."""
LONGEST: Final = 9
"""Characters of a name before the noun that it ends in."""
SHORTEST: Final = 2
SPELLED: Final = 3
"""Characters from which a row of those that spell foreign names is one."""
HAN: Final = re.compile(r"[\u3400-\u9fff]+")
VESSEL: Final = re.compile(
    r"[“「『\"]([^“”「」『』\"\n，。]{2,9})[”」』\"]号?|([\u3400-\u9fff]{2,8})号(?![码召令称角线人外])"
)
"""A ship or craft: “挑战者”号, “东方红一号”, 泰坦尼克号."""


JOINING: Final = frozenset("在于从由被把将向对与和同及的是了为到至率乘因等没未不曾已")
"""Characters that given names do not have."""


class Ground(NamedTuple):
    """What names are read from: the text in simplified characters, and what was found in a sentence."""

    text: str
    start: int
    end: int
    phrases: Sequence[Phrase]
    marks: Marks


def with_names(ground: Ground, taken: Sequence[tuple[int, int]]) -> list[Phrase]:
    """Return the phrases of a Chinese sentence with the names that no table has; ``taken`` are times and cues."""
    phrases = list(ground.phrases)
    for found in (*_vessels(ground), *_compounds(ground, taken)):
        phrases = _put(phrases, found)
    ground = ground._replace(phrases=phrases)
    for found in _bounded(ground, taken):
        phrases = _put(phrases, found)
    return phrases


def _put(phrases: Sequence[Phrase], found: Phrase) -> list[Phrase]:
    """Return the phrases with one more, which takes the place of those inside it; a known name stays."""
    over = [p for p in phrases if p.start < found.end and found.start < p.end]
    if any(p.start < found.start or found.end < p.end or (p.start, p.end) == (found.start, found.end) for p in over):
        return list(phrases)
    if any(p.entities and found.end - found.start - (p.end - p.start) <= len("“”号") for p in over):
        return list(phrases)
    return sorted([*(p for p in phrases if p not in over), found], key=lambda p: (p.start, -p.end))


def _named(ground: Ground, start: int, end: int, classes: frozenset[str]) -> Phrase:
    key = "".join(char for char in ground.text[start:end] if char not in '“”「」『』" ')
    return Phrase(start=start, end=end, entities=(UNKNOWN + key,), classes=classes, head=key, named=True)


def _vessels(ground: Ground) -> Iterator[Phrase]:
    """Yield what ends in 号: a ship, an aircraft, a spacecraft."""
    text, marks = ground.text, ground.marks
    for match in VESSEL.finditer(text, ground.start, ground.end):
        quoted = match[1] is not None
        if quoted and "号" not in match.group()[-3:]:
            continue
        start = match.start() if quoted else _left(ground, match.start(), match.end() - 1, ())
        start = start if quoted else _absorbed(ground, start, match.end())
        if match.end() - start > SHORTEST and not (quoted and set(match[1]) & marks.han_edges):
            yield _named(ground, start, match.end(), frozenset({"vessel"}))


def _compounds(ground: Ground, taken: Sequence[tuple[int, int]]) -> Iterator[Phrase]:
    """Yield names that end in a noun for a thing: 京张铁路."""
    for noun in ground.phrases:
        if noun.entities or noun.modifiers or not noun.classes & NAMABLE or noun.rank:
            continue
        start = _absorbed(ground, _left(ground, noun.start - LONGEST, noun.start, taken), noun.start)
        before = ground.text[start : noun.start]
        if len(before) >= SHORTEST and _is_proper(before, ground, start):
            yield _named(ground, start, noun.end, noun.classes | {"name"})


def _left(ground: Ground, low: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
    """Return where a row of characters that may be a name begins: after a word that is known or joins words."""
    at, text = end, ground.text
    limit = max(low, ground.start)
    stops = {stop for _, stop in taken}
    while at > limit and HAN.match(text[at - 1]) and text[at - 1] not in ground.marks.han_edges and at not in stops:
        at -= 1
    return at


def _absorbed(ground: Ground, low: int, end: int) -> int:
    """Return where the name begins if phrases stand in the row: places belong to it, others end it."""
    start = low
    for phrase in ground.phrases:
        part = (phrase.named and "place" in phrase.classes) or phrase.end - phrase.start == 1
        if phrase.start < end and low < phrase.end and not part:
            start = max(start, min(phrase.end, end))
    return start


def _is_proper(before: str, ground: Ground, start: int) -> bool:
    """Tell whether what stands before a noun names one thing: it says neither which of many nor of what sort."""
    marks = ground.marks
    if ground.text[max(ground.start, start - 1) : start] in marks.han_counting:
        return False
    rest = before
    for word in marks.han_generic:
        rest = rest.replace(word, "")
    whole = any((p.start, p.end) == (start, start + len(before)) for p in ground.phrases)
    return len(rest) >= SHORTEST and not whole


def _bounded(ground: Ground, taken: Sequence[tuple[int, int]]) -> Iterator[Phrase]:
    """Yield persons and foreign names between words that are known."""
    callings = {p.end for p in ground.phrases if p.classes & CALLINGS and not p.entities}
    firm = [(p.start, p.end) for p in ground.phrases if p.named or p.end - p.start > 1]
    known = sorted([*taken, *firm])
    opening = callings | {end for _, end in taken}
    nouns = {p.start for p in ground.phrases}
    edges = ((ground.start, ground.start), *known, (ground.end, ground.end))
    for (_, left), (right, _) in pairwise(edges):
        for match in HAN.finditer(ground.text, left, max(left, right)):
            free = match.start() > left or left in opening or left == ground.start
            for start, end in _rows(ground, match.start(), match.end()):
                word = ground.text[start:end]
                if (free or start > match.start()) and start not in nouns and _is_person(word, ground.marks):
                    yield _named(ground, start, end, frozenset({"person"}))
                elif len(word) >= SPELLED and set(word) <= ground.marks.han_sounds:
                    yield _named(ground, start, end, frozenset({"person" if start in callings else "name"}))


def _rows(ground: Ground, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the rows of characters that may be a name: from an end of what is known or a joining word to the next."""
    text, marks = ground.text, ground.marks
    for at in range(start, end):
        if at > start and text[at - 1] not in marks.han_edges:
            continue
        if text[at] in marks.han_families:
            stops = range(at + 2, min(at + 3, end) + 1)
            yield from ((at, stop) for stop in stops if stop == end or text[stop] in marks.han_edges)
        stop = next((stop for stop in range(at, end) if text[stop] in marks.han_edges), end)
        if stop - at >= SPELLED:
            yield at, stop


def _is_person(word: str, marks: Marks) -> bool:
    """Tell whether two or three characters are a surname and a given name, and no common word."""
    if not 1 < len(word) <= len("王富洲") or word[0] not in marks.han_families or word[:2] in marks.han_words:
        return False
    return word not in marks.han_words and JOINING.isdisjoint(word[1:])
