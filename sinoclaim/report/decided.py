"""Say what decisions have to do with findings: which are covered, which came back, which decisions are stale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from sinoclaim.model.decision import Decision, Ruling, Stale, Standing
from sinoclaim.model.finding import Finding, Verdict
from sinoclaim.report.summary import counted
from sinoclaim.report.visible import one_line

_WHY_BACK: Final = {
    Standing.UPDATED: "what was judged has changed since",
    Standing.EXPIRED: "it has expired",
}


def ruled(decision: Decision) -> str:
    """Return a decision in words: its ruling, its reason, by whom and until when.

    >>> ruled(Decision(fingerprint="sc1:1", rule="SC101", ruling=Ruling.DISMISSED, reason="a misprint",
    ...                witness=("a", "b"), by="kx", expires="2027-06-30"))
    'dismissed: a misprint (by kx, until 2027-06-30)'
    """
    told = [f"by {decision.by}" if decision.by else "", f"until {decision.expires}" if decision.expires else ""]
    more = ", ".join(part for part in told if part)
    return one_line(f"{decision.ruling.value}: {decision.reason}" + (f" ({more})" if more else ""))


def come_back(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Say of each finding that a decision no longer covers why it is open again."""
    back = ((f.decision, _WHY_BACK[f.status]) for f in findings if f.decision is not None and f.status in _WHY_BACK)
    return tuple(dict.fromkeys(f"Was {ruled(decision)}; {why}." for decision, why in back))


def decided_sentence(findings: Sequence[Finding], *, shown: bool = False) -> str:
    """Count the findings that a decision covers, by verdict and by ruling; "" if there is none."""
    covered = [finding for finding in findings if not finding.is_open]
    if not covered:
        return ""
    verdicts = Counter(finding.verdict for finding in covered)
    rulings = Counter(finding.decision.ruling for finding in covered if finding.decision)
    what = " and ".join(counted(verdicts[verdict], verdict.value) for verdict in Verdict if verdicts[verdict])
    how = ", ".join(f"{rulings[ruling]} {ruling.value}" for ruling in Ruling if rulings[ruling])
    return f"{what} decided ({how})" + ("." if shown else "; --show-decided lists them.")


def decided_lines(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return a line for each finding that a decision covers."""
    return tuple(
        f"{finding.rule} {finding.message} {ruled(finding.decision)} · {finding.id}"
        for finding in findings
        if not finding.is_open and finding.decision is not None
    )


def stale_lines(stale: Sequence[Stale]) -> tuple[str, ...]:
    """Return a line for each decision that covers nothing any more, with the reason."""
    return tuple(f"{_why(item)} · {item.decision.fingerprint} {ruled(item.decision)}" for item in stale)


def _why(item: Stale) -> str:
    return "expired" if item.standing is Standing.EXPIRED else "no such finding"
