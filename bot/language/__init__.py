"""Text to tokens, the same for names, questions, zones and people. Pure; nothing here knows the subject."""

from bot.language.layouts import is_mash, swap_layout
from bot.language.sounds import fold, romanise, skeleton
from bot.language.stems import stem
from bot.language.text import normalise, split_sentences
from bot.language.tokens import Token, tokenise
from bot.language.words import find_language, is_dictionary_word, is_function_word, ordinary_rank

__all__ = [
    "Token",
    "find_language",
    "fold",
    "is_dictionary_word",
    "is_function_word",
    "is_mash",
    "normalise",
    "ordinary_rank",
    "romanise",
    "skeleton",
    "split_sentences",
    "stem",
    "swap_layout",
    "tokenise",
]
