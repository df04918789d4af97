"""Say which elements of TEI name somebody, list who it is, or explain an abbreviation; they go on in their line."""

from __future__ import annotations

from collections.abc import Callable

from sinoclaim.ingest.readers.tei_names import is_name, pointer_of
from sinoclaim.ingest.readers.tei_reading import ID, Attributes, Begin, Close, Reading, block, inline
from sinoclaim.ingest.readers.tei_text import printed
from sinoclaim.model.document import BlockKind


def named(begin: Begin) -> Begin:
    """Return what opens a name and keeps it: in a list as that of an entry, elsewhere as one that points to it."""

    def begin_name(reading: Reading, attributes: Attributes) -> Close | None:
        listed = attributes.get(ID, "") or (reading.entry if reading.parent == "person" else "")
        pointed = pointer_of(attributes)
        said = _words_since(reading)
        close = begin(reading, attributes)
        if close is None or not (listed or pointed):
            return close

        def close_name() -> None:
            name = said()
            close()
            if listed:
                reading.works[-1].register.enter_person(listed, name)
            if pointed and is_name(name):
                reading.part.uses.append((name, pointed))

        return close_name

    return begin_name


def entry(reading: Reading, attributes: Attributes) -> Close:
    """Open an entry of a list of persons, whose names stand in it."""
    close = block(None)(reading, attributes)
    reading.entry = attributes.get(ID, "")

    def close_entry() -> None:
        reading.entry = ""
        close()

    return close_entry


def term(reading: Reading, attributes: Attributes) -> Close:
    """Open a term; one with an id is explained by the rest of its item."""
    listed = attributes.get(ID, "")
    said = _words_since(reading)
    close = inline(reading, attributes)

    def close_term() -> None:
        if listed:
            reading.term = (listed, said())
        close()

    return close_term


def item(reading: Reading, _: Attributes) -> Close:
    """Open an item of a list; if a term stands in it, it explains that."""
    reading.transcript.enter(BlockKind.ITEM)

    def close_item() -> None:
        words = reading.transcript.leave()
        listed, name = reading.term
        if listed:
            reading.works[-1].register.enter_term(listed, name, " ".join(words.split()))
            reading.term = ("", "")

    return close_item


def _words_since(reading: Reading) -> Callable[[], str]:
    """Return what gives, later, the words that were read since now."""
    run = reading.transcript.run
    start = len(run.words)
    return lambda: " ".join(printed("".join(run.words[start:])).split())
