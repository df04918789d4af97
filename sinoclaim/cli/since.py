"""Guard an earlier revision too, and report what has changed since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sinoclaim.cli.curating import claims_place
from sinoclaim.cli.deciding import decisions_path
from sinoclaim.cli.guard import Given
from sinoclaim.cli.guarding import Ledger, guard_sources, sources_of
from sinoclaim.cli.revision import Revision, revision_of
from sinoclaim.cli.streams import STDOUT, write_result
from sinoclaim.cli.workflow import append_summary
from sinoclaim.engine.reader import Reader
from sinoclaim.errors import UsageError
from sinoclaim.guard import difference
from sinoclaim.ledger.claims_file import read_claims
from sinoclaim.ledger.decisions_file import read_decisions
from sinoclaim.model.curated import GuardReport
from sinoclaim.report.formats import SINCE_REPORTERS
from sinoclaim.report.guard_since import outcome
from sinoclaim.report.issues import Level, Outcome
from sinoclaim.report.view import View
from sinoclaim.rules.configuration import Settings


def run_since(given: Given, wanted: Settings, guarded: GuardReport, view: View, reader: Reader, *, today: str) -> bool:
    """Report the difference from a revision to ``guarded``, and tell whether it makes the run fail.

    The settings of this run count for both.
    """
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
        sources = sources_of(there, reader.rules, named=False, quiet=True)
        before = guard_sources(sources, there, ledger, reader, quiet=True)
        changed = difference(before, guarded, revision.name)
    write_result(SINCE_REPORTERS[given["form"]](changed, view), given["output"])
    found = outcome(changed, view)
    if given["form"] == "github":
        append_summary(found)
    return (given["strict_decisions"] and bool(changed.stale)) or _fails(found, wanted.fail_on)


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


def _fails(found: Outcome, fail_on: str) -> bool:
    """Tell whether something new is as firm as it takes to fail: evidence that drifted always is."""
    if fail_on == "never":
        return False
    tensions = fail_on == "tension" and any(issue.status is not None for issue in found.open)
    return tensions or any(issue.level is Level.ERROR for issue in found.open)
