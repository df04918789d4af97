"""Tell from an element's name, attributes and size what it is for: invisible, furniture, a note, a table of data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from selectolax.lexbor import LexborNode

from sinoclaim.ingest.readers.html_tree import names_of

Attributes = Mapping[str, str | None]

INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "basefont",
        "bdi",
        "bdo",
        "big",
        "br",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "math",
        "meter",
        "nobr",
        "output",
        "picture",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "select",
        "slot",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "textarea",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
"""Elements that break no line; whatever else there is, with the ones a site makes up for itself, does."""
INVISIBLE: Final = frozenset(
    {
        "applet",
        "area",
        "audio",
        "base",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "meta",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "param",
        "script",
        "source",
        "style",
        "svg",
        "template",
        "title",
        "track",
        "video",
        "xmp",
        "-comment",
        "-doctype",
    }
)
_FURNITURE: Final = frozenset(
    {
        "aside",
        "button",
        "caption",
        "del",
        "dialog",
        "figcaption",
        "footer",
        "label",
        "legend",
        "menu",
        "nav",
        "optgroup",
        "rp",
        "rt",
        "s",
        "search",
        "select",
        "strike",
        "textarea",
    }
)
"""Furniture wherever it stands; what is struck out is nothing that the author says, and ``rt`` is how it sounds."""
_ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "complementary", "dialog", "alert"}
)
_LIVING: Final = frozenset({"html", "body", "main", "article"})
"""What names say of these is about the page, not about them ("has-sidebar")."""
_NAMES: Final = re.compile(
    r"(?:(?:js|site|page|main|top|bottom|global|left|right|article|post|entry|content|story|wp|td|c|m|l|o)[-_]{1,2}){0,2}"
    r"(?:nav|navs|navbar|navigation|topnav|subnav|menu|submenu|breadcrumbs?|crumbs?|sidebar|side-?bar|footer|foot|"
    r"shar(?:e|es|ing)|social|addthis|sharedaddy|related|recommend(?:ed|ations?)|more-stories|read-?more|also-read|"
    r"cookies?|consent|gdpr|banner|advert|advertisements?|ads?|adsbygoogle|sponsor(?:ed)?|promos?|teasers?|"
    r"newsletter|subscribe|subscription|signup|sign-up|paywall|pagination|pager|paging|pagenav|toolbar|widgets?|"
    r"popup|modal|overlay|lightbox|skip-?link|tags|tag-?cloud|taglist|categories|mw-editsection|mw-jump-link|"
    r"catlinks|navbox|toc|printfooter|copyright|colophon|rating|ratings|votes?|reactions?|likes?|credits?|captions?|"
    r"wp-caption-text|screen-reader-text|sr-only|visually-hidden|visuallyhidden|reply-?link|edit-?link|permalink|"
    r"signature|post-?signature|user-?info|user-?details|postprofile|profile|avatar|tools|actions?|controls?|buttons?|"
    r"jump-?to|hatnote|metadata|ambox|noprint|infobox-?nav|mw-?navigation|siteSub|contentSub|jump-to-nav)"
    r"(?:[-_]{1,2}(?:links?|list|bar|box|block|section|container|wrapper|wrap|area|posts?|articles?|stories|news|items?|"
    r"menu|nav|buttons?|icons?|text|notice|content|widget|\d{1,4})){0,2}",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_MUCH: Final = 1_500
"""Characters in paragraphs; what holds as many is text, whatever its names and tags say."""
_FORM: Final = 1_000
"""Characters; old systems put the whole page into a form."""

_NOTE_TYPES: Final = frozenset(
    {
        "footnote",
        "footnotes",
        "endnote",
        "endnotes",
        "rearnote",
        "rearnotes",
        "doc-footnote",
        "doc-endnote",
        "doc-endnotes",
        "note",
        "notes",
    }
)
_NOTE_NAMES: Final = re.compile(
    r"(?:(?:foot|end)-?notes?(?:[-_](?:list|text|body|item|content))?|references|reflist|references-small|"
    r"mw-references-wrap|_?ftn\d{1,4}|_?edn\d{1,4}|fn[-:_]?\d{1,4}|cite_note[-_].{1,99})",
    re.IGNORECASE,
)
_MARK_TYPES: Final = frozenset({"noteref", "doc-noteref"})
_MARK_NAMES: Final = frozenset(
    {
        "reference",
        "noteref",
        "footnote-ref",
        "footnoteref",
        "footnote-reference",
        "fnref",
        "endnote-ref",
        "footnote-anchor",
        "note-ref",
    }
)
_MARK: Final = re.compile(
    r"\W{0,3}(?:\d{1,4}|[a-z]|[ivxl]{1,6}|note \d{1,3}|注\d{0,3}|[*†‡§¶#①-⑳]{1,3})\W{0,3}", re.IGNORECASE
)
_ARROWS: Final = re.compile(r"[\^↑↩⏎↵←⇑▲\s\ufe0e\ufe0f]{1,6}|back|jump up|return", re.IGNORECASE)
_ROWS: Final = 300
"""Rows of a table that are looked at to tell what it is."""
_CELL: Final = 500
"""Characters; a cell of data is shorter."""


def is_invisible(tag: str, attributes: Attributes) -> bool:
    """Tell whether nobody sees an element."""
    if tag in INVISIBLE or attributes.get("aria-modal") is not None:
        return tag in INVISIBLE
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN.search(style or "") is not None


def is_furniture(node: LexborNode, tag: str, attributes: Attributes) -> bool:
    """Tell whether an element belongs to the page and not to its text: menus, share links, captions, forms."""
    if tag in _FURNITURE:
        return not (tag in {"aside", "footer"} and (_holds_text(node) or _attributes_quote(node)))
    if tag == "form":
        return len(node.text()) < _FORM
    if tag == "header":
        return _is_banner(node)
    if tag in _LIVING:
        return False
    named = attributes.get("role") in _ROLES or any(_NAMES.fullmatch(name) for name in names_of(attributes))
    return named and not _holds_text(node)


def _attributes_quote(node: LexborNode) -> bool:
    """Tell whether a footer says whose words a quotation gives."""
    return node.tag == "footer" and node.parent is not None and node.parent.tag == "blockquote"


def _is_banner(node: LexborNode) -> bool:
    """Tell whether a header is that of a site; that of an article holds its title."""
    parent = node.parent
    return parent is not None and parent.tag not in {"article", "main", "section"} and node.css_first("h1") is None


def _holds_text(node: LexborNode) -> bool:
    size = 0
    for paragraph in node.css("p"):
        size += len(paragraph.text())
        if size > _MUCH:
            return True
    return False


def is_note(tag: str, attributes: Attributes) -> bool:
    """Tell whether an element holds a note, or all the notes of a page."""
    types = f"{attributes.get('epub:type') or ''} {attributes.get('role') or ''}".lower().split()
    if not _NOTE_TYPES.isdisjoint(types):
        return True
    names = names_of(attributes)
    if tag in {"sup", "a"} or tag in _LIVING:
        return False
    return any(_NOTE_NAMES.fullmatch(name) for name in names)


def is_mark(node: LexborNode, tag: str, attributes: Attributes, before: str) -> bool:
    """Tell whether an element is the mark of a note, which is no part of the sentence that ends with ``before``.

    A raised number without a link is one after a stop or a long word: "withdrew.³", not "5 km²" or "17ᵗʰ".
    """
    types = f"{attributes.get('epub:type') or ''} {attributes.get('role') or ''}".split()
    if not _MARK_TYPES.isdisjoint(types) or not _MARK_NAMES.isdisjoint(names_of(attributes)):
        return True
    if tag == "a":
        return "#" in (attributes.get("href") or "") and _is_linked_mark(node)
    if tag != "sup" or not _MARK.fullmatch(node.text().strip()):
        return False
    link = node.css_first("a")
    if link is not None or (node.parent is not None and node.parent.tag == "a"):
        return True
    return node.text().strip().isdigit() and (not before[-1:].isalnum() or before[-4:].isalpha())


def _is_linked_mark(node: LexborNode) -> bool:
    """Tell whether a link within the page stands for a note: raised or in brackets, or the way back from one."""
    words = node.text().strip()
    if _ARROWS.fullmatch(words):
        return True
    if not _MARK.fullmatch(words):
        return False
    inner = node.first_child
    return (
        words[0] in "[(*†‡§" or (inner is not None and inner.tag == "sup") or "ref" in (node.attributes["href"] or "")
    )


def is_data(table: LexborNode, attributes: Attributes) -> bool:
    """Tell whether a table holds data in rows; many only lay out a page.

    A table of data has headings of its own, or rows of several short cells; it holds no other table.
    """
    if attributes.get("role") in {"presentation", "none"}:
        return False
    rows = wide = longest = 0
    headed = attributes.get("role") in {"table", "grid"}
    for node in table.traverse():
        if node.tag == "table" and node.mem_id != table.mem_id:
            return False
        if node.tag in {"th", "caption"}:
            headed = True
        if node.tag == "tr":
            rows += 1
            cells = [cell for cell in node.iter() if cell.tag in {"td", "th"}]
            wide += len(cells) > 1
            longest = max(longest, *(len(cell.text().strip()) for cell in cells)) if cells else longest
            if longest > _CELL and not headed:
                return False
            if rows > _ROWS:
                break
    return rows > 0 and (headed or (rows > 1 and wide * 2 > rows))
