"""Text to tokens: one spelling, bounded work, and the same stems from any number of threads."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import pytest
from Stemmer import Stemmer

from bot.language import (
    find_language,
    is_function_word,
    normalise,
    ordinary_rank,
    stem,
    swap_layout,
    tokenise,
)
from bot.language.text import MOST_CHARACTERS
from bot.language.words import _read


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("N.A.T.O.", "nato"),
        ("Syria's  WAR", "syria war"),
        ("Élysée", "elysee"),
        ("ещё й", "еще й"),
        ("l'Ukraine", "ukraine"),
        ("Syria™", "syria"),
        ("s y r i a", "syria"),
    ],
)
def test_what_differs_in_form_alone_reads_the_same(typed: str, normal: str) -> None:
    assert normalise(typed) == normal


@pytest.mark.parametrize("typed", ["\ufdfa" * 6_000, "a" * 100_000, "ﷺ " * 50_000, "x" + "\u0301" * 90_000])
def test_a_flood_is_cut_before_and_after_it_unfolds(typed: str) -> None:
    assert len(normalise(typed)) <= MOST_CHARACTERS


@pytest.mark.fault(
    "Eight threads take the stems of the same words at once", "Each stem is right, and none kept is wrong"
)
def test_stems_are_right_from_many_threads_at_once() -> None:
    words = [word for word in _read("ordinary", "english") if word.isalpha() and len(word) > 2][:6_000]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(stem, words * 4, chunksize=50))
    stemmer = Stemmer("english")
    assert found == [stemmer.stemWord(word) for word in words] * 4
    assert [stem(word) for word in words] == found[: len(words)]  # nothing wrong was kept


def test_fillers_are_told_from_words_that_mean_something() -> None:
    assert [token.normal for token in tokenise("yo syria mess explained pls") if not token.is_function] == ["syria"]
    assert is_function_word("расскажи")
    assert ordinary_rank("people") is not None
    assert ordinary_rank("qwxz") is None


def test_a_word_typed_on_the_other_layout_is_read_on_its_own() -> None:
    assert swap_layout("cbhbz") == "сирия"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("когда истёк ДСНВ", "ru"), ("СВПД", "ru"), ("что такое CAATSA", "ru"), ("what is New START", "en"),
        ("does Russia support the JCPOA", "en"), ("was ist New START?", "de"), ("New START", None), ("Syria", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_language_of_a_text_is_told_by_script_and_function_words(text: str, code: str | None) -> None:
    assert find_language(text) == code


@pytest.mark.fault(
    "A character that expands to eighteen is typed 6,000 times",
    "The text is cut both before and after it is normalized",
)
@pytest.mark.parametrize("character", ["\ufdfa", "\u1e9b\u0323", "ǆ", "e\u0301"])
def test_what_is_typed_is_cut_before_and_after_it_is_normalised(
    character: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfold = unicodedata.normalize
    taken: list[int] = []

    def note(form: Literal["NFC", "NFD", "NFKC", "NFKD"], given: str) -> str:
        taken.append(len(given))
        return unfold(form, given)

    monkeypatch.setattr(unicodedata, "normalize", note)
    normal = normalise((character * 6_000)[:6_000])
    assert taken
    assert taken[0] <= MOST_CHARACTERS, "cut before"
    assert max(taken) <= 2 * MOST_CHARACTERS, "and after"
    assert len(normal) <= MOST_CHARACTERS
