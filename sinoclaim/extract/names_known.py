"""Resolve the forms found in a document to entities: only one candidate left, or no answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sinoclaim.extract.names_beside import fits, is_given_part, shouted, titles_before, words_before
from sinoclaim.extract.names_key import key_of
from sinoclaim.extract.names_mention import Mention
from sinoclaim.extract.names_scan import HAN_FROM, NameHit
from sinoclaim.rules.name_forms import Flag, Sense
from sinoclaim.rules.name_marks import Marks
from sinoclaim.rules.names import Entity, NameTable
from sinoclaim.rules.spelling import fold


HAN_TITLE: Final = 4
"""A title after a Chinese surname has at most so many characters (总司令)."""

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


def known_mentions(text: str, folded: str, hits: Sequence[NameHit], table: NameTable) -> list[Mention]:
    """Return the mentions of known names; a surname with somebody else's given name becomes an unknown person."""
    ends = {hit.end for hit in hits}
    starts = {hit.start for hit in hits}
    readings = [
        _read(text, folded, hit, (starts, ends), table) for hit in hits if not _hyphenated(text, hit, starts, ends)
    ]
    in_play = frozenset(
        reading.senses[0].entity if not reading.verified else next(iter(reading.verified))
        for reading in readings
        if _introduces(reading)
    )
    mentions = []
    for reading in readings:
        mention = _resolve(text, reading, in_play, table)
        if mention is not None:
            mentions.append(mention)
    return mentions


def _hyphenated(text: str, hit: NameHit, starts: set[int], ends: set[int]) -> bool:
    """Tell whether a surname is a part of a double one ("Carter-Smith"); "Stalin-Mao" are two names."""
    if not all(sense.flags & Flag.SHORT for sense in hit.senses):
        return False
    after, before = text[hit.end : hit.end + 2], text[max(0, hit.start - 2) : hit.start]
    joined_after = after[:1] == "-" and after[1:].isupper() and hit.end + 1 not in starts
    joined_before = before[-1:] == "-" and before[:1].isalpha() and hit.start - 1 not in ends
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


def _read(text: str, folded: str, hit: NameHit, edges: tuple[set[int], set[int]], table: NameTable) -> Reading:
    """Return what stands beside a hit: given names, titles, a given name of somebody else."""
    flags = Flag.NONE
    for sense in hit.senses:
        flags |= sense.flags
    if text[hit.start] >= HAN_FROM:
        titles = (folded[hit.end : hit.end + HAN_TITLE],) if flags & Flag.WEAK else ()
        return Reading(hit, hit.start, hit.end, titles=titles)
    follower = NEXT_WORD.match(text, hit.end)
    if follower and not flags & Flag.ADJECTIVE and follower[1][0].isupper() and fold(follower[1]) in table.marks.heads:
        return Reading(hit, hit.start, follower.end(1), stranger="organisation")
    if not flags & (Flag.SHORT | Flag.WEAK):
        return Reading(hit, hit.start, hit.end)
    start, words = words_before(text, hit.start, edges[1], table.marks)
    titles = titles_before(folded, hit.start, table.marks)
    if words:
        verified = frozenset(
            entity.id for sense in hit.senses
            if (entity := table.entities.get(sense.entity)) is not None and fits(words, entity.given)
        )  # fmt: skip
        if verified:
            return Reading(hit, start, hit.end, verified, titles=titles)
        if not shouted(text, hit, words):
            return Reading(hit, start, hit.end, stranger="person")
    if flags & Flag.FIRST and follower and follower.start(1) not in edges[0]:
        if is_given_part(follower[1], table.marks):
            return Reading(hit, hit.start, follower.end(1), stranger="person")
    return Reading(hit, hit.start, hit.end, titles=titles)


def _resolve(text: str, reading: Reading, in_play: frozenset[str], table: NameTable) -> Mention | None:
    """Return the mention that a reading comes to, or ``None`` if nothing supports it."""
    candidates = tuple(dict.fromkeys(sense.entity for sense in reading.senses))
    if "" in candidates:
        return None
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
    """Return the candidates that the document leaves: those in play, else those whose office fits, else the known one."""
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
