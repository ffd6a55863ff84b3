"""Words torn apart or run together."""

from __future__ import annotations

from collections.abc import Container

from bot.matching.spelling import spell
from bot.matching.terms import Terms

_SHORTEST_PART = 3
_SHORTEST_WHOLE = 6
_SHORTEST_SLIPPED = 5  # a part so long may have a slip in it


def join_torn(terms: Terms, words: tuple[str, ...], ordinary: Container[str]) -> list[str]:
    """Put together what is one word to us: "counter terrorism", and with a slip "conter terrorism"."""
    joined: list[str] = []
    for word in words:
        if joined and _is_torn(terms, joined[-1], word, ordinary):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _is_torn(terms: Terms, first: str, second: str, ordinary: Container[str]) -> bool:
    if second in terms.by_word:
        return False
    if first + second in terms.by_word:
        return True
    if min(len(first), len(second)) < _SHORTEST_PART or any(
        word in ordinary or word in terms.by_word for word in (first, second)
    ):
        return False
    whole = spell(first + second)
    return whole.folded in terms.by_fold or bool(terms.near(whole, 1))


def part_joined(terms: Terms, word: str) -> tuple[str, ...]:
    """The two words that were run together into one, also with a slip: "northkorea", "nothkorea"; else the word."""
    if len(word) < _SHORTEST_WHOLE:
        return (word,)
    slipped: tuple[str, ...] = ()
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:at], word[at:]
        knows_first, knows_second = first in terms.by_word, second in terms.by_word
        if knows_first and knows_second:
            return first, second
        if knows_first and second[1:] in terms.by_word:  # a letter typed for the space
            return first, second[1:]
        if slipped or not (knows_first or knows_second):
            continue
        other = second if knows_first else first
        if len(other) >= _SHORTEST_SLIPPED and len(other) >= len(word) - len(other) - 1 and terms.near(spell(other), 1):
            slipped = first, second
    return slipped or (word,)
