"""What happened when, as exactly as the sources say and no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from discord import ui

from bot.domain import Event, Library, Picture, Topic
from bot.render.actions import action_button, row
from bot.render.exhibits import Exhibit, picture_footer
from bot.render.footnotes import Footnotes
from bot.render.limits import clip
from bot.render.notices import render_notice
from bot.render.wording import OUTLOOK_SIGNS, counted, plain

KIND = "timeline"
_KEY = {"day": "on that day", "span": "some time within", "open": "some time before"}


def timeline_exhibit(library: Library, topic: Topic | None = None) -> Exhibit:
    """The dated events of a topic, or all of them, earliest first."""
    events = _events(library, topic)
    sentences = tuple(sentence for event in events for sentence in event.account)
    notes = Footnotes(sentences)
    title = f"Timeline: {topic.title}" if topic else "Timeline"
    lead = f"{counted(len(events), 'event')}, dated only as exactly as the sources allow."
    told = [e.slug for e in events]
    topics = (topic,) if topic else tuple(t for t in library.topics if set(t.events).intersection(told))
    return Exhibit(
        kind=KIND,
        subject=topic.slug if topic else "",
        title=plain(title),
        lead=lead,
        blocks=tuple(_block(event, notes) for event in events) or ("The sources date nothing.",),
        sentences=sentences,
        topics=topics,
        picture=_picture(library, title, lead, events),
    )


def render_no_events(topic: Topic) -> ui.LayoutView:
    """The sources date nothing about a topic: say so in a sentence and offer what there is."""
    return render_notice(
        f"The sources date no event of **{plain(topic.title)}**.",
        rows=[
            row(
                action_button("The whole timeline", "exhibit_picture", KIND, "everything"),
                action_button(f"Brief: {topic.title}", "brief", topic.slug, emoji=OUTLOOK_SIGNS[topic.outlook]),
            )
        ],
    )


def _events(library: Library, topic: Topic | None) -> list[Event]:
    events = [library.event_by_slug[slug] for slug in topic.events] if topic else list(library.events)
    # An event that only has an end is told by that end: its beginning is not known.
    return sorted(events, key=lambda event: (event.not_before or event.not_after, event.not_after))


def _block(event: Event, notes: Footnotes) -> str:
    return f"📅 **{plain(event.when)}** · {plain(event.title)}\n{notes.mark(event.account)}"


def _picture(library: Library, title: str, lead: str, events: Sequence[Event]) -> Picture:
    told = "; ".join(f"{event.when}: {event.title}" for event in events)
    return Picture(
        name=KIND,
        alt=f"{title}, from earliest to latest. {told}. Dates that are not exact are drawn as spans.",
        scene={
            "kind": KIND,
            "title": clip(title, 120),
            "subtitle": lead,
            "key": {kind: name for kind, name in _KEY.items() if kind in map(_kind, events)},
            "events": [
                {
                    "when": clip(event.when[:1].upper() + event.when[1:], 60),
                    "title": clip(event.title, 160),
                    "from": _iso(event.not_before),
                    "to": _iso(event.not_after),
                }
                for event in events
            ],
            "footer": picture_footer(library),
        },
    )


def _kind(event: Event) -> str:
    """How exactly an event is dated."""
    if event.not_before is None:
        return "open"
    return "day" if event.not_before == event.not_after else "span"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
