"""Tell from an element's name, attributes and size what it is for: invisible, furniture, a table of data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

from sinoclaim.ingest.readers.html_tree import names_of

Attributes = Mapping[str, str | None]

# fmt: off
INLINE: Final = frozenset({
    "a", "abbr", "acronym", "b", "basefont", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "math", "meter", "nobr", "output",
    "picture", "progress", "q", "rp", "rt", "ruby", "s", "samp", "select", "slot", "small", "span", "strike",
    "strong", "sub", "sup", "textarea", "time", "tt", "u", "var", "wbr",
})
# fmt: on
"""Elements that break no line; whatever else there is, with the ones a site makes up for itself, does."""
# fmt: off
INVISIBLE: Final = frozenset({
    "applet", "area", "audio", "base", "canvas", "datalist", "embed", "head", "iframe", "input", "link", "map",
    "meta", "noembed", "noframes", "noscript", "object", "param", "script", "source", "style", "svg",
    "template", "title", "track", "video", "xmp", "-comment", "-doctype",
})
# fmt: on
# fmt: off
_FURNITURE: Final = frozenset({
    "aside", "button", "caption", "del", "dialog", "figcaption", "footer", "label", "legend", "menu", "nav",
    "optgroup", "rp", "rt", "s", "search", "select", "strike", "textarea",
})
# fmt: on
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
    r"jump-?to|hatnote|metadata|ambox|noprint|infobox-?nav|mw-?navigation|siteSub|contentSub|siteNotice|side|jump-to-nav)"
    r"(?:[-_]{1,2}(?:links?|list|bar|box|block|section|container|wrapper|wrap|area|posts?|articles?|stories|news|items?|"
    r"menu|nav|buttons?|icons?|text|notice|content|widget|banner|consent|popup|overlay|modal|dialog|message|\d{1,4})){0,2}",
    re.IGNORECASE,
)
_LONG_NAME: Final = 80
_HIDDEN: Final = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_QUOTE: Final = re.compile(
    r"(?:[a-z]{1,10}[-_]{0,2})?quot(?:e|ed|ation|eblock|emain|etop|emsg|estyle|eheader)"
    r"(?:[-_](?:text|main|body|content|container|header|block)){0,2}",
    re.IGNORECASE,
)
_MUCH: Final = 1_500
"""Characters in paragraphs; what holds as many is text, whatever its names and tags say."""
_TEXTS: Final = "article, main, .hentry, .entry-content, [itemprop~=articleBody]"
"""What no furniture holds, even where a site calls all its parts widgets."""
_CONTROLS: Final = "textarea, select, button, input:not([type=hidden])"
_FORM: Final = 1_000
"""Characters; old systems put the whole page into a form."""

_ROWS: Final = 300
"""Rows of a table that are looked at to tell what it is."""
_CELL: Final = 500
"""Characters; a cell of data is shorter."""


def is_invisible(tag: str, attributes: Attributes) -> bool:
    """Tell whether nobody sees an element."""
    if tag in INVISIBLE:
        return True
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN.search(style or "") is not None


def is_furniture(node: LexborNode, tag: str, attributes: Attributes) -> bool:
    """Tell whether an element belongs to the page and not to its text: menus, share links, captions, forms."""
    if tag in _FURNITURE:
        return not (tag in {"aside", "footer"} and (_holds_text(node) or _attributes_quote(node)))
    if tag == "form":
        return len(node.text()) < _FORM and node.css_first(_CONTROLS) is not None
    if tag == "header":
        return _is_banner(node)
    if not attributes or tag in _LIVING:
        return False
    named = attributes.get("role") in _ROLES or any(map(_is_furniture_name, names_of(attributes)))
    return named and not _holds_text(node) and node.css_first(_TEXTS) is None


@lru_cache(maxsize=4096)
def _is_furniture_name(name: str) -> bool:
    return len(name) < _LONG_NAME and _NAMES.fullmatch(name) is not None


def is_quotation(tag: str, attributes: Attributes) -> bool:
    """Tell whether an element holds the words of another, as forums quote what is answered."""
    return tag in {"blockquote", "div", "table", "td"} and any(map(_QUOTE.fullmatch, names_of(attributes)))


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


def is_data(table: LexborNode, attributes: Attributes) -> bool:
    """Tell whether a table holds data in rows; many only lay out a page.

    A table of data has headings of its own, or rows of several short cells; it holds no other table.
    """
    if attributes.get("role") in {"presentation", "none"} or _holds_table(table):
        return False
    headed = attributes.get("role") in {"table", "grid"} or table.css_first("th, caption") is not None
    rows = table.css("tr")
    if headed:
        return bool(rows)
    wide = 0
    for row in rows[:_ROWS]:
        cells = [cell for cell in row.iter() if cell.tag == "td"]
        wide += len(cells) > 1
        if any(len(cell.text().strip()) > _CELL for cell in cells):
            return False
    return len(rows) > 1 and wide * 2 > min(len(rows), _ROWS)


def _holds_table(table: LexborNode) -> bool:
    """Tell whether a table holds another; the first one ends the search, so that nested ones cost no more than one."""
    return any(node.tag == "table" and node.mem_id != table.mem_id for node in table.traverse())
