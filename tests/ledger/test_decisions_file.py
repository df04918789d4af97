"""The file of decisions: what it holds, what it refuses, how it is written."""

from __future__ import annotations

import os
from itertools import permutations
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import LedgerError
from sinoclaim.ledger.decisions_file import decisions_text, even, parse_decisions, read_decisions, write_decisions
from sinoclaim.model.decision import Decision, Ruling
from tests.report.schemas import strict_validator


def decision(number: int = 1, **more: str) -> Decision:
    settings: dict[str, str] = {"reason": "a misprint", **more}
    return Decision(
        fingerprint=f"sc1:{number:016x}", rule="SC101", ruling=Ruling(settings.pop("ruling", "dismissed")),
        witness=("It was in May.", "It was in October."), **settings,
    )  # fmt: skip


FULL = decision(by="kx", expires="2027-06-30")
ENTRY = """schema = 1
[[decision]]
fingerprint = "sc1:01"
rule = "SC101"
verdict = "dismissed"
reason = "a misprint"
witness = ["b\\n  c", "a"]
"""


def test_what_is_written_is_read_again() -> None:
    made = (FULL, decision(2, ruling="accepted"), decision(3, expires="June"), decision(4, reason='"no"\n[x]\\'))
    assert parse_decisions(decisions_text(made)) == made


def test_the_form_of_an_entry() -> None:
    assert decisions_text([FULL]).split("\n\n", 1)[1] == (
        "[[decision]]\n"
        'fingerprint = "sc1:0000000000000001"\n'
        'rule        = "SC101"\n'
        'verdict     = "dismissed"\n'
        'reason      = "a misprint"\n'
        "witness     = [\n"
        '  "It was in May.",\n'
        '  "It was in October.",\n'
        "]\n"
        'by          = "kx"\n'
        "expires     = 2027-06-30\n"
    )


def test_the_order_given_does_not_matter() -> None:
    made = [decision(number) for number in (1, 2, 3)]
    assert len({decisions_text(order) for order in permutations(made)}) == 1


@given(st.text(), st.text(min_size=1).filter(str.strip))
def test_any_text_of_a_document_stays_one_string(quote: str, reason: str) -> None:
    first, second = sorted((even(quote), "b"))
    made = Decision(fingerprint="sc1:1", rule="SC101", ruling=Ruling.ACCEPTED, reason=even(reason) or "-",
                    witness=(first, second))  # fmt: skip
    text = decisions_text([made])
    assert parse_decisions(text) == (made,)
    assert text.isprintable() or all(char == "\n" or char.isprintable() or ord(char) > 0x7F for char in text)


def test_written_by_hand() -> None:
    read = parse_decisions(ENTRY)
    assert read[0].witness == ("a", "b c")
    assert read[0].expires == ""


@pytest.mark.parametrize(
    ("written", "expires"),
    [("2027-06-30", "2027-06-30"), ('"2027-06-30"', "2027-06-30"), ('"June"', "June"), ('""', ""),
     ("2027-06-30T00:00:00", "2027-06-30 00:00:00"), ("7", "7")],
)  # fmt: skip
def test_expiry_as_a_date_or_as_text(written: str, expires: str) -> None:
    assert parse_decisions(f"{ENTRY}expires = {written}\n")[0].expires == expires


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "d.toml: is not valid TOML"),
        ("", "'schema' must be 1; write 'schema = 1' at the top"),
        ("schema = 2", "'schema' must be 1; another version of sinoclaim wrote it"),
        ("schema = true", "'schema' must be 1"),
        ("schema = 1\nclaim = []", "'claim' is not a key here"),
        ("schema = 1\ndecision = 5", "'decision' must be entries; write [[decision]]"),
        ("schema = 1\n[decision]", "'decision' must be entries; write [[decision]]"),
        ("schema = 1\n[[decision]]", "d.toml: [[decision]] 1: 'fingerprint' is missing"),
        (ENTRY.replace("reason", "reasn"), "[[decision]] 1 (sc1:01): 'reasn' is not a key; did you mean 'reason'?"),
        (ENTRY + "line = 5", "'line' is not a key; known keys are fingerprint"),
        (ENTRY.replace('reason = "a misprint"\n', ""), "[[decision]] 1 (sc1:01): 'reason' is missing; write why"),
        (ENTRY.replace("a misprint", " "), "'reason' must be text and not empty; write why"),
        (ENTRY.replace('"a misprint"', "5"), "'reason' must be text"),
        (ENTRY.replace("dismissed", "wrong"), "'verdict' must be one of accepted, dismissed, deferred, resolved"),
        (ENTRY.replace(', "a"', ""), "'witness' must be a list of the two quotes"),
        (ENTRY.replace('"a"', "1"), "'witness' must be a list of the two quotes"),
        (ENTRY + "by = 5", "'by' must be text"),
        (ENTRY + ENTRY.partition("\n")[2], "[[decision]] 1 and 2: 'fingerprint' sc1:01 stands more than once; keep"),
        (
            ENTRY + "<<<<<<< HEAD\n=======\n>>>>>>> other\n",
            "line 8 is a mark of an unfinished merge; 'sinoclaim",
        ),
    ],
)
def test_what_is_at_fault_is_named(text: str, message: str) -> None:
    with pytest.raises(LedgerError) as caught:
        parse_decisions(text, "d.toml")
    assert str(caught.value).startswith("d.toml: ")
    assert message in str(caught.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be read"):
        read_decisions(tmp_path)
    (tmp_path / "d.toml").write_bytes(b"\xff")
    with pytest.raises(LedgerError, match="not UTF-8"):
        read_decisions(tmp_path / "d.toml")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "decisions.toml"
    write_decisions(path, [FULL])
    old = path.read_bytes()

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(LedgerError, match="No space left on device"):
        write_decisions(path, [])
    assert path.read_bytes() == old
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "d.toml").symlink_to(tmp_path / "kept" / "decisions.toml")
    write_decisions(tmp_path / "d.toml", [FULL])
    assert (tmp_path / "d.toml").is_symlink()
    assert read_decisions(tmp_path / "kept" / "decisions.toml") == (FULL,)


def test_the_schema_describes_it() -> None:
    validator = strict_validator("decisions")
    table = tomli.loads(decisions_text([decision(1), decision(2, by="kx", expires="June")]))
    assert list(validator.iter_errors(table)) == []
    for wrong in ({"schema": 2}, {"schema": 1, "decision": [{}]}, {"schema": 1, "line": 1}):
        assert list(validator.iter_errors(wrong))
