"""Say what each element of TEI does to the text: part it, stand apart from it, change it, date it.

Of what an editor gives twice, the printed form is taken (``sic``, ``orig``, ``abbr`` within ``choice``; ``lem`` of an
apparatus), for a quote must be found in print. Deleted words (``del``) are no part of the text; gaps show as "[…]".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sinoclaim.ingest.readers import tei_mentions, tei_sources
from sinoclaim.ingest.readers.tei_parts import Region
from sinoclaim.ingest.readers.tei_reading import ATTACHMENT, FOREIGN, Attributes, Begin, Close, Reading, block, inline
from sinoclaim.ingest.readers.tei_sources import APPARATUS
from sinoclaim.ingest.readers.tei_text import BREAK, UNBROKEN
from sinoclaim.model.document import BlockKind

_CONTAINERS: Final = frozenset(
    {
        "attachment",
        "back",
        "body",
        "div",
        "div0",
        "div1",
        "div2",
        "div3",
        "div4",
        "div5",
        "div6",
        "div7",
        "epigraph",
        "floatingText",
        "front",
        "group",
        "postscript",
        "quote",
        "q",
        "said",
        "sp",
        "text",
    }
)
"""Elements that hold paragraphs; a quotation right in them is a block, one in a paragraph goes on in its line."""


def _pass(_: Reading, __: Attributes) -> None:
    return None


def _nothing() -> None:
    return None


def _paragraph(reading: Reading, _: Attributes) -> Close:
    reading.transcript.enter(None).prose = True
    return reading.transcript.leave


def _note(reading: Reading, attributes: Attributes) -> Close:
    number = attributes.get("n", "").strip()[:_MARK]
    numbered = f"n. {number}" if number else "note"
    reading.transcript.interrupt(BlockKind.NOTE, "source note" if attributes.get("type") == "source" else numbered)
    return reading.transcript.resume


_MARK: Final = 20
"""Characters of the number of a note or page, or of who speaks."""


def _aside(reading: Reading, _: Attributes) -> Close:
    """Read a running head or a figure: it stands apart and makes no claims."""
    reading.transcript.interrupt(BlockKind.FURNITURE, "")
    return reading.transcript.resume


def _page(reading: Reading, attributes: Attributes) -> Close:
    reading.transcript.turn(attributes.get("n", "").strip()[:_MARK])
    return _break(reading, attributes)


def _break(reading: Reading, attributes: Attributes) -> Close:
    reading.transcript.say(UNBROKEN if attributes.get("break") == "no" else BREAK)
    return _nothing


def _line(reading: Reading, _: Attributes) -> Close:
    """Read a line of verse: the sentence goes on over it."""
    reading.transcript.say(BREAK)
    return lambda: reading.transcript.say(BREAK)


def _gap(reading: Reading, _: Attributes) -> None:
    reading.transcript.say("[…]")


def _quotation(reading: Reading, attributes: Attributes) -> Close:
    if reading.parent not in _CONTAINERS and "block" not in attributes.get("rend", ""):
        return inline(reading, attributes)
    reading.transcript.enter(BlockKind.QUOTE)
    return reading.transcript.leave


def _voice(reading: Reading, attributes: Attributes) -> Close:
    """Read what one voice says in a play, an interview or a transcript of speech."""
    if reading.parent not in _CONTAINERS:
        return inline(reading, attributes)
    frame = reading.transcript.enter(None)
    frame.speaker = attributes.get("who", "").strip().lstrip("#")[:_SPEAKER] or frame.speaker
    return reading.transcript.leave


_SPEAKER: Final = 80


def _speaker(reading: Reading, _: Attributes) -> Close:
    transcript = reading.transcript
    transcript.enter(BlockKind.BYLINE)

    def close() -> None:
        words = " ".join(transcript.leave().split())
        transcript.frame.speaker = words.rstrip(".: ")[:_SPEAKER]

    return close


def _list(reading: Reading, attributes: Attributes) -> Close:
    apparatus = attributes.get("type") in APPARATUS
    reading.transcript.enter(BlockKind.FURNITURE if apparatus else BlockKind.ITEM)
    return reading.transcript.leave


def _label(reading: Reading, attributes: Attributes) -> Close:
    """Read the number or the term of an item, which stays with what follows."""
    if reading.parent != "list":
        return inline(reading, attributes)
    reading.transcript.enter(BlockKind.ITEM)
    return reading.transcript.number


def _seg(reading: Reading, attributes: Attributes) -> Close:
    """Read a segment: a line of its own at the opening or close of a letter."""
    return block(None)(reading, attributes) if reading.parent in {"opener", "closer"} else inline(reading, attributes)


def _row(reading: Reading, _: Attributes) -> Close:
    reading.transcript.enter(BlockKind.TABLE_ROW, row=True)
    return reading.transcript.leave


def _cell(reading: Reading, attributes: Attributes) -> Close:
    frame = reading.transcript.frame
    if frame.row:
        if frame.cells:
            reading.transcript.say(" | ")
        frame.cells += 1
    return inline(reading, attributes)


def _alternatives(reading: Reading, attributes: Attributes) -> Close:
    """Read an apparatus: of its readings the first is taken, which is the lemma if there is one."""
    inline(reading, attributes)
    reading.variants.append(0)

    def close() -> None:
        reading.variants.pop()
        reading.end_inline()

    return close


def _variant(reading: Reading, attributes: Attributes) -> Close | None:
    if reading.variants and reading.parent in {"app", "rdgGrp"}:
        reading.variants[-1] += 1
        if reading.variants[-1] > 1:
            return None
    return inline(reading, attributes)


def _emended(reading: Reading, attributes: Attributes) -> Close | None:
    """Read the editor's form, which counts only where the printed one is not given beside it."""
    return None if reading.parent == "choice" else inline(reading, attributes)


