"""What comes of something a member did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.playground.world import Json

if TYPE_CHECKING:
    from tests.support.member import Member


class PlaygroundError(Exception):
    """A test asked for something that is not there, or that did not come."""


@dataclass
class Answer:
    """What came of something a member did.

    ``messages`` are the bot's messages in answer to it, as the member sees them now; ``source`` is the message whose
    component was used, as it is now. ``failure`` is the sentence Discord showed; ``modal`` what was opened.
    """

    _member: Member
    nonce: str
    id: str | None = None
    failure: str | None = None
    modal: Json | None = None
    is_done: bool = False
    source_id: str | None = None

    @property
    def messages(self) -> list[Json]:
        """The bot's messages in answer, oldest first."""
        return [m for m in self._member.seen.values() if (m.get("interaction_metadata") or {}).get("id") == self.id]

    @property
    def source(self) -> Json | None:
        """The message whose component was used, as it is now."""
        return self._member.seen.get(self.source_id or "")

    @property
    def message(self) -> Json:
        """The one message to look at: the first in answer, or else that whose component was used."""
        found = self.messages[0] if self.messages else self.source
        if found is None:
            raise PlaygroundError(f"no message came; failure: {self.failure}, modal: {self.modal is not None}")
        return found

    @property
    def text(self) -> str:
        """All that ``message`` says, in reading order."""
        return text_of(self.message)

    @property
    def is_ephemeral(self) -> bool:
        """Whether only this member sees ``message``."""
        return bool(self.message["flags"] & 64)

    async def next_message(self, after: int = 1) -> Json:
        """Wait until there are more than ``after`` messages, and return the last."""
        await self._member.until(lambda: len(self.messages) > after)
        return self.messages[-1]


def note(answer: Answer, name: str, data: Json) -> None:
    """Take down what a frame says about an answer."""
    if name in {"INTERACTION_CREATED", "INTERACTION_DONE"}:
        answer.id = data["id"]
        answer.is_done = answer.is_done or name == "INTERACTION_DONE"
    elif name in {"INTERACTION_FAILED", "ERROR"}:
        answer.id = data.get("id") or answer.id
        answer.failure = data["message"]
    elif name == "MODAL":
        answer.modal = data


def text_of(message: Json) -> str:
    """All that a message says, in reading order: content, embeds, text displays, labels of buttons and options."""
    found: list[str] = [message["content"]]

    def gather(part: Any) -> None:
        if isinstance(part, list):
            for each in part:
                gather(each)
        elif isinstance(part, dict):
            for name in ("title", "description", "content", "label", "name", "value"):
                if isinstance(part.get(name), str) and not (name == "value" and "label" in part):
                    found.append(part[name])
            for value in part.values():
                if isinstance(value, (list, dict)):
                    gather(value)

    gather(message["embeds"])
    gather(message["components"])
    return re.sub(r"\n{3,}", "\n\n", "\n".join(filter(None, found)))
