"""The card for setting up and changing a digest: all choices and a preview."""

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
from bot.locales import language_names, speaking, text
from bot.render.actions import ActionButton, action_button, picker, row
from bot.render.deliveries import because
from bot.render.digests import said_of
from bot.render.layouts import new_layout
from bot.render.limits import CHOICE_CHARACTERS, LABEL_CHARACTERS, SELECT_OPTIONS, TextBudget, clip
from bot.render.plans import describe_plan, due_words, next_line, title_of
from bot.render.schedules import describe_rhythm, describe_times
from bot.render.wording import (
    HOUSE_COLOUR,
    area_hint,
    area_name,
    capitalised,
    plain,
)
from bot.render.zones import zone_choice

OTHER = "other"
EXTRAS = ("thread", "keeps_latest", "pin", "publish")
_HOURS = range(5, 24)
_PREVIEWED = 700  # characters
TYPED = ("time", "zone", "often", "about")  # what may be typed instead of chosen


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
    digest_library: Library,
    is_second: bool = False,
) -> ui.LayoutView:
    """The card: its first page or, with what few people need, its second; below it what the next digest would say.

    ``digest_library`` is the library in the digest's language, which need not be that of whoever sees the card.
    """
    is_draft = subscription.state is SubscriptionState.DRAFT
    card: ui.Container[Any] = ui.Container(accent_colour=HOUSE_COLOUR)
    budget = TextBudget()
    heading = text("form-title") if is_draft else title_of(library, subscription)
    when = text("form-first", when=due_words(subscription)) if is_draft else next_line(subscription)
    saved = [] if is_draft else [text("form-saved")]
    words = "\n".join((f"## {heading}", describe_plan(library, subscription), when, *saved))
    card.add_item(ui.TextDisplay(budget.take("\n".join((words, *warnings)), keep=_PREVIEWED + 400)))
    pickers = _second_page(subscription, choices) if is_second else _first_page(library, subscription, choices, now)
    for label, select in pickers:
        card.add_item(ui.TextDisplay(budget.take(f"-# {label}")))
        card.add_item(row(select))
    card.add_item(row(*_buttons(subscription, is_draft=is_draft, is_second=is_second)))
    view = new_layout()
    view.add_item(card)
    view.add_item(ui.Container(ui.TextDisplay(budget.take(_preview(digest_library, subscription, next_digest)))))
    return view


def _buttons(subscription: Subscription, *, is_draft: bool, is_second: bool) -> Iterator[ActionButton]:
    number = subscription.id
    if is_draft:
        yield action_button(text("form-start"), "form_start", number, style=discord.ButtonStyle.success)
    else:
        yield action_button(text("form-done"), "form_done", number, style=discord.ButtonStyle.success)
    yield action_button(text("form-preview"), "digest_preview", number)
    if is_second:
        yield action_button(text("form-back"), "form_page", number, 1)
    else:
        yield action_button(text("form-about"), "form_about", number)
        yield action_button(text("form-more"), "form_page", number, 2)
    if is_draft:
        yield action_button(text("form-cancel"), "form_cancel", number)


def _first_page(
    library: Library, subscription: Subscription, choices: Choices, now: datetime
) -> Iterator[tuple[str, Any]]:
    plan, number = subscription.plan, subscription.id
    schedule = plan.schedule
    if subscription.guild_id is not None:
        channels: Any = ui.ChannelSelect(
            placeholder=text("form-channel"),
            channel_types=list(choices.channel_types),
            default_values=[
                discord.SelectDefaultValue(id=plan.channel_id, type=discord.SelectDefaultValueType.channel)
            ],
        )
        yield text("form-channel"), picker(channels, "form_channel", number)
    yield _select("time", number, _times(schedule.times))
    zones = dict.fromkeys((schedule.zone, *choices.zones))
    options = [SelectOption(label=zone_choice(key, now), value=key, default=key == schedule.zone) for key in zones]
    yield _select("zone", number, options[: SELECT_OPTIONS - 1])
    current = describe_rhythm(schedule.rhythm)
    named = {f"={current}": current} if current not in {words for _, words in choices.rhythms} else {}
    named |= dict(choices.rhythms)
    options = [
        SelectOption(label=capitalised(words), value=value, default=words == current) for value, words in named.items()
    ]
    yield _select("often", number, options)
    areas = [
        SelectOption(label=area_name(area), value=area, description=area_hint(area), default=area in plan.about.areas)
        for area in Area
    ]
    yield _several("areas", number, areas, len(areas))
    chosen = [topic for topic in library.topics if topic.slug in plan.about.topics]
    topics = [*chosen, *(topic for topic in library.topics if topic not in chosen)][:SELECT_OPTIONS]
    options = [
        SelectOption(label=clip(t.title, CHOICE_CHARACTERS), value=t.slug, default=t in chosen)
        for t in sorted(topics, key=lambda topic: topic.title)
    ]
    yield _several("topics", number, options, 10)


