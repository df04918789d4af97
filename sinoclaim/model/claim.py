"""Define the claim: one statement by one source, with its roles, its time, and the steps that made it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sinoclaim.dates.values import Bound, Duration, Interval
from sinoclaim.model.span import Span
from sinoclaim.quantities.values import Quantity

TITLE: Final = "by its name"
"""The ``value`` of a claim that was read from the name of a thing: "the 1946 Treaty"."""


class Phase(StrEnum):
    """How far a thing had got, in the order in which things get on."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in-force"
    BEGUN = "begun"
    COMPLETED = "completed"
    COMMEMORATED = "commemorated"


PLANNED: Final = frozenset({Phase.PROPOSED, Phase.AGREED})
"""Phases in which a thing has not happened yet."""


class Polarity(StrEnum):
    """Whether the source says that it was so, or that it was not so."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class VoiceKind(StrEnum):
    """Who stands behind a statement."""

    NARRATOR = "narrator"
    REPORTED = "reported"
    QUOTED = "quoted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who asserts a claim; ``speaker`` is an entity or the words that name him, "" for the narrator."""

    kind: VoiceKind = VoiceKind.NARRATOR
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What fills a role: the words, the entities they name, the class they belong to, and their head noun.

    ``entities`` holds more than one id for a list ("Dalian and Port Arthur"); it is empty where no name resolved, and
    then ``head`` (lower case, without articles) is what can be compared. ``classes`` are the kinds of thing the words
    name (``troops``, ``treaty``, ``railway``), from the lexicon of nouns. ``modifiers`` are entities named by an
    adjective or possessive ("Soviet troops"): whose the thing is. ``exclusive`` marks "only X", "nobody but X".
    """

    span: Span
    text: str
    entities: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    head: str = ""
    modifiers: tuple[str, ...] = ()
    exclusive: bool = False
    other_than: tuple[str, ...] = ()
    """Entities of like name that the time of the claim rules out: a later treaty of friendship."""
    number: str = ""
    """The number by which a thing is one of several of its name: "43-56" of "NIE 43-56", "227" of "Order No. 227"."""
    rank: int = 0
    """Its place in a row ("the second satellite"), 0 if not said."""
    inherited: bool = False
    """Whether the filler was taken over from an earlier clause or sentence (a pronoun, an omitted subject)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTime:
    """When the claim holds: the interval, how it bounds the event, the words it was read from ("" if inherited)."""

    interval: Interval
    bound: Bound = Bound.ON
    text: str = ""
    anchor: str = "explicit"
    minutes: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step that made a claim: the rule, the words it matched, what came of it."""

    rule: str
    text: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement by one source about one event or state.

    ``document`` is the name of the document; ``quote`` is ``text[span]``. ``roles`` maps a role to what fills it and is
    sorted by role. ``order`` counts the claims of a document from 0. ``context`` are the entities spoken of around it.
    ``value`` is the state that an exclusive frame's cue names ("free", "paid"), else "". ``words`` are the stems of the
    quote's content words, sorted. ``first`` says that it had not happened before its time ("first issued", "only in"),
    ``foremost`` is among whom its doer was the first ("man" in "the first man to reach the pole"), "" if not said.
    """

    document: str
    span: Span
    quote: str
    frame: str
    cue: Span
    order: int = 0
    value: str = ""
    phase: Phase = Phase.COMPLETED
    polarity: Polarity = Polarity.AFFIRMED
    voice: Voice = Voice()
    hedged: bool = False
    conditional: bool = False
    first: bool = False
    foremost: str = ""
    roles: tuple[tuple[str, Filler], ...] = ()
    time: ClaimTime | None = None
    duration: Duration | None = None
    quantities: tuple[Quantity, ...] = ()
    context: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    note: bool = False
    language: str = "en"
    trail: tuple[Step, ...] = ()

    def role(self, name: str) -> Filler | None:
        """Return what fills the role ``name``, or ``None``."""
        return next((filler for role, filler in self.roles if role == name), None)
