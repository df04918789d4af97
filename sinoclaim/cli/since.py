"""Guard an earlier revision too, and report what has changed since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from sinoclaim.cli.curating import claims_place
from sinoclaim.cli.deciding import decisions_path
from sinoclaim.cli.guard import Given
from sinoclaim.cli.guarding import Ledger, counts_as, guard_sources, sources_of
from sinoclaim.cli.revision import Revision, revision_of
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import STDOUT, view_of, write_result
from sinoclaim.errors import UsageError
from sinoclaim.guard import difference
from sinoclaim.ledger.claims_file import read_claims
from sinoclaim.ledger.decisions_file import read_decisions
from sinoclaim.model.curated import GuardReport
from sinoclaim.model.difference import GuardDifference
from sinoclaim.report.guard_since import SINCE_REPORTERS
from sinoclaim.rules.configuration import Settings

FORMATS: Final = ("json", "markdown", "text")


def run_since(given: Given, wanted: Settings, guarded: GuardReport, *, today: str) -> Exit:
    """Report the difference from a revision to ``guarded``; the settings of this run count for both."""
    if given["form"] not in FORMATS:
        message = f"--since: is reported as {', '.join(FORMATS)}; choose one with --format"
        raise UsageError(message)
    if STDOUT in wanted.corpus:
        message = "--since: standard input has no earlier revision; name files or folders"
        raise UsageError(message)
    claims, decisions = claims_place(given["claims"], wanted), decisions_path(given["decisions"], wanted)
    paths = [
        *map(Path, wanted.corpus),
        claims,
        decisions,
        *([Path(wanted.bibliography)] if wanted.bibliography else []),
    ]
    with revision_of(given["since"] or "", paths) as revision:
        ledger = _ledger(revision, claims, decisions, today=today)
        ledger = ledger._replace(decisions=()) if given["no_decisions"] else ledger
        there = _settings_there(revision, wanted)
        before = guard_sources(sources_of(there, named=False, quiet=True), there, ledger, quiet=True)
        changed = difference(before, guarded, revision.name)
    view = view_of(width=wanted.width, color=given["color"], output=given["output"], silences=False)
    write_result(SINCE_REPORTERS[given["form"]](changed, view), given["output"])
    return Exit.FINDINGS if not given["exit_zero"] and _worse(changed, wanted.fail_on) else Exit.CLEAN


def _ledger(revision: Revision, claims: Path, decisions: Path, *, today: str) -> Ledger:
    """Read the claims and decisions of a revision."""
    place, ruled = revision.path(claims), revision.path(decisions)
    curated = read_claims(place) if place.exists() else ()
    return Ledger(curated, read_decisions(ruled) if ruled.exists() else (), today)


def _settings_there(revision: Revision, wanted: Settings) -> Settings:
    """Return the settings of this run with the paths of the revision."""
    bibliography = revision.path(Path(wanted.bibliography)) if wanted.bibliography else None
    return replace(
        wanted,
        corpus=tuple(str(revision.path(Path(path))) for path in wanted.corpus),
        bibliography=str(bibliography) if bibliography and bibliography.exists() else "",
        origin=None,
    )


def _worse(changed: GuardDifference, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    new = any(counts_as(finding, fail_on) for finding in changed.new)
    return new or any(change.worse and "evidence" in change.after for change in changed.claims)
