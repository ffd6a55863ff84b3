"""Many people at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import cycle, islice

import pytest

from bot.client import Detente
from tests.support.answer import Answer
from tests.support.member import Member
from tests.support.playground import Playground


@pytest.mark.fault("500 interactions arrive at once", "Each gets the same answer as it would alone")
async def test_five_hundred_interactions_at_once_are_answered_as_alone(
    bot: Detente, playground: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Member.until, "__defaults__", (600.0,))  # how fast it goes depends on the machine
    people = [playground.member("Ada"), playground.member("Boris")]
    kinds: tuple[Callable[[Member], Awaitable[Answer]], ...] = (
        lambda person: person.command("brief", topic="siria"),
        lambda person: person.command("brief", topic="pizza"),
        lambda person: person.command("topics"),
        lambda person: person.command("help"),
        lambda person: person.command("compare", first="iran", second="ukraine"),
    )
    alone = [(await kind(people[0])).text for kind in kinds]
    turns = list(islice(zip(cycle(people), cycle(range(len(kinds))), strict=False), 500))
    given = await asyncio.gather(*(kinds[kind](person) for person, kind in turns))
    assert [answer.failure for answer in given] == [None] * 500
    for answer, (_, kind) in zip(given, turns, strict=True):
        assert answer.text == alone[kind]
