"""Cite a claim as scholars do: the short form of its source, and the place in the printed work."""

from __future__ import annotations

from bisect import bisect_right

from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document


def locator(claim: Claim, document: Document) -> str:
    """Return where the claim stands in the printed work ("p. 527"), "" if its source does not say."""
    number = bisect_right(document.blocks, claim.span.start, key=lambda block: block.start)
    return document.blocks[number - 1].locator if number else ""


def citation(claim: Claim, document: Document) -> str:
    """Return label and locator of a claim ("Shen 2020, n. 16"), as far as they are known; "" if neither is."""
    return ", ".join(part for part in (document.origin.label, locator(claim, document)) if part)
