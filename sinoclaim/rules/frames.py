"""Load the frames: kinds of event and state, the words that evoke them, and how their arguments are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec

from sinoclaim.errors import RuleError
from sinoclaim.model.claim import Phase, Polarity
from sinoclaim.rules.inflection import NO_FORM, VerbForm, conjugate, plural
from sinoclaim.rules.kin import KinExample, KinRow, ShareRow, Telling, shares_of, tellings_of
from sinoclaim.rules.russian_verbs import agreeing_forms
from sinoclaim.rules.tomlfile import read_toml

GAP: Final = " .. "
"""Between the parts of a cue that may stand apart: "put .. signature"."""


NOUN_LIKE: Final = "~"
"""Before an English verb whose base looks like another word: "~station" stands for "stationed", "stationing" only."""
NOUN_FORMS: Final = frozenset({VerbForm.BASE, VerbForm.PRESENT})


class Trait(StrEnum):
    """What holds of a kind of event beyond its roles; a frame lists its own under ``traits``."""

    OUTSET = "outset"
    """Its day is that of its outset, however long it takes: "crossed on the 19th" is when it began."""
    ENTRY = "entry"
    """It may tell of one entry with others: who crossed the river entered the country and arrived there."""
    TERM = "term"
    """A length of time said with it is the term of its theme."""
    OUTCOME = "outcome"
    """That length is how long the theme lasted in the end, unless the claim speaks of what was agreed."""
    COURSE = "course"
    """It fills the whole of a span of time that is said with it, so the span gives its length: "built 1859-69"."""
    FINAL = "final"
    """It befalls its theme once and for all: a treaty ends, a person dies; two days far apart are of one event."""
    BINDING = "binding"
    """What is agreed with it is agreed on its day: a treaty that was signed then provides it."""
    DEATHS = "deaths"
    """Whoever is counted in it is dead; how they died is not said."""
    AMOUNT = "amount"
    """It states a measure, and without an amount or a length of time it says nothing: "weighed his words"."""


class CueRow(msgspec.Struct, forbid_unknown_fields=True):
    """A ``[[frame.cue]]`` of a data file; an empty ``arguments`` means those of the frame.

    The forms of a language stand in one string, separated by ``; `` (a list of strings takes TOML four times as long).
    ``zh_noun`` and ``ru_noun`` are forms that are no verbs; ``nominal`` says so of every form of the row ("free of
    charge", "secret"): such a word does not end the reach of the verb before it.
    """

    en: str = ""
    en_noun: str = ""
    en_words: str = ""
    zh: str = ""
    ru: str = ""
    zh_noun: str = ""
    ru_noun: str = ""
    nominal: bool = False
    arguments: dict[str, list[str]] = {}
    phase: Phase | None = None
    polarity: Polarity = Polarity.AFFIRMED
    value: str = ""
    near: list[str] = []


class Example(msgspec.Struct, forbid_unknown_fields=True):
    """A sentence that a frame must find (with what it says) or leave alone (with why)."""

    text: str
    says: str = ""
    why: str = ""


class FrameRow(msgspec.Struct, forbid_unknown_fields=True):
    """A ``[[frame]]`` of a data file."""

    id: str
    family: str
    gloss: str
    topic: str
    source: str
    cue: list[CueRow]
    find: list[Example]
    leave: list[Example]
    once: bool = False
    core: list[str] = []
    sorts: dict[str, list[str]] = {}
    arguments: dict[str, list[str]] = {}
    exclusive: bool = False
    traits: list[Trait] = []
    effect: dict[str, str] = {}


class FrameFile(msgspec.Struct, forbid_unknown_fields=True):
    """One file of ``data/frames/``."""

    frame: list[FrameRow] = []
    sort: dict[str, list[str]] = {}
    kin: list[KinRow] = []
    share: ShareRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A kind of event or state.

    ``once``: the same thing does not normally happen to the same participants again, so two dates are a conflict.
    ``core``: roles that must not differ if two claims are to be about one event. ``sorts``: what may fill each role.
    ``exclusive``: the frame's cues carry ``value``s that exclude one another (free / paid).
    ``traits``: what else holds of such an event.
    ``effect``: the fluent that the event changes and how (``{"starts": "hold", "holder": "recipient"}``).
    ``kin``: the turns that it tells as other frames do too.
    """

    id: str
    family: str
    gloss: str
    topic: str
    once: bool
    exclusive: bool
    core: tuple[str, ...]
    sorts: Mapping[str, frozenset[str]]
    effect: Mapping[str, str]
    traits: frozenset[Trait] = frozenset()
    kin: tuple[Telling, ...] = ()


class Cue(NamedTuple):
    """A word or phrase that evokes a frame.

    ``text`` is lower case; ``open_end`` allows further letters (a Russian stem). ``tail`` must follow within the
    clause. ``nominal`` marks what is no verb; ``modifier`` the adjectives and adverbs among those ("secret", "free of
    charge"), which say something of the clause's own subject. ``forms`` is empty for anything but an English verb.
    ``near`` are classes of noun of which one must stand in the clause. ``arguments`` maps a grammatical relation to
    the roles it can fill, best first. There are many thousands of cues, so they are tuples, which are made fast.
    """

    frame: str
    text: str
    language: str
    nominal: bool
    modifier: bool
    open_end: bool
    tail: str
    forms: frozenset[VerbForm]
    phase: Phase | None
    polarity: Polarity
    value: str
    near: frozenset[str]
    arguments: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameTable:
    """All frames by id, all cues, and the sorts (named groups of classes) that their roles refer to."""

    frames: Mapping[str, Frame]
    cues: tuple[Cue, ...]
    sorts: Mapping[str, frozenset[str]]


class Irregular(msgspec.Struct):
    """The file of irregular English forms."""

    verbs: dict[str, tuple[str, str]]
    nouns: dict[str, str]


def _expanded(classes: list[str], sorts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Replace the names of sorts by their members."""
    return frozenset(member for name in classes for member in sorts.get(name, frozenset({name})))


def forms_of(text: str) -> list[str]:
    """Return the forms of a cue row's string.

    >>> forms_of("hand over; cede"), forms_of("")
    (['hand over', 'cede'], [])
    """
    return text.split("; ") if text else []


def _english(row: CueRow, irregular: Irregular) -> list[tuple[str, bool, frozenset[VerbForm]]]:
    """Return (text, nominal, forms) of the English cues of a row."""
    found = [
        (form.text, False, form.forms)
        for verb in forms_of(row.en)
        for form in conjugate(verb.removeprefix(NOUN_LIKE), irregular.verbs)
        if not (verb.startswith(NOUN_LIKE) and form.forms <= NOUN_FORMS)
    ]
    for noun in forms_of(row.en_noun):
        head, gap, tail = noun.partition(GAP)
        found += [(text + gap + tail, True, NO_FORM) for text in (head, plural(head, irregular.nouns))]
    return found + [(words, False, NO_FORM) for words in forms_of(row.en_words)]


def _cues(frame: FrameRow, row: CueRow, irregular: Irregular) -> list[Cue]:
    """Return every form of every cue of one row."""
    arguments = MappingProxyType({k: tuple(v) for k, v in {**frame.arguments, **row.arguments}.items()})
    forms = [(text, "en", nominal, kinds) for text, nominal, kinds in _english(row, irregular)]
    forms += [
        (text, "zh", nominal, NO_FORM) for nominal in (False, True) for text in forms_of((row.zh, row.zh_noun)[nominal])
    ]
    russian = (form.replace("ё", "е") for text in forms_of(row.ru) for form in agreeing_forms(text))
    forms += [(text, "ru", False, NO_FORM) for text in dict.fromkeys(russian)]
    nouns = dict.fromkeys(text.replace("ё", "е") for text in forms_of(row.ru_noun))
    forms += [(text, "ru", True, NO_FORM) for text in nouns]
    near = frozenset(row.near)
    cues = []
    for text, language, nominal, kinds in forms:
        head, _, tail = text.lower().partition(GAP)
        cues.append(
            Cue(
                frame=frame.id,
                text=head.rstrip("*"),
                language=language,
                nominal=nominal or row.nominal,
                modifier=row.nominal,
                open_end=head.endswith("*"),
                tail=tail,
                forms=kinds,
                phase=row.phase,
                polarity=row.polarity,
                value=row.value,
                near=near,
                arguments=arguments,
            )
        )
    return cues


def _checked(row: FrameRow, path: Path) -> FrameRow:
    """Refuse a frame that cannot name its source, an example it finds and one it leaves alone."""
    if not (row.source and row.find and row.leave and row.cue):
        message = f"frames/{path.name}: frame {row.id!r} needs source, cue, find and leave; add what is missing"
        raise RuleError(message)
    return row


def load_frames(folder: Path, irregular_path: Path) -> FrameTable:
    """Read every frame file of a folder.

    Raises:
        RuleError: if a file does not fit, a frame lacks source or examples, or an id stands twice.
    """
    irregular = read_toml(irregular_path, Irregular)
    files = [(path, read_toml(path, FrameFile)) for path in sorted(folder.glob("*.toml"))]
    sorts: dict[str, frozenset[str]] = {}
    for _, file in files:
        for name, members in file.sort.items():
            sorts[name] = _expanded(members, sorts)
    rows = [_checked(row, path) for path, file in files for row in file.frame]
    shares = shares_of([file.share for _, file in files if file.share is not None])
    kin = tellings_of([row for _, file in files for row in file.kin], shares, [row.id for row in rows])
    frames: dict[str, Frame] = {}
    for row in rows:
        if row.id in frames:
            message = f"frames: id {row.id!r} stands twice; rename one of the two frames"
            raise RuleError(message)
        frames[row.id] = Frame(
            id=row.id,
            family=row.family,
            gloss=row.gloss,
            topic=row.topic,
            once=row.once,
            exclusive=row.exclusive,
            core=tuple(row.core),
            sorts=MappingProxyType({role: _expanded(names, sorts) for role, names in row.sorts.items()}),
            effect=MappingProxyType(row.effect),
            traits=frozenset(row.traits),
            kin=kin.get(row.id, ()),
        )
    cues = [cue for row in rows for entry in row.cue for cue in _cues(row, entry, irregular)]
    return FrameTable(frames=MappingProxyType(frames), cues=tuple(cues), sorts=MappingProxyType(sorts))


def examples(folder: Path) -> list[tuple[FrameRow, Example, bool]]:
    """Return every example of the data files with its frame, and whether it is to be found."""
    rows = [row for path in sorted(folder.glob("*.toml")) for row in read_toml(path, FrameFile).frame]
    return [(row, e, True) for row in rows for e in row.find] + [(row, e, False) for row in rows for e in row.leave]


def kin_examples(folder: Path) -> list[tuple[KinRow, KinExample]]:
    """Return every pair of texts that the kin rows of the data files compare or leave alone."""
    rows = [row for path in sorted(folder.glob("*.toml")) for row in read_toml(path, FrameFile).kin]
    return [(row, example) for row in rows for example in (*row.compared, *row.alone)]
