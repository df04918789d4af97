"""Make text that came out of a document safe to show to a person.

Document text, file names and messages may hold escape sequences, direction overrides and other characters that act
on a terminal instead of standing in it (notes on threats: CWE-150, Trojan Source). Nothing reaches a terminal without
passing ``safe_text``.
"""

from __future__ import annotations

import re
from typing import Final

# C0 without tab and line feed, DEL, C1, line and paragraph separators, bidirectional controls and marks, the byte order
# mark, surrogates (which no encoding can write) and the invisible tag characters.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS: Final = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*|\t")
_COMMAND: Final = re.compile(r"^((?:\x1b\[[0-9;]*m|\s)*):(?=:)", re.MULTILINE)
_CONTROL_PICTURES: Final = 0x2400
_SPACE: Final = 0x20
_DELETE: Final = 0x7F


def safe_text(text: str) -> str:
    r"""Return ``text`` with every control and direction character made visible; line feeds and tabs stay.

    >>> safe_text("Port\x1b[2J Arthur\u202e")
    'Port␛[2J Arthur<U+202E>'
    """
    return _HIDDEN.sub(_picture, text)


def one_line(text: str) -> str:
    r"""Return ``text`` as ``safe_text`` shows it, with each line break or tab as one space.

    >>> one_line("handed\r\n  over\ton\x00")
    'handed over on␀'
    """
    return safe_text(_BREAKS.sub(" ", text))


def break_commands(text: str) -> str:
    r"""Return ``text`` without anything that a workflow runner would take for a command.

    The runner obeys ``::`` at the start of a line and ``##[`` anywhere, whoever wrote them.

    >>> break_commands("a\n ::error::x ##[group]")
    'a\n : :error::x ## [group]'
    """
    return _COMMAND.sub(r"\1: ", text).replace("##[", "## [")


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < _SPACE:
        return chr(_CONTROL_PICTURES + code)
    return "␡" if code == _DELETE else f"<U+{code:04X}>"
