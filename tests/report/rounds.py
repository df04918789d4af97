"""Make guard's rounds by hand, and reports whose findings somebody has decided on."""

from __future__ import annotations

from dataclasses import replace

from sinoclaim.model.curated import CuratedClaim, Drift, Guarded, GuardReport, Support, Witness, WitnessState
from sinoclaim.model.decision import Decision, Ruling, Stale, Standing
from sinoclaim.model.finding import Finding
from sinoclaim.model.report import Report
from tests.report import factory


def decided(finding: Finding, standing: Standing, reason: str = "the chapter is wrong") -> Finding:
    first, second = sorted(claim.quote for claim in finding.claims)
    made = Decision(
        fingerprint=finding.id, rule=finding.rule, ruling=Ruling.DISMISSED, reason=reason, witness=(first, second),
        expires="2027-06-30",
    )  # fmt: skip
    return replace(finding, status=standing, decision=made)


def every_standing(reason: str = "the chapter is wrong") -> Report:
    """A report with a finding of each standing."""
    report = factory.full()
    standings = (Standing.NEW, Standing.UNCHANGED, Standing.UPDATED, Standing.EXPIRED)
    pairs = zip(report.findings, standings, strict=True)
    findings = (f if standing is Standing.NEW else decided(f, standing, reason) for f, standing in pairs)
    return replace(report, findings=tuple(findings), stale=(stale(),))


def stale(standing: Standing = Standing.ABSENT) -> Stale:
    made = Decision(
        fingerprint="sc1:ffffffffffffffff", rule="SC101", ruling=Ruling.ACCEPTED, reason="known", witness=("a", "b")
    )
    return Stale(decision=made, standing=standing)


def curated(name: str, statement: str, line: int, *witnesses: Witness) -> CuratedClaim:
    return CuratedClaim(id=name, statement=statement, evidence=witnesses, file="claims/port-arthur.toml", line=line)


def guarded(evil: str = "", name: str = "b.txt") -> GuardReport:
    """A round with a supported, a contradicted, an unsupported claim, evidence of every drift, and a conflict."""
    report = factory.clash(evil, name)
    a, b = report.claims
    quotes = [Witness(source="a.txt", quote=quote) for quote in ("Port Arthur was handed over", f"was {evil} handed")]
    good = curated("good", "Port Arthur was handed over on 26 May 1955.", 5, quotes[0])
    bad = curated("bad", f"Port Arthur {evil} was handed over on 1 May 1955.", 12, *quotes)
    lone = curated("lone", f"Nobody {evil} says it.", 20, Witness(source="z.txt", quote="gone"))
    own = factory.claim(factory.document(bad.name, bad.statement), bad.statement, "handed over")
    other = factory.claim(factory.document(good.name, good.statement), good.statement, "handed over")
    against = factory.finding(own, a, ("1 May 1955", "26 May 1955"), number=7)
    conflict = factory.finding(other, own, ("26 May 1955", "1 May 1955"), number=8)
    held, changed = (
        WitnessState(witness=quotes[0], drift=Drift.HELD, document="a.txt", start=0, end=27, nearest=quotes[0].quote),
        WitnessState(
            witness=quotes[1], drift=Drift.CHANGED, document=b.document, start=b.span.start, end=b.span.end,
            nearest=b.quote, likeness=800,
        ),
    )  # fmt: skip
    gone = WitnessState(witness=lone.evidence[0], drift=Drift.SOURCE_GONE)
    return GuardReport(
        claims=(
            Guarded(claim=good, support=Support.SUPPORTED, agreeing=(a,), findings=(conflict,), witnesses=(held,)),
            Guarded(
                claim=bad, support=Support.CONTRADICTED, findings=(against, conflict), witnesses=(held, changed)
            ),
            Guarded(claim=lone, support=Support.UNSUPPORTED, witnesses=(gone,)),
        ),
        conflicts=(conflict,),
        report=report,
        stale=(stale(), stale(Standing.EXPIRED)),
    )  # fmt: skip
