"""Cross-check the dated claims of sources: `check`, `extract` and `read`, and the values they take and give.

>>> from sinoclaim import Document
>>> a = Document.from_text("a.txt", "The Soviet Union handed over Port Arthur to China on 26 May 1955.")
>>> b = Document.from_text("b.txt", "Port Arthur was handed over to China on 11 October 1955.")
>>> [finding.kind.value for finding in check([a, b]).findings]
['date']
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import sinoclaim.extract  # noqa: F401 - so that importing the stage later does not hide the verb of the same name

if TYPE_CHECKING:
    from sinoclaim.model.claim import Claim
    from sinoclaim.model.document import Document
    from sinoclaim.model.finding import Finding
    from sinoclaim.model.report import Report
    from sinoclaim.rules import Rules

__version__ = "0.1.0"
__all__ = ["Claim", "Document", "Finding", "Report", "check", "extract", "read"]


_HOMES = {"Claim": "claim", "Document": "document", "Finding": "finding", "Report": "report"}


def __getattr__(name: str) -> type:
    """Import a public value when it is first asked for, so that ``sinoclaim --help`` stays quick."""
    if name not in _HOMES:
        message = f"module 'sinoclaim' has no attribute {name!r}"
        raise AttributeError(message)
    found: type = getattr(import_module(f"sinoclaim.model.{_HOMES[name]}"), name)
    return found


def _rules(rules: Rules | None) -> Rules:
    """Return the given rules, or those of the package, which the first call takes some tenths of a second to load."""
    if rules is not None:
        return rules
    from sinoclaim.rules import load_rules  # noqa: PLC0415 - the command line's help must not pay for it

    return load_rules()


def check(documents: Sequence[Document], *, rules: Rules | None = None) -> Report:
    """Cross-check documents and report where their claims contradict one another.

    The result does not depend on the order of ``documents``. Names must differ.

    Raises:
        UsageError: if two documents have one name.
    """
    from sinoclaim import pipeline  # noqa: PLC0415 - see _rules

    return pipeline.check(documents, _rules(rules))


def extract(document: Document, *, rules: Rules | None = None) -> tuple[Claim, ...]:
    """Return the dated claims that a document makes, in the order of its text."""
    from sinoclaim import pipeline  # noqa: PLC0415 - see _rules

    return pipeline.extract(document, _rules(rules))


def read(path: str | Path, *, rules: Rules | None = None) -> Document:
    """Read one file as a document, with its blocks and metadata; a side file beside it is read with it.

    Raises:
        ReadError: if the file is missing, too large, of an unknown format, not decodable, or holds several documents.
    """
    from sinoclaim.ingest import read_paths  # noqa: PLC0415 - see _rules

    library = read_paths((Path(path),), _rules(rules).reading)
    from sinoclaim.errors import ReadError  # noqa: PLC0415 - see _rules

    if len(library.documents) == 1:
        return library.documents[0]
    for problem in (*library.problems, *library.skipped):
        message = f"{problem.path}: {problem.message}"
        raise ReadError(message)
    message = f"{path}: holds {len(library.documents)} documents where one is wanted; read it by the command line"
    raise ReadError(message)
