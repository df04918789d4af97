"""Recognise the posts of a thread by the words in their markup that all forums share, not by the site."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from sinoclaim.ingest.readers.html_heads import AUTHORS, BODIES, DATES, Named, Sizes, author_of, body_of, date_of
from sinoclaim.ingest.readers.html_tree import names_of

_POST: Final = re.compile(
    r"(?:[a-z]{1,12}[-_]{1,2}){0,3}(?:ips)?(?:post|comment|cmnt|message|msg|reply|answer|question|topic-post|thing)"
    r"(?:[-_]{0,2}(?:wrap|wrapper|wrapped|box|block|container|item|itemv2|row|body|holder|outer|inner|main|content|layout|"
    r"thread|self|bit|bitlegacy|entry|area|root|view|[a-z]{0,2}\d{1,12}))?(?:[-_]{1,2}[a-z]{0,12}\d{1,12})?"
)
_PART: Final = re.compile(
    r"author|user|profile|meta|head|info|avatar|foot|list|form|count|title|name|date|time|links|button|actions"
)
"""What is said of the parts of a post."""
_SELECTED: Final = (
    "[class*=post i], [class*=comment i], [class*=cmnt i], [class*=message i], [class*=msg i], [class*=reply i], "
    "[class*=answer i], [class*=question i], [class*=thing i], [id*=post i], [id*=comment i], [id*=msg i], "
    "[itemtype], shreddit-comment, shreddit-post"
)
_THINGS: Final = re.compile(r"/(?:Comment|UserComments|DiscussionForumPosting|SocialMediaPosting|Answer|Question)$")
_NO_POSTS: Final = frozenset({"body", "html", "a", "span", "form", "input", "img", "ul", "ol", "nav", "aside"})
_QUOTES: Final = frozenset({"blockquote", "q"})
_DEEPEST: Final = 40
"""Elements between what a post has and the post."""
_MOST: Final = 200
"""Names, dates and texts of one post that are looked at."""


class Post(NamedTuple):
    """A post: the element that holds it, those of its words, and who wrote it when."""

    node: LexborNode
    body: LexborNode | None
    author: str
    date: str
    passed: tuple[LexborNode, ...]
    """The elements that name the author and the date."""
    headings: tuple[LexborNode, ...] = ()


@dataclass(slots=True)
class _Candidate:
    """An element that may be a post, and what belongs to it and to no post inside it."""

    node: LexborNode
    outer: int | None
    authors: list[Named] = field(default_factory=list)
    dates: list[Named] = field(default_factory=list)
    bodies: list[Named] = field(default_factory=list)
    headings: list[Named] = field(default_factory=list)
    holds_posts: bool = False

    @property
    def belongings(self) -> tuple[list[Named], ...]:
        return self.authors, self.dates, self.bodies, self.headings


def find_posts(root: LexborNode, sizes: Sizes) -> list[Post]:
    """Return the posts of a page in reading order; answers within answers come after what they answer."""
    candidates = _candidates(root, sizes)
    posts: list[Post] = []
    taken: set[int] = set()
    # From the inside out: the innermost element that names an author and holds text is the post.
    for candidate in reversed(candidates.values()):
        post = _read_post(candidate, sizes, taken)
        outer = candidates.get(candidate.outer) if candidate.outer is not None else None
        if post is not None:
            posts.append(post)
            taken.add(candidate.node.mem_id)
        elif outer is not None:
            for mine, others in zip(candidate.belongings, outer.belongings, strict=True):
                others.extend(mine[: max(0, _MOST - len(others))])
        if outer is not None:
            outer.holds_posts |= post is not None or candidate.holds_posts
    return posts[::-1]


def _candidates(root: LexborNode, sizes: Sizes) -> dict[int, _Candidate]:
    """Return what may be a post, in the order of the page, each with what belongs to it."""
    found: dict[int, _Candidate] = {}
    for node in root.css(_SELECTED):
        if sizes.get(node.mem_id) and _is_post(node):
            found[node.mem_id] = _Candidate(node, _around(node, found))
    for index, tiers in enumerate((AUTHORS, DATES, BODIES, ("h1",))):
        for tier, selector in enumerate(tiers):
            for place, node in enumerate(root.css(selector)):
                owner = _around(node, found)
                if owner is not None and len(found[owner].belongings[index]) < _MOST:
                    found[owner].belongings[index].append(Named(tier, place, node))
    return found


def _around(node: LexborNode, candidates: Container[int]) -> int | None:
    """Return the nearest candidate around an element; what stands in a quotation belongs to nobody."""
    above = node.parent
    for _ in range(_DEEPEST):
        if above is None or above.tag in _QUOTES:
            return None
        if above.mem_id in candidates:
            return above.mem_id
        above = above.parent
    return None


def _read_post(candidate: _Candidate, sizes: Sizes, taken: Container[int]) -> Post | None:
    """Return the post that an element is; ``None`` if it names nobody or says nothing."""
    authors, dates, bodies, headings = (
        sorted((one for one in found if one.node.mem_id not in taken), key=lambda one: (one.tier, one.place))
        for found in candidate.belongings
    )
    author, signed = author_of(candidate.node, authors)
    if not author:
        return None
    body = body_of(bodies, sizes, signed)
    if body is None and (candidate.holds_posts or sizes[candidate.node.mem_id] <= len(author)):
        return None
    date, dated = date_of(candidate.node, body, dates)
    passed = tuple(one for one in (signed, dated) if one is not None)
    return Post(candidate.node, body, author, date, passed, tuple(one.node for one in headings))


def _is_post(node: LexborNode) -> bool:
    tag, attributes = node.tag or "", node.attributes
    if tag.startswith("shreddit-") or _THINGS.search(attributes.get("itemtype") or ""):
        return True
    names = names_of(attributes)
    return (
        tag not in _NO_POSTS
        and any(map(_is_post_name, names))
        and not _PART.search((attributes.get("class") or "").lower())
    )


@lru_cache(maxsize=4096)
def _is_post_name(name: str) -> bool:
    return len(name) <= 60 and _POST.fullmatch(name.lower()) is not None
