"""Hand the rules and the automata to all tests of the stages."""

from __future__ import annotations

from sinoclaim.engine.reader import prepared
from sinoclaim.extract.apparatus import Apparatus, prepare
from sinoclaim.extract.claims import extract
from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document
from sinoclaim.rules import Rules, load_rules


def loaded_rules() -> Rules:
    return load_rules()


def prepared_apparatus() -> Apparatus:
    return prepare(loaded_rules())


def read_claims(text: str, name: str = "a.txt") -> tuple[Claim, ...]:
    document = prepared(Document.from_text(name, text), loaded_rules())
    return extract(document, prepared_apparatus()).claims
