"""Turn the groups of an English pattern rule into the shape of a time expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from sinoclaim.dates.english_points import (
    Groups,
    calendar_point,
    make_both,
    make_centuries,
    make_dual,
    make_either,
    make_numeric,
    make_point,
    make_range,
    make_week,
    stated_year,
)
from sinoclaim.dates.english_words import (
    amount_of,
    clock_of_part,
    direction_of,
    number_of,
    unit_of,
)
from sinoclaim.dates.expression import (
    Amount,
    CalendarPoint,
    Choice,
    Clock,
    Length,
    Origin,
    Part,
    Recurring,
    RelativePoint,
    Shape,
    Style,
    Tense,
    Unit,
    VagueReference,
    exactly,
)
from sinoclaim.dates.tables import Lexicon, PatternRule

_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_BACKWARD = ("earlier", "before", "before that", "previously", "prior", "beforehand", "ago", "back")
_SPOKEN = ("ago", "back", "from now", "hence", "time")
_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100}


def shapes_of(rule: PatternRule, groups: Groups, lexicon: Lexicon) -> tuple[Shape, ...]:
    """Make the shapes that a rule's groups describe: none if they are no possible time, two for "5 and 9 March"."""
    made = _MAKERS[rule.shape](rule, groups, lexicon)
    if made is None:
        return ()
    return made if isinstance(made, tuple) else (made,)


def clock_of(groups: Groups, lexicon: Lexicon) -> Clock | None:
    """Make the time of day that a rule's groups name, if they do."""
    if "hour" in groups:
        hour = int(groups["hour"])
        if "half" in groups:
            hour = hour % 12 + (12 if groups["half"] in "pP" else 0)
        minutes = hour * 60 + int(groups.get("minute", 0))
        return Clock(minutes, minutes, f"T{hour:02d}:{minutes % 60:02d}")
    word = groups.get("daypart")
    deictic = groups.get("deictic", "").lower().replace("-", "")
    if deictic in ("tonight", "last night"):
        word = "night"
    return clock_of_part(word, lexicon) if word else None


