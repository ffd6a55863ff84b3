"""What people asked for and didn't find, without who asked or where."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MISS_CHARACTERS = 200

# What may lead to a person or place, in any spelling that Discord or a mail program would still take for one.
_MENTION_OR_MAIL = re.compile(r"@|<[#@:a/t]")
_LINK = re.compile(r"://|\bwww\.|[^\W_][.。][^\W\d_]{2,}")
_SHOWN_FOR = dict.fromkeys(("Cc", "Zl", "Zp"), " ") | dict.fromkeys(("Cf", "Cs", "Cn", "Co"), "")
_LONG_NUMBER = re.compile(r"\d(?:[\W_]{0,3}\d){6}")  # in whatever groups: "12,345,678", "555–0123–99"


class MissKind(StrEnum):
    """How something was asked for."""

    QUERY = "query"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Miss:
    """A normalised text that led to nothing, how often, and when first and last."""

    text: str
    kind: MissKind
    count: int
    first_seen: datetime
    last_seen: datetime


def keepable(text: str) -> str | None:
    """A text as a miss is kept: in small letters on one line, at most 200 characters.

    Returns:
        The normalised text, or None if it is empty or looks like a mention, a link, a number of over six digits or a
        mail address, which are never kept.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    # A message may unfold to 36,000 characters, few of them different.
    categories = {ord(character): unicodedata.category(character) for character in set(folded)}
    unseen = {code: _SHOWN_FOR[category] for code, category in categories.items() if category in _SHOWN_FOR}
    line = " ".join(folded.translate(unseen).split())
    if not line or _MENTION_OR_MAIL.search(line) or _LINK.search(line) or _LONG_NUMBER.search(line):
        return None
    return line[:MISS_CHARACTERS].rstrip()
