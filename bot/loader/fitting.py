"""Check that briefs fit on their cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from bot.domain import Library, Sentence, Topic
from bot.loader.documents import display_name
from bot.loader.problems import Problem
from bot.locales import speaking

Measure = Callable[[Library, Topic], Iterable[str]]
"""Says in sentences why a topic's brief wouldn't fit on its card; nothing if it fits."""


def measure_briefs(library: Library, measure: Measure, content_dir: Path) -> Iterator[Problem]:
    """Measure every brief that can be rendered, even if other files have problems; dead links are ignored."""

    def is_carried(sentences: Iterable[Sentence]) -> bool:
        claims = (library.claim_by_id.get(claim_id) for sentence in sentences for claim_id in sentence.claim_ids)
        return all(claim is not None and claim.source_id in library.source_by_id for claim in claims)

    actors = {actor.slug for actor in library.actors if is_carried(chain.from_iterable(actor.record))}
    events = {event.slug for event in library.events if is_carried(event.account)}
    for topic in library.topics:
        if is_carried(topic.brief.sentences()):
            linked = replace(
                topic,
                related=tuple(slug for slug in topic.related if slug in library.topic_by_slug),
                actors=tuple(slug for slug in topic.actors if slug in actors),
                events=tuple(slug for slug in topic.events if slug in events),
            )
            file = display_name(content_dir / "topics" / f"{topic.slug}.md")
            for sentence in measure(library, linked):
                yield Problem(file, 1, "brief", sentence)


def measure_translations(library: Library, measure: Measure, content_dir: Path) -> Iterator[Problem]:
    """Measure every brief of a valid library in its other languages."""
    for language in sorted({translation.language for translation in library.translations}):
        translated, folder = library.in_language(language), display_name(content_dir / language)
        for topic in translated.topics:
            with speaking(language):
                sentences = list(measure(translated, topic))
            yield from (Problem(folder, 1, f"topic {topic.slug}", sentence) for sentence in sentences)
