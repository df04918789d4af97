"""Guard the collection of frames: what every file, frame, cue and example must have, and how they go together."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from sinoclaim.extract.cues import build_cue_matcher, find_cues, lowered
from sinoclaim.model.claim import Phase, Polarity
from sinoclaim.rules.frames import GAP, Cue, CueRow, FrameFile, FrameRow, FrameTable, forms_of, load_frames
from sinoclaim.rules.tomlfile import DATA, read_toml

FOLDER: Final = DATA / "frames"
IRREGULAR: Final = DATA / "lexicon" / "irregular.toml"
FILES: Final = tuple(sorted(FOLDER.glob("*.toml")))
ROWS: Final = tuple((path, row) for path in FILES for row in read_toml(path, FrameFile).frame)
FRAMES: Final = tuple(row for _, row in ROWS)
RELATIONS: Final = frozenset({
    "subject", "passive", "object", "to", "from", "by", "of", "in", "at", "on", "with", "for", "under", "over",
    "between", "into", "against", "as", "about", "after", "before", "during", "without",
})  # fmt: skip
FIELDS: Final = ("en", "en_noun", "en_words", "zh", "zh_noun", "ru", "ru_noun")
SCRIPT: Final = {
    "en": re.compile(r"~?[a-zà-ÿ'’\-&. ]+"),
    "zh": re.compile(r"[\u4e00-\u9fff]+"),
    "ru": re.compile(r"[а-яё\-0-9,%. ]+\*?"),
}
ONE_CHARACTER: Final = frozenset("抵赴娶")
"""Chinese verbs of one character that wires use alone; any other would stand inside other words."""
LEAST: Final = {"en": 3, "zh": 2, "ru": 3}


def cue_entries() -> Iterator[tuple[str, str, str, CueRow]]:
    """Yield (frame, field, form, row) for every form that a data file spells out."""
    for row in FRAMES:
        for entry in row.cue:
            for field in FIELDS:
                for form in forms_of(getattr(entry, field)):
                    yield row.id, field, form, entry


@pytest.fixture(scope="module", name="table")
def _table() -> FrameTable:
    return load_frames(FOLDER, IRREGULAR)


def frame_ids() -> list[str]:
    """Return the ids of all frames, for parametrised tests."""
    return [row.id for row in FRAMES]


def roles_of(row: FrameRow) -> set[str]:
    """Return every role that an argument of the frame can fill."""
    lists = [*row.arguments.values(), *(roles for cue in row.cue for roles in cue.arguments.values())]
    return {role for roles in lists for role in roles}


# --- the collection ----------------------------------------------------------------------------------------------


def test_it_is_broad() -> None:
    counted = Counter(field for _, field, _, _ in cue_entries())
    assert len(FRAMES) >= 90
    assert sum(counted.values()) >= 2500
    assert min(counted["en"], counted["zh"], counted["ru"]) >= 500


def test_the_files_stay_small_enough_to_load_at_every_start() -> None:
    assert sum(path.stat().st_size for path in FILES) < 600_000


def test_ids_are_unique() -> None:
    twice = [name for name, count in Counter(frame_ids()).items() if count > 1]
    assert not twice


def test_ids_and_families_are_words() -> None:
    odd = [name for row in FRAMES for name in (row.id, row.family) if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)]
    assert not odd


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_opens_with_its_subject_and_its_sources(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("[", maxsplit=1)[0]
    assert head.startswith("# ")
    assert path.name.startswith("00-") or "Sources:" in head


# --- frames ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", FRAMES, ids=frame_ids())
class TestFrame:
    """What holds for every frame alone."""

    def test_relations_are_known(self, row: FrameRow) -> None:
        used = {*row.arguments, *(relation for cue in row.cue for relation in cue.arguments)}
        assert used <= RELATIONS

    def test_core_roles_can_be_filled(self, row: FrameRow) -> None:
        assert set(row.core) <= roles_of(row)

    def test_sorts_are_of_roles_that_can_be_filled(self, row: FrameRow) -> None:
        assert set(row.sorts) <= roles_of(row)

    def test_core_roles_are_held_to_sorts(self, row: FrameRow) -> None:
        assert set(row.core) <= set(row.sorts)

    def test_topic_names_roles(self, row: FrameRow) -> None:
        assert set(re.findall(r"\{(\w+)\}", row.topic)) <= roles_of(row)

    def test_effect_names_roles(self, row: FrameRow) -> None:
        kinds = {"starts", "ends", "is"} & set(row.effect)
        assert len(kinds) == (1 if row.effect else 0)
        assert {role for key, role in row.effect.items() if key not in kinds} <= roles_of(row)

    def test_values_stand_on_every_cue_of_an_exclusive_frame_and_nowhere_else(self, row: FrameRow) -> None:
        values = [cue.value for cue in row.cue]
        if row.exclusive:
            assert all(values)
            assert len(set(values)) >= 2
        else:
            assert not any(values)

    def test_it_can_be_said_in_three_languages(self, row: FrameRow) -> None:
        assert any(cue.en or cue.en_noun or cue.en_words for cue in row.cue)
        assert any(cue.zh or cue.zh_noun for cue in row.cue)
        assert any(cue.ru or cue.ru_noun for cue in row.cue)

    def test_examples_are_enough(self, row: FrameRow) -> None:
        assert len(row.find) >= 2
        assert len(row.leave) >= 2
        assert all(example.why for example in row.leave)
        assert any(re.search(r"[а-яё\u4e00-\u9fff]", example.text) for example in row.find)

    def test_what_an_example_says_is_of_the_frame(self, row: FrameRow) -> None:
        for example in row.find:
            frame, *slots = example.says.split()
            names = {slot.partition("=")[0] for slot in slots}
            assert frame == row.id
            assert names <= roles_of(row) | {"phase", "polarity", "value"}
            assert all(re.fullmatch(r"[a-z]+=[a-z0-9]+([-+][a-z0-9]+)*", slot) for slot in slots)
            said = dict(slot.split("=") for slot in slots)
            assert said.get("phase", "completed") in {phase.value for phase in Phase}
            assert said.get("polarity", "affirmed") in {polarity.value for polarity in Polarity}
            assert said.get("value", "") in {"", *(cue.value for cue in row.cue)}


# --- sorts and classes -------------------------------------------------------------------------------------------


def used_classes(table: FrameTable) -> set[str]:
    """Return every class that a sort of a role or the ``near`` of a cue comes down to."""
    sorts = {name for frame in table.frames.values() for names in frame.sorts.values() for name in names}
    return sorts | {name for cue in table.cues for name in cue.near}


def test_near_names_classes_and_not_sorts(table: FrameTable) -> None:
    groups = {name for name, members in table.sorts.items() if name not in members}
    wrong = sorted({name for cue in table.cues for name in cue.near} & groups)
    assert not wrong, f"near is not expanded; name the classes instead of the sorts {wrong}"


def known_classes() -> set[str]:
    """Return the types of entities and the classes of nouns that the other data files define."""
    known: set[str] = {"name"}  # that of a name which no table has
    for path in (DATA / "names").glob("*.toml"):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        known |= {key for key, value in raw.items() if isinstance(value, dict)}
        for group in raw.values():
            entries = group.values() if isinstance(group, dict) else ()
            known |= {
                name for entry in entries if isinstance(entry, dict) for name in str(entry.get("classes", "")).split()
            }
    nouns = DATA / "lexicon" / "nouns.toml"
    if nouns.exists():
        known |= noun_classes(tomllib.loads(nouns.read_text(encoding="utf-8")))
    return known


def noun_classes(raw: dict[str, object]) -> set[str]:
    """Return the classes of a file of nouns, however they are grouped."""
    tables = raw.get("class", raw)
    return set(tables) if isinstance(tables, dict) else set()


def test_every_class_is_defined(table: FrameTable) -> None:
    if not (DATA / "lexicon" / "nouns.toml").exists():
        pytest.skip("data/lexicon/nouns.toml is not there")
    unknown = sorted(used_classes(table) - known_classes())
    assert not unknown


# --- cues --------------------------------------------------------------------------------------------------------


def test_cues_are_long_enough() -> None:
    short = [
        (frame, form)
        for frame, field, form, _ in cue_entries()
        if len(form.rstrip("*")) < LEAST[field[:2]] and form not in ONE_CHARACTER
    ]
    assert not short


def test_cues_are_in_their_script() -> None:
    odd = [
        (frame, form)
        for frame, field, form, _ in cue_entries()
        if not all(SCRIPT[field[:2]].fullmatch(part) for part in form.split(GAP))
    ]
    assert not odd


def test_russian_stems_are_specific() -> None:
    """A stem of fewer than four letters is open to too many words."""
    assert not [form for _, field, form, _ in cue_entries() if field == "ru" and re.fullmatch(r".{1,3}\*", form)]


def test_no_frame_has_one_form_twice(table: FrameTable) -> None:
    counted = Counter((c.frame, c.language, c.text, c.tail, c.nominal, c.near, c.open_end) for c in table.cues)
    assert not [key for key, count in counted.items() if count > 1]


def told_apart(one: Cue, other: Cue, table: FrameTable) -> bool:
    """Tell whether two frames that share a form differ in what their roles admit, or in what must stand near."""
    if one.near != other.near:
        return True
    left, right = table.frames[one.frame], table.frames[other.frame]
    for relation in set(one.arguments) & set(other.arguments):
        here, there = (
            [frame.sorts.get(role) for role in cue.arguments[relation]] for cue, frame in ((one, left), (other, right))
        )
        if here != there:
            return True
    return False


def test_a_form_shared_by_frames_can_be_told_apart(table: FrameTable) -> None:
    by_form: dict[tuple[str, str, str], list[Cue]] = defaultdict(list)
    for cue in table.cues:
        by_form[cue.language, cue.text, cue.tail].append(cue)
    blurred = {
        (form, *sorted({one.frame, other.frame}))
        for form, cues in by_form.items()
        for i, one in enumerate(cues)
        for other in cues[i + 1 :]
        if one.frame != other.frame and not told_apart(one, other, table)
    }
    assert not blurred


# --- examples ----------------------------------------------------------------------------------------------------


def test_every_example_to_find_holds_a_cue_of_its_frame(table: FrameTable) -> None:
    """The scan takes the longest form at each place; a frame whose cue is swallowed by a longer one would stay mute."""
    matcher = build_cue_matcher(table)
    mute = []
    for row in FRAMES:
        for example in row.find:
            mentions = find_cues(lowered(example.text), matcher)
            if row.id not in {cue.frame for mention in mentions for cue in (*mention.cues, *mention.spare)}:
                mute.append((row.id, example.text))
    assert not mute
