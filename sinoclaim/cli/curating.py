"""Find and read the curated claims of a project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sinoclaim.errors import LedgerError
from sinoclaim.ledger.claims_file import read_claims
from sinoclaim.ledger.decisions_file import even
from sinoclaim.model.curated import CuratedClaim
from sinoclaim.model.decision import Stale, Standing
from sinoclaim.rules.configuration import Settings

FOLDER: Final = "claims"


def claims_place(given: str | None, settings: Settings) -> Path:
    """Return where the curated claims are kept, whether or not they are there yet."""
    if given or settings.claims:
        return Path(given or settings.claims)
    return settings.origin.parent / FOLDER if settings.origin else Path(FOLDER)


def curated_for(given: str | None, settings: Settings) -> tuple[CuratedClaim, ...]:
    """Read the curated claims of a run; none if nobody named a place and the usual one is not there.

    Raises:
        LedgerError: if the place named is missing, or a file is at fault.
    """
    place = claims_place(given, settings)
    if not place.exists() and not given and not settings.claims:
        return ()
    return read_claims(place, base=base_of(settings))


def base_of(settings: Settings) -> Path:
    """Return the folder from which files of claims are called: that of the configuration, else the working folder."""
    return settings.origin.parent.absolute() if settings.origin else Path.cwd()


def without_claims(stale: Sequence[Stale], settings: Settings) -> tuple[Stale, ...]:
    """Leave out the decisions on curated claims, which no check of the corpus alone can find used."""
    if not any(item.standing is Standing.ABSENT for item in stale):
        return tuple(stale)
    try:
        statements = [even(claim.statement) for claim in curated_for(None, settings)]
    except LedgerError:  # what is wrong with the claims is for the guard to say
        return tuple(stale)
    return tuple(item for item in stale if item.standing is not Standing.ABSENT or not _on_claims(item, statements))


def _on_claims(item: Stale, statements: Sequence[str]) -> bool:
    return any(quote in statement for quote in item.decision.witness for statement in statements)
