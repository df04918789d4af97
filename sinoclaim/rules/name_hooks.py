"""Tell cheaply which rows of the gazetteer some texts can name, before the forms of the names are spelled out.

A hook is how a word begins, up to six letters, or two Chinese characters. A form can stand in a text only if the hooks
of all its words do. Rows are judged by their names as the files write them, so a hook leaves off the letters that
declension may change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from operator import add
from typing import Any, Final, NamedTuple

from sinoclaim.rules.name_forms import Spelling
from sinoclaim.rules.spelling import fold, romanise, without_accents

LONGEST_HOOK: Final = 6
CHANGING: Final = 2
"""So many letters at the end of a Russian word may change in its cases."""

HAN: Final = re.compile("[\u2e80-\U0003ffff]+")
WORD: Final = re.compile(r"[^\W_]+")
HAN_FROM: Final = "\u2e80"


class NameRow(NamedTuple):
    """The names of one entity, as a file writes them."""

    entity: str
    kind: str
    names: Mapping[str, Any]


def hooks_in(texts: Iterable[str], traditional: Mapping[int, int]) -> frozenset[str]:
    """Return all hooks of words that some texts hold; "" for words that begin with a mark.

    >>> sorted(hooks_in(["Lüda, 旅順."], {ord("順"): ord("顺")}))
    ['', 'l', 'lu', 'lud', 'luda', 'lü', 'lüd', 'lüda', '旅', '旅順', '旅顺', '順', '顺']
    """
    words: set[str] = set()
    pairs: set[str] = set()
    for text in texts:
        folded = fold(text)
        words.update(WORD.findall(folded))
        for run in HAN.findall(folded):
            for written in {run, run.translate(traditional)}:
                pairs.update(map(add, written, written[1:]))
                pairs.update(written)
    starts = {word[:LONGEST_HOOK] for word in words}
    starts.update([without_accents(start) for start in starts if not start.isascii()])
    return frozenset({start[:size] for start in starts for size in range(LONGEST_HOOK + 1)} | pairs)


def may_be_named(row: NameRow, heard: AbstractSet[str], spelling: Spelling) -> bool:
    """Tell whether a text with these hooks may hold a form of the row.

    >>> from sinoclaim.rules.spelling import Cases
    >>> plain = Spelling(syllables={}, name={}, thing={}, cases=Cases({}, {}), adjective=())
    >>> suez = NameRow("suez-canal", "place", {"en": "Suez Canal", "ru": "Суэцкий канал", "zh": "苏伊士运河"})
    >>> [may_be_named(suez, hooks_in([text], {}), plain) for text in ("the canal at Suez", "Суэцкого канала", "苏军")]
    [True, True, False]
    """
    for form in _forms(row, spelling):
        words = form.split()
        for word in words:
            if _hook(word) not in heard:
                break
        else:
            if words:
                return True
    return False


def _forms(row: NameRow, spelling: Spelling) -> Iterator[str]:
    """Yield what stands wherever a row is named, folded: of people only the surname."""
    names = row.names
    alphabetic = [names[key] for key in ("en", "ru", "adj", "people") if key in names]
    parts = fold(";".join(alphabetic)).split(";") if alphabetic else []
    if row.kind == "person":
        yield from (part.rpartition(" ")[2].replace("_", " ") for part in map(str.strip, parts))
    else:
        yield from parts
    if "zh" in names:
        yield from fold(names["zh"]).replace(" ", ";").split(";")
    if "pinyin" in names:
        for spelled in romanise(names["pinyin"], spelling.syllables):
            yield from {form.partition(" ")[0].lower() for form in spelled}


def _hook(word: str) -> str:
    """Return the hook of a folded word, without accents."""
    start = word[:LONGEST_HOOK]
    if start.isascii() and start.isalpha():
        return start
    if start[0] >= HAN_FROM:
        return start[:2] if start[1:2] >= HAN_FROM else start[0]
    found = WORD.match(word)
    run = found[0] if found else ""
    if "а" <= run[:1] <= "я":
        return run[: min(LONGEST_HOOK, max(1, len(run) - CHANGING))]
    return without_accents(run[:LONGEST_HOOK])
