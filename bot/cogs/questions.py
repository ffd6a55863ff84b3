"""/ask: answer questions with passages from the library."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import discord
from discord import app_commands

from bot.background import Background
from bot.cogs.actions import Actions, chosen
from bot.cogs.answers import in_thread, in_time, send_answer, speak_as
from bot.cogs.library_cog import LibraryCog
from bot.cogs.misses import MissRecorder
from bot.domain import Library, MissKind
from bot.metrics import SEARCHES
from bot.render.actions import Press
from bot.render.passages import ASK_CHARACTERS, QuestionModal, render_answer
from bot.search.answerer import Answerer

_log = logging.getLogger(__name__)

_FIRST_BRIEFS = 1.0  # seconds; a question that comes before gets its index at once


class Questions(LibraryCog):
    """Answers a question out of the library, or says that the sources don't cover it."""

    def __init__(
        self,
        client: discord.Client,
        make_ready: Callable[[], None],
        library: Library,
        answerer: Answerer,
        actions: Actions,
        misses: MissRecorder,
    ) -> None:
        self._client = client
        self._make_ready = make_ready
        self._background = Background()
        super().__init__(library)
        self._answerer = answerer
        self._misses = misses
        actions.add("question", self._ask_another)
        actions.add("submit_question", self._answer_modal)

    async def cog_load(self) -> None:
        """Get ready for the first question once the first briefs are answered; those need no index for it."""
        self._background.start(self._index(), "questions")

    async def cog_unload(self) -> None:
        """Leave it."""
        self._answerer.stop()
        await self._background.close()

    async def _index(self) -> None:
        await self._client.wait_until_ready()
        await asyncio.sleep(_FIRST_BRIEFS)
        await in_thread(self._make_ready)
        _log.info("Questions are ready.")

    @app_commands.command()
    async def ask(
        self,
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, ASK_CHARACTERS],
        private: bool = False,
    ) -> None:
        """Ask a question, and get the passages of the library that answer it."""
        await self.answer(interaction, question, private=private)

    async def answer(self, interaction: discord.Interaction, question: str, *, private: bool) -> None:
        """Answer with passages; what doesn't answer is shown privately, unless it took long to know."""
        speak_as(question)
        # A long question full of slips takes its time: not on the event loop.
        answer = await in_time(interaction, in_thread(self._answerer.answer, question), private=private)
        view = render_answer(self._library, answer.in_library(self._library))
        await send_answer(interaction, view, private=private or not answer.answered)
        SEARCHES.labels("question", answer.verdict.value).inc()
        if not answer.answered:
            self._misses.note(question, MissKind.QUESTION, interaction.user.id)

    async def _ask_another(self, interaction: discord.Interaction, press: Press) -> None:
        await interaction.response.send_modal(QuestionModal())

    async def _answer_modal(self, interaction: discord.Interaction, press: Press) -> None:
        await self.answer(interaction, chosen(press), private=True)
