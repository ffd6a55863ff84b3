"""Libraries to test with: a small readable one, and hypothesis strategies for any."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from bot.domain import (
    SLUG_CHARACTERS,
    Actor,
    Area,
    Brief,
    Claim,
    ClaimKind,
    Confidence,
    Confusables,
    DateBasis,
    Development,
    Event,
    Library,
    Outlook,
    PartialDate,
    Phrasing,
    Position,
    Precision,
    Reference,
    Sentence,
    Source,
    Topic,
    Translation,
)

_OUTLOOKS = [outlook for outlook in Outlook if outlook is not Outlook.NONE]
SOURCE = Source(
    id="ab12",
    title="A Title",
    outlet="An Outlet",
    author_post="A fellow",
    as_of="mid-May 2020",
    date_basis=DateBasis.INFERRED,
    date_note="The copy is undated.",
    file_name="copy.txt",
    sha256="0" * 64,
)


REFERENCE = Reference("The rain (again)", "The Valley", "https://example.org/rain_(again)", date(2021, 7, 1))


def small_library(topics: int = 3) -> Library:
    """A source, two claims, an actor, an event and some topics that name them all."""
    claims = (
        Claim("ab12.1a", "ab12", 1, ClaimKind.FACT, "It rained."),
        Claim("ab12.1b", "ab12", 1, ClaimKind.REPORTED, "It was said to have hailed.", "a witness"),
    )
    both = (Sentence("It rained, and hail was reported.", ("ab12.1a", "ab12.1b")),)
    slugs = [f"topic-{number}" for number in range(topics)]
    areas = list(Area)
    brief = Brief(both, both, (both, both, both), (Position("Rain", both), Position("Hail", both)), both, both)
    return Library(
        sources=(SOURCE,),
        claims=claims,
        topics=tuple(
            Topic(
                slug=slug,
                title=f"Topic {number}",
                area=areas[number % len(areas)],
                outlook=_OUTLOOKS[number % len(_OUTLOOKS)],
                aliases=(f"name {number}",),
                related=tuple(other for other in slugs if other != slug)[:3],
                actors=("ada",),
                events=("rain",),
                brief=brief,
                entities=("Hail", f"entity {number}"),
            )
            for number, slug in enumerate(slugs)
        ),
        actors=(Actor("ada", "Ada Lovelace", "A witness", ("the countess",), (both,)),),
        developments=(
            Development(
                "hail-2019",
                PartialDate.parse("2019"),
                ("topic-0",),
                ClaimKind.REPORTED,
                "A farmer said it hailed.",
                (REFERENCE,),
                Confidence.MEDIUM,
                "a farmer",
            ),
            Development(
                "flood-2020",
                PartialDate.parse("2020-05-07"),
                ("topic-1", "topic-0"),
                ClaimKind.FACT,
                "The river rose.",
                (REFERENCE, replace(REFERENCE, url="https://example.org/other")),
            ),
        ),
        record_end=PartialDate.parse("2021-06"),
        confusables=Confusables(("rainbow", "hail mary"), ("recipe",), ("sky",)),
        events=(Event("rain", "It rains", "May 2020", date(2020, 5, 1), date(2020, 5, 31), both),),
        phrasings=(
            Phrasing("did it rain", claim_id=claims[0].id),
            Phrasing("how much did it rain", development="flood-2020"),
        ),
        translations=(
            Translation("ru", "claim ab12.1a", "It rained.", "Шёл дождь."),
            Translation("ru", "attributed to", "a witness", "свидетель"),
        ),
    )


_text = st.text(min_size=1, max_size=400)
# Longer than any card; made of a part, since characters drawn one by one seldom come to many and take their time.
_repeated = st.builds(
    lambda part, times: (part * times)[:4_100], st.text(min_size=1, max_size=20), st.integers(1, 4_100)
)
_long = st.one_of(_text, _repeated, st.just("@everyone **x** " * 260))
_slug = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=SLUG_CHARACTERS)
_Each = TypeVar("_Each")


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Any library a loader could conceivably let through, and many it would not: the cards must fit all the same.

    Hypothesis draws the texts and one number, which decides where they stand: drawing every place takes longer than
    rendering the library.
    """
    texts: list[str] = [*draw(st.lists(_text, min_size=3, max_size=8)), draw(_repeated)[:400], "long " * 80]
    longs = draw(st.lists(_long, min_size=3, max_size=8))
    days = draw(st.lists(st.dates(), min_size=3, max_size=8))
    slugs, named = (draw(st.lists(_slug, min_size=1, max_size=8, unique=True)) for _ in range(2))
    chance = Random(draw(st.integers(0, 2**64 - 1)))
    claim_ids = [f"s.{number}a" for number in range(chance.randint(1, 60))]

    def text() -> str:
        return chance.choice(texts)

    def several(make: Callable[[], _Each], least: int, most: int) -> tuple[_Each, ...]:
        return tuple(make() for _ in range(chance.randint(least, most)))

    def day() -> PartialDate:
        return PartialDate(chance.choice(days), chance.choice(list(Precision)))

    def sentence() -> Sentence:
        return Sentence(chance.choice(longs), several(lambda: chance.choice(claim_ids), 1, 4))

    def passage() -> tuple[Sentence, ...]:
        return several(sentence, 1, 3)

    def references() -> tuple[Reference, ...]:
        return several(lambda: Reference(text(), text(), text(), chance.choice(days)), 1, 3)

    def brief() -> Brief:
        positions = several(lambda: Position(text(), passage()), 0, 6)
        ends = (passage() if chance.random() < 0.5 else () for _ in range(2))
        return Brief(passage(), passage(), several(passage, 0, 8), positions, *ends)

    claims = tuple(
        Claim(claim_id, "s", 1, chance.choice(list(ClaimKind)), text(), chance.choice([None, text()]))
        for claim_id in claim_ids
    )
    actors = tuple(Actor(slug, text(), text(), (), several(passage, 1, 4)) for slug in named[: chance.randint(0, 4)])
    events = tuple(
        Event(slug, text(), text(), None, date(2017, 2, 1), passage()) for slug in named[: chance.randint(0, 4)]
    )
    topics = tuple(
        Topic(
            slug,
            text(),
            chance.choice(list(Area)),
            chance.choice(list(Outlook)),
            (text(),),
            tuple(other for other in slugs if other != slug),
            tuple(actor.slug for actor in actors),
            tuple(event.slug for event in events),
            brief(),
        )
        for slug in slugs
    )
    source = Source("s", chance.choice(longs), text(), text(), text(), DateBasis.STATED, chance.choice(longs), "f", "0")
    developments = tuple(
        Development(slug, day(), (chance.choice(slugs),), ClaimKind.FACT, chance.choice(longs), references())
        for slug in named
    )
    return Library((source,), claims, topics, actors, events, developments, chance.choice([None, day()]))
