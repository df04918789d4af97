"""Parse HTML into a tree and walk it, without recursion and in linear time whatever the page holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_DEEPEST: Final = 2_000
"""Open elements. The parser looks through all of them at every tag, so that 200,000 cost it a minute and a half."""
_TAG: Final = re.compile(r"<(?:(?P<comment>!--)|(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,40}))")
_RAW: Final = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which a tag is no tag."""
_RAW_END: Final = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _RAW}
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_CLOSED_BY_NEXT: Final = frozenset(
    {
        "a",
        "body",
        "colgroup",
        "dd",
        "dt",
        "head",
        "html",
        "li",
        "nobr",
        "optgroup",
        "option",
        "p",
        "rp",
        "rt",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    }
)
"""Elements that the next of their kind ends, so that a page that never closes them is not deep."""
_EMPTY: Final = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]{0,40})((?:\s[^<>]{0,2000})?)/>")
_XHTML: Final = re.compile(
    r"\s{0,99}(?:<\?xml|(?:<!--.{0,500}?-->\s{0,99})?<!DOCTYPE[^>]{0,300}XHTML)", re.IGNORECASE | re.DOTALL
)
_WORDS: Final = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+|\d+")


def parse(html: str) -> LexborNode:
    """Return the root of a page; a page nested beyond reason loses the tags that are too deep, never their text.

    >>> parse("<p>Mao left.").text()
    'Mao left.'
    """
    if _XHTML.match(html):
        html = _EMPTY.sub(_spelled_out, html)
    # NUL ends a string for the parser's CSS side; a lone surrogate cannot be encoded for it.
    html = html.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    root = LexborHTMLParser(_flattened(html)).root
    assert root is not None  # noqa: S101 -- the HTML standard builds <html> even of nothing
    return root


def _spelled_out(tag: re.Match[str]) -> str:
    """Return ``<a/>`` as ``<a></a>``: HTML knows no empty elements but its own, and would never end a ``<title/>``."""
    name, attributes = tag.groups()
    return tag[0] if name.lower() in _VOID else f"<{name}{attributes}></{name}>"


def _flattened(html: str) -> str:
    """Return a page without the tags that stand inside more than ``_DEEPEST`` others."""
    if html.count("<") <= _DEEPEST:
        return html
    kept: list[str] = []
    done = position = depth = 0
    opened: Counter[str] = Counter()
    while tag := _TAG.search(html, position):
        position = tag.end()
        if tag["comment"]:
            position = _after(html, "-->", position)
            continue
        name = tag["name"].lower()
        if name in _VOID or (name in _CLOSED_BY_NEXT and not opened["svg"] and not opened["math"]):
            continue
        if not tag["close"] and depth >= _DEEPEST and name not in _RAW:
            position = _after(html, ">", position)
            kept += [html[done : tag.start()], " "]
            done = position
        elif not tag["close"]:
            opened[name] += 1
            depth += 1
            position = _end_of_raw(html, name, position) if name in _RAW else position
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return "".join([*kept, html[done:]]) if done else html


def _end_of_raw(html: str, name: str, position: int) -> int:
    """Return where the end tag of an element that holds no tags stands, or the end of the page."""
    found = _RAW_END[name].search(html, position)
    return len(html) if found is None else found.start()


def _after(html: str, mark: str, position: int) -> int:
    """Return where the text after a mark begins, or the end of the page."""
    found = html.find(mark, position)
    return len(html) if found < 0 else found + len(mark)


def walk(root: LexborNode, wanted: Callable[[LexborNode], bool]) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node below and with ``root`` as it is entered, and again (``True``) as an element is left.

    What is below a node that is not ``wanted`` is passed over, and so is the node.

    >>> tags = [(node.tag, left) for node, left in walk(parse("<p>a").css_first("p"), lambda node: True)]
    >>> tags
    [('p', False), ('-text', False), ('p', True)]
    """
    stack: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None:
        if wanted(node):
            yield node, False
            if (child := node.first_child) is not None:
                stack.append(node)
                node = child
                continue
            if node.is_element_node:
                yield node, True
        following = node.next if stack else None
        while following is None and stack:
            node = stack.pop()
            yield node, True
            following = node.next if stack else None
        node = following


def names_of(attributes: Mapping[str, str | None]) -> list[str]:
    """Return the classes and the id of an element.

    >>> names_of({"class": "post  byAuthor", "id": "p12", "hidden": None})
    ['post', 'byAuthor', 'p12']
    """
    return [*(attributes.get("class") or "").split(), *(attributes.get("id") or "").split()]


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a class or id, in small letters: the names of one site are made of those that all use.

    >>> words_of("js-postAuthor_name12")
    ('js', 'post', 'author', 'name', '12')
    """
    return tuple(word.lower() for word in _WORDS.findall(name))
