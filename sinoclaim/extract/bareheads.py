"""Take the plain words of a subject or object for what it is, where neither gazetteer nor lexicon knows them.

"The last crate left" has a crate for its subject although no table lists crates: the head noun alone can still be
compared with another source's.
"""

from __future__ import annotations

import re
from typing import Final

from sinoclaim.extract.phrases import Phrase
from sinoclaim.rules.modality import Modality
from sinoclaim.rules.syntax import Syntax

TOKEN: Final = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*|[^\w\s]")
LONGEST: Final = 5
"""Words of a plain noun phrase; a longer stretch is no phrase but a clause that was not understood."""
SHORTEST: Final = 3


def _is_noun(word: str, syntax: Syntax, words: Modality) -> bool:
    """Tell whether a word can be a head noun: letters, no function word, no auxiliary, no adverb."""
    known = word in syntax.stopwords or word in syntax.determiners or word in syntax.prepositions
    function = word in syntax.conjunctions or word in syntax.pronouns or word in words.auxiliaries
    function = function or any(word in phrase.split() for phrase in words.denying)
    adverb = word.endswith("ly") or word in words.adverbs or word in words.negators
    return len(word) >= SHORTEST and word.isalpha() and not (known or function or adverb)


def _phrase(tokens: list[re.Match[str]], offset: int, syntax: Syntax, words: Modality) -> Phrase | None:
    """Return the phrase of up to ``LONGEST`` words whose last word is a noun, or ``None``."""
    if not 1 <= len(tokens) <= LONGEST or not _is_noun(tokens[-1][0], syntax, words):
        return None
    return Phrase(start=offset + tokens[0].start(), end=offset + tokens[-1].end(), head=tokens[-1][0], named=False)


def plain_subject(low: str, start: int, verb: int, syntax: Syntax, words: Modality) -> Phrase | None:
    """Return the plain noun phrase between the start of a clause and the auxiliaries of its verb, or ``None``."""
    tokens = list(TOKEN.finditer(low[start:verb]))
    chain = words.auxiliaries | set(words.planned) | set(words.possible) | words.adverbs | words.negators | {"to"}
    while tokens and (tokens[-1][0] in chain or tokens[-1][0].endswith("ly")):
        tokens.pop()
    cut = next((i for i, t in enumerate(tokens) if t[0] in syntax.prepositions or not t[0][0].isalpha()), len(tokens))
    return _phrase(tokens[:cut], start, syntax, words)


def plain_object(low: str, verb_end: int, end: int, syntax: Syntax, words: Modality) -> Phrase | None:
    """Return the plain noun phrase right after a verb, or ``None``."""
    tokens = []
    for token in TOKEN.finditer(low[verb_end:end]):
        word = token[0]
        stops = word in syntax.prepositions or word in syntax.conjunctions or word in words.auxiliaries
        if stops or not word[0].isalpha():
            break
        tokens.append(token)
    return _phrase(tokens, verb_end, syntax, words)
