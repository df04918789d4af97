"""Say which reader takes which file: one line a format.

A reader is imported when its first file turns up, so that a run over plain text pays for no other format.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from sinoclaim.ingest.drafts import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for people, the endings of its files, and how to come by its reader.

    ``isolated`` readers run in a worker process: a library that parses hostile bytes may crash, hang or eat memory.
    """

    name: str
    endings: tuple[str, ...]
    load: Callable[[], Reader]
    isolated: bool = False


def _plain() -> Reader:
    from sinoclaim.ingest.readers.text import read_plain  # noqa: PLC0415 -- see the module's text

    return read_plain


def _markdown() -> Reader:
    from sinoclaim.ingest.readers.text import read_markdown  # noqa: PLC0415 -- as above

    return read_markdown


_FORMATS: Final = (
    Format("plain text", (".txt", ".text"), _plain),
    Format("Markdown", (".md", ".markdown"), _markdown),
)
FORMATS: Final[Mapping[str, Format]] = {ending: form for form in _FORMATS for ending in form.endings}
"""The format of each file ending."""


def format_of(name: str) -> Format | None:
    """Return the format that the ending of a file name stands for, ``None`` if no reader knows it.

    >>> format_of("notes/A.TXT").name, format_of("a.jpg")
    ('plain text', None)
    """
    return FORMATS.get(PurePosixPath(name).suffix.lower())


def refusal(name: str) -> str:
    """Return why no reader takes a file of this name, with the endings that there are readers for."""
    ending = PurePosixPath(name).suffix.lower()
    return f"no reader for {ending or 'files without an ending'} (there are: {', '.join(sorted(FORMATS))})"
