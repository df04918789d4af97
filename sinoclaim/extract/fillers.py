"""Turn noun phrases into what a claim keeps of them."""

from __future__ import annotations

from sinoclaim.extract.phrases import Phrase
from sinoclaim.model.claim import Filler
from sinoclaim.model.span import Span


def filler_of(text: str, phrase: Phrase, *, inherited: bool) -> Filler:
    """Turn a phrase into what a claim keeps of it."""
    return Filler(
        span=Span(phrase.start, phrase.end),
        text=text[phrase.start : phrase.end],
        entities=phrase.entities,
        classes=tuple(sorted(phrase.classes)),
        head=phrase.head,
        modifiers=phrase.modifiers,
        inherited=inherited,
    )
