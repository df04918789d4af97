"""Check the place where the stages meet: what a run takes, counts, keeps and leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sinoclaim
from sinoclaim import pipeline
from sinoclaim.dates import edtf
from sinoclaim.engine import reader
from sinoclaim.errors import SinoclaimError
from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.model.document import Document, Origin
from sinoclaim.model.finding import Reason
from sinoclaim.model.report import Problem, Report
from sinoclaim.pipeline import CheckOptions
from tests.extract.rules_once import loaded_rules, prepared_apparatus

LEFT_IN_MAY = "Soviet troops left Port Arthur on 26 May 1955."
LEFT_IN_OCTOBER = "The last Soviet troops left Port Arthur in October 1954."
DIED = "斯大林于1953年3月5日逝世。"
DIED_EARLIER = "1953年3月2日，斯大林逝世。"
BY_CHINA = "The treaty of alliance was signed in Moscow on 14 February 1950 by Zhou Enlai."
BY_OTHERS = "The treaty of alliance was signed in Moscow on 14 February 1950 by Liu Shaoqi."


@pytest.fixture(autouse=True)
def _prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Building the automata takes a tenth of a second, and every run would do it."""

    def prepare(_rules: object) -> Apparatus:
        return prepared_apparatus()

    monkeypatch.setattr(reader, "prepare", prepare)


def documents(*texts: str) -> list[Document]:
    return [Document.from_text(f"{name}.txt", text) for name, text in zip("abcdef", texts, strict=False)]


def check(*texts: str, options: CheckOptions | None = None) -> Report:
    return pipeline.check(documents(*texts), loaded_rules(), options=options)


# --- what a document becomes -------------------------------------------------------------------------------------


def test_a_text_is_prepared_once() -> None:
    (plain,) = documents("20 January 1950\n\nZhou Enlai arrived in Moscow.")
    once = reader.prepared(plain, loaded_rules())
    assert once.blocks
    assert once.language == "en"
    assert reader.prepared(once, loaded_rules()) == once


def test_what_is_known_of_a_document_is_kept() -> None:
    written = edtf.read("1950-01-20")
    plain = Document.from_text("a.txt", "Yesterday Zhou Enlai arrived in Moscow.", origin=Origin(written=written))
    assert reader.prepared(replace(plain, language="en"), loaded_rules()).origin.written == written
    times = [claim.time.interval.edtf for claim in pipeline.extract(plain, loaded_rules()) if claim.time]
    assert times == ["1950-01-19"]


def test_the_verb_extract_reads_one_document() -> None:
    (document,) = documents(LEFT_IN_MAY)
    claims = sinoclaim.extract(document, rules=loaded_rules())
    assert claims == pipeline.extract(document, loaded_rules())
    assert [claim.frame for claim in claims] == ["withdraw"]


# --- what a run finds --------------------------------------------------------------------------------------------


def test_a_run_finds_what_contradicts() -> None:
    report = check(LEFT_IN_MAY, LEFT_IN_OCTOBER)
    (found,) = report.findings
    assert (found.kind, found.rule) == ("date", "SC101")
    (dispute,) = report.disputes
    assert [(position.value, position.independent) for position in dispute.positions] == [
        ("26 May 1955", 1),
        ("October 1954", 1),
    ]
    assert report.rules_digest == loaded_rules().digest


def test_nothing_in_nothing_out() -> None:
    for report in (check(), check(""), check("", ""), check("The winter was long.", "It rained.")):
        assert not report.findings + report.disputes + report.agreements
        assert report.coverage.compared_pairs == 0


def test_one_source_alone_can_only_contradict_itself() -> None:
    (finding,) = check(f"{LEFT_IN_MAY}\n\n{LEFT_IN_OCTOBER}").findings
    assert finding.rule == "SC151"
    assert {claim.document for claim in finding.claims} == {"a.txt"}


def test_findings_are_sorted_by_confidence() -> None:
    report = check(f"{LEFT_IN_MAY} {DIED}", f"{LEFT_IN_OCTOBER} {DIED_EARLIER}", BY_CHINA, BY_OTHERS)
    order = [(-finding.confidence, finding.id) for finding in report.findings]
    assert len(order) >= 2
    assert order == sorted(order)


def test_documents_are_sorted_by_name() -> None:
    report = pipeline.check(documents(LEFT_IN_OCTOBER, LEFT_IN_MAY)[::-1], loaded_rules())
    assert [document.name for document in report.documents] == ["a.txt", "b.txt"]
    assert [claim.document for claim in report.claims] == ["a.txt", "b.txt"]


def test_sources_that_agree_are_reported_too() -> None:
    report = check(LEFT_IN_MAY, LEFT_IN_MAY.replace("left", "evacuated"))
    assert not report.findings
    (agreement,) = report.agreements
    assert [claim.document for claim in agreement.claims] == ["a.txt", "b.txt"]
    assert agreement.topic


