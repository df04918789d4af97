"""Rich Text Format: encodings, notes, comments, tables, styles, and what nobody sees."""

from __future__ import annotations

import pytest

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Limits
from sinoclaim.ingest.readers.rtf import read_rtf
from tests.ingest.word_files import read, shown


def coded(words: str, encoding: str) -> str:
    """Write words as the bytes of an encoding in hexadecimal."""
    return "".join(f"\\'{byte:02x}" for byte in words.encode(encoding))


CHINESE = "毛泽东离开莫斯科"
TRADITIONAL = "許功蓋離開旅順"
RUSSIAN = "Порт-Артур"
BODIES = {
    "code page 936": (rf"\ansicpg936 {coded(CHINESE, 'gbk')}1950", [f"> {CHINESE}1950"]),
    "second bytes that are ASCII": (r"\ansicpg936 \'81@\'81\{\'81\}\'81\\", ["> 丂亄亇乗"]),
    "code page 950, with backslashes in it": (rf"\ansicpg950 {coded(TRADITIONAL, 'big5')}", [f"> {TRADITIONAL}"]),
    "a line end between two bytes": ("\\ansicpg936 \\'c3\r\n\\'ab", ["> 毛"]),
    "code page 1251": (rf"\ansicpg1251 {coded(RUSSIAN, 'cp1251')}", [f"> {RUSSIAN}"]),
    "UTF-8": (rf"\ansicpg65001 {coded(RUSSIAN, 'utf-8')}", [f"> {RUSSIAN}"]),
    "the code page of a font": (
        (
            r"\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 T;}{\f1\fcharset204 C;}{\f2\fnil\fcharset134 \'cb\'ce;}"
            rf"{{\f3\cpg1251 D;}}}}caf\'e9 \f1 {coded(RUSSIAN, 'cp1251')} {{\f2 {coded(CHINESE, 'gbk')}}} "
            rf"\f3 {coded(RUSSIAN, 'cp1251')} \plain caf\'e9"
        ),
        [f"> café {RUSSIAN} {CHINESE} {RUSSIAN} café"],
    ),
    "a font that claims too little, and a stray byte": (
        rf"\ansicpg936{{\fonttbl{{\f0\fcharset0 T;}}}}\f0 {coded(CHINESE, 'gbk')} {{caf\'e9}}",
        [f"> {CHINESE} café"],
    ),
    "an unknown code page": (r"\ansicpg99999 caf\'e9 \mac caf\'8e", ["> café café"]),
    "Unicode with what repeats it": (r"\uc1\u27611?\u27901\'3f\uc2\u19996\'b6\'ab{\uc0\u49\u57}", ["> 毛泽东19"]),
    "Unicode that nothing repeats": (r"\uc1 \u27611\u27901\par x", ["> 毛泽", "> x"]),
    "a sign repeats": (r"\u8212\emdash x\u8217\'92y", ["> —x’y"]),
    "beyond the basic plane": (r"\u-10187?\u-9138? \u-10187?x\u-9138?", ["> 𝑎 x\ufffd"]),
    "both ways": (r"{\upr{ansi}{\*\ud{\u27611?}}}", ["> 毛"]),
    "signs": (
        r"17~February\~1950\_53\emdash x\tab y\line z\line\line next Feb\-ruary \{x\}",
        ["> 17~February 1950\u201153—x y z", "> next February {x}"],
    ),
    "hidden, deleted, inserted": (
        r"a{\v hidden }b{\deleted gone\par }{\revised c}\v x\v0 d\deleted y\plain e",
        ["> abcde"],
    ),
    "fields show their results": (
        r'See {\field{\*\fldinst{HYPERLINK "http://x"}}{\fldrslt{\ul the page}}}.{\xe index}{\*\bkmkstart b}',
        ["> See the page."],
    ),
    "pictures and objects": (
        (
            r"a{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 89}}{\pict\bin4 }}{}}b"
            r"{\object{\*\objdata 01}{\result r}}"
        ),
        ["> abr"],
    ),
    "a text box": (
        (
            r"Before {\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv y}}{\shptxt \pard In a box.\par}}"
            r"{\shprslt again}}and after.\par"
        ),
        ["> Before and after.", "> In a box."],
    ),
    "headings, quotes, contents": (
        (
            r"{\stylesheet{Normal;}{\s1\outlinelevel0 heading 1;}{\s2\outlinelevel1 \'b1\'ea;}{\s3 Quote;}{\s4 toc 1;}"
            r"{\*\cs5 x;}}\pard\s1 A\par\pard\s2 B\par\pard\s3 C\par\pard\s4 D\par"
            r"\pard\outlinelevel4 E\par\pard\s9 F\par"
        ),
        ["heading:1> A", "heading:2> B", "quote> C", "furniture> D", "heading:5> E", "> F"],
    ),
    "lists": (
        r"{\listtext\tab 1.}\pard\ls1 One\par\pard{\pntext 2.}{\*\pn\pnlvlbody{\pntxta .}}Two\par\pard Three\par",
        ["item> One", "item> Two", "> Three"],
    ),
    "tables": (
        (
            r"Before.\par\trowd\cellx1\cellx2\pard\intbl Year\cell What\cell\row\trowd\pard\intbl"
            r"\cell 17\par May\cell\row"
            r"\pard After.\par\trowd\pard\intbl Only this.\cell\row"
        ),
        ["> Before.", "table-row> Year | What", "table-row> | 17 May", "> After.", "> Only this."],
    ),
    "a table in a table": (
        (
            r"\trowd\pard\intbl a\cell\pard\intbl\itap2 b\nestcell c\nestcell"
            r"{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
            r"\pard\intbl d\cell\row"
        ),
        ["table-row> a | b c d"],
    ),
    "a row without an end": (r"\trowd\pard\intbl a\cell b\cell\pard After.\par", ["table-row> a | b", "> After."]),
    "what is unknown": (r"{\*\unknown gone}a{\unknown kept}\unknown", ["> akept"]),
    "a paragraph by backslash and line end": ("a\\\nb", ["> a", "> b"]),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=list(BODIES))
