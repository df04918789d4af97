"""Tell what became of the quotes that curated claims rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from sinoclaim.ledger.folding import Folded, Place
from sinoclaim.ledger.nearest import nearest
from sinoclaim.model.curated import Drift, Witness, WitnessState
from sinoclaim.model.document import Document

CHANGED: Final = 650
"""Likeness, of 1000, from which a passage is taken for the quote, edited."""


class _Book:
    """A document in which quotes are looked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded = Folded(document.text)


class Shelf:
    """The documents of a corpus, in which quotes are looked up."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Put documents on the shelf; a source is known by its name, and by the key of a bibliography."""
        self._books = {d.name: _Book(d) for d in sorted(documents, key=lambda document: document.name)}
        keyed = {book.document.origin.id: book for book in reversed(self._books.values()) if book.document.origin.id}
        self._known = keyed | self._books

    def trace(self, witness: Witness) -> WitnessState:
        """Tell whether a quote stands where it should, and if not, where it stands or what comes nearest to it."""
        book = self._known.get(witness.source)
        if book is not None and (place := book.folded.first(witness.quote)):
            return _state(witness, Drift.HELD, book.document, place, 1000)
        elsewhere = self._elsewhere(witness, book)
        if elsewhere is not None:
            return _state(witness, Drift.HELD if book is None else Drift.GONE, *elsewhere, 1000)
        if book is None:
            return self._orphan(witness)
        near = nearest(book.document.text, witness.quote)
        if near is None or near.likeness < CHANGED:
            return WitnessState(witness=witness, drift=Drift.GONE, document=book.document.name)
        return _state(witness, Drift.CHANGED, book.document, Place(near.start, near.end), near.likeness)

    def _elsewhere(self, witness: Witness, book: _Book | None) -> tuple[Document, Place] | None:
        """Return where the quote stands in another document, first in one that is called like the source."""
        for other in self._by_name(witness.source):
            if other is not book and (place := other.folded.first(witness.quote)):
                return other.document, place
        return None

    def _orphan(self, witness: Witness) -> WitnessState:
        """Return what comes nearest to a quote whose source is gone, in a document that is called like the source."""
        name = PurePosixPath(witness.source).name
        for other in self._by_name(witness.source):
            if PurePosixPath(other.document.name).name != name:
                break
            near = nearest(other.document.text, witness.quote)
            if near is not None and near.likeness >= CHANGED:
                return _state(witness, Drift.SOURCE_GONE, other.document, Place(near.start, near.end), near.likeness)
        return WitnessState(witness=witness, drift=Drift.SOURCE_GONE)

    def _by_name(self, source: str) -> Iterator[_Book]:
        """Yield every document, those first whose file is called like the source: they were moved to another folder."""
        name = PurePosixPath(source).name
        yield from sorted(
            self._books.values(),
            key=lambda book: (PurePosixPath(book.document.name).name != name, book.document.name),
        )


def _state(witness: Witness, drift: Drift, document: Document, place: Place, likeness: int) -> WitnessState:
    return WitnessState(
        witness=witness,
        drift=drift,
        document=document.name,
        start=place.start,
        end=place.end,
        nearest=document.text[place.start : place.end],
        likeness=likeness,
    )
