"""What is kept of what was asked for and not found, by either engine."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import MISS_CHARACTERS, MissKind, keepable
from bot.store import MissStore, StateDatabase

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


async def test_the_same_text_is_counted_however_it_is_typed(state: StateDatabase) -> None:
    store = MissStore(state)
    await store.record("Pizza  Recipe", MissKind.QUERY, NOW)
    await store.record("pizza\nrecipe", MissKind.QUERY, NOW + timedelta(days=1))
    await store.record("pizza recipe", MissKind.QUESTION, NOW)
    first, second = await store.misses(NOW + timedelta(days=2))
    assert (first.text, first.kind, first.count) == ("pizza recipe", MissKind.QUERY, 2)
    assert (first.first_seen, first.last_seen) == (NOW, NOW + timedelta(days=1))
    assert (second.kind, second.count) == (MissKind.QUESTION, 1)


async def test_the_table_has_no_room_for_anything_else(state: StateDatabase) -> None:
    await MissStore(state).record("pizza", MissKind.QUERY, NOW)
    (row,) = await state.rows("SELECT * FROM miss")
    assert tuple(row) == ("query", "pizza", 1, NOW.timestamp(), NOW.timestamp())


async def test_a_text_is_kept_for_ninety_days_after_it_was_last_asked_for(state: StateDatabase) -> None:
    store = MissStore(state)
    await store.record("old", MissKind.QUERY, NOW)
    await store.record("asked again", MissKind.QUERY, NOW)
    await store.record("asked again", MissKind.QUERY, NOW + timedelta(days=60))
    later = NOW + timedelta(days=90, seconds=1)
    assert [miss.text for miss in await store.misses(later)] == ["asked again"]
    assert len(await state.rows("SELECT * FROM miss")) == 2, "reading deletes nothing"
    await store.forget_old(later)
    assert [row["text"] for row in await state.rows("SELECT text FROM miss")] == ["asked again"]
    await store.forget_old(NOW + timedelta(days=365))
    assert await state.rows("SELECT * FROM miss") == []


async def test_the_most_asked_for_comes_first(state: StateDatabase) -> None:
    store = MissStore(state)
    for text, times in (("once", 1), ("thrice", 3), ("twice", 2)):
        for _ in range(times):
            await store.record(text, MissKind.QUERY, NOW)
    assert [miss.text for miss in await store.misses(NOW)] == ["thrice", "twice", "once"]


async def test_many_at_once_lose_no_count(state: StateDatabase) -> None:
    store = MissStore(state)
    await asyncio.gather(*(store.record("pizza", MissKind.QUERY, NOW) for _ in range(50)))
    assert (await store.misses(NOW))[0].count == 50


@pytest.mark.parametrize(
    "text",
    [
        "who is <@123456789012345678>", "<@&1> syria", "see <#42>", "@everyone pizza", "ask @ada about it", "a</b:1>",
        "https://example.com/x", "www.example.com", "example.com is down", "discord.gg/abc", "mail me: ada@example.org",
        "call 5551234567", "call +1 (555) 123-45-67", "1234567", "１２３４５６７", "12\u200b34567", "1 2 3 4 5 6 7",
        "12,345,678", "1'234'567", "12·34·56·78", "555–0123–99", "example。com", "ada＠example．org",
        "", "   ", "\u200b\u2060",
    ],
)  # fmt: skip
async def test_what_may_lead_to_somebody_is_never_kept(state: StateDatabase, text: str) -> None:
    assert not await MissStore(state).record(text, MissKind.QUESTION, NOW)
    assert await state.rows("SELECT * FROM miss") == []


@pytest.mark.parametrize(
    "text", ["magnitsky act", "what happened in 2022?", "who won 3:2", "санкции 2014", "u.s. troops"]
)
def test_ordinary_texts_are_kept(text: str) -> None:
    assert keepable(text) == text


_digit = st.characters(categories=["Nd"])
_separators = st.text(" -–.,'·()+/", max_size=3)
_telling = st.one_of(
    st.builds("<@{}>".format, st.integers(1, 10**18)),
    st.builds("@{}".format, st.text(st.characters(categories=["L"]), min_size=1, max_size=8)),
    st.builds("http://{}".format, st.text(st.characters(categories=["L"]), min_size=1, max_size=8)),
    st.builds("www.{}".format, st.text("abc", min_size=1, max_size=8)),
    st.builds("{}@{}.org".format, st.text("abc", min_size=1, max_size=8), st.text("abc", min_size=1, max_size=8)),
    st.lists(st.tuples(_digit, _separators), min_size=7, max_size=12).map(lambda pairs: "".join(map("".join, pairs))),
)


@given(st.text(max_size=60), _telling, st.text(max_size=60))
def test_it_is_never_kept_whatever_stands_around_it(before: str, telling: str, after: str) -> None:
    assert keepable(f"{before} {telling} {after}") is None


@given(st.text(max_size=400))
def test_what_is_kept_is_one_short_printable_line_and_stays_as_it_is(text: str) -> None:
    kept = keepable(text)
    if kept is not None:
        assert 1 <= len(kept) <= MISS_CHARACTERS
        assert kept == " ".join(kept.split())
        assert not any(unicodedata.category(letter).startswith("C") for letter in kept)
        assert not re.search(r"@|\d{7}|://", kept)
        assert keepable(kept) == kept
