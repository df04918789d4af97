"""Names that a source explains itself: whom they mean in its documents, and where they are left alone."""

from __future__ import annotations

from typing import Final

import pytest

from sinoclaim.extract.names import find_mentions
from sinoclaim.extract.scan import scan
from sinoclaim.ingest.assembly import assemble
from sinoclaim.ingest.drafts import File
from sinoclaim.ingest.readers.html import read_html
from sinoclaim.ingest.readers.tei import read_tei
from sinoclaim.model.alias import Alias
from tests.extract.rules_once import loaded_rules, prepared_apparatus

PERSONS: Final = (
    Alias(form="Robertson", full="Walter S. Robertson", person=True),
    Alias(form="the Foreign Minister", full="Chou En-lai", person=True),
    Alias(form="Quimby", full="Alfred T. Quimby", person=True),
    Alias(form="Wang", full="Wang Ping-nan", person=True),
    Alias(form="Eden", full="Sir Anthony Eden", person=True),
    Alias(form="PRC", full="People’s Republic of China"),
    Alias(form="MDAP", full="Mutual Defense Assistance Program"),
    Alias(form="President", full="Dwight D. Eisenhower", person=True),
)


def named(text: str, *aliases: Alias) -> dict[str, str]:
    """Return what each name of a text means."""
    rules, apparatus = loaded_rules(), prepared_apparatus()
    found = find_mentions(text, rules.names, apparatus.names, [(0, len(text), "en")], aliases=aliases)
    return {mention.text: mention.key for mention in found.names}


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("He told Robertson so.", "Robertson", "robertson-walter"),
        ("He told Wang so.", "Wang", "wang-bingnan"),
        ("He told Quimby so.", "Quimby", "alfred t quimby"),
        ("Trade with the PRC was small.", "PRC", "china"),
        ("He met Eden.", "Eden", "eden"),
    ],
)
def test_a_name_means_what_its_source_says(text: str, name: str, key: str) -> None:
    assert named(text, *PERSONS)[name] == key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He told Robertsons so.", "Robertson"),
        ("He met Wang Ming there.", "Wang"),
        ("He asked the President.", "President"),
        ("He wrote to the Foreign Minister again.", "the Foreign Minister"),
        ("The MDAP was paid for.", "Mutual Defense Assistance Program"),
    ],
)
def test_other_words_are_left_alone(text: str, name: str) -> None:
    assert named(text, *PERSONS).get(name) == named(text).get(name)


VOLUME: Final = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><front>
<div type="persons"><list><item><persName xml:id="p1">Johnson, U. Alexis</persName>, Ambassador</item>
<item><persName xml:id="p2">Johnson, Earl D.</persName>, Under Secretary</item></list></div>
<div type="terms"><list type="terms"><item><hi><term xml:id="t1">PRC</term>,</hi> People’s
  Republic of China</item></list></div>
<listPerson><person xml:id="p3"><persName>Chou En-lai</persName><persName>Zhou</persName></person></listPerson></front>
<body><div type="document" xml:id="d1"><head>One</head><p><persName corresp="#p1">Johnson</persName> left the
<gloss target="#t1">PRC</gloss> with <persName ref="#p3">the Premier</persName>, <rs ref="#p3">Premier Chou</rs>.</p>
</div>
<div type="document" xml:id="d2"><head>Two</head><p><persName corresp="#p2">Johnson</persName> left.
<persName corresp="http://viaf.org/1">Brown</persName> and <persName corresp="#nobody">White</persName> stayed.</p>
</div>
<div type="document" xml:id="d3"><head>Three</head><p><persName corresp="#p1">Johnson</persName> met
<persName corresp="#p2">Johnson</persName>.</p></div></body></text></TEI>"""


def test_the_lists_of_a_volume_explain_the_names_of_its_documents() -> None:
    found = {draft.part: draft.aliases for draft in read_tei(File("a.xml", VOLUME.encode()))}
    johnson = [Alias(form="Johnson", full=full, person=True) for full in ("U. Alexis Johnson", "Earl D. Johnson")]
    assert found["d1"] == (
        johnson[0],
        Alias(form="PRC", full="People’s Republic of China"),
        Alias(form="Premier Chou", full="Chou En-lai", person=True),
    )
    assert found["d2"] == (johnson[1],)
    assert found["d3"] == ()


def test_a_page_explains_its_abbreviations() -> None:
    page = (
        b"<title>A base</title><p>The <abbr title='People&rsquo;s Republic of China'>PRC</abbr> kept the base in 1955. "
        b"<abbr title='9 May'>Today</abbr> <abbr title='Peru'>X</abbr>, <abbr title='One'>ABC</abbr> "
        b"<abbr title='Two'>ABC</abbr></p>"
    )
    [draft] = read_html(File("a.html", page))
    assert draft.aliases == (Alias(form="PRC", full="People’s Republic of China"),)
    document = assemble("a.html", draft, loaded_rules().reading)
    names = scan(document, prepared_apparatus()).mentions.names
    assert [name.key for name in names if name.text == "PRC"] == ["china"]


def test_many_aliases_cost_linear_time() -> None:
    aliases = [Alias(form=f"N{number}x", full=f"Name {number}", person=True) for number in range(3000)]
    text = " ".join(f"N{number}x left." for number in range(3000))
    assert len(named(text, *aliases)) >= 3000
