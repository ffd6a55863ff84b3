"""The library in another language: the same items with the same IDs and other texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.locales import text_in

if TYPE_CHECKING:  # the library itself imports this module
    from bot.domain.developments import Development
    from bot.domain.library import Actor, Brief, Event, Library, Sentence, Topic
    from bot.domain.sources import Claim, Source

ATTRIBUTION = "attributed to"
PARTY = "party"
NO_POSITION = "no position"

Translate = Callable[[str, str], str]
"""Gives the text for a context, such as ``topic syria: summary``, and the English that stands there."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in another language: where it belongs, and the English that it was made from.

    ``context`` is the kind and slug of what it tells of, with a part: ``topic syria: summary``. Whose word something
    is, and the parties to a position, recur throughout; their context has no slug, and they are translated once.
    """

    language: str
    context: str
    english: str
    text: str


def translate_library(library: Library) -> dict[str, Library]:
    """The library in each language that it is translated into, by its code."""
    by_language: dict[str, list[Translation]] = {}
    for translation in library.translations:
        by_language.setdefault(translation.language, []).append(translation)
    return {language: _translated(library, language, texts) for language, texts in by_language.items()}


def translations_by_context(library: Library) -> dict[str, list[str]]:
    """What stands in each place in other languages: under ``topic syria: title``, what Syria is called."""
    found: dict[str, list[str]] = {}
    for translation in library.translations:
        found.setdefault(translation.context, []).append(translation.text)
    return found


def _translated(library: Library, language: str, translations: Iterable[Translation]) -> Library:
    """The library with these texts; what they lack stays English and is marked so."""
    texts = {(each.context, each.english): each.text for each in translations}

    def translate(context: str, english: str) -> str:
        return texts.get((context, english)) or text_in(language, "untranslated", words=english)

    return map_texts(library, translate)


def map_texts(library: Library, translate: Translate) -> Library:
    """A library with every text that a reader sees replaced, in the order in which they are translated.

    Names to be found by (aliases, entities, known questions) stay, and so do references, which are cited as published.
    """
    return replace(
        library,
        sources=tuple(_source(source, translate) for source in library.sources),
        claims=tuple(_claim(claim, translate) for claim in library.claims),
        topics=tuple(_topic(topic, translate) for topic in library.topics),
        actors=tuple(_actor(actor, translate) for actor in library.actors),
        events=tuple(_event(event, translate) for event in library.events),
        developments=tuple(_development(each, translate) for each in library.developments),
        translations=(),
    )


def _source(source: Source, translate: Translate) -> Source:
    context = f"source {source.id}"
    return replace(
        source,
        title=translate(f"{context}: title", source.title),
        outlet=translate(f"{context}: outlet", source.outlet),
        author_post=translate(f"{context}: author", source.author_post),
        as_of=translate(f"{context}: date", source.as_of),
        date_note=translate(f"{context}: note on the date", source.date_note),
    )


def _claim(claim: Claim, translate: Translate) -> Claim:
    text = translate(f"claim {claim.id}", claim.text)
    return replace(claim, text=text, attributed_to=_attribution(claim.attributed_to, translate))


def _development(development: Development, translate: Translate) -> Development:
    text = translate(f"development {development.slug}", development.text)
    return replace(development, text=text, attributed_to=_attribution(development.attributed_to, translate))


def _attribution(attributed_to: str | None, translate: Translate) -> str | None:
    return translate(ATTRIBUTION, attributed_to) if attributed_to else None


def _topic(topic: Topic, translate: Translate) -> Topic:
    context = f"topic {topic.slug}"
    title = translate(f"{context}: title", topic.title)
    return replace(topic, title=title, brief=_brief(topic.brief, context, translate))


def _brief(brief: Brief, context: str, translate: Translate) -> Brief:
    return replace(
        brief,
        reason=_sentences(brief.reason, f"{context}: outlook", translate),
        summary=_sentences(brief.summary, f"{context}: summary", translate),
        points=tuple(_sentences(point, f"{context}: key points", translate) for point in brief.points),
        positions=tuple(
            replace(
                position,
                party=translate(PARTY, position.party),
                sentences=_sentences(position.sentences, f"{context}: positions", translate),
            )
            for position in brief.positions
        ),
        helps=_sentences(brief.helps, f"{context}: helps", translate),
        obstacles=_sentences(brief.obstacles, f"{context}: stands in the way", translate),
    )


def _actor(actor: Actor, translate: Translate) -> Actor:
    context = f"actor {actor.slug}"
    return replace(
        actor,
        name=translate(f"{context}: name", actor.name),
        role=translate(f"{context}: role", actor.role),
        record=tuple(_sentences(point, f"{context}: record", translate) for point in actor.record),
    )


def _event(event: Event, translate: Translate) -> Event:
    context = f"event {event.slug}"
    return replace(
        event,
        title=translate(f"{context}: title", event.title),
        when=translate(f"{context}: date", event.when),
        account=_sentences(event.account, f"{context}: text", translate),
    )


def _sentences(sentences: tuple[Sentence, ...], context: str, translate: Translate) -> tuple[Sentence, ...]:
    """Sentence by sentence, so that each keeps its claims; what cites none is a note that recurs throughout."""
    return tuple(
        replace(sentence, text=translate(context if sentence.claim_ids else NO_POSITION, sentence.text))
        for sentence in sentences
    )
