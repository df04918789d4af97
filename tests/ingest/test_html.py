"""Web pages: encodings, main text, metadata, threads; the sample pages with what a reader shall find on them."""

from __future__ import annotations

import contextlib
import re
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest import read_paths
from sinoclaim.ingest.drafts import Draft, File, Piece
from sinoclaim.ingest.readers.html import decode_page, draft_of, read_html
from sinoclaim.model.document import BlockKind
from sinoclaim.rules.reading import load_reading

FOLDER = Path(__file__).parents[1] / "cases" / "ingest" / "html"
PAGES: list[dict[str, Any]] = tomllib.loads((FOLDER / "pages.toml").read_text("utf-8"))["page"]
HEADS = {BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE}
WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+")


def pieces_in(draft: Draft) -> tuple[Piece, ...]:
    assert not isinstance(draft.body, str)
    return draft.body


def read(name: str) -> Draft:
    [draft] = read_html(File(name, (FOLDER / name).read_bytes()))
    return draft


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["file"])
class TestSamplePages:
    def test_the_text_is_found_and_little_else(self, page: dict[str, Any]) -> None:
        pieces = [piece for piece in pieces_in(read(page["file"])) if piece.kind not in HEADS]
        found = Counter(WORD.findall("\n".join(piece.text for piece in pieces)))
        gold = Counter(WORD.findall("\n".join(page["text"])))
        assert (found & gold).total() >= 0.9 * gold.total()
        assert (found & gold).total() >= 0.9 * found.total()

    def test_furniture_is_there_and_marked(self, page: dict[str, Any]) -> None:
        for words in page["furniture"]:
            kinds = {piece.kind for piece in pieces_in(read(page["file"])) if words in piece.text}
            assert kinds == {BlockKind.FURNITURE}, words

    def test_the_metadata_is_right(self, page: dict[str, Any]) -> None:
        told = read(page["file"]).metadata
        assert (told.author, told.published[:10]) == (page["author"], page["published"])
        if page["file"] != "library-ru.html":  # its title has the name of the site after a mere stop
            assert told.title == page["title"]

    def test_each_post_has_its_voice_and_date(self, page: dict[str, Any]) -> None:
        pieces = pieces_in(read(page["file"]))
        for name, date, words in page.get("voices", ()):
            mine = [piece for piece in pieces if piece.speaker == name]
            assert any(words in piece.text and piece.kind is None for piece in mine), name
            assert any(date in piece.text for piece in mine if piece.kind is BlockKind.DATELINE), name
            assert [piece.text for piece in mine if piece.kind is BlockKind.BYLINE] == [name]


