"""Read how far a thing had got and whether it is denied, from the words around its cue."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sinoclaim.extract.wording import has_words
from sinoclaim.model.claim import Phase
from sinoclaim.rules.frames import Cue
from sinoclaim.rules.inflection import VerbForm
from sinoclaim.rules.modality import Modality

TOKEN: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[,;:()“”\"—–]")
CHAIN: Final = 7
"""How many words an auxiliary chain with its adverbs may have."""
GOVERNOR_REACH: Final = 8
"""How many words may stand between "allowed" and "to maintain": an object with its modifiers."""


BY_REACH: Final = 40
"""Code points in which "by" follows a participle that has no auxiliary: "the declaration, signed by nine states"."""


FOREMOST: Final = frozenset({"first", "last", "only", "earliest"})
"""Words for whoever did it: "the first man to reach the pole" has reached it."""


class Mood(NamedTuple):
    """What the words around a cue say of it."""

    phase: Phase | None = None
    denied: bool = False
    hedged: bool = False
    passive: bool = False
    infinitive: bool = False
    note: str = ""


EFFECTS: Final = {
    "agreed": Mood(phase=Phase.AGREED),
    "proposed": Mood(phase=Phase.PROPOSED),
    "begun": Mood(phase=Phase.BEGUN),
    "completed": Mood(),
    "denied": Mood(denied=True),
}


def _is_adverb(word: str, words: Modality) -> bool:
    return word in words.adverbs or (word.endswith("ly") and len(word) > 4)


def _negates(word: str, words: Modality) -> bool:
    return word in words.negators or word.endswith(words.negator_endings)


def _chain(tokens: list[str], words: Modality) -> tuple[list[str], list[str]]:
    """Split the words before a verb into its auxiliary chain (nearest last) and what stands before the chain."""
    at = len(tokens)
    known = words.auxiliaries | set(words.planned) | set(words.possible) | {"to"}
    while at and len(tokens) - at < CHAIN:
        word = tokens[at - 1]
        if not (word in known or _negates(word, words) or _is_adverb(word, words)):
            break
        at -= 1
        if word == "to":
            break
    return tokens[at:], tokens[:at]


def _governed(rest: list[str], words: Modality) -> Mood | None:
    """Return the effect of the nearest verb that governs an infinitive or gerund, or ``None``."""
    for word in reversed(rest[-GOVERNOR_REACH:]):
        if word in {",", ";", ":"}:
            return None
        if word in words.governors:
            mood = EFFECTS[words.governors[word]]
            at = len(rest) - 1 - rest[::-1].index(word)
            denied = any(_negates(w, words) for w in rest[max(0, at - 3) : at])
            return mood._replace(denied=mood.denied != denied, note=word)
    return None


def _infinitive(rest: list[str], words: Modality) -> Mood:
    """Return what "to" before a verb makes of it: governed, "was to", or a purpose."""
    if rest and rest[-1] in words.auxiliaries:
        return Mood(phase=Phase.AGREED, note=f"{rest[-1]} to")
    ranked = next((at for at in range(len(rest) - 1, max(-1, len(rest) - 5), -1) if rest[at] in FOREMOST), None)
    if ranked is not None and words.governors.keys().isdisjoint(rest[ranked + 1 :]):
        return Mood(note="the first to")
    governed = _governed(rest, words)
    return governed or Mood(phase=Phase.PROPOSED, note="to")


def _verbal(tokens: list[str], cue: Cue, words: Modality) -> Mood:
    """Read the auxiliary chain of an English verb."""
    chain, rest = _chain(tokens, words)
    denied = sum(_negates(word, words) for word in chain) % 2 == 1
    passive = VerbForm.PARTICIPLE in cue.forms and any(word in words.passive for word in chain)
    if chain and chain[0] == "to":
        mood = _infinitive(rest, words)
        return mood._replace(denied=mood.denied != denied, passive=passive, infinitive=True)
    if any(word in words.possible for word in chain):
        perfect = "have" in chain
        return Mood(None if perfect else Phase.PROPOSED, denied, hedged=perfect, passive=passive, note="possible")
    if passive and chain[0] == "be":
        return Mood(Phase.PROPOSED, denied, passive=True, note="be")
    if any(word in words.planned for word in chain):
        hypothetical = "have" in chain
        return Mood(Phase.AGREED, denied, hedged=hypothetical, passive=passive, note="planned")
    if VerbForm.GERUND in cue.forms and not any(word in words.auxiliaries for word in chain):
        governed = _governed(rest[-3:], words)
        if governed is not None:
            return governed._replace(denied=governed.denied != denied)
    if not chain and VerbForm.BASE in cue.forms and words.causatives & set(rest[-5:]):
        return Mood(Phase.AGREED, infinitive=True, note="let")
    return Mood(None, denied, passive=passive)


def _nominal(before: list[str], after: list[str], words: Modality) -> Mood:
    """Read what a noun for an event is the object or subject of: "agreed on the withdrawal", "it was completed"."""
    governed = _governed(before[-5:], words)
    if governed is not None:
        return governed
    for at, word in enumerate(after[:10]):
        if word in {",", ";", ":"}:
            break
        if word in words.governors:
            chain = after[max(0, at - 4) : at]
            mood = EFFECTS[words.governors[word]]
            denied = any(_negates(w, words) for w in chain)
            if any(w in words.planned for w in chain):
                mood = Mood(phase=Phase.AGREED)
            return mood._replace(denied=mood.denied != denied, note=word)
        if word in words.planned:
            return Mood(phase=Phase.AGREED, note=word)
    return Mood()


def read_english(before: str, after: str, cue: Cue, words: Modality) -> Mood:
    """Read the mood of an English cue from the lower-cased clause text before and after it."""
    tokens = TOKEN.findall(before)
    if cue.nominal:
        return _nominal(tokens, TOKEN.findall(after), words)
    mood = _verbal(tokens, cue, words)
    if mood.denied and {"until", "till"} & set(TOKEN.findall(after)):
        mood = mood._replace(denied=False, note="not until")
    both = {VerbForm.PAST, VerbForm.PARTICIPLE} <= cue.forms
    if (
        both
        and not mood.passive
        and "by" in TOKEN.findall(after[:BY_REACH])[:3]
        and not set(tokens[-3:]) & words.auxiliaries
    ):
        return mood._replace(passive=True)
    return mood


OBJECT_MARKER: Final = re.compile(r"[将將](?![会會于於在被由不再继繼从從向与與同要全])(?=.{4,})")
"""将 as a marker of the object, like 把: more than an adverb stands before the verb (Li and Thompson, ch. 15)."""


PASSIVE_REACH: Final = 12
"""Characters between 被 and its verb, an agent among them."""


CLAUSE_END: Final = re.compile("[，；]")
INVITED: Final = re.compile(r"[应應][^，。；]{1,16}?(?:邀|要求|请求|請求|请|請)")
"""应…邀请: at somebody's invitation or request, which is no "shall"."""
DOER: Final = re.compile(r"(?<![自理缘緣])由(?![于於此来來])[^，；]{1,16}$")
"""由 before the doer of a verb that follows its object: 大桥由他设计."""


