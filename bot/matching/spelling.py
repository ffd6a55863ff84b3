"""How a word may be spelled otherwise: in another alphabet, by ear, or with another ending."""

from __future__ import annotations

import re

from bot.matching.vocabulary import RUSSIAN_ENDINGS, WESTERN_ENDINGS

# й, ё, ї and ў have lost their accents by the time they come here.
_ROMAN = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфыэієґ", "abvgdeziklmnoprstufieieg", strict=True))
    | {"ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
)
# Spellings of one sound, the longer first. A soft c is s, so that санкции, sanktsii and sankcii agree.
_FOLDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch", "sh"),
        (r"tch", "ch"),
        (r"ph", "f"),
        (r"zh", "z"),
        (r"kh", "h"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"(?:ts|tz|cz)(?=[aeiouy])", "s"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"w", "v"),
        (r"[yj]", "i"),
        (r"ee", "i"),
        (r"oo", "u"),
        (r"(.)\1+", r"\1"),
    )
)
_HISSED_ENDING = re.compile(r"(?:[tsc]|sh|ks)(?:io|u|e)n")
_VOWELS = re.compile(r"[aeiou]+")
_SHORTEST_STEM = 4


def is_cyrillic(word: str) -> bool:
    """Whether any letter of a normalised word is Cyrillic."""
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


def romanise(word: str) -> str:
    """A normalised word in Latin letters."""
    return word.translate(_ROMAN)


def fold(word: str) -> str:
    """One spelling for what is written differently and heard alike: Siriya, Сирия, Syria."""
    word = romanise(word)
    for pattern, sound in _FOLDS:
        word = pattern.sub(sound, word)
    return word


def skeleton(folded: str) -> str:
    """The consonants of a folded word as heard, for heavy misspellings: sankshuns is sanctions."""
    bones = _HISSED_ENDING.sub("shn", folded).replace("z", "s").replace("g", "k")
    initial = "a" if bones[:1] in "aeiou" else ""
    bones = _VOWELS.sub("", bones)
    return initial + bones[:1] + re.sub(r"(?<!s)(?<!c)h", "", bones[1:])


def stems(folded: str, *, cyrillic: bool) -> dict[str, bool]:
    """What remains of a folded word without each ending it may carry.

    Returns:
        Each stem, and whether it was reached by an ending of the word's own alphabet; a Latin word may also be
        transliterated Russian, but an ending found on that assumption is worth less.
    """
    own = RUSSIAN_ENDINGS if cyrillic else WESTERN_ENDINGS
    found = {folded: True}
    for length in range(1, min(6, len(folded) - _SHORTEST_STEM) + 1):
        stem, ending = folded[:-length], folded[-length:]
        if ending in own:
            found[stem] = True
        elif not cyrillic and ending in RUSSIAN_ENDINGS:
            found[stem] = False
    return found
