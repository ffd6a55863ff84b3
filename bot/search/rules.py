"""Rules that no score may override; each names itself for explanations."""

from __future__ import annotations

from collections.abc import Iterable, Set

from bot.language import (
    Token,
    is_dictionary_word,
    is_mash,
    normalise,
    ordinary_rank,
    romanise,
    stem,
    swap_layout,
    tokenise,
)
from bot.language.numbers import NUMBERS, ORDINALS, read_any_number
from bot.search.lexicon import Typed
from bot.search.mentions import Mentions
from bot.search.names import NameIndex
from bot.search.numbers import KNOWN, LETTERS_PER_SLIP, SAME_SKELETON
from bot.search.ranking import Scored
from bot.search.targets import NameKind

_LONE_NUMERALS = {"I": 1, "V": 5, "X": 10}  # numbers only at the end of a name and in capitals


def is_own_name(text: str, tokens: tuple[Token, ...], scored: Scored) -> bool:
    """Whether the words are a name of the target itself, and not only of something connected with it."""
    return is_whole_name(text, tokens, scored) and scored.name is not None and scored.name.kind is not NameKind.ENTITY


def is_whole_name(text: str, tokens: tuple[Token, ...], scored: Scored) -> bool:
    """Whether the words are one of the target's names. An everyday word only is where it is written so.

    An abbreviation is no everyday word, unless that is in capitals too: "sort" is not "SORT".
    """
    if scored.name is None or scored.signals.exact < KNOWN:
        return False
    if not _is_word(tokens):
        return True
    is_everyday = ordinary_rank(tokens[0].normal) is not None
    is_other_word = is_everyday and scored.name.text.isupper() and not text.strip().isupper()
    return not is_other_word and (scored.signals.exact == 1 or scored.name.normal == tokens[0].normal)


def find_doubt(text: str, typed: Typed, best: Scored, index: NameIndex) -> str | None:
    """Why the best candidate must not be opened, however likely it is; None where it may."""
    tokens = typed.tokens
    if _names_another_number(text, best, index):
        return "it names another number"
    if says_all(typed, best, index) and best.signals.exact < 1:
        return "nearly every topic is about that"
    if is_whole_name(text, tokens, best):
        return None
    if index.holders(tokens):
        return "others have held that post, too"
    if len(tokens) != 1:
        return None
    return _find_doubt_of_word(text, tokens[0], best)


def _names_another_number(text: str, best: Scored, index: NameIndex) -> bool:
    """Whether a number was typed that is neither in the best candidate's name nor a year that is said of it."""
    if best.signals.exact == 1:
        return False
    words = [
        each.normal
        for each in tokenise(index.lexicon.corrected(text))
        if each.normal in NUMBERS or not each.is_function
    ]
    has_number = best.name is not None and any(map(read_any_number, best.name.normal.split()))
    typed = {word: read_any_number(word) for word in words if has_number or word not in NUMBERS or word == words[-1]}
    last = text.strip().rpartition(" ")[-1]
    if last in _LONE_NUMERALS:
        typed[last.lower()] = _LONE_NUMERALS[last]
    numbered = {word: number for word, number in typed.items() if number is not None}
    if not numbered:
        return False
    if beside := _numbers_beside({stem(word) for word in typed}, index.names_of(best.slug)):
        return not beside.issuperset(numbered.values())
    # A year, a resolution's number or "first" tells by itself; a small one only numbers what it stands beside.
    is_named = all(index.calls(best.slug, stem(word)) for word in typed.keys() - numbered.keys())
    tell = all(word in ORDINALS or (is_named and len(str(number)) > 2) for word, number in numbered.items())
    return not (tell and all(index.says(best.slug, stem(word)) for word in numbered))


def _numbers_beside(stems: Set[str], names: Iterable[str]) -> set[int]:
    """The numbers in those names whose other words have some stems: 2 of "Minsk II" for "minsk"."""
    numbers = set[int]()
    for name in names:
        words = {word: read_any_number(word) for word in name.split()}
        if all(number is not None or stem(word) in stems for word, number in words.items()):
            numbers.update(number for number in words.values() if number is not None)
    return numbers


def _find_doubt_of_word(text: str, token: Token, best: Scored) -> str | None:
    """Why a single word that is no whole name must not open the best candidate."""
    if is_dictionary_word(token.normal) and not _is_abbreviation(text, best):
        return "a word of the dictionary opens only what has exactly that name"
    is_short = len(token.normal) <= LETTERS_PER_SLIP
    if _is_beginning(token, best) and not (is_short and best.signals.layout):
        return None
    if is_short:
        return "with a typo, so short a word could be nearly any other"
    if best.signals.layout:
        return "it would be a typo on another keyboard layout"
    if best.signals.unknown >= KNOWN and SAME_SKELETON > best.signals.name > 0:
        return "it would be a typo in a part of a name"
    return None


