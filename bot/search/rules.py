"""Rules that no score may override; each names itself for explanations."""

from __future__ import annotations

from bot.language import (
    Token,
    is_dictionary_word,
    is_mash,
    normalise,
    ordinary_rank,
    romanise,
    stem,
    swap_layout,
)
from bot.language.numbers import NUMBERS, ORDINALS, read_any_number
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
    is_other_word = scored.name.text.isupper() and not text.strip().isupper()
    return not is_other_word and (scored.signals.exact == 1 or scored.name.normal == tokens[0].normal)


def find_doubt(text: str, tokens: tuple[Token, ...], best: Scored, index: NameIndex) -> str | None:
    """Why the best candidate must not be opened, however likely it is; None where it may."""
    if _names_another_number(text, best, index):
        return "it names another number"
    if says_all(tokens, index) and not is_own_name(text, tokens, best):
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
    words = normalise(index.lexicon.corrected(text)).split()
    typed = {word: read_any_number(word) for word in words if word not in NUMBERS or word == words[-1]}  # "two leaders"
    last = text.strip().rpartition(" ")[-1]
    if last in _LONE_NUMERALS:
        typed[last.lower()] = _LONE_NUMERALS[last]
    numbered = {word: number for word, number in typed.items() if number is not None}
    if not numbered or best.signals.exact == 1:
        return False
    if beside := index.numbers_beside({stem(word) for word in typed}, best.slug):
        return not beside.issuperset(numbered.values())
    # A year, a resolution's number or "first" tells by itself; a small one only numbers what it stands beside.
    tell = all(len(str(number)) > 2 or word in ORDINALS for word, number in numbered.items())
    return not (tell and all(index.says(best.slug, stem(word)) for word in numbered))


def _find_doubt_of_word(text: str, token: Token, best: Scored) -> str | None:
    """Why a single word that is no whole name must not open the best candidate."""
    if is_dictionary_word(token.normal) and not _is_abbreviation(text, best):
        return "a word of the dictionary opens only what has exactly that name"
    if _is_beginning(token, best):
        return None
    if len(token.normal) <= LETTERS_PER_SLIP:
        return "with a typo, so short a word could be nearly any other"
    if best.signals.layout:
        return "it would be a typo on another keyboard layout"
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


def find_unmentioned(
    text: str, tokens: tuple[Token, ...], best: Scored, index: NameIndex, mentions: Mentions
) -> str | None:
    """What was typed, where it is the name of something of which no text speaks; None else.

    That is a name connected with the target, somebody with a known surname, or words that are near in meaning alone and
    stand nowhere.
    """
    typed, name = " ".join(text.split()), best.name
    if _is_namesake(typed, tokens, index, mentions):
        return typed
    is_name_alone = best.signals.names < SAME_SKELETON and not best.signals.layout
    if is_name_alone and _is_strange(typed, tokens, best, index) and not _speaks_of(mentions, typed):
        return typed
    if name is None or name.kind is not NameKind.ENTITY or best.signals.unfinished:
        return None
    if mentions.speak_of(name.text):
        return None
    if best.signals.name >= SAME_SKELETON:
        return typed if any(map(read_any_number, normalise(typed).split())) else name.text
    of_typed = best.signals.whole / best.signals.name if best.signals.name else 0.0
    is_part = of_typed >= KNOWN and text.isascii() and not mentions.speak_of(text.title())
    return typed if is_part else None


def _is_namesake(typed: str, tokens: tuple[Token, ...], index: NameIndex, mentions: Mentions) -> bool:
    """Whether somebody is named who has the surname of somebody else here: Michelle Obama."""
    if len(tokens) < 2 or not mentions.has_card(tokens[-1].normal):
        return False
    first = [token.normal for token in tokens[:-1]]
    is_phrase = not typed.istitle() and any(map(is_dictionary_word, first))
    if is_phrase or any(mentions.speak_of(word.title()) for word in first):
        return False
    near = index.lexicon.read(typed).near[: len(first)]
    return not any(each.similarity > SAME_SKELETON for words in near for each in words.values())


def _is_strange(typed: str, tokens: tuple[Token, ...], best: Scored, index: NameIndex) -> bool:
    """Whether words are written as a name, or known to neither the library nor, in another alphabet, a dictionary."""
    words = typed.split()
    if len(words) > 1 and typed.istitle() and "".join(words).isalpha():
        return True
    is_word = not typed.isascii() and all(is_dictionary_word(token.normal) for token in tokens)
    has_common = any(index.lexicon.is_common(token.stem) for token in tokens)
    return best.signals.unknown >= (SAME_SKELETON if has_common else KNOWN) and not is_word


def _speaks_of(mentions: Mentions, typed: str) -> bool:
    """Whether the texts speak of a name as typed, on the other keyboard layout, or by its last word alone."""
    last = typed.rsplit(maxsplit=1)[-1]
    names = (typed, swap_layout(typed) or typed, *(() if mentions.has_card(last) else (last,)))
    return any(mentions.speak_of(name.title()) for name in names)


def says_all(tokens: tuple[Token, ...], index: NameIndex) -> bool:
    """Whether the words name nothing but what nearly everything here is about, or number it."""
    said = [token for token in tokens if read_any_number(token.normal) is None]
    whole = " ".join(token.stem for token in said)
    return bool(said) and (index.lexicon.is_common(whole) or all(index.lexicon.is_common(each.stem) for each in said))
