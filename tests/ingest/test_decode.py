"""Encodings: what is read although nobody says how it was saved, what is refused, and never mojibake."""

from __future__ import annotations

import codecs
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest.decode import decode, decode_with
from sinoclaim.ingest.drafts import File
from sinoclaim.ingest.readers.text import read_plain

SIMPLIFIED = (
    "苏联政府于一九五五年五月将旅顺交还中国。",
    "周恩来总理于1950年1月20日抵达莫斯科，参加会谈。",
    "双方同意，联合公司的股份自一九五五年一月一日起移交中国，价款在数年内以货物偿付。",
)
TRADITIONAL = (
    "蘇聯軍隊於一九五五年五月撤離旅順口基地。",
    "兩國外交部長於2月14日在莫斯科簽訂條約，有效期三十年。",
    "根據協定，貸款總額為三億美元，年利百分之一，分十年償還。",
)
RUSSIAN = (
    "Войска вышли в мае.",
    "ДОГОВОР О ДРУЖБЕ И СОЮЗЕ",
    "Осенью 1954 года стороны условились о выводе войск из совместной базы.",
    "— Поезд, — сказал он, — прибыл «в полдень» 16 декабря 1949 года; встречали его на вокзале.",
)
WESTERN = (
    "The garrison – some 30,000 men – left Lüshun.",
    "“We shall not stay,” he wrote in a communiqué.",
    "Le traité fut signé à Moscou le 14 février.",
    "Price: £5, see § 14 and note ¹.",
)


def cases() -> list[tuple[str, str, str]]:
    table = [(text, codec, "GB18030") for text in (*SIMPLIFIED, *TRADITIONAL) for codec in ("gb18030", "gbk")]
    table += [(text, "big5", "Big5") for text in TRADITIONAL]
    for codec, label in (("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R"), ("cp866", "CP866")):
        for text in RUSSIAN:
            if text.encode(codec, "replace").decode(codec) == text:
                table.append((text, codec, label))
    table += [(text, "cp1252", "Windows-1252") for text in WESTERN]
    wide = (*SIMPLIFIED, *TRADITIONAL, *RUSSIAN, "Port Arthur", "旅順 Порт-Артур 1955")
    return table + [
        (t, codec, codec.upper().replace("16-", "16")) for t in wide for codec in ("utf-16-le", "utf-16-be")
    ]


@pytest.mark.parametrize(("text", "codec", "label"), cases())
def test_old_encodings_are_told(text: str, codec: str, label: str) -> None:
    assert decode_with("a.txt", text.encode(codec)) == (text, label)
    page = "\r\n".join(["<p>1950-02-14</p>", *[text] * 40])
    assert decode_with("a.txt", page.encode(codec)) == (page, label)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("旅順 Порт-Артур 1955", "utf-32"),
        ("旅順 Порт-Артур 1955", "gb18030"),
        ("旅順 1955", "big5"),
        ("旅順 1955", "shift_jis"),
        ("旅順 1955", "euc-jp"),
        ("Порт", "koi8-r"),
        ("Порт", "cp1251"),
        ("旅順の要塞は一月一日に降伏した。ロシア軍は武器を引き渡した。", "shift_jis"),
        ("旅順の要塞は一月一日に降伏した。ロシア軍は武器を引き渡した。", "euc-jp"),
        ("소련군은 오월에 여순에서 철수하였다. 조약은 효력을 잃었다.", "euc-kr"),
        ("Poisťovňa žiadala odškodné za loď, ktorá stála v prístave.", "cp1250"),
        ("“We shall not stay,” he wrote—and left Lüshun.", "mac-roman"),
        ("Войска вышли в мае, и договор потерял силу. Маршал Чойбалсан приехал позже.", "mac-cyrillic"),
        ("a communiqué on Lüshun", "cp850"),
    ],
)
def test_what_is_not_clear_is_refused_with_an_offset(text: str, encoding: str) -> None:
    with pytest.raises(ReadError, match=r"byte \d+.*; save it as UTF-8 \(for instance: iconv"):
        decode("a.txt", text.encode(encoding))


@pytest.mark.parametrize("codec", ["gb18030", "cp1251", "koi8-r", "big5"])
def test_a_paragraph_of_another_encoding_is_refused(codec: str) -> None:
    foreign = {"gb18030": SIMPLIFIED[2], "big5": TRADITIONAL[2]}.get(codec, RUSSIAN[2]).encode(codec)
    for page in (SIMPLIFIED[0] * 40, RUSSIAN[2] * 40):
        mixed = page.encode() + b"\n" + foreign + b"\n" + page.encode()
        with pytest.raises(ReadError, match=rf"byte {len(page.encode()) // 10}\d .*is not UTF-8"):
            decode("a.txt", mixed)
    with pytest.raises(ReadError, match="is not UTF-8"):
        decode("a.txt", foreign * 60 + b"\n" + (TRADITIONAL[2] * 12).encode())


def test_a_paragraph_of_one_old_encoding_within_another_is_refused() -> None:
    page = SIMPLIFIED[2] * 60
    with pytest.raises(ReadError, match="is not UTF-8"):
        decode("a.txt", page.encode("gb18030") + (RUSSIAN[2] * 12).encode("cp1251") + page.encode("gb18030"))


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if text.startswith("\ufeff"):
        text = text[1:].lstrip("\ufeff")
    assert decode_with("a.txt", text.encode()) == (text, "UTF-8")


@given(st.binary(min_size=21, max_size=200))
def test_random_bytes_are_refused_or_plausible(data: bytes) -> None:
    try:
        text, encoding = decode_with("a.txt", data)
    except ReadError:
        return
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    assert encoding == "UTF-8" or not any(ord(char) < 9 for char in text)


def test_a_long_text_is_told_in_linear_time() -> None:
    data = (SIMPLIFIED[2] * 20_000).encode("gb18030")
    start = time.process_time()
    assert decode_with("a.txt", data)[1] == "GB18030"
    assert time.process_time() - start < 3


def test_nothing_is_loaded_for_utf8() -> None:
    code = (
        "import sys; from sinoclaim.ingest.decode import decode; decode('a', '旅顺'.encode()); "
        "print([m for m in sys.modules if m.startswith('charset') or m.endswith('.encodings')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_encoding_that_was_told_from_the_text_is_named() -> None:
    [draft] = read_plain(File("a.txt", SIMPLIFIED[2].encode("gb18030")))
    assert draft.warnings == ("was read as GB18030; save it as UTF-8 if that is not what it is",)
    [plain] = read_plain(File("a.txt", SIMPLIFIED[2].encode()))
    assert plain.warnings == ()
