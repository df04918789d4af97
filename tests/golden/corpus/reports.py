"""Make the golden reports of the sample corpus: the inputs' digest on the first line, then the report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import sinoclaim
from sinoclaim.ingest import read_paths
from sinoclaim.model.report import Report
from sinoclaim.report.formats import REPORTERS
from sinoclaim.report.view import View
from sinoclaim.rules import load_rules

FOLDER: Final = Path(__file__).parent
CORPUS: Final = FOLDER.parents[2] / "corpus"


def inputs() -> str:
    """Return the digest of the corpus: names and bytes of its files."""
    files = sorted(CORPUS.iterdir())
    whole = b"".join(path.name.encode() + b"\0" + path.read_bytes() + b"\0" for path in files)
    return f"sha256:{hashlib.sha256(whole).hexdigest()}"


def corpus_report() -> Report:
    """Return the report on the corpus."""
    return sinoclaim.check(read_paths([CORPUS], load_rules().reading).documents)


def _text(report: Report) -> str:
    return REPORTERS["text"](report, View(width=80))


def _json(report: Report) -> str:
    """Render the report as JSON without what every edit of a rule changes: the tool's version and digest."""
    value = json.loads(REPORTERS["json"](report, View(width=80)))
    del value["tool"]
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


REPORTS: Final[Mapping[str, Callable[[Report], str]]] = {"report-80.txt": _text, "report-json.txt": _json}


def golden(name: str) -> str:
    """Return what a golden file must hold."""
    return f"{inputs()}\n{REPORTS[name](corpus_report())}"
