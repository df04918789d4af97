"""HTML is cut into pieces in reading order; notes leave their sentences, furniture is marked and kept."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.ingest.drafts import Piece
from sinoclaim.ingest.readers.html_pieces import pieces_of
from sinoclaim.ingest.readers.html_tree import parse, walk
from sinoclaim.model.document import BlockKind

LETTER = {
    None: "-",
    BlockKind.HEADING: "H",
    BlockKind.ITEM: "I",
    BlockKind.QUOTE: "Q",
    BlockKind.TABLE_ROW: "T",
    BlockKind.NOTE: "N",
    BlockKind.FURNITURE: "F",
}


def brief(pieces: list[Piece]) -> list[str]:
    """Write each piece on a line: its kind and level, its words, its place."""
    return [
        f"{LETTER[p.kind]}{p.level or ''} {p.text}{f' [{p.locator}]' if p.locator else ''}".replace("\n", "/")
        for p in pieces
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>A</h1><h3>B</h3><p>Mao left.", ["H1 A", "H3 B", "- Mao left."]),
        ("<p>Mao <i>le</i>ft <b>Mos</b>cow &amp; re&shy;turned&nbsp;home.", ["- Mao left Moscow & returned home."]),
        ("<div>One<div>Two</div>Three</div>", ["- One", "- Two", "- Three"]),
        ("<p>By A. Writer<br>Moscow<p>x", ["- By A. Writer/Moscow", "- x"]),
        ("One<br> <br>Two<br><br><br>Three", ["- One", "- Two", "- Three"]),
        ("　　毛泽东到莫斯科。<br>　　次日会谈。", ["- 毛泽东到莫斯科。", "- 次日会谈。"]),
        ("<ul><li>One<p>more<li>Two</ul>", ["I One", "I more", "I Two"]),
        (
            "<p>x</p><blockquote><p>A</p><ul><li>B</ul></blockquote>" + "<p>long text of the page" * 9,
            ["- x", "Q A", "Q B"],
        ),
        ("<blockquote><p>All of an old page is indented.</blockquote>", ["- All of an old page is indented."]),
        ("<div class='bbcode_quote'>alice wrote</div>no", ["Q alice wrote", "- no"]),
        (
            "<table><tr><th>Date<th>Event<tr><td>26 May<td>Left<p>for good</table>",
            ["T Date | Event", "T 26 May | Left for good"],
        ),
        ("<table><tr><td>1949<td>a<tr><td>1950<td>b</table>", ["T 1949 | a", "T 1950 | b"]),
        ("<table><tr><td>Menu<td><table><tr><td>Text</table></table>", ["- Menu", "- Text"]),
        ("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", ["- a", "- b", "- c", "- d"]),
        (
            "<pre>He left on the 17th of February, as the papers\nsaid.\n\nNext</pre>",
            ["- He left on the 17th of February, as the papers/said.", "- Next"],
        ),
        ("<p>He said <q>no</q>.", ["- He said “no”."]),
        ("<p>毛<ruby>泽<rt>ze</rt></ruby>东", ["F ze", "- 毛泽东"]),
        ("<p>in <del>May</del> <ins>October</ins>.", ["F May", "- in October."]),
        ("<figure><img><figcaption>A fort</figcaption></figure>", ["F A fort"]),
        ("<details><summary>More</summary>Text</details>", ["- More", "- Text"]),
        (
            "<h2>" + "A long sentence in large letters. " * 12 + "</h2>",
            ["- " + ("A long sentence in large letters. " * 12).strip()],
        ),
    ],
)
def test_elements_give_pieces(html: str, expected: list[str]) -> None:
    assert brief(pieces_of(html))[: len(expected)] == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>It ended.<sup><a href='#fn1'>1</a></sup> Then", "- It ended. Then"),
        ("<p>It ended.<a href='#fn1'><sup>1</sup></a> Then", "- It ended. Then"),
        ("<p>It ended.<a epub:type='noteref' href='n.xhtml#a'>1</a> Then", "- It ended. Then"),
        ("<p>It ended.<sup class='reference'><a href='#cite'>[12]</a></sup>", "- It ended."),
        ("<p>It ended <a href='#_ftn1'>[1]</a> then", "- It ended then"),
        ("<p>It ended.<sup>3</sup> Then", "- It ended. Then"),
        ("<p>They withdrew<sup>3</sup> then", "- They withdrew then"),
        ("<p>the 17<sup>th</sup> of May", "- the 17th of May"),
        ("<p>an area of 5 km<sup>2</sup>", "- an area of 5 km2"),
        ("<p>in <a href='#y1950'>1950</a> and <a href='x.html'>1951</a>", "- in 1950 and 1951"),
    ],
)
def test_the_mark_of_a_note_leaves_its_sentence_and_nothing_else_does(html: str, expected: str) -> None:
    assert brief(pieces_of(html)) == [expected]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<ol class=references><li id=cite_note-1><a href='#r'>^</a> Shen.<li>Xia.</ol><p>x",
            ["- x", "N Shen. [n. 1]", "N Xia. [n. 2]"],
        ),
        ("<aside epub:type=footnote id=fn16><p>Shen, p. 3.</p></aside><p>x", ["- x", "N Shen, p. 3. [n. 16]"]),
        ("<section role=doc-endnotes><ol start=4><li>A<li value=9>B</ol></section>", ["N A [n. 4]", "N B [n. 9]"]),
        ("<div class=footnotes><p><sup>3</sup> See B.<p>[4] See C.</div>", ["N See B. [n. 3]", "N See C. [n. 4]"]),
        ("<div id=ftn9><p><a href='#_ftnref9'>[9]</a> Word.</div>", ["N Word. [n. 9]"]),
        ("<p>Mao <span class=footnote>1. A note.</span>left.", ["- Mao left.", "N A note. [n. 1]"]),
        ("<section class=footnotes><h2>Notes</h2><p>A</section><p>x", ["- x", "H2 Notes", "N A"]),
        ("<p class=note-to-self>x", ["- x"]),
    ],
)
def test_notes_come_last_with_their_numbers(html: str, expected: list[str]) -> None:
    assert brief(pieces_of(html)) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<nav><a>World</a></nav>",
        "<div role=navigation>World</div>",
        "<div class='site-nav'>World</div>",
        "<div id=cookie-banner>World</div>",
        "<div class='share-buttons'><a>World</a></div>",
        "<aside class=related-posts>World</aside>",
        "<footer>World</footer>",
        "<header><div>World</div></header>",
        "<form><input>World</form>",
        "<button>World</button>",
        "<select><option>World</select>",
        "<div class='sr-only'>World</div>",
        "<ul><li><a>World</a><li><a>Asia</a><li><a>Sport</a></ul>",
        "<td><a>World</a><br><a>Asia</a><br><a>Sport</a></td>",
    ],
)
def test_furniture_is_marked_and_kept(html: str) -> None:
    pieces = pieces_of(html + "<p>Text")
    assert "World" in pieces[0].text
    assert [piece.kind for piece in pieces if piece.text != "Text"] == [BlockKind.FURNITURE] * (len(pieces) - 1)
    assert pieces[-1].kind is None


@pytest.mark.parametrize(
    "html",
    [
        "<body class='has-sidebar nav-open'><p>Text",
        "<main class='menu'><p>Text",
        "<article class='related'>Text</article>",
        "<div class='navigator-of-1950'>Text",
        "<form><input type=hidden><p>Text</form>",
        "<form><input>" + "<p>Text of a page that an old system puts into a form." * 30 + "</form>",
        "<div class=widget><div class=entry-content>Text</div></div>",
        "<article><header><p>Text</header></article>",
        "<ul><li><a>1949 Mao</a><li><a>1950 Treaty</a><li><a>1955 Base</a></ul>",
        "<blockquote>Words<footer>A. Writer</footer></blockquote>",
    ],
)
def test_text_is_no_furniture_for_a_name(html: str) -> None:
    assert BlockKind.FURNITURE not in {piece.kind for piece in pieces_of(html)}


@pytest.mark.parametrize(
    "html",
    [
        "<script>var canary = 1</script>",
        "<style>.canary{}</style>",
        "<template><p>canary</template>",
        "<noscript>canary</noscript>",
        "<p hidden>canary",
        "<p style='color:red; display : none'>canary",
        "<!-- canary -->",
        "<svg><title>canary</title></svg>",
        "<iframe srcdoc='canary'>canary</iframe>",
    ],
)
def test_what_nobody_sees_is_passed_over(html: str) -> None:
    assert brief(pieces_of(f"<body>{html}<p>Text")) == ["- Text"]


def test_empty_elements_of_xhtml_swallow_nothing() -> None:
    html = (
        "<?xml version='1.0'?><html><head><title/><script src='x'/></head><body><a id='p1'/><p>Text</p></body></html>"
    )
    assert brief(pieces_of(html)) == ["- Text"]


DEEP = 200_000


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * DEEP + "canary",
        "<b>" * DEEP + "canary",
        "<i class=a><b>" * (DEEP // 2) + "canary",
        "<blockquote>" * DEEP + "canary",
        "<table><tr><td>" * (DEEP // 10) + "canary",
        "<ul><li>" * (DEEP // 10) + "canary",
        "<span class=footnote>" * (DEEP // 10) + "canary",
        "<sup>" * (DEEP // 10) + "canary",
        "<div class=share>" * (DEEP // 10) + "<p>canary",
        "<svg><g>" * (DEEP // 2) + "</svg>canary",
        "<div></b>" * DEEP + "canary",
        "<script>'<div>'</script><!-- <div> -->" + "<div>" * DEEP + "canary",
    ],
    ids=lambda html: html[:12],
)
def test_a_deep_page_costs_seconds_and_loses_no_words(html: str) -> None:
    start = time.process_time()
    pieces = pieces_of(html)
    assert time.process_time() - start < 5
    assert "svg" in html or any("canary" in piece.text for piece in pieces)


def test_a_page_that_never_closes_its_paragraphs_is_not_deep() -> None:
    rows = "".join(f"<tr><td>{year}<td>event" for year in range(3000))
    pieces = pieces_of(f"<table>{rows}</table>" + "<p>x<a name=y>" * 3000)
    assert [piece.kind for piece in pieces[:3000]] == [BlockKind.TABLE_ROW] * 3000


@pytest.mark.parametrize(
    "page",
    [
        "<div class='post'><p>Mao left <a href='#x'>Moscow</a> on <b>17 February</b> 1950.</p><ul><li>a</ul></div>",
        "Mao left <a href='#x'>Moscow</a> on 17 February 1950.<br><br>",
        "Mao left <a href='#x'>Moscow</a> on 17 February 1950.\n",
        "<sup><a href='#n'>1</a></sup><q>word</q> ",
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
    ],
)
def test_the_time_grows_as_the_page(page: str) -> None:
    opening = "<pre>" if page.endswith("\n") else ""

    def seconds(count: int) -> float:
        start = time.process_time()
        pieces_of(opening + page * count)
        return time.process_time() - start

    assert seconds(4000) < 8 * max(seconds(1000), 0.02)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<li>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<sup>",
        "</sup>",
        "<a/href='#1'>",
        "</a>",
        "<br>",
        "<blockquote>",
        "<nav>",
        "</nav>",
        "</aside>",
        "<pre>",
        "<q>",
        "<aside/class=footnote>",
        "<del>",
        "1",
        "Mao",
        "&nbsp;",
        "<ol/class=references>",
        "</ol>",
        "<h2>",
        "<form>",
        "<button>",
        "<!--",
        "-->",
        "<svg>",
        "<select>",
        "&amp",
        "\x00",
        "�",
    ]
)


@given(st.lists(TAGS, max_size=60))
def test_whatever_the_tags_every_word_is_in_one_piece(tags: list[str]) -> None:
    html = "".join(tags)
    pieces = pieces_of(html)
    root = parse(html)
    hidden = {"svg", "-comment", "head"}
    seen = "".join(
        n.text_content or "" for n, left in walk(root, lambda n: n.tag not in hidden) if n.is_text_node and not left
    )
    assert sum(piece.text.count("Mao") for piece in pieces) <= seen.count("Mao")
    if "sup" not in html and "href" not in html:
        assert sum(piece.text.count("Mao") for piece in pieces) == seen.count("Mao")
    assert all(piece.text.strip() for piece in pieces)
