"""Registering commands."""

from __future__ import annotations

from typing import Any

from bot.playground.errors import ApiError, unknown
from bot.playground.rest.calls import Call, Reply, Route
from bot.playground.validation.commands import read_command, read_commands


def _scope(call: Call) -> int | None:
    """The server of the path, or None for global commands; also sees that the application is the bot's own."""
    if call.id("application_id") != call.world.application.id:
        raise ApiError(403, 20012, "You are not authorized to perform this action on this application")
    if "guild_id" not in call.parameters:
        return None
    if call.id("guild_id") != call.world.guild.id:
        raise unknown("guild")
    return call.world.guild.id


def list_commands(call: Call) -> Any:
    """All of them."""
    return [command.payload() for command in call.backend.commands.of(_scope(call))]


def replace_commands(call: Call) -> Any:
    """Make the given ones all there are."""
    scope = _scope(call)
    definitions = read_commands(call.body or [])
    return [command.payload() for command in call.backend.commands.replace_all(definitions, scope)]


def put_command(call: Call) -> Any:
    """Register one."""
    scope = _scope(call)
    command, is_new = call.backend.commands.put(read_command(call.body), scope)
    return Reply(command.payload(), 201 if is_new else 200)


def get_command(call: Call) -> Any:
    """One of them."""
    return call.backend.commands.get(call.id("command_id"), _scope(call)).payload()


def edit_command(call: Call) -> Any:
    """Change one; what is not spoken of stays."""
    command = call.backend.commands.get(call.id("command_id"), _scope(call))
    changed = command.definition | call.body | {"type": command.definition["type"]}
    call.backend.commands.change(command, read_command(changed))
    return command.payload()


def delete_command(call: Call) -> None:
    """Forget one."""
    commands = call.backend.commands
    commands.remove(commands.get(call.id("command_id"), _scope(call)))


_GLOBAL = "/applications/{application_id}/commands"
_IN_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"

ROUTES = [
    route
    for base in (_GLOBAL, _IN_GUILD)
    for route in (
        Route("GET", base, list_commands),
        Route("PUT", base, replace_commands),
        Route("POST", base, put_command),
        Route("GET", base + "/{command_id}", get_command),
        Route("PATCH", base + "/{command_id}", edit_command),
        Route("DELETE", base + "/{command_id}", delete_command),
    )
]
