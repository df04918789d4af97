"""Compare the sentences of a corpus that say the same in nearly the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sinoclaim.align.parallel import Laid
from sinoclaim.align.passages import crowd_of, parallels
from sinoclaim.compare.stated import Stated, claim_of, finding_of, stated
from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Finding, Silence
from sinoclaim.model.statement import Statement
from sinoclaim.rules import Rules


class Judged(NamedTuple):
    """What the frames have found and dropped."""

    findings: Sequence[Finding]
    silences: Sequence[Silence]


def side_by_side(
    statements: Sequence[Statement], claims: Sequence[Claim], judged: Judged, rules: Rules
) -> tuple[list[Claim], list[Finding]]:
    """Compare sentences that say the same in nearly the same words; return the claims they make, and the findings.

    What the frames have found between two sentences is not told again. A copy is compared too: what was altered in it
    is what it says differently. The new claims are numbered after the others of their document.
    """
    crowd = crowd_of(statements)
    quiet: dict[frozenset[str], list[Silence]] = defaultdict(list)
    for silence in judged.silences:
        quiet[frozenset(claim.document for claim in silence.claims)].append(silence)
    found = [
        conflict
        for laid in parallels(statements, rules.contrasts, crowd)
        if not any(_between(finding, laid) for finding in judged.findings)
        for conflict in stated(laid, rules, crowd, quiet[frozenset({laid.a.document, laid.b.document})])
    ]
    made = _claims(found, Counter(claim.document for claim in claims))
    return list(made.values()), [finding_of(c, made[_key(c.laid.a)], made[_key(c.laid.b)]) for c in found]


def _between(finding: Finding, laid: Laid) -> bool:
    """Tell whether a finding is between the very sentences that are set side by side."""
    spans = {(statement.document, statement.span) for statement in (laid.a, laid.b)}
    return all(any(c.document == name and span.touches(c.span) for name, span in spans) for c in finding.claims)


def _key(statement: Statement) -> tuple[str, int]:
    return statement.document, statement.span.start


def _claims(found: Sequence[Stated], taken: Mapping[str, int]) -> dict[tuple[str, int], Claim]:
    """Return a claim for each sentence that takes part in a conflict, by its document and place."""
    sides = {_key(statement): statement for c in found for statement in (c.laid.a, c.laid.b)}
    orders = Counter(taken)
    made: dict[tuple[str, int], Claim] = {}
    for key in sorted(sides):
        statement = sides[key]
        made[key] = claim_of(statement, orders[statement.document], found)
        orders[statement.document] += 1
    return made
