"""Tell the language of a stretch of text by its script, and Latin script by its function words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sinoclaim.model.document import Block
from sinoclaim.rules.reading import ReadingTables

UNKNOWN = "und"
"""The code for a language that the program does not read (ISO 639-2: undetermined)."""

LATIN = "latin"
"""Latin script with too few function words to tell; ``settle`` gives it the language of its neighbours."""

SAMPLE = 500
"""Characters looked at; the language of a paragraph shows in its first lines."""
_SHARE = 0.08
"""Function words make up a third of running text; under this share of the words the vote is not believed."""

_SCRIPTS = (
    ("latin", re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]")),
    ("han", re.compile(r"[\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]")),
    ("kana", re.compile(r"[\u3041-\u30FA\uFF66-\uFF9D]")),
    ("cyrillic", re.compile(r"[\u0400-\u052F]")),
    ("foreign", re.compile(r"[іїєґІЇЄҐјљњћџђЈЉЊЋЏЂ]")),
    (
        "other",
        re.compile(r"[\u0370-\u03FF\u0530-\u1DFF\u1F00-\u1FFF\u3105-\u312F\u3131-\u318E\uA000-\uABFF\uAC00-\uD7AF]"),
    ),
)
"""``foreign`` are Cyrillic letters that Russian does not have (Ukrainian, Belarusian, Serbian, Macedonian)."""
_LATIN_LETTER = _SCRIPTS[0][1]
_OTHER_LETTER = re.compile("[" + "".join(letters.pattern[1:-1] for _, letters in _SCRIPTS[1:]) + "]")


def tell_language(sample: str, tables: ReadingTables) -> str:
    """Return "en", "zh", "ru", ``UNKNOWN``, or ``LATIN`` for Latin script that gives no sign; "" without any letter.

    >>> from sinoclaim.rules.reading import load_reading
    >>> tables = load_reading()
    >>> samples = ("Mao was in Moscow", "毛泽东在莫斯科", "Мао в Москве", "旅順のロシア軍")
    >>> [tell_language(words, tables) for words in samples]
    ['en', 'zh', 'ru', 'und']
    """
    sample = sample[:SAMPLE]
    if sample.isascii() or not _OTHER_LETTER.search(sample):
        return _vote(sample, tables.function_words) if _LATIN_LETTER.search(sample) else ""
    count = {script: len(letters.findall(sample)) for script, letters in _SCRIPTS}
    foreign = count.pop("foreign")
    # A Chinese character says about as much as three letters: a Chinese line with a long English name stays Chinese.
    weights = {**count, "han": count["han"] * 3}
    script = max(weights, key=lambda name: weights[name])
    if not weights[script]:
        return ""
    if script == "latin":
        return _vote(sample, tables.function_words)
    if script == "han":
        return UNKNOWN if count["kana"] * 12 > count["han"] else "zh"
    if script == "cyrillic":
        return UNKNOWN if foreign * 50 > count["cyrillic"] else "ru"
    return UNKNOWN


def _vote(sample: str, function_words: Mapping[str, frozenset[str]]) -> str:
    words = [word.strip(".,;:!?\"'“”()[]«»") for word in sample.lower().split()]
    english = sum(map(function_words["en"].__contains__, words))
    if english * 6 >= len(words) and english > 1:
        return "en"
    best = 0
    for code, known in function_words.items():
        if code != "en":
            best = max(best, sum(map(known.__contains__, words)))
    if max(best, english) < max(1, _SHARE * len(words)):
        return LATIN
    if best > english and best > 1:
        return UNKNOWN
    return "en" if english else LATIN


def settle(blocks: Iterable[Block]) -> tuple[str, dict[str, str]]:
    """Return the language that most of a document is in, and what ``LATIN`` and "" stand for in it.

    Headings and names in Latin script take the language of the running text in Latin script around them.
    """
    sizes: dict[str, int] = {}
    for block in blocks:
        # Chinese says in one character what takes three letters elsewhere.
        weight = 3 if block.language == "zh" else 1
        sizes[block.language] = sizes.get(block.language, 0) + weight * (block.end - block.start)
    latin = UNKNOWN if sizes.get(UNKNOWN, 0) > sizes.get("en", 0) + sizes.get(LATIN, 0) else "en"
    sizes[latin] = sizes.get(latin, 0) + sizes.pop(LATIN, 0)
    sizes.pop("", None)
    main = max(sorted(sizes), key=lambda code: sizes[code]) if any(sizes.values()) else UNKNOWN
    return main, {LATIN: latin, "": main}
