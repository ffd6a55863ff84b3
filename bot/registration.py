"""Registering the commands with Discord, only when their definition changed."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.background import Background
from bot.delivery import not_waiting_out, spell_wait, too_many_requests_for
from bot.locales import text
from bot.render.help import CommandEntry
from bot.store import CommandStore, Registration
from bot.translator import CommandTranslator, command_key, describe_commands

_log = logging.getLogger(__name__)


class CommandRegistrar:
    """Keeps Discord's list of commands the same as the tree's, and knows their ids."""

    def __init__(self, tree: app_commands.CommandTree[commands.AutoShardedBot], store: CommandStore) -> None:
        self._tree = tree
        self._store = store
        self._ids: dict[str, int] = {}

    async def register(self, application_id: int, *, force: bool = False) -> bool:
        """Send the commands if they differ from what was last sent, or if ``force`` is set.

        Returns:
            Whether they were sent.

        Raises:
            discord.HTTPException: Discord refused them.
            StoreError: The database is another application's.
        """
        await self._store.claim(application_id)
        describe_commands(self._tree)
        translator = CommandTranslator()
        await self._tree.set_translator(translator)
        definition = await self._definition_hash(translator)
        known = await self._store.find_registration(application_id)
        if known is not None and known.definition_hash == definition and not force:
            self._ids = known.command_ids
            return False
        registered = await self._tree.sync()
        self._ids = {command.name: command.id for command in registered}
        await self._store.save_registration(application_id, Registration(definition, self._ids))
        _log.info("Registered %d commands.", len(registered))
        return True

    async def register_when_allowed(self, application_id: int, background: Background, *, force: bool = False) -> None:
        """As ``register``; if commands changed too often today, later, and until then they stay as they are."""
        try:
            with not_waiting_out():
                await self.register(application_id, force=force)
        except (discord.RateLimited, discord.HTTPException) as error:
            seconds = too_many_requests_for(error)
            if seconds is None:
                raise
            _log.warning(
                "Discord accepts command changes again in %s; the old ones stay until then.", spell_wait(seconds)
            )
            background.start(self._register_later(application_id, background, seconds, force=force), "commands")

    async def _register_later(
        self, application_id: int, background: Background, seconds: float, *, force: bool
    ) -> None:
        await asyncio.sleep(seconds)
        await self.register_when_allowed(application_id, background, force=force)

    def entries(self) -> list[CommandEntry]:
        """The commands as /help lists them, subcommands each on their own."""
        slash = [command for command in self._tree.walk_commands() if isinstance(command, app_commands.Command)]
        menus = [c for c in self._tree.get_commands() if isinstance(c, app_commands.ContextMenu)]
        return [
            *(CommandEntry(self._mention(c.qualified_name), text(f"{command_key(c)}.description")) for c in slash),
            *(CommandEntry(f"**{text(command_key(menu))}**", text("help-menu")) for menu in menus),
        ]

    def _mention(self, qualified_name: str) -> str:
        """A clickable mention in English; plain in other languages, whose names Discord doesn't turn into mentions."""
        words = qualified_name.split(" ")
        name = " ".join(text("-".join(("command", *words[: number + 1]))) for number in range(len(words)))
        command_id = self._ids.get(words[0])
        return f"</{name}:{command_id}>" if command_id and name == qualified_name else f"`/{name}`"

    async def _definition_hash(self, translator: CommandTranslator) -> str:
        payloads = [await each.get_translated_payload(self._tree, translator) for each in self._tree.get_commands()]
        payloads.sort(key=lambda payload: (payload["type"], payload["name"]))
        return hashlib.sha256(json.dumps(payloads, sort_keys=True).encode()).hexdigest()
