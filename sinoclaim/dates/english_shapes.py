"""Turn the groups of an English pattern rule into the shape of a time expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from sinoclaim.dates.english_words import (
    amount_of,
    clock_of_part,
    day_of,
    direction_of,
    number_of,
    unit_of,
    year_of,
    year_of_words,
)
from sinoclaim.dates.expression import (
    Alternatives,
    Amount,
    CalendarPoint,
    Choice,
    Clock,
    Length,
    Origin,
    Part,
    PointRange,
    Recurring,
    RelativePoint,
    Season,
    Shape,
    Style,
    Tense,
    Unit,
    VagueReference,
    exactly,
)
from sinoclaim.dates.tables import Lexicon, PatternRule

Groups: TypeAlias = Mapping[str, str]
_YEAR_OF_TWO_DIGITS = 100
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_BACKWARD = ("earlier", "before that", "previously", "prior", "beforehand", "ago", "back")
_SPOKEN = ("ago", "back", "from now", "hence", "time")
_LONG_MONTHS = 12
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


def _calendar(groups: Groups, lexicon: Lexicon, suffix: str = "") -> CalendarPoint:
    """Fill a calendar point from groups; those with the suffix come first, shared ones fill the rest."""

    def pick(name: str) -> str | None:
        return groups.get(name + suffix) or (groups.get(name) if suffix else None)

    month = pick("month")
    season = pick("season")
    weekday = pick("weekday")
    numeric = groups.get("mm")
    roman = groups.get("roman")
    day = pick("day") or pick("nth") or groups.get("digits") or (groups.get("day2") if not suffix else None)
    number = None
    if month:
        number = lexicon.number_table("months")[month.lower().rstrip(".")]
    elif numeric:
        number = int(numeric)
    elif roman:
        number = lexicon.number_table("roman")[roman.upper()]
    return CalendarPoint(
        year=_year(groups, suffix),
        month=number,
        day=day_of(day, lexicon) if day else None,
        weekday=lexicon.number_table("weekdays")[weekday.lower().rstrip(".")] if weekday else None,
        season=Season(lexicon.number_table("seasons")[season.lower()]) if season else None,
        short_year=int(groups["yy"]) if "yy" in groups else None,
    )


def _year(groups: Groups, suffix: str) -> int | None:
    for name in ("year" + suffix, "plain" + suffix, "year", "plain"):
        if name in groups:
            return year_of(groups[name])
    return year_of_words(groups["yearwords"]) if "yearwords" in groups else None


def _point(rule: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    special = _special_point(rule, groups, lexicon)
    if special is not None:
        return special
    if "holiday" in groups:
        date = lexicon.number_table("holidays")[" ".join(groups["holiday"].lower().split())]
        return CalendarPoint(year=_year(groups, ""), month=date // 100, day=date % 100)
    point = _calendar(groups, lexicon)
    if "inst" in groups:
        return _letter_day(point, groups["inst"].lower())
    if "direction" in groups:
        choice, origin = direction_of(groups["direction"], lexicon, article=groups.get("article") is not None)
        return replace(point, choice=choice, origin=origin)
    return point


def _special_point(rule: PatternRule, groups: Groups, lexicon: Lexicon) -> CalendarPoint | None:
    """Make decades, centuries, quarters and halves."""
    year = _year(groups, "")
    if "decade" in groups:
        return _decade(int(groups["decade"]), before_christ=groups.get("era", "").upper().startswith("B"))
    if "decadeword" in groups:
        return CalendarPoint(short_decade=_DECADES.index(groups["decadeword"].lower()) + 2)
    if "shortdecade" in groups:
        return CalendarPoint(short_decade=int(groups["shortdecade"]))
    ordinal = day_of(groups["nth"], lexicon) if "nth" in groups else 0
    if rule.settings.get("ordinal") == "century":
        before = groups.get("era", "").upper().startswith("B")
        return CalendarPoint(century=1 - ordinal if before else ordinal)
    if rule.settings.get("ordinal") == "quarter" or "quarter" in groups:
        return CalendarPoint(year=year, quarter=int(groups.get("quarter", 0)) or ordinal)
    if "half" in groups:
        return CalendarPoint(year=year, half=1 if groups["half"].lower() == "first" else 2)
    return None


def _decade(first: int, *, before_christ: bool) -> CalendarPoint:
    return CalendarPoint(decade=-(first // 10) - 1 if before_christ else first // 10)


def _letter_day(point: CalendarPoint, word: str) -> CalendarPoint:
    months = {"i": 0, "u": -1, "p": 1}[word[0]]
    return replace(point, within=RelativePoint(unit=Unit.MONTH, amount=exactly(months), origin=Origin.SPEECH))


def _range(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    if "yy2" in groups or "plain2" in groups or "bare" in groups:
        return _year_range(groups)
    first = _calendar({**groups, "day2": groups["day"]}, lexicon)
    last = _calendar(groups, lexicon, "2")
    return PointRange(first, last) if _rising(first.day, last.day) else None


def _rising(first: int | None, last: int | None) -> bool:
    return first is not None and last is not None and first < last


def _year_range(groups: Groups) -> Shape | None:
    if "bare" in groups:
        last = year_of(groups["year2"])
        first = 1 - int(groups["bare"]) if last <= 0 else int(groups["bare"])
    else:
        first = int(groups["plain"])
        last = int(groups["plain2"]) if "plain2" in groups else first // 100 * 100 + int(groups["yy2"])
    return PointRange(CalendarPoint(year=first), CalendarPoint(year=last)) if first < last else None


def _either(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    first = _calendar({key: text for key, text in groups.items() if key not in ("day2", "nth2")}, lexicon)
    last = _calendar(groups, lexicon, "2")
    return Alternatives((first, last)) if _rising(first.day, last.day) else None


def _both(_: PatternRule, groups: Groups, lexicon: Lexicon) -> tuple[Shape, ...] | None:
    first = _calendar({key: text for key, text in groups.items() if key != "day2"}, lexicon)
    last = _calendar(groups, lexicon, "2")
    return (first, _calendar(groups, lexicon, "3"), last) if "day3" in groups else (first, last)


def _centuries(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    first, last = day_of(groups["nth"], lexicon), day_of(groups["nth2"], lexicon)
    if groups.get("era", "").upper().startswith("B"):
        first, last = 1 - first, 1 - last
    return PointRange(CalendarPoint(century=first), CalendarPoint(century=last)) if first < last else None


def _week(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    word = groups["week"].lower()
    number = -1 if word == "last" else lexicon.number_table("ordinals")[word]
    return replace(_calendar(groups, lexicon), week=number)


def _dual(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    """Make the new-style date of a pair, if its two days really lie ten to thirteen days apart."""
    old = _calendar({key: text for key, text in groups.items() if not key.endswith("2")}, lexicon)
    new = _calendar(groups, lexicon, "2")
    if old.day is None or new.day is None or old.month is None or new.month is None:
        return None
    if "month2" not in groups and new.day < old.day:
        old = replace(old, month=new.month - 1 or _LONG_MONTHS)
    if old.month is None:
        return None
    apart = (new.month - old.month) % 12 * 30 + new.day - old.day
    return new if 9 <= apart <= 14 else None


def _numeric(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:  # noqa: ARG001 (one signature)
    """Make a slashed date: day first, month first, or either where both are possible."""
    first, second, year = int(groups["first"]), int(groups["second"]), int(groups["plain"])
    days = [CalendarPoint(year=year, month=second, day=first)] if second <= _LONG_MONTHS else []
    if first <= _LONG_MONTHS and first != second:
        days.append(CalendarPoint(year=year, month=first, day=second))
    if not days:
        return None
    ordered = sorted(days, key=lambda point: (point.month or 0, point.day or 0))
    return ordered[0] if len(ordered) == 1 else Alternatives(tuple(ordered))


def _within(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    base = _directed_unit(groups, lexicon)
    return replace(_calendar(groups, lexicon), within=base)


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
    days = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
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
        return Recurring(Unit.DAY) if groups["daypart"].lower().startswith("night") else RelativePoint(unit=Unit.DAY)
    each = _calendar(groups, lexicon)
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
    year = _year(groups, "")
    if unit == "year":
        return RelativePoint(unit=Unit.YEAR, amount=exactly(1), part=Part.TURN)
    return CalendarPoint(year=year, month=1, day=1, choice=Choice.NEAREST, style=Style.GREGORIAN)


_MAKERS: Mapping[str, Callable[[PatternRule, Groups, Lexicon], Shape | tuple[Shape, ...] | None]] = {
    "point": _point,
    "range": _range,
    "either": _either,
    "both": _both,
    "centuries": _centuries,
    "week": _week,
    "dual": _dual,
    "numeric": _numeric,
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