REFUSING: Final = re.compile("拒绝|拒絕")
DONE_BY: Final = re.compile(r"是[^，；]{1,24}$")
"""是 before doer or time of a verb that 的 closes: 大桥是他设计的."""


def _told_of_object(clause: str, after: str, cue: Cue) -> bool:
    """Tell whether what stands before a Chinese verb is its object, as the doer or time has a mark of its own."""
    if "agent" not in cue.arguments.get("by", ()):
        return False
    return DOER.search(clause) is not None or (after.startswith("的") and DONE_BY.search(clause) is not None)


def _planned(ahead: str, clause: str, soon: str, words: Modality) -> str:
    """Return the word that makes a plan of a Chinese verb; one of a single character must stand in its clause."""
    for word in words.planned:
        if word in soon or word in (clause if len(word) == 1 else ahead):
            return word
    return ""


def read_chinese(before: str, after: str, cue: Cue, words: Modality) -> Mood:
    """Read the mood of a Chinese cue: 没有 and 未 close before it, 将 and 拟 in the clause, 开始 before it."""
    for phrase in words.affirming:
        before, after = before.replace(phrase, ""), after.replace(phrase, "")
    before = INVITED.sub("", before)
    clause = before[max(before.rfind(mark) for mark in "，；、：") + 1 :]
    if after.startswith("的"):  # what is refused is the thing that the clause describes: 拒绝了他提出的方案
        clause = REFUSING.sub("", clause)
    near = clause[-6:]
    denied = any(word in (near if len(word) == 1 else clause) for word in words.negators)
    passive = any(word in before[-PASSIVE_REACH:] for word in ("被", "遭"))
    passive = passive or _told_of_object(clause, after, cue)
    if any(word in before[-10:] for word in words.begun):
        return Mood(Phase.BEGUN, denied, passive=passive)
    done = after.startswith(("了", "完毕", "完畢")) or any(word in near for word in ("已", "曾", "了"))
    ahead = OBJECT_MARKER.sub("", before[-14:])
    soon = OBJECT_MARKER.sub("", CLAUSE_END.split(after[:10])[0])
    planned = _planned(ahead, OBJECT_MARKER.sub("", clause[-14:]), soon, words)
    if planned and not done:
        return Mood(Phase.AGREED, denied, passive=passive, note=planned)
    if not planned and not done:
        told = OBJECT_MARKER.sub("", before)
        planned = next((word for word in words.stipulating if word in told), "")
        if planned:
            return Mood(Phase.AGREED, denied, passive=passive, note=planned)
    possible = next((word for word in words.possible if word in before[-8:]), "")
    return Mood(Phase.PROPOSED if possible else None, denied, hedged=bool(possible), passive=passive, note=possible)


