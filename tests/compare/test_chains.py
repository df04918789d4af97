"""Hold lengths against ends: the examples of every course, sets of three sources, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinoclaim import pipeline
from sinoclaim.errors import RuleError
from sinoclaim.ingest import document_from_text
from sinoclaim.model.finding import Finding
from sinoclaim.rules.courses import CourseFile, CourseRow, load_courses
from sinoclaim.rules.kin import KinExample
from sinoclaim.rules.tomlfile import DATA, read_toml
from tests.extract.rules_once import loaded_rules

PATH = DATA / "lexicon" / "courses.toml"
EXAMPLES = [(row, example) for row in read_toml(PATH, CourseFile).course for example in (*row.compared, *row.alone)]
TERM = "The Treaty of Portsmouth was to remain in force for ten years."
SIGNED = "The Treaty of Portsmouth was signed on 5 September 1905."


def chained(*texts: str) -> list[Finding]:
    rules = loaded_rules()
    documents = [
        document_from_text(f"{name}.txt", text, rules.reading) for name, text in zip("abcd", texts, strict=False)
    ]
    return [finding for finding in pipeline.check(documents, rules).findings if finding.rule == "SC102"]


@pytest.mark.parametrize(
    ("row", "example"), [pytest.param(row, example, id=f"{row.id}: {example.b}") for row, example in EXAMPLES]
)
def test_example(row: CourseRow, example: KinExample) -> None:
    assert bool(example.flags) != bool(example.why), row.id
    assert {finding.kind.value for finding in chained(example.a, example.b)} == ({example.flags} - {""})


def test_one_source_has_the_length_and_another_beginning_and_end() -> None:
    (finding,) = chained(TERM, f"{SIGNED} The Treaty of Portsmouth expired in 1913.")
    assert finding.values == ("10 years from 1905-09-05", "1913")
    assert [link.document for link in finding.links] == ["b.txt"]


def test_three_sources_that_cannot_all_be_right() -> None:
    (finding,) = chained(TERM, SIGNED, "The Treaty of Portsmouth expired in 1913.")
    assert [claim.document for claim in finding.claims] == ["a.txt", "c.txt"]
    assert [link.document for link in finding.links] == ["b.txt"]
    assert "10 years from 1905-09-05 run out in 1915 at the earliest" in finding.message


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((TERM, SIGNED, "The Treaty of Portsmouth expired in 1915."), id="it adds up"),
        pytest.param((TERM, "The Treaty of Portsmouth expired in 1913."), id="nobody knows when it began"),
        pytest.param((TERM, SIGNED, "In 1913 the Treaty of Portsmouth was annulled."), id="an act"),
        pytest.param((TERM, SIGNED, "The Treaty of Portsmouth did not expire in 1913."), id="denied"),
        pytest.param((TERM, SIGNED, "The Treaty of Portsmouth perhaps expired in 1913."), id="with reserve"),
        pytest.param((TERM, SIGNED, "The Treaty of Portsmouth expired by 1913."), id="a bound"),
        pytest.param((f"{TERM} It expired in 1915.", SIGNED, "An agreement expired in 1913."), id="something else"),
        pytest.param(
            (
                TERM,
                "The Treaty of Portsmouth was signed in 1905.",
                "The Treaty of Portsmouth expired in September 1915.",
            ),
            id="a year for a beginning",
        ),
    ],
)
def test_left_alone(texts: tuple[str, ...]) -> None:
    assert chained(*texts) == []


def test_a_course_of_an_unknown_frame_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "courses.toml"
    path.write_text(PATH.read_text(encoding="utf-8").replace('ends = "depart"', 'ends = "vanish"'), encoding="utf-8")
    with pytest.raises(RuleError, match="course 'stay' names no frame 'vanish'"):
        load_courses(path, loaded_rules().frames.frames)
