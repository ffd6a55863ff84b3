"""Which date somebody means who asks what became of a digest."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta

from bot.digest.rhythms import parse_days

_RELATIVE = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
             "сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2}  # fmt: skip
_AGO = re.compile(r"(a|an|one|two|three|four|five|six|seven|\d{1,3}) (day|week)s? ago")
_AGO_RUSSIAN = re.compile(r"(?:(\d{1,3}) )?(день|дня|дней|неделю|недели|недель) назад")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_LEAD = re.compile(r"^(?:on|the|of|in|last|прошлый|прошлую|в|за)\s+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|\.|-?го|-?е)(?= |$)")
_RUSSIAN_MONTHS = re.compile(r"\b(янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*")
_ENGLISH = dict(
    zip(
        ("янв", "фев", "мар", "апр", "май", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
        ("jan", "feb", "mar", "apr", "may", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        strict=True,
    )
)
_DATED = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d/%m/%Y", "%m/%d/%Y")
_YEARLESS = ("%d %B", "%d %b", "%B %d", "%b %d", "%d.%m", "%d/%m", "%m/%d")
_YEARS = range(1, -9, -1)  # as far back as 29 February can be
_NEAR = timedelta(days=31)


def parse_date(text: str, today: date) -> date | None:
    """A date such as "2026-02-14", "14 Feb", "27 ноября", "Monday", "3 days ago"; None where it is none.

    Of what can be read in two ways ("11/12/2026") it is the latest that is not to come. Without a year it is the last
    there was, or one that comes within a month where it is written in words; of a weekday, the last there was.
    """
    words = " ".join(text.casefold().replace(",", " ").split()).strip(" ?!")
    words = _ORDINAL.sub("", words)
    if words in _RELATIVE:
        return today + timedelta(days=_RELATIVE[words])
    if (days_ago := _days_ago(words)) is not None:
        return today - timedelta(days=days_ago)
    words = _LEAD.sub("", _LEAD.sub("", words)).removesuffix(" г").removesuffix(" года")
    weekdays = parse_days(words) or ()
    if len(weekdays) == 1:
        return today - timedelta(days=(today.weekday() - min(weekdays)) % 7)
    words = _RUSSIAN_MONTHS.sub(lambda found: _ENGLISH[found[1]], words).replace(" of ", " ")
    found = list(_read([words], _DATED))
    if not found:
        found = list(_read([f"{words} {today.year + step}" for step in _YEARS], [f"{each} %Y" for each in _YEARLESS]))
        is_ambiguous = "/" in words
        found = [day for day in found if day <= today or (day - today <= _NEAR and not is_ambiguous)]
        return max(found, default=None)
    past = [day for day in found if day <= today]
    return max(past) if past else min(found)


def _days_ago(words: str) -> int | None:
    if found := _AGO.fullmatch(words):
        number = _NUMBERS.get(found[1]) or int(found[1])
        return number * (7 if found[2] == "week" else 1)
    if found := _AGO_RUSSIAN.fullmatch(words):
        return int(found[1] or 1) * (7 if found[2].startswith("недел") else 1)
    return None


def _read(texts: Sequence[str], patterns: Sequence[str]) -> Iterator[date]:
    """What the texts mean by the patterns, in that order, as far as they follow them."""
    for text, pattern in itertools.product(texts, patterns):
        with suppress(ValueError):
            yield datetime.strptime(text, pattern).date()
