"""Turn what a file, its side file and a bibliography say of a source into its origin."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Final

from sinoclaim.dates import edtf
from sinoclaim.dates.values import Interval
from sinoclaim.ingest.drafts import Metadata
from sinoclaim.model.document import Origin

METADATA: Final = "metadata"
"""What a date from metadata is dated by."""
_STAMP: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:?\d{2}.{0,20}", re.ASCII)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6}.{0,8})?", re.ASCII)
_PDF: Final = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?.{0,20}", re.ASCII)


def read_stamp(words: str) -> Interval | None:
    """Return the interval that a date of metadata names; ``None`` for one in words or none at all.

    EDTF, an ISO 8601 date with an hour (the hour is dropped), the compact form and that of PDF are known.

    >>> [read_stamp(words).edtf for words in ("1950-02", "1950-02-14T10:30:00Z", "19500214", "D:19500214093000")]
    ['1950-02', '1950-02-14', '1950-02-14', '1950-02-14']
    >>> read_stamp("last week") is None
    True
    """
    words = words.strip()
    for form in (_STAMP, _COMPACT, _PDF):
        if found := form.fullmatch(words):
            words = "-".join(part for part in found.groups() if part)
            break
    try:
        return edtf.read(words)
    except ValueError:
        return None


def merged(metadata: Metadata, further: Metadata | None) -> Metadata:
    """Return the metadata with what it does not say filled in from a source that is trusted less."""
    if further is None:
        return metadata
    missing = {
        field.name: getattr(further, field.name) for field in fields(Metadata) if not getattr(metadata, field.name)
    }
    return replace(metadata, **missing)


def origin_of(metadata: Metadata, further: Metadata | None = None) -> Origin:
    """Return the origin that metadata gives; a date that cannot be read is left to the text."""
    told = merged(metadata, further)
    written, published = read_stamp(told.written), read_stamp(told.published)
    return Origin(
        id=told.id,
        label=told.label,
        title=told.title,
        author=told.author,
        genre=told.genre,
        site=told.site,
        licence=told.licence,
        written=written,
        published=published,
        dated_by=METADATA if written or published else "",
    )
