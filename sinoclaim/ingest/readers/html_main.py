"""Choose the main text of a page; what lies outside is furniture, and stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from selectolax.lexbor import LexborNode

from sinoclaim.ingest.readers.html_pieces import Role
from sinoclaim.ingest.readers.html_signs import INLINE, is_furniture, is_invisible
from sinoclaim.ingest.readers.html_tree import walk

_TOLD: Final = (
    "article",
    '[itemprop~="articleBody"], [itemprop~="text"]',
    'main, [role="main"]',
    """
    #mw-content-text, .entry-content, .post-content, .article-content, .article-body, .article__body,
    .story-body, .post-body, .content-body, .TRS_Editor, .article_content, .rich_media_content, .b-text,
    .text-content
    """,
)
"""How a page says which part is its text, the surest first."""
_ENOUGH: Final = 40
"""Percent of a page's text; an element that holds less is a teaser or a comment, whatever it is called."""
_MOST: Final = 85
"""Percent; who holds as much is the main text, or holds it."""
_LITTLE: Final = 200
"""Characters; on a page with less nothing is furniture for its place alone."""


def main_roles(root: LexborNode, sizes: Mapping[int, int]) -> dict[int, Role]:
    """Return what is text and what is furniture on a page, by the ``mem_id`` of its elements.

    Empty if all of the page is its text.
    """
    body = root.css_first("body")
    if body is None or sizes.get(body.mem_id, 0) < _LITTLE:
        return {}
    main = _told(root, body, sizes) or _densest(body, sizes)
    if main.mem_id == body.mem_id:
        return {}
    roles = {body.mem_id: Role(furniture=True), main.mem_id: Role(furniture=False)}
    if (title := _title_outside(root, main)) is not None:
        roles[title.mem_id] = Role(furniture=False)
    return roles


def measure(root: LexborNode) -> Mapping[int, int]:
    """Return how many characters that are neither links nor furniture each element that breaks a line holds."""
    sizes: dict[int, int] = {}
    totals = [0]
    links = 0
    for node, left in walk(root, _is_text):
        if node.is_text_node:
            totals[-1] += 0 if links else len((node.text_content or "").strip())
            continue
        tag = node.tag
        if tag == "a":
            links += -1 if left else 1
        if tag in INLINE:
            continue
        if left:
            total = totals.pop()
            sizes[node.mem_id] = total
            totals[-1] += total
        else:
            totals.append(0)
    return sizes


def _is_text(node: LexborNode) -> bool:
    if node.is_text_node:
        return True
    tag, attributes = node.tag or "-comment", node.attributes
    return not is_invisible(tag, attributes) and not is_furniture(node, tag, attributes)


def _told(root: LexborNode, body: LexborNode, sizes: Mapping[int, int]) -> LexborNode | None:
    """Return the element that is called the main text and holds enough to be it."""
    least = sizes[body.mem_id] * _ENOUGH // 100
    for selector in _TOLD:
        found = [node for node in root.css(selector) if sizes.get(node.mem_id, 0) >= least]
        if found:
            return max(found, key=lambda node: sizes[node.mem_id])
    return None


def _densest(body: LexborNode, sizes: Mapping[int, int]) -> LexborNode:
    """Return the smallest element that holds nearly all of the text."""
    least = sizes[body.mem_id] * _MOST // 100
    node = body
    while True:
        inner = [child for child in _elements(node) if sizes.get(child.mem_id, 0) >= least]
        if not inner or inner[0].tag in {"p", "table", "tbody", "tr", "ul", "ol", "blockquote", "pre"}:
            return node
        node = inner[0]


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _title_outside(root: LexborNode, main: LexborNode) -> LexborNode | None:
    """Return the heading of the page if it does not stand in its main text.

    The title of the window opens with it; what that ends with is the name of the site.
    """
    if main.css_first("h1") is not None:
        return None
    named = root.css_first("head > title")
    title = _key(named) if named is not None else ""
    headings = [heading for heading in root.css("h1, h2, h3") if _key(heading)]
    opening = next((heading for heading in headings if title.startswith(_key(heading))), None)
    if opening is not None:
        return None if any(one.mem_id == opening.mem_id for one in main.css("h2, h3")) else opening
    first = [heading for heading in headings if heading.tag == "h1"]
    return first[0] if len(first) == 1 and not title.endswith(_key(first[0])) else None


def _key(heading: LexborNode) -> str:
    return " ".join(heading.text().split()).casefold()
