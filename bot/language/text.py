"""Normalization of case, accents, punctuation and compatibility forms."""

from __future__ import annotations

import re
import unicodedata

# Nobody asks in more than this. What is beyond is not read, so a pasted page costs no more than a line.
MOST_CHARACTERS = 600
MOST_WORDS = 40
LONGEST_WORD = 40

_LETTER = r"[^\W\d_]"
_DOTTED = re.compile(rf"\b(?:{_LETTER}\.){{2,}}(?:{_LETTER}\b)?")
_SPACED = re.compile(rf"\b{_LETTER}(?: {_LETTER}){{2,}}\b")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b")
_ELISION = re.compile(r"\b(?:qu|[cdjlmnst])'(?=\w)")
_WORD = re.compile(r"[^\W_]+")
_PARTED = {code: " " for code in range(128) if not chr(code).isalnum()}  # what the pattern does, for ASCII alone
_SENTENCE_END = re.compile(r"(?<=[.!?…;])\s+|\n+")
# Every accent of the Latin, Greek and Cyrillic alphabets but the one that makes an "й", a letter of its own, of an "и".
_ACCENT = re.compile(
    "[\u0300-\u0305\u0307-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]|(?<!и)\u0306"
)
# Letters that Unicode does not take apart into a base and an accent.
_UNDIVIDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'", "ʼ": "'", "™": " ", "®": " "}
)


def normalise(text: str) -> str:
    """Fold case, accents, compatibility forms and punctuation; words are parted by single spaces.

    Dotted and spaced abbreviations ("N.A.T.O.", "n a t o") become one word, possessives lose their ending. At most
    ``MOST_CHARACTERS`` of the text are read, whatever they unfold to.
    """
    if len(text) > MOST_CHARACTERS:  # white space doesn't count
        text = " ".join(text[: 2 * MOST_CHARACTERS].split())[:MOST_CHARACTERS]
    text = text.lower() if text.isascii() else _without_accents(text)
    if text.count(".") > 1:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    if "'" in text:
        text = _POSSESSIVE.sub("", _ELISION.sub(" ", text)).replace("'", "")
    found = text.translate(_PARTED).split() if text.isascii() else _WORD.findall(text)
    words = [word[:LONGEST_WORD] for word in found[:MOST_WORDS]]
    joined = " ".join(words)
    return _SPACED.sub(lambda run: run[0].replace(" ", ""), joined) if len(words) > 2 else joined


def split_sentences(text: str) -> list[str]:
    """The sentences and lines of a longer text."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def _without_accents(text: str) -> str:
    # One character may unfold to eighteen, so what is made of it is cut again.
    text = unicodedata.normalize("NFKC", text.translate(_UNDIVIDED))[:MOST_CHARACTERS].casefold()
    text = unicodedata.normalize("NFKD", text.translate(_UNDIVIDED))[: 2 * MOST_CHARACTERS]
    return unicodedata.normalize("NFC", _ACCENT.sub("", text))[:MOST_CHARACTERS]
