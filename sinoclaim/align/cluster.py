"""Gather findings into disputes and claims into agreements: one contested point, with its positions."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sinoclaim.align.positions import Key, key_of, positions_of
from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Agreement, Dispute, Finding, Kind, Silence


class _Groups:
    """Union-find over claims; the representative is always the smallest key, so the order of joining is immaterial."""

    def __init__(self) -> None:
        self.parent: dict[Key, Key] = {}

    def root(self, key: Key) -> Key:
        """Return the representative of a key's group."""
        while self.parent.setdefault(key, key) != key:
            key = self.parent[key]
        return key

    def join(self, a: Key, b: Key) -> None:
        """Put two keys into one group."""
        first, second = sorted((self.root(a), self.root(b)))
        self.parent[second] = first


def disputes(findings: Sequence[Finding], copies: Mapping[str, str]) -> tuple[Dispute, ...]:
    """Gather findings of one kind that share a claim; ``copies`` maps a copied document to the one it counts as."""
    groups: dict[Kind, _Groups] = defaultdict(_Groups)
    for finding in findings:
        a, b = (key_of(claim) for claim in finding.claims)
        groups[finding.kind].join(a, b)
    gathered: dict[tuple[Kind, Key], list[Finding]] = defaultdict(list)
    for finding in findings:
        gathered[finding.kind, groups[finding.kind].root(key_of(finding.claims[0]))].append(finding)
    made = []
    for kind, root in sorted(gathered):
        members = sorted(gathered[kind, root], key=lambda f: (-f.confidence, f.id))
        digest = hashlib.sha256("\x1e".join(sorted(f.id for f in members)).encode()).hexdigest()[:16]
        made.append(
            Dispute(
                id=f"d1:{digest}",
                topic=members[0].topic,
                slot=kind,
                positions=positions_of(members, copies),
                findings=tuple(f.id for f in members),
            )
        )
    return tuple(made)


def agreements(agreeing: Sequence[tuple[Silence, str]]) -> tuple[Agreement, ...]:
    """Gather pairs that say the same of one thing; each comes with its topic."""
    groups = _Groups()
    claims: dict[Key, Claim] = {}
    topics: dict[Key, str] = {}
    for pair, topic in agreeing:
        a, b = pair.claims
        groups.join(key_of(a), key_of(b))
        for claim in (a, b):
            claims[key_of(claim)] = claim
            topics.setdefault(key_of(claim), topic)
    gathered: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(claims):
        gathered[groups.root(key)].append(key)
    return tuple(
        Agreement(topic=topics[root], claims=tuple(claims[key] for key in gathered[root])) for root in sorted(gathered)
    )
