"""Define the sentence: the unit that extraction works on."""

from __future__ import annotations

from dataclasses import dataclass

from sinoclaim.model.document import BlockKind
from sinoclaim.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a document; ``block`` is the index of the block it stands in."""

    span: Span
    block: int
    kind: BlockKind
    language: str
    speaker: str = ""
