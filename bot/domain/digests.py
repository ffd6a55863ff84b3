"""A digest's content, and changes of the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.developments import Development
from bot.domain.library import Event, Topic


@dataclass(frozen=True, slots=True)
class Change:
    """The latest change of a topic's or development's text since it was first stored. ``at`` is in UTC."""

    at: datetime
    is_new: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What was added or changed after the first library was stored, by slug."""

    topics: Mapping[str, Change] = field(default_factory=dict)
    developments: Mapping[str, Change] = field(default_factory=dict)


NEWS_NAMED = 5  # new developments, and corrected ones; the rest are counted


@dataclass(frozen=True, slots=True)
class Digest:
    """One day's ordered briefs for one channel.

    ``added`` and ``revised`` topics, ``recorded`` (new) and ``corrected`` developments changed since the channel's last
    digest. ``anniversary`` happened on this day of the year, or within three days of it. ``accounts`` are the
    developments shown for a topic, by its slug; none appears twice.
    """

    lead: Topic
    headlines: tuple[Topic, ...]
    anniversary: Development | Event | None = None
    added: tuple[Topic, ...] = ()
    revised: tuple[Topic, ...] = ()
    recorded: tuple[Development, ...] = ()
    corrected: tuple[Development, ...] = ()
    accounts: Mapping[str, tuple[Development, ...]] = field(default_factory=dict)

    @property
    def slugs(self) -> tuple[str, ...]:
        """Of the topics it features, the topic of the day first."""
        return tuple(topic.slug for topic in (self.lead, *self.headlines))

    @property
    def covered(self) -> tuple[str, ...]:
        """The slugs of the developments and the event in it. Of new ones, only some are named."""
        news = (*self.recorded[-NEWS_NAMED:], *self.corrected[-NEWS_NAMED:])
        accounts = (each for account in self.accounts.values() for each in account)
        anniversaries = (self.anniversary,) if self.anniversary is not None else ()
        return tuple(each.slug for each in (*news, *accounts, *anniversaries))
