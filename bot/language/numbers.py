"""Numbers as words: "three", "second", "2nd"."""

from __future__ import annotations

import re

_CARDINALS = "one two three four five six seven eight nine ten eleven twelve"
_ORDINALS = (
    ("first", "1st", "первый", "первая", "первое"),
    ("second", "2nd", "второй", "вторая", "второе"),
    ("third", "3rd", "третий", "третья", "третье"),
    ("fourth", "4th", "четвёртый", "четвёртая", "четвёртое", "четвертый", "четвертая", "четвертое"),
    ("fifth", "5th"),
    ("sixth", "6th"),
)

NUMBERS = {name: number for number, name in enumerate(_CARDINALS.split(), 1)}
"""From "one" to "twelve"."""
ORDINALS = {name: number for number, names in enumerate(_ORDINALS, 1) for name in names}
"""From "first" to "sixth"."""
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
"""A pattern for digits, or a number as a word."""


_NO_DIGITS = re.compile(r"\D+")
_FURTHER = {
    name: number
    for numbers, names in (
        (range(13, 21), "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"),
        (range(30, 100, 10), "thirty forty fifty sixty seventy eighty ninety"),
        (range(1, 13), "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"),
    )
    for number, name in zip(numbers, names.split(), strict=True)
}  # read in names, not in dates
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9}  # a single letter is more often none


def read_any_number(word: str) -> int | None:
    """What a normalised word means as a number, with Roman ones; of one with letters and digits, the digits ("2nd")."""
    digits = _NO_DIGITS.sub("", word)
    return _ROMAN.get(word) or _FURTHER.get(word) or read_number(digits or word)


def read_number(text: str) -> int | None:
    """What digits or a word mean; None where that is no number."""
    return int(text) if text.isdecimal() else NUMBERS.get(text, ORDINALS.get(text))
