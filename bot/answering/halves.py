"""Where a question falls into several, and how each is put."""

from __future__ import annotations

import re

_STARTS = (
    r"what|whats|how|why|is|isnt|are|was|were|did|do|does|has|have|had|can|could|will|would|should|might|may|whether|"
    r"что|как|почему|зачем|какой|какая|какие|какое|сколько|чем|есть|будет|может|можно|хочет|стоит"
)
_ALSO_STARTS = r"who|whos|whom|when|where|which|кто|кого|когда|где|куда"  # behind a bare comma they go on with a clause
_HALVES = re.compile(
    rf"[?!;]+\s*|(?<=\w)[.:]\s+|\s*[,—–]\s*(?=(?:{_STARTS})\b)"
    rf"|(?:\s*[,—–]\s*|\s+)(?:and|but|or|so|also|а|и|но|или)\s+(?:also\s+)?(?=(?:{_STARTS}|{_ALSO_STARTS})\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"\W*(?:(?:and|but|so|а|и|но)\s+)?(?:{_STARTS}|{_ALSO_STARTS})\b|.*\bли\b", re.IGNORECASE)
_STATES = re.compile(
    r"\W*(?:(?:and|but|so|а|и|но)\s+)?(?:is|isnt|are|arent|was|were|did|do|does|doesnt|has|have|had|can|cant|could|will|"
    r"wont|would|should|might|may)\b|.*\bли\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\W*(?:(?:and|but|so|а|и|но)\s+)?(?:why|how|почему|зачем|отчего|как)\b(?!\s+(?:many|much|long|old|big|far))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_JOINED = re.compile(r"\W*(?:also|then|ok|okay|well|please|кстати|также)\b\W*", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:he|she|they|it|this|that|these|those|him|her|them|his|their|its|он|она|они|оно|это|его|её|ее|их|него|неё)\b",
    re.IGNORECASE,
)


def split_halves(text: str) -> tuple[str, ...]:
    """The questions that were run together in one text; a text that asks but one comes back whole.

    What is no question by itself goes with the one it leads up to: "North Korea: did anyone stop the tests?".
    """
    halves: list[str] = []
    leading = ""
    for part in _HALVES.split(text):
        if not part or not part.strip(" \t.,:;"):
            continue
        if asks(part):
            halves.append(f"{leading} {part.strip()}".strip())
            leading = ""
        elif halves:
            halves[-1] += f" {part.strip()}"
        else:
            leading = f"{leading} {part.strip()}".strip()
    return tuple(halves) if len(halves) > 1 else (text.strip(),)


def split_off_talk(text: str) -> tuple[str, ...]:
    """The questions of a text that says more: "Hello there! Does Russia back the deal?".

    None where there is nothing else, or where a question points back at what was said before: "Did he like it?".
    """
    sentences = [_JOINED.sub("", sentence, count=1) for sentence in _SENTENCE_END.split(text.strip())]
    asked = tuple(sentence for sentence in sentences if asks(sentence) and not _POINTS_BACK.search(sentence))
    return asked if len(asked) < len(sentences) else ()


def asks(text: str) -> bool:
    """Whether a text is put as a question, and not only as some words."""
    return _ASKS.match(text) is not None


def states(text: str) -> bool:
    """Whether a question says all it is about, and only wants to know if it is so: "is Trump keen on trade?"."""
    return _STATES.match(text) is not None


def explains(text: str) -> bool:
    """Whether a question takes something for known and asks after its reasons or manner."""
    return _EXPLAINS.match(text) is not None
