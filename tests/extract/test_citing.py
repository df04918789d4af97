"""Check which dates belong to a cited paper and which say when something happened."""

from __future__ import annotations

import pytest

from tests.extract.rules_once import read_claims


def days(text: str, frame: str) -> set[str]:
    return {c.time.interval.edtf if c.time else "" for c in read_claims(text) if c.frame == frame}


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("As Embtel 212, March 3, 1952, noted, Zhou Enlai arrived in Moscow.", "arrive"),
        ("Zhou Enlai arrived in Moscow (Deptel 88, March 3, 1952).", "arrive"),
        ("Telegram 571 to Geneva, August 19, 1955, said that Zhou Enlai had arrived in Moscow.", "arrive"),
        ("According to a report dated March 3, 1952, Zhou Enlai arrived in Moscow.", "arrive"),
        ("Zhou Enlai arrived in Moscow; see Department Bulletin, March 3, 1952, p. 355.", "arrive"),
        ("NSC 48/5, March 3, 1952, held that Zhou Enlai had arrived in Moscow.", "arrive"),
    ],
)
def test_the_date_of_a_paper_is_not_that_of_the_event(text: str, frame: str) -> None:
    assert not any(day.startswith(("1952-03-03", "1955-08-19")) for day in days(text, frame))


@pytest.mark.parametrize(
    ("text", "frame", "day"),
    [
        ("Zhou Enlai arrived in Moscow on March 3, 1952.", "arrive", "1952-03-03"),
        ("In March 1952, with 30 men, Zhou Enlai arrived in Moscow.", "arrive", "1952-03"),
        ("Zhou Enlai signed the treaty dated March 3, 1952.", "sign", "1952-03-03"),
        ("On March 3, 1952, Telegram 571 reached Geneva and Zhou Enlai arrived in Moscow.", "arrive", "1952-03-03"),
    ],
)
def test_other_dates_stay(text: str, frame: str, day: str) -> None:
    assert day in days(text, frame)


def test_a_time_behind_a_bracket_is_not_of_what_stands_in_it() -> None:
    text = "From 3 March 1955 (when the Mutual Defense Treaty came into effect) to 15 August 1955 they flew."
    assert "1955-08-15" not in days(text, "enter-into-force")


def test_found_is_the_past_of_find() -> None:
    assert not days("The text may be found in Peking.", "found")
    assert not days("In 1952 the committee found Moscow cold.", "found")
    assert days("The Communist Party of China was founded in 1921.", "found") == {"1921"}


def test_shortened_modals_of_cables_make_a_plan() -> None:
    for modal in ("wld", "shld", "would", "should"):
        phases = {c.phase.value for c in read_claims(f"Panikkar {modal} leave Peking on October 12, 1951.")}
        assert "completed" not in phases
    assert {c.phase.value for c in read_claims("Panikkar left Peking on October 12, 1951.")} == {"completed"}


def test_an_ellipsis_between_names_is_no_name() -> None:
    assert read_claims("Under Smythe and . . ., who in turn was under Jones, . . . The train left Moscow in May 1950.")
