"""Carry out 'claims list' and 'claims lint'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from operator import attrgetter

from sinoclaim.cli.curating import base_of, claims_place, curated_for
from sinoclaim.cli.guarding import sources_of
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import say, write_result
from sinoclaim.extract.apparatus import Apparatus, prepare
from sinoclaim.ledger.claims_file import ClaimsFile, Fault, faults_of, read_files
from sinoclaim.ledger.evidence import Shelf
from sinoclaim.ledger.statements import number_of, read_statement
from sinoclaim.model.curated import CuratedClaim, Drift
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.summary import counted
from sinoclaim.report.visible import one_line
from sinoclaim.rules import load_rules
from sinoclaim.rules.configuration import Settings


def run_list(given: str | None, settings: Settings, *, form: str) -> Exit:
    """List the claims."""
    claims = curated_for(given, settings)
    if not claims:
        say(f"no curated claim in {claims_place(given, settings)}; 'sinoclaim claims new' begins a file of them")
        return Exit.NOTHING
    if form == "json":
        rows: list[Json] = [_row(claim) for claim in claims]
        write_result(dumps(rows, indent=1) + "\n")
        return Exit.CLEAN
    lines: list[str] = []
    topic = None
    for claim in claims:
        if (claim.file, claim.topic) != topic:
            topic = (claim.file, claim.topic)
            lines += [*([""] if lines else []), f"{claim.file}: {claim.topic}" if claim.topic else claim.file]
        lines.append(f"  {claim.id}" + (f" ({claim.status})" if claim.status else ""))
        lines.append(f"    {claim.statement}")
    write_result("".join(f"{one_line(line)}\n" for line in lines))
    return Exit.CLEAN


def _row(claim: CuratedClaim) -> dict[str, Json]:
    slots: dict[str, Json] = {key: value or None for key, value in asdict(claim).items() if isinstance(value, str)}
    evidence: list[Json] = [{"source": witness.source, "quote": witness.quote} for witness in claim.evidence]
    return slots | {"evidence": evidence, "references": list(claim.references), "line": claim.line}


def run_lint(given: str | None, settings: Settings, *, form: str) -> Exit:
    """List the faults of the claims; status 1 if there are any."""
    place = claims_place(given, settings)
    files = read_files(place, base=base_of(settings))
    faults = sorted((*faults_of(files), *_unguarded(files, settings)), key=attrgetter("file", "line", "message"))
    if form == "json":
        rows: list[Json] = [{"file": fault.file, "line": fault.line, "message": fault.message} for fault in faults]
        write_result(dumps(rows, indent=1) + "\n")
    else:
        number = sum(len(file.claims) for file in files)
        closing = f"{counted(len(faults), 'fault')} in {counted(number, 'claim')} of {counted(len(files), 'file')}."
        write_result("".join(f"{one_line(line)}\n" for line in (*(fault.told for fault in faults), closing)))
    return Exit.FINDINGS if faults else Exit.CLEAN


def _unguarded(files: tuple[ClaimsFile, ...], settings: Settings) -> Iterator[Fault]:
    """Yield why claims cannot be guarded, or not well."""
    apparatus = prepare(load_rules())
    shelf = Shelf(sources_of(settings, apparatus.rules, named=False, quiet=True).documents)
    for file in files:
        for claim in file.claims:
            for message in (*_statement_faults(claim, apparatus), *_evidence_faults(claim, shelf)):
                yield Fault(claim.file, claim.line, f"{claim.id}: {message}")


def _statement_faults(claim: CuratedClaim, apparatus: Apparatus) -> Iterator[str]:
    made = read_statement(claim, apparatus)
    if not made:
        yield "no claim could be read from the statement; say plainly who did what, and when"
    if claim.number and all(number_of(claim.number, read.language, apparatus.rules) is None for read in made):
        yield f"no number could be read from 'number' ({claim.number}); write it as in '120,000 men'"


def _evidence_faults(claim: CuratedClaim, shelf: Shelf) -> Iterator[str]:
    if not claim.evidence:
        yield "has no evidence; add the words of a source that bear it out"
    for state in map(shelf.trace, claim.evidence):
        if state.drift is Drift.SOURCE_GONE:
            yield f"there is no source {state.witness.source}; name it as reports do"
        elif state.drift is not Drift.HELD:
            yield f"{state.witness.source} does not have “{state.witness.quote}”; 'sinoclaim guard' shows what it has"
