"""What is kept of a document must not depend on what else is read: the names of others are not spelled out for it."""

from __future__ import annotations

from sinoclaim.engine.reader import Reader, texts_of
from sinoclaim.ingest import read_paths
from sinoclaim.rules import load_rules
from tests.docs.pages import ROOT


def test_a_document_is_read_alike_alone_among_others_and_with_every_name() -> None:
    rules = load_rules()
    documents = read_paths([ROOT / "corpus"], rules.reading).documents
    among, with_all = Reader(rules), Reader(rules)
    among.expect(text for document in documents for text in texts_of(document))
    for document in documents:
        alone = Reader(rules)
        alone.expect(texts_of(document))
        prepared = alone.prepared(document)
        read = {repr(reader.extracted(prepared)) for reader in (alone, among, with_all)}
        assert len(read) == 1, document.name
