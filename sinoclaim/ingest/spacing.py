"""Make the space of a text even: one space between words, none where a line of Chinese breaks."""

from __future__ import annotations

import re
from typing import Final

_BEFORE_BREAK: Final = re.compile(r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]")
_AFTER_BREAK: Final = re.compile(r"[\u2E80-\u9FFF\uF900-\uFAFF]")


def even_space(words: str) -> str:
    r"""Return a text on one line; a line break within Chinese stands for nothing, elsewhere it is a space.

    >>> even_space(" Mao left\n  on 17\tFebruary. "), even_space("毛泽东\n  离开。")
    ('Mao left on 17 February.', '毛泽东离开。')
    """
    if words.isascii() or "\n" not in words:
        return " ".join(words.split())
    joined: list[str] = []
    for raw in words.split("\n"):
        line = raw.strip()
        if not line:
            continue
        if joined and not (_BEFORE_BREAK.match(joined[-1][-1]) and _AFTER_BREAK.match(line)):
            joined.append(" ")
        joined.append(line)
    return " ".join("".join(joined).split())
