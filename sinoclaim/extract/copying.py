"""Make the fair copy of a document and scan it: its words closed up, its rows with the words of their headers."""

from __future__ import annotations

from dataclasses import replace

from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.extract.closing import joints
from sinoclaim.extract.faircopy import FairCopy, fair_copy
from sinoclaim.extract.rows import headed_rows
from sinoclaim.extract.scan import Scan, scan
from sinoclaim.model.document import Document


def scan_fairly(document: Document, apparatus: Apparatus) -> tuple[FairCopy, Scan]:
    """Return the fair copy of a document and what one pass over it found; the name of a column is no verb."""
    edits = joints(document)
    headed = headed_rows(document, apparatus)
    copy = fair_copy(document, sorted(edits + headed) if headed else edits)
    found = scan(copy.document, apparatus)
    if headed:
        found = replace(found, cues=tuple(cue for cue in found.cues if not copy.counts(cue.start)))
    return copy, found
