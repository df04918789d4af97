"""Make any text fit for a scan by re2, which refuses what UTF-8 cannot write."""

from __future__ import annotations

import re
from typing import Final

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def scannable(text: str) -> str:
    r"""Return the text with each lone surrogate replaced by one other character, so that offsets stay.

    >>> scannable("1950\ud800年")
    '1950\ufffd年'
    """
    return _SURROGATE.sub("\ufffd", text)
