"""Find names in Russian quotation marks: ships, papers, operas, firms: «Варяг», «Лебединое озеро»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sinoclaim.extract.names_key import key_of
from sinoclaim.extract.names_mention import Mention
from sinoclaim.extract.names_scan import NamedSpan
from sinoclaim.rules.names import NameTable

QUOTED: Final = re.compile(r"«([A-ZА-ЯЁ][^«»\n.!?:;,]{1,60})»(?!,? ?[—–])")
"""A name in quotation marks; what is said stands there too, but before a dash or with a stop inside."""
WORDS: Final = 6
BORROWED: Final = frozenset({"place", "country", "person", "name"})
"""Kinds of entity whose name something else bears in quotation marks: «Арктика» is a ship, «Мария» too."""


def quoted_mentions(
    text: str, spans: Sequence[NamedSpan], table: NameTable, known: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield what is named in quotation marks, but for names of the table that can stand there: works, bodies, craft."""
    own = {(mention.start, mention.end) for mention in known if mention.type not in BORROWED}
    for start, end, language in spans:
        for found in QUOTED.finditer(text, start, end) if language == "ru" else ():
            words = found[1]
            if found.span(1) in own or len(words.split()) > WORDS:
                continue
            key = key_of(words, table.marks)
            yield Mention(start=found.start(1), end=found.end(1), text=words, entities=(), type="name", key=key)
