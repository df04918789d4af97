"""Number the sources and claims of a report, and find the text behind a claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NewType

from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document
from sinoclaim.model.report import Report
from sinoclaim.report.citation import citation, locator
from sinoclaim.report.lines import LineIndex, Place

ClaimKey = NewType("ClaimKey", tuple[str, int, int, int])
"""A document's name, the claim's span and its count within the document; together they are unique in a report.

They are also the order of the claims, and cheaper to look up than a claim, which would be hashed whole."""


def key_of(claim: Claim) -> ClaimKey:
    """Return what identifies ``claim`` within one report."""
    return ClaimKey((claim.document, claim.span.start, claim.span.end, claim.order))


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The sources and claims of one report in their order, with the id that the report gives to each."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    source_ids: Mapping[str, str]
    claim_ids: Mapping[ClaimKey, str]
    lines: Mapping[str, LineIndex]
    by_name: Mapping[str, Document]

    @classmethod
    def of(cls, report: Report) -> Numbering:
        """Number the report: documents by name, claims by document and position."""
        documents = tuple(sorted(report.documents, key=lambda document: document.name))
        claims = tuple(sorted(_every_claim(report).values(), key=key_of))
        return cls(
            documents=documents,
            claims=claims,
            source_ids={document.name: f"s{number}" for number, document in enumerate(documents, start=1)},
            claim_ids={key_of(claim): f"c{number}" for number, claim in enumerate(claims, start=1)},
            lines={document.name: LineIndex(document.text) for document in documents},
            by_name={document.name: document for document in documents},
        )

    def source_id(self, claim: Claim) -> str:
        """Return the id of the source that makes ``claim``."""
        return self.source_ids[claim.document]

    def claim_id(self, claim: Claim) -> str:
        """Return the id of ``claim``."""
        return self.claim_ids[key_of(claim)]

    def citation(self, claim: Claim) -> str:
        """Return label and place in print of ``claim``, as far as they are known."""
        return citation(claim, self.by_name[claim.document])

    def locator(self, claim: Claim) -> str:
        """Return where ``claim`` stands in the printed work, "" if its source does not say."""
        return locator(claim, self.by_name[claim.document])

    def place(self, claim: Claim) -> Place:
        """Return the line and column at which ``claim`` starts."""
        return self.lines[claim.document].place(claim.span.start)


def _every_claim(report: Report) -> dict[ClaimKey, Claim]:
    """Gather the claims of the report, with those that only a finding or a silence mentions."""
    pairs = (*(finding.claims for finding in report.findings), *(silence.claims for silence in report.silences))
    positions = (position.claims for dispute in report.disputes for position in dispute.positions)
    agreed = (agreement.claims for agreement in report.agreements)
    links = (finding.links for finding in report.findings)
    groups = (report.claims, *pairs, *links, *positions, *agreed)
    return {key_of(claim): claim for group in groups for claim in group}
