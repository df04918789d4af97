"""Resolve the forms found in a document to entities: only one candidate left, or no answer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from sinoclaim.dates.chinese_numerals import read_numeral
from sinoclaim.extract.names_beside import fits, is_given_part, shouted, titles_before, words_before
from sinoclaim.extract.names_key import key_of
from sinoclaim.extract.names_mention import DECOY, Mention
from sinoclaim.extract.names_scan import HAN_FROM, NamedSpan, NameHit
from sinoclaim.rules.name_forms import Flag, Sense
from sinoclaim.rules.name_marks import Marks
from sinoclaim.rules.names import Entity, NameTable
from sinoclaim.rules.spelling import fold

HYPHENATED: Final = re.compile(r"[^\W\d_]+-[^\W\d_]+")
"""An East Asian given name in two syllables ("Kwang-hyop")."""

HAN_TITLE: Final = 4
"""A title after a Chinese surname has at most so many characters (总司令)."""

YEAR: Final = re.compile(r"-(1[5-9]\d\d|20\d\d)$")
"""The year in which the id of an instrument ends."""
YEARS: Final = re.compile(r"(?<![0-9.,])[0-9]{4}(?![0-9.,]*[0-9])|[〇○零一二三四五六七八九]{4}(?=年)")
"""How a text tells years."""

NEXT_WORD: Final = re.compile(r"[ \u00a0\n]([^\W\d_][\w'’\-]{0,30})")


class Reading(NamedTuple):
    """What a hit may mean on the spot: the senses that fit, and where the name starts with its given names.

    ``verified`` are the entities whose given names stand there; ``stranger`` is the type of thing that the words beside
    the form make of it ("person" in "Vasily Stalin", "organisation" in "Stalin Prize"), "" if they leave it alone.
    """

    hit: NameHit
    start: int
    end: int
    verified: frozenset[str] = frozenset()
    stranger: str = ""
    titles: tuple[str, ...] = ()

    @property
    def senses(self) -> tuple[Sense, ...]:
        """What the form may name."""
        return self.hit.senses


class Page(NamedTuple):
    """What a name is read against: the text, its folded twin, where known names start and end, the sentences.

    A form that needs support bounds no other name: "Alexander Haig" is not Field Marshal Alexander and a stranger.
    """

    text: str
    folded: str
    starts: frozenset[int]
    ends: frozenset[int]
    spans: Sequence[NamedSpan]
    table: NameTable


def known_mentions(
    text: str, folded: str, hits: Sequence[NameHit], spans: Sequence[NamedSpan], table: NameTable
) -> list[Mention]:
    """Return the mentions of known names; a surname with somebody else's given name becomes an unknown person."""
    firm = [hit for hit in hits if not all(sense.flags & Flag.WEAK for sense in hit.senses)]
    starts, ends = frozenset(hit.start for hit in firm), frozenset(hit.end for hit in firm)
    page = Page(text, folded, starts, ends, spans, table)
    readings = [_read(page, hit) for hit in hits if not _hyphenated(page, hit)]
    in_play = frozenset(
        reading.senses[0].entity if not reading.verified else next(iter(reading.verified))
        for reading in readings
        if _introduces(reading)
    ) | _of_their_year(readings, folded)
    mentions = []
    for reading in readings:
        mention = _resolve(text, reading, in_play, table)
        if mention is not None:
            mentions.append(mention)
            continue
        inside = (_read(page, hit) for hit in reading.hit.inner)
        mentions.extend(found for one in inside if (found := _resolve(text, one, in_play, table)) is not None)
    return mentions


def _hyphenated(page: Page, hit: NameHit) -> bool:
    """Tell whether a surname is a part of a double one ("Carter-Smith"); "Stalin-Mao" are two names."""
    if not all(sense.flags & Flag.SHORT for sense in hit.senses):
        return False
    text = page.text
    after, before = text[hit.end : hit.end + 2], text[max(0, hit.start - 2) : hit.start]
    joined_after = after[:1] == "-" and after[1:].isupper() and hit.end + 1 not in page.starts
    joined_before = before[-1:] == "-" and before[:1].isalpha() and hit.start - 1 not in page.ends
    return joined_after or joined_before


def _introduces(reading: Reading) -> bool:
    """Tell whether a reading names its entity in full, so that its surname alone will do elsewhere."""
    if len(reading.verified) == 1:
        return True
    return (
        not reading.stranger
        and len({sense.entity for sense in reading.senses}) == 1
        and not reading.senses[0].flags & (Flag.SHORT | Flag.WEAK)
    )


def _of_their_year(readings: Sequence[Reading], folded: str) -> frozenset[str]:
    """Return the instruments of a shared short name whose year alone the document tells.

    The ids of instruments of like name end in their year ("treaty-1950").
    """
    shared = {tuple(dict.fromkeys(sense.entity for sense in reading.senses)) for reading in readings}
    years: frozenset[str] | None = None
    found = set()
    for names in shared:
        dated = {name: match[1] for name in names if (match := YEAR.search(name))} if len(names) > 1 else {}
        if len(dated) < len(names):
            continue
        if years is None:
            years = frozenset(str(read_numeral(word)) for word in YEARS.findall(folded))
        told = [name for name, year in dated.items() if year in years]
        if len(told) == 1:
            found.add(told[0])
    return frozenset(found)


