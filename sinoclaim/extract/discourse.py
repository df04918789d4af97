"""Carry what a reader keeps in mind from sentence to sentence: who was spoken of, and which date a heading set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sinoclaim.extract.phrases import Phrase
from sinoclaim.model.claim import ClaimTime
from sinoclaim.quantities.values import Quantity

MEMORY: Final = 12
"""How many phrases are kept in mind; older ones are no longer what a pronoun means."""
TERMS_REACH: Final = 5
"""How many sentences after an agreement its terms may follow."""
REACH: Final = 2
"""How many sentences back an omitted or pronominal participant is looked for."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A phrase, the number of the sentence it stood in, and whether it was a subject there."""

    phrase: Phrase
    sentence: int
    subject: bool


@dataclass(frozen=True, slots=True)
class Discourse:
    """The state of reading. ``heading`` dates a section, ``lead`` the block ``lead_block`` that opens with a date."""

    heading: ClaimTime | None = None
    lead: ClaimTime | None = None
    lead_block: int = -1
    sentence: int = 0
    recent: tuple[Remembered, ...] = ()
    setting: tuple[str, ...] = ()
    """Entities of the title and the latest heading."""
    titled: tuple[Phrase, ...] = ()
    """The phrases of the title: what a page without other words for it speaks of."""
    agreement: ClaimTime | None = None
    """When the agreement was made that the text speaks of, and ``agreement_sentence`` where it said so."""
    agreement_sentence: int = 0
    counted: Quantity | None = None
    """The last figure of the sentences before that "of them" may be a part of."""
    counted_sentence: int = 0
    speaks_of_its_time: bool = False
    """Whether the document is about as old as what it tells of."""

    def next_sentence(self) -> Discourse:
        """Return the state at the start of the following sentence."""
        return replace(self, sentence=self.sentence + 1)

    def agreed(self, time: ClaimTime | None) -> Discourse:
        """Return the state after a sentence that dates an agreement; its terms may follow undated."""
        return self if time is None else replace(self, agreement=time, agreement_sentence=self.sentence)

    def agreement_time(self) -> ClaimTime | None:
        """Return when the agreement was made that the last few sentences spoke of, or ``None``."""
        return self.agreement if self.sentence - self.agreement_sentence <= TERMS_REACH else None

    def remember(self, phrases: tuple[Phrase, ...], subjects: frozenset[int] = frozenset()) -> Discourse:
        """Return the state with the phrases of a sentence added; ``subjects`` holds the starts of its subjects."""
        new = tuple(Remembered(phrase, self.sentence, phrase.start in subjects) for phrase in phrases if phrase.classes)
        return replace(self, recent=(*self.recent, *new)[-MEMORY:])

    def candidates(self) -> list[Remembered]:
        """Return what may be meant by a pronoun or an omission, best first: near before far, subjects first."""
        near = [item for item in self.recent if self.sentence - item.sentence <= REACH]
        return sorted(near, key=lambda item: (self.sentence - item.sentence, not item.subject, -item.phrase.start))

    def count(self, quantities: Sequence[Quantity]) -> Discourse:
        """Return the state after a sentence with these figures, of which the last that is no part is kept in mind."""
        wholes = [quantity for quantity in quantities if not quantity.whole and quantity.noun]
        return replace(self, counted=wholes[-1], counted_sentence=self.sentence) if wholes else self

    def last_counted(self) -> Quantity | None:
        """Return the figure that a part in this sentence may belong to, or ``None`` if it is too far back."""
        return self.counted if self.sentence - self.counted_sentence <= REACH else None

    def time_for(self, block: int) -> ClaimTime | None:
        """Return the date that the block's opening words or the heading above it set, or ``None``."""
        return self.lead if self.lead is not None and self.lead_block == block else self.heading
