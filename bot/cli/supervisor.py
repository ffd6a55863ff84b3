"""Notify systemd of the bot's state: datagrams of ``NAME=value`` lines to a socket.

systemd restarts a bot whose event loop is stuck, and knows whether it is ready or still waiting for Discord.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress

_BEAT = 10.0  # seconds, unless the watchdog asks for another interval
_MORE_TIME = 30  # seconds for the next beat while starting: Discord may ask for more patience than systemd has


class Supervisor:
    """The supervisor that started the bot, if it listens.

    Args:
        environment: The variables, of which NOTIFY_SOCKET names the socket and WATCHDOG_USEC the longest silence.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        if self._address.startswith("@"):  # a name in Linux's abstract namespace
            self._address = "\0" + self._address[1:]
        longest = float(environment.get("WATCHDOG_USEC") or 0) / 1_000_000
        self._beat = longest / 3 if longest else _BEAT

    def tell(self, *lines: str) -> None:
        """Send a new state. Never raises, even if nobody is listening."""
        if not self._address:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as client:
            client.setblocking(False)
            client.connect(self._address)
            client.send("\n".join(lines).encode())

    async def watch(self, is_ready: Callable[[], bool]) -> None:
        """Say that the event loop runs, again and again, and once that the bot is ready; until cancelled."""
        if not self._address:
            return
        was_ready = False
        while True:
            if is_ready():
                self.tell("READY=1", "STATUS=Connected to Discord.", "WATCHDOG=1")
                was_ready = True
            elif was_ready:
                self.tell("STATUS=Waiting for Discord.", "WATCHDOG=1")
            else:
                self.tell("STATUS=Connecting to Discord.", f"EXTEND_TIMEOUT_USEC={_MORE_TIME * 1_000_000}")
            await asyncio.sleep(self._beat if was_ready else 1.0)
