"""Load the rules once for all tests of the stages: it takes some tenths of a second."""

from __future__ import annotations

from functools import cache

from sinoclaim.extract.apparatus import Apparatus, prepare
from sinoclaim.extract.claims import extract
from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document
from sinoclaim.pipeline import prepared
from sinoclaim.rules import Rules, load_rules


@cache
def loaded_rules() -> Rules:
    return load_rules()


@cache
def prepared_apparatus() -> Apparatus:
    return prepare(loaded_rules())


def read_claims(text: str, name: str = "a.txt") -> tuple[Claim, ...]:
    document = prepared(Document.from_text(name, text), loaded_rules())
    return extract(document, prepared_apparatus()).claims
