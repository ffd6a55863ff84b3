"""Words torn apart or run together."""

from __future__ import annotations

from bot.matching.slips import find_slipped
from bot.matching.spelling import spell
from bot.matching.terms import Terms

_SHORTEST_PART = 3
_SHORTEST_WHOLE = 6
_SHORTEST_SLIPPED = 5  # a part so long may have a slip in it


def join_torn(terms: Terms, words: tuple[str, ...]) -> list[str]:
    """Put together what is one word to us: "counter terrorism"."""
    joined: list[str] = []
    for word in words:
        if joined and word not in terms.by_word and joined[-1] + word in terms.by_word:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def part_joined(terms: Terms, word: str) -> tuple[str, ...]:
    """The two words that were run together into one, also with a slip: "northkorea", "nothkorea"; else none."""
    if len(word) < _SHORTEST_WHOLE:
        return ()
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
        if len(other) >= _SHORTEST_SLIPPED and find_slipped(terms, spell(other), 1)[0]:
            slipped = first, second
    return slipped