THREADS = {
    "vbulletin": (
        "<div id=posts>"
        "<table id=post1><tr><td class=thead>Old 01-03-2005, 05:12 PM<tr><td class=alt2>"
        "<a class=bigusername>alice</a> Member"
        "<td class=alt1><div id=post_message_1>In May.</div></table>"
        "<table id=post2><tr><td class=thead>Old 01-04-2005, 05:12 PM<tr><td class=alt2><a class=bigusername>bob</a>"
        "<td class=alt1><div id=post_message_2>In October.</div></table></div>"
    ),
    "xenforo": (
        "<article class='message js-post' data-author=alice><div class='message-cell message-cell--user'>"
        "<h4 class=message-name><a class=username>alice</a></h4><h5>Senior member</h5></div><div class='message-cell'>"
        "<div class=bbWrapper>In May.</div></div></article>"
        "<article class='message js-post' data-author=bob><div class=bbWrapper>In October.</div></article>"
    ),
    "russian board": (
        "<div class=post_wrapper><div class=poster><h4><a>alice</a></h4><ul><li>Сообщений: 5</ul></div>"
        "<div class=postarea>"
        "<div class=smalltext>« 03 Январь 2010 »</div><div class=post><div class=inner id=msg_1>In May."
        "</div></div></div></div>"
        "<div class=post_wrapper><div class=poster><h4><a>bob</a></h4></div><div class=postarea><div class=post>"
        "<div class=inner id=msg_2>In October.</div></div></div></div>"
    ),
    "discourse": (
        "<div itemtype='http://schema.org/Comment' itemprop=comment class=crawler-post><span itemprop=author>"
        "<span itemprop=name>alice</span></span><div itemprop=text class=post>In May.</div></div>"
        "<div itemtype='http://schema.org/Comment' itemprop=comment class=crawler-post><span itemprop=author>"
        "<span itemprop=name>bob</span></span><div itemprop=text class=post>In October.</div></div>"
    ),
    "elements of one's own": (
        "<shreddit-comment author=alice created=2024-01-01><div slot=commentMeta>alice, 1 y ago</div>"
        "<div slot=comment>In May."
        "</div><shreddit-comment author=bob><div slot=comment>In October.</div></shreddit-comment></shreddit-comment>"
    ),
    "chinese questions": (
        "<div class='ContentItem AnswerItem'><div class=AuthorInfo><a class=UserLink-link>alice</a></div>"
        "<span class='RichText ztext'>In May.</span></div><div class='ContentItem AnswerItem'><div class=AuthorInfo>"
        "<a class=UserLink-link>bob</a></div><span class='RichText ztext'>In October.</span></div>"
    ),
    "data only": (
        '<script type="application/ld+json">{"@type": "DiscussionForumPosting", "author": {"name":'
        ' "alice"}, "text": "In May.",'
        '"comment": [{"@type": "Comment", "author": {"name": "bob"}, "text":'
        ' "In <b>October</b>."}]}</script><div id=app></div>'
    ),
}


@pytest.mark.parametrize("html", THREADS.values(), ids=THREADS)
def test_threads_of_many_kinds(html: str) -> None:
    pieces = pieces_in(draft_of(html))
    said = [(piece.speaker, piece.text) for piece in pieces if piece.kind is None and piece.speaker]
    assert said == [("alice", "In May."), ("bob", "In October.")]
    assert [piece.text for piece in pieces if piece.kind is BlockKind.BYLINE] == ["alice", "bob"]


@pytest.mark.parametrize(
    "html",
    [
        "<article class=post><p class=author>By A. Writer<p>Text.</article>",
        "<div class=post-list><a class=author>A</a></div><p>Text.",
        "<p class=comment>A remark.<p class=author>B",
    ],
)
def test_an_article_is_no_thread(html: str) -> None:
    assert {piece.speaker for piece in pieces_in(draft_of(html))} == {""}


HOSTILE = (
    "<div class=post>" * 20_000,
    "<div class=post><a class=author>a</a>" * 3_000,
    "<div id=post1>" * 1_900 + "<a class=author>bob</a>t" * 1_900,
    "<div class=post>" * 1_900 + "<span class=author></span>" * 5_000,
    "<div class=post><a class=author>a</a><p class=content>t</p></div>" * 5_000,
    "<h1>t</h1>" * 20_000 + "<title>" + "t" * 20_000,
    "<form><input>" + "<form>x</form>" * 20_000,
)


@pytest.mark.parametrize("html", HOSTILE, ids=lambda html: html[:16])
def test_a_hostile_thread_costs_seconds(html: str) -> None:
    start = time.process_time()
    draft_of(f"<body>{html}<p>text")
    assert time.process_time() - start < 5


META = "<meta property='og:{}' content='{}'>"


