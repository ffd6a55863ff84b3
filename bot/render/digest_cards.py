"""The card on which a digest is set up and changed: what there is to choose, and what would come of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import discord
from discord import SelectOption, ui

from bot.domain import (
    Area,
    Digest,
    DigestForm,
    DigestLength,
    Library,
    Occasion,
    Reason,
    Subscription,
    SubscriptionState,
)
from bot.render.actions import ActionButton, action_button, picker, row
from bot.render.deliveries import because
from bot.render.digests import said_of
from bot.render.layouts import new_layout
from bot.render.limits import CHOICE_CHARACTERS, LABEL_CHARACTERS, SELECT_OPTIONS, TextBudget, clip
from bot.render.plans import FORM_HINTS, LENGTH_HINTS, OCCASION_HINTS, describe_plan, due_words, next_line, title_of
from bot.render.schedules import describe_rhythm, describe_times
from bot.render.wording import (
    HOUSE_COLOUR,
    area_hint,
    area_name,
    plain,
)
from bot.render.zones import zone_choice

OTHER = "other"
EXTRAS = {
    "thread": ("Thread", "Open a thread under each digest"),
    "keeps_latest": ("Latest only", "Remove the one before"),
    "pin": ("Pinned", "Keep the newest pinned"),
    "publish": ("Published", "In an announcement channel: publish to followers"),
}
OFTEN = (
    "daily", "weekdays", "weekends", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "every other day",
    "every two weeks", "the 1st", "last day", "first monday",
)  # fmt: skip
"""What is offered for how often, as people would type it."""
_HOURS = range(5, 24)
_PREVIEWED = 700  # characters
_MODALS = {
    "time": ("What time?", "The time, or several with commas", "half past 7, or 08:00, 18:00, or 7:15pm ET"),
    "zone": ("Whose clock?", "A city, country or zone", "Lisbon, or Asia/Tokyo, or utc+5:30"),
    "often": ("How often?", "In your own words", "every two weeks on friday, first monday, the 15th"),
    "about": ("What about?", "Areas, topics and people, with commas", "security, Syria, Haley, or everything"),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a card offers beside the library: how often, each text with what it means now; zones; a forum's tags."""

    rhythms: Sequence[tuple[str, str]]
    zones: Sequence[str]
    tags: Sequence[discord.ForumTag] = ()
    channel_types: Sequence[discord.ChannelType] = ()


def render_form(
    library: Library,
    subscription: Subscription,
    choices: Choices,
    next_digest: Digest | Reason,
    warnings: Sequence[str],
    now: datetime,
    *,
    is_second: bool = False,
) -> ui.LayoutView:
    """The card: its first page or, with what few people need, its second; below it what the next digest would say."""
    is_draft = subscription.state is SubscriptionState.DRAFT
    card: ui.Container[Any] = ui.Container(accent_colour=HOUSE_COLOUR)
    budget = TextBudget()
    heading = "Set up a digest" if is_draft else title_of(library, subscription)
    saved = "" if is_draft else "\n-# Changes are kept as you make them."
    when = f"**First:** {due_words(subscription)}" if is_draft else next_line(subscription)
    words = f"## {heading}\n{describe_plan(library, subscription)}\n{when}{saved}"
    card.add_item(ui.TextDisplay(budget.take("\n".join((words, *warnings)), keep=_PREVIEWED + 400)))
    pickers = _second_page(subscription, choices) if is_second else _first_page(library, subscription, choices, now)
    for label, select in pickers:
        card.add_item(ui.TextDisplay(budget.take(f"-# {label}")))
        card.add_item(row(select))
    card.add_item(row(*_buttons(subscription, is_draft=is_draft, is_second=is_second)))
    view = new_layout()
    view.add_item(card)
    view.add_item(ui.Container(ui.TextDisplay(budget.take(_preview(library, subscription, next_digest)))))
    return view


def _buttons(subscription: Subscription, *, is_draft: bool, is_second: bool) -> Iterator[ActionButton]:
    number = subscription.id
    if is_draft:
        yield action_button("Start the digest", "form_start", number, style=discord.ButtonStyle.success)
    else:
        yield action_button("Done", "form_done", number, style=discord.ButtonStyle.success)
    yield action_button("Whole preview", "digest_preview", number)
    if is_second:
        yield action_button("Back", "form_page", number, 1)
    else:
        yield action_button("Write topics or people", "form_about", number)
        yield action_button("More options", "form_page", number, 2)
    if is_draft:
        yield action_button("Cancel", "form_cancel", number)


