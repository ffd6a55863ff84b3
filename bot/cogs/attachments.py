"""Answering with a picture attached, where there is one and it may be attached."""

from __future__ import annotations

import io
import logging

import discord
from discord import ui

from bot.domain import Picture
from bot.gallery import Gallery

_log = logging.getLogger(__name__)


def find_attachable(gallery: Gallery, picture: Picture, interaction: discord.Interaction) -> discord.File | None:
    """The picture as a file to send; None where it isn't drawn, or nothing may be attached there."""
    content = gallery.find(picture)
    if content is None or not interaction.app_permissions.attach_files:
        return None
    return discord.File(io.BytesIO(content), f"{picture.name}.png", description=picture.alt[:1_024])


async def answer_with_file(
    interaction: discord.Interaction, view: ui.LayoutView, file: discord.File, *, private: bool, in_place: bool
) -> bool:
    """Answer with a card and its file, whether or not the answer was deferred; False where Discord took neither.

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
        _log.warning("A picture could not be sent (%s); its text is.", error)
        return False
    return True
