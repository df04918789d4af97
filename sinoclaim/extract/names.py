"""Find the names in a text, known and unknown, and the common nouns that fill roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sinoclaim.extract.names_alias import alias_mentions
from sinoclaim.extract.names_known import known_mentions
from sinoclaim.extract.names_mention import DECOY, Mention
from sinoclaim.extract.names_quoted import quoted_mentions
from sinoclaim.extract.names_scan import Matcher, NamedSpan, NounHit, build_matcher, fold_document, scan, within_spans
from sinoclaim.extract.names_units import unit_mentions
from sinoclaim.extract.names_unknown import unknown_mentions
from sinoclaim.model.alias import Alias
from sinoclaim.rules.names import NameTable

__all__ = [
    "Matcher",
    "Mentions",
    "NameMention",
    "NounMention",
    "build_matcher",
    "find_mentions",
    "find_names",
    "find_nouns",
]

NameMention = Mention


class NounMention(NamedTuple):
    """A common noun of the lexicon: where it stands, its classes (the first is the likeliest) and dictionary forms."""

    start: int
    end: int
    classes: tuple[str, ...]
    lemma: str


class Mentions(NamedTuple):
    """The names and the nouns of a text; each is sorted and without overlaps, and no noun lies inside a name."""

    names: tuple[NameMention, ...]
    nouns: tuple[NounMention, ...]


def find_mentions(
    text: str, table: NameTable, matcher: Matcher, spans: Sequence[NamedSpan], *, aliases: Sequence[Alias] = ()
) -> Mentions:
    """Return the names and nouns of a document inside the given sentences (start, end, language).

    A name resolves by what the whole document says: to whom its source says it means (``aliases``), a surname to the
    one person of that name who is in play, else to nobody. Linear in the length of the text.
    """
    spans = sorted(spans)
    folded = fold_document(text, table, spans)
    name_hits, noun_hits = scan(text, folded, matcher)
    names: list[NameMention] = known_mentions(text, folded, within_spans(name_hits, spans), spans, table)
    if aliases:
        explained = alias_mentions(text, spans, aliases, table, lambda full, at: find_names(full, table, matcher, at))
        names = merge(explained, names)
    units = unit_mentions(text, folded, spans, table, matcher)
    taken = merge(quoted_mentions(text, spans, table, names), merge(names, units))
    found = merge(taken, unknown_mentions(text, folded, spans, (table, matcher), taken))
    found = [mention for mention in found if mention.type != DECOY]
    return Mentions(tuple(found), tuple(_nouns(within_spans(noun_hits, spans), found)))


def find_names(text: str, table: NameTable, matcher: Matcher, spans: Sequence[NamedSpan]) -> tuple[NameMention, ...]:
    """Return only the names that `find_mentions` finds."""
    return find_mentions(text, table, matcher, spans).names


def find_nouns(text: str, table: NameTable, matcher: Matcher, spans: Sequence[NamedSpan]) -> tuple[NounMention, ...]:
    """Return only the nouns that `find_mentions` finds."""
    return find_mentions(text, table, matcher, spans).nouns


def merge(first: Iterable[NameMention], second: Iterable[NameMention]) -> list[NameMention]:
    """Return the mentions of both, sorted; of two that overlap the first, the longer, or that of ``first`` stays."""
    ranked = sorted(
        [(mention.start, -mention.end, 0, mention) for mention in first]
        + [(mention.start, -mention.end, 1, mention) for mention in second],
        key=lambda row: row[:3],
    )
    kept: list[NameMention] = []
    for _, _, _, mention in ranked:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _nouns(hits: Iterable[NounHit], names: Sequence[NameMention]) -> Iterable[NounMention]:
    """Yield the nouns that do not lie inside a name."""
    starts = [name.start for name in names]
    for hit in hits:
        index = bisect_left(starts, hit.end)
        if index == 0 or names[index - 1].end <= hit.start:
            classes = tuple(dict.fromkeys(sense.noun_class for sense in hit.senses))
            yield NounMention(hit.start, hit.end, classes, hit.senses[0].lemma)