def _within(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    base = _directed_unit(groups, lexicon)
    return replace(calendar_point(groups, lexicon), within=base)


def _directed_unit(groups: Groups, lexicon: Lexicon) -> RelativePoint:
    unit = unit_of(groups["single"], lexicon) if "single" in groups else Unit.DAY
    choice, origin = Choice.SAME, Origin.NARRATIVE
    if "direction" in groups:
        choice, origin = direction_of(groups["direction"], lexicon, article="article" in groups)
    amount = {Choice.AFTER: 1, Choice.BEFORE: -1}.get(choice, 0)
    return RelativePoint(unit=unit, amount=exactly(amount), origin=origin)


def _relative(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    point = _directed_unit(groups, lexicon)
    part = groups.get("part", "").lower()
    if "ending" in groups:
        return replace(point, part=Part.END)
    if part in ("later", "earlier"):
        return replace(point, part=Part.LATE if part == "later" else Part.EARLY)
    if part:
        return replace(point, part=Part(lexicon.text_table("parts")[" ".join(part.split())]))
    return point


def _neighbour(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    amount = 1 if groups["neighbour"].lower() in ("after", "following") else -1
    unit = unit_of(groups.get("unitword", "day"), lexicon)
    if "deictic" in groups:
        base = -1 if "yester" in groups["deictic"].lower() else 1
        return RelativePoint(unit=unit, amount=exactly(base + amount), origin=Origin.SPEECH)
    return RelativePoint(unit=unit, amount=exactly(amount))


def _deictic(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:  # noqa: ARG001 (one signature)
    word = " ".join(groups["deictic"].lower().replace("-", "").split())
    days = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return RelativePoint(unit=Unit.DAY, amount=exactly(days.get(word, 0)), origin=Origin.SPEECH)


def _counted(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    sense = " ".join(groups["sense"].lower().split())
    if "vagueunit" in groups:
        amount, unit = Amount(2, 12, vague=True), unit_of(groups["vagueunit"], lexicon)
    else:
        amount, unit = amount_of(groups["amount"], lexicon), unit_of(groups["unit"], lexicon)
    if groups.get("unit", "").lower().startswith("fortnight"):
        amount = replace(amount, low=2 * amount.low, high=2 * amount.high)
    if sense in _BACKWARD or sense.startswith("ago"):
        amount = replace(amount, low=-amount.high, high=-amount.low)
    years = _YEARS.get(unit, 0)
    if years:
        amount, unit = replace(amount, low=amount.low * years, high=amount.high * years, approximate=True), Unit.YEAR
    spoken = sense in _SPOKEN or sense.startswith("ago")
    approximate = sense == "time" or amount.approximate
    origin = Origin.SPEECH if spoken else Origin.NARRATIVE
    return RelativePoint(unit=unit, amount=replace(amount, approximate=approximate), origin=origin)


def _anniversary(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    amount = amount_of(groups["amount"], lexicon)
    back = replace(amount, low=-amount.high, high=-amount.low)
    unit = unit_of(groups["unit"], lexicon)
    keep = unit_of(groups["single"], lexicon) if "single" in groups else Unit.DAY
    return RelativePoint(unit=unit, amount=back, origin=Origin.SPEECH, keep=keep)


def _length(rule: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    if "halfword" in groups:
        return Length(((Amount(0, 0, halves=1), unit_of(groups["unit"], lexicon)),))
    word = groups.get("unit") or groups.get("plural") or groups.get("longunit") or "day"
    unit = unit_of(word, lexicon)
    if "amount" in groups:
        amount = amount_of(groups["amount"], lexicon)
        if "halves" in groups or rule.name == "length-halves":
            amount = replace(amount, halves=1)
    elif "longunit" in groups:
        amount = exactly(1)
    else:
        amount = Amount(2, 12, vague=True)
    counts = [(_doubled(amount, word), unit)]
    if "amount2" in groups:
        counts.append((amount_of(groups["amount2"], lexicon), unit_of(groups["unit2"], lexicon)))
    return Length(tuple(counts))


def _doubled(amount: Amount, word: str) -> Amount:
    if not word.lower().startswith("fortnight"):
        return amount
    return replace(amount, low=2 * amount.low, high=2 * amount.high)


def _recurring(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    amount = amount_of(groups["amount"], lexicon) if "amount" in groups else exactly(2 if "other" in groups else 1)
    word = groups.get("single") or groups.get("unit")
    if word:
        return Recurring(unit_of(word, lexicon), amount, rate="rate" in groups)
    if "daypart" in groups:
        return (
            Recurring(Unit.DAY)
            if "night" in groups["daypart"].lower().replace("midnight", "")
            else RelativePoint(unit=Unit.DAY)
        )
    each = calendar_point(groups, lexicon)
    return Recurring(Unit.WEEK if each.weekday else Unit.YEAR, amount, each)


def _clock(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:  # noqa: ARG001 (one signature)
    """Make the day that the text is in, for a time of day that stands alone."""
    return RelativePoint(unit=Unit.DAY)


def _setword(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    return Recurring(Unit(lexicon.text_table("sets")[groups["setword"].lower()]))


def _reference(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    return VagueReference(Tense(lexicon.text_table("references")[" ".join(groups["reference"].lower().split())]))


def _turn(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:  # noqa: ARG001 (one signature)
    """Make the turn of a year or century, and the New Year: days about the first of January."""
    unit = groups["turnunit"].lower()
    if unit == "century":
        return RelativePoint(unit=Unit.CENTURY, amount=exactly(0), part=Part.TURN)
    year = stated_year(groups, "")
    if unit == "year":
        return RelativePoint(unit=Unit.YEAR, amount=exactly(1), part=Part.TURN)
    return CalendarPoint(year=year, month=1, day=1, choice=Choice.NEAREST, style=Style.GREGORIAN)


_MAKERS: Mapping[str, Callable[[PatternRule, Groups, Lexicon], Shape | tuple[Shape, ...] | None]] = {
    "point": make_point,
    "range": make_range,
    "either": make_either,
    "both": make_both,
    "centuries": make_centuries,
    "week": make_week,
    "dual": make_dual,
    "numeric": make_numeric,
    "within": _within,
    "relative": _relative,
    "neighbour": _neighbour,
    "deictic": _deictic,
    "counted": _counted,
    "anniversary": _anniversary,
    "length": _length,
    "recurring": _recurring,
    "setword": _setword,
    "clock": _clock,
    "reference": _reference,
    "turn": _turn,
}
__all__ = ["clock_of", "number_of", "shapes_of"]
