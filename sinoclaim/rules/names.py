"""Load the gazetteer into one frozen table: entities, the forms that name them, nouns by class, descriptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any, Final

import tomli

from sinoclaim.errors import RuleError
from sinoclaim.rules.name_forms import Flag, FormMaker, Sense, Spelling, parts_of
from sinoclaim.rules.name_hooks import NameRow, hooks_in, may_be_named
from sinoclaim.rules.name_marks import MarkFiles, Marks, read_marks
from sinoclaim.rules.nouns import NounClass, NounSense, read_nouns
from sinoclaim.rules.spelling import Cases, read_declensions, read_syllables

ENTITY_FILES: Final = (
    "countries", "states", "events", "events_world", "objects", "organisations", "organisations_world", "people",
    "people_west", "people_east", "places", "capitals", "places_europe", "places_world", "treaties", "treaties_world",
    "works",
)  # fmt: skip
"""The files of names, each a table of types, each type a table of entities by id."""

KNOWN_KEYS: Final = frozenset({
    "label", "en", "zh", "ru", "adj", "people", "pinyin", "known", "within", "capital_of", "stands_for", "side",
    "classes", "offices", "between",
})  # fmt: skip

MAX_DEPTH: Final = 8
"""Places are nested at most this deep; a longer chain is a mistake in the data."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held: its id and the first and last year (0 and 9999 where not known).

    >>> Office.read("premier 1949..1976")
    Office(title='premier', first=1949, last=1976)
    """

    title: str
    first: int = 0
    last: int = 9999

    @classmethod
    def read(cls, text: str) -> Office:
        """Return the office written as ``title first..last``; a year may be left out."""
        title, _, years = text.partition(" ")
        first, _, last = years.partition("..")
        return cls(title, int(first or 0), int(last or 9999))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, place, country, organisation, treaty, event or work.

    ``within`` are the places directly around a place; ``side`` is the country of a person, army or government;
    ``stands_for`` is the country for whose government a place or building may speak ("Moscow"). ``between`` are the
    countries on both banks of a river, strait or line that is a border. ``known`` entities win over namesakes of whom
    the document says nothing.
    """

    id: str
    type: str
    label: str
    classes: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    capital_of: str = ""
    stands_for: str = ""
    side: str = ""
    offices: tuple[Office, ...] = ()
    between: tuple[str, ...] = ()
    known: bool = False


@dataclass(frozen=True, kw_only=True, repr=False)
class NameTable:
    """Everything that is known of names, ready to be matched; immutable after loading.

    ``rows`` are the names as the files write them, from which the forms are made; ``fixed`` are forms that belong to no
    row; ``nouns`` maps a folded form (see `fold`) to the classes it may be of.
    """

    entities: Mapping[str, Entity]
    rows: tuple[NameRow, ...]
    fixed: Mapping[str, tuple[Sense, ...]]
    spelling: Spelling
    nouns: Mapping[str, tuple[NounSense, ...]]
    noun_classes: tuple[NounClass, ...]
    marks: Marks
    around: Mapping[str, frozenset[str]]
    """For each entity all that it lies within, at any depth."""
    kinds: frozenset[str] = frozenset()
    """Classes of noun of which two words of one language mean two things: a museum is no theatre."""
    general: frozenset[str] = frozenset()
    """Nouns of those classes that can stand for any other: ship, building."""

    def heard_in(self, texts: Iterable[str]) -> NameTable:
        """Return the table with the rows that these texts can name; in them it finds what the whole table finds.

        To spell out all forms of all names takes longer than to read a few short documents.
        """
        heard = hooks_in(texts, self.marks.traditional)
        return replace(self, rows=tuple(row for row in self.rows if may_be_named(row, heard, self.spelling)))

    @cached_property
    def _made(self) -> tuple[Mapping[str, tuple[Sense, ...]], Mapping[str, frozenset[str]]]:
        """Return the forms of all rows, and the given names of the people among them."""
        maker = FormMaker(self.spelling, self.fixed)
        given = {row.entity: maker.add_entity(row.entity, row.kind, row.names) for row in self.rows}
        return maker.finished(), given

    @property
    def forms(self) -> Mapping[str, tuple[Sense, ...]]:
        """The folded forms (see `fold`), each with what it may name."""
        return self._made[0]

    def given_names(self, entity: str) -> frozenset[str]:
        """Return the given names of a person, folded; of anything else none."""
        return self._made[1].get(entity, frozenset())

    def within(self, inner: str, outer: str) -> bool:
        """Tell whether ``inner`` lies inside ``outer`` and is another thing (a city in a province in a country)."""
        return outer in self.around.get(inner, frozenset())

    def same_or_within(self, inner: str, outer: str) -> bool:
        """Tell whether ``inner`` is ``outer`` or lies inside it."""
        return inner == outer or self.within(inner, outer)

    def label_of(self, entity: str) -> str:
        """Return the name by which a person knows an entity; what the table does not know is its own name."""
        found = self.entities.get(entity)
        return found.label if found else entity

    def side_of(self, entity: str) -> str:
        """Return the country that an entity belongs to, acts for or is; "" if the table does not say."""
        found = self.entities.get(entity)
        if found is None:
            return ""
        return found.id if found.type == "country" else found.side or found.stands_for

    def beyond(self, border: str, side: str) -> frozenset[str]:
        """Return the countries that a side comes into when it crosses a border of its own."""
        found = self.entities.get(border)
        banks = frozenset(found.between) if found else frozenset[str]()
        return banks - {side} if side in banks else frozenset()


