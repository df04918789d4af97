"""Turn the bytes and numbers of an RTF file into letters: code pages by font, Unicode in halves, what repeats it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sinoclaim.ingest.readers.rtf_codes import LAST_RESORT, decode_run, encoding_of_charset, encoding_of_page

_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)
_PAGES: Final[Mapping[str, int]] = {"mac": 10000, "pc": 437, "pca": 850}


@dataclass(slots=True)
class Letters:
    """What is known of the letters of a file so far, and those that wait to be decoded."""

    default_font: int = -1
    skip: int = 0
    """How many signs still repeat, for old programs, a character that was read in Unicode."""
    _waiting: bytearray = field(default_factory=bytearray)
    """Bytes of text: both of a character must be there before it is decoded."""
    _high: int = 0
    """The first half of a character beyond the basic plane, 0 if none waits for its second."""
    _document: str = LAST_RESORT
    _fonts: dict[int, str] = field(default_factory=dict)

    def wait(self, words: bytes) -> None:
        """Take bytes of text, but for those that repeat a character."""
        skipped = min(self.skip, len(words))
        self.skip -= skipped
        self._waiting += words[skipped:]

    def wait_for(self, byte: int) -> None:
        """Take one byte of text that was written by its number or behind a backslash."""
        self._waiting.append(byte)

    def waited(self, font: int) -> str:
        """Return the letters that waited, "" if none did."""
        if not self._waiting:
            return ""
        data, self._waiting, self._high = bytes(self._waiting), bytearray(), 0
        return decode_run(data, self._fonts.get(font, ""), self._document)

    def of_number(self, number: int, fallback: int) -> str:
        """Return the letter of a number in Unicode; half a one gives "", and what repeats it is skipped."""
        point = number & 0xFFFF
        self.skip = fallback
        if point in _HIGH:
            self._high = point
            return ""
        high, self._high = self._high, 0
        if point not in _LOW:
            return chr(point)
        return chr(0x10000 + ((high - _HIGH.start) << 10) + point - _LOW.start) if high else "\ufffd"

    def set_page(self, word: str, number: int) -> None:
        """Set the code page of the document."""
        self._document = encoding_of_page(_PAGES.get(word, number))

    def set_font(self, font: int, word: str, number: int) -> None:
        """Set the code page of a font, by its own number (``cpg``) or that of its character set."""
        self._fonts[font] = encoding_of_page(number) if word == "cpg" else encoding_of_charset(number)
