"""Find what a figure counts: the head of the noun phrase that follows it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from sinoclaim.quantities.tables import LanguageTable, Noun
from sinoclaim.quantities.tokens import Token, TokenKind

_REACH: Final = 6
"""How many tokens after the figure its noun may stand; noun phrases with more adjectives are rare."""
_HANZI_REACH: Final = 9
_LONGEST_PHRASE: Final = 3
_SHORTEST: Final = 4
_HYPHENATED: Final = 2
"""Tokens of the "-man" in "12-man team": what is counted stands right after the hyphen."""
_HANZI_NOUN: Final = 2
_VERBAL: Final = "ed"
"""How an unknown word ends that is more likely the verb of "2,000 French" than a noun's attribute."""


class Head(NamedTuple):
    """What a figure counts: the table's entry (``None`` if unknown), the noun, the last token of the phrase."""

    noun: Noun | None
    word: str
    last: int
    skipped: bool = False
    """Whether the figure is left to others, or counts nothing: "thirty years", "the Four Power talks"."""


NOTHING: Final = Head(None, "", -1)


def singular(word: str, table: LanguageTable) -> str:
    """Return the singular of an English noun by light rules and the table's irregular forms."""
    irregular = table.plurals.get(word)
    if irregular is not None:
        return irregular
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    if word.endswith("oes") and len(word) > _SHORTEST + 1:
        return word[:-2]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def known_noun(tokens: Sequence[Token], at: int, table: LanguageTable) -> tuple[Noun, int] | None:
    """Return the noun of the table that begins at token ``at`` and its last token; phrases go before single words."""
    if tokens[at].word in table.noun_openers:
        for size in range(min(_LONGEST_PHRASE, len(tokens) - at), 1, -1):
            noun = table.nouns.get(" ".join(token.word for token in tokens[at : at + size]))
            if noun is not None:
                return noun, at + size - 1
    noun = table.nouns.get(tokens[at].word)
    return None if noun is None else (noun, at)


def find_head(tokens: Sequence[Token], at: int, table: LanguageTable, *, value: Decimal) -> Head:
    """Return what the figure before token ``at`` counts."""
    return _find_hanzi_head(tokens, at, table) if table.lexicon else _find_spaced_head(tokens, at, table, value=value)


def _find_spaced_head(tokens: Sequence[Token], at: int, table: LanguageTable, *, value: Decimal) -> Head:
    start, end = at, min(len(tokens), at + _REACH)
    if start < end and value > 1 and table.is_in("attributive", tokens[start].word):
        return Head(None, "", start, skipped=True)
    found = guess = folk = NOTHING
    while at < end:
        token = tokens[at]
        known = known_noun(tokens, at, table)
        if known is not None:
            first, at = at, known[1] + 1
            if known[0].adjective:
                folk = Head(known[0], known[0].lemma, known[1])
            elif _may_be_head(tokens, start, first, known[0], table=table, value=value):
                found = Head(known[0], known[0].lemma, known[1])
                if _ends_phrase(tokens, start, at, known[0], table):
                    break
            continue
        at += 1
        if token.kind is TokenKind.TAKEN or (token.word == "-" and found is NOTHING):
            continue
        if _breaks(token, table) or (folk is not NOTHING and token.word.endswith(_VERBAL)):
            break
        if table.is_in("time", token.word):
            return found if found.noun else Head(None, token.word, at - 1, skipped=True)
        guess = guess if guess.word or found.noun else _guess(token, at - 1, table, value)
    return next((head for head in (found, guess) if head.noun or head.word), folk)


def _ends_phrase(tokens: Sequence[Token], start: int, at: int, noun: Noun, table: LanguageTable) -> bool:
    """Tell whether the noun before token ``at`` is the head, so that what follows it no longer matters.

    In Russian the head comes first and its attribute after it, in the genitive; in English the head comes last.
    """
    if table.language == "ru" or (tokens[start].word == "-" and at - start <= _HYPHENATED):
        return True
    return noun.plural and not _noun_follows(tokens, at, table)


