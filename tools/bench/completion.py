"""Completion while typing, the whole handler: from discord.py's call to the choices as they are sent.

    python -m tools.bench.completion TOPICS SAMPLES

Prints the milliseconds of each call as JSON. Names are typed letter by letter, some of them mistyped.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import discord
from discord import app_commands
from discord.app_commands.namespace import Namespace

from bot.cogs.actions import Actions
from bot.cogs.briefs import Briefs
from bot.cogs.lookups import Lookups
from bot.cogs.misses import MissRecorder
from bot.delivery import SystemClock
from bot.domain import Library
from bot.search.search import Search
from tools.bench.contestant import SEED
from tools.generated import make_library, mistype_names, names_of

_NAMES = 400
_WARM_UP = 50


class _Response:
    """Takes choices as discord.py does, up to the request itself."""

    def __init__(self) -> None:
        self.sent = ""

    def is_done(self) -> bool:
        return False

    async def autocomplete(self, choices: list[app_commands.Choice[str]]) -> None:
        self.sent = json.dumps({"type": 8, "data": {"choices": [choice.to_dict() for choice in choices]}})


class _Interaction:
    def __init__(self, lookups: Lookups) -> None:
        self.response = _Response()
        self.client = SimpleNamespace(lookups=lookups)
        self.namespace: list[tuple[str, str]] = []
        self.extras: dict[str, object] = {}


async def complete_while_typing(library: Library, samples: int) -> list[float]:
    """The milliseconds of each of so many calls."""
    lookups = Lookups(library, Search(library))
    briefs = Briefs(library, lookups, Actions(), MissRecorder(None, SystemClock()))
    interaction = _Interaction(lookups)
    real = cast("discord.Interaction", interaction)
    milliseconds = []
    for number, typed in zip(range(_WARM_UP + samples), typed_texts(library), strict=False):
        options = cast("Namespace", SimpleNamespace(topic=typed))
        began = time.perf_counter()
        await briefs.brief._invoke_autocomplete(real, "topic", options)
        if number >= _WARM_UP:
            milliseconds.append((time.perf_counter() - began) * 1000)
    return milliseconds


def typed_texts(library: Library) -> Iterator[str]:
    """What stands in the field, letter after letter, as names and mistyped names are typed."""
    chance = random.Random(SEED)
    names = names_of(library)
    mistyped = [query for query, _, _ in mistype_names(names, _NAMES, chance)]
    while True:
        name = chance.choice(names)[0] if chance.random() < 0.5 else chance.choice(mistyped)
        for length in range(1, len(name) + 1):
            yield name[:length]


if __name__ == "__main__":
    topics, samples = map(int, sys.argv[1:])
    print(json.dumps({"milliseconds": asyncio.run(complete_while_typing(make_library(topics), samples))}))
