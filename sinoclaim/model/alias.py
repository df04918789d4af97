"""Define the alias: how a document calls somebody whom the source itself names in full elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Alias:
    """What stands in a document (``form``: "Bradley", "SCAP"), and the whole name that its source gives for it.

    ``person`` marks the name of a person: one that the tables do not know is a name too. An abbreviation whose whole
    name nobody knows stays what it is.
    """

    form: str
    full: str
    person: bool = False
