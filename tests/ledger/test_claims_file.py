"""Files of curated claims: what is read, what is refused and with which words, what formatting keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import LedgerError
from sinoclaim.ledger.claims_file import faults_of, parse_claims, read_claims
from sinoclaim.ledger.claims_text import entry_text, file_text, formatted, with_entry
from sinoclaim.ledger.entries import id_of, sentence
from sinoclaim.ledger.toml_scan import layout_of
from sinoclaim.model.curated import CuratedClaim, Witness
from tests.report.schemas import strict_validator

ROOT = Path(__file__).parents[2]
OWN = sorted([*(ROOT / "claims").glob("*.toml"), ROOT / "sinoclaim" / "starter" / "claims" / "example.toml"])
FULL = '''# Head
schema = 1
topic = "Harbours"

[[claim]]
id = "left"
statement = """The last train
left."""
date = 1955-05-26
holder = "ussr"
number = 120_000
status = "draft"
references = ["Shen 2020, p. 3"]
note = 'a "note" # and no comment'

[[claim]] # the second
id = "b"
statement = "x"
  [[claim.evidence]]
  source = "a.txt"
  quote = "[[claim]]"
'''


def test_an_entry_knows_its_line_and_all_that_it_says() -> None:
    first, second = parse_claims(FULL, "claims/h.toml").claims
    assert (first.line, second.line) == (5, 16)
    assert first.name == "claims/h.toml#left"
    assert (first.date, first.holder, first.number, first.status) == ("1955-05-26", "ussr", "120000", "draft")
    assert (first.topic, first.references, first.note) == (
        "Harbours",
        ("Shen 2020, p. 3",),
        'a "note" # and no comment',
    )
    assert second.evidence == (Witness(source="a.txt", quote="[[claim]]"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("topic = 'x'", "c.toml:1: 'schema' must be 1; write it at the top"),
        ("schema = 2", "c.toml:1: 'schema' must be 1; another version"),
        ("schema = 1\ntopics = 'x'", "c.toml:2: 'topics' is not a key; did you mean 'topic'?"),
        ("schema = 1\nclaim = 3", "c.toml:2: 'claim' must be entries; write [[claim]]"),
        ("schema = 1\n\n[[claim]]\nid = 'a'", "c.toml:3: 'statement' is missing or empty; write what you hold"),
        ("schema = 1\n[[claim]]\nid = 'a'\nstatement = ' '", "c.toml:4: 'statement' is missing or empty"),
        ("schema = 1\n[[claim]]\nid = 7\nstatement = 'x'", "c.toml:3: 'id' must be text in quotation marks, not a num"),
        (
            "schema = 1\n[[claim]]\nid = 'a'\nstatement = 'x'\ndate = 'May 1955'",
            "c.toml:5: 'date' May 1955 is no EDTF; write 1955-05-26",
        ),
        (
            "schema = 1\n[[claim]]\nid = 'a'\nstatement = 'x'\nevidence = [\n {source='s', qoute='q'}]",
            "c.toml:5: 'qoute' is not a key of evidence; did you mean 'quote'?",
        ),
        (
            "schema = 1\n[[claim]]\nid = 'a'\nstatement = 'x'\nevidence = 'q'",
            "c.toml:5: 'evidence' must be a list of tables",
        ),
        ("schema = 1\n[[claim]]\nid = 'a'\nstatement = 'x'\nreferences = 'q'", "c.toml:5: 'references' must be a list"),
        (
            "schema = 1\n[[claim]]\nid='a'\nstatement='x'\n[[claim]]\nid='a'\nstatement='y'",
            "c.toml:5: 'id' a stands at c.toml:2 already",
        ),
    ],
)
def test_what_is_wrong_is_told_with_file_line_key_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "c.toml").write_text(text, "utf-8")
    with pytest.raises(LedgerError) as caught:
        read_claims([tmp_path / "c.toml"], base=tmp_path)
    assert told in str(caught.value)


def test_an_id_stands_once_in_all_files(tmp_path: Path) -> None:
    folder = tmp_path / "claims"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.toml").write_text(file_text("", CuratedClaim(id="one", statement="x")), "utf-8")
    with pytest.raises(LedgerError, match=r"claims/b\.toml:3: 'id' one stands at claims/a\.toml:3 already"):
        read_claims(folder)


@pytest.mark.parametrize("text", ["schema = ", "[[claim]", "schema = 1\nschema = 1"])
def test_what_is_no_toml_is_told(text: str) -> None:
    with pytest.raises(LedgerError, match=r"c\.toml: is not valid TOML"):
        parse_claims(text, "c.toml")


def test_a_missing_folder_and_a_file_in_another_encoding_are_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such folder of claims"):
        read_claims(tmp_path / "none")
    (tmp_path / "c.toml").write_bytes("topic = 'é'".encode("latin-1"))
    with pytest.raises(LedgerError, match="is not UTF-8"):
        read_claims([tmp_path / "c.toml"])


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_our_own_files_are_in_the_form_and_fit_the_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    assert formatted(parse_claims(text, path.name)) == text
    assert not list(strict_validator("claims").iter_errors(tomli.loads(text)))


def test_formatting_keeps_what_is_said_and_every_comment() -> None:
    once = formatted(parse_claims(FULL))
    assert once.startswith('# Head\nschema = 1\ntopic  = "Harbours"\n\n[[claim]]\nid         = "left"\n')
    assert "# the second\n[[claim]]\n" in once
    assert formatted(parse_claims(once)) == once


def test_comments_go_above_what_they_belong_to() -> None:
    text = (
        "schema = 1 # version\n# about a\n[[claim]]\nstatement = 'x' # why\nid = 'a'\n# before\n"
        "evidence = [ # which\n  { source = 's', quote = '# q' }, # this\n  # none else\n]\n# the end\n"
    )
    assert formatted(parse_claims(text)) == (
        '# version\nschema = 1\n\n# about a\n[[claim]]\nid        = "a"\n# why\nstatement = "x"\n'
        '# before\n# which\n# this\n# none else\nevidence  = [{ source = "s", quote = "# q" }]\n\n# the end\n'
    )


COMMENTS = st.lists(st.sampled_from(["", "# one\n", "# 'two\n", '# """\n', "\n"]), min_size=6, max_size=6)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)