def _is_beginning(token: Token, best: Scored) -> bool:
    """Whether a word of the best candidate's name begins as the typed one does."""
    word = (swap_layout(token.normal) or "") if best.signals.layout else token.normal
    known = best.name.normal.split() if best.name else []
    return any(romanise(each).startswith(romanise(normalise(word))) for each in known)


def _is_abbreviation(text: str, best: Scored) -> bool:
    """Whether what was typed stands in the best candidate's name in capitals, too: "SALT" is no salt."""
    return text.isupper() and best.name is not None and text.strip() in best.name.text.split()


def is_nonsense(text: str, tokens: tuple[Token, ...], best: Scored, mentions: Mentions) -> bool:
    """Whether words are no name: keys struck at random, or a word of a dictionary that is only like a name."""
    is_chat = all(token.is_function for token in tokens) and not text.isupper()  # "IS" is no "is"
    if is_chat or all(is_mash(token.normal) for token in tokens):
        return best.signals.exact < 1
    if len(tokens) > 1 or not is_dictionary_word(tokens[0].normal) or is_whole_name(text, tokens, best):
        return False
    return tokens[0].normal not in mentions and not _is_abbreviation(text, best)


def _is_word(tokens: tuple[Token, ...]) -> bool:
    """Whether a single word is one of a dictionary. Russian names have cases, so only a few forms are there."""
    word = tokens[0].normal
    return len(tokens) == 1 and (is_dictionary_word(word) if word.isascii() else ordinary_rank(word) is not None)


def find_unmentioned(text: str, words: Typed, best: Scored, index: NameIndex, mentions: Mentions) -> str | None:
    """What was typed, where it is the name of something of which no text speaks; None else.

    That is a name connected with the target, somebody with a known surname, or words that are near in meaning alone and
    stand nowhere.
    """
    typed, name = " ".join(text.split()), best.name
    if _is_namesake(words, mentions):
        return typed
    if best.signals.unfinished:
        return None
    is_name_alone = best.signals.names < SAME_SKELETON and not best.signals.layout
    if is_name_alone and _is_strange(typed, words, best, index) and not _speaks_of(mentions, typed):
        return typed
    if name is None or name.kind is not NameKind.ENTITY or mentions.speak_of(name.text):
        return None
    of_typed = best.signals.whole / best.signals.name if best.signals.name else 0.0
    if best.signals.name >= KNOWN and (name.normal == words.normal or of_typed < SAME_SKELETON):
        return name.text
    is_slip = best.signals.name >= SAME_SKELETON and of_typed >= SAME_SKELETON
    is_part = of_typed >= KNOWN and not mentions.speak_of(text.title())
    return typed if is_slip or is_part else None


def _is_namesake(words: Typed, mentions: Mentions) -> bool:
    """Whether somebody is named who has the surname of somebody else here: Michelle Obama."""
    *first, last = words.words
    if len(words.words) < len(words.normal.split()) or not first or not mentions.has_card(last.token.normal):
        return False
    if any(mentions.speak_of(word.token.normal.title()) for word in first):
        return False
    return not any(each.similarity > SAME_SKELETON for word in first for each in word.near.values())


def _is_strange(typed: str, words: Typed, best: Scored, index: NameIndex) -> bool:
    """Whether words are written as a name, or known to neither the library nor, in another alphabet, a dictionary."""
    is_title = len(typed.split()) > 1 and typed.istitle() and typed.replace(" ", "").isalpha()
    others = [word.token for word in words.words if not index.lexicon.is_common(word.token.stem)]
    has_common = len(others) < len(words.words)
    is_word = any if has_common else all
    if (has_common or not typed.isascii()) and is_word(is_dictionary_word(token.normal) for token in others):
        return is_title
    return is_title or best.signals.unknown >= (SAME_SKELETON if has_common else KNOWN)


def _speaks_of(mentions: Mentions, typed: str) -> bool:
    """Whether the texts speak of a name as typed, on the other keyboard layout, or by its last word alone."""
    last = typed.rsplit(maxsplit=1)[-1]
    names = (typed, swap_layout(typed) or typed, *(() if mentions.has_card(last) else (last,)))
    return any(mentions.speak_of(name.title()) for name in names)


def says_all(typed: Typed, best: Scored | None, index: NameIndex) -> bool:
    """Whether words name nothing but what nearly everything here is about, or number it; also with typos."""
    lexicon = index.lexicon
    if best is not None and best.signals.layout:
        typed = lexicon.read(swap_layout(typed.normal) or "")
    said = [word for word in typed.words if read_any_number(word.token.normal) is None]
    whole = " ".join(word.token.stem for word in said)
    return bool(said) and (lexicon.is_common(whole) or lexicon.are_common(said))
