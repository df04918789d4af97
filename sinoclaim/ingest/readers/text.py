"""Read plain text and Markdown: the text stays exactly as it is, its lines show the structure."""

from __future__ import annotations

from collections.abc import Iterator

from sinoclaim.ingest.decode import decode_with
from sinoclaim.ingest.drafts import Draft, File


def read_plain(file: File) -> Iterator[Draft]:
    """Read plain text.

    Raises:
        ReadError: the bytes are no text in an encoding that can be told.
    """
    yield _draft(file, marked=False)


def read_markdown(file: File) -> Iterator[Draft]:
    """Read Markdown, whose marks stay in the text.

    Raises:
        ReadError: as for plain text.
    """
    yield _draft(file, marked=True)


def _draft(file: File, *, marked: bool) -> Draft:
    """Return the one draft; an encoding that was told from the text alone is named, so that nobody need trust it."""
    text, encoding = decode_with(file.name, file.data)
    told = (
        () if encoding.startswith("UTF") else (f"was read as {encoding}; save it as UTF-8 if that is not what it is",)
    )
    return Draft(body=text, marked=marked, warnings=told)
