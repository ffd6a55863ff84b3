"""/ask: questions answered with passages of the library."""

from __future__ import annotations

import asyncio

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answerer
from bot.background import Background
from bot.cogs.actions import Actions, chosen
from bot.cogs.misses import MissRecorder
from bot.domain import Library, MissKind
from bot.render.actions import Press
from bot.render.passages import ASK_CHARACTERS, QuestionModal, render_answer

# Seconds. Discord gives up after three, and right after a start a busy machine may still be building the index.
_PATIENCE = 2.0
_FIRST_BRIEFS = 1.0  # seconds; a question that comes before gets its index at once


class Questions(commands.Cog):
    """Answers a question out of the library, or says that the sources don't cover it."""

    def __init__(
        self, client: discord.Client, library: Library, answerer: Answerer, actions: Actions, misses: MissRecorder
    ) -> None:
        self._client = client
        self._background = Background()
        self._library = library
        self._answerer = answerer
        self._misses = misses
        actions.add("question", self._ask_another)
        actions.add("submit_question", self._answer_modal)

    async def cog_load(self) -> None:
        """Get ready for the first question once the first briefs are answered; those need no index for it."""
        self._background.start(self._index(), "questions")

    async def cog_unload(self) -> None:
        """Leave it."""
        await self._background.close()

    async def _index(self) -> None:
        await self._client.wait_until_ready()
        await asyncio.sleep(_FIRST_BRIEFS)
        await asyncio.to_thread(self._answerer.prepare)

    @app_commands.command()
    @app_commands.describe(
        question="In your own words, English or Russian; typos and keywords are fine",
        private="Show the answer to you alone",
    )
    async def ask(
        self,
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, ASK_CHARACTERS],
        private: bool = False,
    ) -> None:
        """Ask a question, and get the passages of the library that answer it."""
        await self.answer(interaction, question, private=private)

    async def answer(self, interaction: discord.Interaction, question: str, *, private: bool) -> None:
        """Answer with passages; that there are none is said privately, unless it took long to know."""
        # A long question full of slips takes its time: not on the event loop.
        answering = asyncio.create_task(asyncio.to_thread(self._answerer.answer, question))
        if not (await asyncio.wait({answering}, timeout=_PATIENCE))[0]:
            await interaction.response.defer(ephemeral=private, thinking=True)
        answer = await answering
        view = render_answer(self._library, answer)
        if interaction.response.is_done():  # what fills in a deferral is seen by whoever saw the deferral
            await interaction.followup.send(view=view, ephemeral=private)
        else:
            await interaction.response.send_message(view=view, ephemeral=private or not answer.answered)
        if not answer.answered:
            self._misses.note(question, MissKind.QUESTION)

    async def _ask_another(self, interaction: discord.Interaction, press: Press) -> None:
        await interaction.response.send_modal(QuestionModal())

    async def _answer_modal(self, interaction: discord.Interaction, press: Press) -> None:
        await self.answer(interaction, chosen(press), private=True)
