"""Libraries to test with: a small readable one, and hypothesis strategies for any."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date

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
            Phrasing("how much did it rain", topic=slugs[0]),
        ),
        translations=(
            Translation("ru", "claim ab12.1a", "It rained.", "Шёл дождь."),
            Translation("ru", "attributed to", "a witness", "свидетель"),
        ),
    )


_text = st.text(min_size=1, max_size=400)
# Longer than any card; made of a part, since characters drawn one by one seldom come to many and take their time.
_repeated = st.builds(
    lambda part, times: (part * times)[:6_000], st.text(min_size=1, max_size=20), st.integers(1, 6_000)
)
_long = st.one_of(_text, _repeated, st.just("@everyone **x** " * 260))
_slug = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=SLUG_CHARACTERS)


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Any library a loader could conceivably let through, and many it would not: the cards must fit all the same."""
    claim_ids = [f"s.{number}a" for number in range(draw(st.integers(1, 60)))]
    claims = tuple(
        Claim(claim_id, "s", 1, draw(st.sampled_from(ClaimKind)), draw(_text), draw(st.none() | _text))
        for claim_id in claim_ids
    )
    sentence = st.builds(Sentence, _long, st.lists(st.sampled_from(claim_ids), min_size=1, max_size=4).map(tuple))
    passage = st.lists(sentence, min_size=1, max_size=3).map(tuple)
    slugs = draw(st.lists(_slug, min_size=1, max_size=8, unique=True))
    actors = tuple(
        Actor(slug, draw(_text), draw(_text), (), draw(st.lists(passage, min_size=1, max_size=4).map(tuple)))
        for slug in draw(st.lists(_slug, max_size=4, unique=True))
    )
    events = tuple(
        Event(slug, draw(_text), draw(_text), None, date(2017, 2, 1), draw(passage))
        for slug in draw(st.lists(_slug, max_size=4, unique=True))
    )
    brief = st.builds(
        Brief,
        passage,
        passage,
        st.lists(passage, max_size=8).map(tuple),
        st.lists(st.builds(Position, _text, passage), max_size=6).map(tuple),
        passage | st.just(()),
        passage | st.just(()),
    )
    topics = tuple(
        Topic(
            slug,
            draw(_text),
            draw(st.sampled_from(Area)),
            draw(st.sampled_from(Outlook)),
            (draw(_text),),
            tuple(other for other in slugs if other != slug),
            tuple(actor.slug for actor in actors),
            tuple(event.slug for event in events),
            draw(brief),
        )
        for slug in slugs
    )
    source = Source("s", draw(_long), draw(_text), draw(_text), draw(_text), DateBasis.STATED, draw(_long), "f", "0")
    references = st.lists(st.builds(Reference, _text, _text, _text, st.dates()), min_size=1, max_size=3).map(tuple)
    dates = st.builds(PartialDate, st.dates(), st.sampled_from(Precision))
    found = draw(st.lists(st.tuples(_slug, dates, _long, references, st.sampled_from(slugs)), max_size=8))
    developments = tuple(
        Development(slug, day, (topic,), ClaimKind.FACT, text, given) for slug, day, text, given, topic in found
    )
    return Library((source,), claims, topics, actors, events, developments, draw(st.none() | dates))
