"""Formats for machines: valid in the eyes of their readers, whatever a document says."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree
from markdown_it import MarkdownIt

from sinoclaim.model.decision import Standing
from sinoclaim.model.document import Document
from sinoclaim.model.report import Problem, Report
from sinoclaim.report import to_sarif
from sinoclaim.report.formats import GUARD_REPORTERS, REPORTERS
from sinoclaim.report.issues import check_outcome
from sinoclaim.report.markdown_text import markdown
from sinoclaim.report.to_markdown import SUMMARY_BYTES, render_summary
from sinoclaim.report.view import View
from tests.report import factory, rounds
from tests.report.schemas import strictly
from tests.report.test_terminal import DIRTY, EVIL

DATA = Path(__file__).with_name("data")
SARIF = Draft4Validator(json.loads((DATA / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))
GITLAB = Draft202012Validator(json.loads((DATA / "gitlab-code-quality.json").read_text("utf-8")))
JUNIT = etree.XMLSchema(etree.parse(DATA / "junit.xsd"))
COMMANDS = "x\n::error::x\n ::add-mask::e\n::stop-commands::t\n##[error]y\r::set-env name=A::b %0A::notice::z"
ODD_NAMES = (
    "my notes.txt",
    "#1.txt",
    "100%.txt",
    "why?.txt",
    "new\nline.txt",
    "旅順.txt",
    "a:b.txt",
    "back\\slash.txt",
    "a,b.txt",
)
SHOWN = View(paths={"a.txt": "corpus/a.txt", "b.txt": "corpus/b.txt"})


def sarif(report: Report, view: View = SHOWN) -> dict[str, Any]:
    return checked(REPORTERS["sarif"](report, view))


def checked(written: str) -> dict[str, Any]:
    """Validate against the schema of SARIF and against what GitHub wants beyond it."""
    log: dict[str, Any] = strictly(written)
    SARIF.validate(log)
    (run,) = log["runs"]
    assert log["$schema"].startswith("https://")
    assert _empty_strings(log) == []
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        for part in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[part]["text"]) <= 1024
        assert rule["help"]["text"]
        assert len(rule["name"]) <= 255
        assert len(rule["properties"]["tags"]) <= 10
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert 0 <= result["rank"] <= 100
        assert len(result["locations"]) == 1
        for number, related in enumerate(result.get("relatedLocations", ()), start=1):
            assert related["id"] == number
            assert f"]({number})" in result["message"]["text"]
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            place = location["physicalLocation"]
            uri = place["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", uri)
            assert not uri.startswith("/")
            assert set(place["region"]) >= {"startLine", "startColumn", "endLine", "endColumn"}
    return log


def _empty_strings(part: object) -> list[object]:
    if isinstance(part, dict):
        return [found for value in part.values() for found in _empty_strings(value)]
    if isinstance(part, list):
        return [found for value in part for found in _empty_strings(value)]
    return [part] if part == "" else []


def test_sarif_of_each_standing() -> None:
    results = sarif(rounds.every_standing())["runs"][0]["results"]
    states = [result.get("baselineState") for result in results]
    assert states == ["new", "unchanged", "updated", "unchanged", None]
    suppressed = [result["suppressions"] for result in results]
    given = {"kind": "external", "status": "accepted", "justification": "the chapter is wrong"}
    assert suppressed == [[], [given], [], [], []]
    assert [result["level"] for result in results] == ["error", "error", "error", "warning", "warning"]
    assert "before a quote changed: the chapter is wrong" in results[2]["message"]["text"]
    assert "until 2027-06-30: the chapter is wrong" in results[3]["message"]["text"]
    assert results[4]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "decisions.toml"
    assert "primaryLocationLineHash" not in results[0]["partialFingerprints"]


def test_sarif_points_at_the_words_in_code_points() -> None:
    document = Document(name="a.txt", text="𝒳 first line\r\nthe 旅順 port was handed over.", language="en")
    left = factory.claim(document, "port was handed over.", "handed")
    other = factory.document("b.txt", "Nothing.\nPort Arthur was kept\nby them.", written=factory.YEAR_1952)
    right = factory.claim(other, "Port Arthur was kept\nby them.", "kept")
    found = factory.finding(left, right, ("handed over", "kept"))
    report = factory.report_of((document, other), (left, right), findings=(found,))
    run = sarif(report)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    result = run["results"][0]
    place = result["locations"][0]["physicalLocation"]  # the account without a date is held to be the later one
    assert place["artifactLocation"]["uri"] == "corpus/a.txt"
    snippet = {"text": "port was handed over."}
    assert place["region"] == {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 29, "snippet": snippet}
    region = result["relatedLocations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (2, 1, 3, 9)
    written = REPORTERS["github"](report, SHOWN)
    assert written.startswith("::error file=corpus/a.txt,line=2,endLine=2,col=8,endColumn=28,title=SC101 date::")


def test_columns_are_left_out_where_lines_differ() -> None:
    document = factory.document("a.txt", "Port Arthur was kept\nby them.")
    other = factory.document("b.txt", "Port Arthur was handed over.", written=factory.YEAR_1952)
    left, right = factory.claim(document, document.text, "kept"), factory.claim(other, other.text, "handed")
    report = factory.report_of((document, other), (left, right), findings=(factory.finding(left, right, ("a", "b")),))
    assert REPORTERS["github"](report, SHOWN).startswith("::error file=corpus/a.txt,line=1,endLine=2,title=")


@pytest.mark.parametrize("name", ["scan.pdf", "letters.zip#1950/a.txt", "page.html", "a.txt.gz", "book.xml#d7"])
def test_a_text_that_was_drawn_out_of_its_file_has_no_line(name: str) -> None:
    report = factory.clash("\n\n\n", name)
    place = sarif(report)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == name.partition("#")[0]
    assert place["region"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    assert f"file={name.partition('#')[0]},line=1,endLine=1,title=" in REPORTERS["github"](report, SHOWN)
    assert f"{name}: “Port Arthur" in REPORTERS["github"](report, SHOWN)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_paths_come_back_from_uris(name: str) -> None:
    result = sarif(factory.clash(name=name))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == (name.partition("#")[0] or name)
    mapped = sarif(factory.clash(name=name), View(paths={name: f"corpus/{name}"}))["runs"][0]["results"][0]
    assert unquote(mapped["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == f"corpus/{name}"


def test_marks_of_sarif_messages_are_escaped() -> None:
    text = sarif(factory.clash("[sic](1) {0} \\ [x](http://y)"))["runs"][0]["results"][0]["message"]["text"]
    assert r"\[sic\](1) {{0}} \\ \[x\](http://y)" in text
    assert re.findall(r"(?<!\\)\[[^]]*\]\(([^)]*)\)", text) == ["1"]


def test_too_many_results_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_sarif, "MOST_RESULTS", 2)
    run = sarif(factory.full())["runs"][0]
    assert len(run["results"]) == 2
    notices = run["invocations"][0]["toolExecutionNotifications"]
    assert [notice["message"]["text"] for notice in notices][-1] == "2 more results are left out"


def test_the_guard_s_round_in_sarif() -> None:
    results = checked(GUARD_REPORTERS["sarif"](rounds.guarded(), SHOWN))["runs"][0]["results"]
    told = [
        (
            result["ruleId"],
            result["level"],
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            result["locations"][0]["physicalLocation"]["region"]["startLine"],
            [r["physicalLocation"]["artifactLocation"]["uri"] for r in result.get("relatedLocations", ())],
        )
        for result in results
    ]
    claims = "claims/port-arthur.toml"
    assert told == [
        ("SC101", "error", claims, 12, ["corpus/a.txt"]),
        ("SC903", "error", claims, 12, ["corpus/b.txt"]),
        ("SC902", "warning", claims, 20, []),
        ("SC904", "error", claims, 20, []),
        ("SC101", "error", claims, 5, [claims]),
        ("SC101", "error", "corpus/b.txt", 1, ["corpus/a.txt"]),
        ("SC905", "warning", "decisions.toml", 1, []),
    ]
    fingerprints = [result["partialFingerprints"]["sinoclaimFinding/v1"] for result in results]
    assert len(set(fingerprints)) == len(fingerprints)


@pytest.mark.parametrize("part", ["unknown element", "no name", "two of a name", "bad count"])
def test_the_schema_of_junit_refuses_what_readers_refuse(part: str) -> None:
    written = REPORTERS["junit"](rounds.every_standing(), View())
    first, second, *_ = re.findall('<testcase [^>]* name=("[^"]*")', written)
    broken = {
        "unknown element": written.replace("system-out", "system-outs"),
        "no name": written.replace(f" name={first}", ""),
        "two of a name": written.replace(second, first),
        "bad count": re.sub('tests="[0-9]+"', 'tests="some"', written),
    }[part]
    assert broken != written
    with pytest.raises(etree.DocumentInvalid):
        suite(broken)


def _many(number: int) -> Report:
    report = factory.clash()
    first = report.findings[0]
    return replace(report, findings=tuple(replace(first, id=f"sc1:{n:016x}") for n in range(number)))


@pytest.mark.parametrize(("number", "errors", "notices"), [(0, 0, 0), (10, 10, 0), (11, 10, 1), (40, 10, 1)])
def test_annotations_stay_within_the_limit(number: int, errors: int, notices: int) -> None:
    written = REPORTERS["github"](_many(number), SHOWN)
    assert written.count("::error ") == errors
    assert written.count("::notice ") == notices
    if notices:
        assert f"::{number - 10} more issue" in written


def test_what_is_decided_is_no_annotation_and_no_entry() -> None:
    report = rounds.every_standing()
    assert REPORTERS["github"](report, SHOWN).count("::error ") == 2
    assert REPORTERS["github"](report, SHOWN).count("::warning ") == 2
    assert len(json.loads(REPORTERS["gitlab"](report, SHOWN))) == 4


@pytest.mark.parametrize("reporter", [
    lambda evil, name: REPORTERS["github"](factory.clash(evil, name), SHOWN),
    lambda evil, name: GUARD_REPORTERS["github"](rounds.guarded(evil, name), SHOWN),
], ids=["check", "guard"])  # fmt: skip
@pytest.mark.parametrize(("evil", "name"), [(COMMANDS, "b.txt"), ("", COMMANDS), (EVIL, EVIL)])
def test_no_document_gives_commands(reporter: Callable[[str, str], str], evil: str, name: str) -> None:
    lines = re.split(r"\r\n|\r|\n", reporter(evil, name))
    commands = [match[1] for line in lines if (match := re.match(r"\s*::([\w-]+)[ :]", line))]
    assert set(commands) <= {"error", "warning", "notice"}
    assert len(commands) == sum("::" in line for line in lines) <= 21
    assert not any("##[" in line for line in lines)
    assert not any(DIRTY.search(line) for line in lines)
    for line in lines:
        if line.startswith("::"):
            head = line[2:].partition("::")[0]
            assert head.partition(" ")[2].startswith("file=")
            assert not re.search("%(?!25|0D|0A|3A|2C)", line)


def gitlab(written: str) -> list[dict[str, Any]]:
    """Validate, and see that no entry hides another: GitLab shows the first of one fingerprint only."""
    entries: list[dict[str, Any]] = strictly(written)
    GITLAB.validate(entries)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    return entries


def test_gitlab_has_what_it_wants_and_each_fingerprint_once() -> None:
    report = factory.clash()
    doubled = replace(report, findings=report.findings * 3)
    entries = gitlab(REPORTERS["gitlab"](doubled, SHOWN))
    assert len(entries) == 3
    for entry in entries:
        assert entry["location"] == {"path": "corpus/b.txt", "lines": {"begin": 1}}
        assert entry["description"].startswith("SC101 date: ")
    once = strictly(REPORTERS["gitlab"](report, SHOWN))
    assert once == entries[:1]


def suite(written: str) -> ET.Element:
    """Validate, parse as a consumer would, and hold the counts against the cases."""
    JUNIT.assertValid(etree.fromstring(written.encode("utf-8"), etree.XMLParser(resolve_entities=False)))
    root = ET.fromstring(written)  # noqa: S314 -- our own
    assert root.tag == "testsuites"
    (found,) = root
    cases = found.findall("testcase")
    assert {child.tag for child in found} <= {"testcase", "system-out"}
    assert found.attrib["tests"] == str(len(cases))
    for tag, key in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        assert found.attrib[key] == str(sum(case.find(tag) is not None for case in cases))
    for case in cases:
        assert case.attrib["name"]
        assert case.attrib["classname"]
        assert {child.tag for child in case} <= {"failure", "error", "system-out"}
    names = [case.attrib["name"] for case in cases]
    assert len(set(names)) == len(names)  # of two cases of one name GitLab shows the first only
    return found


def test_junit_has_a_case_for_each_document_so_that_green_says_what_ran() -> None:
    found = suite(REPORTERS["junit"](factory.calm(), View()))
    assert [case.attrib["name"] for case in found.findall("testcase")] == ["a.txt"]
    assert (found.attrib["failures"], found.attrib["errors"]) == ("0", "0")
    full = suite(REPORTERS["junit"](rounds.every_standing(), View()))
    assert full.attrib["failures"] == "1"
    assert full.attrib["errors"] == "1"
    text = "".join(full.itertext())
    assert "(dismissed: the chapter is wrong)" in text


def test_junit_has_a_case_for_each_curated_claim() -> None:
    found = suite(GUARD_REPORTERS["junit"](rounds.guarded(), View()))
    red = [case.attrib["name"] for case in found.findall("testcase") if case.find("failure") is not None]
    names = [case.attrib["name"] for case in found.findall("testcase")]
    claims = "claims/port-arthur.toml"
    assert names == [f"{claims}#good", f"{claims}#bad", f"{claims}#lone", "a.txt", "b.txt", "decisions.toml"]
    assert red == [f"{claims}#good", f"{claims}#bad", f"{claims}#lone", "b.txt"]


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(), max_size=30))
def test_any_text_makes_whole_files(text: str) -> None:
    report = factory.clash(text)
    report = replace(report, problems=(Problem(path=f"x{text}", message=text or "?"),))
    checked(REPORTERS["sarif"](report, View()))
    suite(REPORTERS["junit"](report, View()).encode("utf-8").decode("utf-8"))
    gitlab(REPORTERS["gitlab"](report, View()))
    rows = list(csv.reader(io.StringIO(REPORTERS["csv"](report, View()), newline="")))
    assert {len(row) for row in rows} == {22}


HOSTILE = "\ud800 \uffff \x00 ]]> </failure> \"'<&>"


@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_json_is_strict(form: str) -> None:
    report = replace(factory.clash(HOSTILE, name=f"{HOSTILE}.txt"), problems=(Problem(path=HOSTILE, message=HOSTILE),))
    strictly(REPORTERS[form](report, View()))
    strictly(GUARD_REPORTERS[form](rounds.guarded(HOSTILE, f"{HOSTILE}.txt"), View()))


def test_xml_holds_nothing_that_xml_forbids() -> None:
    for written in (
        REPORTERS["junit"](factory.clash(HOSTILE, name=HOSTILE), View()),
        GUARD_REPORTERS["junit"](rounds.guarded(EVIL + HOSTILE, EVIL), View()),
    ):
        suite(written.encode("utf-8").decode("utf-8"))
        assert not re.search("[\ud800-\udfff\ufffe\uffff\x00-\x08\x0b-\x1f]", written)


@pytest.mark.parametrize(
    "evil", ["=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", '=HYPERLINK("http://x")', "\r=1", "\n=1", "\0=1"]
)
def test_csv_holds_no_formula(evil: str) -> None:
    report = factory.clash()
    found = replace(report.findings[0], topic=evil, message=evil, values=(evil, evil))
    written = REPORTERS["csv"](replace(report, findings=(found,)), View(paths={"a.txt": evil}))
    _, row = csv.reader(io.StringIO(written, newline=""))
    assert [cell for cell in row if re.match(r"[=+\-@\t\r\n\0]", cell)] == []
    assert row.count(f"'{evil}") == 5


def test_csv_has_the_decision() -> None:
    rows = list(csv.DictReader(io.StringIO(REPORTERS["csv"](rounds.every_standing(), SHOWN), newline="")))
    assert [row["status"] for row in rows] == ["new", "unchanged", "updated", "expired"]
    assert [row["decision"] for row in rows] == ["", "dismissed", "dismissed", "dismissed"]


RENDERED = MarkdownIt("gfm-like", {"html": True, "linkify": False})
NAUGHTY = (
    "*a*", "_a_", "`a`", "a|b", "[x](http://y)", "![x](y)", "<b>x</b>", "&lt;", "~~a~~", "# a", "1. a", "- a", "> a",
    "a\n\nb", "\\*a", "$x$", "<!--", "www.example.org", "http://example.org", "[^1]", "```", "a\\|b",
)  # fmt: skip


@pytest.mark.parametrize("text", NAUGHTY)
def test_markdown_shows_text_as_text(text: str) -> None:
    (opening, inline, closing) = RENDERED.parse(markdown(text))
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert {token.type for token in inline.children or ()} <= {"text", "text_special"}
    shown = "".join(token.content for token in inline.children or ()).replace("\u2060", "")
    assert shown == " ".join(text.split("\n\n")) or shown == text.replace("\n", " ")
    table = RENDERED.parse(f"| a | b |\n|---|---|\n| {markdown(text)} | y |\n")
    assert [token.type for token in table].count("td_open") == 2


def test_markdown_of_a_round() -> None:
    written = REPORTERS["markdown"](rounds.every_standing(), SHOWN)
    assert "## Contradictions (2)" in written
    assert "## Covered by decisions (1)" in written
    assert "dismissed: the chapter is wrong" in written
    assert REPORTERS["markdown"](factory.calm(), View()).splitlines()[2] == "No open contradictions."
    assert "## Errors (5)" in GUARD_REPORTERS["markdown"](rounds.guarded(), SHOWN)


def test_the_summary_of_a_job_is_not_too_large() -> None:
    found = check_outcome(_many(4000), SHOWN)
    written = render_summary(found)
    assert len(written.encode("utf-8")) <= SUMMARY_BYTES
    assert "more not listed here." in written


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_order_of_documents_does_not_matter(form: str) -> None:
    report = rounds.every_standing()
    turned = replace(report, documents=report.documents[::-1], claims=report.claims[::-1])
    assert REPORTERS[form](turned, View()) == REPORTERS[form](report, View())


def test_a_covered_finding_has_its_standing() -> None:
    issues = check_outcome(rounds.every_standing(), View()).issues
    assert [issue.status for issue in issues if issue.covered] == [Standing.UNCHANGED]
