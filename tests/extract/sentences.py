"""Make texts for properties: sentences about the period, torn and mixed with what no writer would set."""

from __future__ import annotations

from hypothesis import strategies as st

SUBJECTS = ("Soviet troops", "Stalin", "Mao", "The delegation", "苏军", "毛泽东", "Советские войска", "Сталин", "They")
VERBS = (
    " left Port Arthur",
    " refused to sign the treaty",
    " would be received in Moscow",
    " lent China 300 million dollars",
    "撤出旅顺口",
    "没有抵达莫斯科",
    " покинули Порт-Артур",
    " не прибыл в Москву",
)
TIMES = (
    " on 26 May 1955",
    " in 1950",
    " for several more years",
    " two days later",
    "，1955年5月",
    " 5 марта 1953 года",
    "",
)
STOPS = (". ", "! ", "。", "\n\n", ", and ", " (", '" ', "” ", "1 ")
NOISE = (
    "\x00",
    "\x1b[31m",
    "\u202e",
    "\u200b",
    "\ufeff",
    "İ",
    "ß",
    "\N{PILE OF POO}",
    "\r\n",
    "\t",
    "x" * 3000,
    "1" * 400,
    "-" * 500,
    "((((",
    "\u0301" * 50,
)

prose = st.lists(
    st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(VERBS), st.sampled_from(TIMES), st.sampled_from(STOPS)),
    min_size=1,
    max_size=5,
).map(lambda rows: "".join("".join(row) for row in rows))
"""Sentences as a historian might write them, in three languages."""

scraps = st.lists(
    st.one_of(
        prose,
        st.sampled_from(NOISE),
        st.text(max_size=12),
        st.text("旅顺口年月日一二三0123456789 .,\n'\"«»()-", max_size=20),
    ),
    max_size=8,
).map("".join)
"""Anything at all: prose, control characters, endless words."""
