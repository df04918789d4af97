"""Files that programs people use have written from one article: the same claims as from those that the tests make.

They lie in ``written``: Pandoc 2.17 from Markdown, LibreOffice 7.4 and AbiWord 3.0 from what Pandoc wrote. The article
is that of ``test_formats_agree``, with footnotes, a list, a table, Chinese and Russian.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from sinoclaim import pipeline
from sinoclaim.ingest import read_paths
from sinoclaim.model.claim import Claim
from tests.extract.rules_once import loaded_rules
from tests.ingest.test_formats_agree import ARTICLE, REFERENCE, claims_of

FOLDER: Final = Path(__file__).parent / "written"
_BULLET: Final = re.compile(r"^• ")


def told(claim: Claim) -> tuple[object, ...]:
    """Return what a claim says; a bullet that the program typed into the text is left out."""
    time = claim.time.interval.edtf if claim.time else ""
    quote = _BULLET.sub("", " ".join(claim.quote.split()))
    return (claim.frame, time, claim.phase.value, claim.polarity.value, claim.note, claim.language, quote)


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_what_other_programs_write_makes_the_same_claims(path: Path) -> None:
    library = read_paths([path], loaded_rules().reading)
    assert library.problems == ()
    [document] = library.documents
    assert (document.origin.title, document.origin.author) == (ARTICLE.title, ARTICLE.author)
    got = pipeline.check(library.documents, loaded_rules()).claims
    assert [told(claim) for claim in got] == [told(claim) for claim in claims_of(REFERENCE, mixed=True)]
