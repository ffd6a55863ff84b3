"""What stands behind a card: its claims, and the people and dates around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discord import ui

from bot.domain import Claim, Library, Source, Topic
from bot.render.footnotes import Footnotes, actor_points, topic_footnotes
from bot.render.pages import render_page
from bot.render.wording import OUTLOOK_COLOURS, dated, described, plain, superscript


def render_sources(library: Library, topic: Topic, page: int = 0) -> ui.LayoutView:
    """The claims behind a topic's card: number, id, paragraph, kind and wording."""
    return render_page(
        sources_head(topic.title, library.sources_of(topic)),
        _claim_blocks(library, topic),
        page,
        "sources_page",
        topic.slug,
        colour=OUTLOOK_COLOURS[topic.outlook],
    )


def render_background(library: Library, topic: Topic, page: int = 0) -> ui.LayoutView:
    """The people, bodies and dated events that a topic's card touches on."""
    return render_page(
        f"## People and dates: {plain(topic.title)}\n-# The figures are those of the card's sources.",
        _background_blocks(library, topic),
        page,
        "background_page",
        topic.slug,
        colour=OUTLOOK_COLOURS[topic.outlook],
    )


def sources_head(title: str, sources: Iterable[Source]) -> str:
    """What stands above claims: what they are behind, where they come from and how to read them."""
    documents = "\n".join(f"-# {_document(source)}" for source in sources)
    return (
        f"## Sources: {plain(title)}\n{documents}\n"
        "-# Each claim is in our own words. A fact is stated by the source as having happened; a report is attributed; "
        "a judgement is the author's own."
    )


def claim_block(claim: Claim, number: int, remark: str = "") -> str:
    """A claim under its number: id, paragraph, kind and wording."""
    return (
        f"**{superscript(number)}** `{claim.id}` · paragraph {claim.paragraph} · *{described(claim)}*{remark}\n"
        f"> {plain(claim.text)}"
    )


def _document(source: Source) -> str:
    return f"“{plain(source.title)}”, {plain(source.outlet)}, {dated(source)}. {plain(source.date_note)}"


def _claim_blocks(library: Library, topic: Topic) -> Iterator[str]:
    on_card = len(Footnotes(topic.brief.sentences()).numbers)
    for claim_id, number in topic_footnotes(library, topic).numbers.items():
        yield claim_block(library.claim_by_id[claim_id], number, "" if number <= on_card else " · people and dates")


def _background_blocks(library: Library, topic: Topic) -> Iterator[str]:
    notes = topic_footnotes(library, topic)
    for slug in topic.events:
        event = library.event_by_slug[slug]
        yield f"📅 **{plain(event.when)}** · {plain(event.title)}\n{notes.mark(event.account)}"
    for slug in topic.actors:
        actor = library.actor_by_slug[slug]
        points = "\n".join(f"- {notes.mark(point)}" for point in actor_points(library, topic, slug))
        yield f"👤 **{plain(actor.name)}** · {plain(actor.role)}\n{points}"
