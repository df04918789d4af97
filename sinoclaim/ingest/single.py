"""Read one document that is at hand already: its bytes, or its text."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from sinoclaim.errors import ReadError
from sinoclaim.ingest.assembly import assemble
from sinoclaim.ingest.drafts import Draft, File, Limits
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.opening import open_file
from sinoclaim.model.document import Document
from sinoclaim.model.report import Problem
from sinoclaim.rules.reading import ReadingTables

_MARKDOWN: Final = (".md", ".markdown")


def read_document(name: str, data: bytes, tables: ReadingTables, *, limits: Limits | None = None) -> Document:
    """Return the document that the bytes of a file hold; its reader goes by the ending of ``name``.

    Raises:
        ReadError: no reader knows the ending, the file cannot be read, or it holds several documents or none.
    """
    with Workshop() as workshop:
        found = list(open_file(File(name, data, limits or Limits()), workshop))
    for one in found:
        if isinstance(one, Problem):
            message = f"{one.path}: {one.message}"
            raise ReadError(message)
    if len(found) != 1:
        message = f"{name}: holds {len(found)} documents where one is wanted; read it as a path"
        raise ReadError(message)
    (only,) = found
    assert not isinstance(only, Problem)  # noqa: S101 -- problems have been raised above
    return assemble(*only, tables)


def document_from_text(name: str, text: str, tables: ReadingTables) -> Document:
    r"""Return a document for a text that is already decoded; read as Markdown if ``name`` ends so, else as plain text.

    >>> from sinoclaim.rules.reading import load_reading
    >>> document = document_from_text("a.txt", "A SHORT VISIT\n\nMao left on 17 February.", load_reading())
    >>> document.origin.title, [block.kind.value for block in document.blocks]
    ('A SHORT VISIT', ['heading', 'paragraph'])
    """
    marked = PurePosixPath(name).suffix.lower() in _MARKDOWN
    return assemble(name, Draft(body=text, marked=marked), tables)
