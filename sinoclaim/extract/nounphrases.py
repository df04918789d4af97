"""Gather the noun phrases of every sentence of a document from the names and nouns that stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.extract.apposition import appose
from sinoclaim.extract.names import NameMention, NounMention
from sinoclaim.extract.names_han import Ground, with_names
from sinoclaim.extract.names_reference import resolve_description
from sinoclaim.extract.phrases import Phrase, attribute, coordinate, merge, rank_of
from sinoclaim.extract.scan import Scan, within
from sinoclaim.model.sentence import Sentence
from sinoclaim.rules import Rules
from sinoclaim.rules.inflection import VerbForm
from sinoclaim.rules.names import NameTable
from sinoclaim.rules.syntax import Syntax

WIDE: Final = ("pact", "forces")
"""Sorts in which writers use one noun for another: treaty, pact, agreement; troops, army, garrison."""
AFTER_NOUN: Final = frozenset("，。；：、的》”」）,.;")
"""What may follow a Chinese noun, and no verb that governs a clause."""
INSTRUMENTS: Final = frozenset({"treaty", "agreement"})
OPENING: Final = frozenset("，。；：！？,.;:!?\n")
DEMONSTRATIVES: Final = (
    "该",
    "該",
    "此",
    "这一",
    "這一",
    "本",
    "этот ",
    "этого ",
    "этому ",
    "этим ",
    "данный ",
    "данного ",
)
_OPEN: Final = ("(", "（")
_CLOSE: Final = (")", "）")
WORD_REACH: Final = 24
"""Code points in which the word beside another is looked for."""
NAMES_BACK: Final = 60
"""How many names back a description is looked up; what was named before is no longer in mind."""


def _of_name(mention: NameMention, names: NameTable) -> Phrase:
    """Turn the mention of a name into a phrase; an adjective of nationality only modifies."""
    if mention.adjective and not mention.people:
        return Phrase(start=mention.start, end=mention.end, modifiers=mention.entities, named=True)
    entities = mention.entities if len(mention.entities) == 1 else ()
    classes = frozenset({mention.type or "name", *mention.classes})
    if entities:
        entity = names.entities.get(entities[0])
        classes |= frozenset(entity.classes) if entity else frozenset()
        if entity is not None and entity.stands_for:
            classes |= {"government"}
    elif mention.key:
        entities = (f"name:{mention.key}",)
        classes |= _classes_of_last_word(mention.text, names)
    return Phrase(
        start=mention.start, end=mention.end, entities=entities, classes=classes, head=mention.key, named=True
    )


def _classes_of_last_word(text: str, names: NameTable) -> frozenset[str]:
    """Return the classes of the noun in which a name ends: "the Final Declaration" is a declaration."""
    last = text.rsplit(maxsplit=1)[-1].lower() if text.split() else ""
    return frozenset(sense.noun_class for sense in names.nouns.get(last, ()))


def _of_noun(mention: NounMention) -> Phrase:
    """Turn the mention of a common noun into a phrase."""
    return Phrase(start=mention.start, end=mention.end, classes=frozenset(mention.classes), head=mention.lemma)


def _governs(text: str, mention: NounMention, planned: frozenset[str]) -> bool:
    """Tell whether a Chinese word that could be a noun is the verb of a clause to come: 毛泽东决定会见斯大林."""
    return text[mention.start : mention.end] in planned and text[mention.end : mention.end + 1] not in AFTER_NOUN


def _past_verbs(found: Scan, rules: Rules) -> set[int]:
    """Return where English words stand that could be nouns and are verbs: "the flood killed many", "it cost lives"."""
    syntax, low = rules.syntax["en"], found.low
    no_verb_before = syntax.determiners | syntax.prepositions.keys() | rules.modality["en"].auxiliaries
    no_object = syntax.prepositions.keys() | rules.modality["en"].auxiliaries | syntax.conjunctions
    verbs = set()
    for mention in found.cues:
        if not all(VerbForm.PAST in cue.forms for cue in mention.cues if not cue.nominal) or mention.cues[0].nominal:
            continue
        before = low[max(0, mention.start - WORD_REACH) : mention.start].split()[-1:]
        after = low[mention.end : mention.end + WORD_REACH].split()[:2]
        counts = any(char.isdigit() for word in after for char in word)
        if not before or not after or before[0] in no_verb_before:
            continue
        if counts or (after[0][0].isalnum() and after[0] not in no_object):
            verbs.add(mention.start)
    return verbs


def phrases_of(found: Scan, apparatus: Apparatus) -> list[list[Phrase]]:
    """Return the phrases of each sentence of a scan, in order; one look over the whole document."""
    text, rules = found.document.text, apparatus.rules
    mentions = found.mentions
    verbs = {c.start for c in found.cues if c.cues[0].language != "en" and not all(cue.nominal for cue in c.cues)}
    verbs |= _past_verbs(found, rules)
    planned = frozenset(rules.modality["zh"].planned)
    nouns = [_of_noun(m) for m in mentions.nouns if m.start not in verbs and not _governs(text, m, planned)]
    singles = [_of_name(m, rules.names) for m in mentions.names] + nouns
    singles.sort(key=lambda phrase: (phrase.start, -phrase.end))
    timed = [(t.start, t.end) for t in found.times]
    kept = [p for p in singles if not any(start <= p.start < end for start, end in _around(timed, p))]
    folded = text.translate(rules.names.marks.traditional) if _has_chinese(found) else text
    result = []
    for sentence in found.sentences:
        syntax = rules.syntax.get(sentence.language)
        own = list(within(kept, sentence.span.start, sentence.span.end))
        if sentence.language == "zh":
            own = with_names(_ground(folded, sentence, own, rules.names), _spoken_for(found, sentence))
        if syntax is not None:
            merged = merge(text, _glossed(text, own), sentence.language, syntax)
            merged = appose(text, merged) if sentence.language == "ru" else merged
            described = [_described(text, p, mentions.names, rules.names) for p in merged]
            whole = coordinate(text, attribute(text, described, syntax), syntax)
            own = [replace(p, rank=rank) if (rank := _rank(text, p, syntax)) else p for p in whole]
        result.append([_sorted_in(phrase, rules.frames.sorts) for phrase in own])
    return result


def _rank(text: str, phrase: Phrase, syntax: Syntax) -> int:
    """Return the place in a row of a phrase: by the words before it, or behind its owner: "their second voyage"."""
    rank = rank_of(text, phrase.start, syntax)
    if rank or phrase.entities or not phrase.modifiers:
        return rank
    words = text[phrase.start : phrase.end].rstrip()
    return rank_of(text, phrase.start + words.rfind(" ") + 1, syntax) if " " in words else 0


def _has_chinese(found: Scan) -> bool:
    return any(sentence.language == "zh" for sentence in found.sentences)


def _ground(folded: str, sentence: Sentence, own: Sequence[Phrase], names: NameTable) -> Ground:
    return Ground(folded, sentence.span.start, sentence.span.end, own, names.marks)


def _spoken_for(found: Scan, sentence: Sentence) -> list[tuple[int, int]]:
    """Return the spans of the times and cues of a sentence, in which no name begins."""
    start, end = sentence.span.start, sentence.span.end
    spans = [(t.start, t.end) for t in within(found.times, start, end)]
    return sorted(spans + [(c.start, c.end) for c in within(found.cues, start, end)])


def _glossed(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Let a country in brackets behind a person say whose he is, and be no name beside his: "Stalin (USSR), Mao"."""
    kept: list[Phrase] = []
    for phrase in phrases:
        bracketed = text[phrase.start - 1 : phrase.start] in _OPEN and text[phrase.end : phrase.end + 1] in _CLOSE
        beside = bool(kept) and not text[kept[-1].end : phrase.start - 1].strip()
        if beside and bracketed and "country" in phrase.classes and "person" in kept[-1].classes:
            kept[-1] = replace(kept[-1], end=phrase.end + 1)
            continue
        kept.append(phrase)
    return kept


