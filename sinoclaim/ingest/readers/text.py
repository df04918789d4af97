"""Read plain text and Markdown: the text stays exactly as it is, its lines show the structure."""

from __future__ import annotations

from collections.abc import Iterator

from sinoclaim.ingest.decode import decode
from sinoclaim.ingest.drafts import Draft, File


def read_plain(file: File) -> Iterator[Draft]:
    """Read plain text.

    Raises:
        ReadError: the bytes are no text in an encoding that can be told.
    """
    yield Draft(body=decode(file.name, file.data))


def read_markdown(file: File) -> Iterator[Draft]:
    """Read Markdown, whose marks stay in the text.

    Raises:
        ReadError: as for plain text.
    """
    yield Draft(body=decode(file.name, file.data), marked=True)
