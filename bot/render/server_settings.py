"""The card of /settings."""

from __future__ import annotations

from typing import Any

import discord
from discord import SelectOption, ui

from bot.domain import TalkPlaces, TalkScope
from bot.locales import text
from bot.render.actions import picker, row
from bot.render.layouts import new_layout
from bot.render.wording import HOUSE_COLOUR

_MOST_CHANNELS = 25
_KINDS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
]


def render_server_settings(places: TalkPlaces) -> ui.LayoutView:
    """What a server decided, and selects to decide otherwise; each choice is kept at once."""
    named = ", ".join(f"<#{channel_id}>" for channel_id in places.channel_ids)
    is_none_chosen = places.scope is TalkScope.CHOSEN and not named
    where = text("settings-none-chosen") if is_none_chosen else text(f"settings-{places.scope}", channels=named)
    card: ui.Container[Any] = ui.Container(accent_colour=HOUSE_COLOUR)
    lines = (text("settings-title"), text("settings-where", where=where), text("settings-note"))
    card.add_item(ui.TextDisplay("\n".join(lines)))
    options = [
        SelectOption(
            label=text(f"settings-scope-{scope}"),
            value=scope,
            description=text(f"settings-scope-{scope}-hint"),
            default=scope is places.scope,
        )
        for scope in TalkScope
    ]
    card.add_item(row(picker(ui.Select(placeholder=text("settings-choose-where"), options=options), "settings_scope")))
    if places.scope is TalkScope.CHOSEN:
        kind = discord.SelectDefaultValueType.channel
        channels: Any = ui.ChannelSelect(
            placeholder=text("settings-choose-channels"),
            channel_types=_KINDS,
            min_values=0,
            max_values=_MOST_CHANNELS,
            default_values=[discord.SelectDefaultValue(id=each, type=kind) for each in places.channel_ids],
        )
        card.add_item(row(picker(channels, "settings_channels")))
    view = new_layout()
    view.add_item(card)
    return view
