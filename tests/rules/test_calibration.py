"""What a report says of findings as sure as one: the table of trials, by kind and confidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinoclaim import Document, check
from sinoclaim.errors import RuleError
from sinoclaim.model.finding import Kind
from sinoclaim.rules import load_rules
from sinoclaim.rules.calibration import ANY, load_calibration, share_of


def test_the_surest_band_that_fits_counts() -> None:
    table = load_rules().calibration
    for kind, bands in table.items():
        assert kind == ANY or kind in set(Kind)
        for least, share in bands:
            assert share_of(table, kind, least) == share
            low, high = share.interval
            assert low <= 1000 * share.right // share.judged <= high


def test_a_kind_without_trials_takes_those_of_any() -> None:
    assert share_of(load_rules().calibration, "no such kind", 1000) is not None
    assert share_of({}, "date", 1000) is None


@pytest.mark.parametrize(
    "band",
    [
        'kind = "date"\nfrom = 0\nright = 3\njudged = 2',
        'kind = "date"\nfrom = 0\nright = 0\njudged = 0',
        'kind = "date"\nfrom = 0\nright = 1\njudged = 2\n[[band]]\nkind = "date"\nfrom = 0\nright = 1\njudged = 2',
    ],
)
def test_odd_counts_are_refused(band: str, tmp_path: Path) -> None:
    path = tmp_path / "calibration.toml"
    path.write_text(f'source = "x"\n[[band]]\n{band}\n', "utf-8")
    with pytest.raises(RuleError, match=r"calibration\.toml: band date from 0"):
        load_calibration(path)


def test_findings_tell_their_share() -> None:
    report = check(
        [
            Document.from_text("a", "The last Soviet troops left Port Arthur on 26 May 1955."),
            Document.from_text("b", "The last Soviet troops left Port Arthur in October 1952."),
        ]
    )
    (finding,) = report.findings
    assert finding.held is not None
    assert finding.held == share_of(load_rules().calibration, "date", finding.confidence)
