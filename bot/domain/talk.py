"""Where a server lets the bot answer mentions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class TalkScope(StrEnum):
    """How much of a server."""

    EVERYWHERE = "everywhere"
    CHOSEN = "chosen"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class TalkPlaces:
    """The scope; and the channels, where some are chosen."""

    scope: TalkScope = TalkScope.EVERYWHERE
    channel_ids: tuple[int, ...] = ()

    def allow(self, channel_ids: Collection[int]) -> bool:
        """Whether the bot may answer in a channel known by these ids: its own, and its parent's for a thread."""
        if self.scope is TalkScope.CHOSEN:
            return not set(channel_ids).isdisjoint(self.channel_ids)
        return self.scope is TalkScope.EVERYWHERE
