"""How near a typed word is to the words of the lexicon: 1 is the same word, 0 another one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.matching.lexicon import Lexicon
from bot.matching.spelling import NATIVE, Spelling, fold, slips_allowed
from bot.matching.vocabulary import SHORTHAND

_SAME_FOLD = 0.97
_OTHER_ALPHABET = 0.92
_SHORTENED = 0.93
_INFLECTED = 0.95
_SLIP = 0.65  # what one slip in every letter would cost
_BY_EAR = {3: (0.34, 0.72), 4: (0.4, 0.76)}  # consonants heard: share of letters that may differ, and similarity
_BY_EAR_BOLDLY = (0.5, 0.68)
_BY_EAR_LONG = (0.5, 0.84)
_STARTS_OTHERWISE = 0.08
_SOUNDS_ALIKE = 0.03
_SHORT_SLIP = 0.8
_SHORTEST_FOLD = 3
_SAFE_FROM_CHANCE = 7
_GUESS = 0.85  # what a guess is worth beside what is not one
_TINY_SLIP = 0.6
_UNDOUBTED = 0.85
_WHOLE = 0.9  # a share of a name that is only had by names of one word
_MOST_BEGUN = 64


class Near(NamedTuple):
    """The terms a typed word may stand for, with their similarity.

    ``guesses`` are too bold to count for anything by themselves: they may only complete a name. "Rest" is a word of its
    own, but "rest cycle" may be "reset cycle".
    """

    firm: dict[int, float]
    guesses: dict[int, float]


def near_terms(
    lexicon: Lexicon,
    typed: Spelling,
    ordinary: Collection[str],
    *,
    last: bool = True,
    alone: bool = False,
    strict: bool = False,
) -> Near:
    """The terms a typed word may stand for.

    Args:
        lexicon: Where to look.
        typed: A typed word.
        ordinary: Words of everyday language, which are not taken for others misspelled.
        last: Whether the word may still be in the middle of being typed.
        alone: Whether nothing else was typed. A slip is then only allowed for where the word is a whole name:
            "butter" is not half of "better relations".
        strict: Allow hardly any slips. For a reading that is itself a guess.
    """
    word = typed.word
    is_ordinary = word in ordinary
    firm = _best(_same(lexicon, typed, is_ordinary=is_ordinary))
    known = max(firm.values(), default=0.0) >= (_INFLECTED if is_ordinary else _SAME_FOLD)
    slipped: Iterable[tuple[int, float]] = ()
    if not known and (not strict or len(word) >= _SAFE_FROM_CHANCE):
        slipped = _slipped(lexicon, typed, most=1 if strict else 3)
    if alone:
        slipped = [(term, s) for term, s in slipped if len(word) >= _SAFE_FROM_CHANCE or _is_name(lexicon, term)]
    guesses = {}
    if is_ordinary and not known:
        guesses = {term: similarity * _GUESS for term, similarity in _best(slipped).items()}
    else:
        _keep_best(firm, slipped)
        if not strict and (
            not known or len(typed.folded) >= _SAFE_FROM_CHANCE
        ):  # its cousins as well: nucléaire, nuclear
            heard = _heard(lexicon, typed)
            _keep_best(firm, ((t, s) for t, s in heard if not alone or known or _is_name(lexicon, t)))
        if not (alone or strict) and max(firm.values(), default=0.0) < _UNDOUBTED:
            guesses = _best(chain(_tiny(lexicon, typed), _heard(lexicon, typed, boldly=True)))
    if last or not (known or is_ordinary):
        begun = _begun(lexicon, typed, last=last)
        _keep_best(firm, ((t, s * _GUESS) for t, s in begun) if is_ordinary else begun)
    return Near(firm, guesses)


def _is_name(lexicon: Lexicon, term: int) -> bool:
    return max(lexicon.holders[term].values()) >= _WHOLE


def _best(found: Iterable[tuple[int, float]]) -> dict[int, float]:
    best: dict[int, float] = {}
    _keep_best(best, found)
    return best


def _keep_best(found: dict[int, float], more: Iterable[tuple[int, float]]) -> None:
    for term, similarity in more:
        if similarity > found.get(term, 0.0):
            found[term] = similarity


def _same(lexicon: Lexicon, typed: Spelling, *, is_ordinary: bool) -> Iterator[tuple[int, float]]:
    """The same word, spelled otherwise, with another ending or shortened; an ordinary word is spelled as it is."""
    terms = lexicon.terms
    if (term := terms.by_word.get(typed.word)) is not None:
        yield term, 1.0
    for whole in SHORTHAND.get(typed.word, ()):
        for term, left in terms.by_stem.get(fold(whole), ()):
            yield term, _SHORTENED * left
    if len(typed.word) < _SHORTEST_FOLD:
        return
    if not is_ordinary:
        for term in terms.by_fold.get(typed.folded, ()):
            yield term, _SAME_FOLD
    for stem, left in typed.stems.items():
        for term, left_there in terms.by_stem.get(stem, ()):
            if terms.all[term].is_cyrillic == typed.is_cyrillic:
                if not is_ordinary or min(left, left_there) >= NATIVE:
                    yield term, left * left_there
            elif not is_ordinary:
                yield term, left * left_there * _OTHER_ALPHABET


def _slipped(lexicon: Lexicon, typed: Spelling, *, most: int) -> Iterator[tuple[int, float]]:
    """Letters missing, doubled, swapped or mistaken: none in short words, more in longer ones."""
    most = min(most, slips_allowed(typed.roman))
    if not most:
        return
    for position in lexicon.terms.near(typed, most):
        term = lexicon.terms.all[position]
        alike = typed.skeleton == term.skeleton
        similarity = max(
            _slip_similarity(typed.roman, term.roman, most, alike=alike),
            _slip_similarity(typed.folded, term.folded, most, alike=alike),
        )
        if similarity:
            yield position, similarity


def _slip_similarity(typed: str, spelling: str, most: int, *, alike: bool) -> float:
    slips = OSA.distance(typed, spelling, score_cutoff=most)
    if slips > most:
        return 0.0
    longest = max(len(typed), len(spelling))
    swapped = slips == 1 and sorted(typed) == sorted(spelling)
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


def _tiny(lexicon: Lexicon, typed: Spelling) -> Iterator[tuple[int, float]]:
    """A slip in a word so short that it could be nearly any other."""
    for term in lexicon.terms.near(typed, 1):
        if min(len(typed.roman), len(lexicon.terms.all[term].roman)) >= _SHORTEST_FOLD:
            yield term, _TINY_SLIP


def _heard(lexicon: Lexicon, typed: Spelling, *, boldly: bool = False) -> Iterator[tuple[int, float]]:
    """The same consonants in the same order: written by ear. ``boldly`` lets more of a short word be otherwise."""
    bones, folded = typed.skeleton, typed.folded
    if len(bones) < 3:
        return
    share, similarity = _BY_EAR_BOLDLY if boldly else _BY_EAR.get(len(bones), _BY_EAR_LONG)
    for term in lexicon.terms.by_skeleton.get(bones, ()):
        other = lexicon.terms.all[term].folded
        if other == bones:  # an abbreviation is not heard as a word
            continue
        if OSA.distance(folded, other) <= share * max(len(folded), len(other)):
            yield term, similarity


def _begun(lexicon: Lexicon, typed: Spelling, *, last: bool) -> Iterator[tuple[int, float]]:
    """The beginning of a word: still being typed, or cut short ("nat sec adviser")."""
    word, folded = typed.word, typed.folded
    base = 0.3 if len(word) == 1 else 0.4 if len(word) == 2 else 0.7
    if not last:
        base -= 0.1
    if not _SHORTEST_FOLD <= len(word) <= len(folded):  # folding may drop what was begun
        folded = ""
    for term in lexicon.terms.begun_by(word, folded, _MOST_BEGUN):
        spelling = lexicon.terms.all[term].word
        yield term, base + 0.25 * len(word) / max(len(spelling), len(word) + 1)
