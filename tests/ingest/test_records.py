"""Tables of texts: JSON, JSON Lines, CSV and TSV, with the cells that spreadsheets and databases really write."""

from __future__ import annotations

import json
import time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import ColumnNames, Draft, File, Limits, Member, Metadata, Piece
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.opening import open_file
from sinoclaim.ingest.readers.records import read_json, read_json_lines
from sinoclaim.ingest.readers.tables import read_csv, read_tsv

LONG = "Mao left on 17 February with rather more than he had been offered."


def read(name: str, data: bytes, columns: ColumnNames = ()) -> list[Draft]:
    readers = {"json": read_json, "jsonl": read_json_lines, "csv": read_csv, "tsv": read_tsv}
    found = list(readers[name.rpartition(".")[2]](File(name, data, columns=columns)))
    drafts = [draft for draft in found if isinstance(draft, Draft)]
    assert len(drafts) == len(found)
    return drafts


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.json", b'[{"text": "One."}, {"text": "Two."}]', [("r1", "One."), ("r2", "Two.")]),
        ("a.json", b'{"text": "One.", "id": "x"}', [("x", "One.")]),
        ("a.json", b'{"n": 2, "items": [{"content": "One."}, {"content": "Two."}]}', [("r1", "One."), ("r2", "Two.")]),
        ("a.json", b'{"k1": {"body": "One."}, "k2": {"body": "Two."}}', [("k1", "One."), ("k2", "Two.")]),
        ("a.json", b'["One.", "Two."]', [("r1", "One."), ("r2", "Two.")]),
        ("a.json", b'{"text": ["One.", "Two."], "tags": ["a"]}', [("r1", "One.\n\nTwo.")]),
        ("a.json", b'[{"id": 7, "text": "One."}, {"id": 7, "text": "Two."}]', [("r1", "One."), ("r2", "Two.")]),
        ("a.json", b'[{"id": 7, "text": "One."}, {"id": "a/b", "text": "Two."}]', [("7", "One."), ("r2", "Two.")]),
        ("a.json", b'{"text": "One.", "text": "Two."}', [("r1", "Two.")]),
        ("a.json", b'{"text": "a\\ud800b \\ud83d\\ude00"}', [("r1", "a\ufffdb \U0001f600")]),
        ("a.json", b'\xef\xbb\xbf{"text": "One.", "n": NaN, "m": -Infinity}', [("r1", "One.")]),
        ("a.json", ('{"正文": "毛泽东离开了。", "标题": "访问"}').encode("gb18030"), [("r1", "毛泽东离开了。")]),
        ("a.json", f'{{"remark": "{LONG}", "short": "x"}}'.encode(), [("r1", LONG)]),
        ("a.json", b'{"id": ' + b"9" * 5000 + b', "text": "One."}', [("r1", "One.")]),
        ("a.jsonl", b'{"text": "One."}\r\n\n{"text": "Two."}\n', [("r1", "One."), ("r3", "Two.")]),
        ("a.jsonl", b'{"text": "One."}\nno\n{"text": "Two."}', [("r1", "One."), ("r3", "Two.")]),
        ("a.jsonl", '{"text": "One\u2028half."}'.encode(), [("r1", "One\u2028half.")]),
        ("a.csv", b"text\nOne.\nTwo.\n", [("r1", "One."), ("r2", "Two.")]),
        ("a.csv", b'ID;Full Text\r\nk1;"One;\r\n2 ""so""."\r\nk2;Two.', [("k1", 'One;\r\n2 "so".'), ("k2", "Two.")]),
        ("a.csv", b"sep=|\nid|text\nk1|One, two.\n", [("k1", "One, two.")]),
        ("a.csv", b"\xef\xbb\xbftext,id\nOne.,k1\n", [("k1", "One.")]),
        ("a.csv", b"id,text\nk1\nk2,Two.\n\nk3,Three.,more\n", [("k2", "Two."), ("k3", "Three.")]),
        ("a.csv", b"text,text\nOne.,Two.\n", [("r1", "One.")]),
        ("a.csv", b"text\nOne\x00.\n", [("r1", "One\x00.")]),
        ("a.csv", b"text,id\n" + b"x" * 300_000 + b",k1\n", [("k1", "x" * 300_000)]),
        ("a.csv", "id,текст\nк1,Мао уехал.\n".encode(), [("к1", "Мао уехал.")]),
        ("a.tsv", b"id\ttext\nk1\tOne, two; three.\n", [("k1", "One, two; three.")]),
    ],
)  # fmt: skip
def test_each_record_is_a_document(name: str, data: bytes, expected: list[tuple[str, str]]) -> None:
    assert [(draft.part, draft.body) for draft in read(name, data)] == expected


def test_metadata_comes_from_columns_of_known_names() -> None:
    record = {
        "Key": "shen2020", "Title": "A visit", "authors": ["Shen", "Xia"], "date": "1950-02-17", "pubdate": "2020",
        "lang": "en", "url": "https://example.org/x", "license": "CC0", "type": "book", "text": "Mao left.",
    }  # fmt: skip
    expected = Metadata(
        id="shen2020", title="A visit", author="Shen; Xia", written="1950-02-17", published="2020", language="en",
        genre="book", site="https://example.org/x", licence="CC0",
    )  # fmt: skip
    assert read("a.json", json.dumps(record).encode())[0].metadata == expected
    nested = {"text": "Mao left.", "metadata": {k: v for k, v in record.items() if k != "text"}}
    assert read("a.json", json.dumps(nested).encode())[0].metadata == expected