def _second_page(subscription: Subscription, choices: Choices) -> Iterator[tuple[str, Any]]:
    plan, number = subscription.plan, subscription.id
    posting = plan.posting
    yield _select("when", number, _hinted("occasion", plan.occasion))
    yield _select("length", number, _hinted("length", plan.length))
    options = [
        SelectOption(label=name, value=code, default=code == plan.language) for code, name in language_names().items()
    ]
    yield _select("language", number, options)
    yield _select("form", number, _hinted("form", posting.form))
    if subscription.guild_id is None:
        return
    extras = [
        SelectOption(
            label=text(f"form-extra-{name}"),
            value=name,
            description=text(f"form-extra-{name}-hint"),
            default=getattr(posting, name),
        )
        for name in EXTRAS
    ]
    yield _several("extras", number, extras, len(extras))
    mention = posting.mention_role_id
    default = discord.SelectDefaultValue(id=mention or 0, type=discord.SelectDefaultValueType.role)
    roles: Any = ui.RoleSelect(
        placeholder=text("form-mention-none"), min_values=0, default_values=[default] if mention else []
    )
    yield text("form-mention"), picker(roles, "form_mention", number)
    if choices.tags:
        options = [
            SelectOption(label=tag.name, value=str(tag.id), default=tag.id == posting.tag_id) for tag in choices.tags
        ]
        yield _several("tag", number, options, 1)


def _times(times: Sequence[time]) -> list[SelectOption]:
    offered = {f"{hour:02}:00": f"{hour:02}:00" for hour in _HOURS}
    value, current = ",".join(f"{at:%H:%M}" for at in times), describe_times(times)
    named = {value: current} | offered
    return [SelectOption(label=words, value=each, default=each == value) for each, words in sorted(named.items())]


def _hinted(key: str, current: Occasion | DigestLength | DigestForm) -> list[SelectOption]:
    return [
        SelectOption(label=capitalised(text(f"choice-{key}-{each}")), value=each, default=each is current)
        for each in type(current)
    ]


def _select(name: str, number: int, options: Sequence[SelectOption]) -> tuple[str, Any]:
    offered = list(options[: SELECT_OPTIONS - 1])
    if name in TYPED:
        offered.append(SelectOption(label=text("form-other"), value=OTHER))
    label = text(f"form-{name}")
    return label, picker(ui.Select(placeholder=label, options=offered), f"form_{name}", number)


def _several(name: str, number: int, options: Sequence[SelectOption], most: int) -> tuple[str, Any]:
    select: ui.Select[Any] = ui.Select(
        placeholder=text(f"form-{name}-none"), options=list(options), min_values=0, max_values=min(most, len(options))
    )
    return text(f"form-{name}"), picker(select, f"form_{name}", number)


def _preview(digest_library: Library, subscription: Subscription, digest: Digest | Reason) -> str:
    if isinstance(digest, Reason):
        return f"{text('form-preview-next')}\n{text('digest-would-skip', reason=because(digest, None))}"
    also = ", ".join(plain(topic.title) for topic in digest.headlines)
    plan = subscription.plan
    with speaking(plan.language):
        said = clip(said_of(digest_library, digest, plan.length), _PREVIEWED)
        others = [text("form-preview-also", topics=also)] if also else []
    return "\n".join((text("form-preview-next"), f"### {plain(digest.lead.title)}", said, *others))


class FormModal(ui.Modal):
    """Asks for one thing in words; ``custom_id`` carries the digest, so that it is answered after a restart too."""

    def __init__(self, kind: str, number: int) -> None:
        key = f"form-ask-{kind}"
        super().__init__(title=text(key), custom_id=f"m:form_{kind}:{number}", timeout=None)
        entry: ui.TextInput[Any] = ui.TextInput(custom_id=kind, placeholder=text(f"{key}.example"), max_length=400)
        self.add_item(ui.Label(text=clip(text(f"{key}.label"), LABEL_CHARACTERS // 2), component=entry))
        self.stop()
