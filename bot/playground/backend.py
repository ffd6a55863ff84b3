"""The parts of the playground's Discord, put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.attachments import Attachments
from bot.playground.clock import Clock
from bot.playground.commands import Commands
from bot.playground.events import Broadcast
from bot.playground.interactions.answers import Answers
from bot.playground.interactions.lifecycle import Interactions
from bot.playground.messages import Messages
from bot.playground.nonces import Nonces
from bot.playground.ratelimits import RateLimits
from bot.playground.skips import Skips
from bot.playground.snowflakes import Snowflakes
from bot.playground.threads import Threads
from bot.playground.world import World


@dataclass
class Backend:
    """Everything behind the API, the gateway and the page."""

    token: str
    clock: Clock
    snowflakes: Snowflakes
    world: World
    broadcast: Broadcast
    commands: Commands
    attachments: Attachments
    messages: Messages
    threads: Threads
    interactions: Interactions
    answers: Answers
    skips: Skips
    gateway_url: Callable[[], str]
    privileged_intents: int = 0
    shards: int = 1  # how many are recommended
    identify_seconds: float = 0.0  # between two that identify themselves; Discord has five, tests seldom the time
    intents: int = 0  # of the bot's last session; what its REST answers may show goes by them too
    rate_limits: RateLimits = field(default_factory=RateLimits)


def build_backend(
    world: World,
    clock: Clock,
    snowflakes: Snowflakes,
    *,
    token: str,
    base_url: Callable[[], str],
    privileged_intents: int,
) -> Backend:
    """Put the parts together around a world."""
    broadcast = Broadcast()
    commands = Commands(world, snowflakes, broadcast)
    attachments = Attachments(snowflakes.next, base_url)
    messages = Messages(world, clock, snowflakes, broadcast, attachments, Nonces(clock))
    interactions = Interactions(world, clock, snowflakes, broadcast, commands)
    return Backend(
        token=token,
        clock=clock,
        snowflakes=snowflakes,
        world=world,
        broadcast=broadcast,
        commands=commands,
        attachments=attachments,
        messages=messages,
        threads=Threads(world, clock, snowflakes, broadcast, messages),
        interactions=interactions,
        answers=Answers(interactions, messages),
        skips=Skips(clock, broadcast),
        gateway_url=lambda: base_url().replace("http", "ws", 1) + "/gateway",
        privileged_intents=privileged_intents,
    )
