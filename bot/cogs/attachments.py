"""Answer with a picture attached, if there is one and the bot may attach it."""

from __future__ import annotations

import io
import logging

import discord
from discord import ui

from bot.domain import Picture
from bot.gallery import Gallery

_log = logging.getLogger(__name__)


def find_attachable(gallery: Gallery, picture: Picture, interaction: discord.Interaction) -> discord.File | None:
    """The picture as a file to send; None if it isn't drawn, or nothing may be attached there."""
    content = gallery.find(picture)
    if content is None or not interaction.app_permissions.attach_files:
        return None
    return discord.File(io.BytesIO(content), f"{picture.name}.png", description=picture.alt[:1_024])


async def answer_with_file(
    interaction: discord.Interaction, view: ui.LayoutView, file: discord.File, *, private: bool, in_place: bool
) -> bool:
    """Answer with a card and its file, whether or not the answer was deferred; False if Discord took neither.

    Raises:
        discord.HTTPException: It took the answer and then failed, so that nothing else can be said.
    """
    response = interaction.response
    is_deferred = response.is_done()
    try:
        if is_deferred:
            await interaction.edit_original_response(view=view, attachments=[file])
        elif in_place:
            await response.edit_message(view=view, attachments=[file])
        else:
            await response.send_message(view=view, file=file, ephemeral=private)
    except discord.HTTPException as error:
        if response.is_done() and not is_deferred:
            raise
        _log.warning("A picture couldn't be sent (%s); its text was sent instead.", error)
        return False
    return True


async def answer_without_file(
    interaction: discord.Interaction, view: ui.LayoutView, *, private: bool, in_place: bool
) -> None:
    """Answer with a card alone, whether or not the answer was deferred; a picture that was there is removed."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view, attachments=[])
    elif in_place:
        await interaction.response.edit_message(view=view, attachments=[])
    else:
        await interaction.response.send_message(view=view, ephemeral=private)


def is_private(interaction: discord.Interaction) -> bool:
    """Whether the pressed message is visible to one person only, so that it can be replaced."""
    return interaction.message is not None and interaction.message.flags.ephemeral
