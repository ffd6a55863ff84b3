"""From typed words to actors: the topics' matching, told who there is instead of what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.domain import Actor, Area, Brief, Outlook, Sentence, Topic
from bot.matching.matcher import Match, Matcher, Verdict
from bot.matching.passages import rank_topics

_LONE = 0.65  # among so few, a near one without a second is meant: "трампа"


class ActorMatcher:
    """Finds actors by what people type. Built once from the actors and unchanged ever after.

    Args:
        actors: Who can be found, the likeliest first, which settles ties and orders what is offered before anything is
            typed.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._matcher = Matcher((_as_topic(actor) for actor in actors), parties=frozenset())

    def match_actors(self, query: str) -> Match:
        """The actor the words lead to, or the nearest ones. The match's topic and suggestions are actors' slugs."""
        match = self._matcher.match_topics(query)
        if match.verdict is Verdict.UNSURE and len(match.suggestions) == 1 and match.confidence >= _LONE:
            return replace(match, verdict=Verdict.SURE, topic=match.suggestions[0])
        return match

    def rank_actors(self, text: str) -> tuple[str, ...]:
        """Slugs of the actors that a longer text names, the most likely first."""
        return rank_topics(self._matcher, text)

    def complete_actors(self, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Slugs of actors to offer while somebody types."""
        return self._matcher.complete_topics(typed, limit)


def _as_topic(actor: Actor) -> Topic:
    """An actor as matching sees it: names that lead to it, and its post as what is told of it.

    A surname leads to its owner without a curator saying so.
    """
    surname = actor.name.split()[-1]
    aliases = tuple(dict.fromkeys((*actor.aliases, surname)))
    told = Brief((Sentence(actor.role, ()),), (), (), ())
    return Topic(actor.slug, actor.name, Area.OVERVIEW, Outlook.CONTEXT, aliases, (), (), (), told)
