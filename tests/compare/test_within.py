"""Find what contradicts itself in one text, and leave alone what one author may well say."""

from __future__ import annotations

import pytest

from sinoclaim import pipeline
from sinoclaim.ingest import document_from_text
from sinoclaim.model.document import Block, BlockKind, Document
from sinoclaim.model.finding import Finding
from tests.extract.rules_once import loaded_rules

FOUND = [
    ("SC151", "weekday", "On Friday, 26 May 1955, the last Soviet troops left Port Arthur."),
    ("SC151", "weekday behind", "Nixon arrived in Beijing on 21 February 1972 (Tuesday)."),
    ("SC151", "weekday, Russian", "Договор был подписан в среду, 14 февраля 1950 года."),
    ("SC151", "weekday, Chinese", "1950年2月14日（星期五），条约在莫斯科签订。"),
    ("SC151", "weekday, Chinese, without brackets", "1950年2月14日星期五，条约在莫斯科签订。"),
    ("SC151", "weekday, short", "The treaty was signed in Moscow on Mon., 14 February 1950."),
    ("SC151", "reign, Ming", "永乐四年（1460年），船队抵达占城。"),
    ("SC151", "reign, Qing", "光绪二十四年（1908年），俄国租借旅顺。"),
    ("SC151", "republic", "民国三十四年（1946年），苏军占领旅顺。"),
    ("SC151", "years later", "Mao left Moscow in 1950; seven years later, in 1975, he came back to Moscow."),
    (
        "SC151",
        "told twice",
        (
            "The Treaty of Portsmouth was signed on 5 September 1905.\n\nRussia had lost the war. Few in Tokyo were "
            "glad of it.\n\nThe Treaty of Portsmouth was signed on 25 September 1905."
        ),
    ),
    ("SC251", "colon", "Fourteen men came to Harbin: six Russians and nine Chinese."),
    ("SC251", "more than the whole", "The column had 4,000 men, including 1,200 Mongols and 3,100 Kazakhs."),
    ("SC251", "Chinese", "代表团共12人，其中苏联专家5人，中国专家8人。"),
    ("SC351", "ends", "The Japanese held Port Arthur for twenty years, from 1905 to 1945."),
]
ALONE = [
    ("weekday", "On Thursday, 26 May 1955, the last Soviet troops left Port Arthur."),
    ("old style", "On Wednesday, 25 October 1917, the Winter Palace was taken."),
    ("no year of its own", "In 1955 the troops left. On Friday, 26 May, the last train crossed the border."),
    ("reign", "永乐四年（1406年），船队抵达占城。"),
    ("a lunar year runs over", "光绪二十三年（1898年）十二月，俄国租借旅顺。"),
    ("years later", "Mao left Moscow in 1950; seven years later, in 1957, he came back to Moscow."),
    ("counted inclusively", "Mao left Moscow in 1950; seven years later, in 1956, he came back to Moscow."),
    (
        "two journeys",
        "Zhou Enlai arrived in Moscow on 20 January 1950. Zhou Enlai arrived in Moscow on 17 August 1952.",
    ),
    ("a plan put off", "The treaty was to be signed on 5 September 1905. It was signed on 9 September 1905."),
    (
        "what others say",
        (
            "The Treaty of Portsmouth was signed on 5 September 1905. According to Witte, the Treaty of Portsmouth was "
            "signed on 25 September 1905."
        ),
    ),
    (
        "with reserve",
        (
            "The Treaty of Portsmouth was signed on 5 September 1905. Perhaps the Treaty of Portsmouth was signed on "
            "25 September 1905."
        ),
    ),
    ("whole", "Thirteen men came to Harbin: six Russians and seven Chinese."),
    ("not whole", "The column had 4,000 men, including 1,200 Mongols and 1,100 Kazakhs."),
    ("other things", "Twelve men came to Harbin: two rifles and three horses were lost."),
    ("about", "About twelve men came to Harbin: six Russians and seven Chinese."),
    ("ends", "The Japanese held Port Arthur for forty years, from 1905 to 1945."),
    ("about so long", "The Japanese held Port Arthur for nearly forty years, from 1905 to 1942."),
]


def found(text: str) -> list[Finding]:
    document = document_from_text("a.txt", text, loaded_rules().reading)
    return list(pipeline.check([document], loaded_rules()).findings)


@pytest.mark.parametrize(("rule", "text"), [pytest.param(rule, text, id=name) for rule, name, text in FOUND])
def test_found(rule: str, text: str) -> None:
    findings = found(text)
    assert [finding.rule for finding in findings] == [rule]
    assert all(claim.document == "a.txt" for claim in findings[0].claims)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in ALONE])
def test_left_alone(text: str) -> None:
    assert found(text) == []


NOTE = (
    "Editorial Note, “Address of the Envoy on a Cease-fire,” 23 June 1951, in FRUS, 1951, vol. 7, p. 547. {told}, "
    "Stalin wrote to Mao, “the matter may move forward.” See Ciphered Telegram, Stalin to Mao Zedong, {cited}, "
    "CWIHP Bulletin, p. 62."
)


def note(told: str, cited: str) -> list[Finding]:
    text = NOTE.format(told=told, cited=cited)
    block = Block(start=0, end=len(text), kind=BlockKind.NOTE, language="en")
    document = Document(name="a.txt", text=text, language="en", blocks=(block,))
    return list(pipeline.check([document], loaded_rules()).findings)


def test_a_note_that_cites_another_day_than_it_counts() -> None:
    (finding,) = note("On the next day", "2 June 1951")
    assert (finding.rule, [link.frame for link in finding.links]) == ("SC151", ["send-message"])
    assert finding.hypothesis == "a digit was lost or added"


@pytest.mark.parametrize(
    ("told", "cited"),
    [
        ("On the next day", "24 June 1951"),
        ("On the next day", "26 June 1951"),
        ("Two days later", "25 June 1951"),
        ("Later", "2 June 1951"),
    ],
)
def test_a_note_whose_dates_fit(told: str, cited: str) -> None:
    assert note(told, cited) == []


def thread(*posts: tuple[str, str]) -> list[Finding]:
    text, blocks = "", []
    for speaker, said in posts:
        start, text = len(text), f"{text}{said}\n\n"
        end = start + len(said)
        blocks.append(Block(start=start, end=end, kind=BlockKind.PARAGRAPH, language="en", speaker=speaker))
    document = Document(name="thread.txt", text=text, language="en", blocks=tuple(blocks))
    return list(pipeline.check([document], loaded_rules()).findings)


def test_two_writers_of_a_thread_are_two_sources() -> None:
    one = "The last Soviet troops left Port Arthur on 26 May 1955."
    other = "The last Soviet troops left Port Arthur in October 1954."
    (finding,) = thread(("ann", one), ("bob", other))
    assert finding.rule == "SC101"
    assert "thread.txt (ann) has on 26 May 1955" in finding.message.replace("has 26", "has on 26")
    assert {claim.document for claim in finding.claims} == {"thread.txt"}
    assert thread(("ann", one), ("bob", one)) == []


def test_one_slip_in_two_copies_is_told_once() -> None:
    text = "On Friday, 26 May 1955, the last Soviet troops left Port Arthur."
    rules = loaded_rules()
    documents = [document_from_text(name, text, rules.reading) for name in ("b.txt", "a.txt")]
    report = pipeline.check(documents, rules)
    assert [finding.claims[0].document for finding in report.findings] == ["a.txt"]
