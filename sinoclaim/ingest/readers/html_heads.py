"""Find who wrote a post, when, and which part of it is the text, among the elements that belong to it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from sinoclaim.ingest.readers.html_signs import INLINE, Attributes

Sizes = Mapping[int, int]
"""How much text each element holds that is neither link nor furniture; elements of furniture are not in it."""

_AUTHORED: Final = ("data-author", "author", "data-username", "data-user-name", "data-author-name")
AUTHORS: Final = (
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
DATES: Final = (
    "[itemprop=dateCreated], [itemprop=datePublished]",
    "time",
    """
    .date, .post-date, .postdate, .post_date, .comment-date, .comment__date, .datetime, .timestamp,
    .relativetime, .post-time, .comment-time, .created, .posted, .published, .comment-metadata, .message-date,
    .smalltext, .tail-info, .d_time, .pubdate
    """,
)
BODIES: Final = (
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
_DATED: Final = re.compile(
    r"(?:\d{1,2}|\d{4})[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}年\d{1,2}月|(?<!\d)(?:19|20)\d\d(?!\d)"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_NAME: Final = 60
_LONGEST_DATE: Final = 80
_LOOKED_AT: Final = 400
"""Elements of a post among which its date is looked for."""
_DEEPEST: Final = 40
"""Elements between the head of a post and what holds it."""


class Named(NamedTuple):
    """An element that one of the selectors above names; they are tried in the order of their ``tier``."""

    tier: int
    place: int
    node: LexborNode


def author_of(node: LexborNode, found: Sequence[Named]) -> tuple[str, LexborNode | None]:
    """Return the name of who wrote a post, "" for nobody, and the element that says it."""
    attributes = node.attributes
    for key in _AUTHORED:
        if name := " ".join((attributes.get(key) or "").split()):
            same = (one.node for one in found if _said(one.node).casefold() == name.casefold())
            return name[:_LONGEST_NAME], next(same, None)
    for one in found:
        name = one.node.attributes.get("content") or _said(one.node)
        if 0 < len(name) <= _LONGEST_NAME and any(map(str.isalnum, name)):
            return name.removeprefix("by ").rstrip(" :：»,"), one.node
    return "", None


def _said(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def body_of(found: Sequence[Named], sizes: Sizes, signed: LexborNode | None) -> LexborNode | None:
    """Return the largest element of a post that is called its text and does not hold the name of who wrote it."""
    for _, tier in itertools.groupby(found, key=lambda one: one.tier):
        best, largest = None, 0
        for one in tier:
            size = len(one.node.text().strip()) if one.node.tag in INLINE else sizes.get(one.node.mem_id, 0)
            if size > largest and not (signed and _holds(one.node, signed)):
                best, largest = one.node, size
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


def date_of(node: LexborNode, body: LexborNode | None, found: Sequence[Named]) -> tuple[str, LexborNode | None]:
    """Return the date of a post and the element that says it; "" if there is none."""
    for one in found:
        if body is not None and _holds(body, one.node):
            continue
        if words := _dated(one.node.attributes, _said(one.node)):
            return words, one.node
    created = node.attributes.get("created-timestamp") or node.attributes.get("created") or ""
    return (created, None) if created else _bare_date(node, body)


def _dated(attributes: Attributes, said: str) -> str:
    """Return a date as it is printed, or as the markup has it where only "two hours ago" is printed."""
    told = [said, *(attributes.get(key) or "" for key in ("datetime", "content", "title", "data-time-string"))]
    dated = [words for words in told if len(words) <= _LONGEST_DATE and _DATED.search(words)]
    return next((words for words in dated if _YEAR.search(words)), dated[0] if dated else "")


def _bare_date(node: LexborNode, body: LexborNode | None) -> tuple[str, LexborNode | None]:
    """Return the first short text before the body that holds a date, and the element that holds nothing else."""
    for found in itertools.islice(node.traverse(include_text=True), _LOOKED_AT):
        if body is not None and found.mem_id == body.mem_id:
            break
        words = " ".join((found.text_content or "").split()) if found.is_text_node else ""
        if 0 < len(words) <= _LONGEST_DATE and _DATED.search(words):
            around = found.parent
            alone = around is not None and around.mem_id != node.mem_id and _said(around) == words
            return words.strip(" »·|-—,"), around if alone else None
    return "", None
