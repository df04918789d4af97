"""Judge two parallel passages: sentences that say the same in nearly the same words, and differ in a detail.

One that has nearly all words of the other is its copy with something altered: every typed difference counts. One that
only tells the other again, in part, counts if exactly one detail differs; several make two events.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from sinoclaim.align.parallel import Laid, weight_of
from sinoclaim.compare.difference import Difference, Sort
from sinoclaim.compare.occasions import Speech, other_thing, other_time, uncertain, without_two_things
from sinoclaim.compare.rows import another_in_the_row
from sinoclaim.model.finding import Kind, Verdict
from sinoclaim.model.statement import TokenKind

COPIED: Final = 720
"""Part (of 1000) of both sentences that must be the same for one to be a copy of the other with something altered."""
COPIED_MOST: Final = 930
"""What that part comes to in the largest corpus."""
COPIED_LEAST: Final = 9
"""Weight that a copy must share: five words, or two names and a number."""
TOLD: Final = {
    Sort.NUMBER: 700,
    Sort.TIME: 800,
    Sort.OPPOSITE: 700,
    Sort.NEGATION: 800,
    Sort.MEMBER: 650,
    Sort.NAME: 850,
}
"""Part of the shorter sentence that the longer one must tell again, by the sort of what differs."""
TOLD_IN_CORPUS: Final = 880
"""The same where there is more than one sentence to choose from."""
TOLD_LEAST: Final = 6
TOLD_WHOLE_LEAST: Final = 4
WHOLE: Final = 950
"""Weight that must be shared; less is enough if the whole of the shorter sentence is told again."""
SHARED_A_BIT: Final = 2
"""Weight by which each doubling of a corpus raises what two sentences must share."""
COPIED_A_BIT: Final = 30
TOLD_A_BIT: Final = 10
"""Parts by which each doubling raises how much of them must be the same."""
VERBATIM: Final = 850
"""Part of its words from which a sentence speaks of the very thing that the other speaks of."""
BESIDE: Final = 4
"""Tokens from a figure within which a word is of it."""
SURE: Final = frozenset({Sort.NUMBER, Sort.TIME, Sort.OPPOSITE, Sort.NEGATION})
"""Differences that count wherever they fill one slot; the others must stand in one place."""
DENYING: Final = frozenset({Sort.NEGATION, Sort.OPPOSITE})
"""Differences beside which another name makes two events: one refused, another signed."""
MOST: Final = 950
"""The highest confidence."""
LESS: Final = 100
"""By how much less sure a sentence told again is than a copy, and a tension twice as much."""


class Contrast(NamedTuple):
    """A conflict of two passages: what differs, how firmly, and how sure it is (0 to 1000)."""

    differences: tuple[Difference, ...]
    verdict: Verdict
    confidence: int


def judge_passages(
    laid: Laid, found: Sequence[Difference], speech: Speech, *, bits: int = 0, telling: int | None = None
) -> Contrast | None:
    """Return the conflict of two sentences, or ``None``.

    ``bits`` says how large the corpus is: where there is much to choose from, likeness proves less. ``telling`` is the
    weight of what both share, the commoner the less (by default, all of it counts).
    """
    found = without_two_things(laid, found)
    if any(not _is_rank(laid, d) for d in found) and another_in_the_row(laid.a.quote, laid.b.quote):
        return None  # two occasions that are counted
    if not found or uncertain(laid, speech) or other_time(laid, found, speech.wording):
        return None
    if _share(laid, found) < VERBATIM and other_thing(laid):
        return None
    shared = (laid.shared if telling is None else telling) - SHARED_A_BIT * bits
    return _judge_copy(laid, found, shared, bits) or _judge_told(laid, found, shared, bits)


def _is_rank(laid: Laid, difference: Difference) -> bool:
    """Tell whether a difference is that of two ordinals: the first, the third."""
    amount = laid.a.tokens[difference.left[0]].amount if difference.left else None
    return amount is not None and amount.ordinal


def _places(found: Sequence[Difference], side: int) -> set[int]:
    """Return the places of what differs, which counts neither for nor against likeness; a denied word is a like one."""
    return {p for d in found if d.sort is not Sort.NEGATION for p in (d.left, d.right)[side]}


def _share(laid: Laid, found: Sequence[Difference]) -> int:
    """Return how much of the side that is less like the other both sides share (0 to 1000)."""
    return min(laid.covered(side, _places(found, side)) for side in (0, 1))


def _judge_copy(laid: Laid, found: Sequence[Difference], shared: int, bits: int) -> Contrast | None:
    """Judge two sentences of which one may be a copy of the other with something altered."""
    part = _share(laid, found)
    if part < min(COPIED_MOST, COPIED + COPIED_A_BIT * bits) or shared < COPIED_LEAST:
        return None
    kept = tuple(d for d in found if d.faces or d.sort in SURE)
    firm = tuple(d for d in kept if d.sort is not Sort.ONLY)
    if firm:
        return Contrast(firm, Verdict.CONTRADICTION, min(MOST, part))
    return Contrast(kept, Verdict.TENSION, part - 2 * LESS) if kept else None


def _judge_told(laid: Laid, found: Sequence[Difference], shared: int, bits: int) -> Contrast | None:
    """Judge two sentences of which the longer may tell the shorter again."""
    totals = [sum(weight_of(token) for token in statement.tokens) for statement in (laid.a, laid.b)]
    side = 0 if totals[0] <= totals[1] else 1
    part = _told(laid, side, _places(found, side))
    if all(_names_left(laid, side, _places(found, side)) for side in (0, 1)):
        return None
    if shared < (TOLD_WHOLE_LEAST if part >= WHOLE else TOLD_LEAST):
        return None
    if _two_predicates(laid, found):
        return None
    kept = tuple(d for d in found if part >= _needed(d, bits) and _counts(laid, d))
    rivals = [d for d in found if d not in kept and (d.sort is not Sort.NAME or (kept[:1] and kept[0].sort in DENYING))]
    return Contrast(kept, Verdict.CONTRADICTION, part - LESS) if len(kept) == 1 and not rivals else None


def _two_predicates(laid: Laid, found: Sequence[Difference]) -> bool:
    """Tell whether both figures that differ have words of their own beside them: 20 were killed, 300 were hurt."""
    if not found or any(d.sort is not Sort.NUMBER or _is_rank(laid, d) for d in found):
        return False
    return all(_worded_apart(laid, side, _places(found, side)) for side in (0, 1))


def _worded_apart(laid: Laid, side: int, figures: set[int]) -> bool:
    """Tell whether a word that the other side lacks stands beside a figure."""
    tokens = (laid.a.tokens, laid.b.tokens)[side]
    words = {p for p in laid.open_in(side) if tokens[p].kind is TokenKind.WORD} - figures
    return any(abs(word - figure) <= BESIDE for word in words for figure in figures)


def _names_left(laid: Laid, side: int, apart: set[int]) -> bool:
    """Tell whether a side names something of which the other has no word, besides what differs."""
    tokens, taken = ((laid.a.tokens, laid.pairs), (laid.b.tokens, laid.back))[side]
    groups = {t.group for t in tokens if t.kind is TokenKind.NAME}
    return bool(groups - {tokens[place].group for place in (*taken, *apart)})


def _told(laid: Laid, side: int, apart: set[int]) -> int:
    """Return of 1000 the part of the shorter side that the other tells too.

    Where the other opens with a pronoun for the subject, its name is not missed.
    """
    statement, other = ((laid.a, laid.b), (laid.b, laid.a))[side]
    if other.tokens and other.tokens[0].pronoun:
        taken = (laid.pairs, laid.back)[side]
        apart = apart | {p for p, t in enumerate(statement.tokens) if t.kind is TokenKind.NAME and p not in taken}
    return laid.covered(side, apart)


def _needed(difference: Difference, bits: int) -> int:
    """Return the part of the shorter sentence that must be told again; in a corpus of any size, nearly all of it."""
    least = TOLD.get(difference.sort, 1001)
    return max(least, TOLD_IN_CORPUS + bits * TOLD_A_BIT) if bits else least


def _counts(laid: Laid, difference: Difference) -> bool:
    """Tell whether a difference counts where one sentence is only told again in the other."""
    if difference.sort is Sort.OPPOSITE and laid.a.tokens[difference.left[0]].kind is TokenKind.FUNCTION:
        return False
    if difference.sort in SURE or (difference.kind is Kind.PLACE and laid.shared >= TOLD_LEAST):
        return True
    return difference.faces and difference.sort is Sort.NAME
