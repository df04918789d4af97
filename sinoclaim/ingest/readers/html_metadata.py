"""Find what a page says of itself: title, author, date of publication, site, language, licence, genre."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from selectolax.lexbor import LexborNode

from sinoclaim.ingest.drafts import Metadata
from sinoclaim.ingest.readers.html_linked import Thing, linked_things, types_of, words_in
from sinoclaim.ingest.readers.html_signs import is_furniture

Meta = Mapping[str, Sequence[str]]
"""The ``<meta>`` elements of a page: the contents of each name, in small letters."""

_TITLES: Final = (
    "og:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "twitter:title",
    "parsely-title",
    "headline",
)
_AUTHORS: Final = (
    "citation_author",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "byl",
    "sailthru.author",
    "book:author",
)
_DATES: Final = (
    "article:published_time", "datepublished", "citation_publication_date", "citation_date", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish_date", "publish-date", "publication_date", "article.published", "og:published_time",
    "weibo: article:create_at", "apub:time", "date",
)  # fmt: skip
_SITES: Final = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title")
_LICENCES: Final = ("dc.rights", "dcterms.rights", "dcterms.license", "license", "copyright")
_WORKS: Final = frozenset(
    {
        "Article",
        "NewsArticle",
        "BlogPosting",
        "ScholarlyArticle",
        "Report",
        "ReportageNewsArticle",
        "OpinionNewsArticle",
    }
    | {"AnalysisNewsArticle", "DiscussionForumPosting", "QAPage", "Question", "Book", "Chapter", "CreativeWork"}
    | {"SocialMediaPosting", "WebPage"}
)
_GENRES: Final = {
    "NewsArticle": "article-newspaper",
    "ReportageNewsArticle": "article-newspaper",
    "OpinionNewsArticle": "article-newspaper",
    "AnalysisNewsArticle": "article-newspaper",
    "BlogPosting": "post-weblog",
    "DiscussionForumPosting": "post",
    "SocialMediaPosting": "post",
    "QAPage": "post",
    "Question": "post",
    "ScholarlyArticle": "article-journal",
    "Report": "report",
    "Book": "book",
    "Chapter": "chapter",
}
"""Genres in the words of the Citation Style Language, as bibliographies have them."""
_CUTS: Final = re.compile(r"\s{0,9}(?:[|_»«·•–—]|::|--)\s{0,9}|\s{1,9}[-:]\s{1,9}")
_SLASHED: Final = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?$")
_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-]|$)")
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d")
_BY: Final = re.compile(
    r"(?:by|written by|post(?:ed)? by|автор|作者)\b\s{0,3}[:：]?\s{0,3}|(?:автор|作者)\s{0,3}[:：]?\s{0,3}",
    re.IGNORECASE,
)
_ABOVE: Final = 12
"""Elements above a heading that are looked at."""
_STROKES: Final = " \t|_»«·•–—:-"
_LONGEST_NAME: Final = 100
_LONGEST: Final = 300


def read_metadata(root: LexborNode) -> Metadata:
    """Return what a page says of itself; what it does not say is "".

    >>> from sinoclaim.ingest.readers.html_tree import parse
    >>> page = '<title>Port Arthur | A Site</title><meta name="author" content="A. Writer"><h1>Port Arthur</h1>'
    >>> metadata = read_metadata(parse(page))
    >>> metadata.title, metadata.author
    ('Port Arthur', 'A. Writer')
    """
    meta = _read_meta(root)
    things = linked_things(root)
    works = [thing for thing in things if not _WORKS.isdisjoint(types_of(thing))]
    site = _first(_said(meta, _SITES), (words_in(w.get(key)) for w in works for key in ("publisher", "isPartOf")))
    return Metadata(
        title=_title(root, meta, works, site),
        author=_author(root, meta, works),
        published=_dated(_first(filter(_YEAR.search, _dates(root, meta, works)))),
        language=_language(root, meta, works),
        genre=next((_GENRES[kind] for work in works for kind in types_of(work) if kind in _GENRES), ""),
        site=site,
        licence=_licence(root, meta, works),
    )


def _read_meta(root: LexborNode) -> Meta:
    found: dict[str, list[str]] = {}
    for node in root.css("meta"):
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        content = " ".join((attributes.get("content") or "").split())
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def _said(meta: Meta, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _first(*sources: Iterator[str]) -> str:
    """Return the first words that are not empty and not too long to be a name or a title."""
    return next((words for source in sources for words in source if 0 < len(words) <= _LONGEST), "")


def _texts(root: LexborNode, selector: str) -> Iterator[str]:
    for node in root.css(selector)[:50]:
        attributes = node.attributes
        said = attributes.get("content") or attributes.get("datetime") or _titled(node) or node.text()
        if words := " ".join(said.split()):
            yield words


def _stands_aside(node: LexborNode) -> bool:
    """Tell whether a heading belongs to a menu or a margin."""
    above = node.parent
    for _ in range(_ABOVE):
        if above is None or above.tag == "body":
            return False
        if is_furniture(above, above.tag or "", above.attributes):
            return True
        above = above.parent
    return False


def _titled(node: LexborNode) -> str:
    """Return the date that an abbreviation stands for: "9:00 PM" has the day only in its title."""
    return (node.attributes.get("title") or "") if node.tag == "abbr" else ""


def _title(root: LexborNode, meta: Meta, works: Sequence[Thing], site: str) -> str:
    """Return the title; the name of the site is no part of it."""
    larger = (" ".join(node.text().split()) for node in root.css("h1, h2, h3")[:20] if not _stands_aside(node))
    headings = list(filter(None, larger))
    told = _first(
        _said(meta, _TITLES),
        (words_in(work.get(key)) for work in works for key in ("headline", "name")),
        _texts(root, '[itemprop="headline"]'),
        _texts(root, "head > title"),
        _texts(root, "h1"),
    )
    named = _texts(root, ".entry-title, .post-title, .topic-title, [itemprop=headline]")
    inside = (words for words in itertools.islice(named, 5) if words.casefold() in told.casefold())
    return next(inside, "") or _without_site(told, site, headings)


def _without_site(title: str, site: str, headings: Sequence[str]) -> str:
    """Return a title without the name of the site, which stands after it or before it.

    >>> _without_site("Port Arthur - History Forum", "", ["History Forum", "Port Arthur"])
    'Port Arthur'
    """
    key = title.casefold()
    known = [heading for heading in headings if heading.casefold() != site.casefold()]
    if any(heading.casefold() == key for heading in known):
        return title
    opening = [heading for heading in known if key.startswith(heading.casefold())]
    closing = [heading for heading in known if key.endswith(heading.casefold())]
    parts = [part for part in _CUTS.split(title) if part]
    if len(parts) < 2 and not closing:
        return title
    if opening or closing:
        return (*opening, *closing)[0]
    if site and key.endswith(site.casefold()):
        return title[: -len(site)].rstrip(_STROKES) or title
    if site and key.startswith(site.casefold()):
        return title[len(site) :].lstrip(_STROKES) or title
    # Chinese portals append column and site with low lines, others with a bar: the title is before the first.
    head = re.split(r"[|_]|::|»|\s:\s", title)[0].strip()
    return head if len(head) >= 4 else title


def _author(root: LexborNode, meta: Meta, works: Sequence[Thing]) -> str:
    several = "; ".join(meta.get("citation_author", ())[:20])
    told = _first(
        iter([several]),
        (words for words in _said(meta, _AUTHORS) if "://" not in words),
        (words_in(work.get("author", work.get("creator"))) for work in works),
        _texts(root, '[itemprop="author"] [itemprop="name"]'),
        _texts(root, '[itemprop="author"], a[rel~="author"], address.author'),
        _bylines(root),
    )
    told = _BY.sub("", told, count=1) if _BY.match(told) else told
    return told if len(told) <= _LONGEST_NAME or several else ""


def _bylines(root: LexborNode) -> Iterator[str]:
    """Yield what elements of a byline say, as far as it is a name."""
    for words in _texts(
        root, ".byline-name, .author-name, .byline, .post-author, .entry-author, .author.vcard, .author"
    ):
        name = _CUTS.split(words)[0]
        if len(name) <= 60 and not any(map(str.isdigit, name)):
            yield name


def _dates(root: LexborNode, meta: Meta, works: Sequence[Thing]) -> Iterator[str]:
    yield from _said(meta, _DATES)
    yield from (words_in(work.get(key)) for work in works for key in ("datePublished", "dateCreated"))
    yield from _texts(root, "[itemprop=datePublished], time[pubdate], time.published, time.entry-date")
    yield from _texts(root, "header time[datetime], article time[datetime]")
    for node in root.css('link[rel="canonical"], meta[property="og:url"]'):
        address = node.attributes.get("href") or node.attributes.get("content") or ""
        if found := _IN_ADDRESS.search(address[:2000]):
            yield "-".join(found.groups())


def _dated(words: str) -> str:
    """Return a date in the form of ISO 8601 if it is one with strokes ("2012/5/26"), else as it is."""
    found = _SLASHED.match(words)
    if found is None:
        return words
    return "-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)])


def _language(root: LexborNode, meta: Meta, works: Sequence[Thing]) -> str:
    told = root.attributes.get("lang") or root.attributes.get("xml:lang") or ""
    names = ("content-language", "dc.language", "dcterms.language", "citation_language", "og:locale")
    further = _first(_said(meta, names), (words_in(work.get("inLanguage")) for work in works))
    return (told or further).strip().replace("_", "-")


def _licence(root: LexborNode, meta: Meta, works: Sequence[Thing]) -> str:
    links = (node.attributes.get("href") or "" for node in root.css('[rel~="license"]'))
    return _first(links, _said(meta, _LICENCES), (words_in(work.get("license")) for work in works))
