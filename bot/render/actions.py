"""Buttons and selects whose custom id carries all they need, so that they outlive a restart.

A custom id reads ``b:ACTION:ARGUMENT…`` for a button and ``s:ACTION:ARGUMENT…`` for a select. Both hand the press to
the client, which knows the cog that registered the action; a press the running version no longer knows is answered too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self, cast

import discord

from bot.domain import Topic
from bot.render.limits import CHOICE_CHARACTERS, LABEL_CHARACTERS, SELECT_OPTIONS, clip
from bot.render.wording import OUTLOOK_SIGNS, outlook_words

_BODY = r":(?P<action>[a-z_]+)(?P<arguments>(?::[^:]*)*)"

_IN_A_ROW = 5  # buttons; Discord takes no more
_ROWS = 4  # of buttons; with more, a choice is a page to read


@dataclass(frozen=True, slots=True)
class Press:
    """A button or select used by somebody: which action, with which arguments, and what was chosen."""

    action: str
    arguments: tuple[str, ...]
    values: tuple[str, ...] = ()


class Performer(Protocol):
    """What a client offers to the items below."""

    async def perform(self, interaction: discord.Interaction, press: Press) -> None:
        """Handle a press, and answer it even if that fails."""


class ActionButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template="b" + _BODY):
    """A button that names its action in its custom id."""

    @classmethod
    async def from_custom_id(  # type: ignore[override]
        cls, interaction: discord.Interaction, item: discord.ui.Button[Any], match: re.Match[str], /
    ) -> Self:
        """Take up a button again, from a message sent by this or an earlier run."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Hand the press to the client."""
        await cast("Performer", interaction.client).perform(interaction, _press(self.custom_id))


class ActionSelect(discord.ui.DynamicItem[discord.ui.Select[Any]], template="s" + _BODY):
    """A select that names its action in its custom id."""

    @classmethod
    async def from_custom_id(  # type: ignore[override]
        cls, interaction: discord.Interaction, item: discord.ui.Select[Any], match: re.Match[str], /
    ) -> Self:
        """Take up a select again, from a message sent by this or an earlier run."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Hand the choice to the client."""
        values = cast("dict[str, Any]", interaction.data or {}).get("values", ())  # of entities: their ids
        await cast("Performer", interaction.client).perform(interaction, _press(self.custom_id, values))


def action_button(
    label: str,
    action: str,
    *arguments: object,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    emoji: str | None = None,
    disabled: bool = False,
) -> ActionButton:
    """A button that asks for an action."""
    return ActionButton(
        discord.ui.Button(
            label=clip(label, LABEL_CHARACTERS),
            custom_id=":".join(("b", action, *map(str, arguments))),
            style=style,
            emoji=emoji,
            disabled=disabled,
        )
    )


def action_select(
    placeholder: str, options: Sequence[discord.SelectOption], action: str, *arguments: object
) -> ActionSelect:
    """A select of which one option is chosen; it takes at most 25."""
    select: discord.ui.Select[Any] = discord.ui.Select(placeholder=placeholder, options=list(options[:SELECT_OPTIONS]))
    return picker(select, action, *arguments)


def picker(select: discord.ui.Select[Any], action: str, *arguments: object) -> ActionSelect:
    """A select of any kind that asks for an action; it may let several be chosen."""
    select.custom_id = ":".join(("s", action, *map(str, arguments)))
    return ActionSelect(select)


def row(*items: ActionButton | ActionSelect) -> discord.ui.ActionRow[Any]:
    """A row of up to five buttons, or of one select."""
    return discord.ui.ActionRow(*items)


def rows_of(buttons: Sequence[ActionButton]) -> list[discord.ui.ActionRow[Any]]:
    """Buttons, five in a row; as many as a message has room for."""
    return [row(*buttons[start : start + _IN_A_ROW]) for start in range(0, len(buttons), _IN_A_ROW)][:_ROWS]


def topic_options(topics: Iterable[Topic]) -> list[discord.SelectOption]:
    """Topics as options of a select, with their outlook at a glance."""
    return [
        discord.SelectOption(
            label=clip(topic.title, CHOICE_CHARACTERS),
            value=topic.slug,
            description=outlook_words(topic),
            emoji=OUTLOOK_SIGNS[topic.outlook],
        )
        for topic in topics
    ]


def submission(interaction: discord.Interaction) -> Press:
    """A submitted modal as a press: its custom id reads ``m:ACTION:ARGUMENT…``, its values are what was entered."""
    data = cast("dict[str, Any]", interaction.data or {})
    action, *arguments = str(data.get("custom_id", "")).removeprefix("m:").split(":")
    return Press(f"submit_{action}", tuple(arguments), tuple(_entered(data.get("components", []))))


def _entered(components: Iterable[dict[str, Any]]) -> Iterable[str]:
    for component in components:
        if "value" in component:
            yield str(component["value"])
        inner = component.get("component")
        yield from _entered([inner] if inner else component.get("components", []))


def _press(custom_id: str, values: Iterable[str] = ()) -> Press:
    _, action, *arguments = custom_id.split(":")
    return Press(action, tuple(arguments), tuple(values))
