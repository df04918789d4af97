"""Tell which finding is covered by which decision, and which decisions cover nothing any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.align.score import alike
from sinoclaim.ledger.decisions_file import even, is_day
from sinoclaim.model.decision import Decision, Ruling, Stale, Standing
from sinoclaim.model.finding import Finding

SIMILAR: Final = 600
"""Likeness, of 1000, from which one quote is taken for another that was edited."""


def witness_of(finding: Finding) -> tuple[str, str]:
    """Return the two quotes of a finding as decisions keep them: white space made even, in sorted order."""
    first, second = sorted(even(claim.quote) for claim in finding.claims)
    return first, second


def decide(finding: Finding, ruling: Ruling, reason: str, *, by: str = "", expires: str = "") -> Decision:
    """Return the decision that rules on a finding as it stands."""
    return Decision(
        fingerprint=finding.id, rule=finding.rule, ruling=ruling, reason=reason,
        witness=witness_of(finding), by=by, expires=expires,
    )  # fmt: skip


def is_past(expires: str, today: str) -> bool:
    """Tell whether a decision's last day is over; what is no day counts as over. Without a ``today`` nothing is.

    >>> [is_past("2027-06-30", day) for day in ("2027-06-30", "2027-07-01", "")]
    [False, True, False]
    >>> is_past("June", "2027-01-01"), is_past("", "2027-01-01")
    (True, False)
    """
    if not today or not expires:
        return False
    return not is_day(expires) or today > expires


def settle(
    findings: Sequence[Finding], decisions: Sequence[Decision], today: str
) -> tuple[tuple[Finding, ...], tuple[Stale, ...]]:
    """Give each finding its standing, in the order given, and return the decisions that cover nothing, by fingerprint.

    A decision belongs to the findings with its fingerprint. One that has none may belong to a finding of its rule that
    no decision names, if one quote is the same and the other much alike: it was edited. ``today`` is an ISO 8601 date;
    with "" nothing expires.
    """
    named = {decision.fingerprint: decision for decision in decisions}
    edited = _edited(findings, named)
    settled = []
    for finding in findings:
        if (decision := named.get(finding.id)) is not None:
            settled.append(replace(finding, status=_standing(finding, decision, today), decision=decision))
        elif (decision := edited.get(finding.id)) is not None:
            settled.append(replace(finding, status=Standing.UPDATED, decision=decision))
        else:
            settled.append(replace(finding, status=Standing.NEW, decision=None))
    return tuple(settled), tuple(_stale(settled, decisions))


def _standing(finding: Finding, decision: Decision, today: str) -> Standing:
    if decision.witness != witness_of(finding):
        return Standing.UPDATED
    return Standing.EXPIRED if is_past(decision.expires, today) else Standing.UNCHANGED


def _stale(settled: Sequence[Finding], decisions: Sequence[Decision]) -> Iterator[Stale]:
    used = {finding.decision.fingerprint: finding.status for finding in settled if finding.decision}
    for decision in sorted(decisions, key=lambda made: made.fingerprint):
        standing = used.get(decision.fingerprint, Standing.ABSENT)
        if standing in {Standing.ABSENT, Standing.EXPIRED}:
            yield Stale(decision=decision, standing=standing)


def _edited(findings: Sequence[Finding], named: dict[str, Decision]) -> dict[str, Decision]:
    """Match the decisions and findings that are left, by the id of the finding: one to one, the most alike first."""
    made = {finding.id for finding in findings}
    free = [decision for fingerprint, decision in named.items() if fingerprint not in made]
    new = {finding.id: finding for finding in findings if finding.id not in named}
    scored = [
        (-likeness, finding.id, decision.fingerprint)
        for finding in new.values()
        for decision in free
        if decision.rule == finding.rule and (likeness := _likeness(decision.witness, witness_of(finding)))
    ]
    matched: dict[str, Decision] = {}
    taken: set[str] = set()
    for _, finding_id, fingerprint in sorted(scored):
        if finding_id not in matched and fingerprint not in taken:
            matched[finding_id] = named[fingerprint]
            taken.add(fingerprint)
    return matched


def _likeness(a: tuple[str, str], b: tuple[str, str]) -> int:
    """Return how alike the quotes that differ are, if one is the same in both pairs; 0 if none is, or too little."""
    best = max((alike(a[1 - i], b[1 - j]) for i in (0, 1) for j in (0, 1) if a[i] == b[j]), default=0)
    return best if best >= SIMILAR else 0
