"""Whatever a stranger types, the event loop is soon free again.

Work is counted in calls of Python functions: seconds would depend on the machine. `make bench PART=doors` has those.
"""

from __future__ import annotations

import pytest

from bot.client import Detente
from tests.support.doors import doors, hard_texts
from tests.support.playground import Playground
from tests.support.work import MOST_CALLS, busiest_stretch

TEXTS = list(hard_texts())


@pytest.mark.fault(
    "6,000 characters that are hard to read are typed into any option, its completion, a modal or a message, "
    "or under a message's menu",
    "The event loop turns again within 25,000 calls",
)
@pytest.mark.parametrize(("kind", "text"), TEXTS, ids=[kind for kind, _ in TEXTS])
async def test_no_text_at_any_door_holds_up_the_loop(
    bot: Detente, playground: Playground, kind: str, text: str
) -> None:
    found = doors(bot, playground.member("Ada"))
    assert len(found) > 15
    taken = {door: (await busiest_stretch(give(text)))[0] for door, give in found.items()}
    assert {door: calls for door, calls in taken.items() if calls > MOST_CALLS} == {}