@pytest.mark.parametrize(
    ("html", "field", "expected"),
    [
        ("<title>A visit | The Site</title>", "title", "A visit"),
        ("<title>A visit - The Site</title><meta property='og:site_name' content='The Site'>", "title", "A visit"),
        ("<title>Sino-Soviet talks</title>", "title", "Sino-Soviet talks"),
        ("<title>Mao - Stalin: the talks</title>", "title", "Mao - Stalin: the talks"),
        ("<title>条约始末_历史_网</title>", "title", "条约始末"),
        ("<title>Forum: A visit</title><h1>A visit</h1>", "title", "A visit"),
        ("<meta name=citation_author content='Shen'><meta name=citation_author content='Xia'>", "author", "Shen; Xia"),
        ("<meta property='article:author' content='https://example.org/a'>", "author", ""),
        ("<p class=byline>By Anna Roe | 3 May", "author", "Anna Roe"),
        ("<meta name=citation_publication_date content=2014/9/1>", "published", "2014-09-01"),
        ("<meta property='article:published_time' content='2015-05-26T08:00'>", "published", "2015-05-26T08:00"),
        ("<link rel=canonical href='https://example.org/2015/05/26/x.html'>", "published", "2015-05-26"),
        ("<time pubdate datetime=2011-01-02>yesterday</time>", "published", "2011-01-02"),
        ("<meta name=date content='yesterday'>", "published", ""),
        ("<html lang=zh-CN>", "language", "zh-CN"),
        ("<meta property='og:locale' content='ru_RU'>", "language", "ru-RU"),
        ("<a rel=license href='https://example.org/by'>CC</a>", "licence", "https://example.org/by"),
        ('<script type="application/ld+json">[{"@type":"NewsArticle"}]</script>', "genre", "article-newspaper"),
        ('<script type="application/ld+json">{"@graph":[{"@type":["Book"],"name":"B"}]}</script>', "title", "B"),
        ('<script type="application/ld+json">{broken</script><title>T</title>', "title", "T"),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script><title>T</title>", "title", "T"),
        (
            '<script type="application/ld+json">{"@type":"Book","name":{"a":[1]},"author":[[{}],5]}</script>',
            "title",
            "",
        ),
    ],
)
def test_what_a_page_says_of_itself(html: str, field: str, expected: str) -> None:
    assert getattr(draft_of(html).metadata, field) == expected


CHINESE = "旅顺口海军根据地于一九五五年五月交还中国"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (f"<meta charset=gb2312><p>{CHINESE}鎔".encode("gb18030"), CHINESE + "鎔"),
        ("<meta http-equiv=x content='text/html; charset=big5'><p>旅順口".encode("big5"), "旅順口"),
        ("<meta charset=windows-1251><p>Порт-Артур".encode("cp1251"), "Порт-Артур"),
        ("<meta charset=windows-1251><p>Порт-Артур".encode(), "Порт-Артур"),
        ("<?xml version='1.0' encoding='koi8-r'?><p>Порт-Артур</p>".encode("koi8-r"), "Порт-Артур"),
        (f"<meta charset=nonsense><p>{CHINESE}".encode(), CHINESE),
        (f"<p>{CHINESE}".encode("utf-16"), CHINESE),
        ("<meta charset=iso-8859-1><p>L\u2019été".encode("cp1252"), "L’été"),
    ],
)
def test_encodings(data: bytes, expected: str) -> None:
    assert expected in decode_page("a.html", data)[0]


def test_a_damaged_page_is_read_with_a_warning() -> None:
    data = f"<meta charset=gb18030><p>{CHINESE * 40}".encode("gb18030") + b"\xff\xff<p>end"
    [draft] = read_html(File("a.html", data))
    assert "2 characters are no GB18030" in draft.warnings[0]


def test_bytes_in_no_encoding_are_refused() -> None:
    with pytest.raises(ReadError, match=r"^a\.html: "):
        list(read_html(File("a.html", bytes(range(128, 256)) * 20)))


def test_a_page_goes_through_the_worker_to_blocks(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_bytes((FOLDER / "forum.html").read_bytes())
    [document] = read_paths([tmp_path / "a.htm"], load_reading()).documents
    assert document.origin.title == "Port Arthur"
    speakers = {block.speaker for block in document.blocks if block.kind is BlockKind.PARAGRAPH}
    assert speakers == {"alice", "bob", "carol"}
    end = 0
    for block in document.blocks:
        assert not document.text[end : block.start].strip()
        end = block.end


@given(st.binary(max_size=400))
@settings(max_examples=60)
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        list(read_html(File("a.html", b"<p class=post>" + data)))
