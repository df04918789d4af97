"""Tell in which of the older encodings a text was saved, by what its characters would be in each.

A wrong encoding often decodes without an error. So a reading must not only be possible: its characters must be those
that Chinese, Russian or a Western language is made of, all through the text, and no other reading may come near.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from sinoclaim.ingest.letters import CHINESE_MARKS, COMMON_HAN, RUSSIAN_PAIRS

_HIGH: Final = re.compile(r"[^\x00-\x7f]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Controls that no text has but tab, line and page ends, and the mark of the end that DOS knew (0x1A)."""
_CYRILLIC: Final = re.compile(r"[\u0400-\u045f]")
_PLAIN: Final = re.compile(r"[\n\r\t -~\u00a0-\u00ff\u2010-\u2027\u2116]")
_UTF8: Final = re.compile(rb"[\xc3\xd0\xd1][\x80-\xbf]|[\xe2-\xef][\x80-\xbf]{2}")
"""What Western, Russian and Chinese letters are in UTF-8; in GB18030 and the others it comes about now and then."""
_BYTES: Final = re.compile(rb"[\x80-\xff]")
_WINDOW: Final = 160
"""Characters beyond ASCII that are judged at a time: a paragraph in another encoding must not hide in a long text."""
_ENOUGH: Final = 0.5
_FLOOR: Final = 0.25
_AHEAD: Final = 1.5
"""How far the best reading must be ahead of the next."""
_FEWEST: Final = 8
"""Judged characters (pairs, in Russian) without which there is nothing to go by."""

Measure = Callable[[str], tuple[int, int]]
"""Count what is as expected in a text, and all that was looked at."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read some bytes: the text, and which share of it is as text in that encoding should be."""

    encoding: str
    text: str
    share: float


def _chinese(text: str) -> tuple[int, int]:
    high = "".join(_HIGH.findall(text))
    return sum(char in COMMON_HAN or char in CHINESE_MARKS for char in high), len(high)


_RUSSIAN_WRONG: Final = re.compile(r"[а-яё][А-ЯЁ]|[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]|[ЂЃѓЉЊЌЋЏђљњќћџЅѕЈј]")
"""What Russian hardly ever shows, and Russian saved on a Macintosh or in Japan shows everywhere."""


def _russian(text: str) -> tuple[int, int]:
    """Count the pairs of letters that Russian is full of; every wrong neighbour takes ten of them away."""
    good, total = -10 * len(_RUSSIAN_WRONG.findall(text)), 0
    for run in _HIGH.findall(text):
        low = run.lower()
        total += len(run) - 1
        for i in range(len(run) - 1):
            good += low[i : i + 2] in RUSSIAN_PAIRS
    return good, total


def _wide(text: str) -> tuple[int, int]:
    """Count the characters of UTF-16: whatever our languages write, and of Chinese the common ones."""
    good = len(_PLAIN.findall(text)) + len(_CYRILLIC.findall(text))
    return good + sum(char in COMMON_HAN or char in CHINESE_MARKS for char in text), len(text)


_CANDIDATES: Final[tuple[tuple[str, str, Measure], ...]] = (
    ("GB18030", "gb18030", _chinese),
    ("Big5", "cp950", _chinese),
    ("Big5", "big5hkscs", _chinese),
    ("Windows-1251", "cp1251", _russian),
    ("KOI8-R", "koi8-r", _russian),
    ("CP866", "cp866", _russian),
    ("ISO-8859-5", "iso8859-5", _russian),
)
_WIDE_CANDIDATES: Final[tuple[tuple[str, str, Measure], ...]] = (
    ("UTF-16LE", "utf-16-le", _wide),
    ("UTF-16BE", "utf-16-be", _wide),
)


def tell_encoding(data: bytes) -> Reading | None:
    """Return the one reading of bytes that are no UTF-8 under which they are text, or ``None`` if there is none.

    >>> reading = tell_encoding("苏联政府于一九五五年五月将旅顺交还中国。".encode("gb18030"))
    >>> reading.encoding, reading.text
    ('GB18030', '苏联政府于一九五五年五月将旅顺交还中国。')
    >>> tell_encoding("旅順".encode("shift_jis"))
    """
    if _is_broken_utf8(data):
        return None
    western = _western(data)
    if western is not None:
        return western
    return _best([*_readings(data, _CANDIDATES), *_readings(data, _WIDE_CANDIDATES)])


