"""Words with letters missing, doubled, swapped or mistaken, and words written by ear."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from bot.matching.spelling import Spelling, slips_allowed
from bot.matching.terms import Terms

_SLIP = 0.65  # what one slip in every letter would cost
_STARTS_OTHERWISE = 0.08
_SOUNDS_ALIKE = 0.03
_SHORT_SLIP = 0.8
_SHORTEST_SLIPPED = 4
_CLEARLY = 0.85
_MOST_DELETIONS = 2
_TINY, _SHORTEST_TINY, _LONGEST_TINY = 0.6, 3, 4
_SHORTEST_HEARD = 3
_BY_EAR = {3: (0.34, 0.72), 4: (0.4, 0.76)}  # consonants heard: share of letters that may differ, and similarity
_BY_EAR_LONG = (0.5, 0.84)
_BOLDLY, _BOLD = 0.5, 0.68


def find_slipped(terms: Terms, typed: Spelling, most: int) -> tuple[dict[int, float], dict[int, float]]:
    """The terms a word may be with slips, none in short words and more in longer ones.

    Args:
        terms: Where to look.
        typed: The typed word.
        most: The most slips, however long the word is.

    Returns:
        Those that are near, and those so short that a slip makes them nearly any other.
    """
    tiny: dict[int, float] = {}
    length = len(typed.roman)
    most = min(most, slips_allowed(typed.roman))
    for deletions in range(1, max(1, min(most, _MOST_DELETIONS)) + 1):
        near: dict[int, float] = {}
        for position in terms.sharing(typed, deletions):
            term = terms.all[position]
            alike = typed.skeleton == term.skeleton
            similarity = _similarity(typed.roman, term.roman, most, alike=alike)
            if similarity < _CLEARLY and (typed.folded is not typed.roman or term.folded is not term.roman):
                similarity = max(similarity, _similarity(typed.folded, term.folded, most, alike=alike))
            if similarity:
                near[position] = similarity
            elif _SHORTEST_TINY <= length <= _LONGEST_TINY and len(term.roman) >= _SHORTEST_TINY:
                tiny[position] = _TINY
        if near:
            break
    return near, tiny


def _similarity(typed: str, spelling: str, most: int, *, alike: bool) -> float:
    shortest, longest = len(typed), len(spelling)
    if shortest > longest:
        shortest, longest = longest, shortest
    if shortest < _SHORTEST_SLIPPED or longest - shortest > most:
        return 0.0
    slips = OSA.distance(typed, spelling, score_cutoff=most)
    if slips > most:
        return 0.0
    swapped = slips == 1 and shortest == longest and sorted(typed) == sorted(spelling)
    if longest == _SHORTEST_SLIPPED and not swapped and not alike:
        return 0.0
    if slips > 1 and longest < 2 * _SHORTEST_SLIPPED and not alike:
        return 0.0
    similarity = 1 - _SLIP * slips / longest
    if alike:
        similarity += _SOUNDS_ALIKE
    elif shortest == longest and not swapped:
        similarity -= _STARTS_OTHERWISE  # a consonant mistaken for another is more often another word
    if typed[0] != spelling[0]:
        similarity -= _STARTS_OTHERWISE
    return similarity if swapped or shortest > _SHORTEST_SLIPPED else min(similarity, _SHORT_SLIP)


def find_heard(terms: Terms, typed: Spelling) -> tuple[dict[int, float], dict[int, float]]:
    """The terms with the same consonants in the same order: written by ear.

    Args:
        terms: Where to look.
        typed: The typed word.

    Returns:
        Those that are near, and those so short that too much of them would be otherwise.
    """
    near: dict[int, float] = {}
    bold: dict[int, float] = {}
    bones, folded = typed.skeleton, typed.folded
    if len(bones) >= _SHORTEST_HEARD:
        share, similarity = _BY_EAR.get(len(bones), _BY_EAR_LONG)
        for position in terms.by_skeleton.get(bones, ()):
            other = terms.all[position].folded
            if other != bones:  # an abbreviation is not heard as a word
                differing = OSA.distance(folded, other) / max(len(folded), len(other))
                if differing <= share:
                    near[position] = similarity
                elif differing <= _BOLDLY:
                    bold[position] = _BOLD
    return near, bold
