"""Read Chinese numerals as they stand in dates: positional (一九五〇), multiplicative (三十四), and full-width digits.

Source: GB/T 15835-2011, General rules for writing numerals in publications, sections 4 and 5.
"""

from __future__ import annotations

from typing import Final

_DIGITS: Final = {
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5,
    "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_TENS: Final = {"廿": 20, "卅": 30}
_SCALES: Final = {"十": 10, "百": 100, "千": 1000}
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９", "0123456789")

ARABIC: Final = "0-9０-９"
"""The Western digits, half-width and full-width, as the inside of a character class."""
CHINESE: Final = "〇○零一二两兩三四五六七八九十百千廿卅"
"""The characters of Chinese numerals below ten thousand, as the inside of a character class."""


def read_numeral(text: str) -> int | None:
    """Return the number that ``text`` writes, or ``None`` if it is no well-formed numeral below ten thousand.

    >>> [read_numeral(word) for word in ("一九五〇", "三十四", "廿五", "１９５５", "一百零五", "十十")]
    [1950, 34, 25, 1955, 105, None]
    """
    plain = text.translate(_FULL_WIDTH)
    if plain.isascii():
        return int(plain) if plain.isdigit() and len(plain) <= 4 else None
    if is_positional(plain):
        return int("".join(str(_DIGITS[digit]) for digit in plain))
    return _read_multiplicative(plain)


def is_positional(text: str) -> bool:
    """Say whether a Chinese numeral is written digit by digit (一九五〇), without 十, 百 or 千.

    >>> is_positional("五〇"), is_positional("五十")
    (True, False)
    """
    return 0 < len(text) <= 4 and all(character in _DIGITS for character in text)


def read_pair(text: str) -> tuple[int, int] | None:
    """Return the two ends of a spoken range of neighbouring digits (两三, 五六), or ``None``.

    >>> read_pair("五六"), read_pair("五〇"), read_pair("三五")
    ((5, 6), None, (3, 5))
    """
    if len(text) != 2 or any(character not in _DIGITS for character in text):
        return None
    low, high = (_DIGITS[character] for character in text)
    return (low, high) if 0 < low < high <= low + 2 and (high == low + 1 or low == 3) else None


def _read_multiplicative(text: str) -> int | None:
    """Add up digits and scales, which must fall: 一百零五 is 105, 十十 is nothing."""
    total, digit, ceiling = 0, None, 10_000
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _TENS:
            if digit or ceiling <= 10:
                return None
            total, digit, ceiling = total + _TENS[character], None, 10
        else:
            scale = _SCALES.get(character)
            if scale is None or scale >= ceiling:
                return None
            total, digit, ceiling = total + (1 if digit is None else digit) * scale, None, scale
    return total + (digit or 0) or None
