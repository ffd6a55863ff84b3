"""How a word may be spelled otherwise: in another alphabet, by ear, or with another ending."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.matching.vocabulary import DERIVATIONS, INFLECTIONS, RUSSIAN_ENDINGS

# й, ё, ї and ў have lost their accents by the time they come here.
_ROMAN = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфыэієґ", "abvgdeziklmnoprstufieieg", strict=True))
    | {"ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Spellings of one sound, the longer first. A soft c is s, so that санкции, sanktsii and sankcii agree.
_HISSED = (("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("ph", "f"), ("zh", "z"), ("kh", "h"))
_SOFT_S = re.compile(r"(?:ts|tz|cz)(?=[aeiouy])|c(?=[eiy])")
_HARD_C = re.compile(r"c(?!h)")
_ONE_SOUND = str.maketrans({"q": "k", "x": "ks", "w": "v", "y": "i", "j": "i"})
_DOUBLED = re.compile(r"(.)\1+")
_HISSED_ENDING = re.compile(r"(?:[tsc]|sh|ks)(?:io|u|e)n")
_SILENT_H = re.compile(r"(?<!s)(?<!c)h")
_CONSONANTS = str.maketrans("zg", "sk", "aeiou")  # voiceless, and without vowels
_SHORTEST_STEM = 4
_LONGEST_ENDING = 6
_INFLECTED, _DERIVED, _ASSUMED = 0.965, 0.91, 0.89  # what is left of a word without an ending of each sort
NATIVE = 0.9  # more is left where the ending is certainly one of the word's own alphabet
_RUSSIAN = dict.fromkeys(RUSSIAN_ENDINGS, _INFLECTED)
_WESTERN = (
    dict.fromkeys(RUSSIAN_ENDINGS, _ASSUMED)
    | dict.fromkeys(DERIVATIONS, _DERIVED)
    | dict.fromkeys(INFLECTIONS, _INFLECTED)
)


def is_cyrillic(word: str) -> bool:
    """Whether any letter of a normalised word is Cyrillic."""
    return not word.isascii() and _CYRILLIC.search(word) is not None


def romanise(word: str) -> str:
    """A normalised word in Latin letters."""
    return word if word.isascii() else word.translate(_ROMAN)


def fold(word: str) -> str:
    """One spelling for what is written differently and heard alike: Siriya, Сирия, Syria."""
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
    """The consonants of a folded word as heard, for heavy misspellings: sankshuns is sanctions."""
    bones = _HISSED_ENDING.sub("shn", folded) if "n" in folded else folded
    initial = "a" if bones[:1] in "aeiou" else ""
    bones = bones.translate(_CONSONANTS)
    return initial + (bones[:1] + _SILENT_H.sub("", bones[1:]) if "h" in bones else bones)


def stems(folded: str, *, cyrillic: bool) -> dict[str, float]:
    """What remains of a folded word without each ending it may carry.

    Returns:
        Each stem, the longest first, and how much of the word's meaning is left in it: an inflection takes less than an
        ending that makes another word (terror, terrorist). A Latin word may also be transliterated Russian, but an
        ending found on that assumption is worth least.
    """
    endings = _RUSSIAN if cyrillic else _WESTERN
    found = {folded: 1.0}
    for start in range(len(folded) - 1, max(_SHORTEST_STEM, len(folded) - _LONGEST_ENDING) - 1, -1):
        if left := endings.get(folded[start:]):
            found[folded[:start]] = left
    return found


class Spelling(NamedTuple):
    """A normalised word and its other spellings. Only those are kept that take long to find.

    Attributes:
        root: The shortest stem an ending of the word's own alphabet leaves; inflections of a word have the same.
    """

    word: str
    roman: str
    folded: str
    skeleton: str
    is_cyrillic: bool
    root: str

    @property
    def stems(self) -> dict[str, float]:
        """As given by ``stems``."""
        return stems(self.folded, cyrillic=self.is_cyrillic)

    def left_in(self, stem: str) -> float:
        """How much of the word's meaning is left in one of its stems."""
        ending = self.folded[len(stem) :]
        return (_RUSSIAN if self.is_cyrillic else _WESTERN)[ending] if ending else 1.0


def spell(word: str) -> Spelling:
    """All spellings of a normalised word."""
    folded, cyrillic = fold(word), is_cyrillic(word)
    roman = romanise(word)
    if folded == roman:
        folded = roman  # kept once, and seen to be the same at a glance
    return Spelling(word, roman, folded, skeleton(folded), cyrillic, _root(stems(folded, cyrillic=cyrillic)))


def written_root(word: Spelling) -> tuple[bool, str]:
    """A word's alphabet and its root as written: these tell apart what is only heard alike ("rice", "rise")."""
    return word.is_cyrillic, _root(stems(word.roman.replace("y", "i"), cyrillic=word.is_cyrillic))


def root_of(word: str) -> str:
    """The root of a normalised word, as in its spelling."""
    return _root(stems(fold(word), cyrillic=is_cyrillic(word)))


class Roots(dict[str, str]):
    """Roots of normalised words, each found once, when it is first asked for."""

    def __missing__(self, word: str) -> str:
        """Find it."""
        root = self[word] = root_of(word)
        return root


def _root(stems_found: dict[str, float]) -> str:
    root = ""
    for stem, left in stems_found.items():
        if left > NATIVE:
            root = stem  # the longest come first
    return root


def slips_allowed(word: str) -> int:
    """How many letters of a word may be missing, too many, mistaken or swapped before it is another word."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2 if len(word) < 11 else 3
