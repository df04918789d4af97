"""Carry out 'baseline write', 'prune' and 'diff'."""

from __future__ import annotations

from sinoclaim.cli.rounds import Chosen, Round, play
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import say, write_result
from sinoclaim.errors import UsageError
from sinoclaim.ledger.book import Change, apply, ruling_on
from sinoclaim.ledger.decisions_file import is_day
from sinoclaim.ledger.standing import decide
from sinoclaim.model.decision import Decision, Ruling, Standing
from sinoclaim.model.finding import Finding
from sinoclaim.report import facts
from sinoclaim.report.decided import ruled
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.summary import counted
from sinoclaim.report.visible import one_line


def run_write(given: Chosen, *, verdict: str, reason: str, by: str, expires: str) -> Exit:
    """Write a decision for every open finding, in one go."""
    check_ruling(reason, expires)
    played = play(given)
    if played.status is not Exit.CLEAN:
        return played.status
    change: dict[str, Decision | None] = {}
    for finding in played.open:
        why = reason if finding.decision is None else f"{reason} (was {ruled(finding.decision)})"
        change |= ruling_on(finding, decide(finding, Ruling(verdict), why, by=by, expires=expires))
    apply(played.path, change)
    _tell(f"wrote {counted(len(played.open), 'decision')} to {played.path}")
    return Exit.CLEAN


def check_ruling(reason: str, expires: str) -> None:
    """Refuse a decision without a reason, or with a last day that is none.

    Raises:
        UsageError: if one is at fault.
    """
    if not reason.strip():
        message = "--reason: must not be empty; say why, for those who will ask"
        raise UsageError(message)
    if expires and not is_day(expires):
        message = f"--expires: '{expires}' is no day; write it as in 2027-06-30"
        raise UsageError(message)


def run_prune(given: Chosen) -> Exit:
    """Drop the stale decisions, in one go."""
    played = play(given)
    if played.status is not Exit.CLEAN:
        return played.status
    change: Change = {item.decision.fingerprint: None for item in played.report.stale}
    if change:
        apply(played.path, change)
    kept = len(played.decisions) - len(change)
    _tell(f"dropped {counted(len(change), 'decision')}, kept {kept}: {played.path}")
    if not (played.whole or given["quiet"]):
        say("a part of the corpus was not read, so decisions whose finding was not made are kept")
    return Exit.CLEAN


def run_diff(given: Chosen, *, form: str) -> Exit:
    """List what has changed since the decisions were made."""
    played = play(given)
    if played.status is not Exit.CLEAN:
        return played.status
    changes = _changes(played)
    if form == "json":
        write_result(dumps({"schema": "sinoclaim/baseline/1", "changes": changes}, indent=1) + "\n")
    else:
        write_result("".join(f"{_line(change)}\n" for change in changes) or "Nothing has changed.\n")
    return Exit.FINDINGS if changes else Exit.CLEAN


def _changes(played: Round) -> list[dict[str, Json]]:
    """Return the open findings, then the absent decisions."""
    absent = [item for item in played.report.stale if item.standing is Standing.ABSENT]
    return [*(_of_finding(finding) for finding in played.open), *(facts.stale(item) for item in absent)]


def _of_finding(finding: Finding) -> dict[str, Json]:
    before: dict[str, Json] = {"decision": facts.decision(finding.decision)} if finding.decision else {}
    told = {"fingerprint": finding.id, "rule": finding.rule, "message": finding.message}
    return before | told | {"standing": finding.status.value}


def _line(change: dict[str, Json]) -> str:
    said = change.get("message") or f"{change['verdict']}: {change['reason']}"
    return one_line(f"{change['standing']:<8} {change['fingerprint']} {change['rule']} {said}")


def _tell(line: str) -> None:
    write_result(f"{one_line(line)}\n")
