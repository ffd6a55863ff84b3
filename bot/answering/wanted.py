"""The kind of answer a question wants, where its words say so, and which claims can give it."""

from __future__ import annotations

import re
from enum import StrEnum


class Wanted(StrEnum):
    """The kind of answer a question wants."""

    ANYTHING = "anything"
    COUNT = "count"
    AMOUNT = "amount"
    DURATION = "duration"
    DATE = "date"
    NAME = "name"
    PERSON = "person"


_ASKED = (
    (
        Wanted.DURATION,
        r"\bhow (?:much )?long(?:er)?\b|\b(?:как|насколько) долго\b|\bсколько (?:времени|дней|лет|месяцев)\b",
    ),
    (
        Wanted.AMOUNT,
        r"\bhow (?:big|large|old|far|tall|high|fast|rich|heavy|expensive)(?! an?\b)"
        r"|\bhow much\b.*\b(?:worth|cost|costs|money|dollars|euros|spend|spent|pay|paid|earn|make per)\b"
        r"|\bin (?:percent|dollars|euros|numbers|kilometers|miles)\b"
        r"|\b(?:percent|percentage|phone number|exact number)\b"
        r"|\bwhat (?:share|number|size|amount)\b|\bсколько стоит\b|\bнасколько (?:велик|больш)\w*|\bв процентах\b",
    ),
    (Wanted.COUNT, r"\bhow many\b|\bсколько\b"),
    (
        Wanted.DATE,
        r"^(?:\w+ ){0,2}?(?:when|когда)\b|\bwhen$|\bsince when\b|\bhow soon\b"
        r"|\b(?:what|which|каком|какого|какой) (?:exact )?(?:year|date|day|month|году|года|числа|год|дата)\b",
    ),
    (Wanted.PERSON, r"^(?:who (?:is|was|are|were)|whos|кто (?:был|такой|такая)?) (?:the|a|an|президент|министр)\b"),
    (Wanted.NAME, r"^(?:(?:and|so|but|а|и) )?(?:who|whom|whos|кто|кого|кому|кем)\b"),
)
_PATTERNS = tuple((wanted, re.compile(pattern)) for wanted, pattern in _ASKED)

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр"
)
_CALENDAR = re.compile(rf"\b(?:(?:\d+ )?(?:{_MONTH})(?: \d+)?(?: (?:19|20)\d\d)?|(?:19|20)\d\d)\b", re.IGNORECASE)
_OCCASION = re.compile(r"\b(?:right after|week in which|so far|not yet|decades|recent years|for the first time)\b")
_SPAN = re.compile(r"\b(?:decades?|years?|months?|weeks?|hours?|minutes?)\b(?! in which)")
_FIGURE = re.compile(
    r"\b(?:\d[\d.,]*|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|[mb]illions?|percent)\b"
)
_QUANTITY = re.compile(
    r"\b(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|dozens? of|hundreds? of|(?:small|large) numbers? of|"
    r"a few|few|several)\s+(?P<counted>(?:\w+\s?){1,3})",
    re.IGNORECASE,
)

# Words that only say what kind of answer is wanted.
TRIGGERS = {wanted: frozenset[str]() for wanted in Wanted} | {
    Wanted.DURATION: frozenset({"long", "longer", "долго", "лет", "времени"}),
    Wanted.COUNT: frozenset({"many", "сколько"}),
    Wanted.DATE: frozenset({"year", "date", "day", "month", "году", "года", "год", "числа", "дата", "exact"}),
}


def wanted_of(question: str) -> Wanted:
    """What a question wants.

    Args:
        question: Its words in small letters, as they were probably meant.
    """
    return next((wanted for wanted, pattern in _PATTERNS if pattern.search(question)), Wanted.ANYTHING)


def is_dated(text: str) -> bool:
    """Whether a claim says when."""
    return bool(_CALENDAR.search(text) or _OCCASION.search(text))


def is_lasting(text: str) -> bool:
    """Whether a claim says for how long."""
    return _SPAN.search(text) is not None


def has_figure(text: str) -> bool:
    """Whether a claim has a figure that is no date."""
    return _FIGURE.search(_CALENDAR.sub(" ", text).casefold()) is not None


def counted_in(text: str) -> tuple[str, ...]:
    """The words after each quantity in a claim: what it counts."""
    return tuple(found["counted"] for found in _QUANTITY.finditer(_CALENDAR.sub(" ", text)))
