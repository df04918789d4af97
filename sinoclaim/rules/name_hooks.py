"""Tell cheaply which rows of the gazetteer some texts can name, before the forms of the names are spelled out.

A hook is how a form begins: up to four letters of its first word, or its first two Chinese characters. A form can stand
in a text only if one of the hooks of its row does. Rows are judged by their names as the files write them, so a hook
leaves off the letters that declension may change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from operator import add
from typing import Any, Final, NamedTuple

from sinoclaim.rules.name_forms import Spelling, han_forms, parts_of
from sinoclaim.rules.spelling import fold, romanise, without_accents

LONGEST_HOOK: Final = 4
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
    """Return all hooks of forms that some texts can hold; "" for forms that begin with a mark.

    >>> sorted(hooks_in(["Lüda, 旅順."], {ord("順"): ord("顺")}))
    ['', 'l', 'lü', 'lüd', 'lüda', '旅', '旅順', '旅顺', '順', '顺']
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
    return frozenset({start[:size] for start in starts for size in range(LONGEST_HOOK + 1)} | pairs)


def may_be_named(row: NameRow, heard: AbstractSet[str], spelling: Spelling) -> bool:
    """Tell whether a text with these hooks may hold a form of the row."""
    return any(hook in heard for hook in hooks_of(row, spelling))


def hooks_of(row: NameRow, spelling: Spelling) -> Iterator[str]:
    """Yield the hooks of a row; each of its forms begins with one of them.

    >>> from sinoclaim.rules.spelling import Cases
    >>> plain = Spelling(syllables={}, name={}, thing={}, cases=Cases({}, {}), adjective=())
    >>> list(hooks_of(NameRow("suez", "place", {"en": "Suez", "ru": "Суэцкий канал", "zh": "苏伊士"}), plain))
    ['suez', 'суэц', '苏伊']
    """
    person = row.kind == "person"
    for key in ("en", "ru", "adj", "people"):
        if key in row.names:
            for part in parts_of(row.names[key]):
                yield from _hooks_of_form(part.rpartition(" ")[2] if person else part)
    if "zh" in row.names:
        for part in parts_of(row.names["zh"]):
            for form in han_forms(part):
                yield from _hooks_of_form(form)
    if "pinyin" in row.names:
        for spelled in romanise(row.names["pinyin"], spelling.syllables):
            for form in spelled:
                yield from _hooks_of_form(form)


def _hooks_of_form(form: str) -> Iterator[str]:
    """Yield the hook of a form, and of the form without its accents."""
    folded = fold(form)
    if folded[0] >= HAN_FROM:
        yield folded[:2] if folded[1:2] >= HAN_FROM else folded[0]
        return
    found = WORD.match(folded)
    word = found[0] if found else ""
    if "а" <= word[:1] <= "я":
        yield word[: min(LONGEST_HOOK, max(1, len(word) - CHANGING))]
        return
    hook = word[:LONGEST_HOOK]
    yield hook
    if not hook.isascii():
        yield without_accents(hook)