def _sorted_in(phrase: Phrase, sorts: Mapping[str, frozenset[str]]) -> Phrase:
    """Add the wide sorts that a phrase's classes belong to, so that a treaty and an agreement can be one thing."""
    wide = {sort for sort in WIDE if phrase.classes & sorts.get(sort, frozenset())}
    return replace(phrase, classes=phrase.classes | wide) if wide else phrase


def _described(text: str, phrase: Phrase, before: Sequence[NameMention], names: NameTable) -> Phrase:
    """Resolve a definite description ("the Soviet capital", "the Chairman") to the one entity that it can mean."""
    if phrase.entities or not phrase.head or not is_definite(text, phrase):
        return phrase
    earlier = bisect_right(before, phrase.start, key=lambda mention: mention.end)
    known = before[max(0, earlier - NAMES_BACK) : earlier]
    words = text[phrase.start : phrase.end] if text[phrase.start].isascii() else phrase.head
    entity = resolve_description(words, names, known, position=phrase.start)
    return replace(phrase, entities=(entity,)) if entity else phrase


def is_definite(text: str, phrase: Phrase) -> bool:
    """Tell whether a noun means something known: after "the", or, of an instrument, bare at the head of its clause.

    Chinese and Russian have no article: there a bare 条约 or договор that opens a clause is the one spoken of.
    """
    before = text[max(0, phrase.start - 8) : phrase.start].lower()
    if before.endswith("the "):
        return True
    if phrase.modifiers or INSTRUMENTS.isdisjoint(phrase.classes) or text[phrase.start].isascii():
        return False
    return not before.strip() or before.rstrip()[-1] in OPENING or before.endswith(DEMONSTRATIVES)


def _around(timed: list[tuple[int, int]], phrase: Phrase) -> list[tuple[int, int]]:
    """Return the time spans that a phrase may lie in: those that start before its end."""
    return [span for span in timed if span[0] < phrase.end and span[1] > phrase.start]
