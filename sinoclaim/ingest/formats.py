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


def _zip() -> Reader:
    from sinoclaim.ingest.readers.archives import read_zip  # noqa: PLC0415 -- as above

    return read_zip


def _tar() -> Reader:
    from sinoclaim.ingest.readers.archives import read_tar  # noqa: PLC0415 -- as above

    return read_tar


def _tar_gzip() -> Reader:
    from sinoclaim.ingest.readers.archives import read_tar_gzip  # noqa: PLC0415 -- as above

    return read_tar_gzip


def _gzip() -> Reader:
    from sinoclaim.ingest.readers.packed import read_gzip  # noqa: PLC0415 -- as above

    return read_gzip


def _zstandard() -> Reader:
    from sinoclaim.ingest.readers.packed import read_zstandard  # noqa: PLC0415 -- as above

    return read_zstandard


def _bzip2() -> Reader:
    from sinoclaim.ingest.readers.packed import read_bzip2  # noqa: PLC0415 -- as above

    return read_bzip2


def _xz() -> Reader:
    from sinoclaim.ingest.readers.packed import read_xz  # noqa: PLC0415 -- as above

    return read_xz


def _json() -> Reader:
    from sinoclaim.ingest.readers.records import read_json  # noqa: PLC0415 -- as above

    return read_json


def _json_lines() -> Reader:
    from sinoclaim.ingest.readers.records import read_json_lines  # noqa: PLC0415 -- as above

    return read_json_lines


def _csv() -> Reader:
    from sinoclaim.ingest.readers.tables import read_csv  # noqa: PLC0415 -- as above

    return read_csv


def _tsv() -> Reader:
    from sinoclaim.ingest.readers.tables import read_tsv  # noqa: PLC0415 -- as above

    return read_tsv


def _warc() -> Reader:
    from sinoclaim.ingest.readers.warc import read_warc  # noqa: PLC0415 -- as above

    return read_warc


def _pdf() -> Reader:
    from sinoclaim.ingest.readers.pdf import read_pdf  # noqa: PLC0415 -- as above

    return read_pdf


def _tei() -> Reader:
    from sinoclaim.ingest.readers.tei import read_tei  # noqa: PLC0415 -- as above

    return read_tei


def _docx() -> Reader:
    from sinoclaim.ingest.readers.docx import read_docx  # noqa: PLC0415 -- as above

    return read_docx


def _odt() -> Reader:
    from sinoclaim.ingest.readers.odt import read_odt  # noqa: PLC0415 -- as above

    return read_odt


def _fodt() -> Reader:
    from sinoclaim.ingest.readers.odt import read_fodt  # noqa: PLC0415 -- as above

    return read_fodt


def _rtf() -> Reader:
    from sinoclaim.ingest.readers.rtf import read_rtf  # noqa: PLC0415 -- as above

    return read_rtf


def _html() -> Reader:
    from sinoclaim.ingest.readers.html import read_html  # noqa: PLC0415 -- as above

    return read_html


def _epub() -> Reader:
    from sinoclaim.ingest.readers.epub import read_epub  # noqa: PLC0415 -- as above

    return read_epub


def _mhtml() -> Reader:
    from sinoclaim.ingest.readers.mhtml import read_mhtml  # noqa: PLC0415 -- as above

    return read_mhtml


_FORMATS: Final = (
    Format("plain text", (".txt", ".text"), _plain),
    Format("Markdown", (".md", ".markdown"), _markdown),
    Format("HTML", (".html", ".htm", ".xhtml"), _html, isolated=True),
    Format("EPUB", (".epub",), _epub, isolated=True),
    Format("MHTML", (".mhtml", ".mht"), _mhtml, isolated=True),
    Format("PDF", (".pdf",), _pdf, isolated=True),
    Format("JSON", (".json",), _json),
    Format("JSON Lines", (".jsonl", ".ndjson"), _json_lines),
    Format("CSV", (".csv",), _csv),
    Format("TSV", (".tsv", ".tab"), _tsv),
    Format("ZIP", (".zip",), _zip),
    Format("TAR", (".tar",), _tar),
    Format("packed TAR", (".tgz",), _tar_gzip),
    Format("gzip", (".gz",), _gzip),
    Format("bzip2", (".bz2",), _bzip2),
    Format("xz", (".xz",), _xz, isolated=True),
    Format("Zstandard", (".zst", ".zstd"), _zstandard, isolated=True),
    Format("WARC", (".warc",), _warc, isolated=True),
    Format("TEI XML", (".xml", ".tei"), _tei),
    Format("Word", (".docx", ".docm", ".dotx"), _docx, isolated=True),
    Format("OpenDocument", (".odt", ".ott"), _odt, isolated=True),
    Format("OpenDocument in one piece", (".fodt",), _fodt, isolated=True),
    Format("RTF", (".rtf",), _rtf, isolated=True),
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
