"""Write text as TOML does: one string, whatever a document put into it."""

from __future__ import annotations

import re
from typing import Final

_SHORT: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# What TOML forbids in a string, and what would act on a terminal or turn the direction of a line instead of standing
# in it.
_ESCAPED: Final = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]'
)


def quoted(text: str) -> str:
    r"""Return ``text`` as a TOML string on one line; a lone surrogate, which no TOML file can hold, becomes U+FFFD.

    >>> print(quoted('the "base"\n\x1b'))
    "the \"base\"\n\u001b"
    """
    return f'"{_ESCAPED.sub(_escape, text)}"'


def folded(text: str) -> str:
    r'''Return ``text`` as a TOML string that keeps its lines, or on one line if it has just one.

    >>> print(folded('one\ntwo'))
    """
    one
    two"""
    '''
    if "\n" not in text:
        return quoted(text)
    lines = (_ESCAPED.sub(_escape, line) for line in text.split("\n"))
    return '"""\n' + "\n".join(lines) + '"""'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in _SHORT:
        return _SHORT[char]
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
