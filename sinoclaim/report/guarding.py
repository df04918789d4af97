"""Put the numbers of a guard's round into sentences, and give its statements a place among the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sinoclaim.model.claim import Claim
from sinoclaim.model.curated import CuratedClaim, Drift, Guarded, GuardReport, Support
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Finding, Verdict
from sinoclaim.report.lines import LineIndex
from sinoclaim.report.numbering import Numbering, key_of
from sinoclaim.report.summary import counted


def numbering_of(guarded: GuardReport) -> Numbering:
    """Number the corpus as its own report does, then the statements: "k3" is the third, "k3.1" its first claim."""
    corpus = Numbering.of(guarded.report)
    statements = {entry.claim.name: _document(entry.claim) for entry in guarded.claims}
    sources = {name: f"k{number}" for number, name in enumerate(statements, start=1)}
    claims = {
        key_of(claim): f"{sources[claim.document]}.{claim.order + 1}"
        for claim in _statement_claims(guarded)
        if claim.document in sources
    }
    return replace(
        corpus,
        source_ids={**corpus.source_ids, **sources},
        claim_ids={**corpus.claim_ids, **claims},
        lines={**corpus.lines, **{name: LineIndex(document.text) for name, document in statements.items()}},
        by_name={**corpus.by_name, **statements},
    )


def _document(claim: CuratedClaim) -> Document:
    return Document(name=claim.name, text=claim.statement, language="")


def _statement_claims(guarded: GuardReport) -> list[Claim]:
    findings = [*guarded.conflicts, *(finding for entry in guarded.claims for finding in entry.findings)]
    return [claim for finding in findings for claim in finding.claims]


def contradictions(findings: Sequence[Finding]) -> list[Finding]:
    """Return the contradictions among findings that no decision covers."""
    return [finding for finding in findings if finding.is_open and finding.verdict is Verdict.CONTRADICTION]


def drifted(entry: Guarded) -> int:
    """Count the quotes of a claim that no longer stand where they should."""
    return sum(state.drift is not Drift.HELD for state in entry.witnesses)


def counts(guarded: GuardReport) -> dict[str, int]:
    """Count what a round found; "open" is what no decision covers."""
    by_support = {support: sum(entry.support is support for entry in guarded.claims) for support in Support}
    return {
        "claims": len(guarded.claims),
        "sound": sum(entry.sound for entry in guarded.claims),
        "supported": by_support[Support.SUPPORTED],
        "contradicted": by_support[Support.CONTRADICTED],
        "unsupported": by_support[Support.UNSUPPORTED],
        "drifted": sum(drifted(entry) > 0 for entry in guarded.claims),
        "unreadable": sum(not entry.readable for entry in guarded.claims),
        "conflicts_open": len(contradictions(guarded.conflicts)),
        "contradictions_open": len(contradictions(guarded.report.findings)),
        "stale_decisions": len(guarded.stale),
    }


def support_sentence(entry: Guarded) -> str:
    """Say what speaks for a claim, "" if nothing does."""
    passages = len({(claim.document, claim.span) for claim in entry.agreeing})
    held = sum(state.drift is Drift.HELD for state in entry.witnesses)
    said = [f"{counted(passages, 'passage')} {'agrees' if passages == 1 else 'agree'}"] if passages else []
    if held:
        said.append(
            "evidence stands" if held == len(entry.witnesses) else f"{held} of {len(entry.witnesses)} quotes stand"
        )
    return ", ".join(said)


def closing_sentence(guarded: GuardReport) -> str:
    """Say how the curated claims fared."""
    found = counts(guarded)
    if not found["claims"]:
        return "No curated claim was guarded."
    if found["sound"] == found["claims"] and not found["conflicts_open"] and not found["unsupported"]:
        return f"{counted(found['claims'], 'curated claim')}, all sound."
    parts = [
        (found["contradicted"], "contradicted"),
        (found["drifted"], "with evidence that drifted"),
        (found["unsupported"], "unsupported"),
        (found["conflicts_open"], "at odds with another"),
    ]
    told = ", ".join(f"{number} {what}" for number, what in parts if number)
    return f"{counted(found['claims'], 'curated claim')}, {found['sound']} sound" + (f"; {told}." if told else ".")
