"""An actor's card, the claims behind it, and the answer if nobody is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from discord import ButtonStyle, SelectOption, app_commands, ui

from bot.domain import Actor, Development, Library, Sentence, Topic
from bot.locales import text
from bot.render.actions import action_button, action_select, row, rows_of, topic_options
from bot.render.cards import provenance, render_card
from bot.render.developments import development_block
from bot.render.evidence import claim_block, sources_head
from bot.render.footnotes import Footnotes
from bot.render.limits import CHOICE_CHARACTERS, SELECT_OPTIONS, clip
from bot.render.notices import render_notice
from bot.render.pages import render_page
from bot.render.wording import (
    HOUSE_COLOUR,
    OUTLOOK_SIGNS,
    as_of_words,
    date_words,
    nothing_on,
    plain,
    superscript,
    typed,
)

_TOPIC_SELECTS = 3  # 75 topics; nobody has a part in more


def render_actor(library: Library, actor: Actor) -> ui.LayoutView:
    """A person or body: post, what the sources have them doing or saying, and the topics they touch."""
    found = _developments(library, actor)
    notes = Footnotes((*_sentences(actor), *found))
    claims = action_button(
        text("actors-sources", count=len(notes.numbers)), "actor_sources", actor.slug, style=ButtonStyle.primary
    )
    return render_card(
        _sections(library, actor, notes),
        provenance(library, library.sources_behind(_sentences(actor))),
        [*_topic_rows(library.topics_of(actor)), row(claims)],
        colour=HOUSE_COLOUR,
    )


def render_actor_sources(library: Library, actor: Actor, page: int = 0) -> ui.LayoutView:
    """The claims and developments behind an actor's card."""
    sentences, found = _sentences(actor), _developments(library, actor)
    blocks = (
        development_block(library.development_by_slug[cited], f"{superscript(number)} ")
        if cited in library.development_by_slug
        else claim_block(library, cited, number)
        for cited, number in Footnotes((*sentences, *found)).numbers.items()
    )
    head = sources_head(actor.name, library.sources_behind(sentences))
    return render_page(head, blocks, page, "actor_sources_page", actor.slug)


def render_actor_offers(
    actors: Sequence[Actor], topic: Topic | None, query: str, asker_id: int, unmentioned: str | None = None
) -> ui.LayoutView:
    """Several could be meant: a button for each, and one for a topic of that name.

    Args:
        actors: Who.
        topic: A topic of that name.
        query: What was typed.
        asker_id: Who may turn this message into the answer.
        unmentioned: Who was named, where the library says nothing of them.
    """
    buttons = [action_button(actor.name, "pick_actor", actor.slug, asker_id, emoji="👤") for actor in actors]
    if topic is not None:
        emoji = OUTLOOK_SIGNS[topic.outlook]
        buttons.append(
            action_button(text("actors-brief", title=topic.title), "pick", topic.slug, asker_id, emoji=emoji)
        )
    words = text("actors-did-you-mean", words=typed(query))
    if unmentioned is not None:
        words = text("answers-nearest", nothing=nothing_on(unmentioned))
    return render_notice(words, rows=rows_of(buttons))


def render_nobody(actors: Sequence[Actor], topic: Topic | None, query: str, asker_id: int) -> ui.LayoutView:
    """The sources name nobody like that: say so, and who there is."""
    words = text("actors-nobody", words=typed(query))
    rows = [row(action_select(text("actors-choose"), _actor_options(actors), "actor"))] if actors else []
    if topic is not None:
        words += f" {text('actors-but-topic', title=plain(topic.title))}"
        emoji = OUTLOOK_SIGNS[topic.outlook]
        rows.append(
            row(action_button(text("actors-brief", title=topic.title), "pick", topic.slug, asker_id, emoji=emoji))
        )
    return render_notice(words, rows=rows)


def actor_choice(actor: Actor) -> app_commands.Choice[str]:
    """An actor as a choice of autocomplete."""
    return app_commands.Choice(name=clip(f"{actor.name} · {actor.role}", CHOICE_CHARACTERS), value=actor.slug)


def _sentences(actor: Actor) -> tuple[Sentence, ...]:
    return tuple(sentence for point in actor.record for sentence in point)


def _developments(library: Library, actor: Actor) -> list[Development]:
    """What is recorded of an actor apart from the sources, oldest first."""
    return sorted((library.development_by_slug[slug] for slug in actor.developments), key=lambda each: each.date)


def _sections(library: Library, actor: Actor, notes: Footnotes) -> Iterator[str]:
    yield f"## {plain(actor.name)}\n{plain(actor.role)}"
    sources = library.sources_behind(_sentences(actor))
    if actor.record:
        yield "\n".join((f"### {as_of_words(sources)}", *(f"- {notes.mark(point)}" for point in actor.record)))
    if found := _developments(library, actor):
        since = min((source.year for source in sources if source.year), default=None)
        is_later = since is not None and all(each.date.first.year >= since for each in found)
        head = text("actors-since", year=str(since)) if is_later else text("actors-events")
        yield "\n".join((f"### {head}", *(f"- **{date_words(each.date)}.** {notes.mark((each,))}" for each in found)))


def _actor_options(actors: Sequence[Actor]) -> list[SelectOption]:
    return [
        SelectOption(
            label=clip(actor.name, CHOICE_CHARACTERS), value=actor.slug, description=clip(actor.role, CHOICE_CHARACTERS)
        )
        for actor in actors
    ]


def _topic_rows(topics: Sequence[Topic]) -> list[ui.ActionRow[Any]]:
    rows = []
    for start in range(0, min(len(topics), _TOPIC_SELECTS * SELECT_OPTIONS), SELECT_OPTIONS):
        options = topic_options(topics[start : start + SELECT_OPTIONS])
        rows.append(row(action_select(text("actors-topics", count=len(topics)), options, "open", start)))
    return rows
