"""Stopping on a signal."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress

_log = logging.getLogger(__name__)


def stop_event() -> asyncio.Event:
    """An event set by the first SIGINT or SIGTERM, so that stopping is an ordinary end; a second one ends at once."""
    event = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        event.set()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)

    with suppress(NotImplementedError):  # Windows: there Ctrl-C raises KeyboardInterrupt, which __main__ expects
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop)
        # Until there is a library to reload: by default, the signal would end the process.
        loop.add_signal_handler(
            signal.SIGHUP, _log.info, "The library is still loading; reload it once the bot is ready."
        )
    return event
