"""Text typed with the wrong keyboard layout: "cbhbz" is "сирия" on the same keys."""

from __future__ import annotations

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_LATIN_SHIFTED = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
_TO_CYRILLIC = str.maketrans(_LATIN + _LATIN_SHIFTED, _CYRILLIC + _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC + _CYRILLIC.upper(), _LATIN + _LATIN)


_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "ицукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_SHORTEST_RUN = 3


def is_mash(word: str) -> bool:
    """Whether a normalised word is but keys struck one after another ("asd", "asdasd") or one of them held ("aaaa")."""
    half = len(word) // 2
    run = word[:half] if len(word) % 2 == 0 and word[:half] == word[half:] else word
    is_run = len(run) >= _SHORTEST_RUN and any(run in row for row in _ROWS)
    return is_run or (len(word) >= _SHORTEST_RUN and len(set(word)) == 1)


def swap_layout(text: str) -> str | None:
    """The text on the same keys of the other layout; None where it could not have been typed on one of the two."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return None
    if all(letter.isascii() for letter in letters):
        return text.translate(_TO_CYRILLIC)
    if all("\u0400" <= letter <= "\u04ff" for letter in letters):
        return text.translate(_TO_LATIN)
    return None