def test_a_mapping_names_other_columns() -> None:
    data = b"nr,words,who,text\nk1,Mao left.,Shen,no\n"
    [draft] = read("a.csv", data, columns=(("text", ("Words",)), ("id", ("nr",)), ("author", ("who",))))
    assert (draft.part, draft.body, draft.metadata.author) == ("k1", "Mao left.", "Shen")


@pytest.mark.parametrize(
    ("name", "data", "warnings"),
    [
        ("a.jsonl", b'{"text": "One."}\nno\n', ["line 2 is no JSON and was passed over"]),
        (
            "a.csv",
            b"id,text\nk1,One.,more\nk2,\n",
            ["row 1 has 3 cells under 2", "1 of 2 records hold nothing in 'text'"],
        ),
        ("a.json", b'[{"text": "One."}, 7, null]', ["2 of 3 records hold nothing in 'text' (first: row 2)"]),
    ],
)
def test_what_was_left_out_is_told(name: str, data: bytes, warnings: list[str]) -> None:
    told = read(name, data)[0].warnings
    assert len(told) == len(warnings)
    assert all(one.startswith(part) for one, part in zip(told, warnings, strict=True))


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.json", b"[" * 200_000, "nested too deeply|no JSON"),
        ("a.json", b'{"a":' * 200_000, "nested too deeply|no JSON"),
        ("a.jsonl", b"[" * 200_000, "line 1 .*(nested too deeply|no JSON)"),
        ("a.json", b'{"text": "One."', "is no JSON at line 1, column"),
        ("a.json", b"", "is no JSON"),
        ("a.json", b'{"size": 3, "name": "x"}', r"holds no text \(there are: size, name\); name the column"),
        ("a.json", b"[1, 2]", "holds no text"),
        ("a.json", b"{}", "holds no text"),
        ("a.jsonl", b"no\nno\n", "line 1 is no JSON"),
        ("a.csv", b"id,name\n1,x\n", r"holds no text \(there are: id, name\)"),
        ("a.csv", b"", "holds no text"),
    ],
)
def test_tables_without_text_are_refused(name: str, data: bytes, told: str) -> None:
    with pytest.raises(ReadError, match=rf"^{name}: .*({told})"):
        read(name, data)


@pytest.mark.parametrize(
    ("name", "data", "rows"),
    [
        (
            "a.csv",
            b'Date,Place,Killed\n12 October 1950,Pusan,800\n13 October 1950,"In|chon",900\n',
            [
                "| Date | Place | Killed |",
                "| 12 October 1950 | Pusan | 800 |",
                "| 13 October 1950 | In\u00a6chon | 900 |",
            ],
        ),
        ("a.tsv", b"event\tdate\nThey left.\t1955\n", ["| event | date |", "| They left. | 1955 |"]),
        ("a.csv", b"n,a,a\n1,2\n,,\n3,4,5\n", ["| n | a |", "| 1 | 2 |", "| 3 | 4 |"]),
    ],
)
def test_a_table_of_facts_is_one_document(name: str, data: bytes, rows: list[str]) -> None:
    [draft] = read(name, data)
    assert [piece.text for piece in draft.body if isinstance(piece, Piece)] == rows
    assert draft.part == ""


PAGES: Final = (
    b'id,author,text\nk1,Shen,"<h1>A visit</h1><p>Mao left on <b>17 February</b>.</p>"\n'
    b'k2,,"<p>He was tired.</p><p>He slept.</p>"\n'
)


def test_cells_may_be_pages() -> None:
    first, second = read_csv(File("a.csv", PAGES, columns=(("format", ("html",)),)))
    assert isinstance(first, Member)
    assert isinstance(second, Member)
    assert (first.name, first.metadata.author, second.name) == ("k1.html", "Shen", "k2.html")
    with Workshop() as workshop:
        found = list(open_file(File("a.csv", PAGES, columns=(("format", ("html",)),)), workshop))
    drafts = {found[0]: found[1] for found in found if isinstance(found, tuple)}
    assert list(drafts) == ["a.csv#k1.html", "a.csv#k2.html"]
    assert [piece.text for piece in drafts["a.csv#k1.html"].body if isinstance(piece, Piece)] == [
        "A visit",
        "Mao left on 17 February.",
    ]
    assert drafts["a.csv#k1.html"].metadata.author == "Shen"


def test_cells_that_look_like_pages_are_told() -> None:
    [draft, _] = read("a.csv", PAGES)
    assert draft.warnings == ("2 of 2 texts in 'text' are HTML; set format = \"html\" in [columns]",)


def test_more_records_than_the_budget_are_refused() -> None:
    with pytest.raises(ReadError, match="more than 2 records"):
        list(read_csv(File("a.csv", b"text\na\nb\nc\n", Limits(files=2))))


def test_a_large_table_is_read_in_linear_time() -> None:
    start = time.process_time()
    assert len(read("a.csv", b"id,text\n" + b"k,Mao left.\n" * 50_000)) == 50_000
    assert time.process_time() - start < 5


@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:;\n\tatext1\\u', max_size=80).map(str.encode))
def test_no_bytes_raise_anything_but_a_refusal(data: bytes) -> None:
    for name in ("a.json", "a.jsonl", "a.csv", "a.tsv"):
        try:
            drafts = read(name, data)
        except ReadError:
            continue
        assert all(draft.body and (not isinstance(draft.body, str) or draft.body.encode()) for draft in drafts)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_texts_come_back_as_they_were(texts: list[str]) -> None:
    lines = "\n".join(json.dumps({"text": text}) for text in texts)
    assert [draft.body for draft in read("a.jsonl", lines.encode())] == texts
