"""Judge whether two claims are about one event: what speaks for it, what against, and which slots differ."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sinoclaim.align.fillers import Likened, Likeness, compare_fillers
from sinoclaim.align.nearness import days_apart
from sinoclaim.align.points import Aligned
from sinoclaim.align.score import common_words
from sinoclaim.align.setting import Setting, Sort
from sinoclaim.model.claim import Claim, ClaimTime
from sinoclaim.model.finding import Evidence
from sinoclaim.rules.frames import Frame, Trait
from sinoclaim.rules.names import NameTable

WEIGHTS: Final = {
    Likeness.SAME: 300,
    Likeness.PART: 200,
    Likeness.LIKE: 140,
    Likeness.OPEN: 0,
    Likeness.DIFFERENT: -600,
}
"""What a core role says; another role says a third of it. Inherited fillers count half."""
KNOWN: Final = frozenset({Likeness.SAME, Likeness.PART})
CONTEXT: Final = 25
WORDS: Final = 30
PAIR: Final = 12
"""A shared pair of Chinese characters says less than a shared word: a word of four characters makes three pairs."""
WORDS_MOST: Final = 180
SAME_WEEKS: Final = 90
SAME_SEASON: Final = 60
ONE_SUBJECT: Final = 36
"""Weights from which time and subject count as shown."""
TOLD_ONCE: Final = 60
"""What it says for one event that each document tells of such an event just once."""
SUBJECT: Final = 12
SUBJECT_MOST: Final = 120
NEAR: Final = ((1, 120), (31, 90), (120, 60), (400, 30), (1500, 0), (4000, -150))
"""Weight of two times that lie so many days apart; beyond the last, two events are meant."""
FAR: Final = -400


@dataclass(frozen=True, kw_only=True)
class Match:
    """Two claims side by side; ``roles`` says how each role's fillers relate.

    ``setting`` is that of the corpus. ``aligned`` is the turn that both tell, where they tell it in two frames. The
    evidence is weighed when it is asked for: most pairs conflict in no slot, and nobody asks.
    """

    a: Claim
    b: Claim
    frames: tuple[Frame, Frame]
    roles: dict[str, Likened]
    setting: Setting
    aligned: Aligned | None = None

    @property
    def frame(self) -> Frame:
        """The frame of the first claim, which is that of both if they are compared within one."""
        return self.frames[0]

    @property
    def told(self) -> bool:
        """Whether the two are set side by side as one turn told in two frames."""
        return self.aligned is not None

    @property
    def same_frame(self) -> bool:
        """Whether both claims are of one frame, and compared as such."""
        return self.a.frame == self.b.frame and self.aligned is None

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """What speaks for one event, and what against."""
        return tuple(_weighed(self))

    @cached_property
    def score(self) -> int:
        """The sum of the evidence."""
        return sum(item.weight for item in self.evidence)

    def both(self, trait: Trait) -> bool:
        """Tell whether something holds of the frames of both claims."""
        return all(trait in frame.traits for frame in self.frames)

    def identified(self) -> bool:
        """Tell whether both sides say what the event befell, or everything else shows that it is one event.

        What it befell is the first core role; but people do one thing in many places, so with them every core role must
        be known.
        """
        essential = self.frame.core if self.mobile() else self.frame.core[:1]
        known = {Likeness.SAME, Likeness.PART, Likeness.LIKE}
        if all(role in self.roles and self.roles[role].likeness in known for role in essential):
            return True
        return not self.mobile() and self.surrounded()

    def surrounded(self) -> bool:
        """Tell whether time, words and subject of the two pages together leave little room for a second event."""
        weights = {item.what: item.weight for item in self.evidence}
        if weights.get("time", 0) < SAME_WEEKS or weights.get("one subject", 0) < ONE_SUBJECT:
            return False
        return "told once" in weights or weights.get("words", 0) >= 2 * WORDS

    def one_occasion(self) -> bool:
        """Tell whether two accounts of what may happen again and again are shown to be of one occasion.

        By their times, by every participant, or by each document's telling of such a thing just once.
        """
        if self.frame.once:
            return True
        weights = {item.what: item.weight for item in self.evidence}
        if weights.get("time", 0) >= SAME_SEASON or weights.get("told once", 0) >= TOLD_ONCE // 2:
            return True
        core = [role for role in self.frame.core if role in self.roles]
        return len(core) > 1 and all(self.roles[role].likeness in KNOWN for role in core)

    def told_by_its_thing(self) -> bool:
        """Tell whether what it befell leaves no room for a second such event, however far the dates lie apart.

        A treaty of known name ends once, a person of known name dies once.
        """
        if Trait.FINAL not in self.frame.traits or not self.same_frame:
            return False
        like = self.roles.get(self.frame.core[0])
        return like is not None and like.likeness is Likeness.SAME

    def mobile(self) -> bool:
        """Tell whether the event is one in a person's life, of which there may be many."""
        return bool(self.frame.core) and "person" in self.frame.sorts.get(self.frame.core[0], ())

    def named_alike(self) -> bool:
        """Tell whether both sides say in their own words what it befell, by a noun of one class: a pact, the accord."""
        role = self.frame.core[0] if self.frame.core else ""
        like = self.roles.get(role)
        if like is None or like.likeness is not Likeness.LIKE:
            return False
        return not any(filler.inherited for side in (self.a, self.b) if (filler := side.role(role)))

    def partly(self) -> bool:
        """Tell whether what the event befell is on one side only a part of what it is on the other."""
        first = self.roles.get(self.frame.core[0]) if self.frame.core else None
        return first is not None and first.likeness is Likeness.PART

    def contained(self) -> bool:
        """Tell whether what befell one side is a place inside the other's, and not one of several things named."""
        return " / " in self.roles[self.frame.core[0]].detail

    def differing(self) -> tuple[str, ...]:
        """Return the roles whose fillers are different things."""
        return tuple(sorted(r for r, like in self.roles.items() if like.likeness is Likeness.DIFFERENT))


