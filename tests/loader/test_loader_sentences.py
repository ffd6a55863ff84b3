"""Cutting text into sentences."""

# ruff: noqa: E501 (a table is read row by row)

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.loader.quotations import find_quotations
from bot.loader.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One [a.1a]. Two [a.1b].", [("One.", ["a.1a"]), ("Two.", ["a.1b"])]),
        ("One. [a.1a] Two. [a.1b]", [("One.", ["a.1a"]), ("Two.", ["a.1b"])]),
        ("One.[a.1a] Two [a.1b].", [("One.", ["a.1a"]), ("Two.", ["a.1b"])]),
        ("One [a.1a], then [a.1b, a.1c] two.", [("One, then two.", ["a.1a", "a.1b, a.1c"])]),
        ("The U.S. Senate and the U.N. met Mr. Orban [a.1a].", [("The U.S. Senate and the U.N. met Mr. Orban.", ["a.1a"])]),
        ("It was in the U.S. [a.1a]. The rest [a.1b].", [("It was in the U.S.", ["a.1a"]), ("The rest.", ["a.1b"])]),
        ("It was in the U.S. [a.1a] Others left [a.1b].", [("It was in the U.S.", ["a.1a"]), ("Others left.", ["a.1b"])]),
        ("It left the U.S. The rest stayed.", [("It left the U.S.", []), ("The rest stayed.", [])]),
        ("Donald J. Trump, Gen. Flynn, Sen. Rubio and St. Petersburg.", None),
        ("Roe v. Wade, e.g. No. 5 on Jan. 28, i.e. 3.5 times.", None),
        ("He said no. They left.", [("He said no.", []), ("They left.", [])]),
        ("Why? Because! So…", [("Why?", []), ("Because!", []), ("So…", [])]),
        ('He said "yes." They left (in May.) Now.', [('He said "yes."', []), ("They left (in May.)", []), ("Now.", [])]),
        ("“Why?” he asked.", None),
        ("Quiet: it rose by 3.5 m.", None),
        ("Встреча была в США. Итог неясен.", [("Встреча была в США.", []), ("Итог неясен.", [])]),
        ("One\nline [a.1a].\nTwo [a.1b].", [("One line.", ["a.1a"]), ("Two.", ["a.1b"])]),
    ],
)  # fmt: skip
def test_sentences_are_told_apart(text: str, sentences: list[tuple[str, list[str]]] | None) -> None:
    found = [(passage.text, [mark.content for mark in passage.marks]) for passage in split_sentences(text)]
    assert found == (sentences if sentences is not None else [(text, [])])


def test_a_sentence_without_a_stop_is_known() -> None:
    assert [passage.is_ended for passage in split_sentences("One. Two")] == [True, False]


_words = st.lists(st.text("abAB19éЖ", min_size=1, max_size=6), min_size=1, max_size=5).map(" ".join)
_mark = st.sampled_from(["", "[x.1a]", " [x.1a]", " [x.1a, x.2b]", "[]"])
_stop = st.sampled_from([".", "!", "?", "…", '."', "?”", ".)", ",", " U.S.", ""])
_text = st.lists(st.tuples(_words, _mark, _stop, _mark).map("".join), min_size=1, max_size=6).map(" ".join)


@given(st.one_of(_text, st.text(max_size=200)))
def test_no_word_and_no_citation_is_lost(text: str) -> None:
    passages = split_sentences(text)
    marks = re.findall(r"\[([^\[\]]*)\]", text)
    bare = re.sub(r"\[[^\[\]]*\]", "", text)
    if passages or any(c.isalnum() for c in bare):
        assert [mark.content for passage in passages for mark in passage.marks] == marks
        kept = "".join(c for passage in passages for c in passage.text if c.isalnum())
        assert kept == "".join(c for c in bare if c.isalnum())
    assert all(text[mark.start] == "[" for passage in passages for mark in passage.marks)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He 'knew the word' well.", [3]),
        ("The states' leaders didn't say it wasn't theirs.", []),
        ("In the '90s the states' leaders met.", []),
        ('„Ein Wort“ and “a word” and «mot» and "a b c".', [2, 2, 1, 3]),
        ("‘It’s one’ and “it ‘was’ two”.", [3, 2, 1]),
    ],
)
def test_quotations_are_told_from_apostrophes(text: str, words: list[int]) -> None:
    assert sorted(quotation.words for quotation in find_quotations(text)) == sorted(words)
    assert all(quotation.is_allowed for quotation in find_quotations(text))
