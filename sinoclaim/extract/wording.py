"""Find words of a list in a stretch of text, with the word boundaries of its script."""

from __future__ import annotations

from collections.abc import Iterable


def has_words(text: str, forms: Iterable[str]) -> str:
    """Return the first of ``forms`` that stands in a lower-cased text as whole words, or "".

    A form that ends in "*" is a stem; forms in Chinese need no word boundaries.
    """
    for form in forms:
        stem = form.rstrip("*")
        at = text.find(stem)
        while at >= 0:
            end = at + len(stem)
            if stem[0] >= "\u3400":
                return form
            opens = at == 0 or not text[at - 1].isalnum()
            closes = end == len(text) or not text[end].isalnum()
            if opens and (closes or form.endswith("*")):
                return form
            at = text.find(stem, at + 1)
    return ""
