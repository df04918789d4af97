"""Make reports by hand, so that rendering is tested apart from finding."""

from __future__ import annotations

from decimal import Decimal

from sinoclaim.dates.values import Day, Interval, Precision
from sinoclaim.model.claim import Claim, ClaimTime, Filler, Phase, Step
from sinoclaim.model.document import Document, Origin
from sinoclaim.model.finding import (
    Agreement,
    Dispute,
    Evidence,
    Finding,
    Kind,
    Position,
    Reason,
    Silence,
    Verdict,
)
from sinoclaim.model.report import Coverage, Problem, Report
from sinoclaim.model.span import Span
from sinoclaim.quantities.values import Closeness, Quantity

MAY_26 = Interval(edtf="1955-05-26", earliest=Day(2435254), latest=Day(2435254), precision=Precision.DAY)
OCTOBER_26 = Interval(edtf="1955-10-26", earliest=Day(2435407), latest=Day(2435407), precision=Precision.DAY)
YEAR_1952 = Interval(edtf="../1952-12-31", earliest=None, latest=Day(2434378), precision=Precision.YEAR)


def document(name: str, text: str, *, language: str = "en", written: Interval | None = None) -> Document:
    return Document(name=name, text=text, language=language, origin=Origin(written=written))


def claim(  # noqa: PLR0913 -- a claim has many parts
    source: Document,
    quote: str,
    cue: str,
    *,
    time: tuple[Interval, str] | None = None,
    quantities: tuple[tuple[str, int], ...] = (),
    roles: tuple[tuple[str, str, str], ...] = (),
    order: int = 0,
    frame: str = "transfer",
) -> Claim:
    """Make a claim of ``source``; ``roles`` are role, words, entity ("" for none); ``quantities`` words and value."""
    start = source.text.index(quote)

    def at(words: str) -> Span:
        found = source.text.index(words, start)
        return Span(found, found + len(words))

    return Claim(
        document=source.name,
        order=order,
        span=Span(start, start + len(quote)),
        quote=quote,
        frame=frame,
        cue=at(cue),
        phase=Phase.COMPLETED,
        roles=tuple(
            (role, Filler(span=at(words), text=words, entities=(entity,) if entity else ()))
            for role, words, entity in sorted(roles)
        ),
        time=ClaimTime(interval=time[0], text=time[1]) if time else None,
        quantities=tuple(
            Quantity(
                start=at(words).start,
                end=at(words).end,
                text=words,
                stated=Decimal(value),
                low=Decimal(value),
                high=Decimal(value),
                unit="person",
                closeness=Closeness.EXACT,
            )
            for words, value in quantities
        ),
        language=source.language,
        trail=(Step(rule=f"frame.{frame}", text=cue, result=frame),),
    )


def finding(  # noqa: PLR0913 -- as above
    left: Claim,
    right: Claim,
    values: tuple[str, str],
    *,
    kind: Kind = Kind.DATE,
    rule: str = "SC101",
    topic: str = "handover of Port Arthur",
    message: str = "",
    verdict: Verdict = Verdict.CONTRADICTION,
    number: int = 1,
) -> Finding:
    return Finding(
        id=f"sc1:{number:016x}",
        rule=rule,
        kind=kind,
        verdict=verdict,
        confidence=900,
        topic=topic,
        message=message or f"One event has two dates that share no day: {values[0]} and {values[1]}.",
        claims=(left, right),
        values=values,
        evidence=(Evidence(what="theme", detail="both name port-arthur", weight=4),),
    )


def report_of(  # noqa: PLR0913 -- as above
    documents: tuple[Document, ...],
    claims: tuple[Claim, ...],
    *,
    findings: tuple[Finding, ...] = (),
    disputes: tuple[Dispute, ...] = (),
    agreements: tuple[Agreement, ...] = (),
    problems: tuple[Problem, ...] = (),
    silences: tuple[Silence, ...] = (),
) -> Report:
    reasons = tuple(sorted((silence.reason.value, 1) for silence in silences))
    return Report(
        documents=documents,
        claims=claims,
        findings=findings,
        disputes=disputes,
        agreements=agreements,
        problems=problems,
        silences=silences,
        coverage=Coverage(
            sources_read=len(documents),
            sources_skipped=len(problems),
            sentences=len(claims) + 3,
            claims=len(claims),
            undated=sum(not made.time for made in claims),
            compared_pairs=len(findings) + len(silences),
            silences=reasons,
        ),
        rules_digest="sha256:" + "0" * 64,
    )


def clash(evil: str = "", name: str = "b.txt") -> Report:
    """Two documents that disagree on a month; the evil text stands in a quoted sentence."""
    one = document("a.txt", "Port Arthur was handed over on 26 May 1955.", written=YEAR_1952)
    other = document(name, f"Port Arthur {evil} was handed over on 26 October 1955.")
    left = claim(one, one.text, "handed over", time=(MAY_26, "26 May 1955"))
    right = claim(other, other.text, "was handed over", time=(OCTOBER_26, "26 October 1955"))
    return report_of((one, other), (left, right), findings=(finding(left, right, ("26 May 1955", "26 October 1955")),))


