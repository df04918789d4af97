"""Know what each document speaks of, and what everybody speaks of.

What two documents both tell only once is taken for one thing; what many documents share says little of any two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sinoclaim.model.claim import Claim
from sinoclaim.quantities.values import Quantity

UNKNOWN = "name:"
FEW: Final = 15
"""Documents; what no more than these share says of two of them all that it can say (cf. inverse document frequency)."""


PLACES: Final = 4
"""Places of a figure, noughts at its end left out, from which it is taken for exact."""
DOUBT: Final = 25
"""Evidence by which each doubling of a corpus beyond ``FEW`` raises what is needed."""


CROWD: Final = 4000
"""Claims from which on a pair that is alike by chance is likelier than one that is about one event."""


class Sort(StrEnum):
    """What it is that documents share."""

    NAME = "name"
    WORD = "word"
    CLASS = "class"
    FRAME = "frame"
    FIGURE = "figure"


def figure_key(quantity: Quantity) -> str:
    """Return what a figure counts: its unit, or the noun of a plain count."""
    return quantity.noun if quantity.unit == "count" else f"{quantity.unit}/{quantity.kind}"


def exact_figure(quantity: Quantity) -> str:
    """Return a figure of at least four places with its unit, or "" for one that many things have alike."""
    digits = f"{quantity.stated:f}".partition(".")[0].rstrip("0")
    return f"{quantity.stated:f} {quantity.unit}" if len(digits) >= PLACES else ""


@dataclass(frozen=True, slots=True)
class Setting:
    """The known names, frames and figures of every document of a corpus, by its name."""

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    frames: Mapping[str, Counter[str]] = field(default_factory=dict)
    figures: Mapping[str, Counter[str]] = field(default_factory=dict)
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The exact figures of every document: nobody rounds to so many places."""
    spread: Mapping[tuple[Sort, str], int] = field(default_factory=dict)
    """In how many documents something stands, for what stands in more than ``FEW``."""
    chronicles: frozenset[str] = frozenset()
    """Documents whose headings give more than one date: each is that of the entry below it, not of the document."""
    documents: int = 0
    crowded: bool = False
    """Whether there are so many claims that likeness by chance is the rule: a volume of papers, not a folder."""
    explain: bool = True
    """Whether the evidence of pairs that are dropped is wanted too; nearly all are, and weighing takes time."""

    @property
    def large(self) -> bool:
        """Whether there are so many documents that what two of them share need not say anything."""
        return self.documents > FEW

    @property
    def doubt(self) -> int:
        """What evidence must bring on top in a large corpus: the more there is, the likelier two things look alike.

        >>> [Setting(documents=number).doubt for number in (3, 14, 80, 330)]
        [0, 0, 75, 125]
        """
        return DOUBT * (self.documents // FEW).bit_length()

    def telling(self, weight: int, sort: Sort, *things: str) -> int:
        """Return a weight made less by how many documents have even the rarest of the things that two share.

        >>> setting = Setting(spread={(Sort.CLASS, "telegram"): 150})
        >>> setting.telling(140, Sort.CLASS, "telegram"), setting.telling(140, Sort.CLASS, "telegram", "treaty")
        (14, 140)
        """
        rarest = min((self.spread.get((sort, thing), FEW) for thing in things), default=FEW)
        return weight * FEW // rarest

    def shared_names(self, a: Claim, b: Claim) -> int:
        """Return how many known entities the documents of two claims both name; common ones count for less."""
        none: frozenset[str] = frozenset()
        shared = self.names.get(a.document, none) & self.names.get(b.document, none)
        return sum(self.telling(1000, Sort.NAME, name) for name in shared) // 1000

    def told_once(self, a: Claim, b: Claim) -> bool:
        """Tell whether both documents tell of the claims' frame just once."""
        first, second = self.frames.get(a.document), self.frames.get(b.document)
        return first is not None and second is not None and first[a.frame] == 1 and second[b.frame] == 1

    def counted_once(self, a: Claim, p: Quantity, b: Claim, q: Quantity) -> bool:
        """Tell whether each document has just one figure for what ``p`` and ``q`` count."""
        first, second = self.figures.get(a.document), self.figures.get(b.document)
        return first is not None and second is not None and first[figure_key(p)] == 1 and second[figure_key(q)] == 1

    def has_figure(self, claim: Claim, quantity: Quantity) -> bool:
        """Tell whether the document of a claim has an exact figure too, of whatever it may be said there."""
        return exact_figure(quantity) in self.told.get(claim.document, frozenset())


def settings_of(claims: Sequence[Claim], *, explain: bool = True) -> Setting:
    """Return the setting of a corpus from all its claims; notes do not count."""
    names: dict[str, set[str]] = {}
    frames: dict[str, Counter[str]] = {}
    figures: dict[str, dict[int, str]] = {}
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        known = (entity for entity in claim.context if not entity.startswith(UNKNOWN))
        names.setdefault(claim.document, set()).update(known)
        if not claim.note:
            frames.setdefault(claim.document, Counter())[claim.frame] += 1
        counted = figures.setdefault(claim.document, {})
        counted.update((quantity.start, figure_key(quantity)) for quantity in claim.quantities)
        told[claim.document].update(filter(None, map(exact_figure, claim.quantities)))
    counted_figures = {document: Counter(found.values()) for document, found in figures.items()}
    return Setting(
        names={document: frozenset(found) for document, found in names.items()},
        frames=frames,
        figures=counted_figures,
        told={document: frozenset(found) for document, found in told.items()},
        spread=_spread(claims, counted_figures),
        chronicles=_chronicles(claims),
        documents=len(counted_figures),
        crowded=len(claims) > CROWD,
        explain=explain,
    )


def _chronicles(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the documents in which claims take their time from headings of several dates."""
    dates: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.time is not None and not claim.time.text:
            dates[claim.document].add(claim.time.interval.edtf)
    return frozenset(document for document, found in dates.items() if len(found) > 1)


def _spread(claims: Sequence[Claim], figures: Mapping[str, Counter[str]]) -> Mapping[tuple[Sort, str], int]:
    """Count in how many documents names, words, classes, frames and figures stand; what few have is left out."""
    if len(figures) <= FEW:
        return {}
    documents: dict[tuple[Sort, str], set[str]] = defaultdict(set)
    for claim in claims:
        documents[Sort.FRAME, claim.frame].add(claim.document)
        for sort, things in (
            (Sort.NAME, claim.context),
            (Sort.WORD, claim.words),
            (Sort.CLASS, [thing for _, filler in claim.roles for thing in (*filler.classes, filler.head)]),
        ):
            for thing in things:
                documents[sort, thing].add(claim.document)
    spread = {key: len(found) for key, found in documents.items() if len(found) > FEW}
    common = Counter(key for counter in figures.values() for key in counter)
    return spread | {(Sort.FIGURE, key): number for key, number in common.items() if number > FEW}