def _read(page: Page, hit: NameHit) -> Reading:
    """Return what stands beside a hit in its sentence: given names, titles, a given name of somebody else."""
    flags = int(Flag.NONE)
    for sense in hit.senses:
        flags |= sense.flags
    if page.text[hit.start] >= HAN_FROM:
        after = (page.folded[hit.end : hit.end + HAN_TITLE],) if flags & Flag.WEAK else ()
        return Reading(hit, hit.start, hit.end, titles=after)
    low, high, _ = page.spans[bisect_right(page.spans, hit.start, key=itemgetter(0)) - 1]
    follower = NEXT_WORD.match(page.text, hit.end, high)
    if follower and not flags & Flag.ADJECTIVE and follower[1][0].isupper():
        if fold(follower[1]) in page.table.marks.heads:
            return Reading(hit, hit.start, follower.end(1), stranger="organisation")
        family = (flags & Flag.FIRST and is_given_part(follower[1], page.table.marks)) or (
            flags & Flag.WEAK and HYPHENATED.fullmatch(follower[1])
        )
        if family and follower.start(1) not in page.starts:
            return Reading(hit, hit.start, follower.end(1), stranger="person")
    givens = {sense.entity: page.table.given_names(sense.entity) for sense in hit.senses if sense.entity}
    if not flags & (Flag.SHORT | Flag.WEAK) and not any(givens.values()):
        return Reading(hit, hit.start, hit.end)
    return _read_front(page, hit, low, givens, short=bool(flags & Flag.SHORT))


def _read_front(page: Page, hit: NameHit, low: int, givens: Mapping[str, frozenset[str]], *, short: bool) -> Reading:
    """Return the reading of a hit by the given names and titles before it."""
    titles = titles_before(page.folded, hit.start, page.table.marks)
    words = words_before(page.text, (low, hit.start), page.ends, page.table.marks)
    for start, front in words:
        verified = frozenset(name for name, given in givens.items() if fits(front, given))
        if verified:
            return Reading(hit, start, hit.end, verified, titles=titles)
    if words and short and not shouted(page.text, hit, words[-1][1]):
        return Reading(hit, words[0][0], hit.end, stranger="person")
    return Reading(hit, hit.start, hit.end, titles=titles)


def _resolve(text: str, reading: Reading, in_play: frozenset[str], table: NameTable) -> Mention | None:
    """Return the mention that a reading comes to, or ``None`` if nothing supports it."""
    candidates = tuple(dict.fromkeys(sense.entity for sense in reading.senses))
    if "" in candidates:
        start, end = reading.start, reading.end
        return Mention(start=start, end=end, text=text[start:end], entities=(), type=DECOY, key="")
    if reading.stranger:
        return _stranger(text, reading, table)
    if reading.verified:
        candidates = tuple(name for name in candidates if name in reading.verified)
    weak = all(sense.flags & Flag.WEAK for sense in reading.senses) and not reading.verified
    candidates = _narrowed(candidates, reading, in_play, table)
    if weak and not (len(candidates) == 1 and _supported(candidates[0], reading, in_play, table)):
        return None
    flags = next(sense.flags for sense in reading.senses if sense.entity == candidates[0])
    types = tuple(dict.fromkeys(table.entities[name].type for name in candidates))
    only = table.entities[candidates[0]] if len(candidates) == 1 else None
    words = text[reading.start : reading.end]
    return Mention(
        start=reading.start,
        end=reading.end,
        text=words,
        entities=candidates,
        type=types[0] if len(types) == 1 else "name",
        key=only.id if only else key_of(words, table.marks),
        adjective=bool(flags & Flag.ADJECTIVE),
        people=bool(flags & Flag.PEOPLE),
        classes=only.classes if only else (),
    )


def _stranger(text: str, reading: Reading, table: NameTable) -> Mention:
    """Return the mention of an unknown person or thing whose name contains a known form."""
    words = text[reading.start : reading.end]
    key = key_of(words, table.marks)
    return Mention(start=reading.start, end=reading.end, text=words, entities=(), type=reading.stranger, key=key)


def _narrowed(
    candidates: tuple[str, ...], reading: Reading, in_play: frozenset[str], table: NameTable
) -> tuple[str, ...]:
    """Return the candidates that the document leaves: in play, else of fitting office, else the known one."""
    if len(candidates) == 1:
        return candidates
    fitting = tuple(name for name in candidates if _holds_title(table.entities[name], reading.titles, table.marks))
    playing = tuple(name for name in candidates if name in in_play)
    for some in (tuple(name for name in playing if name in fitting), playing, fitting):
        if len(some) == 1:
            return some
    if not playing:
        known = tuple(name for name in candidates if table.entities[name].known)
        if len(known) == 1:
            return known
    return playing or candidates


def _supported(name: str, reading: Reading, in_play: frozenset[str], table: NameTable) -> bool:
    """Tell whether the document gives a weak form a reason to be this entity."""
    if name in in_play:
        return True
    entity = table.entities[name]
    if any(sense.flags & Flag.FIRST for sense in reading.senses) or entity.type != "person":
        return _holds_title(entity, reading.titles, table.marks)
    return any(title in table.marks.titles for title in reading.titles)


def _holds_title(entity: Entity, titles: Iterable[str], marks: Marks) -> bool:
    """Tell whether one of the words beside a name is an office of the entity."""
    held = {office.title for office in entity.offices}
    return any(held.intersection(_offices_named(title, marks)) for title in titles)


def _offices_named(title: str, marks: Marks) -> tuple[str, ...]:
    """Return the offices that a title names; what follows a Chinese surname may run on after the title."""
    if title[:1] < "\u2e80":
        return marks.offices.get(title, ())
    return next((marks.offices[title[:size]] for size in range(len(title), 1, -1) if title[:size] in marks.offices), ())
