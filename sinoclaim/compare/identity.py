"""Give a finding an id that depends on what two claims say, not on where or in which format they say it."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from sinoclaim.model.claim import Claim

_NOTE: Final = re.compile(r"\[\^?\d{1,3}\]:?")
"""The mark of a note, as typed texts have it in their sentences: "[1]", "[^1]"."""
_ITEM: Final = re.compile(r"\s*(?:[-–*•·▪>#+]{1,6}|\d{1,3}[.)])\s+")
"""What stands before an item, a quotation, a heading or a note in a typed text."""
_CELLS: Final = re.compile(r"[|*`]+")
"""What parts the cells of a row, and the marks of emphasis."""


def fingerprint(rule: str, a: Claim, b: Claim) -> str:
    """Return the id of a finding: a digest of the rule and of what both claims say, whichever comes first."""
    key = "\x1e".join((rule, *sorted((_said(a), _said(b)))))
    return f"sc1:{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _said(claim: Claim) -> str:
    """Return what a claim says, normalised: its frame, roles, time and quantities, without positions."""
    roles = [f"{role}={'+'.join(f.entities or (f.head or f.text.casefold(),))}" for role, f in claim.roles]
    time = claim.time.interval.edtf if claim.time else ""
    amounts = [f"{q.low}..{q.high} {q.unit}/{q.noun}" for q in claim.quantities]
    quote = plain_words(claim.quote)
    return "\x1f".join((claim.frame, claim.value, claim.phase, claim.polarity, time, *roles, *amounts, quote))


def plain_words(quote: str) -> str:
    r"""Return a quote as its words are compared: without the marks that only some formats write into the text.

    >>> plain_words("- The last troops\n  left in May 1955.[3]"), plain_words("| May 1955 | They left. |")
    ('the last troops left in may 1955.', 'may 1955 they left.')
    """
    unmarked = _CELLS.sub(" ", _NOTE.sub("", quote))
    item = _ITEM.match(unmarked)
    return " ".join((unmarked[item.end() :] if item else unmarked).split()).casefold()
