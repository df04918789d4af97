"""Know what each document speaks of, so that what both tell only once is taken for one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sinoclaim.model.claim import Claim
from sinoclaim.quantities.values import Quantity

UNKNOWN = "name:"


def figure_key(quantity: Quantity) -> str:
    """Return what a figure counts: its unit, or the noun of a plain count."""
    return quantity.noun if quantity.unit == "count" else f"{quantity.unit}/{quantity.kind}"


@dataclass(frozen=True, slots=True)
class Setting:
    """The known names, frames and figures of every document of a corpus, by its name."""

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    frames: Mapping[str, Counter[str]] = field(default_factory=dict)
    figures: Mapping[str, Counter[str]] = field(default_factory=dict)

    def shared_names(self, a: Claim, b: Claim) -> int:
        """Return how many known entities the documents of two claims both name."""
        none: frozenset[str] = frozenset()
        return len(self.names.get(a.document, none) & self.names.get(b.document, none))

    def told_once(self, a: Claim, b: Claim) -> bool:
        """Tell whether both documents tell of the claims' frame just once."""
        first, second = self.frames.get(a.document), self.frames.get(b.document)
        return first is not None and second is not None and first[a.frame] == 1 and second[b.frame] == 1

    def counted_once(self, a: Claim, p: Quantity, b: Claim, q: Quantity) -> bool:
        """Tell whether each document has just one figure for what ``p`` and ``q`` count."""
        first, second = self.figures.get(a.document), self.figures.get(b.document)
        return first is not None and second is not None and first[figure_key(p)] == 1 and second[figure_key(q)] == 1


def settings_of(claims: Sequence[Claim]) -> Setting:
    """Return the setting of a corpus from all its claims; notes do not count."""
    names: dict[str, set[str]] = {}
    frames: dict[str, Counter[str]] = {}
    figures: dict[str, dict[int, str]] = {}
    for claim in claims:
        known = (entity for entity in claim.context if not entity.startswith(UNKNOWN))
        names.setdefault(claim.document, set()).update(known)
        if not claim.note:
            frames.setdefault(claim.document, Counter())[claim.frame] += 1
        counted = figures.setdefault(claim.document, {})
        counted.update((quantity.start, figure_key(quantity)) for quantity in claim.quantities)
    return Setting(
        names={document: frozenset(found) for document, found in names.items()},
        frames=frames,
        figures={document: Counter(found.values()) for document, found in figures.items()},
    )