def tell_wide(data: bytes) -> Reading | None:
    """Return the reading of bytes as UTF-16 without its mark, or ``None`` if they are not that."""
    return _best(list(_readings(data, _WIDE_CANDIDATES)))


def _is_broken_utf8(data: bytes) -> bool:
    """Tell whether most of what is not ASCII is sound UTF-8: then the rest is damage, or pasted from another file."""
    high = len(_BYTES.findall(data))
    return sum(len(run) for run in _UTF8.findall(data)) * 2 > high


def _readings(data: bytes, candidates: tuple[tuple[str, str, Measure], ...]) -> Iterator[Reading]:
    found = ""
    for label, codec, measure in candidates:
        text = _decoded(data, codec) if label != found else None
        if text is None:
            continue
        found = label
        good, total = measure(text[: 1 << 18])
        if total >= _FEWEST and all(_holds(measure(window)) for window in _windows(text, wide=measure is _wide)):
            yield Reading(label, text, good / total)


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text.removesuffix("\x1a")) else text


def _holds(counts: tuple[int, int]) -> bool:
    good, total = counts
    return total < _FEWEST or good >= _FLOOR * total


def _windows(text: str, *, wide: bool) -> Iterator[str]:
    """Yield the text in stretches with some 160 characters beyond ASCII each."""
    if wide:
        yield from (text[i : i + _WINDOW] for i in range(0, len(text), _WINDOW))
        return
    start = size = 0
    for run in _HIGH.finditer(text):
        size += len(run[0])
        if size >= _WINDOW:
            yield from (text[i : i + 2 * _WINDOW] for i in range(start, run.end(), 2 * _WINDOW))
            start, size = run.end(), 0
    yield text[start:]


def _best(readings: list[Reading]) -> Reading | None:
    """Return the reading that is good and far ahead of every other."""
    ranked = sorted(readings, key=lambda reading: -reading.share)
    if not ranked or ranked[0].share < _ENOUGH:
        return None
    return ranked[0] if len(ranked) == 1 or ranked[0].share >= _AHEAD * ranked[1].share else None


_WESTERN_MARKS: Final = "€‚„…‘’“”•–—™\u00a0£§©«®°±·»½¼¾¿¡¹²³‹›"
_WESTERN_SMALL: Final = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœ"
_WESTERN_LARGE: Final = "ÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜŒ"
_WESTERN_HIGH: Final = re.compile(f"[{_WESTERN_MARKS}{_WESTERN_SMALL}{_WESTERN_LARGE}]")
_WESTERN_WRONG: Final = re.compile(
    f"[a-z{_WESTERN_SMALL}][{_WESTERN_LARGE}]|[{_WESTERN_SMALL}{_WESTERN_LARGE}]{{3}}"
    f"|[{_WESTERN_LARGE}][A-Z][a-z]|[0-9][{_WESTERN_LARGE}]"
    f"|(?<![A-Z{_WESTERN_LARGE}])[Á-ÝŒ](?![A-Za-z{_WESTERN_SMALL}{_WESTERN_LARGE}])"
    f"|(?<![A-Za-z{_WESTERN_SMALL}])[á-ýßœ](?![A-Za-z{_WESTERN_SMALL}])"
    r"|[A-Za-z][€…“•™£§©®±·¿¡][A-Za-z]|[A-Za-z][‚„]|(?<!\S)®"
)
"""What Western text does not show, and a wrong reading does: a large letter after a small one, three accents in a row,
an accented letter alone, a mark inside a word."""
_LATIN: Final = re.compile(r"[A-Za-z]")


def _western(data: bytes) -> Reading | None:
    """Read bytes as Windows-1252: mostly ASCII letters, with an accent or a mark here and there."""
    text = _decoded(data, "cp1252")
    if text is None or _WESTERN_WRONG.search(text):
        return None
    high = "".join(_HIGH.findall(text))
    plain = len(_LATIN.findall(text))
    if _WESTERN_HIGH.sub("", high) or plain < 5 * len(high):
        return None
    return Reading("Windows-1252", text, 1.0)
