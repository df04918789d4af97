"""Files and folders: what is read, what is skipped, what is reported; encodings, odd files, budgets."""

from __future__ import annotations

import io
import os
import resource
import sys
from pathlib import Path

import pytest

from sinoclaim.errors import ReadError
from sinoclaim.ingest import Limits, document_from_text, read_document, read_paths
from sinoclaim.ingest.decode import decode
from sinoclaim.ingest.lines import split_lines
from sinoclaim.rules.reading import load_reading

TABLES = load_reading()
SAMPLE = "旅順 Порт-Артур 1955"
CANARY = "canary-7f3a"


def write(folder: Path, name: str, text: str = "Mao left.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_folder_is_read_in_order_with_relative_names(tmp_path: Path) -> None:
    for name in ("z.txt", "a/b.md", "a/a.TXT", "m.markdown"):
        write(tmp_path, name)
    write(tmp_path, "a/data.xls")
    write(tmp_path, ".hidden/x.txt")
    library = read_paths([tmp_path], TABLES)
    assert [document.name for document in library.documents] == ["a/a.TXT", "a/b.md", "m.markdown", "z.txt"]
    assert [problem.path for problem in library.skipped] == ["a/data.xls"]
    assert "no reader for .xls" in library.skipped[0].message
    assert library.problems == ()


def test_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    paths = [write(tmp_path, "one/a.txt", "One."), write(tmp_path, "two/a.txt", "Two."), write(tmp_path, "a (2).txt")]
    library = read_paths(paths, TABLES)
    assert [document.name for document in library.documents] == ["a (2) (2).txt", "a (2).txt", "a.txt"]


def test_standard_input_is_a_document() -> None:
    library = read_paths([Path("-")], TABLES, stdin=io.BytesIO(b"Mao left."))
    assert [(document.name, document.text) for document in library.documents] == [("stdin.txt", "Mao left.")]


def test_a_missing_path_suggests_one_that_exists(tmp_path: Path) -> None:
    write(tmp_path, "corpus/a.txt")
    with pytest.raises(ReadError, match=r"corpsu: no such file or folder; did you mean .*corpus\?"):
        read_paths([tmp_path / "corpsu"], TABLES)
    with pytest.raises(ReadError, match=r"no such file or folder; give an existing path"):
        read_paths([tmp_path / "xyzzy" / "deep" / "er"], TABLES)


def test_links_pipes_loops_and_odd_names_are_problems_and_named(tmp_path: Path) -> None:
    canary = write(tmp_path, "outside.txt", CANARY)
    corpus = tmp_path / "c"
    corpus.mkdir()
    (corpus / "leak.txt").symlink_to(canary)
    (corpus / "loop").symlink_to(corpus)
    (corpus / "gone.txt").symlink_to("nowhere")
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "zero.txt").symlink_to(Path(os.devnull).with_name("zero"))
    write(corpus, "new\nline.txt", "x")
    deep = corpus
    for _ in range(300):
        deep = deep / "d"
        deep.mkdir()
    write(deep, "bottom.txt")
    with Path(os.fsdecode(os.fsencode(corpus) + b"/\xff.txt")).open("wb"):
        pass
    library = read_paths([corpus], TABLES)
    assert {problem.path for problem in library.problems} == {"leak.txt", "loop", "gone.txt", "pipe.txt", "zero.txt"}
    assert {document.name[-12:] for document in library.documents} >= {"\\xff.txt", "new\nline.txt"}
    assert any(document.name.endswith("d/bottom.txt") for document in library.documents)
    assert not any(CANARY in document.text for document in library.documents)


def test_a_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "One.")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert [document.name for document in read_paths([tmp_path], TABLES).documents] == ["a.txt", "b.txt"]


def test_a_named_pipe_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is a pipe" in read_paths([tmp_path / "pipe.txt"], TABLES).problems[0].message


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
def test_a_sparse_file_is_refused_without_filling_memory(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(1 << 30)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    library = read_paths([tmp_path], TABLES, limits=Limits(file_bytes=1 << 20))
    assert "is larger than 1048576 bytes; split it or raise the limit" in library.problems[0].message
    assert library.problems[0].path == "big.txt"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_no_more_files_than_the_budget(tmp_path: Path) -> None:
    for name in "abc":
        write(tmp_path, f"{name}.txt")
    library = read_paths([tmp_path], TABLES, limits=Limits(files=2))
    assert len(library.documents) == 2
    assert "more than 2 files" in library.problems[0].message


def test_an_unreadable_file_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_bytes(b"abc\xe6\x97")
    library = read_paths([tmp_path], TABLES)
    assert [document.name for document in library.documents] == ["a.txt"]
    assert library.problems[0].path == "b.txt"
    assert library.problems[0].message.startswith("byte 3 (0xe6) is not UTF-8; save it as UTF-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_declared_encodings_read_right(encoding: str) -> None:
    assert decode("a.txt", SAMPLE.encode(encoding)) == SAMPLE


@pytest.mark.parametrize("data", [b"\xe6\x97", b"\xc0\xaf", b"\xed\xa0\x80", b"\xff\xfe\x00"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="byte"):
        decode("a.txt", data)


def test_nul_and_line_endings_survive() -> None:
    text = "a\x00b\r\nc\rd\n\ufeffe"
    assert read_document("a.txt", text.encode(), TABLES).text == text


def test_an_unknown_ending_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ReadError, match=r"no reader for \.doc \(there are: .*\.txt, .*\)"):
        read_document("a.doc", b"x", TABLES)


def test_lines_are_those_of_editors() -> None:
    lines = list(split_lines("a\x0bb\x0cc\x1cd\x85e\u2028f\ng"))
    assert [line.text for line in lines] == ["a\x0bb\x0cc\x1cd\x85e\u2028f", "g"]


def test_the_blocks_of_a_decoded_text_are_those_of_its_bytes() -> None:
    text = "TITLE\n\nMao left."
    assert read_document("a.md", text.encode(), TABLES) == document_from_text("a.md", text, TABLES)


def test_what_a_browser_saves_along_with_a_page_is_no_source(tmp_path: Path) -> None:
    page = "<html><p>Mao left Moscow on 17 February 1950.</p></html>"
    for folder in ("visit_files", "小传.files", "court_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_text(page)
    (tmp_path / "visit.html").write_text(page)
    (tmp_path / "小传.htm").write_text(page)
    library = read_paths([tmp_path], load_reading())
    assert [document.name for document in library.documents] == ["court_files/frame.html", "visit.html", "小传.htm"]
    assert [problem.path for problem in library.skipped] == ["visit_files", "小传.files"]
    assert "belongs to the saved page visit.html" in library.skipped[0].message
    assert library.problems == ()
    named = read_paths([tmp_path / "visit_files"], load_reading())
    assert [document.name for document in named.documents] == ["frame.html"]
