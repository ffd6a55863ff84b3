"""The application commands the bot registered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.playground.errors import ApiError, unknown
from bot.playground.events import Broadcast, Event
from bot.playground.permissions import Permission, guild_permissions
from bot.playground.snowflakes import Snowflakes
from bot.playground.validation.commands import CHAT_INPUT
from bot.playground.world import Channel, Json, Member, World

Scope = int | None
MAX_CHAT_INPUT = 100
MAX_MENUS = 15

IN_GUILD, IN_BOT_DM = 0, 1


@dataclass(eq=False)
class Command:
    """A registered command; ``guild_id`` is None for global ones. ``definition`` is what was sent, cleaned."""

    id: int
    version: int
    application_id: int
    guild_id: Scope
    definition: Json

    @property
    def key(self) -> tuple[int, str]:
        """What makes it the same command when registered again."""
        return self.definition["type"], self.definition["name"]

    @property
    def contexts(self) -> list[int]:
        """Where it may be used."""
        contexts: list[int] | None = self.definition.get("contexts")
        if contexts is not None:
            return contexts
        return [IN_GUILD] if self.definition.get("dm_permission") is False else [IN_GUILD, IN_BOT_DM]

    def payload(self) -> Json:
        """An application command object."""
        definition = self.definition
        permissions = definition.get("default_member_permissions")
        payload: Json = {
            "id": str(self.id),
            "application_id": str(self.application_id),
            "version": str(self.version),
            "type": definition["type"],
            "name": definition["name"],
            "name_localizations": definition.get("name_localizations"),
            "description": definition.get("description") or "",
            "description_localizations": definition.get("description_localizations"),
            "options": definition.get("options") or [],
            "default_member_permissions": None if permissions is None else str(permissions),
            "dm_permission": IN_BOT_DM in self.contexts,
            "contexts": definition.get("contexts"),
            "integration_types": definition.get("integration_types") or [0],
            "nsfw": bool(definition.get("nsfw")),
        }
        if self.guild_id is not None:
            payload["guild_id"] = str(self.guild_id)
        return payload


class Commands:
    """Commands by where they are registered. A command that is registered again unchanged keeps its ID and version."""

    def __init__(self, world: World, snowflakes: Snowflakes, broadcast: Broadcast) -> None:
        self._world = world
        self._snowflakes = snowflakes
        self._broadcast = broadcast
        self._commands: dict[int, Command] = {}

    def all(self) -> list[Command]:
        """Every command."""
        return list(self._commands.values())

    def restore(self, commands: list[Command]) -> None:
        """Take up commands registered before."""
        self._commands = {command.id: command for command in commands}

    def of(self, scope: Scope) -> list[Command]:
        """The global commands, or those of a server."""
        return [command for command in self._commands.values() if command.guild_id == scope]

    def find(self, command_id: int) -> Command | None:
        """The command with this id, wherever it was registered."""
        return self._commands.get(command_id)

    def get(self, command_id: int, scope: Scope) -> Command:
        """The command with this id.

        Raises:
            ApiError: There is none in this scope.
        """
        command = self._commands.get(command_id)
        if command is None or command.guild_id != scope:
            raise unknown("application command")
        return command

    def replace_all(self, definitions: list[Json], scope: Scope) -> list[Command]:
        """Make these the only commands of a scope.

        Raises:
            ApiError: They are too many.
        """
        self._check_count(definitions)
        before = {command.key: command for command in self.of(scope)}
        after = [self._made(definition, scope, before) for definition in definitions]
        for command in before.values():
            del self._commands[command.id]
        self._commands |= {command.id: command for command in after}
        self._publish_change()
        return after

    def put(self, definition: Json, scope: Scope) -> tuple[Command, bool]:
        """Register one, in place of that with the same name; also says whether it is new.

        Raises:
            ApiError: There would be too many.
        """
        before = {command.key: command for command in self.of(scope)}
        is_new = (definition["type"], definition["name"]) not in before
        if is_new:
            self._check_count([*(command.definition for command in before.values()), definition])
        command = self._made(definition, scope, before)
        self._commands[command.id] = command
        self._publish_change()
        return command, is_new

    def change(self, command: Command, definition: Json) -> None:
        """Give a command another definition."""
        if command.definition != definition:
            command.definition = definition
            command.version = self._snowflakes.next()
            self._publish_change()

    def remove(self, command: Command) -> None:
        """Forget a command."""
        del self._commands[command.id]
        self._publish_change()

    def _made(self, definition: Json, scope: Scope, before: dict[tuple[int, str], Command]) -> Command:
        definition = {name: value for name, value in definition.items() if name != "id"}
        known = before.get((definition["type"], definition["name"]))
        if known is not None and known.definition == definition:
            return known
        command_id = known.id if known else self._snowflakes.next()
        return Command(command_id, self._snowflakes.next(), self._world.application.id, scope, definition)

    def _check_count(self, definitions: list[Json]) -> None:
        for kind in {definition["type"] for definition in definitions}:
            most = MAX_CHAT_INPUT if kind == CHAT_INPUT else MAX_MENUS
            if sum(definition["type"] == kind for definition in definitions) > most:
                raise ApiError(400, 30032, f"Maximum number of application commands reached ({most}).")

    def _publish_change(self) -> None:
        self._broadcast.publish(Event("COMMANDS_UPDATE"))

    def is_usable(self, command: Command, member: Member) -> bool:
        """Whether a member's permissions in the server let them use it."""
        needed = command.definition.get("default_member_permissions")
        if needed is None:
            return True
        permissions = guild_permissions(self._world, member)
        if permissions & Permission.ADMINISTRATOR:
            return True
        return bool(needed) and permissions & needed == needed

    def fits_in(self, command: Command, channel: Channel) -> bool:
        """Whether it may be used in this kind of place."""
        return (IN_BOT_DM if channel.is_direct else IN_GUILD) in command.contexts
