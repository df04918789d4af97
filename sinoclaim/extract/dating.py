"""Find when a document was written, where its metadata does not say so."""

from __future__ import annotations

from dataclasses import replace

from sinoclaim.dates import date_document
from sinoclaim.extract.passages import passages
from sinoclaim.model.document import BlockKind, Document
from sinoclaim.rules import Rules


def dated(document: Document, rules: Rules) -> Document:
    """Return the document with the date that its dateline, heading or imprint gives, if it has none yet.

    A date from which "yesterday" counts says when the words were written; any other, when the page was put up.
    """
    if document.origin.written is not None or document.origin.published is not None:
        return document
    # A row of a table may be nothing but a date, as a line at the foot of a page is that says when it was put up.
    found = date_document(
        document.text, passages([b for b in document.blocks if b.kind is not BlockKind.TABLE_ROW]), rules.times
    )
    if found is None:
        return document
    if found.anchors:
        origin = replace(document.origin, written=found.interval, dated_by=found.dated_by)
    else:
        origin = replace(document.origin, published=found.interval, dated_by=found.dated_by)
    return replace(document, origin=origin)
