"""Gather the values of a dispute into its positions: what means one thing is one, in whatever words or language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Finding, Kind, Position

YEAR: Final = re.compile(r"[0-9]{3}|[〇零一二三四五六七八九]{4}")
"""How words tell a year."""
Key: TypeAlias = tuple[str, int]


def key_of(claim: Claim) -> Key:
    """Return what identifies a claim within a run."""
    return claim.document, claim.order


def _meaning(kind: Kind, claim: Claim, value: str) -> tuple[str, ...]:
    """Return what a value means: the day, the people or places named, the amount; else its words."""
    if kind is Kind.DATE and claim.time is not None and value in {claim.time.text, claim.time.interval.edtf}:
        return ("time", claim.time.interval.edtf, claim.time.bound)
    for _, filler in claim.roles:
        if filler.text == value and filler.entities:
            return ("names", *sorted(filler.entities))
    for quantity in claim.quantities:
        if quantity.text == value:
            return ("amount", str(quantity.low), str(quantity.high), quantity.unit, quantity.kind or quantity.category)
    return ("words", " ".join(value.split()))


def _label(kind: Kind, held: Mapping[Key, tuple[Claim, str]]) -> str:
    """Return the words by which a position is called: English ones if there are any, then the first by spelling.

    A day that its words alone do not tell ("yesterday") is added.
    """
    _, words, edtf = min(
        (claim.language != "en", " ".join(value.split()), claim.time.interval.edtf if claim.time else "")
        for claim, value in held.values()
    )
    unclear = kind is Kind.DATE and edtf and not YEAR.search(words)
    return f"{words} ({edtf})" if unclear else words


def positions_of(findings: Sequence[Finding], copies: Mapping[str, str]) -> tuple[Position, ...]:
    """Return the positions of a dispute with the claims that hold each, sorted by their words.

    ``copies`` maps a copied document to the one that it counts as.
    """
    gathered: dict[tuple[str, ...], dict[Key, tuple[Claim, str]]] = defaultdict(dict)
    for finding in findings:
        for claim, value in zip(finding.claims, finding.values, strict=True):
            gathered[_meaning(finding.kind, claim, value)][key_of(claim)] = (claim, value)
    made = [
        Position(
            value=_label(findings[0].kind, held),
            claims=tuple(held[key][0] for key in sorted(held)),
            independent=len({copies.get(document, document) for document, _ in held}),
        )
        for held in gathered.values()
    ]
    return tuple(sorted(made, key=lambda position: (position.value, key_of(position.claims[0]))))
