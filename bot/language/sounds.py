"""Transliteration to Latin letters, and phonetic keys."""

from __future__ import annotations

import re

# ё, ї and ў have lost their accents by the time they come here.
_ROMAN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэієґ", "abvgdeziiklmnoprstufieieg", strict=True))
    | {"ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
)
# Spellings of one sound, the longer first. A soft c is s, so that санкции, sanktsii and sankcii agree.
_HISSED = (("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("ph", "f"), ("zh", "z"), ("kh", "h"))
_SOFT_S = re.compile(r"(?:ts|tz|cz)(?=[aeiouy])|c(?=[eiy])")
_HARD_C = re.compile(r"c(?!h)")
_ONE_SOUND = str.maketrans({"q": "k", "x": "ks", "w": "v", "y": "i", "j": "i"})
_DOUBLED = re.compile(r"(.)\1+")
_HISSED_ENDING = re.compile(r"(?:[tsc]|sh|ks)(?:io|u|e)n")
_SILENT_H = re.compile(r"(?<!s)(?<!c)h")
_CONSONANTS = str.maketrans("zg", "sk", "aeiou")  # voiceless, and without vowels


def romanise(word: str) -> str:
    """A normalised word in Latin letters."""
    return word if word.isascii() else word.translate(_ROMAN)


def fold(word: str) -> str:
    """One spelling for what is written differently and sounds the same: Siriya, Сирия, Syria."""
    word = romanise(word)
    if "h" in word:
        for spelling, sound in _HISSED:
            word = word.replace(spelling, sound)
    if "c" in word:
        word = _HARD_C.sub("k", _SOFT_S.sub("s", word.replace("ck", "k")))
    elif "ts" in word or "tz" in word:
        word = _SOFT_S.sub("s", word)
    word = word.translate(_ONE_SOUND).replace("ee", "i").replace("oo", "u")
    return _DOUBLED.sub(r"\1", word) if _DOUBLED.search(word) else word


def skeleton(folded: str) -> str:
    """The consonants of a folded word, for heavy misspellings: sankshuns is sanctions."""
    bones = _HISSED_ENDING.sub("shn", folded) if "n" in folded else folded
    initial = "a" if bones[:1] in "aeiou" else ""
    bones = bones.translate(_CONSONANTS)
    return initial + (bones[:1] + _SILENT_H.sub("", bones[1:]) if "h" in bones else bones)
