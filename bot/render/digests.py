"""The digest's card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import discord
from discord import ui
from discord.utils import format_dt

from bot.domain import (
    NEWS_NAMED,
    Development,
    Digest,
    DigestForm,
    DigestLength,
    Event,
    Library,
    PartialDate,
    Reason,
    Subscription,
    Topic,
)
from bot.locales import text
from bot.render.actions import ActionButton, action_button, row
from bot.render.cards import documents_named, record_end_words
from bot.render.developments import development_block, in_line
from bot.render.evidence import documents_behind
from bot.render.layouts import new_layout
from bot.render.limits import TextBudget
from bot.render.plans import clock_words
from bot.render.wording import OUTLOOK_COLOURS, as_of_words, date_words, dates_words, outlook_label, plain

DIGEST_ACTION = "digest"
TEST_KEY = "test"
_FOOTER_ROOM = 400
_EMBED_CHARACTERS = 3_900  # of 4,096 that a description may have
_CHANGES_NAMED = 5


@dataclass(frozen=True, slots=True)
class DigestMessage:
    """A digest as a message: a layout, or text and an embed with buttons."""

    view: ui.View | ui.LayoutView
    content: str | None = None
    embed: discord.Embed | None = None

    def parts(self) -> dict[str, Any]:
        """The arguments that sending it takes."""
        parts = {"view": self.view, "content": self.content, "embed": self.embed}
        return {name: part for name, part in parts.items() if part is not None}


def render_digest(
    library: Library,
    digest: Digest,
    subscription: Subscription,
    day: date,
    delivery_key: str,
    *,
    late: tuple[datetime, Reason] | None = None,
) -> DigestMessage:
    """A digest for one local date, in the form its plan asks for.

    Args:
        library: The current library.
        digest: What it holds.
        subscription: Whose it is.
        day: The local date in its title.
        delivery_key: Names the delivery in the buttons' ids, by which it is found again in the channel's history;
            "test" for one that stands for no date.
        late: When it was due, and why it comes late.
    """
    plan = subscription.plan
    key = "digest-test-title" if delivery_key == TEST_KEY else "digest-title"
    title = text(key, day=day.weekday(), date=long_date(day))
    topics = (digest.lead, *digest.headlines)
    buttons = [action_button(t.title, DIGEST_ACTION, t.slug, delivery_key) for t in topics]
    if subscription.guild_id is None:
        buttons.append(action_button(text("digest-stop"), "own_stop", subscription.id))
    sections = list(_sections(library, digest, plan.length, day))
    footer = _footer(library, digest, subscription, late)
    mention = f"<@&{plan.posting.mention_role_id}>" if plan.posting.mention_role_id is not None else ""
    title = _with_analysis(title, library, digest.lead)
    if plan.posting.form is DigestForm.PLAIN:
        return _plain(digest, [title, *sections], footer, mention, buttons)
    sections[0] = f"-# {title}\n{sections[0]}"
    return DigestMessage(_card(digest, sections, footer, mention, buttons))


def _card(
    digest: Digest, sections: Sequence[str], footer: str, mention: str, buttons: Sequence[ActionButton]
) -> ui.LayoutView:
    """A digest as a card, with a mention before it where somebody is to be called."""
    view = new_layout()
    budget = TextBudget()
    if mention:
        view.add_item(ui.TextDisplay(budget.take(mention)))
    card: ui.Container[Any] = ui.Container(accent_colour=OUTLOOK_COLOURS[digest.lead.outlook])
    for number, section in enumerate(sections):
        if number == 1:
            card.add_item(ui.Separator())
        if fitting := budget.take(section, keep=_FOOTER_ROOM):
            card.add_item(ui.TextDisplay(fitting))
    card.add_item(ui.Separator())
    card.add_item(ui.TextDisplay(budget.take(footer)))
    card.add_item(row(*buttons))
    view.add_item(card)
    return view


def _plain(
    digest: Digest, texts: Sequence[str], footer: str, mention: str, buttons: Sequence[ActionButton]
) -> DigestMessage:
    """Text, which notifications show, and an embed, which followers of an announcement channel get."""
    title, *sections = texts
    named = ", ".join(plain(topic.title) for topic in (digest.lead, *digest.headlines))
    content = f"{mention} **{title}:** {named}".strip()
    budget = TextBudget(_EMBED_CHARACTERS)
    body = budget.take("\n\n".join(sections), keep=len(footer) + 2)
    embed = discord.Embed(description=f"{body}\n\n{footer}", colour=OUTLOOK_COLOURS[digest.lead.outlook])
    view = ui.View(timeout=None)
    view.stop()
    for button in buttons:
        view.add_item(button)
    return DigestMessage(view, content, embed)


def long_date(day: date) -> str:
    """A date in words: 14 February 2017."""
    return date_words(PartialDate(day))


def thread_name(day: date, times: Sequence[time], slot: int) -> str:
    """What a digest's thread or forum post is called: by its date, and its time where there are several."""
    at = f", {times[slot]:%H:%M}" if len(times) > 1 and slot < len(times) else ""
    return text("digest-thread", when=f"{long_date(day)}{at}")


