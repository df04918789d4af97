"""Read the threads of forums and the comments below articles: each post with its voice and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from selectolax.lexbor import LexborNode

from sinoclaim.ingest.drafts import Metadata, Piece
from sinoclaim.ingest.readers.html_heads import Sizes
from sinoclaim.ingest.readers.html_linked import Thing, linked_things, types_of, words_in
from sinoclaim.ingest.readers.html_pieces import Role, pieces_of
from sinoclaim.ingest.readers.html_posts import Post, find_posts
from sinoclaim.model.document import BlockKind

_VOICES: Final = frozenset({"Comment", "DiscussionForumPosting", "SocialMediaPosting", "Answer", "Question"})
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FEWEST: Final = 2
"""Posts; one alone is an article with a byline."""
_SHOWN: Final = 40
"""Characters of a post by which it is known again on the page."""


def posts_of(root: LexborNode, sizes: Sizes) -> list[Post]:
    """Return the posts of a thread and the comments below an article; none if the page has no two voices."""
    posts = find_posts(root, sizes)
    return posts if len(posts) >= _FEWEST or any(map(_is_comment, posts)) else []


def signed(metadata: Metadata, posts: Sequence[Post]) -> Metadata:
    """Return the metadata of a thread that says nothing of its author: it is who opened it.

    Comments open nothing; what they are below has an author of its own.
    """
    if not posts or _is_comment(posts[0]):
        return metadata
    day = _DAY.match(posts[0].date)
    published = metadata.published or (day[0] if day else "")
    return replace(metadata, author=metadata.author or posts[0].author, published=published)


def thread_roles(posts: Sequence[Post]) -> dict[int, Role]:
    """Return what the elements of a thread are for, by their ``mem_id``."""
    roles: dict[int, Role] = {}
    for post in posts:
        roles |= _roles_of(post)
    return roles


def _is_comment(post: Post) -> bool:
    """Tell whether a single post is the one comment below an article."""
    return "comment" in f"{post.node.attributes.get('class')} {post.node.attributes.get('itemprop')}".lower()


def _roles_of(post: Post) -> dict[int, Role]:
    head = heads(post.author, post.date)
    roles = {post.node.mem_id: Role(furniture=post.body is not None, speaker=post.author, head=head)}
    roles |= {heading.mem_id: Role(furniture=False) for heading in post.headings}
    if post.body is not None:
        roles[post.body.mem_id] = Role(furniture=False, speaker=post.author)
    return roles | {node.mem_id: Role(passed=True) for node in post.passed}


def heads(author: str, date: str) -> tuple[Piece, ...]:
    """Return what stands over a post: who wrote it, and when.

    >>> [piece.text for piece in heads("alice", "")]
    ['alice']
    """
    byline = Piece(text=author, kind=BlockKind.BYLINE, speaker=author)
    return (byline, Piece(text=date, kind=BlockKind.DATELINE, speaker=author)) if date else (byline,)


def told_posts(root: LexborNode, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the posts that stand in the data of a page (JSON-LD) but not among its pieces."""
    shown = ""
    for thing in linked_things(root):
        author, text = words_in(thing.get("author")), _text_of(thing)
        if _VOICES.isdisjoint(types_of(thing)) or not author or not text:
            continue
        shown = shown or " ".join(" ".join(piece.text.split()) for piece in pieces)
        inner = pieces_of(text)
        if inner and " ".join(inner[0].text.split())[:_SHOWN] not in shown:
            date = words_in(thing.get("dateCreated")) or words_in(thing.get("datePublished"))
            yield from heads(author, date)
            yield from (replace(piece, speaker=author) for piece in inner)


def _text_of(thing: Thing) -> str:
    told = thing.get("text") or thing.get("articleBody")
    return told if isinstance(told, str) else ""
