"""Define what is read from one clause, and what it is read from."""

from __future__ import annotations

from dataclasses import dataclass

from sinoclaim.extract.arguments import (
    Region,
    Surroundings,
)
from sinoclaim.extract.cues import CueMention
from sinoclaim.extract.modality import Mood
from sinoclaim.extract.phrases import Phrase
from sinoclaim.model.span import Span
from sinoclaim.quantities.values import Quantity
from sinoclaim.rules.frames import Cue, Frame
from sinoclaim.rules.modality import Modality


def is_amount(quantity: Quantity) -> bool:
    """Tell whether a quantity counts or measures; ordinals only rank, but a parallel is a place by its number."""
    return not quantity.ordinal or quantity.unit == "parallel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One frame as read from one clause: the cue, the roles and which of them were taken over from elsewhere."""

    mention: CueMention
    cue: Cue
    frame: Frame
    mood: Mood
    region: Region
    roles: dict[str, Phrase]
    inherited: frozenset[str] = frozenset()

    def subject(self) -> Phrase | None:
        """Return what fills the role of the subject, or ``None``."""
        wanted = self.cue.arguments.get("passive" if self.mood.passive else "subject", ())
        return next((self.roles[role] for role in wanted if role in self.roles), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """What the readings of one sentence are made from."""

    around: Surroundings
    clauses: tuple[Span, ...]
    phrases: tuple[Phrase, ...]
    cues: tuple[CueMention, ...]
    words: Modality
    amounts: tuple[int, ...] = ()
    """Where figures that count or measure, and lengths of time, begin."""
