"""Read Word files (DOCX): text, tables, text boxes, running heads, notes, comments."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from sinoclaim.ingest.drafts import Draft, File
from sinoclaim.ingest.readers.docx_names import read_styles
from sinoclaim.ingest.readers.docx_story import Aside, Reference, Story
from sinoclaim.ingest.readers.margins import ENDNOTE, FOOTNOTE, Margins
from sinoclaim.ingest.readers.office import Package, open_package, read_properties

KIND: Final = "DOCX"
_NOTES: Final[Mapping[str, str]] = {"footnotes": FOOTNOTE, "endnotes": ENDNOTE}
"""The kinds of notes, and what their numbers stand after in a citation."""
_COMMENTS: Final = "comments"


def read_docx(file: File) -> Iterator[Draft]:
    """Read a Word file.

    Raises:
        ReadError: no DOCX, damaged, under a password, or larger than the limits allow.
    """
    package = open_package(file, KIND)
    outer = _targets(package, "")
    main = outer.get("officeDocument", ["word/document.xml"])[0]
    properties = outer.get("core-properties", ["docProps/core.xml"])[0]
    parts = {part: [posixpath.join(posixpath.dirname(main), f"{part}.xml")] for part in ("styles", *_NOTES, _COMMENTS)}
    parts |= _targets(package, main)
    styles = {key: role for part in parts.get("styles", ()) for key, role in read_styles(package.tokens(part)).items()}

    def follow(part: str) -> Story:
        story = Story(styles)
        story.follow(package.tokens(part))
        return story

    package.require(main, KIND)
    text = follow(main)
    notes = {kind: [follow(part) for part in parts.get(kind, ())] for kind in _NOTES}
    comments = [follow(part) for part in parts.get(_COMMENTS, ())]
    margins = Margins()
    for part in chain(parts.get("header", ()), parts.get("footer", ())):
        margins.add_heads(follow(part).pieces)
    _add_notes(margins, text.references, notes)
    _add_comments(margins, [text, *chain.from_iterable(notes.values())], comments)
    foreign = ("holds a document of another format within it, which was not read",) if text.foreign else ()
    yield Draft(body=(*text.pieces, *margins.pieces()), metadata=read_properties(package, properties), warnings=foreign)


def _targets(package: Package, part: str) -> dict[str, list[str]]:
    """Return the parts that a part refers to ("" is the package), by the last word of the kind of relation."""
    folder, name = posixpath.split(part)
    targets: dict[str, list[str]] = {}
    for token in package.tokens(posixpath.join(folder, "_rels", f"{name}.rels")):
        target = token.attributes.get("Target", "")
        if target and token.attributes.get("TargetMode") != "External":
            kind = token.attributes.get("Type", "").rpartition("/")[2]
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if path not in targets.setdefault(kind, []):
                targets[kind].append(path)
    return targets


def _add_notes(margins: Margins, references: Sequence[Reference], stories: Mapping[str, Sequence[Story]]) -> None:
    """Add the notes in the order in which the text refers to them, each once."""
    for kind, place in _NOTES.items():
        asides = _asides(stories[kind])
        for reference in dict.fromkeys(reference for reference in references if reference.kind == kind):
            aside = asides.pop(reference.identity, None)
            margins.add_note(place, aside.pieces if aside else (), reference.mark)


def _add_comments(margins: Margins, referring: Sequence[Story], stories: Sequence[Story]) -> None:
    """Add the comments in the order in which the text and its notes refer to them."""
    asides = _asides(stories)
    for identity in dict.fromkeys(r.identity for story in referring for r in story.references if r.kind == _COMMENTS):
        if aside := asides.get(identity):
            margins.add_comment(aside.pieces, author=aside.author, date=aside.date)


def _asides(stories: Sequence[Story]) -> dict[str, Aside]:
    return {identity: aside for story in stories for identity, aside in story.asides.items()}