def _first_page(
    library: Library, subscription: Subscription, choices: Choices, now: datetime
) -> Iterator[tuple[str, Any]]:
    plan, number = subscription.plan, subscription.id
    schedule = plan.schedule
    if subscription.guild_id is not None:
        channels: Any = ui.ChannelSelect(
            placeholder="Choose a channel",
            channel_types=list(choices.channel_types),
            default_values=[
                discord.SelectDefaultValue(id=plan.channel_id, type=discord.SelectDefaultValueType.channel)
            ],
        )
        yield "Where", picker(channels, "form_channel", number)
    yield "At what time", _select("form_time", number, "Choose a time", _times(schedule.times))
    zones = dict.fromkeys((schedule.zone, *choices.zones))
    options = [SelectOption(label=zone_choice(key, now), value=key, default=key == schedule.zone) for key in zones]
    yield "In which time zone", _select("form_zone", number, "Choose a time zone", options[: SELECT_OPTIONS - 1])
    current = describe_rhythm(schedule.rhythm)
    named = {f"={current}": current} if current not in {words for _, words in choices.rhythms} else {}
    named |= dict(choices.rhythms)
    options = [
        SelectOption(label=words[0].upper() + words[1:], value=value, default=words == current)
        for value, words in named.items()
    ]
    yield "How often", _select("form_often", number, "Choose how often", options)
    areas = [
        SelectOption(label=area_name(area), value=area, description=area_hint(area), default=area in plan.about.areas)
        for area in Area
    ]
    yield "About which areas (none for everything)", _several("form_areas", number, "Everything", areas, len(areas))
    chosen = [topic for topic in library.topics if topic.slug in plan.about.topics]
    topics = [*chosen, *(topic for topic in library.topics if topic not in chosen)][:SELECT_OPTIONS]
    options = [
        SelectOption(label=clip(t.title, CHOICE_CHARACTERS), value=t.slug, default=t in chosen)
        for t in sorted(topics, key=lambda topic: topic.title)
    ]
    yield "And which topics, up to ten", _several("form_topics", number, "Topics of your choice", options, 10)


def _second_page(subscription: Subscription, choices: Choices) -> Iterator[tuple[str, Any]]:
    plan, number = subscription.plan, subscription.id
    posting = plan.posting
    yield "When", _select("form_when", number, "When", _hinted(OCCASION_HINTS, plan.occasion))
    yield "How much it says", _select("form_length", number, "Length", _hinted(LENGTH_HINTS, plan.length))
    yield "How it looks", _select("form_form", number, "Form", _hinted(FORM_HINTS, posting.form))
    if subscription.guild_id is None:
        return
    extras = [
        SelectOption(label=label, value=name, description=hint, default=getattr(posting, name))
        for name, (label, hint) in EXTRAS.items()
    ]
    yield "Extras", _several("form_extras", number, "Nothing else", extras, len(extras))
    mention = posting.mention_role_id
    default = discord.SelectDefaultValue(id=mention or 0, type=discord.SelectDefaultValueType.role)
    roles: Any = ui.RoleSelect(placeholder="Nobody", min_values=0, default_values=[default] if mention else [])
    yield "Whom it mentions", picker(roles, "form_mention", number)
    if choices.tags:
        options = [
            SelectOption(label=tag.name, value=str(tag.id), default=tag.id == posting.tag_id) for tag in choices.tags
        ]
        yield "The tag of each post", _several("form_tag", number, "No tag", options, 1)


def _times(times: Sequence[time]) -> list[SelectOption]:
    offered = {f"{hour:02}:00": f"{hour:02}:00" for hour in _HOURS}
    value, current = ",".join(f"{at:%H:%M}" for at in times), describe_times(times)
    named = {value: current} | offered
    return [SelectOption(label=words, value=each, default=each == value) for each, words in sorted(named.items())]


def _hinted(hints: Any, current: Occasion | DigestLength | DigestForm) -> list[SelectOption]:
    return [
        SelectOption(label=clip(hint[0].upper() + hint[1:], CHOICE_CHARACTERS), value=each, default=each is current)
        for each, hint in hints.items()
    ]


def _select(action: str, number: int, placeholder: str, options: Sequence[SelectOption]) -> Any:
    offered = list(options[: SELECT_OPTIONS - 1])
    if action in {f"form_{name}" for name in _MODALS}:
        offered.append(SelectOption(label="Another… (write it)", value=OTHER))
    return picker(ui.Select(placeholder=placeholder, options=offered), action, number)


def _several(action: str, number: int, placeholder: str, options: Sequence[SelectOption], most: int) -> Any:
    select: ui.Select[Any] = ui.Select(
        placeholder=placeholder, options=list(options), min_values=0, max_values=min(most, len(options))
    )
    return picker(select, action, number)


def _preview(library: Library, subscription: Subscription, digest: Digest | Reason) -> str:
    if isinstance(digest, Reason):
        return f"-# PREVIEW\nAs things stand, the next one would be skipped because {because(digest, None)}."
    also = ", ".join(plain(topic.title) for topic in digest.headlines)
    text = clip(said_of(library, digest, subscription.plan.length), _PREVIEWED)
    return f"-# PREVIEW OF THE NEXT ONE\n### {plain(digest.lead.title)}\n{text}" + (
        f"\n**Also:** {also}" if also else ""
    )


class FormModal(ui.Modal):
    """Asks for one thing in words; ``custom_id`` carries the digest, so that it is answered after a restart too."""

    def __init__(self, kind: str, number: int) -> None:
        title, label, example = _MODALS[kind]
        super().__init__(title=title, custom_id=f"m:form_{kind}:{number}", timeout=None)
        entry: ui.TextInput[Any] = ui.TextInput(custom_id=kind, placeholder=example, max_length=400)
        self.add_item(ui.Label(text=clip(label, LABEL_CHARACTERS // 2), component=entry))
        self.stop()
