"""What the record of developments holds of a person or a topic, the newest first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence, Set
from datetime import UTC, datetime

from bot.domain import Library, PartialDate
from bot.language import tokenise
from bot.language.dates import read_date
from bot.language.tokens import content_tokens
from bot.search.conversation import find_name, find_whom
from bot.search.entries import Entry
from bot.search.numbers import MOST_PASSAGES
from bot.search.search import Search

# Each asks for the name in it.
_WHO = re.compile(r"кто (?P<name>.+)")  # a post, or what somebody did
_BECAME = re.compile(
    r"(?:what(?: ever)? (?:has |have )?(?:happened to|became of|become of)"
    r"|что (?:стало|случилось|произошло|сейчас)(?: сейчас| теперь)? с) (?P<name>.+)"
)
_WHEN = re.compile(r"(?:what (?:else )?happened|что (?:случилось|произошло|было)) (?:(?:on|in|в) )?(?P<name>.*\d.*)")
_LATEST = re.compile(
    r"(?:what(?:s| is| are)? (?:the |there )?(?:very )?(?:latest|newest|new|news|happening|going on)(?: now| lately)?"
    r"(?: news| updates?| developments?| events?)?"
    r"|(?:(?:any|give me|show me|tell me) )?(?:the )?(?:(?:latest|recent|newest|new|more) )?"
    r"(?:news|updates?|latest|developments)"
    r"|(?:какие )?(?:последние |свежие )?новости|что (?:там )?(?:сейчас |теперь )?(?:нового|слышно|происходит)|что)"
    r" (?:on|in|about|with|from|of|for|regarding|по|в|во|на|с|со|о|об|про|из) (?P<name>.+?)"
    r"(?: (?:right now|now|today|lately|сейчас|теперь|сегодня))?"
)

_WAS = re.compile(r"(?:(?:so|and|but|а|и) )?(?:who (?:was|were)|кто был\w*)\b", re.IGNORECASE)
# How a person's role says that it is over: "…, 2017–2018", "in 2009", but neither "since 2025" nor "re-elected in 2024"
_OVER = re.compile(r"\b(?:former|until|at the time|under(?!.*\bsince\b))\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"^(?!.*\b(?:since|elected)\b).*\b(?P<year>\d{4})\W*$", re.IGNORECASE)


class Record:
    """Looks up what is asked for by name rather than by what happened.

    Args:
        library: Whose people have developments.
        search: Finds whom or what a name means.
    """

    def __init__(self, library: Library, search: Search) -> None:
        self._actors = library.actors
        self._search = search
        self._newest_year = max((str(each.date)[:4] for each in library.developments), default="")

    def of_post(self, text: str, entries: Sequence[Entry]) -> tuple[list[Entry], bool | None]:
        """Of the person, or of those who hold the post, that "who is the president?" asks for.

        Returns:
            The best few, the newest first; and whether one of them names the post: None where nobody is known to hold
            it still, and the newest that speaks of it is all there is.
        """
        whom = find_whom(text)
        content = content_tokens(tokenise(whom or find_name(_WHO, text) or ""))
        asked = {token.stem for token in content}
        holders = self._search.people.index.holders(content) if whom or len(content) > 1 else ()
        people: Sequence[str] = self._search.people_meant(whom) if whom else holders

        def shared(entry: Entry) -> int:
            return max(len(asked & wording.keys()) for wording in entry.wordings)

        if holders and not _WAS.match(text):
            left = {slug for slug in holders if self._has_left(slug)}
            if left.issuperset(people):
                return _newest(each for each in entries if each.is_development and shared(each) == len(asked))[:1], None
            people = self._likest([slug for slug in people if slug not in left], asked)
        held = self._of(people, entries)
        held.sort(key=lambda entry: (shared(entry), entry.date), reverse=True)
        says_so = not set(people).isdisjoint(holders) and any(shared(entry) == len(asked) for entry in held[:1])
        return _newest(held[:MOST_PASSAGES]), says_so

    def _likest(self, people: Sequence[str], asked: Set[str]) -> Sequence[str]:
        """Those whose post has least beyond what was asked for: no deputy of a minister."""
        posts = {target.slug: target.posts for target in self._search.people.index.targets}

        def beyond(slug: str) -> int:
            clauses = [clause for post in posts[slug] for clause in post.split(",")]
            said = [{token.stem for token in tokenise(clause) if token.stem.isalpha()} for clause in clauses]
            return min((len(words - asked) for words in said if asked & words), default=0)

        least = min(map(beyond, people), default=0)
        return people if len(asked) == 1 else [slug for slug in people if beyond(slug) == least]

    def _has_left(self, slug: str) -> bool:
        """Whether somebody's post is said to be over, or to have been held in years before the record ends."""
        role = next((actor.role for actor in self._actors if actor.slug == slug), "")
        last = _LAST_YEAR.search(role)
        return _OVER.search(role) is not None or (last is not None and last["year"] < self._newest_year)

    def newest(self, text: str, entries: Sequence[Entry]) -> list[Entry]:
        """The newest of the person, topic, day or month that a question asks for.

        Such as "what happened to Flynn?", "what's new in Syria?" or "what happened in February 2022?"
        """
        if (when := find_name(_WHEN, text)) is not None:
            return _newest(entry for entry in entries if entry.is_development and _is_of(entry, when))
        about, whom = find_name(_LATEST, text), find_name(_BECAME, text)
        person = self._search.people.find(about or whom or "").found
        if person is not None and (found := self._of((person,), entries)):
            return _newest(found)
        topic = self._search.find_topic(about).found if about else None
        return _newest(entry for entry in entries if entry.is_development and topic in entry.topics)

    def _of(self, people: Collection[str], entries: Sequence[Entry]) -> list[Entry]:
        """What is recorded of people, in the order of the entries."""
        keys = {key for actor in self._actors if actor.slug in people for key in actor.developments}
        return [entry for entry in entries if entry.key in keys]


def _is_of(entry: Entry, when: str) -> bool:
    asked = read_date(when, datetime.now(UTC).date())  # a day of any year is another matter
    return isinstance(asked, PartialDate) and entry.date.startswith(str(asked))


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.date, reverse=True)[:MOST_PASSAGES]
