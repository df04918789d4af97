"""Say what is tried on the bytes of a fuzzer: one reader, then the blocks of what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from sinoclaim.errors import ReadError
from sinoclaim.ingest.assembly import assemble
from sinoclaim.ingest.decode import decode_with
from sinoclaim.ingest.drafts import Draft, File, Limits, Member
from sinoclaim.ingest.formats import FORMATS
from sinoclaim.ingest.sniffing import format_of_file
from sinoclaim.model.document import Document
from sinoclaim.rules.reading import ReadingTables, load_reading

CORPUS: Final = Path(__file__).parent / "corpus"
LIMITS: Final = Limits(unpacked_bytes=1 << 20, entries=100, pages=10, depth=100, files=200)
"""Small, so that many inputs are tried a second and each limit is met."""
BESIDE: Final = ("decode", "structure")
"""What is tried beside the readers: the telling of formats and encodings, and the blocks of any text at all."""
NAMES: Final = (*sorted({form.endings[0].removeprefix(".") for form in FORMATS.values()}), *BESIDE)

Target = Callable[[bytes], bool]
"""Tries one input and tells whether it was read; a refusal is an answer too, any exception is a crash."""


def target_of(name: str, limits: Limits = LIMITS) -> Target:
    """Return what is tried under a name of ``NAMES``."""
    if name == "decode":
        return _decoded
    tables = load_reading()
    if name == "structure":
        return lambda data: _structured(data, tables)
    form = FORMATS[f".{name}"]
    reader = form.load()

    def read(data: bytes) -> bool:
        try:
            found = list(reader(File(f"a.{name}", data, limits)))
        except ReadError as refusal:
            if not str(refusal).startswith((f"a.{name}: ", f"a.{name}#")):
                raise
            return False
        check(found, tables)
        return True

    return read


def _decoded(data: bytes) -> bool:
    format_of_file(File("stdin", data))
    try:
        text, _ = decode_with("a.txt", data)
    except ReadError:
        return False
    text.encode()
    return True


def _structured(data: bytes, tables: ReadingTables) -> bool:
    text = data.decode("utf-8", "replace")
    check([Draft(body=text), Draft(body=text, marked=True)], tables)
    return True


def check(found: Iterable[Draft | Member], tables: ReadingTables) -> None:
    """Make a document of each draft and see that its blocks are in order, apart, and cover all that is no space."""
    for draft in found:
        if isinstance(draft, Draft):
            document = assemble("a", draft, tables)
            document.text.encode()
            assert not (wrong := fault_of(document)), wrong
        else:
            draft.name.encode()


def fault_of(document: Document) -> str:
    """Return what is wrong with the blocks of a document, "" if they are right."""
    at = 0
    for block in document.blocks:
        if not at <= block.start < block.end <= len(document.text):
            return f"block {block.start}..{block.end} overlaps, is empty or lies outside"
        if document.text[at : block.start].strip():
            return f"no block covers the text from {at} to {block.start}"
        at = block.end
    return f"no block covers the text from {at}" if document.text[at:].strip() else ""
