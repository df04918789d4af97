"""Find the cue words of frames in a text, with one scan for all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

import ahocorasick_rs

from sinoclaim.rules.frames import Cue, FrameTable
from sinoclaim.rules.inflection import VerbForm

STEM_REACH: Final = 8
"""How many letters may follow a Russian stem: the longest endings of participles, -ившимися."""
GAP_REACH: Final = 60
"""How many code points may lie between the parts of a cue that may stand apart; about ten words."""


class CueMention(NamedTuple):
    """One place where cue words stand: the span of the first part, and every cue that matches there equally well.

    ``spare`` are cues with a shorter stem that end with the same word ("закры*" beside "закрыт*"), for want of better.
    """

    start: int
    end: int
    cues: tuple[Cue, ...]
    spare: tuple[Cue, ...] = ()


PARTICLES: Final = frozenset({"of", "from", "to", "in", "at", "on", "by", "with", "for", "into"})
"""Prepositions in which a cue may end: "pulled out of" may be read by the frames of "pulled out" too."""
SOFT_BREAK: Final = re.compile(r"(?<!\n)\n(?!\n)")
"""A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class CueMatcher:
    """One automaton over the forms of all cues."""

    automaton: ahocorasick_rs.AhoCorasick
    forms: tuple[str, ...]
    cues: Mapping[str, tuple[Cue, ...]]


def build_cue_matcher(table: FrameTable) -> CueMatcher:
    """Build the automaton over all forms of all cues of ``table``."""
    by_form: dict[str, list[Cue]] = {}
    for cue in table.cues:
        by_form.setdefault(cue.text, []).append(cue)
    forms = tuple(sorted(by_form))
    automaton = ahocorasick_rs.AhoCorasick(list(forms), store_patterns=False)
    return CueMatcher(automaton, forms, MappingProxyType({form: tuple(by_form[form]) for form in forms}))


def lowered(text: str) -> str:
    """Lower-case a text and turn soft line breaks into spaces, without changing its length ("İ" would become two).

    >>> len(lowered("İzmir")) == len("İzmir")
    True
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return SOFT_BREAK.sub(" ", low)


def _word_end(low: str, end: int) -> int:
    """Return where the word that ``end`` lies in comes to its end, looking at most ``STEM_REACH`` letters ahead."""
    limit = min(len(low), end + STEM_REACH)
    while end < limit and low[end].isalpha():
        end += 1
    return end


def _fits(low: str, start: int, end: int, cue: Cue) -> int | None:
    """Return the end of the cue if it stands here as a whole word (or stem) with its tail, else ``None``."""
    if cue.language == "zh":
        return end if not cue.tail or cue.tail in low[end : end + GAP_REACH] else None
    if start and low[start - 1].isalnum():
        return None
    if cue.open_end:
        end = _word_end(low, end)
    if end < len(low) and low[end].isalnum():
        return None
    if cue.tail:
        reach = low[end : end + GAP_REACH]
        stop = min((i for i in (reach.find(mark) for mark in ".;:") if i >= 0), default=len(reach))
        at = reach.find(" " + cue.tail, 0, stop)
        after = at + 1 + len(cue.tail)
        after += reach.startswith("s", after)
        if at < 0 or (after < len(reach) and reach[after].isalnum()):
            return None
    return end


def find_cues(low: str, matcher: CueMatcher, taken: Sequence[tuple[int, int]] = ()) -> tuple[CueMention, ...]:
    """Return the cue mentions of a lower-cased text: leftmost, longest, not overlapping.

    ``taken`` are the spans of names, sorted: a word that begins inside one is no cue ("来到" in "周恩来到达").
    A cue with a tail counts as longer than one without, so "handed the base over" is not read as "handed".
    """
    low = low.replace("ё", "е")  # as the forms of the cues are written
    found: dict[int, list[tuple[int, int, Cue]]] = {}
    starts = [span[0] for span in taken]
    for pattern, start, stop in matcher.automaton.find_matches_as_indexes(low, overlapping=True):
        name = bisect_right(starts, start) - 1
        if name >= 0 and start < taken[name][1] and (start > taken[name][0] or stop <= taken[name][1]):
            continue
        for cue in matcher.cues[matcher.forms[pattern]]:
            end = _fits(low, start, stop, cue)
            if end is not None:
                found.setdefault(start, []).append((len(cue.text) + len(cue.tail), end, cue))
    mentions: list[CueMention] = []
    for start in sorted(found):
        if not mentions or start >= mentions[-1].end:
            mentions.append(_longest(start, found[start]))
    return tuple(mentions)


def _longest(start: int, matches: list[tuple[int, int, Cue]]) -> CueMention:
    """Return the mention of the longest cues at a place, with those that lack only its final preposition."""
    weight = max(match[0] for match in matches)
    best = [match for match in matches if match[0] == weight]
    words = best[0][2].text.rpartition(" ")
    shorter = words[0] if words[2] in PARTICLES and not best[0][2].tail else ""
    cues = [match[2] for match in best] + [m[2] for m in matches if shorter and m[2].text == shorter and not m[2].tail]
    spare = tuple(match[2] for match in matches if match[1] == best[0][1] and match[0] < weight)
    return CueMention(start, best[0][1], tuple(cues), spare)


def settled(low: str, mention: CueMention, verbal: Container[str]) -> CueMention:
    """Choose verb or noun for a word that can be both ("control", "visit"), by the word before it.

    ``verbal`` are the words after which a verb stands: "to", auxiliaries, negators, pronouns.
    """
    kinds = {cue.nominal for cue in mention.cues}
    if kinds == {False} or mention.cues[0].language != "en":
        return mention
    before = low[max(0, mention.start - 24) : mention.start].split()
    verb = bool(before) and before[-1] in verbal
    if len(kinds) == 1:
        base = frozenset({VerbForm.BASE})
        as_verbs = tuple(cue._replace(nominal=False, forms=base) for cue in mention.cues if not cue.modifier)
        return mention._replace(cues=as_verbs) if verb and as_verbs else mention
    return mention._replace(cues=tuple(cue for cue in mention.cues if cue.nominal != verb))
