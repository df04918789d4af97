"""Read documents one by one: what is known of each, and its claims; what an earlier run read alike is taken over."""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import msgspec

from sinoclaim.engine.store import Store
from sinoclaim.extract.apparatus import Apparatus, heard_in, prepare
from sinoclaim.extract.claims import Extraction, extract
from sinoclaim.extract.dating import dated
from sinoclaim.ingest import document_from_text
from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Block, Document, Origin
from sinoclaim.rules import Rules
from sinoclaim.rules.tomlfile import digest

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_DECIDING: Final = ("ahocorasick-rs", "dateparser", "google-re2", "msgspec", "rapidfuzz", "sinoclaim")
"""The distributions whose versions may decide what is read."""

T = TypeVar("T")


class Known(NamedTuple):
    """What ``prepared`` finds of a document."""

    language: str
    blocks: tuple[Block, ...]
    origin: Origin


def prepared(document: Document, rules: Rules) -> Document:
    """Return the document with its blocks, language and date found, where they are not yet."""
    if not document.blocks:
        read = document_from_text(document.name, document.text, rules.reading)
        document = replace(document, blocks=read.blocks, language=document.language or read.language)
    return dated(document, rules)


def texts_of(document: Document) -> Iterator[str]:
    """Yield the texts in which names of a document stand: its own, and what its source says of names in it."""
    yield document.text
    yield from (alias.full for alias in document.aliases)


class Reader:
    """Reads documents by one set of rules, and with a store each document only once for all runs.

    What is kept is found by everything that it depends on: the document, the rules, the program and its libraries. So
    a store never changes what is read, only how long it takes.
    """

    def __init__(self, rules: Rules, store: Store | None = None) -> None:
        self.rules, self._store = rules, store
        self._expected: frozenset[str] = frozenset()

    def expect(self, texts: Iterable[str]) -> None:
        """Say what will be read, so that no names are spelled out that it cannot hold; without that all are."""
        more = self._expected.union(texts)
        if more != self._expected:
            self._expected = more
            for made in ("known", "apparatus"):
                self.__dict__.pop(made, None)

    @cached_property
    def known(self) -> Rules:
        """The rules, with the names that the expected texts can hold."""
        return heard_in(sorted(self._expected), self.rules) if self._expected else self.rules

    @cached_property
    def apparatus(self) -> Apparatus:
        """The automata of the rules, built when the first document has to be read."""
        return prepare(self.known)

    def prepared(self, document: Document) -> Document:
        """Return the document with its blocks, language and date found."""

        def find(given: Document) -> Known:
            made = prepared(given, self.rules)
            return Known(made.language, made.blocks, made.origin)

        known = self._recalled("prepared", document, Known, find)
        return replace(document, language=known.language, blocks=known.blocks, origin=known.origin)

    def extracted(self, document: Document) -> Extraction:
        """Return the claims of a document that is prepared, and what was read to find them."""
        if self._expected and not self._expected.issuperset(texts_of(document)):
            self.expect(texts_of(document))
        return self._recalled("extracted", document, Extraction, lambda given: extract(given, self.apparatus))

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """Return the claims of a document."""
        return self.extracted(self.prepared(document)).claims

    def _recalled(self, stage: str, document: Document, kind: type[T], make: Callable[[Document], T]) -> T:
        """Return what a stage makes of a document: as it was kept, or made now and kept."""
        key = self._key(stage, document) if self._store else ""
        if not (self._store and key):
            return make(document)
        kept = self._store.get(key)
        if kept is not None:
            with contextlib.suppress(msgspec.MsgspecError):
                return msgspec.msgpack.decode(kept, type=kind)
        made = make(document)
        if packed := _packed(made):
            self._store.put(key, packed)
        return made

    def _key(self, stage: str, document: Document) -> str:
        """Return the digest of all that a stage's result depends on, "" for a text that cannot be written down."""
        packed = _packed((self._setting, stage, document))
        return hashlib.sha256(packed).hexdigest() if packed else ""

    @cached_property
    def _setting(self) -> tuple[str, ...]:
        libraries = (f"{name} {version(name)}" for name in _DECIDING)
        return sys.version, digest(_PACKAGE.rglob("*.py")), self.rules.digest, *libraries


def _packed(value: object) -> bytes:
    """Write a value down; b"" if it cannot be: half a character (a lone surrogate), a number without end."""
    try:
        return msgspec.msgpack.encode(value)
    except (ValueError, OverflowError):
        return b""
