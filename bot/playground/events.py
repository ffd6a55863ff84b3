"""Events in the world, sent to the bot's gateway sessions and to the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.world import Channel, Json, Message


@dataclass(frozen=True, eq=False)
class Event:
    """Something that happened.

    ``name`` is the gateway's name for it, or the page's where only pages care. Exactly what it is about is in
    ``message``, ``channel`` or ``data``; listeners make their own objects of it, for not all may see the same.
    """

    name: str
    channel: Channel | None = None
    message: Message | None = None
    data: Json | None = None


Listener = Callable[[Event], None]


class Broadcast:
    """Passes events on, in order, at once."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Notify ``listener`` of every event from now on."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Tell ``listener`` no more."""
        self._listeners.remove(listener)

    def publish(self, event: Event) -> None:
        """Notify all listeners."""
        for listener in tuple(self._listeners):
            listener(event)
