"""Write JSON that every parser reads: pure ASCII, sorted keys, no floats, no lone surrogates."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import msgspec

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
"""What a report may hold; floats are left out on purpose, scores are integers and amounts are strings."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NOT_ASCII: Final = re.compile("[^\x00-\x7e]+")


def dumps(value: Json, *, indent: int = 0) -> str:
    r"""Return ``value`` as JSON text in ASCII, on one line unless indented; what UTF-8 cannot write becomes U+FFFD.

    ``##[`` is broken up by an escape, so that no workflow runner takes a quote for a command.

    >>> dumps({"b": "旅顺", "a": "\ud800"})
    '{"a":"\\ufffd","b":"\\u65c5\\u987a"}'
    """
    try:
        written = msgspec.json.encode(value, order="sorted")
    except UnicodeEncodeError:
        written = msgspec.json.encode(_writable(value), order="sorted")
    if indent:
        written = msgspec.json.format(written, indent=indent)
    return _NOT_ASCII.sub(_escape, written.decode("utf-8")).replace("##[", "#\\u0023[")


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1].replace("\x7f", "\\u007f")


def _writable(value: Json) -> Json:
    """Return ``value`` with each lone surrogate replaced, in its keys too."""
    match value:
        case str():
            return _SURROGATE.sub("\ufffd", value)
        case Mapping():
            return {_SURROGATE.sub("\ufffd", key): _writable(part) for key, part in value.items()}
        case Sequence():
            return [_writable(part) for part in value]
        case _:
            return value
