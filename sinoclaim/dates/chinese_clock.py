"""Read Chinese times of day: 晚八时, 凌晨3点20分, 上午."""

from __future__ import annotations

from typing import Final

from sinoclaim.dates.chinese_numerals import read_numeral
from sinoclaim.dates.expression import Clock
from sinoclaim.dates.tables import Lexicon

_DAY_MINUTES: Final = 1440
_NOON: Final = 720
_LATE_PARTS: Final = ("TAF", "TEV", "TNI", "TMI")


def read_clock(found: dict[str, str | None], lexicon: Lexicon) -> Clock | None:
    """Read the time of day from the groups of a pattern: its part (晚), its hour (八时), or both."""
    word = found["daypart"] or ""
    suffix = lexicon.text_table("day_part_suffixes").get(word, "")
    hour = read_numeral(found["hour"] or "")
    if hour is None or hour > 24:
        if not suffix:
            return None
        low, high = lexicon.range_table("day_parts")[word]
        return Clock(low, high, suffix)
    minute = 30 if found["halfhour"] else read_numeral(found["minute"] or found["colon"] or "") or 0
    total = hour * 60 + min(minute, 59)
    if (
        suffix in _LATE_PARTS
        and total < _NOON
        and not (suffix == "TMI" and hour > 9)
        and not (suffix == "TNI" and hour < 6)
    ):
        total += _NOON
    total %= _DAY_MINUTES + 1
    return Clock(total, total, f"T{total // 60:02d}:{total % 60:02d}")
