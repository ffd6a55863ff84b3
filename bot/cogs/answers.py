"""Answer interactions in time: Discord gives up after three seconds, unless the answer is deferred."""

from __future__ import annotations

import asyncio
import contextvars
import inspect
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import discord
from discord import ui

from bot.language import find_language
from bot.locales import languages, speak
from bot.render.actions import Press

PATIENCE = 1.0  # seconds; leaves two for a busy machine and a slow network

_MANY = 10  # concurrent answers; more than that take over a second
_under_way: set[asyncio.Future[Any]] = set()

# Few, because Python runs one of them at a time: each more keeps the event loop waiting longer for its turn.
_THREADS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="answers")

Result = TypeVar("Result")
Given = ParamSpec("Given")
Owner = TypeVar("Owner")


def speak_as(text: str) -> None:
    """Answer in a text's language, if it is certain and there are texts in it; otherwise as before."""
    found = find_language(text)
    if found in languages():
        speak(found)


async def in_thread(function: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """Run a function off the event loop and return its result; if a few are running, it waits for its turn."""
    context = contextvars.copy_context()  # with the current language
    return await asyncio.get_running_loop().run_in_executor(_THREADS, lambda: context.run(function, *given, **named))


async def in_time(interaction: discord.Interaction, work: Awaitable[Result], *, private: bool = True) -> Result:
    """The result of work; if it takes over a second, the answer is deferred meanwhile."""
    return await _wait(work, lambda: interaction.response.defer(ephemeral=private, thinking=True))


class Sendable(Protocol):
    """A message that is more than a layout."""

    def parts(self) -> dict[str, Any]:
        """The arguments that sending it takes."""


async def answer(
    interaction: discord.Interaction, work: Awaitable[ui.LayoutView | Sendable], *, private: bool = True
) -> None:
    """Answer with the view that work returns, however long it takes."""
    await send_answer(interaction, await in_time(interaction, work, private=private), private=private)


def answering(
    method: Callable[Concatenate[Owner, discord.Interaction, Given], Awaitable[ui.LayoutView | Sendable]],
) -> Callable[Concatenate[Owner, discord.Interaction, Given], Coroutine[Any, Any, None]]:
    """Make a command or handler of a method that returns the view of a private answer, however long it takes."""

    @wraps(method)
    async def command(self: Owner, interaction: discord.Interaction, *given: Given.args, **named: Given.kwargs) -> None:
        await answer(interaction, method(self, interaction, *given, **named))

    # discord.py would look for what the annotations name in this module.
    command.__signature__ = inspect.signature(method, eval_str=True)  # type: ignore[attr-defined]
    return command  # type: ignore[return-value]  # positional, as discord.py calls it


def answering_in_place(
    method: Callable[[Owner, discord.Interaction, Press], Awaitable[ui.LayoutView]],
) -> Callable[[Owner, discord.Interaction, Press], Coroutine[Any, Any, None]]:
    """Make a handler of a method that returns the view to replace the message whose button was pressed."""

    @wraps(method)
    async def handler(self: Owner, interaction: discord.Interaction, press: Press, /) -> None:
        await answer_in_place(interaction, method(self, interaction, press))

    return handler


async def send_answer(interaction: discord.Interaction, message: ui.LayoutView | Sendable, *, private: bool) -> None:
    """Answer; a deferred answer is as private as its deferral."""
    parts: dict[str, Any] = {"view": message} if isinstance(message, ui.LayoutView) else message.parts()
    if interaction.response.is_done():
        await interaction.followup.send(ephemeral=private, **parts)
    else:
        await interaction.response.send_message(ephemeral=private, **parts)


async def answer_in_place(interaction: discord.Interaction, work: Awaitable[ui.LayoutView]) -> None:
    """Replace the message whose button was pressed by the view that work returns, however long it takes."""
    view = await _wait(work, interaction.response.defer)
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.edit_message(view=view)


async def _wait(work: Awaitable[Result], announce: Callable[[], Awaitable[object]]) -> Result:
    task = asyncio.ensure_future(work)
    _under_way.add(task)
    try:
        # If many came at once, even deferring takes time.
        patience = PATIENCE if len(_under_way) <= _MANY else 0.0
        if not (await asyncio.wait({task}, timeout=patience))[0]:
            await announce()
        return await task
    finally:
        _under_way.discard(task)
        task.cancel()
