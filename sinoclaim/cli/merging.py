"""Carry out 'baseline merge'."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sinoclaim.cli.deciding import decisions_path
from sinoclaim.cli.options import Book, settings_for
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result
from sinoclaim.errors import UsageError
from sinoclaim.ledger.decisions_file import parse_decisions, read_decisions, write_decisions
from sinoclaim.ledger.merging import SIDES, Dispute, merge
from sinoclaim.model.decision import Decision
from sinoclaim.report.decided import ruled
from sinoclaim.report.summary import counted
from sinoclaim.report.visible import one_line

_STAGES: Final = (1, 2, 3)
"""How git numbers what a conflict is made of: what both began with, ours, theirs."""


def run_merge(files: Sequence[str], given: Book, *, prefer: str) -> Exit:
    """Merge the three files, or what git has of the file of decisions in a conflict, and write the outcome to ours."""
    if files and len(files) != len(_STAGES):
        message = f"give BASE, OURS and THEIRS, or none of them; these are {counted(len(files), 'file')}"
        raise UsageError(message)
    settings = settings_for(given["config"], isolated=given["isolated"])
    path = Path(files[1]) if files else decisions_path(given["decisions"], settings)
    sides = [read_decisions(Path(file)) for file in files] if files else _staged(path)
    kept, disputes = merge(*sides, prefer=prefer)
    if disputes:
        write_result("".join(_told(dispute) for dispute in disputes))
        return Exit.FINDINGS
    write_decisions(path, kept)
    added = "" if files else f"; 'git add {path}' ends the conflict"
    write_result(one_line(f"merged {counted(len(kept), 'decision')}: {path}{added}") + "\n")
    return Exit.CLEAN


def _told(dispute: Dispute) -> str:
    sides = zip(SIDES, (dispute.ours, dispute.theirs), strict=True)
    told = "; ".join(f"{name} {ruled(made) if made else 'took it out'}" for name, made in sides)
    return one_line(f"in dispute: {dispute.fingerprint} {told}") + "\n"


def _staged(path: Path) -> list[tuple[Decision, ...]]:
    """Return the three sides of a file that git could not merge; where both began it, the base is empty."""
    texts = [_stage(path, number) for number in _STAGES]
    if texts[1] is None or texts[2] is None:
        message = f"{path}: git has no conflict of two sides in it; name BASE, OURS and THEIRS"
        raise UsageError(message)
    named = zip(("base", *SIDES), texts, strict=True)
    return [parse_decisions(text, f"{path} ({name})") if text else () for name, text in named]


def _stage(path: Path, number: int) -> str | None:
    place = Path(os.path.realpath(path))
    try:
        done = subprocess.run(  # noqa: S603 -- a list of arguments, no shell
            ["git", "show", f":{number}:./{place.name}"],  # noqa: S607 -- the git of the user, wherever it is
            cwd=place.parent, capture_output=True, check=False,
        )  # fmt: skip
    except OSError as problem:
        message = f"{path}: git cannot be asked ({problem.strerror}); name BASE, OURS and THEIRS"
        raise UsageError(message) from problem
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
