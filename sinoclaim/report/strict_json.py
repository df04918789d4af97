"""Write JSON that every parser reads: pure ASCII, sorted keys, no floats, no lone surrogates."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
"""What a report may hold; floats are left out on purpose, scores are integers and amounts are strings."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NOT_ASCII: Final = re.compile("[^\x00-\x7e]+")


def dumps(value: Json, *, indent: int | None = None) -> str:
    r"""Return ``value`` as JSON text in ASCII; what UTF-8 cannot write becomes U+FFFD.

    ``##[`` is broken up by an escape, so that no workflow runner takes a quote for a command.

    >>> dumps({"b": "旅顺", "a": "\ud800"})
    '{"a": "\\ufffd", "b": "\\u65c5\\u987a"}'
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False, indent=indent)
    text = _SURROGATE.sub("\ufffd", text)
    return _NOT_ASCII.sub(_escape, text).replace("##[", "#\\u0023[")


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1].replace("\x7f", "\\u007f")
