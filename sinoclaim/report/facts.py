"""Build the objects of the JSON report (schema ``sinoclaim/report/1``) out of a report's values.

Every function returns plain data for ``strict_json.dumps``. Nothing here depends on the clock, on paths of this
machine or on the order in which documents were read.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Final

from sinoclaim import __version__
from sinoclaim.dates.intervals import day_text
from sinoclaim.dates.values import Day, Duration, Interval
from sinoclaim.model.claim import Claim, ClaimTime, Filler, Voice
from sinoclaim.model.decision import Decision, Stale
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Agreement, Dispute, Evidence, Finding, Silence
from sinoclaim.model.report import Coverage, Problem, Report
from sinoclaim.quantities.values import Quantity
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.strict_json import Json

SCHEMA: Final = "sinoclaim/report/1"
_LONGEST_NUMBER: Final = 60


def tool(report: Report) -> Json:
    """Say which program and which rules made the report."""
    digest = report.rules_digest.removeprefix("sha256:")
    return {"name": "sinoclaim", "version": __version__, "rules": f"sha256:{digest}"}


def source(document: Document, numbering: Numbering, report: Report) -> dict[str, Json]:
    """Describe one document; its status is "partial" where a problem names it that is more than a remark."""
    origin = document.origin
    copied = dict(report.copies).get(document.name)
    partial = any(problem.path == document.name and not problem.remark for problem in report.problems)
    return {
        "id": numbering.source_ids[document.name],
        "path": document.name,
        "key": origin.id or None,
        "label": origin.label or None,
        "title": origin.title or None,
        "author": origin.author or None,
        "genre": origin.genre or None,
        "site": origin.site or None,
        "licence": origin.licence or None,
        "language": document.language,
        "published": _edtf(origin.published),
        "written": _edtf(origin.written),
        "dated_by": origin.dated_by or None,
        "copy_of": numbering.source_ids[copied] if copied else None,
        "sha256": document.sha256,
        "characters": len(document.text),
        "status": "partial" if partial else "read",
    }


def claim(value: Claim, numbering: Numbering) -> dict[str, Json]:
    """Describe one claim."""
    place = numbering.place(value)
    return {
        "id": numbering.claim_id(value),
        "source": numbering.source_id(value),
        "start": value.span.start,
        "end": value.span.end,
        "line": place.line,
        "column": place.column,
        "locator": numbering.locator(value) or None,
        "quote": value.quote,
        "language": value.language,
        "frame": value.frame,
        "roles": {role: _filler(filler) for role, filler in value.roles},
        "value": value.value or None,
        "phase": value.phase.value,
        "polarity": value.polarity.value,
        "voice": _voice(value.voice),
        "hedged": value.hedged,
        "conditional": value.conditional,
        "time": _time(value.time),
        "duration": _duration(value.duration),
        "quantities": [_quantity(quantity) for quantity in value.quantities],
        "trail": [{"rule": step.rule, "text": step.text, "result": step.result} for step in value.trail],
    }


def claim_with_path(value: Claim, numbering: Numbering) -> dict[str, Json]:
    """Describe one claim that stands alone: with the path of its source."""
    return claim(value, numbering) | {"path": value.document}


def finding(value: Finding, numbering: Numbering) -> dict[str, Json]:
    """Describe one finding; its claims are named by their ids.

    ``decision`` is there only where one speaks of it, ``hypothesis`` only where it looks like a slip, ``held`` only
    where findings as sure as it were tried,
    ``links`` only where further claims are needed.
    """
    told: dict[str, Json] = {"decision": decision(value.decision)} if value.decision else {}
    if value.hypothesis:
        told["hypothesis"] = value.hypothesis
    if value.held:
        low, high = value.held.interval
        told["held"] = {"right": value.held.right, "judged": value.held.judged, "low": low, "high": high}
    if value.links:
        told["links"] = [numbering.claim_id(link) for link in value.links]
    return told | {
        "id": value.id,
        "rule": value.rule,
        "kind": value.kind.value,
        "verdict": value.verdict.value,
        "confidence": value.confidence,
        "topic": value.topic,
        "message": value.message,
        "claims": [numbering.claim_id(side) for side in value.claims],
        "values": list(value.values),
        "evidence": _evidence(value.evidence),
        "status": value.status,
    }


def finding_whole(value: Finding, numbering: Numbering) -> dict[str, Json]:
    """Describe one finding that stands alone: with its claims, and the paths of their sources."""
    told = finding(value, numbering) | {"claims": [claim_with_path(side, numbering) for side in value.claims]}
    if value.links:
        told["links"] = [claim_with_path(link, numbering) for link in value.links]
    return told


def decision(value: Decision) -> dict[str, Json]:
    """Describe one decision."""
    return {
        "fingerprint": value.fingerprint,
        "verdict": value.ruling.value,
        "reason": value.reason,
        "by": value.by or None,
        "expires": value.expires or None,
        "witness": list(value.witness),
    }


def stale(value: Stale) -> dict[str, Json]:
    """Describe one decision that covers nothing any more."""
    return decision(value.decision) | {"rule": value.decision.rule, "standing": value.standing.value}


def silence(value: Silence, numbering: Numbering) -> dict[str, Json]:
    """Describe one pair that was compared and dropped."""
    return {
        "claims": [numbering.claim_id(side) for side in value.claims],
        "reason": value.reason.value,
        "detail": value.detail,
        "evidence": _evidence(value.evidence),
    }


def dispute(value: Dispute, numbering: Numbering) -> Json:
    """Describe one dispute with its positions."""
    positions: list[Json] = [
        {
            "value": position.value,
            "claims": [numbering.claim_id(side) for side in position.claims],
            "independent": position.independent,
        }
        for position in value.positions
    ]
    return {
        "id": value.id,
        "topic": value.topic,
        "slot": value.slot.value,
        "positions": positions,
        "findings": list(value.findings),
    }


def agreement(value: Agreement, numbering: Numbering) -> Json:
    """Describe one agreement."""
    return {"topic": value.topic, "claims": [numbering.claim_id(side) for side in value.claims]}


def coverage(value: Coverage) -> Json:
    """Say what was looked at, in numbers."""
    return {
        "sources_read": value.sources_read,
        "sources_skipped": value.sources_skipped,
        "sentences": value.sentences,
        "claims": value.claims,
        "undated": value.undated,
        "unresolved_times": value.unresolved_times,
        "compared_pairs": value.compared_pairs,
        "not_understood": value.not_understood,
        "documents_not_understood": list(value.foreign),
        "silences": dict(value.silences),
    }


def errors(problems: tuple[Problem, ...]) -> Json:
    """List what could not be read; ``remark`` marks what is said of a source that was read whole."""
    return [
        {"path": problem.path, "message": problem.message} | ({"remark": True} if problem.remark else {})
        for problem in problems
    ]


def verdicts(report: Report) -> dict[str, int]:
    """Count the findings by verdict; a verdict that did not occur counts 0."""
    counted = Counter(found.verdict.value for found in report.findings)
    return {"contradiction": counted["contradiction"], "tension": counted["tension"]}


def date_of(day: Day | None) -> str | None:
    """Write a day as an ISO 8601 date of the Gregorian calendar; ``None`` for an open end."""
    return None if day is None else day_text(day)


def _evidence(items: tuple[Evidence, ...]) -> Json:
    return [{"what": item.what, "detail": item.detail, "weight": item.weight} for item in items]


def _filler(filler: Filler) -> Json:
    entity = filler.entities[0] if len(filler.entities) == 1 else None
    return {"text": filler.text, "entity": entity, "entities": list(filler.entities)}


def _voice(voice: Voice) -> Json:
    return {"kind": voice.kind.value, "speaker": voice.speaker or None}


def _time(time: ClaimTime | None) -> Json:
    if time is None:
        return None
    return {
        "edtf": time.interval.edtf,
        "earliest": date_of(time.interval.earliest),
        "latest": date_of(time.interval.latest),
        "bound": time.bound.value,
        "text": time.text,
        "anchor": time.anchor,
    }


def _duration(duration: Duration | None) -> Json:
    if duration is None:
        return None
    return {"iso": duration.iso, "low": duration.low, "high": duration.high, "approximate": duration.approximate}


def _quantity(quantity: Quantity) -> Json:
    return {
        "text": quantity.text,
        "value": _number(quantity.stated),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "noun": quantity.noun,
        "category": quantity.category,
        "closeness": quantity.closeness.value,
    }


def _number(value: Decimal | None) -> str | None:
    """Write an amount in plain digits; an absurd exponent stays an exponent, or it would fill the memory."""
    if value is None:
        return None
    return format(value, "f") if abs(value.adjusted()) < _LONGEST_NUMBER else str(value)


def _edtf(interval: Interval | None) -> str | None:
    return interval.edtf if interval else None
