"""Take names for what their source says they mean: its list of persons, its abbreviations.

The source knows best: a surname that it explains is nobody else in this document, whoever else is called so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from sinoclaim.extract.names_key import key_of
from sinoclaim.extract.names_mention import Mention
from sinoclaim.extract.names_scan import HAN_FROM, NamedSpan
from sinoclaim.model.alias import Alias
from sinoclaim.rules.names import NameTable
from sinoclaim.rules.spelling import fold

_NAMED_ON: Final = re.compile(r" [^\W\d_a-zа-я]")
"""What goes on in a capital after one word is another name: "George Marshall" is not the Senator George."""
Known = Callable[[str, Sequence[NamedSpan]], Sequence[Mention]]
"""Finds the names of the tables in a text."""


def alias_mentions(
    text: str, spans: Sequence[NamedSpan], aliases: Sequence[Alias], table: NameTable, known: Known
) -> list[Mention]:
    """Return the mentions of the names that a document explains itself, within its sentences.

    A person whom the tables do not know is a person under the whole name; an abbreviation stands only for what they do.
    """
    meant = dict(_meanings(aliases, table, known))
    if not meant:
        return []
    forms = sorted(meant)
    found = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text)
    return [
        replace(meant[forms[number]], start=start, end=end, text=text[start:end])
        for number, start, end in _inside(found, spans)
        if _stands_alone(text, start, end) and not (" " not in forms[number] and _NAMED_ON.match(text, end))
    ]


def _meanings(aliases: Sequence[Alias], table: NameTable, known: Known) -> Iterator[tuple[str, Mention]]:
    """Yield each form with a mention of what it means."""
    for alias in aliases:
        if _is_office(alias.form, table):
            continue
        size = len(alias.full)
        named = [one for one in known(alias.full, [(0, size, "en")]) if len(one.entities) == 1 and not one.adjective]
        # Before the name of a person a title may stand: "Sir Anthony Eden".
        whole = len(named) == 1 and named[0].end == size and (alias.person or named[0].start == 0)
        if whole:
            yield alias.form, named[0]
        elif alias.person and not any(one.entities for one in named):
            key = key_of(alias.full, table.marks)
            yield alias.form, Mention(start=0, end=size, text=alias.full, entities=(), type="person", key=key)


def _is_office(form: str, table: NameTable) -> bool:
    """Tell whether a form is nothing but an office: "the President" is not the same person everywhere."""
    marks = table.marks
    words = fold(form).split()
    return all(word in marks.titles or word in marks.particles or word in marks.common for word in words)


def _inside(found: Sequence[tuple[int, int, int]], spans: Sequence[NamedSpan]) -> Iterator[tuple[int, int, int]]:
    """Yield the hits that lie within a sentence; both are in order."""
    index = 0
    for hit in sorted(found, key=itemgetter(1)):
        while index < len(spans) and spans[index][1] <= hit[1]:
            index += 1
        if index < len(spans) and spans[index][0] <= hit[1] and hit[2] <= spans[index][1]:
            yield hit


def _stands_alone(text: str, start: int, end: int) -> bool:
    if text[start] >= HAN_FROM:
        return True
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
