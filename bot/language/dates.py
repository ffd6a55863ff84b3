"""Dates and periods as people type them: "24 Feb 2022", "24 февраля", "March 2018", "since 2022", "the 1990s"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta

from bot.domain.developments import PartialDate, Precision
from bot.domain.periods import DayOfYear, Period
from bot.language.numbers import NUMBER, read_number

# The months as people write them in the languages that names are read in: English, Russian, German, French, Spanish.
_MONTHS = (
    "january январь января январе januar jänner janvier enero",
    "february февраль февраля феврале februar février fevrier febrero",
    "march март марта марте märz maerz mars marzo",
    "april апрель апреля апреле avril abril",
    "may май мая мае mai mayo",
    "june июнь июня июне juni juin junio",
    "july июль июля июле juli juillet julio",
    "august август августа августе août aout agosto",
    "september sept сентябрь сентября сентябре septembre septiembre",
    "october октябрь октября октябре oktober octobre octubre",
    "november ноябрь ноября ноябре novembre noviembre",
    "december декабрь декабря декабре dezember décembre diciembre",
)
_Span = tuple[date, date]
_Reading = tuple[int | None, int, int]

_FIRST_YEAR, _LAST_YEAR = 1000, 2999  # nothing here is earlier or later, and a period may reach beyond either
_LONGEST = 80  # characters; "between the day before yesterday and the 24th of September, 2022" has 64
_SHORTEST = 3  # letters of an abbreviated month
_DAYS = {
    "today": 0, "now": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2,
    "сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2,
}  # fmt: skip
_TENS = {"fifties": "50s", "sixties": "60s", "seventies": "70s", "eighties": "80s", "nineties": "90s"}
# Words that say nothing about which day is meant; "on the 24th of February, 2022" is "24 February 2022".
_EMPTY = re.compile(r"^(?:on|in|during|в|во)\b|\b(?:the|of|year|de|del|le|el|году|года|год|г)\b\.?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|-?го|-?е)\b")
_DECADE = re.compile(r"(\d{2})?(\d0) ?(?:'?s|er|-?е|-?х)(?: годы| годов)?")
_SINCE = re.compile(
    r"(?:since|from|starting|ab|seit|depuis|desde|с|со|начиная с)\b ?(.+)|(.+?) ?(?:onwards?|on|\+|-|–)"
)
_AFTER = re.compile(r"(?:after|nach|после)\b ?(.+)")
_UNTIL = re.compile(r"(?:until|till|til|through|up to|to|bis|jusqu'à|hasta|по)\b ?(.+)|(?:-|–) ?(.+)")
_BEFORE = re.compile(r"(?:before|prior to|vor|avant|до)\b ?(.+)")
_OPEN: tuple[tuple[re.Pattern[str], Callable[[date, date], Period]], ...] = (
    (_AFTER, lambda _, last: Period(last + timedelta(days=1))),
    (_BEFORE, lambda first, _: Period(None, first - timedelta(days=1))),
    (_SINCE, lambda first, _: Period(first)),
    (_UNTIL, lambda _, last: Period(None, last)),
)
_BETWEEN = re.compile(r" ?(?:\.\.+|[–—-]|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b|\bbis\b|\bпо\b|\bи\b|\bдо\b) ?")
_EVERYTHING = {"all", "all years", "everything", "ever", "всё", "все"}
_DASHES = tuple("-–+")  # before or behind a date they make it an end or a beginning
_FROM = re.compile(r"^(?:from|between|с|со|между|von|zwischen)\b ?")
_LAST = re.compile(rf"(?:the )?(?:last|past) (?:({NUMBER}) )?(year|month|week|day|decade)s?")


def read_date(text: str, today: date, *, month_first: bool = False) -> PartialDate | DayOfYear | None:
    """The day, month or year that a text means, or the day of any year; None where it is none.

    Args:
        text: As typed.
        today: What "yesterday" is reckoned from.
        month_first: Whether 9/11 is in September, as Americans write it; 24/2 is in February all the same.
    """
    return next(iter(read_dates(text, today, month_first=month_first)), None)


def read_dates(text: str, today: date, *, month_first: bool = False) -> list[PartialDate | DayOfYear]:
    """All that a text may mean, the likeliest first; otherwise as ``read_date``."""
    words = _ORDINAL.sub("", " ".join(_EMPTY.sub(" ", text.casefold().replace(",", " ")).split()))
    if len(words) > _LONGEST:
        return []
    if words in _DAYS:
        return [PartialDate(today + timedelta(days=_DAYS[words]))]
    found: list[PartialDate | DayOfYear] = []
    for year, month, day in _readings(words, month_first=month_first):
        with suppress(ValueError):  # there is no such day; another reading may fit
            if year is None:
                date(2000, month, day)
                found.append(DayOfYear(month, day))
            else:
                precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
                found.append(PartialDate(date(year, month or 1, day or 1), precision))
    return found


def read_period(text: str, today: date) -> Period | None:
    """The stretch of time that a text means; None where it is none."""
    words = " ".join(text.casefold().split())
    if len(words) > _LONGEST:  # it could name a date at any of its gaps, and each would be tried
        return None
    if words in _EVERYTHING:
        return Period()
    if span := _span(words, today) or _read_between(_FROM.sub("", words, count=1), today):
        return Period(*span)
    if match := _LAST.fullmatch(words):
        days = {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}[match[2]]
        number = read_number(match[1] or "1") or 1
        return Period(today - timedelta(days=round(number * days)), today)
    for pattern, make in _OPEN:
        match = pattern.fullmatch(words)
        if match and (span := _span(next(filter(None, match.groups())), today)):
            return make(*span)
    return None


def _read_between(words: str, today: date) -> _Span | None:
    """Two dates with something between them; a dash may belong to a date, so one with spaces around it goes first."""
    for cut in sorted(_BETWEEN.finditer(words), key=lambda cut: not cut[0].startswith(" ")):
        before, behind = words[: cut.start()], words[cut.end() :]
        if _month(before) and (year := re.search(r" \d{4}$", behind)):  # February to April 2022
            before += year[0]
        first = _span(before, today)
        if first and re.fullmatch(r"\d\d", behind):  # 2014-17
            behind = f"{first[0].year // 100}{behind}"
        second = _span(behind, today)
        if first and second:
            return min(first[0], second[0]), max(first[1], second[1])
    return None


def _span(words: str, today: date) -> _Span | None:
    """The days of a decade, year or month, or the one day; of "this year", those of the one that it is."""
    if words[:1] in _DASHES or words[-1:] in _DASHES:
        return None
    step = {"this year": 0, "last year": -1, "previous year": -1}.get(words)
    if step is not None:
        words = str(today.year + step)
    bare = " ".join(re.sub(r"\b(?:the|in|during|в|во)\b", " ", words).split())
    if (decade := _read_decade(bare)) is not None:
        return decade
    found = read_date(words, today)
    return (found.first, found.last) if isinstance(found, PartialDate) else None


def _read_decade(words: str) -> _Span | None:
    match = _DECADE.fullmatch(_TENS.get(words, words))
    if match is None:
        return None
    first = int(match[1] + match[2]) if match[1] else _century(int(match[2]))
    return (date(first, 1, 1), date(first + 9, 12, 31)) if _FIRST_YEAR <= first <= _LAST_YEAR else None


def _readings(words: str, *, month_first: bool) -> Iterator[_Reading]:
    """What a date's words may mean, the likeliest first: year, month and day, 0 for what isn't named."""
    parts = [part for part in re.split(r"[ ./\-–'’]+", words) if part]
    months = [month for part in parts if (month := _month(part))]
    years = [int(part) for part in parts if part.isdecimal() and len(part) == 4]
    small = [int(part) for part in parts if part.isdecimal() and len(part) < 3]
    if len(months) + len(years) + len(small) != len(parts) or len(months) > 1 or len(years) > 1 or 0 in small:
        return
    if not years and len(months) + len(small) == 3:  # 24 Feb 22, 24.2.22
        years = [_century(small.pop())]
    year = years[0] if years else None
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return
    if months and len(small) < 2 and (small or year):
        yield year, months[0], small[0] if small else 0
    elif year is not None and len(small) < 2:
        yield year, small[0] if small else 0, 0
    elif not months and len(small) == 2:
        one, other = small
        readings: list[_Reading] = [(year, one, other), (year, other, one)]
        is_month_first = month_first or parts[0] == str(year)
        yield from readings if is_month_first else reversed(readings)


def _century(year: int) -> int:
    return year + (1900 if year >= 30 else 2000)


def _month(word: str) -> int | None:
    """The number of a month written out or shortened."""
    if len(word) < _SHORTEST:
        return None
    return next((n for n, names in enumerate(_MONTHS, 1) if any(x.startswith(word) for x in names.split())), None)