_PLAIN: Final = (
    "addrLine",
    "address",
    "argument",
    "body",
    "castItem",
    "castList",
    "closer",
    "docDate",
    "docEdition",
    "docImprint",
    "docTitle",
    "epilogue",
    "event",
    "group",
    "imprimatur",
    "opener",
    "performance",
    "place",
    "postscript",
    "prologue",
    "salute",
    "set",
    "stage",
    "table",
    "titlePart",
    "trailer",
)
_LISTS_OF_NAMES: Final = ("divGen", "listBibl", "listOrg", "listPerson", "listPlace", "titlePage")
_NOT_TEXT: Final = (
    "alt",
    "certainty",
    "del",
    "facsimile",
    "fsdDecl",
    "index",
    "interp",
    "interpGrp",
    "join",
    "link",
    "precision",
    "respons",
    "rt",
    "span",
    "standOff",
    "xenoData",
    FOREIGN,
)
ELEMENTS: Final[Mapping[str, Begin]] = {
    **dict.fromkeys(("p", "ab"), _paragraph),
    **dict.fromkeys(_PLAIN, block(None)),
    **dict.fromkeys(_LISTS_OF_NAMES, block(BlockKind.FURNITURE)),
    **dict.fromkeys(_NOT_TEXT, _pass),
    **dict.fromkeys(("TEI", "TEI.2"), tei_sources.tei),
    **dict.fromkeys(("div", "div0", "div1", "div2", "div3", "div4", "div5", "div6", "div7"), tei_sources.div),
    **dict.fromkeys(("quote", "q", "cit", "epigraph", "floatingText"), _quotation),
    **dict.fromkeys(("sp", "said", "u"), _voice),
    **dict.fromkeys(("fw", "figure"), _aside),
    **dict.fromkeys(("lb", "cb", "gb"), _break),
    **dict.fromkeys(("corr", "reg", "expan"), _emended),
    **dict.fromkeys(("lem", "rdg"), _variant),
    **dict.fromkeys(("signed", "byline", "docAuthor"), block(BlockKind.BYLINE)),
    "app": _alternatives,
    ATTACHMENT: tei_sources.attachment,
    "back": tei_sources.matter(Region.BACK),
    "cell": _cell,
    "date": tei_sources.date,
    "dateline": tei_sources.dateline,
    "front": tei_sources.matter(Region.FRONT),
    "gap": _gap,
    "gloss": tei_mentions.named(tei_sources.sender(office=True)),
    "head": tei_sources.head,
    "item": tei_mentions.item,
    "l": _line,
    "label": _label,
    "lg": block(BlockKind.PARAGRAPH),
    "list": _list,
    "note": _note,
    "pb": _page,
    "person": tei_mentions.entry,
    "persName": tei_mentions.named(tei_sources.sender(office=False)),
    "rs": tei_mentions.named(inline),
    "name": tei_mentions.named(inline),
    "orgName": tei_mentions.named(inline),
    "row": _row,
    "seg": _seg,
    "speaker": _speaker,
    "term": tei_mentions.term,
    "text": tei_sources.text,
}
"""What each element does; one that is not named here goes on in its line."""
