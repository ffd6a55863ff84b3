"""From text to words and their stems, in English and Russian."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from bot.matching.spelling import is_cyrillic

# Nobody asks in more than this. What is beyond is not read, so a pasted page costs no more than a question.
_MOST_CHARACTERS = 600
_MOST_WORDS = 60
_LONGEST_WORD = 40
_STEMS_KEPT = 20_000
_LETTERS_KEPT = 2_000

_LETTER = r"[^\W\d_]"
_DOTTED = re.compile(rf"\b(?:{_LETTER}\.){{2,}}(?:{_LETTER}\b)?")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s|$)")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_LITTLE = re.compile(r"\b(?:ПРО|ИГ)\b")
_COUNTRY = re.compile(r"\bUS\b|\b(?<=the )us\b|\bU\.S\.(?!\w)", re.ASCII)
MARK = "ʹ"
_WORD = re.compile(r"[^\W_]+")
_ALIKE = str.maketrans({"ё": "е", "’": "'", "‘": "'", "ʼ": "'", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})

_SHORTEST_STEM, _CASE_ENDING = 3, 2
# Words that the algorithm would make one: what is popular has nothing to do with a population.
_KEPT_APART = {
    form: forms[0]
    for forms in (
        ("population", "populations"),
        ("populist", "populists", "populism"),
        ("organization", "organizations", "organisation", "organisations"),
        ("response", "responses", "respond", "responds", "responded", "responding"),
        ("important", "importance", "importantly"),
        ("university", "universities"),
        ("hearing", "hearings"),
        ("general", "generals"),
        ("positive", "positively"),
        ("realistic", "realistically"),
        ("personality", "personalities"),
        ("political", "politically", "politics", "politician", "politicians"),
        ("polite", "politely"),
    )
    for form in forms
}

_ENGLISH = snowballstemmer.stemmer("english")
_RUSSIAN = snowballstemmer.stemmer("russian")


def plain(text: str) -> str:
    """Text in small letters without accents, except those of Cyrillic, whose endings need their й."""
    text = text[:_MOST_CHARACTERS].casefold()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    return "".join(map(_bare, text))


@lru_cache(_LETTERS_KEPT)
def _bare(letter: str) -> str:
    if is_cyrillic(letter):
        return letter
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))


def split_words(text: str) -> tuple[str, ...]:
    """The words of a text, in small letters; "U.S." is one word, "Putin's" is "putin", "28th" is "28".

    An abbreviation that would else be a little word keeps a mark, so that ПРО is not "про".
    """
    if not text.isupper() or " " not in text:
        text = _COUNTRY.sub("USA", _LITTLE.sub(lambda found: f"{found[0]}{MARK}", text))
    text = plain(text)
    if text.count(".") > 1:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    if "'" in text:
        text = _POSSESSIVE.sub("", text)
    text = _ORDINAL.sub(r"\1", text).replace("'", "")
    return tuple(word[:_LONGEST_WORD] for word in _WORD.findall(text)[:_MOST_WORDS])


@lru_cache(_STEMS_KEPT)
def stem(word: str) -> str:
    """A word without its ending, by Snowball's algorithm for its alphabet.

    Foreign names take Russian endings on what looks like an ending ("Иран", "Ираном"), so a second one goes too.
    """
    if not is_cyrillic(word):
        return _KEPT_APART.get(word) or str(_ENGLISH.stemWord(word))
    stemmed = str(_RUSSIAN.stemWord(word))
    shorter = str(_RUSSIAN.stemWord(stemmed))
    return shorter if len(shorter) >= _SHORTEST_STEM and len(stemmed) - len(shorter) <= _CASE_ENDING else stemmed
