"""Scan text with re2: one pattern for many words, in linear time, on any text."""

from __future__ import annotations

import re
from typing import Any, Final

import re2

_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_MEMORY: Final = 64 << 20
"""Bytes for the automaton of one scan; with too few, re2 complains on stderr and goes on slowly."""


def compile_scan(pattern: str) -> Any:  # noqa: ANN401 (re2 has no types)
    """Compile the pattern of a scan over whole passages."""
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    return re2.compile(pattern, options)


def scannable(text: str) -> str:
    r"""Return the text with each lone surrogate replaced by one other character, so that offsets stay.

    >>> scannable("1950\ud800年")
    '1950\ufffd年'
    """
    return _SURROGATE.sub("\ufffd", text)
