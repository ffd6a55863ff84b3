"""Which date somebody means who asks about a digest."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta

from bot.digest.plans import parse_days

_RELATIVE = {"today": 0, "yesterday": -1, "tomorrow": 1, "сегодня": 0, "вчера": -1, "завтра": 1}
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|\.)(?= |$)")
_DATED = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d/%m/%Y", "%m/%d/%Y")
_YEARLESS = ("%d %B", "%d %b", "%B %d", "%b %d", "%d.%m")
_YEARS = range(1, -9, -1)  # as far back as 29 February can be
_NEAR = timedelta(days=31)


def parse_date(text: str, today: date) -> date | None:
    """A date such as "2026-02-14", "14 Feb", "Monday", "yesterday"; None where it is none.

    Without a year it is the last there was, or the one that comes within a month; of a weekday, the last there was.
    """
    words = _ORDINAL.sub("", " ".join(text.casefold().replace(",", " ").split()))
    if words in _RELATIVE:
        return today + timedelta(days=_RELATIVE[words])
    weekdays = parse_days(words.removeprefix("last ")) or ()
    if len(weekdays) == 1:
        return today - timedelta(days=(today.weekday() - min(weekdays)) % 7)
    with_year = _read([words], _DATED)
    without = _read([f"{words} {today.year + step}" for step in _YEARS], [f"{pattern} %Y" for pattern in _YEARLESS])
    return next(itertools.chain(with_year, (day for day in without if day - today <= _NEAR)), None)


def _read(texts: Sequence[str], patterns: Sequence[str]) -> Iterator[date]:
    """What the texts mean by the patterns, in that order, as far as they follow them."""
    for text, pattern in itertools.product(texts, patterns):
        with suppress(ValueError):
            yield datetime.strptime(text, pattern).date()