def calm() -> Report:
    """One document, one claim, nothing to flag."""
    only = document("a.txt", "Port Arthur was handed over on 26 May 1955.")
    return report_of((only,), (claim(only, only.text, "handed over", time=(MAY_26, "26 May 1955")),))


def full() -> Report:
    """A report with every part in it: several positions, three languages, agreements, problems, silences."""
    chronicle = document(
        "chronicle/harbours.txt",
        "The garrison of the fortress at Port Arthur, which the allies had shared since the end of the war against "
        "Japan and which two later agreements had confirmed in part, was finally withdrawn by the Soviet command "
        "on 26 May 1955,\nwhen the last train with soldiers left the town in the presence of a large crowd, and "
        "the installations passed without payment into Chinese hands.\nSome 60,000 soldiers had served there.\n"
        "Mongolia stayed independent.",
        written=YEAR_1952,
    )
    chinese = document("回忆录.txt", "苏军于1955年10月26日从旅顺口全部撤退。驻军有八万人。蒙古独立。", language="zh")
    russian = document(
        "записки.txt",
        "Советские войска покинули Порт-Артур 26 мая 1955 года. Монголия осталась независимой.",
        language="ru",
    )
    forum = document("forum.txt", "The Russians never left Port Arthur in 1955. Outer Mongolia kept independence.")
    long_quote = chronicle.text[: chronicle.text.index("Some 60,000")].strip()
    c1 = claim(chronicle, long_quote, "withdrawn", time=(MAY_26, "26 May 1955"), frame="withdraw")
    c2 = claim(chronicle, "Some 60,000 soldiers had served there.", "served", quantities=(("60,000", 60000),), order=1)
    c3 = claim(chronicle, "Mongolia stayed independent.", "stayed", order=2)
    z1 = claim(chinese, "苏军于1955年10月26日从旅顺口全部撤退。", "撤退", time=(OCTOBER_26, "1955年10月26日"))
    z2 = claim(chinese, "驻军有八万人。", "有", quantities=(("八万", 80000),), order=1)
    r1 = claim(russian, "Советские войска покинули Порт-Артур 26 мая 1955 года.", "покинули",
               time=(MAY_26, "26 мая 1955 года"))  # fmt: skip
    f1 = claim(forum, "The Russians never left Port Arthur in 1955.", "never left")
    f2 = claim(forum, "Outer Mongolia kept independence.", "kept", order=1)
    topic = "withdrawal from Port Arthur"
    dates = finding(c1, z1, ("26 May 1955", "26 October 1955"), topic=topic, number=1)
    more = finding(z1, r1, ("26 October 1955", "26 May 1955"), topic=topic, number=2)
    troops = finding(
        c2, z2, ("60,000", "80,000"), kind=Kind.NUMBER, rule="SC201", topic="strength of the garrison at Port Arthur",
        message="One quantity has two figures whose ranges do not meet: 60,000 and 80,000.", number=3,
    )  # fmt: skip
    denial = finding(
        c1, f1, ("withdrawn", "never left"), kind=Kind.POLARITY, rule="SC501", topic=topic, number=4,
        message="One source says that it happened, another that it did not.", verdict=Verdict.TENSION,
    )  # fmt: skip
    disputes = (
        Dispute(
            id="d1:0000000000000001", topic=topic, slot=Kind.DATE, findings=(dates.id, more.id),
            positions=(
                Position(value="26 May 1955", claims=(c1, r1), independent=2),
                Position(value="26 October 1955", claims=(z1,), independent=1),
            ),
        ),
        Dispute(
            id="d1:0000000000000002", topic="state of the garrison", slot=Kind.POLARITY, findings=(denial.id,),
            positions=(
                Position(value="withdrawn in May 1955", claims=(c1,), independent=1),
                Position(value="withdrawn in October 1955", claims=(z1,), independent=1),
                Position(value="never left", claims=(f1,), independent=1),
            ),
        ),
    )  # fmt: skip
    return report_of(
        (chronicle, chinese, russian, forum),
        (c1, c2, c3, f1, f2, r1, z1, z2),
        findings=(dates, more, troops, denial),
        disputes=disputes,
        agreements=(Agreement(topic="independence of Mongolia", claims=(c3, f2)),),
        problems=(Problem(path="scan.pdf", message="no text layer; run an OCR program over it first"),),
        silences=(
            Silence(claims=(c1, r1), reason=Reason.AGREES, detail="both give 26 May 1955",
                    evidence=(Evidence(what="theme", detail="both name port-arthur", weight=4),)),
            Silence(claims=(f1, z1), reason=Reason.PRECISION, detail="a year and a day of that year"),
        ),
    )  # fmt: skip
