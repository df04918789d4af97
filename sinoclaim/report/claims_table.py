"""Render claims alone, as JSON Lines or as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from typing import Final

from sinoclaim.model.claim import Claim
from sinoclaim.model.report import Report
from sinoclaim.report import facts
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.strict_json import dumps

COLUMNS: Final = (
    "path", "line", "column", "start", "end", "frame", "roles", "phase", "polarity", "voice", "speaker", "hedged",
    "edtf", "earliest", "latest", "bound", "duration", "quantities", "language", "quote", "citation",
)  # fmt: skip
"""The columns of the CSV format, in their order."""

_FORMULA: Final = re.compile(r"[=+\-@\t\r\n\0]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def to_jsonl(report: Report) -> str:
    """Return one claim a line, as in the JSON report, with the path of its source."""
    numbering = Numbering.of(report)
    return "".join(f"{dumps(facts.claim_with_path(claim, numbering))}\n" for claim in numbering.claims)


def to_csv(report: Report) -> str:
    """Return the claims as CSV (RFC 4180), text that a spreadsheet would take for a formula led by an apostrophe."""
    return _csv(report, disarmed)


def to_raw_csv(report: Report) -> str:
    """Return the claims as CSV (RFC 4180) with every field exactly as it is; not for spreadsheets."""
    return _csv(report, str)


FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {"csv": to_csv, "csv-raw": to_raw_csv, "jsonl": to_jsonl}
"""How ``sinoclaim extract`` can write claims."""


def _csv(report: Report, field: Callable[[str], str]) -> str:
    numbering = Numbering.of(report)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for claim in numbering.claims:
        row = _row(claim, numbering)
        writer.writerow([field(writable(cell)) if isinstance(cell, str) else cell for cell in row])
    return table.getvalue()


def _row(claim: Claim, numbering: Numbering) -> tuple[str | int | None, ...]:
    place = numbering.place(claim)
    time = claim.time
    return (
        claim.document, place.line, place.column, claim.span.start, claim.span.end, claim.frame,
        "; ".join(f"{role}: {filler.text}" for role, filler in claim.roles),
        claim.phase.value, claim.polarity.value, claim.voice.kind.value, claim.voice.speaker,
        "true" if claim.hedged else "false",
        time.interval.edtf if time else "",
        facts.date_of(time.interval.earliest) if time else "",
        facts.date_of(time.interval.latest) if time else "",
        time.bound.value if time else "",
        claim.duration.iso if claim.duration else "",
        "; ".join(quantity.text for quantity in claim.quantities),
        claim.language, claim.quote, numbering.citation(claim),
    )  # fmt: skip


def disarmed(field: str) -> str:
    """Return a field that no spreadsheet evaluates (OWASP ASVS 1.2.10)."""
    return f"'{field}" if _FORMULA.match(field) else field


def writable(field: str) -> str:
    """Return a field that UTF-8 can write."""
    return _SURROGATE.sub("\ufffd", field)
