"""Asks a bot for /brief over the playground, many people at once, and notes when its answers arrive."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from itertools import cycle

from bot.playground.commands import Command
from bot.playground.interactions.model import Interaction
from bot.playground.world import Json, Member, User
from tests.support.faults import Fault
from tests.support.playground import Playground

_PATIENCE = 10.0


class Crowd:
    """People who ask, each in turn. The moments are those of ``time.perf_counter``, in seconds.

    Args:
        playground: Where they ask.
        topic: What they ask for.
        people: How many they are: enough that each keeps within their cooldown, however fast the bot answers.
    """

    def __init__(self, playground: Playground, *, topic: str = "siria", people: int = 20_000) -> None:
        self._playground = playground
        self._options: list[Json] = [{"name": "topic", "type": 3, "value": topic}]
        self._channel = next(each for each in playground.world.channels.values() if each.name == "general")
        self._people = cycle(_crowd(playground, people))
        self._arrived = asyncio.Event()
        self.arrivals: list[float] = []
        playground.fault_plan = self._note_arrival

    def _note_arrival(self, method: str, route: str) -> Fault | None:
        if route.endswith("/callback"):
            self.arrivals.append(time.perf_counter())
            self._arrived.set()
        return None

    def ask(self) -> float:
        """Send one /brief on its way, and say when."""
        return self._use("brief", self._options)

    async def answer_time(self) -> float:
        """Ask once, and the milliseconds from the gateway's frame to the request that answers it.

        Raises:
            TimeoutError: No answer came.
        """
        return await self._time(self.ask)

    async def question_time(self, question: str) -> float:
        """As ``answer_time``, for a question put to /ask."""
        return await self._time(lambda: self._use("ask", [{"name": "question", "type": 3, "value": question}]))

    def _use(self, name: str, options: list[Json]) -> float:
        command = _find_command(self._playground, name)
        began = time.perf_counter()
        self._playground.backend.interactions.use_command(
            _Silent(), next(self._people), self._channel, command, options
        )
        return began

    async def _time(self, send: Callable[[], float]) -> float:
        self._arrived.clear()
        began = send()
        async with asyncio.timeout(_PATIENCE):
            await self._arrived.wait()
        return (self.arrivals[-1] - began) * 1000

    async def completion_time(self, typed: str) -> float:
        """Type into /brief, and the milliseconds from the gateway's frame to the request with the choices.

        Raises:
            TimeoutError: No choices came.
        """
        options: list[Json] = [{"name": "topic", "type": 3, "value": typed, "focused": True}]
        return await self._time(lambda: self._complete(options))

    def _complete(self, options: list[Json]) -> float:
        command = _find_command(self._playground, "brief")
        began = time.perf_counter()
        self._playground.backend.interactions.complete(_Silent(), next(self._people), self._channel, command, options)
        return began

    async def saturate(self, seconds: float, at_once: int) -> float:
        """Keep ``at_once`` questions open all the while; the answers a second."""
        count = len(self.arrivals)
        began = time.perf_counter()
        for _ in range(at_once):
            self.ask()
        answered = count
        while (now := time.perf_counter()) < began + seconds:
            self._arrived.clear()
            fresh = len(self.arrivals) - answered
            answered += fresh
            for _ in range(fresh):
                self.ask()
            async with asyncio.timeout(_PATIENCE):
                await self._arrived.wait()
        rate = (len(self.arrivals) - count) / (now - began)
        while len(self.arrivals) < answered + at_once:  # let it come to rest
            self._arrived.clear()
            async with asyncio.timeout(_PATIENCE):
                await self._arrived.wait()
        return rate


class _Silent:
    """A requester nobody watches."""

    def interaction_done(self, interaction: Interaction) -> None: ...

    def interaction_failed(self, interaction: Interaction, sentence: str) -> None: ...

    def choices_offered(self, interaction: Interaction, choices: list[Json]) -> None: ...

    def modal_opened(self, interaction: Interaction, modal: Json) -> None: ...


def _crowd(playground: Playground, count: int) -> Iterator[User]:
    world = playground.world
    joined = next(iter(world.guild.members.values())).joined_at
    for number in range(count):
        user = User(playground.backend.snowflakes.next(), f"reader{number}", f"Reader {number}")
        world.users[user.id] = user
        world.guild.members[user.id] = Member(user, [], joined)
        yield user


def _find_command(playground: Playground, name: str) -> Command:
    return next(each for each in playground.backend.commands.all() if each.definition["name"] == name)
