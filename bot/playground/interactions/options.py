"""Command options, checked as Discord's client and server do before the bot gets them."""

from __future__ import annotations

from typing import Any

from bot.playground.interactions.model import RefusedError
from bot.playground.interactions.payloads import channel_with_permissions
from bot.playground.payloads import member_payload, role_payload, user_payload
from bot.playground.permissions import Permission, channel_permissions
from bot.playground.world import Json, User, World

_NESTED = {1, 2}
_LONGEST = 6000
_SAFE = 1 << 53


class Resolver:
    """Gathers the objects behind the ids people chose."""

    def __init__(self, world: World, user: User) -> None:
        self._world = world
        self._user = user
        self.resolved: Json = {}

    def _keep(self, kind: str, thing_id: int, payload: Json) -> None:
        self.resolved.setdefault(kind, {})[str(thing_id)] = payload

    def user(self, thing_id: int) -> bool:
        """Resolve a user, if there is one."""
        user = self._world.users.get(thing_id)
        if user is None:
            return False
        self._keep("users", thing_id, user_payload(user))
        member = self._world.guild.members.get(thing_id)
        if member is not None:
            self._keep("members", thing_id, member_payload(member, with_user=False) | {"permissions": "0"})
        return True

    def role(self, thing_id: int) -> bool:
        """Resolve a role, if there is one."""
        role = self._world.guild.roles.get(thing_id)
        if role is not None:
            self._keep("roles", thing_id, role_payload(role))
        return role is not None

    def channel(self, thing_id: int, types: list[int] | None = None) -> bool:
        """Resolve a channel, if there is one of these types that the user can see."""
        channel = self._world.channels.get(thing_id)
        if channel is None or channel.is_direct or (types and channel.type not in types):
            return False
        if not channel_permissions(self._world, self._user.id, channel) & Permission.VIEW_CHANNEL:
            return False
        self._keep("channels", thing_id, channel_with_permissions(self._world, channel, self._user))
        return True

    def mentionable(self, thing_id: int) -> bool:
        """Resolve a user or role, if there is one."""
        return self.user(thing_id) or self.role(thing_id)


def filled_in(definitions: list[Json], given: Any, resolver: Resolver) -> list[Json]:
    """The options of a command as they go out.

    Raises:
        RefusedError: One is unknown, missing or not of the kind it should be.
    """
    by_name = _by_name(definitions, given)
    nested = [definition for definition in definitions if definition["type"] in _NESTED]
    if nested:
        return [_subcommand(by_name, nested, resolver)]
    options = []
    for definition in definitions:
        option = by_name.get(definition["name"])
        if option is None or option.get("value") is None:
            if definition.get("required"):
                raise RefusedError(f"The option {definition['name']} is required.")
            continue
        value = _value(definition, option["value"], resolver)
        options.append({"name": definition["name"], "type": definition["type"], "value": value})
    return options


def _by_name(definitions: list[Json], given: Any) -> dict[str, Json]:
    if not isinstance(given, list) or not all(isinstance(option, dict) for option in given):
        raise RefusedError("The options can't be read.")
    known = {definition["name"] for definition in definitions}
    by_name = {str(option.get("name")): option for option in given}
    for name in by_name:
        if name not in known:
            raise RefusedError(f"There is no option {name}; the command may have changed.")
    return by_name


def _subcommand(by_name: dict[str, Json], nested: list[Json], resolver: Resolver) -> Json:
    if len(by_name) != 1:
        raise RefusedError("Choose one subcommand.")
    ((name, option),) = by_name.items()
    definition = next(definition for definition in nested if definition["name"] == name)
    inside = filled_in(definition.get("options") or [], option.get("options") or [], resolver)
    return {"name": name, "type": definition["type"], "options": inside}


def _value(definition: Json, value: Any, resolver: Resolver) -> Any:
    kind, name = definition["type"], definition["name"]
    if kind == 3:
        return _word(definition, value)
    if kind in {4, 10}:
        return _number(definition, value)
    if kind == 5:
        if not isinstance(value, bool):
            raise RefusedError(f"The option {name} is true or false.")
        return value
    if kind == 11:
        raise RefusedError("Files can't be uploaded with a command here.")
    return _chosen(definition, value, resolver)


def _word(definition: Json, value: Any) -> str:
    name = definition["name"]
    if not isinstance(value, str):
        raise RefusedError(f"The option {name} is text.")
    shortest, longest = definition.get("min_length") or 0, definition.get("max_length") or _LONGEST
    if not shortest <= len(value) <= longest:
        raise RefusedError(f"The option {name} is {shortest} to {longest} characters long.")
    _check_choice(definition, value)
    return value


def _number(definition: Json, value: Any) -> int | float:
    name, whole = definition["name"], definition["type"] == 4
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)) or abs(value) > _SAFE:
        raise RefusedError(f"The option {name} is a {'whole ' if whole else ''}number.")
    least, most = definition.get("min_value"), definition.get("max_value")
    if least is not None and value < least:
        raise RefusedError(f"The option {name} is at least {least}.")
    if most is not None and value > most:
        raise RefusedError(f"The option {name} is at most {most}.")
    _check_choice(definition, value)
    number: int | float = value
    return number


def _check_choice(definition: Json, value: Any) -> None:
    choices = definition.get("choices")
    if choices and value not in [choice["value"] for choice in choices]:
        raise RefusedError(f"The option {definition['name']} takes one of the choices offered.")


def _chosen(definition: Json, value: Any, resolver: Resolver) -> str:
    thing_id = int(value) if isinstance(value, (str, int)) and str(value).isdecimal() else -1
    kind = definition["type"]
    if kind == 7:
        found = resolver.channel(thing_id, definition.get("channel_types"))
    else:
        found = {6: resolver.user, 8: resolver.role, 9: resolver.mentionable}[kind](thing_id)
    if not found:
        raise RefusedError(f"The option {definition['name']} does not accept that choice.")
    return str(thing_id)


def being_typed(definitions: list[Json], given: Any) -> tuple[list[Json], int]:
    """The options of an autocomplete request as they go out, and the type of the one being typed.

    Raises:
        RefusedError: None is, or it offers no completion.
    """
    by_name = _by_name(definitions, given)
    options: list[Json] = []
    focused_type = 0
    for definition in definitions:
        option = by_name.get(definition["name"])
        if option is None:
            continue
        cleaned: Json = {"name": definition["name"], "type": definition["type"]}
        if definition["type"] in _NESTED:
            cleaned["options"], focused_type = being_typed(definition.get("options") or [], option.get("options") or [])
        else:
            cleaned["value"] = option.get("value")
            if option.get("focused") is True and definition.get("autocomplete"):
                # What is half typed is text, whatever it is to become.
                cleaned |= {"focused": True, "value": str(option.get("value") or "")[:_LONGEST]}
                focused_type = definition["type"]
        options.append(cleaned)
    if not focused_type:
        raise RefusedError("No option with completion is being typed.")
    return options, focused_type
