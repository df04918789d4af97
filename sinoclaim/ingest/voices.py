"""Find the turns of a conversation: a label before each, such as "Stalin:" or "Q:", that comes back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sinoclaim.ingest.wrapping import Unit

_LABEL = re.compile(
    r"(?P<label>(?P<name>[A-ZÀ-ÞА-ЯЁ][\w.'’\-]{0,24}(?: [A-ZÀ-ÞА-ЯЁ][\w.'’\-]{0,24}){0,3}|[\u4E00-\u9FFF·]{1,8})"
    r"(?: \([^()]{1,30}\))? ?[:：])\s*\S"
)
_FIELDS = frozenset(
    {
        "source",
        "sources",
        "note",
        "notes",
        "date",
        "subject",
        "from",
        "to",
        "cc",
        "ref",
        "title",
        "author",
        "url",
        "time",
        "place",
        "来源",
        "作者",
        "注",
        "时间",
        "地点",
    }
)
_TURNS = 2
"""Two names that each speak twice make a conversation."""
_SHARE = 5
"""At least one paragraph in five of a conversation opens with a name; elsewhere labels are headings ("Comment:")."""


def find_labels(units: Iterable[Unit]) -> frozenset[str]:
    """Return the names that speak in turns in a text; empty if it is no conversation."""
    seen: Counter[str] = Counter()
    total = 0
    for unit in units:
        total += 1
        found = _LABEL.match(unit.head)
        if found and found["name"].casefold() not in _FIELDS:
            seen[found["name"]] += 1
    recurring = sum(count >= _TURNS for count in seen.values())
    if recurring < _TURNS or seen.total() * _SHARE < total:
        return frozenset()
    return frozenset(seen)


def split_label(head: str, labels: frozenset[str]) -> tuple[str, int] | None:
    """Return who speaks and the length of the label, if ``head`` opens with one of ``labels``."""
    found = _LABEL.match(head)
    if not found or found["name"] not in labels:
        return None
    return found["name"], found.end("label")
