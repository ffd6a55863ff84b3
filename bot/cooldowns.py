"""How much one person may ask at once, by any command or message."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta

import discord

from bot.failures import send_notice
from bot.interaction_log import Outcome, finish
from bot.render.notices import render_cooldown
from bot.replies import send_reply

COOLDOWN_USES = 6
COOLDOWN_SECONDS = 12.0


class Windows:
    """A window of time for each user, opened by their first use, in which they have so many.

    Windows lie in the order in which they opened, so that those which are over are found at the front: a use costs the
    same however many people there are. (discord.py's mapping looks through all of them each time.)

    Args:
        uses: How many a window holds.
        seconds: How long it is open.
        monotonic: The time it goes by, in seconds.
    """

    def __init__(self, uses: int, seconds: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._uses = uses
        self._seconds = seconds
        self._monotonic = monotonic
        self._open: OrderedDict[int, tuple[float, int]] = OrderedDict()  # by user: when it closes, uses so far

    def __len__(self) -> int:
        return len(self._open)

    def use(self, user_id: int) -> float | None:
        """Count one use; if it was one too many, in how many seconds the next is allowed."""
        now = self._monotonic()
        while self._open and next(iter(self._open.values()))[0] <= now:
            self._open.popitem(last=False)
        closes, used = self._open.get(user_id, (now + self._seconds, 0))
        if used >= self._uses:
            return closes - now
        self._open[user_id] = closes, used + 1
        return None


class Cooldowns:
    """Lets each user do ``uses`` things in ``seconds``, whether commands, buttons, selects or messages to the bot."""

    def __init__(self, uses: int = COOLDOWN_USES, seconds: float = COOLDOWN_SECONDS) -> None:
        self._windows = Windows(uses, seconds)
        self._notified: dict[int, datetime] = {}

    async def admit(self, interaction: discord.Interaction) -> bool:
        """Whether the user may go on; if not, the bot has told them when."""
        until = self._use(interaction.user.id)
        if until is not None:
            finish(interaction, Outcome.SLOWED)
            await send_notice(interaction, render_cooldown(until))
        return until is None

    async def admit_message(self, message: discord.Message) -> bool:
        """As ``admit``, for a message: it is said once, because others see it, and deleted when the time is up."""
        now, user_id = discord.utils.utcnow(), message.author.id
        until = self._use(user_id)
        if until is None:
            return True
        self._notified = {each: end for each, end in self._notified.items() if end > now}
        if user_id not in self._notified:
            self._notified[user_id] = until
            await send_reply(message, render_cooldown(until), delete_after=(until - now).total_seconds())
        return False

    def _use(self, user_id: int) -> datetime | None:
        """Count one use; if it was one too many, when the next is allowed."""
        wait = self._windows.use(user_id)
        if wait is None:
            return None
        # Discord shows whole seconds, so the moment is rounded up: it must not have to be asked for twice.
        return discord.utils.utcnow() + timedelta(seconds=math.ceil(wait) + 1)
