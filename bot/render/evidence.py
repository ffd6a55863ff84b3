"""What is behind a card: its claims, and the people and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discord import ui

from bot.domain import Library, Sentence, Source, Topic
from bot.locales import text
from bot.render.cards import documents_named
from bot.render.developments import development_block
from bot.render.footnotes import actor_points, topic_footnotes
from bot.render.pages import render_page
from bot.render.wording import KIND_SIGNS, OUTLOOK_COLOURS, as_of_words, capitalised, described, plain, superscript


def render_sources(library: Library, topic: Topic, page: int = 0) -> ui.LayoutView:
    """What a topic's cards rest on: developments with their links, and claims with who said them and where."""
    return render_page(
        sources_head(topic.title, library.sources_of(topic)),
        _source_blocks(library, topic),
        page,
        "sources_page",
        topic.slug,
        colour=OUTLOOK_COLOURS[topic.outlook],
    )


def render_background(library: Library, topic: Topic, page: int = 0) -> ui.LayoutView:
    """The people, bodies and dated events that a topic's card touches on."""
    sources = library.sources_of(topic)
    dated = f"{as_of_words(sources)}. " if sources else ""
    return render_page(
        f"{text('evidence-background', title=plain(topic.title))}\n-# {dated}{text('evidence-figures')}",
        _background_blocks(library, topic),
        page,
        "background_page",
        topic.slug,
        colour=OUTLOOK_COLOURS[topic.outlook],
    )


def sources_head(title: str, sources: Iterable[Source]) -> str:
    """What stands above claims: what they are behind, where they come from and how to read them."""
    documents = "\n".join(f"-# {_document(source)}" for source in sources)
    return f"{text('evidence-sources', title=plain(title))}\n{documents}\n-# {text('evidence-reading-aid')}"


def claim_block(library: Library, claim_id: str, number: int, remark: str = "") -> str:
    """A claim under its figure: of when, the statement, who said it and where; its id last."""
    claim = library.claim_by_id[claim_id]
    source = library.source_by_id[claim.source_id]
    said = described(claim)
    where = f"{plain(source.outlet)}, {text('evidence-paragraph', number=claim.paragraph)}"
    return (
        f"**{superscript(number)}** **{capitalised(plain(source.as_of))}** · {plain(claim.text)}\n"
        f"-# {KIND_SIGNS[claim.kind]} {capitalised(said)} · {where}{remark} · `{claim.id}`"
    )


def documents_behind(library: Library, sentences: Iterable[Sentence]) -> str:
    """Where some sentences are from: "YaleGlobal, mid-February 2017, paragraphs 2, 10"."""
    claims = [library.claim_by_id[claim_id] for sentence in sentences for claim_id in sentence.claim_ids]
    named = []
    for source in dict.fromkeys(library.source_by_id[claim.source_id] for claim in claims):
        paragraphs = sorted({claim.paragraph for claim in claims if claim.source_id == source.id})
        listed = text("evidence-paragraphs", count=len(paragraphs), numbers=", ".join(map(str, paragraphs)))
        named.append(f"{plain(source.outlet)}, {plain(source.as_of)}, {listed}")
    return "; ".join(named)


def _document(source: Source) -> str:
    return f"{documents_named([source])}. {plain(source.date_note)}"


def _source_blocks(library: Library, topic: Topic) -> Iterator[str]:
    for reference, number in topic_footnotes(library, topic).numbers.items():
        if reference in library.development_by_slug:
            yield development_block(library.development_by_slug[reference], f"**{superscript(number)}** ")
        else:
            yield claim_block(library, reference, number)


def _background_blocks(library: Library, topic: Topic) -> Iterator[str]:
    notes = topic_footnotes(library, topic)
    for slug in topic.events:
        event = library.event_by_slug[slug]
        when = event.when[:1].upper() + event.when[1:]
        yield f"📅 **{plain(when)}** · {plain(event.title)}\n{notes.mark(event.account)}"
    for slug in topic.actors:
        actor = library.actor_by_slug[slug]
        points = "\n".join(f"- {notes.mark(point)}" for point in actor_points(library, topic, slug))
        yield f"👤 **{plain(actor.name)}** · {plain(actor.role)}\n{points}"
