"""Render documents as they were read: their text with what each block of it was taken for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from sinoclaim.model.document import Block, Document
from sinoclaim.model.report import Report
from sinoclaim.report import facts, structure
from sinoclaim.report.lines import LineIndex
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.to_json import source_of
from sinoclaim.report.view import View
from sinoclaim.report.visible import break_commands, one_line, safe_text

SCHEMA: Final = "sinoclaim/reading/1"
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_KIND: Final = 12
_NUMBER: Final = 6


def to_text(report: Report, view: View) -> str:
    """Return each document below a line that says what is known of it; line and kind of each block in a margin."""
    told = "\n".join("".join(_document(document, view)) for document in report.documents)
    return break_commands(told) if view.workflow else told


def to_json(report: Report, view: View) -> str:
    """Return one object (schema ``sinoclaim/reading/1``): the documents, each with its text and its blocks."""
    numbering = Numbering.of(report)
    documents = [
        source_of(document, numbering, report, view) | {"text": document.text, "blocks": _blocks(document)}
        for document in numbering.documents
    ]
    built: dict[str, Json] = {"schema": SCHEMA, "tool": facts.tool(report), "documents": documents}
    return dumps({**built, "errors": facts.errors(report.problems)}, indent=1) + "\n"


FORMATS: Final[Mapping[str, Callable[[Report, View], str]]] = {"json": to_json, "text": to_text}
"""How ``sinoclaim read`` can write documents."""


def _document(document: Document, view: View) -> Iterator[str]:
    yield f"{one_line(_head(document))}\n"
    if view.structure:
        yield structure.in_text(document).partition("\n")[2]
        return
    index = LineIndex(document.text)
    for block in document.blocks:
        margin = f"{index.place(block.start).line:>{_NUMBER}}  {_kind(block):<{_KIND}}"
        tags = _tags(block, document)
        lines = _BREAK.split(document.text[block.start : block.end])
        yield f"{margin}{tags}{safe_text(lines[0].strip())}\n"
        yield from (f"{'':{_NUMBER + 2 + _KIND}}{safe_text(line.strip())}\n" for line in lines[1:])


def _head(document: Document) -> str:
    origin = document.origin
    written = f"written {origin.written.edtf}" if origin.written else ""
    published = f"published {origin.published.edtf}" if origin.published else ""
    known = (origin.label, origin.author, origin.title, written, published, origin.genre, origin.site, origin.licence)
    return " · ".join((document.name, *(part for part in known if part), document.language or "no language"))


def _kind(block: Block) -> str:
    return f"{block.kind.value} {block.level}" if block.level else block.kind.value


def _tags(block: Block, document: Document) -> str:
    language = "" if block.language in {"", document.language} else block.language
    tags = [one_line(part) for part in (block.speaker, block.locator, language) if part]
    return f"‹{' · '.join(tags)}› " if tags else ""


def _blocks(document: Document) -> list[Json]:
    index = LineIndex(document.text)
    return [
        {
            "kind": block.kind.value,
            "level": block.level,
            "start": block.start,
            "end": block.end,
            "line": index.place(block.start).line,
            "language": block.language,
            "speaker": block.speaker or None,
            "locator": block.locator or None,
        }
        for block in document.blocks
    ]