def test_a_copy_is_no_second_witness() -> None:
    scene = (
        "The guns of the fortress had been greased, the barracks swept and the maps put into sealed boxes; in the "
        "harbour the transports lay under steam, and the band of the garrison played on the quay until it was dark. "
    )
    report = check(scene + LEFT_IN_MAY, scene + LEFT_IN_MAY, LEFT_IN_OCTOBER)
    (dispute,) = report.disputes
    assert [(position.value, len(position.claims), position.independent) for position in dispute.positions] == [
        ("26 May 1955", 2, 1),
        ("October 1954", 1, 1),
    ]
    assert dict(report.coverage.silences)[Reason.COPY] >= 1


# --- what is asked for -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (CheckOptions(), True),
        (CheckOptions(select=("SC1",)), True),
        (CheckOptions(select=("SC101", "SC9")), True),
        (CheckOptions(select=("SC2",)), False),
        (CheckOptions(ignore=("SC2",)), True),
        (CheckOptions(ignore=("SC1",)), False),
        (CheckOptions(select=("SC1",), ignore=("SC101",)), False),
        (CheckOptions(min_confidence=1000), False),
        (CheckOptions(min_confidence=1), True),
        (CheckOptions(language="en"), True),
        (CheckOptions(language="ru"), False),
    ],
)
def test_options(options: CheckOptions, *, kept: bool) -> None:
    report = check(LEFT_IN_MAY, LEFT_IN_OCTOBER, options=options)
    assert bool(report.findings) is kept
    assert bool(report.disputes) is kept


def test_one_language_is_read_alone() -> None:
    report = check(LEFT_IN_MAY, DIED, options=CheckOptions(language="zh"))
    assert [document.name for document in report.documents] == ["b.txt"]
    assert report.coverage.sources_read == 1


def test_silences_are_counted_always_and_kept_on_demand() -> None:
    plan = "Soviet troops were to leave Port Arthur by the end of 1952."
    counted = check(LEFT_IN_MAY, plan)
    assert not counted.silences
    assert dict(counted.coverage.silences)[Reason.PHASE] == 1
    left, planned = documents(LEFT_IN_MAY, plan)
    kept = pipeline.compare(left, planned, loaded_rules())
    assert [silence.reason for silence in kept.silences] == [Reason.PHASE]


# --- what is counted ---------------------------------------------------------------------------------------------


def test_coverage() -> None:
    problem = Problem(path="torn.pdf", message="cannot be read; install the extra 'pdf'")
    report = pipeline.check(
        documents(f"{LEFT_IN_MAY} Stalin received Mao.", LEFT_IN_OCTOBER), loaded_rules(), problems=[problem]
    )
    counted = report.coverage
    assert (counted.sources_read, counted.sources_skipped) == (2, 1)
    assert counted.sentences == 3
    assert counted.claims == len(report.claims)
    assert counted.undated == sum(claim.time is None for claim in report.claims) == 1
    assert counted.compared_pairs >= 1
    assert report.problems == (problem,)


def test_a_language_without_rules_is_counted_and_left_alone() -> None:
    polish = "Wojska radzieckie opuściły Port Artur w maju 1955 roku, a potem wróciły do domu, gdzie było ciepło."
    report = check(polish)
    assert not report.claims
    assert report.coverage.sentences + report.coverage.not_understood >= 1


def test_times_that_no_anchor_resolves_are_counted() -> None:
    assert check("Three weeks after that he left. The next morning Mao arrived.").coverage.unresolved_times >= 1
    assert check(LEFT_IN_MAY).coverage.unresolved_times == 0


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    pipeline.check(documents(DIED, LEFT_IN_MAY), loaded_rules(), progress=lambda *row: told.append(row))
    assert told == [(1, 2), (2, 2)]


# --- the public verbs --------------------------------------------------------------------------------------------


def test_the_verb_check_is_the_pipeline() -> None:
    texts = documents(LEFT_IN_MAY, LEFT_IN_OCTOBER)
    assert sinoclaim.check(texts, rules=loaded_rules()) == pipeline.check(texts, loaded_rules())


def test_two_documents_of_one_name_are_refused() -> None:
    twice = [Document.from_text("a.txt", LEFT_IN_MAY), Document.from_text("a.txt", LEFT_IN_OCTOBER)]
    with pytest.raises(SinoclaimError):
        sinoclaim.check(twice, rules=loaded_rules())


def test_public_values_are_found_when_asked_for() -> None:
    assert sinoclaim.Document is Document
    with pytest.raises(AttributeError, match="no attribute"):
        sinoclaim.__getattr__("Nothing")
