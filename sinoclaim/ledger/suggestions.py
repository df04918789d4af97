"""Suggest reasons for a ruling, from what the program itself knows of a finding's weak points."""

from __future__ import annotations

from collections.abc import Iterator

from sinoclaim.model.claim import Claim, VoiceKind
from sinoclaim.model.decision import Ruling
from sinoclaim.model.finding import Finding, Kind, Verdict

_STATED = frozenset({"explicit", "none"})


def doubts(finding: Finding) -> tuple[str, ...]:
    """Return what speaks against a finding, each in words that can stand as the reason of a dismissal."""
    found = [doubt for claim in finding.claims for doubt in _of_claim(claim, finding.kind)]
    if finding.verdict is Verdict.TENSION:
        found.append("too little says that both mean one event")
    found += [f"{item.what}: {item.detail}" for item in finding.evidence if item.weight < 0]
    return tuple(dict.fromkeys(found))


def _of_claim(claim: Claim, kind: Kind) -> Iterator[str]:
    name = claim.document
    if claim.voice.kind is not VoiceKind.NARRATOR:
        yield f"{name} only reports what {claim.voice.speaker or 'somebody else'} said"
    if claim.hedged:
        yield f"{name} says it with reserve"
    if claim.conditional:
        yield f"{name} says it only of what might be"
    for role, filler in claim.roles:
        if filler.inherited:
            yield f"in {name} the {role} is taken from an earlier sentence, and may be another"
    if kind is Kind.DATE and claim.time and claim.time.anchor not in _STATED:
        yield f"the date in {name} is reckoned ({claim.time.anchor}), not stated"


def suggested(finding: Finding, ruling: Ruling) -> tuple[str, ...]:
    """Return reasons for a ruling, the likeliest first; there is always one."""
    (first, second), (left, right) = finding.claims, finding.values
    match ruling:
        case Ruling.ACCEPTED:
            return (f"{left} against {right}" + ("" if doubts(finding) else "; both sources say it outright"),)
        case Ruling.DISMISSED:
            return (*doubts(finding), "the two speak of different things")
        case Ruling.RESOLVED:
            return (f"{first.document} is right: {left}", f"{second.document} is right: {right}")
        case Ruling.DEFERRED:
            return ("to be looked at later",)
