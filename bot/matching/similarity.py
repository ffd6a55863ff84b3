"""How near a typed word is to the words of the lexicon: 1 is the same word, 0 another one."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from bot.matching.lexicon import Lexicon
from bot.matching.slips import find_heard, find_slipped
from bot.matching.spelling import Spelling, fold
from bot.matching.vocabulary import SHORTHAND

_SAME_FOLD = 0.97
_SAME_ROOT = 0.93
_OTHER_ALPHABET = 0.92
_SHORTENED = 0.93
_UNDOUBTED = 0.85  # a word this near to a known one needs no bolder guess
_GUESS = 0.85  # what a guess is worth beside what is not one
_SHORTEST_FOLD = 3
_SAFE_FROM_CHANCE = 7
_MOST_SLIPS = 3
_WHOLE = 0.9  # a share of a name that is only had by names of one word
_SHORTEST_BEGUN_BLINDLY = 5
_MOST_BEGUN = 64
_BEGUN = {1: 0.3, 2: 0.4}  # by the letters typed, what a beginning is worth
_ORDINARY_BEGUN = 0.88  # what is left of a beginning that is a word of its own: "comme"
_BEGUN_LONGER, _COMPLETE, _CUT_SHORT = 0.7, 0.25, 0.1


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
    ordinary: Container[str],
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
    is_ordinary = typed.word in ordinary
    firm = _same(lexicon, typed, is_ordinary=is_ordinary)
    guesses: dict[int, float] = {}
    best = max(firm.values(), default=0.0)
    is_known = best >= (_SAME_ROOT if is_ordinary else _SAME_FOLD)
    is_long = len(typed.word) >= _SAFE_FROM_CHANCE
    if is_known:
        if is_long and not strict:  # its cousins as well: nucléaire, nuclear
            _keep_best(firm, find_heard(lexicon.terms, typed)[0])
    elif is_long or not strict:
        slipped, tiny = find_slipped(lexicon.terms, typed, 1 if strict else _MOST_SLIPS)
        heard, bold = ({}, {}) if is_ordinary or strict else find_heard(lexicon.terms, typed)
        _keep_best(slipped, heard)
        if alone and not is_long:
            slipped = {term: similarity for term, similarity in slipped.items() if _is_name(lexicon, term)}
        if is_ordinary:
            guesses = {term: similarity * _GUESS for term, similarity in slipped.items()}
        else:
            _keep_best(firm, slipped)
            if not (alone or strict) and max(firm.values(), default=0.0) < _UNDOUBTED:
                guesses = tiny | bold
    doubtful = 1.0 if last and not is_long else _UNDOUBTED
    may_be_begun = (last or not is_ordinary) and not (strict and len(typed.word) < _SHORTEST_BEGUN_BLINDLY)
    if max(firm.values(), default=0.0) < doubtful and may_be_begun:
        _keep_best(firm, _begun(lexicon, typed, 1.0 if last else 1 - _CUT_SHORT, is_ordinary=is_ordinary))
    return Near(firm, guesses)


def _is_name(lexicon: Lexicon, term: int) -> bool:
    return lexicon.largest_shares[term] >= _WHOLE


def _keep_best(found: dict[int, float], more: dict[int, float]) -> None:
    for term, similarity in more.items():
        if similarity > found.get(term, 0.0):
            found[term] = similarity


def _same(lexicon: Lexicon, typed: Spelling, *, is_ordinary: bool) -> dict[int, float]:
    """The same word, spelled otherwise, with another ending or shortened; an ordinary word is spelled as it is."""
    terms = lexicon.terms
    found: dict[int, float] = {}
    if len(typed.word) >= _SHORTEST_FOLD:
        for stem, left in typed.stems.items():
            for term in terms.by_stem.get(stem, ()):
                similarity = left * terms.all[term].left_in(stem)
                if terms.all[term].is_cyrillic != typed.is_cyrillic:
                    similarity *= _OTHER_ALPHABET
                if is_ordinary and (similarity < _SAME_ROOT or not _begin_alike(typed, terms.all[term], len(stem))):
                    continue
                if similarity > found.get(term, 0.0):
                    found[term] = similarity
        if not is_ordinary:
            for term in terms.by_fold.get(typed.folded, ()):
                found[term] = _SAME_FOLD
    for whole in SHORTHAND.get(typed.word, ()):
        stem = fold(whole)
        for term in terms.by_stem.get(stem, ()):
            found[term] = max(_SHORTENED * terms.all[term].left_in(stem), found.get(term, 0.0))
    if (term_itself := terms.by_word.get(typed.word)) is not None:
        found[term_itself] = 1.0
    return found


def _begin_alike(typed: Spelling, term: Spelling, length: int) -> bool:
    """Whether two words are written alike, and not only heard to be, for about so many letters."""
    return typed.word[: length - 1] == term.word[: length - 1]


def _begun(lexicon: Lexicon, typed: Spelling, worth: float, *, is_ordinary: bool) -> dict[int, float]:
    """The beginning of a word: still being typed, or cut short ("nat sec adviser")."""
    word, length = typed.word, len(typed.word)
    folded = typed.folded if _SHORTEST_FOLD <= length <= len(typed.folded) else ""  # folding may drop what was begun
    base = _BEGUN.get(length, _BEGUN_LONGER) - (1 - worth)
    found: dict[int, float] = {}
    for term in lexicon.terms.begun_by(word, folded, _MOST_BEGUN):
        similarity = base + _COMPLETE * length / max(len(lexicon.terms.all[term].word), length + 1)
        found[term] = similarity * _ORDINARY_BEGUN if is_ordinary else similarity
    return found
