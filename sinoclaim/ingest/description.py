"""Make the document of a draft with all that is known of it: from itself, its side file, and a bibliography."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sinoclaim.ingest.assembly import assemble
from sinoclaim.ingest.bibliography import Bibliography, Several
from sinoclaim.ingest.drafts import Draft, Metadata
from sinoclaim.ingest.oddities import oddity
from sinoclaim.ingest.origins import merged
from sinoclaim.ingest.sidefiles import Told
from sinoclaim.model.document import Document
from sinoclaim.rules.reading import ReadingTables

_UNTOLD: Final = ("", "und")


def describe(
    name: str, draft: Draft, tables: ReadingTables, *, told: Told, bibliography: Bibliography | None
) -> tuple[Document, tuple[str, ...]]:
    """Return the document of a draft, and a line on everything in it that a user should know of.

    In this order of trust: the override of the side file, what the file says of itself, the side file, the
    bibliography, and last what the page shows by its form.
    """
    draft = replace(draft, metadata=merged(told.override, draft.metadata))
    key = merged(draft.metadata, told.known).id
    found = bibliography.of_file(name, key) if bibliography else None
    document = assemble(name, draft, tables, known=_filled(told.known, found))
    if bibliography and found is None and (found := bibliography.of_title(document.origin.title)):
        document = assemble(name, draft, tables, known=_filled(told.known, found))
    remarks = [oddity(document.text)]
    if bibliography and isinstance(found, Several):
        remarks.append(_several(found, bibliography))
    return _in_language(document, told, found), tuple(remark for remark in remarks if remark)


def _filled(known: Metadata, found: Metadata | Several | None) -> Metadata:
    return merged(known, found) if isinstance(found, Metadata) else known


def _several(found: Several, bibliography: Bibliography) -> str:
    ids = ", ".join(found.ids[:3]) + (" ..." if len(found.ids) > 3 else "")
    return (
        f"fits {len(found.ids)} items of {bibliography.name} ({ids}) and took none; name one by 'id' in its side file"
    )


def _in_language(document: Document, told: Told, found: Metadata | Several | None) -> Document:
    """Give the document the language that was overridden, or that is known where its text does not tell one."""
    language = told.override.language
    if not language and document.language in _UNTOLD:
        language = _filled(told.known, found).language
    return replace(document, language=language.partition("-")[0].lower()) if language else document
