"""A reader that remembers earlier runs reads what any other reads, only sooner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from sinoclaim.engine import reader as module
from sinoclaim.engine.reader import Reader
from sinoclaim.engine.store import Store
from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.ingest import read_paths
from sinoclaim.model.document import Document
from sinoclaim.pipeline import check
from sinoclaim.report import to_json
from sinoclaim.report.view import View
from tests.docs.pages import ROOT
from tests.extract.rules_once import loaded_rules, prepared_apparatus
from tests.extract.sentences import prose, scraps

LEFT = "The last Soviet troops left Port Arthur on 26 May 1955."


@pytest.fixture(autouse=True)
def _prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def prepare(_rules: object) -> Apparatus:
        return prepared_apparatus()

    monkeypatch.setattr(module, "prepare", prepare)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("store"))


def reading(store: Store | None) -> Reader:
    return Reader(loaded_rules(), store)


def read_thrice(document: Document, store: Store) -> list[str]:
    """Read without a store, with one that does not know the document, and with one that does; tell all there is."""
    readers = (reading(None), reading(store), reading(store))
    prepared = [reader.prepared(document) for reader in readers]
    return [repr((known, reader.extracted(known))) for known, reader in zip(prepared, readers, strict=True)]


@settings(max_examples=25, deadline=None)
@given(prose)
def test_prose_is_read_as_without_a_store(store: Store, text: str) -> None:
    assert len(set(read_thrice(Document.from_text("a.txt", text), store))) == 1


@settings(max_examples=25, deadline=None)
@given(scraps)
def test_any_text_is_read_as_without_a_store(store: Store, text: str) -> None:
    assert len(set(read_thrice(Document.from_text("a.txt", text), store))) == 1


def test_what_cannot_be_written_down_is_not_kept() -> None:
    assert reading(None)._key("extracted", Document.from_text("a.txt", f"{LEFT} \ud800")) == ""
    assert module._packed(10**30) == b""


def never(_document: Document, _rules: object) -> None:
    message = "it was read again"
    raise AssertionError(message)


def test_what_was_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document.from_text("a.txt", LEFT)
    claims = reading(Store(tmp_path)).claims(document)
    assert claims
    for name in ("prepared", "extract", "prepare"):
        monkeypatch.setattr(module, name, never)
    assert reading(Store(tmp_path)).claims(document) == claims


@pytest.mark.parametrize("change", [
    lambda given: replace(given, name="b.txt"),
    lambda given: replace(given, text=f"{given.text} "),
    lambda given: replace(given, language="en"),
    lambda given: replace(given, origin=replace(given.origin, title="x")),
])  # fmt: skip
def test_another_document_is_read(tmp_path: Path, change: Callable[[Document], Document]) -> None:
    document = Document.from_text("a.txt", LEFT)
    one, other = reading(None), reading(None)
    assert one._key("extracted", document) == other._key("extracted", document)
    assert one._key("extracted", document) != one._key("prepared", document)
    assert one._key("extracted", document) != one._key("extracted", change(document))
    store = Store(tmp_path)
    reading(store).claims(document)
    assert reading(store).claims(change(document)) == reading(None).claims(change(document))


def test_other_rules_or_another_program_read_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    document = Document.from_text("a.txt", LEFT)
    mine = reading(None)._key("extracted", document)
    other = Reader(replace(loaded_rules(), root=tmp_path))
    assert other._key("extracted", document) != mine
    monkeypatch.setattr(module, "version", lambda name: f"{name} 99")
    assert reading(None)._key("extracted", document) != mine
    monkeypatch.undo()
    (tmp_path / "new.py").write_text("x = 1", "utf-8")
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    assert reading(None)._key("extracted", document) != mine


def test_what_does_not_fit_is_read_anew(tmp_path: Path) -> None:
    document = Document.from_text("a.txt", LEFT)
    reader = reading(Store(tmp_path))
    reader._store.put(reader._key("prepared", document), b"\x93\x01\x02\x03")  # type: ignore[union-attr]
    assert reader.claims(document) == reading(None).claims(document)


def test_the_report_of_the_sample_corpus_is_the_same(tmp_path: Path) -> None:
    documents = read_paths([ROOT / "corpus"], loaded_rules().reading).documents
    readers = (reading(None), reading(Store(tmp_path)), reading(Store(tmp_path)))
    reports = {to_json.render(check(documents, loaded_rules(), reader=one), View(silences=True)) for one in readers}
    assert len(reports) == 1