@given(COMMENTS, TEXTS, TEXTS, TEXTS)
def test_whatever_is_written_is_read_again_and_no_comment_is_lost(
    comments: list[str], statement: str, quote: str, note: str
) -> None:
    claim = CuratedClaim(id="a", statement=statement, note=note, evidence=(Witness(source="s", quote=quote),))
    entry = entry_text(claim)
    text = f"{comments[0]}schema = 1\n{comments[1]}\n{comments[2]}{entry}{comments[3]}{comments[4]}"
    file = parse_claims(text)
    (read,) = file.claims
    assert (read.statement, read.note, read.evidence[0].quote) == (statement, note, quote)
    once = formatted(file)
    assert formatted(parse_claims(once)) == once
    wanted = sorted(line for part in comments[:5] for line in part.splitlines() if line)
    layout = layout_of(once, "claim")
    assert sorted([c for group in layout.comments.values() for c in group] + layout.tail) == wanted


def test_a_new_entry_leaves_the_rest_to_the_letter() -> None:
    file = parse_claims("schema=1 # odd\n\n[[claim]]\nid='a'\nstatement='x'")
    text = with_entry(file, CuratedClaim(id="b", statement="y"))
    assert text.startswith(file.text)
    assert [claim.id for claim in parse_claims(text).claims] == ["a", "b"]
    assert not list(faults_of([parse_claims(text)]))


def test_ids_are_made_of_first_words() -> None:
    assert id_of("...") == "claim"
    assert id_of("On 26 May 1955 the troops left Port Arthur for good") == "26-may-1955-troops-left-port"
    assert sentence("и войска ушли,") == "И войска ушли."
