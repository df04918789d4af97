"""PDF: reading order, paragraphs over lines and pages, frames, notes, printed pages; hostile files."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Limits, Piece
from sinoclaim.ingest.formats import format_of
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.readers.pdf import read_pdf
from sinoclaim.ingest.readers.pdf_joining import join_lines
from sinoclaim.model.blocks import BlockKind

CYRILLIC_FONT: Final = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
CHINESE_FONTS: Final = [
    font
    for folder in ("/usr/share/fonts", "/System/Library/Fonts")
    for pattern in ("*CJK*.tt?", "*CJK*.otf", "wqy*.tt?", "uming.tt?", "PingFang.ttc")
    for font in Path(folder).rglob(pattern)
]
PROSE: Final = (
    "The delegation left Peking on 14 February 1950 and reached the border after a journey of nine days. "
    "The agreement on the railway was signed in the presence of both heads of government, and the port was to be "
    "returned before the end of 1952. Nothing was said of the loan, which had been the subject of three meetings. "
)


class Book(FPDF):
    """A document of pages in the core fonts, on which lines can be put anywhere."""

    def __init__(self, size: float = 11) -> None:
        super().__init__(unit="pt", format=(420, 595))
        self.set_auto_page_break(False)
        self.set_font("Times", size=size)

    def put(self, x: float, y: float, text: str, *, size: float = 11, style: str = "") -> None:
        self.set_font("Times", style=style, size=size)
        self.text(x, y, text)

    def lines(self, x: float, y: float, lines: Sequence[str], *, size: float = 11, leading: float = 13) -> float:
        for line in lines:
            self.put(x, y, line, size=size)
            y += leading
        return y

    def wrapped(self, x: float, y: float, width: float, text: str, *, align: str = "J", size: float = 11) -> float:
        self.set_font("Times", size=size)
        self.set_xy(x, y)
        self.multi_cell(width, 13, text, align=align)
        return float(self.get_y())

    def made(self) -> bytes:
        return bytes(self.output())


def read(data: bytes, limits: Limits | None = None) -> Draft:
    (draft,) = read_pdf(File("a.pdf", data, limits or Limits()))
    assert isinstance(draft, Draft)
    return draft


def pieces(data: bytes, *kinds: BlockKind | None) -> list[str]:
    """Return the texts of the pieces of some kinds."""
    body = read(data).body
    assert not isinstance(body, str)
    return [piece.text for piece in body if piece.kind in kinds]


def body(data: bytes) -> tuple[Piece, ...]:
    found = read(data).body
    assert not isinstance(found, str)
    return found


def paged(count: int, draw: Callable[[Book, int], None]) -> bytes:
    book = Book()
    for number in range(count):
        book.add_page()
        draw(book, number)
    return book.made()


def test_paragraphs_by_indent_gap_and_short_line() -> None:
    book = Book()
    book.add_page()
    y = book.wrapped(60, 60, 300, PROSE)
    y = book.wrapped(60, y, 300, "A second paragraph follows at once. " + PROSE)
    book.wrapped(60, y + 12, 300, "A third one after a gap. " + PROSE)
    found = pieces(book.made(), None)
    assert [text[:14] for text in found] == ["The delegation", "A second parag", "A third one af"]
    assert found[0] == PROSE.strip()


def test_an_indent_begins_a_paragraph() -> None:
    book = Book()
    book.add_page()
    full = "Both sides agreed that the line would be handed over in full"
    book.lines(60, 80, [full + "."])
    book.lines(74, 93, ["A new matter was then raised by the other side in the"])
    book.lines(60, 106, [full + ",", "and no later than the end of the year."])
    assert [text[:5] for text in pieces(book.made(), None)] == ["Both ", "A new"]


@pytest.mark.parametrize("align", ["J", "L"])
@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other_under_a_full_heading(columns: int, align: str) -> None:
    book = Book()
    book.add_page()
    book.put(110, 60, "The Treaty of Friendship", size=18)
    width = (360 - 15 * (columns - 1)) / columns
    size = 11 if columns == 2 else 7
    texts = [
        f"Column {name} opens here. {PROSE}Column {name} closes here." for name in ["one", "two", "three"][:columns]
    ]
    for index, text in enumerate(texts):
        book.wrapped(30 + index * (width + 15), 90, width, text, align=align, size=size)
    data = book.made()
    assert pieces(data, BlockKind.HEADING) == ["The Treaty of Friendship"]
    assert pieces(data, None) == texts


def test_columns_that_the_file_holds_line_by_line() -> None:
    """Scanned pages hold one line of the page after the other, across the columns."""
    book = Book()
    book.add_page()
    left = [
        "the army had left the town",
        "on the day before and the",
        "bridge was in the hands of",
        "the other side by then and",
    ]
    right = [
        "the ministers met again on",
        "the third of May to speak",
        "of the loan that both had",
        "in mind for many weeks so",
    ]
    for index, (one, two) in enumerate(zip(left, right, strict=True)):
        book.lines(60, 100 + 13 * index, [one])
        book.lines(210, 100 + 13 * index, [two])
    assert pieces(book.made(), None) == [" ".join([*left, *right])]


def test_a_paragraph_goes_on_over_the_page_and_the_column() -> None:
    def draw(book: Book, number: int) -> None:
        book.put(60, 40, "SINO-SOVIET RELATIONS")
        book.put(380, 40, str(number + 41))
        text = [
            "Both sides agreed that the line would be handed over in",
            "full and that the troops would be withdrawn from the",
        ]
        more = [
            "port of Dairen by the end of 1952, as the first agree-",
            "ment had said.",
        ]
        book.lines(60, 80, text if number == 0 else more)

    found = body(paged(2, draw))
    prose = [piece for piece in found if piece.kind is None]
    assert [piece.text for piece in prose] == [
        (
            "Both sides agreed that the line would be handed over in full and that the troops would be withdrawn from "
            "the port of Dairen by the end of 1952, as the first agreement had said."
        )
    ]
    assert prose[0].locator == "p. 41"
    assert [p.locator for p in found if p.kind is BlockKind.FURNITURE] == ["p. 41", "p. 42"]


def test_a_sentence_that_ends_with_the_page_ends_its_paragraph() -> None:
    texts = ("He left the town on the third of May.", "They met again in June of that year.")
    data = paged(2, lambda book, number: book.put(60, 80, texts[number]))
    assert tuple(pieces(data, None)) == texts


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the agree-", "ment"], "the agreement"),
        (["the Sino-", "Soviet side"], "the Sino-Soviet side"),
        (["twenty-", "five days"], "twenty-five days"),
        (["from 1950-", "1952"], "from 1950-1952"),
        (["the agree\u00ad", "ment of co\u00adoperation"], "the agreement of cooperation"),
        (["the anti-", "war party"], "the anti-war party"),
        (["Порт-", "Артур был пере-", "дан"], "Порт-Артур был передан"),
        (["旅顺", "口"], "旅顺口"),
        (["he went -", "so it is said"], "he went - so it is said"),
        (["", " "], ""),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], text: str) -> None:
    assert join_lines(lines, frozenset({"anti-war"})) == text


SENTENCES: Final = (
    "On 3 May 1955 they met in the city for the last time.",
    "Nothing was said of the loan or of the port.",
    "The railway was given back, as had been agreed before.",
    "He left the town in June and did not come back to it.",
    "The troops had gone by then, and the bridge was open.",
)


def test_running_heads_and_numbers_are_furniture_and_numbers_become_locators() -> None:
    def draw(book: Book, number: int) -> None:
        book.put(60, 40, "FOREIGN RELATIONS, 1955" if number % 2 else "THE CHINA AREA")
        book.put(205, 570, str(527 + number))
        book.lines(60, 80, [SENTENCES[number]])

    found = body(paged(4, draw))
    assert {piece.locator for piece in found} == {"p. 527", "p. 528", "p. 529", "p. 530"}
    furniture = [piece.text for piece in found if piece.kind is BlockKind.FURNITURE]
    assert len(furniture) == 8
    assert furniture.count("THE CHINA AREA") == 2
    assert tuple(piece.text for piece in found if piece.kind is None) == SENTENCES[:4]


def test_front_matter_has_roman_numbers_and_an_opening_page_the_one_between() -> None:
    printed = ["iii", "iv", "", "12", "13"]

    def draw(book: Book, number: int) -> None:
        book.put(205, 570, printed[number])
        book.lines(60, 80, [SENTENCES[number]])

    found = [piece.locator for piece in body(paged(5, draw)) if piece.kind is None]
    assert found == ["p. iii", "p. iv", "p. 11", "p. 12", "p. 13"]


def test_a_year_at_the_head_of_a_page_is_no_page_number() -> None:
    def draw(book: Book, number: int) -> None:
        book.put(60, 40, "Diary of the mission, 1955")
        book.lines(60, 80, [SENTENCES[number]])

    assert [piece.locator for piece in body(paged(3, draw)) if piece.kind is None] == ["p. 1", "p. 2", "p. 3"]


def noted(book: Book, number: int) -> None:
    signed = f"The agreement of {('Moscow', 'Peking')[number]} was signed"
    book.put(60, 80, signed)
    book.put(60 + book.get_string_width(signed), 76, str(number * 2 + 1), size=6)
    book.put(235, 80, "on 14 February 1950, and")
    book.put(60, 93, "came into force in 1951.")
    book.put(60 + book.get_string_width("came into force in 1951."), 89, str(number * 2 + 2), size=6)
    book.wrapped(60, 110, 300, PROSE)
    for line, text in enumerate(
        ("Text in the archive, no. 17, 14 Feb-", "ruary 1950.", f"See the volume for {1951 + number}, no. 3.")
    ):
        y = 500 + 10 * line
        if line != 1:
            book.put(60, y - 3, str(number * 2 + 1 + line // 2), size=5)
        book.put(60 if line == 1 else 64, y, text, size=8)


def test_footnotes_come_after_the_text_and_their_marks_leave_the_sentence() -> None:
    found = body(paged(2, noted))
    signed = "The agreement of {} was signed on 14 February 1950, and came into force in 1951."
    prose = [piece.text for piece in found if piece.kind is None]
    assert prose == [signed.format("Moscow"), PROSE.strip(), signed.format("Peking"), PROSE.strip()]
    notes = [(piece.locator, piece.text) for piece in found if piece.kind is BlockKind.NOTE]
    assert notes == [
        ("p. 1, n. 1", "Text in the archive, no. 17, 14 February 1950."),
        ("p. 1, n. 2", "See the volume for 1951, no. 3."),
        ("p. 2, n. 3", "Text in the archive, no. 17, 14 February 1950."),
        ("p. 2, n. 4", "See the volume for 1952, no. 3."),
    ]
    assert [piece.kind for piece in found][-4:] == [BlockKind.NOTE] * 4


def test_a_note_goes_on_at_the_foot_of_the_next_page_and_no_further() -> None:
    feet = ("1 A long note that breaks off at the end of", "the page, and ends here.", "", "Printed in small type.")

    def draw(book: Book, number: int) -> None:
        book.lines(60, 80, [SENTENCES[number]])
        book.wrapped(60, 110, 300, PROSE)
        book.put(60, 500, feet[number], size=8)

    found = body(paged(4, draw))
    assert [(piece.locator, piece.text) for piece in found if piece.kind is BlockKind.NOTE] == [
        ("p. 1, n. 1", "A long note that breaks off at the end of the page, and ends here.")
    ]
    assert found[-2].text == "Printed in small type."


def test_the_same_short_note_on_several_pages_is_no_running_foot() -> None:
    def draw(book: Book, number: int) -> None:
        book.lines(60, 80, [SENTENCES[number]])
        book.wrapped(60, 110, 300, PROSE)
        book.put(60, 497, str(number + 1), size=5)
        book.put(64, 500, "Ibid.", size=8)

    found = body(paged(4, draw))
    assert [piece.locator for piece in found if piece.kind is BlockKind.NOTE] == [
        f"p. {n}, n. {n}" for n in range(1, 5)
    ]


def test_items_hang_and_stay_apart() -> None:
    book = Book()
    book.add_page()
    y = book.wrapped(60, 60, 300, PROSE)
    for item in ("1. The railway was to be handed over to the new", "2. The port was to be returned before the end of"):
        y = book.lines(60, y + 13, [item])
        y = book.lines(72, y, ["government of the country in the year 1952."]) - 13
    assert [text[:2] for text in pieces(book.made(), None)] == ["Th", "1.", "2."]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    book = Book()
    book.add_page()
    first = [
        "Both sides agreed that the",
        "line would be handed over",
        "in full, that the fortress",
        "would be left, and that the",
    ]
    book.lines(60, 80, first)
    second = [
        "port would be returned to",
        "the other side by the end",
        "of 1952. Nothing was said",
        "of the loan by either side.",
    ]
    book.lines(215, 80, second)
    assert pieces(book.made(), None) == [" ".join([*first, *second])]


def test_a_power_of_ten_is_no_note() -> None:
    book = Book()
    book.add_page()
    book.put(60, 60, "They had 10")
    book.put(60 + book.get_string_width("They had 10"), 56, "6", size=6)
    book.wrapped(60, 80, 300, PROSE)
    assert body(book.made())[0].text == "They had 10^6"


def test_small_type_without_numbers_stays_in_the_text() -> None:
    book = Book()
    book.add_page()
    book.wrapped(60, 80, 300, PROSE)
    book.lines(60, 300, ["From the papers of the mission, set in small type."], size=8)
    found = body(book.made())
    assert not [piece for piece in found if piece.kind is BlockKind.NOTE]
    assert found[-1].text == "From the papers of the mission, set in small type."


def test_headings_have_levels_by_size_and_weight() -> None:
    book = Book()
    book.add_page()
    book.put(60, 60, "A Short History", size=22)
    book.put(60, 100, "The First Talks", size=15)
    y = book.wrapped(60, 115, 300, PROSE)
    book.put(60, y + 25, "The loan", style="B")
    book.wrapped(60, y + 35, 300, PROSE)
    found = [(piece.text, piece.level) for piece in body(book.made()) if piece.kind is BlockKind.HEADING]
    assert found == [("A Short History", 1), ("The First Talks", 2), ("The loan", 3)]


def test_letter_spaced_headings_are_words() -> None:
    book = Book()
    book.add_page()
    x = 60.0
    for letter in "THE TREATY OF PEACE":
        if letter != " ":
            book.put(x, 60, letter, size=14)
        x += 15
    book.wrapped(60, 80, 300, PROSE)
    assert body(book.made())[0].text == "THE TREATY OF PEACE"


def test_rows_of_a_table_keep_their_cells() -> None:
    book = Book()
    book.add_page()
    y = book.wrapped(60, 60, 300, PROSE) + 20
    rows = [("Town", "Taken", "Losses"), ("Mukden", "2 November 1948", "1,200"), ("Kalgan", "24 December 1948", "860")]
    for row in rows:
        for x, cell in zip((60, 150, 290), row, strict=True):
            book.put(x, y, cell)
        y += 14
    book.wrapped(60, y + 10, 300, PROSE)
    data = book.made()
    assert pieces(data, BlockKind.TABLE_ROW) == [" | ".join(row) for row in rows]
    assert pieces(data, None) == [PROSE.strip(), PROSE.strip()]


def test_bullets_that_stand_apart_open_items_and_no_rows() -> None:
    """As LibreOffice sets lists: a bullet, a wide gap, the text."""
    book = Book()
    book.add_page()
    for number, text in enumerate(("The railway went in 1952.", "The base went in 1955.", "The tugs went too.")):
        book.put(72, 100 + 13 * number, f"{number + 1}.")
        book.put(102, 100 + 13 * number, text)
    data = book.made()
    assert pieces(data, BlockKind.TABLE_ROW) == []
    assert pieces(data, None) == ["1. The railway went in 1952.", "2. The base went in 1955.", "3. The tugs went too."]


def test_a_caption_is_furniture_and_so_is_a_line_of_contents() -> None:
    book = Book()
    book.add_page()
    book.put(60, 60, "Introduction" + " ." * 30 + " 7")
    book.put(60, 100, "Fig. 3. The port in 1955")
    book.wrapped(60, 130, 300, PROSE)
    assert len(pieces(book.made(), BlockKind.FURNITURE)) == 2


def test_text_off_the_page_is_left_out_and_turned_text_is_furniture() -> None:
    book = Book()
    book.add_page()
    book.wrapped(60, 60, 300, PROSE)
    book.put(900, 60, "Nobody sees this.")
    with book.rotation(45, 200, 300):
        book.put(200, 300, "DRAFT COPY")
    found = body(book.made())
    assert [piece.text.strip() for piece in found] == [PROSE.strip(), "DRAFT COPY"]
    assert found[-1].kind is BlockKind.FURNITURE


def test_a_page_set_sideways_is_read() -> None:
    book = Book()
    book.add_page()
    with book.rotation(90, 210, 297):
        book.wrapped(60, 200, 300, PROSE)
    assert pieces(book.made(), None) == [PROSE.strip()]


@pytest.mark.skipif(not CYRILLIC_FONT.exists(), reason="no font with Cyrillic letters")
def test_cyrillic() -> None:
    book = Book()
    book.add_font("Serif", fname=CYRILLIC_FONT)
    book.add_page()
    book.set_font("Serif", size=11)
    text = "Порт-Артур был передан Китаю 26 мая 1955 г. после трёх лет переговоров, а войска покинули город."
    book.set_xy(60, 60)
    book.multi_cell(200, 13, text, align="L")
    assert pieces(book.made(), None) == [text]


CHINESE: Final = ("1955年5月26日，苏联军队撤离旅顺口", "海军基地，基地移交给中国政府。")


def chinese_page(lines: Sequence[str]) -> bytes:
    """Return a page set in a Chinese font that the file names but does not hold, as Chinese producers write it."""
    shown = " ".join(
        f"1 0 0 1 60 {500 - 16 * at} Tm <{line.encode('utf-16-be').hex()}> Tj" for at, line in enumerate(lines)
    )
    return document(
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(f"BT /F 12 Tf {shown} ET".encode()),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        (
            b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 7 0 R/DW 1000"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
        ),
        (
            b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
            b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
        ),
    )


def stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def document(*objects: bytes, pages: bytes = b"<</Type/Pages/Kids[3 0 R]/Count 1>>") -> bytes:
    """Return a file with a catalogue, a page tree and the given objects from number 3 on."""
    out = b"%PDF-1.7\n"
    for number, content in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", pages, *objects), 1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return out + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def test_chinese_lines_are_joined_without_spaces() -> None:
    assert pieces(chinese_page(CHINESE), None) == ["".join(CHINESE)]


def test_vertical_chinese_is_warned_of() -> None:
    lines = [f"{letter} " for letter in "苏联军队撤离旅顺口海军基地基地移交给中国政府苏联军队撤离旅顺口"]
    draft = read(chinese_page(lines))
    assert draft.warnings == ("1 of 1 pages are set in vertical lines; their order may be wrong",)


@pytest.mark.parametrize(
    ("title", "author", "kept"),
    [
        ("The Treaty of 1950", "A. Writer", ("The Treaty of 1950", "A. Writer")),
        ("Microsoft Word - treaty.doc", "Administrator", ("", "")),
        ("treaty-final.INDD", "user", ("", "")),
        ("untitled", "", ("", "")),
    ],
)
def test_metadata(title: str, author: str, kept: tuple[str, str]) -> None:
    book = Book()
    book.set_title(title)
    book.set_author(author)
    book.add_page()
    book.put(60, 60, "Text.")
    metadata = read(book.made()).metadata
    assert (metadata.title, metadata.author) == kept
    assert metadata.written == metadata.published == ""


def test_pages_beyond_the_limit_are_reported() -> None:
    data = paged(5, lambda book, number: book.put(60, 60, f"Page text {number}."))
    draft = read(data, Limits(pages=2))
    assert len(draft.body) == 2
    assert draft.warnings == ("pages 3 to 5 were not read; raise 'pages' in [limits] or split the file",)


def test_pages_of_pictures_are_reported() -> None:
    def draw(book: Book, number: int) -> None:
        if number:
            book.rect(50, 50, 100, 100)
        else:
            book.put(60, 60, "Some text.")

    assert read(paged(3, draw)).warnings == (
        "2 of 3 pages hold pictures of text only; run OCR first to have them read",
    )
    with pytest.raises(ReadError, match=r"a\.pdf: has no text layer.*run OCR first"):
        read(paged(1, lambda book, number: draw(book, number + 1)))


def test_a_locked_file_is_refused_with_a_remedy() -> None:
    book = Book()
    book.set_encryption("owner", "user")
    book.add_page()
    book.put(60, 60, "Secret.")
    with pytest.raises(ReadError, match=r"a\.pdf: is locked by a password; save it without one"):
        read(book.made())


def small() -> bytes:
    return paged(2, lambda book, number: book.put(60, 60, f"Text of page {number}."))


BROKEN: Final = {
    "empty": b"",
    "garbage": b"%PDF-1.7\n" + bytes(range(256)) * 20,
    "text": b"Mao left on 17 February.",
    "looped tree": document(
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>", pages=b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 9>>"
    ),
    "huge count": document(b"<</Type/Page/Parent 2 0 R>>", pages=b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"),
    "negative count": document(b"<</Type/Page/Parent 2 0 R>>", pages=b"<</Type/Pages/Kids[3 0 R]/Count -5>>"),
    "deep arrays": document(b"[" * 100_000 + b"]" * 100_000),
    "huge page": document(
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e38 1e38]/Contents 4 0 R>>", stream(b"BT (x) Tj ET")
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_refused_or_read_with_warnings(name: str) -> None:
    form = format_of("a.pdf")
    assert form is not None
    with Workshop() as workshop:
        file = File("a.pdf", BROKEN[name], Limits(seconds=10, pages=100))
        with pytest.raises(ReadError, match=r"^a\.pdf: [^\n]+; [^\n]+$|^a\.pdf: has no text"):
            workshop.read(form, file)
        assert workshop.read(form, File("b.pdf", small()))


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_truncated_files(share: float) -> None:
    data = small()
    try:
        draft = read(data[: int(len(data) * share)])
    except ReadError as refused:
        message = str(refused)
    else:
        message = "a.pdf: ; " if draft.body else ""
    assert re.match(r"a\.pdf: .*; .*", message)


SMALL: Final = small()


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400),
    st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=8),
)
def test_random_bytes_and_random_damage_give_nothing_but_refusals(noise: bytes, hits: list[tuple[int, int]]) -> None:
    damaged = bytearray(SMALL)
    for at, value in hits:
        damaged[at] = value
    for data in (noise, b"%PDF-1.4\n" + noise, bytes(damaged)):
        try:
            draft = read(data)
        except ReadError:
            continue
        assert all(isinstance(piece, Piece) for piece in draft.body)


def test_the_worker_reads_what_the_reader_reads() -> None:
    form = format_of("a.PDF")
    assert form is not None
    assert form.isolated
    with Workshop() as workshop:
        assert tuple(workshop.read(form, File("a.pdf", small()))) == (read(small()),)
