"""The card of /settings."""

from __future__ import annotations

from typing import Any

import discord
from discord import SelectOption, ui

from bot.domain import TalkPlaces, TalkScope
from bot.render.actions import picker, row
from bot.render.layouts import new_layout
from bot.render.wording import HOUSE_COLOUR

_MOST_CHANNELS = 25
_SCOPES = {
    TalkScope.EVERYWHERE: ("Everywhere", "In every channel it can write in"),
    TalkScope.CHOSEN: ("In some channels", "In those chosen below, and their threads"),
    TalkScope.NOWHERE: ("Nowhere", "It answers commands only"),
}
_KINDS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
]


def render_server_settings(places: TalkPlaces) -> ui.LayoutView:
    """What a server decided, and selects to decide otherwise; each choice is kept at once."""
    named = ", ".join(f"<#{channel_id}>" for channel_id in places.channel_ids) or "none yet: choose them below"
    said = f"in these channels: {named}" if places.scope is TalkScope.CHOSEN else places.scope.value
    card: ui.Container[Any] = ui.Container(accent_colour=HOUSE_COLOUR)
    card.add_item(
        ui.TextDisplay(
            f"## Settings of this server\n**Where the bot answers a mention or a reply:** {said}\n-# Who may use which "
            "command where is decided under Server Settings → Integrations. Choices here are kept at once."
        )
    )
    options = [
        SelectOption(label=label, value=scope, description=hint, default=scope is places.scope)
        for scope, (label, hint) in _SCOPES.items()
    ]
    card.add_item(row(picker(ui.Select(placeholder="Where", options=options), "settings_scope")))
    if places.scope is TalkScope.CHOSEN:
        kind = discord.SelectDefaultValueType.channel
        channels: Any = ui.ChannelSelect(
            placeholder="Which channels",
            channel_types=_KINDS,
            min_values=0,
            max_values=_MOST_CHANNELS,
            default_values=[discord.SelectDefaultValue(id=each, type=kind) for each in places.channel_ids],
        )
        card.add_item(row(picker(channels, "settings_channels")))
    view = new_layout()
    view.add_item(card)
    return view
