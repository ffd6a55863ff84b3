"""How near a typed word is to the words of the lexicon: 1 is the same word, 0 another one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.lexicon import Lexicon, Term
from bot.matching.spelling import fold, is_cyrillic, romanise, skeleton, stems

_SAME_FOLD = 0.97
_SAME_STEM = 0.96
_FOREIGN_STEM = 0.86
_KNOWN = 0.95  # a word this near to a known one is not taken for a slip of another
_SLIP = 0.65  # what one slip in every letter would cost
_BY_EAR = {3: (0.34, 0.72), 4: (0.4, 0.76)}  # consonants heard: share of letters that may differ, and similarity
_BY_EAR_LONG = (0.5, 0.84)
_STARTS_OTHERWISE = 0.08
_SOUNDS_ALIKE = 0.03
_SHORT_SLIP = 0.8
_SHORTEST_FOLD = 3
_SAFE_FROM_CHANCE = 7


def near_terms(
    lexicon: Lexicon, word: str, *, last: bool = True, alone: bool = False, strict: bool = False
) -> dict[int, float]:
    """The terms a typed word may stand for.

    Args:
        lexicon: Where to look.
        word: A normalised word.
        last: Whether the word may still be in the middle of being typed.
        alone: Whether nothing else was typed. A slip is then only allowed for where the word is a whole name:
            "butter" is not half of "better relations".
        strict: Allow hardly any slips. For a reading that is itself a guess.
    """
    found: dict[int, float] = {}
    _keep_best(found, _same(lexicon, word))
    folded, known = fold(word), max(found.values(), default=0.0) >= _KNOWN
    guesses: dict[int, float] = {}
    if not known and (not strict or len(word) >= _SAFE_FROM_CHANCE):
        _keep_best(guesses, _slipped(lexicon, word, folded, most=1 if strict else 3))
    if not strict and (not known or len(folded) >= _SAFE_FROM_CHANCE):  # its cousins as well: nucléaire, nuclear
        _keep_best(guesses, _heard(lexicon, folded))
    _keep_best(found, ((p, s) for p, s in guesses.items() if not alone or p in lexicon.whole_names))
    if last or not known:
        _keep_best(found, _begun(lexicon, word, folded, last=last))
    return found


def _keep_best(found: dict[int, float], more: Iterable[tuple[int, float]]) -> None:
    for position, similarity in more:
        found[position] = max(similarity, found.get(position, 0.0))


def _same(lexicon: Lexicon, word: str) -> Iterator[tuple[int, float]]:
    """The same word, spelled otherwise or with another ending."""
    if (position := lexicon.by_word.get(word)) is not None:
        yield position, 1.0
    folded, cyrillic = fold(word), is_cyrillic(word)
    if len(word) < _SHORTEST_FOLD:
        return
    for position in lexicon.by_folded.get(folded, ()):
        yield position, _SAME_FOLD
    for stem, native in stems(folded, cyrillic=cyrillic).items():
        for position, native_there in lexicon.by_stem.get(stem, ()):
            alike = native and native_there and lexicon.terms[position].cyrillic == cyrillic
            yield position, _SAME_STEM if alike else _FOREIGN_STEM


def _slipped(lexicon: Lexicon, word: str, folded: str, *, most: int) -> Iterator[tuple[int, float]]:
    """Letters missing, doubled, swapped or mistaken: none in short words, more in longer ones."""
    roman = romanise(word)
    most = min(most, _most_slips(len(roman)))
    if not most:
        return
    for typed, spellings in ((roman, lexicon.romans), (folded, lexicon.folds)):
        for spelling, slips, position in process.extract(
            typed, spellings, scorer=OSA.distance, score_cutoff=most, limit=None
        ):
            similarity = _slip_similarity(typed, spelling, int(slips), lexicon.terms[position], skeleton(folded))
            if similarity:
                yield position, similarity


def _most_slips(length: int) -> int:
    return 0 if length < 4 else 1 if length < 7 else 2 if length < 11 else 3


def _slip_similarity(typed: str, spelling: str, slips: int, term: Term, heard: str) -> float:
    longest = max(len(typed), len(spelling))
    swapped = slips == 1 and sorted(typed) == sorted(spelling)
    alike = heard == term.skeleton
    if min(len(typed), len(spelling)) < 4 or (longest == 4 and not swapped and not alike):
        return 0.0
    if slips > 1 and longest < 8 and not alike:
        return 0.0
    similarity = 1 - _SLIP * slips / longest
    if alike:
        similarity += _SOUNDS_ALIKE
    elif len(typed) == len(spelling) and not swapped:
        similarity -= _STARTS_OTHERWISE  # a consonant mistaken for another is more often another word
    if typed[0] != spelling[0]:
        similarity -= _STARTS_OTHERWISE
    return similarity if swapped or min(len(typed), len(spelling)) > 4 else min(similarity, _SHORT_SLIP)


def _heard(lexicon: Lexicon, folded: str) -> Iterator[tuple[int, float]]:
    """The same consonants in the same order: written by ear."""
    bones = skeleton(folded)
    if len(bones) < 3:
        return
    share, similarity = _BY_EAR.get(len(bones), _BY_EAR_LONG)
    for position in lexicon.by_skeleton.get(bones, ()):
        other = lexicon.terms[position].folded
        if other == bones:  # an abbreviation is not heard as a word
            continue
        if OSA.distance(folded, other) <= share * max(len(folded), len(other)):
            yield position, similarity


def _begun(lexicon: Lexicon, word: str, folded: str, *, last: bool) -> Iterator[tuple[int, float]]:
    """The beginning of a word: still being typed, or cut short ("nat sec adviser")."""
    base = 0.4 if len(word) == 1 else 0.55 if len(word) == 2 else 0.7
    if not last:
        base -= 0.1
    for typed, spellings in ((word, lexicon.sorted_words), (folded, lexicon.sorted_folds)):
        if typed is folded and not _SHORTEST_FOLD <= len(word) <= len(folded):  # folding may drop what was begun
            break
        for index in range(bisect_left(spellings, (typed, -1)), len(spellings)):
            spelling, position = spellings[index]
            if not spelling.startswith(typed):
                break
            yield position, base + 0.25 * len(typed) / max(len(spelling), len(typed) + 1)
