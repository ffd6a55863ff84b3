"""What the record of developments holds of a person or a topic, the newest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from bot.domain import Library
from bot.search.conversation import find_became_of, find_latest, find_whom
from bot.search.entries import Entry
from bot.search.numbers import MOST_PASSAGES
from bot.search.search import Search


class Record:
    """Looks up what is asked for by name rather than by what happened.

    Args:
        library: Whose people have developments.
        search: Finds whom or what a name means.
    """

    def __init__(self, library: Library, search: Search) -> None:
        self._actors = library.actors
        self._search = search

    def of_post(self, text: str, entries: Sequence[Entry]) -> list[Entry]:
        """The newest of the person, or of those who held the post, that "who is the president?" asks for."""
        whom = find_whom(text)
        return self._newest_of(self._search.people_meant(whom) if whom else (), entries)

    def newest(self, text: str, entries: Sequence[Entry]) -> list[Entry]:
        """The newest of the person or topic that "what happened to Flynn?" or "what's new in Syria?" asks for."""
        about, whom = find_latest(text), find_became_of(text)
        person = self._search.people.find(about or whom or "").found
        if person is not None and (found := self._newest_of((person,), entries)):
            return found
        topic = self._search.find_topic(about).found if about else None
        return _newest(entry for entry in entries if entry.is_development and topic in entry.topics)

    def _newest_of(self, people: Collection[str], entries: Sequence[Entry]) -> list[Entry]:
        keys = {key for actor in self._actors if actor.slug in people for key in actor.developments}
        return _newest(entry for entry in entries if entry.key in keys)


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.date, reverse=True)[:MOST_PASSAGES]