def load_names(root: Traversable) -> NameTable:
    """Read ``root/names`` and ``root/lexicon/nouns.toml`` and return the table of names.

    Raises:
        RuleError: if a file is not TOML, a key is unknown, an id is given twice or a reference leads nowhere.
    """
    names = root.joinpath("names")
    syllables = read_syllables(_read(names, "syllables")["syllables"])
    tables = _read(names, "declensions")
    marks = MarkFiles(*(_read(names, name) for name in ("marks", "descriptions", "units", "characters")))
    spelling = Spelling(
        syllables=syllables,
        name=read_declensions(tables["name"]),
        thing=read_declensions(tables["thing"]),
        cases=Cases(read_declensions(tables["first"]), read_declensions(tables["head"])),
        adjective=tuple(tables["adjective"].split()),
    )
    maker = FormMaker(spelling, {})
    entities: dict[str, Entity] = {}
    rows = [row for name in ENTITY_FILES for row in _read_entities(name, _read(names, name), entities)]
    decoys = _read(names, "decoys")
    for form in parts_of(decoys["decoys"]):
        maker.add(form, "", Flag.NONE)
    _add_characters(decoys["characters"], maker)
    _check_references(entities)
    lexicon = _read(root.joinpath("lexicon"), "nouns")
    nouns, classes = read_nouns(lexicon, spelling)
    return NameTable(
        entities=entities,
        rows=tuple(rows),
        fixed=maker.finished(),
        spelling=spelling,
        nouns=nouns,
        noun_classes=classes,
        marks=read_marks(marks, spelling),
        around=_all_around(entities),
        kinds=frozenset(lexicon["kinds"]),
        general=frozenset(parts_of(lexicon["general"])),
    )


def _read(folder: Traversable, name: str) -> dict[str, Any]:
    """Return the content of one data file."""
    path = folder.joinpath(f"{name}.toml")
    try:
        return tomli.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        message = f"{path}: the file is missing; reinstall the package or restore it"
        raise RuleError(message) from error
    except tomli.TOMLDecodeError as error:
        message = f"{path}: {error}; correct the TOML"
        raise RuleError(message) from error


def _read_entities(file: str, content: Mapping[str, Any], entities: dict[str, Entity]) -> Iterable[NameRow]:
    """Add the entities of one file to ``entities`` and yield their names."""
    for kind, rows in content.items():
        if not isinstance(rows, dict):
            continue
        for name, row in rows.items():
            if name in entities or not row.keys() <= KNOWN_KEYS:
                unknown = ", ".join(sorted(row.keys() - KNOWN_KEYS)) or "the id itself, used twice"
                message = f"names/{file}.toml: [{kind}] {name}: {unknown} is not allowed; correct or rename it"
                raise RuleError(message)
            entities[name] = _entity(name, kind, row)
            yield NameRow(name, kind, row)


def _add_characters(rows: Mapping[str, str], maker: FormMaker) -> None:
    """Add runs of countries written with one character each; "+" joins the countries of a run in one sense."""
    country = {pair[0]: pair[1:] for pair in rows["countries"].split()}
    for run in rows["runs"].split():
        maker.add(run, "+".join(country[mark] for mark in run), Flag.ADJECTIVE)
    for context in rows["contexts"].split():
        for pair in rows["alone"].split():
            maker.add(context + pair[0], f"+{pair[1:]}", Flag.NONE)


def _entity(name: str, kind: str, row: Mapping[str, Any]) -> Entity:
    """Return the entity that a row of a file of names describes."""
    label = row.get("label") or row.get("pinyin") or row.get("en", name).partition(";")[0]
    return Entity(
        id=name,
        type=kind,
        label=label.rstrip("!?").replace("_", " "),
        classes=tuple(row["classes"].split()) if "classes" in row else (),
        within=tuple(row["within"].split()) if "within" in row else (),
        capital_of=row.get("capital_of", ""),
        stands_for=row.get("stands_for", ""),
        side=row.get("side", ""),
        offices=tuple(map(Office.read, parts_of(row["offices"]))) if "offices" in row else (),
        between=tuple(row["between"].split()) if "between" in row else (),
        known=row.get("known", False),
    )


def _all_around(entities: Mapping[str, Entity]) -> dict[str, frozenset[str]]:
    """Return all that each entity lies within, at any depth."""
    found: dict[str, frozenset[str]] = {}
    directly = {name: entity.within for name, entity in entities.items() if entity.within}
    for name in directly:
        outer: set[str] = set()
        level: tuple[str, ...] = (name,)
        for _ in range(MAX_DEPTH):
            level = tuple(wider for inner in level for wider in directly.get(inner, ()))
            if not level:
                break
            outer.update(level)
        found[name] = frozenset(outer)
    return found


def _check_references(entities: Mapping[str, Entity]) -> None:
    """Raise a `RuleError` that lists the references to entities that do not exist."""
    missing: dict[str, list[str]] = defaultdict(list)
    for entity in entities.values():
        for other in (*entity.within, *entity.between, entity.capital_of, entity.stands_for, entity.side):
            if other and other not in entities:
                missing[other].append(entity.id)
    if missing:
        listed = "; ".join(f"{other} (in {', '.join(users)})" for other, users in sorted(missing.items()))
        message = f"names: no entity is called {listed}; add it or correct the reference"
        raise RuleError(message)