INFINITIVE: Final = ("ть", "ти", "чь", "ться", "тись", "чься")
"""Endings of the Russian infinitive (Timberlake, A Reference Grammar of Russian, 2.1)."""


PASSIVE: Final = tuple(
    f"{stem}{ending}" for stem in ("ан", "ен", "ён", "ят", "ыт", "ут") for ending in ("", "а", "о", "ы")
)
"""Endings of the short passive participle: подписан, передана, взято (Timberlake, 2.1)."""


BEGUN_REACH: Final = 6
"""Words between a noun for an event and "began": "Вывод советских войск из Порт-Артура начался"."""


def read_russian(before: str, word: str, after: str, words: Modality) -> Mood:
    """Read the mood of a Russian cue: "не" before it, a plan or a beginning in the clause, an infinitive.

    ``word`` is the cue as it stands, with its ending: what one decides, means or has to do is not yet done. ``after``
    follows a noun for an event, whose verb says how far it had got.
    """
    clean = before
    for phrase in words.affirming:
        clean = clean.replace(phrase, " ")
    near = " ".join(clean.split()[-3:])
    passive = word.endswith(PASSIVE)
    denied = any(has_words(near, (word,)) for word in words.negators)
    planned = has_words(clean, words.planned)
    if planned:
        return Mood(Phase.AGREED, denied, passive=passive, note=planned)
    if has_words(near, words.begun) or has_words(" ".join(after.split()[:BEGUN_REACH]), words.begun):
        return Mood(Phase.BEGUN, denied, passive=passive)
    possible = has_words(near, words.possible)
    if not possible and word.endswith(INFINITIVE):
        return Mood(Phase.AGREED, denied, note=word)
    return Mood(Phase.PROPOSED if possible else None, denied, hedged=bool(possible), passive=passive, note=possible)


def read_mood(low: str, region: tuple[int, int], at: tuple[int, int], cue: Cue, words: Modality) -> Mood:
    """Read the mood of the cue that stands at ``at`` inside the clause ``region`` of a lower-cased text."""
    if cue.language == "zh":
        opened = max(low.rfind(stop, 0, at[0]) for stop in "。！？\n") + 1
        return read_chinese(low[opened : at[0]], low[at[1] : region[1]], cue, words)
    before, after = low[region[0] : at[0]], low[at[1] : region[1]]
    if cue.language == "ru":
        word = "" if cue.nominal else low[at[0] : at[1]]  # мощность is no infinitive
        return read_russian(before, word, after if cue.nominal else "", words)
    return read_english(before, after, cue, words)


def denying_words(low: str, words: Modality) -> str:
    """Return the words that deny a whole clause ("nobody", "没有一个", "ни один"), or "" if there are none."""
    clean = low
    for phrase in words.affirming:
        clean = clean.replace(phrase, " " * len(phrase))
    return has_words(clean, words.denying)
