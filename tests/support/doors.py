"""The doors by which a stranger's text reaches the bot, and texts that are hard to read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from discord import AppCommandOptionType, app_commands

from bot.client import Detente
from bot.render.answers import QUESTION_CHARACTERS
from bot.render.passages import ASK_CHARACTERS
from tests.support.member import Member

Door = Callable[[str], Awaitable[object]]

MODALS = (("ask", "words", QUESTION_CHARACTERS), ("question", "question", ASK_CHARACTERS))
IN_A_MESSAGE, IN_AN_OPTION = 2_000, 6_000  # characters Discord lets people type

# Each alphabet is hard for another part: normalizing (one character becomes 18), accents, layouts, slips, many words.
ALPHABETS = {
    "ligatures": "\ufdfa",
    "one letter": "a",
    "no name at all": "qzxvjkw",
    "accents": "e\u0301\u0323",
    "hangul": "각",
    "other layout": "cfyrwbb ",
    "cyrillic": "санкцыи ",
    "names": "syria ukraine iran sanctions nato ",
    "slips": "syrya ukrane irann sactions natto ",
    "question": "what did trump and putin say of the sanctions and who won? ",
    "marks": "*_`<@&1>|~ ",
    "numbers": "12:30 +03:45 2017-02-14 ",
    "places": "paris, ",
    "times": "+0",
    "mixed": "Зи\u0306s1аà\u200b\u202e ",
}


def hard_texts() -> Iterator[tuple[str, str]]:
    """A text of each alphabet, as long as any option may be, with its name."""
    for name, alphabet in ALPHABETS.items():
        yield name, (alphabet * IN_AN_OPTION)[:IN_AN_OPTION].strip()


def doors(bot: Detente, member: Member) -> dict[str, Door]:
    """Every way to hand the bot a text, by name: options and their completions, a message and its menu, modals."""
    found: dict[str, Door] = {}
    for command in bot.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            for parameter in command.parameters:
                if parameter.type is AppCommandOptionType.string and not parameter.choices:
                    if parameter.autocomplete:
                        found[f"{command.qualified_name} {parameter.display_name}, completion"] = _completion(
                            member, command.qualified_name, parameter.display_name
                        )
                    found[f"{command.qualified_name} {parameter.display_name}"] = _option(member, command, parameter)
    found["message"] = _message(member)
    found["message's menu"] = _menu(member)
    for action, field, most in MODALS:
        found[f"modal {action}"] = _modal(member, action, field, most)
    return found


def _completion(member: Member, command: str, option: str) -> Door:
    return lambda typed: member.autocomplete(command, option, typed)


def _option(member: Member, command: app_commands.Command[Any, ..., Any], asked: app_commands.Parameter) -> Door:
    def use(typed: str) -> Awaitable[object]:
        filled: dict[str, object] = {}
        for parameter in command.parameters:
            if parameter is asked or (parameter.required and parameter.type is AppCommandOptionType.string):
                filled[parameter.display_name] = typed[: int(parameter.max_value or IN_AN_OPTION)]
            elif parameter.required:
                filled[parameter.display_name] = "briefings"
        return member.command(command.qualified_name, options=filled)

    return use


def _message(member: Member) -> Door:
    async def say(typed: str) -> object:
        said = await member.say(typed[:IN_A_MESSAGE], channel="dm")
        return await member.answer_to(said)

    return say


def _menu(member: Member) -> Door:
    async def point(typed: str) -> object:
        return await member.context_menu("Brief me on this", await member.say(typed[:IN_A_MESSAGE]))

    return point


def _modal(member: Member, action: str, field: str, most: int) -> Door:
    async def submit(typed: str) -> object:
        opener = {"ask": ("brief", "topic"), "question": ("ask", "question")}[action]
        missed = await member.command(opener[0], options={opener[1]: "qzxvjkw"})
        return await member.submit(await member.press(missed, f"b:{action}"), **{field: typed[:most]})

    return submit
