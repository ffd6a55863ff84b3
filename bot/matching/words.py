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
_SENTENCE_END = re.compile(r"(?<=[.!?…;])\s+|\n+")
# Letters that Unicode does not take apart into a base and an accent.
_UNDIVIDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'", "ʼ": "'"})


def normalise(text: str) -> str:
    """Fold case, accents, compatibility forms and punctuation; words are parted by single spaces.

    Dotted and spaced abbreviations ("N.A.T.O.", "n a t o") become one word, possessives lose their ending.
    """
    text = " ".join(text.split())[:MOST_CHARACTERS]
    text = text.lower() if text.isascii() else _without_accents(text)
    if "." in text:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    if "'" in text:
        text = _POSSESSIVE.sub("", _ELISION.sub(" ", text)).replace("'", "")
    words = [word[:_LONGEST_WORD] for word in _WORD.findall(text)[:MOST_WORDS]]
    joined = " ".join(words)
    return joined if len(words) < 3 else _SPACED.sub(lambda found: found[0].replace(" ", ""), joined)


def split_sentences(text: str) -> list[str]:
    """The sentences and lines of a longer text."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def content_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say what is meant; all of them where only filler was typed.

    A single letter at the end is kept: it numbers something ("SALT I") or is the next word being typed ("iran d").
    """
    last = len(words) - 1
    kept = (word for index, word in enumerate(words) if word not in FILLER or (index == last and len(word) == 1))
    return tuple(kept) or words


def _without_accents(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().translate(_UNDIVIDED)
    text = unicodedata.normalize("NFKD", text)
    return "".join(character for character in text if not unicodedata.combining(character))
