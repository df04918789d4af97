"""Tell one occasion of a row from another by the number that Chinese gives it: the first voyage, the third congress."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sinoclaim.dates.chinese_numerals import ARABIC, CHINESE, read_numeral

NUMBERED: Final = re.compile(rf"第([{ARABIC}{CHINESE}]{{1,4}})([次届屆回轮輪任期批代])|(首)([次届屆回轮輪任期批代])")
"""第三次, 首届: the number and the measure word of the occasions that are counted."""
FOLD: Final = str.maketrans("屆輪", "届轮")


def _numbered(quote: str) -> Iterator[tuple[str, int]]:
    """Yield the measure words and numbers of the occasions that a quote names."""
    for match in NUMBERED.finditer(quote):
        number = 1 if match[3] else read_numeral(match[1])
        if number is not None:
            yield (match[2] or match[4]).translate(FOLD), number


def another_in_the_row(a: str, b: str) -> str:
    """Return which occasions of one row two quotes tell of, or "" if they may tell of one.

    >>> another_in_the_row("第一次航行", "第三次航行"), another_in_the_row("首届展览", "第一届展览")
    ('第1次 against 第3次', '')
    """
    left, right = dict(_numbered(a)), dict(_numbered(b))
    for measure in sorted(left.keys() & right.keys()):
        one, other = sorted((left[measure], right[measure]))
        if one != other:
            return f"第{one}{measure} against 第{other}{measure}"
    return ""
