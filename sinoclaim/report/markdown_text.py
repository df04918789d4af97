"""Write text that came out of a document into Markdown as text: no markup, no link, no mention, no emoji."""

from __future__ import annotations

import re
from typing import Final

from sinoclaim.report.visible import one_line

_MARKS: Final = re.compile(r"[\\`*_{}\[\]#+!|~$]")
_HTML: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_JOINER: Final = "&#8288;"
"""A word joiner, which is not seen: with it ``@name``, ``:smile:``, ``www.`` and ``1.`` at the beginning are text."""
_ACTIVE: Final = re.compile(r"@(?=\w)|:(?=[\w+\\-]{1,40}:|//)|\bwww(?=\.)|\A(?=-|\d{1,9}[.)])", re.IGNORECASE)


def markdown(text: str) -> str:
    r"""Return ``text`` on one line, so that GitHub and GitLab show it as it is; also within a cell of a table.

    >>> print(markdown("*a* | [sic] <b>"))
    \*a\* \| \[sic\] &lt;b&gt;
    >>> print(markdown("17:30 :smile: @chen"))
    17:30 :&#8288;smile: @&#8288;chen
    """
    shown = "".join(_HTML.get(letter, letter) for letter in one_line(text))
    return _ACTIVE.sub(rf"\g<0>{_JOINER}", _MARKS.sub(r"\\\g<0>", shown))