def _roles(a: Claim, b: Claim, names: NameTable) -> dict[str, Likened]:
    """Compare the fillers of every role of two claims; the roles of two frames have little to do with one another."""
    if a.frame != b.frame:
        return {}
    told = sorted({name for name, _ in (*a.roles, *b.roles)})
    return {role: compare_fillers(a.role(role), b.role(role), names) for role in told}


def _role_evidence(pair: Match) -> list[Evidence]:
    """Weigh the likeness of the roles of two claims of one frame."""
    evidence: list[Evidence] = []
    for role, like in pair.roles.items():
        left, right = pair.a.role(role), pair.b.role(role)
        weight = WEIGHTS[like.likeness]
        if like.likeness is Likeness.LIKE:
            weight = pair.setting.telling(weight, Sort.CLASS, *like.detail.split("+"))
        elif like.likeness in KNOWN and left and right:
            shared = set(left.entities) & set(right.entities)
            weight = max(weight // 3, pair.setting.telling(weight, Sort.NAME, *shared)) if shared else weight
        if role not in (pair.frame.core or ("theme",)):
            weight = weight // 3 if weight > 0 else 0
        elif left and right and (left.inherited or right.inherited):
            weight //= 2
        if weight:
            evidence.append(Evidence(what=f"role {role}: {like.likeness}", detail=like.detail, weight=weight))
    return evidence


def _time_evidence(a: ClaimTime | None, b: ClaimTime | None) -> list[Evidence]:
    """Return what the nearness of two times says for one event."""
    apart = days_apart(a, b)
    if apart is None:
        return []
    weight = next((weight for days, weight in NEAR if apart <= days), FAR)
    return [Evidence(what="time", detail=f"{apart} days apart", weight=weight)] if weight else []


def weight_of_word(word: str) -> int:
    """Return what a shared word, or a shared pair of Chinese characters, says for one event.

    >>> weight_of_word("garris"), weight_of_word("志愿")
    (30, 12)
    """
    return PAIR if word[0] >= "\u3400" else WORDS


def _context_evidence(a: Claim, b: Claim, setting: Setting) -> list[Evidence]:
    """Return what shared surroundings and shared words say for one event."""
    evidence = []
    shared = sorted(set(a.context) & set(b.context))
    if shared:
        weight = min(sum(setting.telling(CONTEXT, Sort.NAME, name) for name in shared), 4 * CONTEXT)
        evidence.append(Evidence(what="spoken of", detail="+".join(shared), weight=weight))
    words = common_words(a.words, b.words)
    if words:
        each = (setting.telling(weight_of_word(word), Sort.WORD, word) for word in words)
        weight = min(sum(each), WORDS_MOST)
        evidence.append(Evidence(what="words", detail=" ".join(words), weight=weight))
    return evidence


def match(
    a: Claim,
    b: Claim,
    frames: tuple[Frame, Frame],
    names: NameTable,
    setting: Setting,
    aligned: Aligned | None = None,
) -> Match:
    """Weigh two claims of one family of frames against one another; symmetric but for the order of a and b.

    ``setting`` tells what the two documents have in common: pages on one subject tell of the same events. ``aligned``
    is the turn that both tell: then it is weighed instead of the roles, which are those of two frames.
    """
    roles = _roles(a, b, names) if aligned is None else dict(aligned.roles)
    return Match(a=a, b=b, frames=frames, roles=roles, setting=setting, aligned=aligned)


def _weighed(pair: Match) -> list[Evidence]:
    """Return the evidence for and against one event."""
    a, b, setting, aligned = pair.a, pair.b, pair.setting, pair.aligned
    if aligned is None:
        times = _time_evidence(a.time, b.time)
        evidence = [*_role_evidence(pair), *(item for item in times if item.weight > 0 or not pair.told_by_its_thing())]
    else:
        times = _time_evidence(aligned.left.time, aligned.right.time)
        evidence = [*aligned.evidence, *(item for item in times if item.weight > 0)]
    evidence += _context_evidence(a, b, setting)
    shared = setting.shared_names(a, b)
    if shared:
        weight = min(SUBJECT * shared, SUBJECT_MOST)
        evidence.append(Evidence(what="one subject", detail=f"{shared} names in common", weight=weight))
    if pair.frame.core and a.frame == b.frame and setting.told_once(a, b):
        weight = setting.telling(TOLD_ONCE, Sort.FRAME, a.frame)
        evidence.append(Evidence(what="told once", detail=f"{pair.frame.gloss}, once in each", weight=weight))
    return evidence
