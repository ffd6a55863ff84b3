"""From typed text to plain words: one spelling for what differs only in case, accents or punctuation."""

from __future__ import annotations

import re
import unicodedata

from bot.matching.vocabulary import FILLER

# Nobody asks for a topic in more than this. What is beyond is not read, so a pasted page costs no more than a line.
MOST_CHARACTERS = 600
MOST_WORDS = 24
_LONGEST_WORD = 40

_LETTER = r"[^\W\d_]"
_DOTTED = re.compile(rf"\b(?:{_LETTER}\.){{2,}}(?:{_LETTER}\b)?")
_SPACED = re.compile(rf"\b{_LETTER}(?: {_LETTER}){{2,}}\b")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b")
_ELISION = re.compile(r"\b(?:qu|[cdjlmnst])'(?=\w)")
_WORD = re.compile(r"[^\W_]+")
_PARTED = {code: " " for code in range(128) if not chr(code).isalnum()}  # what the pattern does, for ASCII alone
_SENTENCE_END = re.compile(r"(?<=[.!?…;])\s+|\n+")
# All accents up to where Latin, Greek and Cyrillic end, so that not each letter of theirs need be looked up.
_ACCENT = re.compile("[\u0300-\u036f\u0483-\u0487]")
_FAR_AWAY = re.compile("[^\0-\u052f\u1e00-\u1fff\u2000-\u206f]")
# Letters that Unicode does not take apart into a base and an accent.
_UNDIVIDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'", "ʼ": "'"})


def normalise(text: str) -> str:
    """Fold case, accents, compatibility forms and punctuation; words are parted by single spaces.

    Dotted and spaced abbreviations ("N.A.T.O.", "n a t o") become one word, possessives lose their ending.
    """
    if len(text) > MOST_CHARACTERS:
        text = " ".join(text.split())[:MOST_CHARACTERS]
    text = text.lower() if text.isascii() else _without_accents(text)
    if text.count(".") > 1:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    if "'" in text:
        text = _POSSESSIVE.sub("", _ELISION.sub(" ", text)).replace("'", "")
    words = text.translate(_PARTED).split() if text.isascii() else _WORD.findall(text)
    words = words[:MOST_WORDS]
    lengths = [*map(len, words)]
    if lengths and max(lengths) > _LONGEST_WORD:
        words = [word[:_LONGEST_WORD] for word in words]
    joined = " ".join(words)
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), joined) if lengths.count(1) > 2 else joined


def split_sentences(text: str) -> list[str]:
    """The sentences and lines of a longer text."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def content_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say what is meant; all of them where only filler was typed.

    A single letter at the end is kept: it numbers something ("SALT I") or is the next word being typed ("iran d").
    """
    kept = [word for word in words if word not in FILLER]
    if len(kept) == len(words):
        return words
    if len(words[-1]) == 1 and words[-1] in FILLER:
        kept.append(words[-1])
    return tuple(kept) or words


def _without_accents(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().translate(_UNDIVIDED)
    text = unicodedata.normalize("NFKD", text)
    if _FAR_AWAY.search(text):
        return "".join([character for character in text if not unicodedata.combining(character)])
    return _ACCENT.sub("", text)
