"""The engine as the bot uses it: topics and people for typed words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, zip_longest

from bot.domain import Area, Library, ubiquitous_actors
from bot.language import (
    is_function_word,
    normalise,
    ordinary_rank,
    split_sentences,
    stem,
    swap_layout,
    tokenise,
)
from bot.language.tokens import content_tokens
from bot.search.finder import Finder, Match, Verdict, split_names
from bot.search.mentions import Mentions, everything_said
from bot.search.numbers import LONGEST_NAME, MOST_OFFERED, OFFERED_TOPIC
from bot.search.rules import says_all
from bot.search.targets import actor_targets, topic_targets
from bot.search.vectors import Vectors

_MOST_CHARACTERS, _MOST_SENTENCES, _SENTENCE_WORDS = 4_000, 40, 20  # of a message; Discord's longest has 4,000


class Search:
    """Finds topics and people. Built once from a library and unchanged ever after; safe to use from any thread.

    Args:
        library: What can be found.
        vectors: What compares meanings, once it is ready; None to compare words alone.
    """

    def __init__(self, library: Library, vectors: Vectors | None = None) -> None:
        self.library = library
        self.vectors = vectors or Vectors(is_on=False)
        people = actor_targets(library)
        mentions = Mentions(everything_said(library), (name for person in people for name, _ in person.names))
        self.topics = Finder(topic_targets(library), mentions, self.vectors, library.confusables.common)
        self.people = Finder(people, mentions)
        self._topics_of = {
            actor.slug: tuple(topic.slug for topic in library.topics_of(actor)) for actor in library.actors
        }
        self._elsewhere = frozenset(map(normalise, library.confusables.lookalikes))
        names = (name for topic in library.topics for name in (topic.title, *topic.aliases))
        of_names = {word for name in names for word in normalise(name).split()}
        self._other_fields = frozenset(map(normalise, library.confusables.other_fields)) - of_names
        self._everywhere = frozenset(actor.slug for actor in ubiquitous_actors(library))
        shelves = [[topic.slug for topic in library.topics if topic.area is area] for area in Area]
        self._spread = tuple(slug for slug in chain.from_iterable(zip_longest(*shelves)) if slug is not None)

    def prepare(self, texts: Iterable[str] = ()) -> None:
        """Get ready to compare meanings, of those texts too. Takes seconds the first time, so not on an event loop."""
        self.vectors.prepare([*texts, *self.topics.texts])

    def topics_named(self, text: str) -> dict[str, float]:
        """The slugs of the topics that a text names, and how surely, from 0 to 1."""
        match = self.find_topic(text)
        sure = match.several or tuple(filter(None, [match.found]))
        return dict.fromkeys(match.suggestions, OFFERED_TOPIC) | dict.fromkeys(sure, 1.0)

    def find_topic(self, query: str) -> Match:
        """The topic the words lead to, or the nearest ones; with the people they name, where it isn't sure."""
        match = self.topics.find(query)
        if not match.several:
            match = self._several_within(query) or match
        if reason := self._why_elsewhere(query, is_named=match.is_named):
            return Match(query, Verdict.NOTHING, reason=reason)
        named = self.people.index.named(query)
        people, others = (self._people_found(query), []) if named else self._people_in(query)
        is_choice = len(people) > 1 or not self._everywhere.isdisjoint(people)
        if match.is_named and (match.found in named or others or not is_choice):
            return match
        others = [word for word in others if not is_function_word(word)]
        several = self.topics.find_several(" ".join(others)) if people and others and not match.several else match
        if several is not None and several.several:
            leaders = tuple(slug for slug in people if slug in self._everywhere)
            return replace(several, query=query, people=leaders)
        if not people and (choice := self._find_person_with_slip(query)) is not None:
            return choice
        if match.verdict is not Verdict.UNSURE and others:
            people = ()
        if match.found is not None and not people:
            return match
        if not people and not self._says_all(query):
            people = self._people_found(query)
        return self._with_people(match, people)

    def _several_within(self, query: str) -> Match | None:
        """The topics that the parts of a longer text name: "war in Syria and in Ukraine"."""
        parts = [found for part in split_names(query) if (found := self._named(self.topics, part)[0])]
        slugs = tuple(dict.fromkeys(slug for part in parts for owners in part.values() for slug in owners))
        if len(parts) < 2 or len(slugs) < 2 or query in self.topics.index:
            return None
        if any(self.topics.find(name).unmentioned for part in parts for name in part):
            return None
        reason = "its parts name several topics"
        return Match(query, Verdict.UNSURE, confidence=1.0, suggestions=slugs, several=slugs, reason=reason)

    def _says_all(self, query: str) -> bool:
        return says_all(self.topics.index.lexicon.read(query), None, self.topics.index)

    def _find_person_with_slip(self, query: str) -> Match | None:
        """The choice that a person's name is, spelled wrongly; None where the words are no such name, or no choice."""
        meant = self.people.index.lexicon.corrected(query)
        if meant == query or not self.people.index.named(meant) or self.topics.index.named(swap_layout(query) or ""):
            return None
        exact = self.find_topic(meant)
        return replace(exact, query=query) if exact.found is None else None

    def _why_elsewhere(self, query: str, *, is_named: bool) -> str | None:
        """Why words mean something that is none of the library's; None where they may mean something of it."""
        normal = normalise(query)
        if normal in self._elsewhere and query not in self.topics.index:
            return "the curators listed it as meaning something else"
        if not is_named and not self._other_fields.isdisjoint(normal.split()):
            return "the curators listed one of its words as belonging to another field"
        return None

    def _people_in(self, query: str) -> tuple[tuple[str, ...], list[str]]:
        """Whom words name among others, and those others."""
        found, others = self._named(self.people, query)
        return tuple(dict.fromkeys(chain.from_iterable(found.values()))), others

    def _people_found(self, query: str) -> tuple[str, ...]:
        person = self.find_person(query)
        return person.namesakes or tuple(filter(None, [person.found]))

    def _with_people(self, match: Match, people: tuple[str, ...]) -> Match:
        """The same with people and their topics to choose from; as it is where there are none."""
        if not people:
            return match
        theirs = chain.from_iterable(self._topics_of[slug] for slug in people)
        offers = tuple(dict.fromkeys((*match.suggestions, *theirs)))[:MOST_OFFERED]
        reason = "a person or organization has that name"
        return replace(match, verdict=Verdict.UNSURE, found=None, suggestions=offers, people=people, reason=reason)

    def find_person(self, query: str) -> Match:
        """The person or body the words lead to, or the nearest ones."""
        match = self.people.find(query)
        if match.found is None or query in self.people.index:
            return match
        if self._is_somebody_else(query, match.found):
            return replace(match, verdict=Verdict.UNSURE, found=None, unmentioned=query, reason="it is another name")
        if not match.is_named and self._says_all(query):
            return replace(match, verdict=Verdict.UNSURE, found=None, reason="nearly everybody here is about that")
        return match

    def _is_somebody_else(self, query: str, slug: str) -> bool:
        """Whether nothing but a name was typed, with words that are none of a person's names or posts."""
        index = self.people.index
        typed = index.lexicon.read(query)
        known = [index.knows(slug, word) for word in typed.words]
        return len(known) == len(typed.normal.split()) and any(known) and not all(known)

    def people_meant(self, words: str) -> tuple[str, ...]:
        """The slugs of those whom words name, or whose post they do: "US ambassador in Moscow" is not Haley's."""
        match, content = self.find_person(words), content_tokens(tokenise(words))
        held = () if self._says_all(words) else self.people.index.holders(content)
        if len(content) == 1 and match.suggestions:  # "president" alone is many a country's
            held = tuple(slug for slug in match.suggestions if slug in held)
        return tuple(dict.fromkeys((*filter(None, [match.found]), *held)))

    def complete_topics(self, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Slugs to offer while a topic is typed: what ``find_topic`` offers, and some of each area at first."""
        if not typed.strip():
            return self._spread[:limit]
        return self.find_topic(typed).suggestions[:limit]

    def first_people(self, limit: int = 25) -> tuple[str, ...]:
        """Slugs to offer where nobody has been typed: those with a part in most topics."""
        return tuple(target.slug for target in self.people.index.targets[:limit])

    def rank_topics(self, text: str, limit: int = MOST_OFFERED) -> tuple[str, ...]:
        """Slugs of the topics a longer text is about, the likeliest first; none where it is about something else."""
        return self._rank(self.topics, text)[:limit]

    def rank_people(self, text: str, limit: int = MOST_OFFERED) -> tuple[str, ...]:
        """Slugs of the people a longer text names, the likeliest first."""
        return self._rank(self.people, text)[:limit]

    def _rank(self, finder: Finder, text: str) -> tuple[str, ...]:
        scores: dict[str, float] = {}
        for sentence in list(_sentences(text[:_MOST_CHARACTERS]))[:_MOST_SENTENCES]:
            match = finder.find(sentence)
            sure = () if match.unmentioned else filter(None, [match.found])
            for slug in match.several or sure:
                scores[slug] = scores.get(slug, 0.0) + match.confidence
            for name, slugs in self._named(finder, sentence)[0].items():
                if len(slugs) == 1 and finder.find(name).unmentioned is None:
                    scores[slugs[0]] = scores.get(slugs[0], 0.0) + 1.0
        return tuple(sorted(scores, key=lambda slug: -scores[slug]))

    def _named(self, finder: Finder, sentence: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
        """The names in a sentence and whose they are, the longest first ("Iran deal" is not also Iran); other words."""
        words = normalise(sentence).split()
        found: dict[str, tuple[str, ...]] = {}
        taken: set[int] = set()
        for length in range(min(LONGEST_NAME, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                span, name = range(start, start + length), " ".join(words[start : start + length])
                is_written_so = finder is self.people and name.title() in sentence  # "Bush", not "bush"
                if not taken.isdisjoint(span) or not (
                    is_written_so or self._may_be_name(words[start : start + length])
                ):
                    continue
                if owners := finder.index.owners(name):
                    taken.update(span)
                    found[name] = owners
        return found, [word for place, word in enumerate(words) if place not in taken]

    def _may_be_name(self, words: list[str]) -> bool:
        """Whether words can name something in a sentence: "is" is a name, and much more often is not."""
        if is_function_word(words[0]) or is_function_word(words[-1]):
            return False
        is_leader = self.topics.index.lexicon.is_common(stem(words[0]))  # whoever says "trump" here means no card
        return len(words) > 1 or is_leader or ordinary_rank(words[0]) is None


def _sentences(text: str) -> Iterator[str]:
    """Sentences, and those without an end in pieces of a query's length."""
    for sentence in split_sentences(text):
        words = sentence.split()
        for start in range(0, len(words), _SENTENCE_WORDS):
            yield " ".join(words[start : start + _SENTENCE_WORDS])
