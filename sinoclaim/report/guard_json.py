"""Render a guard's round as one JSON object, in schema ``sinoclaim/guard/1``."""

from __future__ import annotations

from typing import Final

from sinoclaim.model.curated import Guarded, GuardReport, WitnessState
from sinoclaim.report import facts
from sinoclaim.report.guarding import counts, numbering_of
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.to_json import content as report_content
from sinoclaim.report.view import View

SCHEMA: Final = "sinoclaim/guard/1"


def render(guarded: GuardReport, view: View) -> str:
    """Return the round, indented so that two versions can be compared by line."""
    return dumps(content(guarded, view), indent=1) + "\n"


def content(guarded: GuardReport, view: View) -> dict[str, Json]:
    """Return the round as plain data; ``corpus`` is the report that ``sinoclaim check`` makes of the corpus."""
    numbering = numbering_of(guarded)
    return {
        "schema": SCHEMA,
        "tool": facts.tool(guarded.report),
        "claims": [_guarded(entry, numbering) for entry in guarded.claims],
        "conflicts": [facts.finding_whole(finding, numbering) for finding in guarded.conflicts],
        "stale": [facts.stale(stale) for stale in guarded.stale],
        "summary": counts(guarded),
        "corpus": report_content(guarded.report, view),
    }


def _guarded(entry: Guarded, numbering: Numbering) -> Json:
    claim = entry.claim
    return {
        "id": claim.id,
        "source": numbering.source_ids[claim.name],
        "file": claim.file,
        "line": claim.line,
        "topic": claim.topic or None,
        "statement": claim.statement,
        "date": claim.date or None,
        "holder": claim.holder or None,
        "number": claim.number or None,
        "status": claim.status or None,
        "note": claim.note or None,
        "references": list(claim.references),
        "support": entry.support.value,
        "readable": entry.readable,
        "sound": entry.sound,
        "agreeing": [facts.claim_with_path(read, numbering) for read in entry.agreeing],
        "findings": [facts.finding_whole(finding, numbering) for finding in entry.findings],
        "evidence": [_witness(state, numbering) for state in entry.witnesses],
    }


def _witness(state: WitnessState, numbering: Numbering) -> Json:
    lines = numbering.lines.get(state.document)
    placed = lines is not None and state.end > state.start
    place = lines.place(state.start) if lines is not None and placed else None
    return {
        "source": state.witness.source,
        "quote": state.witness.quote,
        "drift": state.drift.value,
        "path": state.document or None,
        "start": state.start if placed else None,
        "end": state.end if placed else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "nearest": state.nearest or None,
        "likeness": state.likeness,
    }
