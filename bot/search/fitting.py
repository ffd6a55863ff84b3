"""Whether a passage can be of the kind of answer that a question wants: a figure, a time, a name, a reason."""

from __future__ import annotations

import re

from bot.search.asking import AnswerKind
from bot.search.postings import everyday_weight

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_FIGURES = re.compile(
    r"\b(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|"
    r"[mb]illions?|percent|few|several|half|twice)\b",
    re.IGNORECASE,
)
_SIGNS = {
    AnswerKind.TIME: re.compile(
        rf"\b(?:(?:19|20)\d\d|{_MONTHS}|weeks?|days?|years?|decades?|months?|recently|right after"
        r"|for the first time)\b",
        re.IGNORECASE,
    ),
    AnswerKind.REASON: re.compile(
        r"\b(?:because|since|over|citing|due to|so that|to|for|as|after|in (?:reply|answer|return)|reply|blaming|saying"
        r"|accusing)\b",
        re.IGNORECASE,
    ),
    AnswerKind.FORECAST: re.compile(
        r"\b(?:will|would|could|might|may|likely|unlikely|expected|expect|hoped?|chances?|prospects?|remain\w*|become)\b",
        re.IGNORECASE,
    ),
}
_CALENDAR = re.compile(rf"\b(?:\d{{1,2}} )?(?:{_MONTHS})\b(?: \d+)?|\b(?:19|20)\d\d\b", re.IGNORECASE)
_CAPITALIZED = re.compile(r"\b[A-ZА-Я][\w’'-]+")


def fits(kind: AnswerKind, text: str, left: str, *, is_dated: bool) -> float:
    """How far a passage can be of a kind: 1 if it can, -1 if it can't, 0 where any passage can.

    Args:
        kind: The kind.
        text: The passage.
        left: What the passage says beyond the question's own words.
        is_dated: Whether the passage has a date of its own.
    """
    if kind is AnswerKind.NAME:
        can = any(everyday_weight(each.casefold()) == 1 for each in _CAPITALIZED.findall(left))
    elif kind is AnswerKind.FIGURE:
        can = _FIGURES.search(_CALENDAR.sub(" ", left)) is not None
    elif (signs := _SIGNS.get(kind)) is not None:
        can = (is_dated and kind is AnswerKind.TIME) or signs.search(text) is not None
    else:
        return 0.0
    return 1.0 if can else -1.0