def test_bodies(body: str, expected: list[str]) -> None:
    draft = read(read_rtf, f"{{\\rtf1\\ansi {body}}}".encode("latin-1"))
    assert (shown(draft), draft.warnings) == (expected, ())


def test_notes_and_comments_come_after_the_text() -> None:
    text = (
        r"{\rtf1\ansi{\header Draft of 1999\par}\trowd\pard\intbl Mao{\super\chftn{\footnote\pard\plain"
        r"{\super\chftn} First.\par More.}} left{\footnote\ftnalt At the end.}.\cell x\cell\row\pard"
        r"{\*\atnid LH}{\*\atnauthor Li Hua}\chatn"
        r"{\*\annotation{\*\atndate 128622592}{\*\atnref 1}I doubt it.}{\footnote Second.}y\par}"
    )
    assert shown(read(read_rtf, text.encode())) == [
        "table-row> Mao left. | x",
        "> y",
        "furniture> Draft of 1999",
        "note:n. 1> First.",
        "note:n. 1> More.",
        "note:n. 2> Second.",
        "note:endnote 1> At the end.",
        "note:comment 1 (2022-10-20):Li Hua> I doubt it.",
    ]


def test_metadata() -> None:
    title = coded(CHINESE, "gbk")
    text = rf"{{\rtf1\ansi\ansicpg936{{\info{{\title {title}}}{{\author Shen}}{{\creatim\yr2020}}{{\subject s}}}}x}}"
    draft = read(read_rtf, text.encode())
    assert (draft.metadata.title, draft.metadata.author, draft.metadata.written) == (CHINESE, "Shen", "")
    assert shown(draft) == ["> x"]


def test_a_file_that_breaks_off_or_goes_on_is_remarked_on() -> None:
    assert "breaks off" in read(read_rtf, rb"{\rtf1 Mao left {\b Mos").warnings[0]
    assert read(read_rtf, b"{\\rtf1 Mao left.}\r\n\0").warnings == ()
    draft = read(read_rtf, rb"{\rtf1 Mao left.}} He came back.")
    assert (shown(draft), "after the end" in draft.warnings[0]) == (["> Mao left."], True)


def test_damage_is_named() -> None:
    for data in (b"", b"Mao left.", b"\\rtf1 {"):
        with pytest.raises(ReadError, match="is no RTF file"):
            read(read_rtf, data)
    with pytest.raises(ReadError, match="nested more than 50 deep"):
        read(read_rtf, b"{\\rtf1" + b"{" * 60, limits=Limits(depth=50))
