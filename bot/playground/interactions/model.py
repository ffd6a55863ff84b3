"""One interaction and its state."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Protocol

from bot.playground.clock import Alarm
from bot.playground.commands import Command
from bot.playground.kinds import MessageFlag
from bot.playground.world import Channel, Json, Message, User

FIRST_ANSWER_SECONDS = 3.0
TOKEN_LIFE = timedelta(minutes=15)


class InteractionType(IntEnum):
    """What a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class RefusedError(Exception):
    """An interaction that never went out to the bot; the message is the sentence the person gets."""


class Requester(Protocol):
    """The page an interaction came from, which learns how it went."""

    def interaction_done(self, interaction: Interaction) -> None:
        """The bot answered."""

    def interaction_failed(self, interaction: Interaction, sentence: str) -> None:
        """The bot did not."""

    def choices_offered(self, interaction: Interaction, choices: list[Json]) -> None:
        """The bot offers these for what is being typed."""

    def modal_opened(self, interaction: Interaction, modal: Json) -> None:
        """The bot opens a modal."""


@dataclass(eq=False)
class Interaction:
    """Something a person did with the bot.

    ``message`` is the one whose component was used; ``opener`` is the interaction a submitted modal answered.
    ``nonce`` is the requester's own mark.
    ``original`` is the first answer's message, or that which it updates; ``modal`` is what it opened.
    """

    id: int
    token: str
    type: InteractionType
    user: User
    channel: Channel
    data: Json
    created_at: datetime
    requester: Requester
    nonce: str | None = None
    command: Command | None = None
    message: Message | None = None
    opener: Interaction | None = None
    focused_type: int = 0
    answered: bool = False
    failed: bool = False
    deferred_update: bool = False
    original: Message | None = None
    follow_ups: list[Message] = field(default_factory=list)
    modal: Json | None = None
    alarm: Alarm | None = None

    @property
    def is_settled(self) -> bool:
        """Whether there is a result to show: it failed, or it was answered and no deferral is open."""
        loading = self.original is not None and self.original.flags & MessageFlag.LOADING
        return self.failed or (self.answered and not loading and not self.deferred_update)

    def is_expired(self, now: datetime) -> bool:
        """Whether its token is of no more use."""
        return now - self.created_at > TOKEN_LIFE

    def failure_sentence(self) -> str:
        """What Discord shows when the bot did not answer in time."""
        return {
            InteractionType.COMMAND: "The application did not respond",
            InteractionType.COMPONENT: "This interaction failed",
            InteractionType.AUTOCOMPLETE: "Loading options failed",
            InteractionType.MODAL: "Something went wrong. Try again.",
        }[self.type]

    def owns(self, message_id: int) -> Message | None:
        """The message of that id among its answers."""
        mine = [*self.follow_ups, *([self.original] if self.original else [])]
        return next((message for message in mine if message.id == message_id), None)