def _sections(library: Library, digest: Digest, length: DigestLength, day: date) -> Iterator[str]:
    if news := list(_news(digest)):
        yield "\n".join(news)
    yield f"## {plain(digest.lead.title)}"
    yield from _said(library, digest, length)
    if digest.headlines:
        yield "\n".join((text("digest-also"), *(_headline(library, digest, topic) for topic in digest.headlines)))
    if digest.anniversary is not None:
        yield _anniversary(library, digest.anniversary, day)
    if digest.added or digest.revised:
        yield "\n".join((text("digest-changes"), *_changes(digest)))


def _with_analysis(title: str, library: Library, topic: Topic) -> str:
    """A title with the date of the analysis, so that nobody takes it for news."""
    sources = library.sources_of(topic)
    return text("digest-from-analysis", title=title, when=dates_words(sources)) if sources else title


def _news(digest: Digest) -> Iterator[str]:
    for key, developments in (("digest-recorded", digest.recorded), ("digest-corrected", digest.corrected)):
        if developments:
            yield text(key)
            yield from map(development_block, developments[-NEWS_NAMED:][::-1])
            more = len(developments) - NEWS_NAMED
            if more > 0:
                yield text("digest-more-events", count=more)


def _said(library: Library, digest: Digest, length: DigestLength) -> Iterator[str]:
    topic = digest.lead
    newest = library.confirmed_of(topic)[:1]
    for development in digest.accounts.get(topic.slug, ()):
        block = development_block(development)
        yield text("digest-latest", event=block[2:]) if development in newest else block
    if topic.is_chronicle or length is DigestLength.HEADLINES:
        return
    said = " ".join(plain(sentence.text) for sentence in topic.brief.summary)
    if length is DigestLength.FULL:
        points = (" ".join(plain(sentence.text) for sentence in point) for point in topic.brief.points)
        said = "\n".join((said, *(f"- {point}" for point in points)))
    yield f"**{as_of_words(library.sources_of(topic))}{outlook_label(topic)}.** {said}"


def said_of(library: Library, digest: Digest, length: DigestLength) -> str:
    """What a digest says of its topic of the day."""
    said = "\n".join(_said(library, digest, length))
    return said or " ".join(plain(sentence.text) for sentence in digest.lead.brief.reason)


def _headline(library: Library, digest: Digest, topic: Topic) -> str:
    for development in digest.accounts.get(topic.slug, ()):
        return f"- **{plain(topic.title)}.** {date_words(development.date)} · {in_line(development)}"
    if topic.is_chronicle:
        return f"- **{plain(topic.title)}**"
    reason = " ".join(plain(sentence.text) for sentence in topic.brief.reason)
    return f"- **{plain(topic.title)}.** {as_of_words(library.sources_of(topic))} · {reason}"


def _anniversary(library: Library, happened: Development | Event, day: date) -> str:
    if isinstance(happened, Event):
        account = " ".join(plain(sentence.text) for sentence in happened.account)
        behind = documents_behind(library, happened.account)
        return f"{text('digest-on-this-day')}\n**{plain(happened.when)}.** {account}\n-# {behind}"
    first = happened.date.first
    is_that_day = (first.month, first.day) == (day.month, day.day)
    heading = text("digest-on-this-day") if is_that_day else text("digest-around-this-day")
    return f"{heading}\n{development_block(happened)}"


def _changes(digest: Digest) -> Iterator[str]:
    for key, topics in (("digest-added", digest.added), ("digest-revised", digest.revised)):
        if topics:
            named = ", ".join(plain(topic.title) for topic in topics[:_CHANGES_NAMED])
            more = len(topics) - _CHANGES_NAMED
            yield text(key, topics=text("digest-and-more", topics=named, count=more) if more > 0 else named)


def _provenance(library: Library, digest: Digest) -> str:
    sentences = [each for topic in (digest.lead, *digest.headlines) for each in topic.brief.sentences()]
    named = documents_named(library.sources_behind(sentences))
    analysis = [f"{text('cards-analysis', sources=named)}."] if named else []
    return " ".join((*analysis, record_end_words(library), text("digest-briefs-below")))


def _footer(library: Library, digest: Digest, subscription: Subscription, late: tuple[datetime, Reason] | None) -> str:
    lines = [f"-# {_provenance(library, digest)}"]
    if late is not None:
        due_at, reason = late
        due = f"{format_dt(due_at, 't')} · {clock_words(subscription, due_at)}"
        lines.append(text("digest-late", due=due, reason=text(f"reason-{reason}")))
    return "\n".join(lines)
