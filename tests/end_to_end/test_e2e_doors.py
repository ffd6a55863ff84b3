"""Whatever a stranger types, the event loop is soon free again.

Work is counted in calls of Python functions: seconds would depend on the machine. `make bench PART=doors` has those.
"""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, Phase, given, settings, target
from hypothesis import strategies as st

from bot.client import Detente
from bot.locales import read_all
from tests.support.doors import ALPHABETS, IN_AN_OPTION, doors, hard_texts
from tests.support.playground import Playground
from tests.support.work import MOST_CALLS, busiest_stretch

TEXTS = list(hard_texts())
# Parts of the alphabets and characters of any kind, repeated until Discord takes no more.
_parts = st.lists(st.sampled_from(sorted(ALPHABETS.values())) | st.text(min_size=1, max_size=8), min_size=1, max_size=4)
_lengths = st.sampled_from([IN_AN_OPTION, 2_000, 600, 100]) | st.integers(1, IN_AN_OPTION)


@st.composite
def typed_texts(draw: st.DrawFn) -> str:
    """What somebody may type; never blank, which Discord sends to no bot."""
    part, length = "".join(draw(_parts)), draw(_lengths)
    return (part * length)[:length].strip() or "x"


@pytest.fixture
async def loop() -> asyncio.AbstractEventLoop:
    return asyncio.get_running_loop()


@pytest.mark.fault(
    "6,000 characters that are hard to process are sent through any option, completion, modal, message or message menu",
    "The event loop is free again within 25,000 calls",
)
@pytest.mark.parametrize(("kind", "text"), TEXTS, ids=[kind for kind, _ in TEXTS])
async def test_no_text_at_any_door_holds_up_the_loop(
    bot: Detente, playground: Playground, kind: str, text: str
) -> None:
    read_all()  # as the bot does beside its first answers
    found = doors(bot, playground.member("Ada"))
    assert len(found) > 15
    taken = {door: (await busiest_stretch(give(text)))[0] for door, give in found.items()}
    assert {door: calls for door, calls in taken.items() if calls > MOST_CALLS} == {}


@pytest.mark.fault(
    "Hypothesis searches for the text that takes the most work at any of these entry points",
    "It finds none that blocks the event loop for more than 25,000 calls",
)
def test_a_search_for_the_worst_text_finds_none(
    bot: Detente, playground: Playground, loop: asyncio.AbstractEventLoop
) -> None:
    found = doors(bot, playground.member("Ada"))

    @settings(
        max_examples=100,
        phases=[Phase.generate, Phase.target, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(st.sampled_from(sorted(found)), typed_texts())
    def search(door: str, text: str) -> None:
        calls, _ = loop.run_until_complete(busiest_stretch(found[door](text)))
        target(float(calls), label="calls in one turn")
        assert calls <= MOST_CALLS, door

    search()
