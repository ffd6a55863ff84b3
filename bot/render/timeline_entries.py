"""The entries of a timeline, and which of them are chosen: by topic, by time, or both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain import DayOfYear, Development, Event, Library, Period, Topic
from bot.render.wording import date_words

ALL, ANY = "all", "any"  # in a button's id, where no topic or no time is chosen


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entries to show: of a topic, of a time, of both; None if any will do."""

    topic: Topic | None = None
    when: Period | DayOfYear | None = None

    @property
    def address(self) -> tuple[str, str]:
        """As a button's arguments."""
        return self.topic.slug if self.topic else ALL, str(self.when) if self.when else ANY

    @property
    def is_day(self) -> bool:
        """Whether it is a single day, of one year or of all."""
        return isinstance(self.when, DayOfYear) or (self.when is not None and self.when.first == self.when.last)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something dated. ``first`` is None if its beginning isn't known; ``is_exact`` where the day is."""

    first: date | None
    last: date
    when: str
    what: Development | Event

    @property
    def is_exact(self) -> bool:
        """Whether it is dated to the day."""
        return self.first == self.last


def timeline_entries(library: Library, selection: Selection) -> tuple[Entry, ...]:
    """What a selection holds, earliest first."""
    topic = selection.topic
    events = [library.event_by_slug[slug] for slug in topic.events] if topic else library.events
    developments = library.developments_of(topic) if topic else library.developments
    when = selection.when
    entries = [
        *(
            Entry(each.not_before, each.not_after, each.when, each)
            for each in events
            if _is_within(each.not_before, each.not_after, when)
        ),
        *(
            Entry(each.date.first, each.date.last, date_words(each.date), each)
            for each in developments
            if _is_within(each.date.first, each.date.last, when)
        ),
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.first or entry.last, entry.last)))


def nearest_entries(library: Library, selection: Selection) -> tuple[Entry, ...]:
    """Where nothing is dated to a day: the last entry before it and the first one after it, of any year where it is."""
    entries = [entry for entry in timeline_entries(library, Selection(selection.topic)) if entry.is_exact]
    if isinstance(selection.when, DayOfYear):
        target = date(2000, selection.when.month, selection.when.day).toordinal()  # a leap year has every day
        of_the_year = sorted(
            ((entry.last.replace(year=2000).toordinal(), entry) for entry in entries), key=lambda each: each[0]
        )
        dated = [(day + turn, entry) for turn in (-366, 0, 366) for day, entry in of_the_year]
    else:
        target = (selection.when.first if selection.when and selection.when.first else date.max).toordinal()
        dated = [(entry.last.toordinal(), entry) for entry in entries]
    before = [entry for day, entry in dated if day < target][-1:]
    return tuple(dict.fromkeys((*before, *[entry for day, entry in dated if day > target][:1])))


def _is_within(first: date | None, last: date, when: Period | DayOfYear | None) -> bool:
    """Whether something of these days is chosen; a single day chooses only what is dated to the day."""
    if when is None:
        return True
    if isinstance(when, DayOfYear):
        return first == last and (last.month, last.day) == (when.month, when.day)
    if when.first == when.last and first != last:
        return False
    return when.overlaps(first or last, last)
