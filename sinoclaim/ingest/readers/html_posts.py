"""Recognise the posts of a thread by the words in their markup that all forums share, not by the site."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from sinoclaim.ingest.readers.html_signs import INLINE, Attributes
from sinoclaim.ingest.readers.html_tree import names_of

Sizes = Mapping[int, int]
"""How much text each element holds that is neither link nor furniture; elements of furniture are not in it."""

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
_AUTHORED: Final = ("data-author", "author", "data-username", "data-user-name", "data-author-name")
_AUTHOR: Final = (
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    """
    .username, .user-name, .userName, .bigusername, .username-coloured, .author-name, .authorname,
    .comment-author-name, .nickname, .nick-name, .nick, .p_author_name, .comment-author .fn, .comment-author
    cite, .comment-user, .tm-user-info__username
    """,
    ".author a, a.author, .poster h4 a, .user-details a, .user-info a, .names .first",
    """
    .author, .poster, .postauthor, .post-author, .comment-author,
    .comment__author, .message-author, .message__author, .normalname,
    .UserLink-link, .AuthorInfo-name, .names, .creator, .commenter, .poster-name, .user,
    [rel=author]
    """,
)
_DATE: Final = (
    "[itemprop=dateCreated], [itemprop=datePublished]",
    "time",
    """
    .date, .post-date, .postdate, .post_date, .comment-date, .comment__date, .datetime, .timestamp,
    .relativetime, .post-time, .comment-time, .created, .posted, .published, .comment-metadata, .message-date,
    .smalltext, .tail-info, .d_time, .pubdate
    """,
)
_BODY: Final = (
    "[itemprop=text], [itemprop=articleBody], [itemprop=commentText]",
    "[slot=comment], [slot=text-body]",
    """
    .cooked, .bbWrapper, .usertext-body, .d_post_content, .postbody .content, .post-text, .s-prose, .RichText,
    .post_message, .postmessage, .post-message, [id^=post_message_], [id^=msg_], .comment-content,
    .comment-text, .comment-body-text, .comment__text, .comment__body, .comment-copy, .comment_text,
    .message-content, .messageContent, .message-body, .message__body, .messagetext, .reply_content,
    .reply-content, .post-body, .post-content, .postcontent, .post__content, .postcolor, .entry-content, .inner,
    .content, .body, .text, .comment-body, .postbody
    """,
)
_NO_POSTS: Final = frozenset({"body", "html", "a", "span", "form", "input", "img", "ul", "ol", "nav", "aside"})
_QUOTES: Final = frozenset({"blockquote", "q"})
_DATED: Final = re.compile(
    r"(?:\d{1,2}|\d{4})[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}年\d{1,2}月|(?<!\d)(?:19|20)\d\d(?!\d)"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_NAME: Final = 60
_LONGEST_DATE: Final = 80
_LOOKED_AT: Final = 400
"""Elements of a post among which its date is looked for."""
_DEEPEST: Final = 40
"""Elements between a text and its post."""


class Post(NamedTuple):
    """A post: the element that holds it, those of its words, and who wrote it when."""

    node: LexborNode
    body: LexborNode | None
    author: str
    date: str
    passed: tuple[LexborNode, ...]
    """The elements that name the author and the date."""


def find_posts(root: LexborNode, sizes: Sizes) -> list[Post]:
    """Return the posts of a page in reading order; answers within answers come after what they answer."""
    posts: list[Post] = []
    taken: set[int] = set()
    candidates = [node for node in root.css(_SELECTED) if sizes.get(node.mem_id) and _is_post(node)]
    # From the inside out: the innermost element that names an author and holds text is the post.
    for node in reversed(candidates):
        post = _read_post(node, sizes, taken)
        if post is not None:
            posts.append(post)
            taken.add(node.mem_id)
    return posts[::-1]


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


def _read_post(node: LexborNode, sizes: Sizes, taken: set[int]) -> Post | None:
    """Return the post that an element is; ``None`` if it names nobody or says nothing."""
    author, signed = _author(node, taken)
    if not author:
        return None
    body = _body(node, sizes, taken, signed)
    if body is None and (sizes[node.mem_id] <= len(author) or any(inner.mem_id in taken for inner in node.traverse())):
        return None
    date, dated = _date(node, body, taken)
    return Post(node, body, author, date, tuple(one for one in (signed, dated) if one is not None))


def _own(node: LexborNode, selectors: tuple[str, ...], taken: set[int]) -> Iterator[LexborNode]:
    """Yield what selectors find in a post, but not in one within it or in a quotation."""
    for selector in selectors:
        for found in node.css(selector)[:200]:
            if found.mem_id != node.mem_id and _belongs(found, node, taken):
                yield found


def _belongs(found: LexborNode, post: LexborNode, taken: set[int]) -> bool:
    above: LexborNode | None = found
    for _ in range(_DEEPEST):
        if above is None or above.mem_id in taken or above.tag in _QUOTES:
            return False
        if above.mem_id == post.mem_id:
            return True
        above = above.parent
    return False


def _author(node: LexborNode, taken: set[int]) -> tuple[str, LexborNode | None]:
    attributes = node.attributes
    for key in _AUTHORED:
        if name := " ".join((attributes.get(key) or "").split()):
            named = (one for one in _own(node, _AUTHOR, taken) if _said(one).casefold() == name.casefold())
            return name[:_LONGEST_NAME], next(named, None)
    for found in _own(node, _AUTHOR, taken):
        name = found.attributes.get("content") or _said(found)
        if 0 < len(name) <= _LONGEST_NAME and any(map(str.isalnum, name)):
            return name.removeprefix("by ").rstrip(" :：»,"), found
    return "", None


def _said(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def _body(node: LexborNode, sizes: Sizes, taken: set[int], signed: LexborNode | None) -> LexborNode | None:
    """Return the largest element of a post that is called its text and does not hold the name of who wrote it."""
    for selector in _BODY:
        best, largest = None, 0
        for found in _own(node, (selector,), taken):
            size = len(found.text().strip()) if found.tag in INLINE else sizes.get(found.mem_id, 0)
            if size > largest and not (signed and _holds(found, signed)):
                best, largest = found, size
        if best is not None:
            return best
    return None


def _holds(outer: LexborNode, inner: LexborNode) -> bool:
    above: LexborNode | None = inner
    for _ in range(_DEEPEST):
        if above is None:
            return False
        if above.mem_id == outer.mem_id:
            return True
        above = above.parent
    return False


def _date(node: LexborNode, body: LexborNode | None, taken: set[int]) -> tuple[str, LexborNode | None]:
    """Return the date of a post and the element that says it; "" if there is none."""
    for found in _own(node, _DATE, taken):
        if body is not None and _holds(body, found):
            continue
        if words := _date_of(found.attributes, _said(found)):
            return words, found
    created = node.attributes.get("created-timestamp") or node.attributes.get("created") or ""
    return (created, None) if created else _bare_date(node, body, taken)


def _date_of(attributes: Attributes, said: str) -> str:
    """Return a date as it is printed, or as the markup has it where only "two hours ago" is printed."""
    told = [said, *(attributes.get(key) or "" for key in ("datetime", "content", "title", "data-time-string"))]
    dated = [words for words in told if len(words) <= _LONGEST_DATE and _DATED.search(words)]
    return next((words for words in dated if _YEAR.search(words)), dated[0] if dated else "")


def _bare_date(node: LexborNode, body: LexborNode | None, taken: set[int]) -> tuple[str, LexborNode | None]:
    """Return the first short text beside the body that holds a date, and the element that holds nothing else."""
    for found in itertools.islice(node.traverse(include_text=True), _LOOKED_AT):
        words = " ".join((found.text_content or "").split()) if found.is_text_node else ""
        if not 0 < len(words) <= _LONGEST_DATE or not _DATED.search(words) or not _belongs(found, node, taken):
            continue
        if body is not None and _holds(body, found):
            break
        around = found.parent
        alone = around is not None and around.mem_id != node.mem_id and _said(around) == words
        return words.strip(" »·|-—,"), around if alone else None
    return "", None
