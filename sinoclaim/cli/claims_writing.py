"""Carry out 'claims fmt', 'claims new' and 'claims add'."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from sinoclaim.cli.claims_adding import Adding
from sinoclaim.cli.curating import base_of, claims_place
from sinoclaim.cli.guarding import sources_of
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import OutputError, write_result
from sinoclaim.dates import edtf
from sinoclaim.errors import LedgerError, ReadError, UsageError
from sinoclaim.ledger.claims_file import claim_paths, faults_of, parse_claims, read_files
from sinoclaim.ledger.claims_text import file_text, formatted, with_entry
from sinoclaim.ledger.entries import entry_of
from sinoclaim.ledger.evidence import Shelf
from sinoclaim.model.curated import CuratedClaim, Drift, Witness
from sinoclaim.pipeline import extract
from sinoclaim.report.visible import one_line
from sinoclaim.rules import load_rules
from sinoclaim.rules.configuration import Settings

EXPLICIT: Final = "explicit"
_NOT_NAME: Final = re.compile(r"[\W_]+")
SKELETON: Final = CuratedClaim(
    id="a-short-name",
    statement="What you hold to be so, in a sentence with its date.",
    evidence=(Witness(source="name-of-a-document.txt", quote="its words as they stand there"),),
)


def run_fmt(given: str | None, settings: Settings, *, check: bool) -> Exit:
    """Write the files of claims in one form, or say which are not in it."""
    place = claims_place(given, settings)
    told = []
    for path, file in zip(claim_paths(place), read_files(place, base=base_of(settings)), strict=True):
        text = formatted(file)
        if text != file.text:
            told.append(f"{'not in the form' if check else 'formatted'}: {file.name}")
            if not check:
                write_result(text, str(path))
    write_result("".join(f"{one_line(line)}\n" for line in told))
    return Exit.FINDINGS if check and told else Exit.CLEAN


def run_new(topic: str, given: str | None, settings: Settings) -> Exit:
    """Begin a file of claims."""
    path = _path_of(topic, claims_place(given, settings))
    if path.exists():
        message = f"{path}: is there already; add to it with 'sinoclaim claims add', or choose another topic"
        raise UsageError(message)
    _write(file_text(topic, SKELETON), path)
    write_result(f"wrote {_shown(path)}\n")
    return Exit.CLEAN


def run_add(made: Adding, given: str | None, settings: Settings) -> Exit:
    """Add an entry to the file of its topic, which is made if it is not there."""
    place = claims_place(given, settings)
    files = read_files(place, base=base_of(settings)) if place.exists() else ()
    for fault in faults_of(files):
        raise LedgerError(fault.told)
    taken = {claim.id for file in files for claim in file.claims}
    witness, date = _passage(made, settings)
    entry = entry_of(witness, name=made["name"] or "", statement=made["statement"] or "", taken=taken)
    entry = entry if made["statement"] else replace(entry, date=date)
    if entry.id in taken:
        message = f"--id: '{entry.id}' is taken; choose another, or leave it to the program"
        raise UsageError(message)
    path = _path_of(made["topic"], place)
    old = path.read_text("utf-8") if path.exists() else ""
    text = with_entry(parse_claims(old, path.name), entry) if old else file_text(made["topic"], entry)
    _write(text, path)
    write_result(f"added {one_line(entry.id)} to {_shown(path)}\n")
    return Exit.CLEAN


def _passage(made: Adding, settings: Settings) -> tuple[Witness, str]:
    """Return a passage of the corpus, and the date (EDTF) that it has from elsewhere: "yesterday" of a dispatch."""
    if made["claim"]:
        return _reported(made["claim"], made["report"])
    if not (made["quote"] and made["source"]):
        message = "name a CLAIM with the --report that has it, or give --quote and --source"
        raise UsageError(message)
    witness = Witness(source=made["source"], quote=" ".join(made["quote"].split()))
    rules = load_rules()
    documents = sources_of(settings, rules, named=False, quiet=True).documents
    state = Shelf(documents).trace(witness)
    if state.drift is not Drift.HELD:
        near = f"; the nearest is: {state.nearest}" if state.nearest else ""
        message = f"{witness.source}: these words do not stand in it{near}"
        raise UsageError(message)
    document = next(document for document in documents if document.name == state.document)
    times = [
        claim.time
        for claim in extract(document, rules)
        if claim.time is not None and claim.span.start < state.end and state.start < claim.span.end
    ]
    date = _date(times[0].interval.edtf, times[0].anchor) if times else ""
    return replace(witness, source=state.document), date


def _date(date: str, anchor: str) -> str:
    """Return a date that does not stand in the passage itself, and is whole; "" for any other."""
    if anchor == EXPLICIT:
        return ""
    try:
        return edtf.read(date).edtf
    except ValueError:  # a day without its year
        return ""


class _Time(msgspec.Struct):
    edtf: str
    anchor: str = EXPLICIT


class _Side(msgspec.Struct):
    id: str
    quote: str
    source: str = ""
    time: _Time | None = None


class _Source(msgspec.Struct):
    id: str
    path: str


class _Report(msgspec.Struct):
    claims: list[_Side]
    sources: list[_Source]


def _reported(claim: str, report: str | None) -> tuple[Witness, str]:
    """Return the passage of a claim in a JSON report, and its date where that stands elsewhere."""
    if report is None:
        message = f"{claim}: name the JSON report that has this claim, with --report FILE"
        raise UsageError(message)
    try:
        found = msgspec.json.decode(Path(report).read_bytes(), type=_Report)
    except OSError as problem:
        message = f"{report}: cannot be read ({problem.strerror}); check the path"
        raise ReadError(message) from problem
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        message = f"{report}: is no JSON report ({problem}); make one with 'sinoclaim check --format json'"
        raise ReadError(message) from problem
    paths = {source.id: source.path for source in found.sources}
    for side in found.claims:
        if side.id == claim:
            date = _date(side.time.edtf, side.time.anchor) if side.time else ""
            return Witness(source=paths.get(side.source, side.source), quote=" ".join(side.quote.split())), date
    message = f"{report}: has no claim {claim}; ids are c1 to c{len(found.claims)}"
    raise UsageError(message)


def _path_of(topic: str, place: Path) -> Path:
    """Return the file of a topic: the one that is named, or one called like it."""
    if topic.endswith(".toml"):
        return place / Path(topic).name if not Path(topic).exists() else Path(topic)
    name = _NOT_NAME.sub("-", topic.casefold()).strip("-")
    if not name:
        message = f"'{topic}' makes no name of a file; use letters or digits"
        raise UsageError(message)
    return place if place.suffix == ".toml" else place / f"{name}.toml"


def _shown(path: Path) -> str:
    """Return a path as a person calls it: from the working folder, if it lies there."""
    here = Path.cwd()
    return one_line(str(path.relative_to(here) if path.is_relative_to(here) else path))


def _write(text: str, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        message = f"{path.parent}: cannot be made ({problem.strerror}); choose another folder with --claims"
        raise OutputError(message) from problem
    write_result(text, str(path))
