"""Read what a page says of itself in JSON-LD (schema.org), as a flat list of its objects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from selectolax.lexbor import LexborNode

_LARGEST: Final = 4 << 20
"""Characters of one script."""
_MOST: Final = 20_000
"""Objects; a thread has some thousands."""

Thing = Mapping[str, Any]
"""An object of JSON-LD as json gives it; what its values are is up to the page."""


def linked_things(root: LexborNode) -> list[Thing]:
    """Return the objects of all JSON-LD on a page, outer ones before those inside them.

    Scripts that are no JSON are passed over: no reader of the page sees them.
    """
    things: list[Thing] = []
    for script in root.css('script[type="application/ld+json"]'):
        for thing in _objects(script.text()):
            things.append(thing)
            if len(things) >= _MOST:
                return things
    return things


def _objects(text: str) -> Iterator[Thing]:
    """Yield the objects of one script, in the order in which they stand there."""
    if len(text) > _LARGEST:
        return
    try:
        stack: list[Any] = [json.loads(text.strip().rstrip(";"))]
    except (ValueError, RecursionError):
        return
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            yield value
            value = list(value.values())
        if isinstance(value, list):
            stack += [inner for inner in reversed(value) if isinstance(inner, dict | list)]


def types_of(thing: Thing) -> tuple[str, ...]:
    """Return the types of an object, without the address of the vocabulary.

    >>> types_of({"@type": ["https://schema.org/NewsArticle", "Thing"]})
    ('NewsArticle', 'Thing')
    """
    told = thing.get("@type", thing.get("type"))
    return tuple(str(name).rpartition("/")[2] for name in (told if isinstance(told, list) else [told]) if name)


def words_in(value: object) -> str:
    """Return what a value says: a string, the name of an object, or the names of several.

    >>> words_in([{"name": "Shen Zhihua"}, {"@type": "Person", "name": "Xia Yafeng"}])
    'Shen Zhihua; Xia Yafeng'
    """
    if isinstance(value, dict):
        value = value.get("name", value.get("@value", ""))
    if isinstance(value, list):
        return "; ".join(filter(None, (words_in(one) for one in value[:20] if not isinstance(one, list))))
    return " ".join(value.split()) if isinstance(value, str) else str(value) if isinstance(value, int) else ""
