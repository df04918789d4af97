"""Read back a JSON report, which may be damaged or made by somebody who means ill."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from sinoclaim.errors import ReadError

SCHEMA: Final = "sinoclaim/report/1"
MOST_BYTES: Final = 1 << 28
"""The largest report that is read back."""


class RecordedTool(msgspec.Struct, frozen=True):
    """What made the report."""

    rules: str
    version: str = ""


class RecordedSource(msgspec.Struct, frozen=True):
    """A source as it was read."""

    id: str
    path: str
    sha256: str


class RecordedClaim(msgspec.Struct, frozen=True):
    """A claim with its place in its source."""

    id: str
    source: str
    start: int
    end: int
    quote: str


class RecordedFinding(msgspec.Struct, frozen=True):
    """A finding with the ids of its two claims."""

    id: str
    rule: str
    message: str
    claims: tuple[str, str]


class Recorded(msgspec.Struct, frozen=True):
    """The parts of a report that can be replayed."""

    schema: str
    tool: RecordedTool
    sources: tuple[RecordedSource, ...]
    claims: tuple[RecordedClaim, ...]
    findings: tuple[RecordedFinding, ...]


def read_recorded(path: Path) -> Recorded:
    """Read a report.

    Raises:
        ReadError: if it cannot be read, is too large, or is no whole report of version 1.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            message = f"{path}: has {size} bytes; a report of more than {MOST_BYTES} is not read back"
            raise ReadError(message)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as problem:
        message = f"{path}: cannot be read ({problem.strerror}); check the path and its permissions"
        raise ReadError(message) from problem
    return parse_recorded(content, str(path))


def parse_recorded(content: bytes, name: str = "report.json") -> Recorded:
    """Read a report from its bytes; ``name`` is what messages call it.

    Raises:
        ReadError: as ``read_recorded`` does.
    """
    remedy = "make it anew with 'sinoclaim check --format json'"
    try:
        recorded = msgspec.json.decode(content[:MOST_BYTES], type=Recorded)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as problem:
        message = f"{name}: is no report of sinoclaim ({problem}); {remedy}"
        raise ReadError(message) from problem
    if recorded.schema != SCHEMA:
        message = f"{name}: 'schema' is {recorded.schema[:60]!r}, not {SCHEMA!r}; {remedy}"
        raise ReadError(message)
    _check_ids(recorded, name, remedy)
    return recorded


def _check_ids(recorded: Recorded, name: str, remedy: str) -> None:
    """Refuse a report whose parts name others that are not there."""
    sources, claims = {source.id for source in recorded.sources}, {claim.id for claim in recorded.claims}
    if len(sources) < len(recorded.sources) or len(claims) < len(recorded.claims):
        message = f"{name}: an id stands for two sources or claims; {remedy}"
        raise ReadError(message)
    named = {claim for finding in recorded.findings for claim in finding.claims}
    missing = sorted((named - claims) | ({claim.source for claim in recorded.claims} - sources))
    if missing:
        message = f"{name}: names {missing[0][:60]!r}, which it does not hold; {remedy}"
        raise ReadError(message)
