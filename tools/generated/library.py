"""A made-up library as curators would write it: topics with names, and briefs that rest on claims."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from bot.domain import (
    SLUG_CHARACTERS,
    Actor,
    Area,
    Brief,
    Claim,
    ClaimKind,
    Confusables,
    DateBasis,
    Event,
    Library,
    Outlook,
    Position,
    Sentence,
    Source,
    Topic,
)
from bot.loader import read_library
from tools.generated.names import NameMaker
from tools.generated.words import FIRST_NAMES, OFFICES, SUBJECTS, listed, western_place, western_surname

ROOT = Path(__file__).resolve().parents[2]
NAMES_A_TOPIC = 20  # a title, aliases and entities
_ALIASES = 11
_TOPICS_A_SOURCE, _CLAIMS_A_TOPIC, _TOPICS_AN_ACTOR, _TOPICS_AN_EVENT = 20, 5, 5, 5
_RELATED = 3
_FIRST_DAY = date(1991, 1, 1)
_VERBS = listed("weighed opposed proposed postponed welcomed reviewed questioned extended criticized revived")
_QUALITIES = listed("uncertain unlikely possible costly urgent modest overdue fragile popular technical")
_WAYS_OUT = listed("a joint commission|quiet talks|an exchange of letters|a pilot project|new inspectors|a shared fund")


def make_library(topics: int, seed: int = 17) -> Library:
    """A library of so many topics, with the shipped confusables; the same for the same seed."""
    chance = random.Random(seed)
    confusables = _shipped()
    maker = NameMaker(chance, (*confusables.lookalikes, *confusables.other_fields))
    named = [maker.name_topic(NAMES_A_TOPIC) for _ in range(topics)]
    slugs = [_slug(names[0], number) for number, names in enumerate(named)]
    claims = [_claims(chance, number, names) for number, names in enumerate(named)]
    actors = [_actor(chance, number, claims) for number in range(max(1, topics // _TOPICS_AN_ACTOR))]
    events = [_event(chance, number, claims) for number in range(max(1, topics // _TOPICS_AN_EVENT))]
    made = [
        Topic(
            slug=slugs[number],
            title=names[0],
            area=chance.choice(list(Area)),
            outlook=chance.choice([outlook for outlook in Outlook if outlook not in {Outlook.CONTEXT, Outlook.NONE}]),
            aliases=tuple(names[1 : 1 + _ALIASES]),
            related=tuple(slugs[(number + step) % topics] for step in range(1, _RELATED + 1)),
            actors=(actors[number // _TOPICS_AN_ACTOR % len(actors)].slug,),
            events=(events[number // _TOPICS_AN_EVENT % len(events)].slug,),
            brief=_brief(chance, claims[number]),
            entities=tuple(names[1 + _ALIASES :]),
        )
        for number, names in enumerate(named)
    ]
    return Library(
        sources=tuple(_source(number) for number in range(-(-topics // _TOPICS_A_SOURCE))),
        claims=tuple(claim for some in claims for claim in some),
        topics=tuple(sorted(made, key=lambda topic: (list(Area).index(topic.area), topic.title, topic.slug))),
        actors=tuple(sorted(actors, key=lambda actor: actor.slug)),
        events=tuple(sorted(events, key=lambda event: (event.not_after, event.slug))),
        confusables=confusables,
    )


def names_of(library: Library) -> list[tuple[str, str]]:
    """Everything the topics go by, with the topic's slug."""
    return [(name, topic.slug) for topic in library.topics for name in (topic.title, *topic.aliases, *topic.entities)]


@cache
def _shipped() -> Confusables:
    library = read_library(ROOT / "content", ROOT / "seeds").library
    if library is None:
        raise RuntimeError("the shipped library has problems; `python -m bot check` names them")
    return library.confusables


def _slug(title: str, number: int) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower())[: SLUG_CHARACTERS - 8].strip("-")
    return f"{plain}-{number}"


def _source(number: int) -> Source:
    return Source(
        id=f"g{number:04}",
        title=f"Collected papers, volume {number + 1}",
        outlet="The Papers",
        author_post="Archivist",
        as_of="mid-May 2020",
        date_basis=DateBasis.STATED,
        date_note="The volume gives the date.",
        file_name=f"volume-{number + 1}.txt",
        sha256=f"{number:064x}",
    )


def _claims(chance: random.Random, number: int, names: Sequence[str]) -> list[Claim]:
    source, paragraph = f"g{number // _TOPICS_A_SOURCE:04}", number % _TOPICS_A_SOURCE + 1
    texts = [
        f"{_person(chance)} {chance.choice(_VERBS)} {chance.choice(SUBJECTS)} over {chance.choice(names[:4])} "
        f"and called the outcome {chance.choice(_QUALITIES)}."
        for _ in range(_CLAIMS_A_TOPIC)
    ]
    return [
        Claim(f"{source}.{paragraph}{letter}", source, paragraph, ClaimKind.JUDGEMENT, text)
        for letter, text in zip("abcdefghij", texts, strict=False)
    ]


def _person(chance: random.Random) -> str:
    return f"{chance.choice(OFFICES)} {western_surname(chance)} of {western_place(chance)}"


def _brief(chance: random.Random, claims: Sequence[Claim]) -> Brief:
    def cited(text: str) -> tuple[Sentence, ...]:
        return (Sentence(text, (chance.choice(claims).id,)),)

    def point() -> tuple[Sentence, ...]:
        subject, verb, quality = chance.choice(SUBJECTS), chance.choice(_VERBS), chance.choice(_QUALITIES)
        return cited(f"{_person(chance)} {verb} {subject}, which others thought {quality}.")

    every = tuple(Sentence(claim.text, (claim.id,)) for claim in claims)
    return Brief(
        reason=cited(f"Progress looked {chance.choice(_QUALITIES)} and agreement {chance.choice(_QUALITIES)}."),
        summary=every[:2],
        points=(*((sentence,) for sentence in every[2:]), point()),
        positions=(Position("United States", point()), Position("Russia", point())),
        helps=cited(f"Both sides would take up {chance.choice(_WAYS_OUT)}."),
        obstacles=cited(f"Many thought {chance.choice(SUBJECTS)} too {chance.choice(_QUALITIES)}."),
    )


def _actor(chance: random.Random, number: int, claims: Sequence[Sequence[Claim]]) -> Actor:
    claim = claims[number * _TOPICS_AN_ACTOR][0]
    surname = f"{western_surname(chance)}-{western_surname(chance)}"
    name = f"{chance.choice(FIRST_NAMES)} {surname} {_roman(number)}"
    return Actor(f"actor-{number}", name, chance.choice(OFFICES), (), ((Sentence(claim.text, (claim.id,)),),))


def _roman(number: int) -> str:
    """A count as letters, to tell namesakes apart."""
    return "".join(chr(ord("A") + int(digit)) for digit in str(number))


def _event(chance: random.Random, number: int, claims: Sequence[Sequence[Claim]]) -> Event:
    claim = claims[number * _TOPICS_AN_EVENT][0]
    day = _FIRST_DAY + timedelta(days=chance.randrange(10_000))
    title = f"Meeting on {chance.choice(SUBJECTS)} in {western_place(chance)}"
    return Event(f"event-{number}", title, f"{day:%d %B %Y}", day, day, (Sentence(claim.text, (claim.id,)),))
