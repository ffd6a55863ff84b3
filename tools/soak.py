"""Thirty simulated days in a few minutes: the bot as a process, with traffic, digests, reloads and lost connections.

At the end its memory must be within five per cent of what it was after the first day, every digest must have come once,
and the log must hold no traceback. `make soak` runs it; DAYS=n for another number of days.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.cli.logs import set_up_logging
from bot.cli.serve import run_bot
from bot.client import Detente
from bot.settings import read_settings
from tests.support.answer import text_of
from tests.support.playground import Playground
from tests.support.waiting import eventually
from tools.bot_process import CONTENT, SEEDS, bot_process, resident_memory, until_answering

_STEP = timedelta(hours=6)
_CHANNELS = 6  # each with a daily digest, at another hour
_ASKED_A_DAY = 60
_MOST_GROWTH = 0.05
_PAUSE = 2.1  # seconds between things asked by one person, who may ask six in twelve; see bot/cooldowns.py
_WORDS = ("syria", "снв", "new stort", "sanctions", "haley", "pizza", "crimea", "nato", "iran deal", "who is trump")


class SteppedClock:
    """The machine's time, put forward by a signal."""

    def __init__(self) -> None:
        self._ahead = timedelta()
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The moment it shows, in UTC."""
        return datetime.now(UTC) + self._ahead

    def on_move(self, listener: Callable[[], None], /) -> None:
        """Call whenever it was put forward."""
        self._listeners.append(listener)

    def is_trusted(self) -> bool:
        """Whether it may be believed: it is put forward on purpose."""
        return True

    def step(self) -> None:
        """Put it forward."""
        self._ahead += _STEP
        for listener in self._listeners:
            listener()


def live() -> None:
    """Be the bot, in the process that is watched."""
    settings = read_settings(os.environ, Path("none"))
    set_up_logging("INFO", settings.discord_token or "")
    clock = SteppedClock()

    def introduce(bot: Detente) -> None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, clock.step)

    asyncio.run(run_bot(settings, clock, introduce))


class Soak:
    """One run.

    Args:
        folder: Where the database, the texts and the log go.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._playground = Playground()
        self._texts = folder / "content"
        shutil.copytree(CONTENT, self._texts)

    async def run(self, days: int) -> list[str]:
        """Let the days pass; what is not as it should be."""
        sizes: list[float] = []
        log = self._folder / "log"
        code = ("-c", "from tools.soak import live; live()")
        os.environ.setdefault("SEMANTIC", "off")  # the encoder takes its memory once, and minutes with it
        async with (
            self._playground,
            bot_process(
                self._playground, self._folder / "soak.sqlite3", log, *code, content=self._texts, seeds=SEEDS
            ) as process,
        ):
            await until_answering(self._playground, process)
            await self._set_up_digests()
            for day in range(1, days + 1):
                began = time.monotonic()
                await self._live_a_day(process.pid, day)
                sizes.append(resident_memory(process))
                print(f"day {day:>2}: {sizes[-1]:.1f} MB, {time.monotonic() - began:.1f} s", flush=True)
            process.send_signal(signal.SIGTERM)
            code_at_end = await asyncio.wait_for(process.wait(), 60)
        return self._judge(sizes, days, code_at_end, log.read_text(encoding="utf-8"))

    async def _set_up_digests(self) -> None:
        ada = self._playground.member("Ada")
        for number in range(_CHANNELS):
            channel = self._playground.owner.add_channel(f"digest-{number}")
            hour = f"{number * 24 // _CHANNELS:02}:30"
            answer = await ada.command("digest setup", options={"channel": channel.name, "time": hour})
            if answer.failure is not None:
                raise RuntimeError(answer.failure)
            await asyncio.sleep(_PAUSE)

    async def _live_a_day(self, pid: int, day: int) -> None:
        quarters = timedelta(days=1) // _STEP
        for quarter in range(quarters):
            await self._ask(_ASKED_A_DAY // quarters, day * quarters + quarter)
            self._playground.clock.advance(_STEP)
            os.kill(pid, signal.SIGUSR1)
        topic = self._texts / "topics" / "syria.md"
        text = topic.read_text(encoding="utf-8")
        topic.write_text(
            text.replace('title = "Syria', f'title = "Syria {day % 2}', 1) if day == 1 else _flip(text, day)
        )
        os.kill(pid, signal.SIGHUP)
        self._playground.drop_gateway()
        await eventually(lambda: self._playground.is_bot_online)
        target = self._reloads + 1
        await eventually(lambda: self._count("reload outcome=served") >= target)
        self._reloads = target
        self._playground.record.clear()

    async def _ask(self, times: int, seed: int) -> None:
        """Ask as two people in turn, each as fast as the bot lets one person ask."""
        people = [self._playground.member(name) for name in ("Ada", "Boris")]
        for number in range(times):
            words = _WORDS[(seed + number) % len(_WORDS)]
            who = people[number % 2]
            if number % 3:
                await who.command("brief", topic=words)
            else:
                await who.command("ask", question=f"what about {words}?")
            await who.autocomplete("brief", "topic", words[:3])

    _reloads = 0

    def _count(self, text: str) -> int:
        return (self._folder / "log").read_text(encoding="utf-8").count(text)

    def _judge(self, sizes: list[float], days: int, code: int, log: str) -> list[str]:
        faults = []
        growth = sizes[-1] / sizes[0] - 1
        print(f"memory: {sizes[0]:.1f} MB after the first day, {sizes[-1]:.1f} MB after the last ({growth:+.1%})")
        if growth > _MOST_GROWTH:
            faults.append(f"memory grew by {growth:.1%}")
        posted = Counter[str]()
        for channel in self._playground.world.channels.values():
            if channel.name.startswith("digest-"):
                messages = self._playground.member("Ada").messages(channel.name)
                posted[channel.name] = sum("DIGEST" in text_of(each) for each in messages)
        print("digests:", dict(posted))
        faults += [
            f"{name} has {count} digests in {days} days" for name, count in posted.items() if abs(count - days) > 1
        ]
        twice = [line for line, times in Counter(_keys(log)).items() if times > 1]
        faults += [f"digest {key} was sent twice" for key in twice]
        if "Traceback" in log:
            faults.append("the log holds a traceback:\n" + log[log.index("Traceback") :][:2_000])
        if code:
            faults.append(f"the bot ended with {code}")
        return faults


def _flip(text: str, day: int) -> str:
    """Another title than the day before."""
    return text.replace(f'"Syria {(day - 1) % 2}', f'"Syria {day % 2}', 1)


def _keys(log: str) -> list[str]:
    lines = (line for line in log.splitlines() if " delivery digest=" in line and "outcome=sent" in line)
    return [line.partition("digest=")[2].split()[0] for line in lines]


async def _main(days: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        faults = await Soak(Path(folder)).run(days)
    for fault in faults:
        print(f"FAULT: {fault}")
    print("All is well." if not faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    with suppress(KeyboardInterrupt):
        sys.exit(asyncio.run(_main(parser.parse_args().days)))
