"""Text is put into one spelling the same way however it happens to be encoded, by whichever of the shorter paths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.words import MOST_CHARACTERS, MOST_WORDS, normalise

FAR = " \N{CJK UNIFIED IDEOGRAPH-4E2D}\N{CJK UNIFIED IDEOGRAPH-56FD}"  # has the text read letter by letter


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("The N.A.T.O. summit. Again.", "the nato summit again"),
        ("n a t o", "nato"),
        ("a b", "a b"),
        ("Putin's  l'accord, c'est", "putin accord est"),
        ("snake_case\tand\x1cmore\n", "snake case and more"),
        ("Ёлка и ЙОД", "елка и иод"),
        ("Málaga, Çeşme, Łódź", "malaga cesme lodz"),
        ("И\N{COMBINING BREVE} и\N{COMBINING CYRILLIC TITLO}", "и и"),
        ("क\N{DEVANAGARI SIGN NUKTA} й", "क и"),
        ("x" * 50, "x" * 40),
        ("one " * 30, " ".join(["one"] * MOST_WORDS)),
        ("y" * (MOST_CHARACTERS // 30) + " " * MOST_CHARACTERS + "z", "y" * 20 + " z"),
        ("", ""),
        (" .'_ ", ""),
    ],
)
def test_one_spelling(text: str, normalised: str) -> None:
    assert normalise(text) == normalised


@given(st.text(st.sampled_from("abZ19 .'_-!\tйéЁ"), max_size=30))
def test_other_letters_in_a_text_do_not_change_how_the_rest_is_read(text: str) -> None:
    assert normalise(text + FAR) == f"{normalise(text)}{FAR}".strip()
