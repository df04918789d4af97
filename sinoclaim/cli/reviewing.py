"""Carry out a review: by hand, or from a batch of rulings."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from sinoclaim.cli.answers import answering
from sinoclaim.cli.rounds import Chosen, Round, play
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import STDOUT, view_of, write_result
from sinoclaim.cli.walk import Walk, summary
from sinoclaim.errors import LedgerError, ReadError
from sinoclaim.ledger.batch import Entry, read_batch
from sinoclaim.ledger.book import Change, apply, ruling_on
from sinoclaim.ledger.docket import Docket
from sinoclaim.ledger.standing import decide
from sinoclaim.model.decision import Decision
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.quotation import Quoter
from sinoclaim.report.summary import counted
from sinoclaim.report.visible import one_line


def run_review(given: Chosen, *, by: str, lines: bool, width: int | None, color: str) -> Exit:
    """Walk through the open findings."""
    played = play(given)
    if played.status is not Exit.CLEAN:
        return played.status
    if not played.open:
        write_result(f"Nothing to review: {counted(len(played.report.findings), 'finding')}, none of them open.\n")
        return Exit.CLEAN
    docket = Docket(path=played.path, findings=played.open, by=by)
    view = view_of(width=width or played.settings.width, color=color, output=STDOUT, silences=False)
    quoter = Quoter.of(Numbering.of(played.report), view)
    with answering(lines=lines) as answers:
        Walk(docket, quoter, answers).run()
    write_result(f"{summary(docket)}\n")
    return Exit.CLEAN


def run_batch(given: Chosen, *, batch: str, by: str) -> Exit:
    """Take the rulings of a batch, all or none."""
    entries = read_batch(_text(batch), "stdin" if batch == STDOUT else batch)
    played = play(given)
    if played.status is not Exit.CLEAN:
        return played.status
    change: dict[str, Decision | None] = {}
    for entry in entries:
        change |= _change(entry, played, by)
    apply(played.path, change)
    rulings = Counter(entry.ruling.value for entry in entries)
    how = ", ".join(f"{number} {ruling}" for ruling, number in sorted(rulings.items()))
    left = len({finding.id for finding in played.open} - {entry.fingerprint for entry in entries})
    write_result(one_line(f"ruled on {len(entries)}{f' ({how})' if how else ''}, {left} left: {played.path}") + "\n")
    return Exit.CLEAN


def _change(entry: Entry, played: Round, by: str) -> Change:
    finding = next((finding for finding in played.report.findings if finding.id == entry.fingerprint), None)
    if finding is None:
        message = f"{entry.where}: there is no finding {entry.fingerprint}; 'sinoclaim check' lists them"
        raise LedgerError(message)
    decision = decide(finding, entry.ruling, entry.reason, by=entry.by or by, expires=entry.expires)
    return ruling_on(finding, decision)


def _text(batch: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if batch == STDOUT else Path(batch).read_bytes()
        return raw.decode("utf-8")
    except OSError as problem:
        message = f"{batch}: cannot be read ({problem.strerror}); check the path and its permissions"
        raise ReadError(message) from problem
    except UnicodeDecodeError as problem:
        message = f"{batch}: is not UTF-8 ({problem.reason}); save it as UTF-8"
        raise ReadError(message) from problem
