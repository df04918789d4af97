"""Cross-check the dated claims of sources: `check`, `extract` and `read`, and the values they take and give.

>>> a = document_from_text("a.txt", "The Soviet Union handed over Port Arthur to China on 26 May 1955.")
>>> b = document_from_text("b.txt", "Port Arthur was handed over to China on 11 October 1955.")
>>> [finding.kind.value for finding in check([a, b]).findings]
['date']
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sinoclaim.model.claim import Claim
    from sinoclaim.model.document import Document
    from sinoclaim.model.finding import Finding
    from sinoclaim.model.report import Report

__version__ = "0.1.0"
__all__ = ["Claim", "Document", "Finding", "Report", "check", "document_from_text", "extract", "read"]


def __getattr__(name: str) -> type:
    """Import the public values when they are first asked for, so that ``sinoclaim --help`` stays quick."""
    from importlib import import_module  # noqa: PLC0415 - see above

    homes = {"Claim": "claim", "Document": "document", "Finding": "finding", "Report": "report"}
    if name not in homes:
        message = f"module 'sinoclaim' has no attribute {name!r}"
        raise AttributeError(message)
    found: type = getattr(import_module(f"sinoclaim.model.{homes[name]}"), name)
    return found