def _may_be_head(
    tokens: Sequence[Token], start: int, at: int, noun: Noun, *, table: LanguageTable, value: Decimal
) -> bool:
    """Tell whether a form can be what is counted: "two destroyer escorts" are no destroyers, "a 12-man team" is men."""
    if value == 1 and noun.plural and not noun.measure and tokens[at].word != noun.lemma and table.language == "en":
        return False
    if noun.plural or value <= 1 or noun.measure or table.is_in("compound", noun.lemma):
        return True
    return tokens[start].word == "-" or table.is_in("named-unit", noun.lemma)


def _noun_follows(tokens: Sequence[Token], at: int, table: LanguageTable) -> bool:
    known = known_noun(tokens, at, table) if at < len(tokens) else None
    return known is not None and known[0].plural and not known[0].measure


def _breaks(token: Token, table: LanguageTable) -> bool:
    if token.kind is TokenKind.WORD:
        return table.is_in("stop", token.word)
    return token.word not in ('"', "“", "”", "«", "»", "'", "’")


def _guess(token: Token, at: int, table: LanguageTable, value: Decimal) -> Head:
    """Take an unknown word for the counted noun if its form allows: an English plural, any Russian noun."""
    word = token.word
    if len(word) < _SHORTEST or "'" in word or "’" in word or table.is_in("number-blind", word):
        return NOTHING
    if table.language == "ru":
        return NOTHING if word.endswith(table_endings(table)) else Head(None, word, at)
    single = singular(word, table)
    return Head(None, single, at) if single != word and value != 1 else NOTHING


def table_endings(table: LanguageTable) -> tuple[str, ...]:
    """Return the endings of words that are no nouns (adjectives, participles), longest first."""
    return tuple(sorted(table.sets.get("adjective-ending", ()), key=len, reverse=True))


def _find_hanzi_head(tokens: Sequence[Token], at: int, table: LanguageTable) -> Head:
    if at < len(tokens) and table.is_in("time", tokens[at].word):
        return Head(None, tokens[at].word, at, skipped=True)
    found: Head = NOTHING
    classifier: Head = NOTHING
    for place in range(at, min(len(tokens), at + _HANZI_REACH)):
        token = tokens[place]
        noun = table.nouns.get(token.word)
        if classifier.noun and not found.noun and table.is_in("time", token.word):
            return Head(None, token.word, place, skipped=True)
        if noun is not None and noun.classifier and not found.noun and not classifier.noun:
            classifier = Head(noun, noun.lemma, place)
        elif noun is not None and not noun.classifier:
            found = Head(noun, noun.lemma, place)
        elif found.noun or not _is_hanzi(token) or (token.kind is TokenKind.WORD and _breaks(token, table)):
            break
    return _settle(found, classifier, tokens, table)


def _settle(found: Head, classifier: Head, tokens: Sequence[Token], table: LanguageTable) -> Head:
    """Choose between a measure word and the noun after it; an unknown noun is named by its next two signs."""
    if found.noun is not None:
        firm = classifier.noun is not None and table.is_in("firm-measure", classifier.word)
        return classifier if firm and classifier.noun and found.noun.unit != classifier.noun.unit else found
    if classifier.noun is None or classifier.noun.unit != "count":
        return classifier
    following: list[str] = []
    for token in tokens[classifier.last + 1 : classifier.last + 1 + _HANZI_NOUN]:
        if token.kind is TokenKind.TAKEN or _breaks(token, table) or not _is_hanzi(token):
            break
        following.append(token.word)
    return Head(classifier.noun, "".join(following) or classifier.word, classifier.last + len(following))


def _is_hanzi(token: Token) -> bool:
    return token.kind is TokenKind.TAKEN or (token.kind is TokenKind.WORD and not token.word.isascii())
