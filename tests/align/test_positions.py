"""Values that mean one thing make one position, in whatever words or language."""

from __future__ import annotations

import pytest

from sinoclaim import Document, check

MAY = ("a", "The last Soviet troops left Port Arthur on 26 May 1955.")
MAY_ZH = ("b", "1955年5月26日，苏军全部撤离旅顺口。")
MAY_RU = ("c", "Последние советские войска покинули Порт-Артур 26 мая 1955 года.")
OCTOBER = ("d", "The last Soviet troops left Port Arthur in October 1952.")
YESTERDAY = ("e", "PORT ARTHUR, May 27, 1955.—The last Soviet troops left Port Arthur yesterday.")


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        ([MAY, MAY_ZH, MAY_RU, OCTOBER], ["26 May 1955", "October 1952"]),
        ([MAY_ZH, MAY_RU, OCTOBER], ["1955年5月26日", "October 1952"]),
        ([YESTERDAY, MAY_ZH, OCTOBER], ["October 1952", "yesterday (1955-05-26)"]),
    ],
)
def test_one_meaning_is_one_position(texts: list[tuple[str, str]], values: list[str]) -> None:
    report = check([Document.from_text(name, text) for name, text in texts])
    (dispute,) = [dispute for dispute in report.disputes if dispute.slot == "date"]
    assert [position.value for position in dispute.positions] == values
    assert sum(len(position.claims) for position in dispute.positions) == len(texts)
    assert sum(position.independent for position in dispute.positions) == len(texts)
