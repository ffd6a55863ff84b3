"""Whatever a member whose Discord is in Russian uses, all that comes is in Russian."""

from __future__ import annotations

from typing import Any

import pytest

from bot.client import Detente
from bot.gallery import Gallery
from bot.locales import speaking
from bot.playground.validation.components import all_components
from bot.playground.world import Json
from bot.render.catalogue import catalogue
from bot.settings import Settings
from tests.end_to_end.latin import latin_words, names_of
from tests.end_to_end.parts import drawing_of
from tests.shipped import shipped_library
from tests.support.answer import Answer
from tests.support.member import Member
from tests.support.playground import Playground

_BUTTON, _TEXT_INPUT = 2, 4  # as Discord counts them

_COMMANDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("brief", {"topic": "сирия"}),
    ("brief", {"topic": "пицца"}),
    ("brief", {"topic": "nuclear"}),
    ("ask", {"question": "поддерживает ли Россия иранскую сделку?"}),
    ("ask", {"question": "кто выиграл чемпионат мира?"}),
    ("who", {"name": "лавров"}),
    ("who", {"name": "пушкин"}),
    ("who", {"name": "буш"}),
    ("timeline", {"topic": "сирия"}),
    ("timeline", {"topic": "nuclear"}),
    ("timeline", {"period": "1950-е"}),
    ("timeline", {"period": "давным-давно"}),
    ("timeline", {"on": "3 мая 2019"}),
    ("compare", {"first": "сирия", "second": "иран"}),
    ("compare", {"first": "nuclear", "second": "иран"}),
    ("outlook", {}),
    ("map", {}),
    ("topics", {}),
    ("sources", {}),
    ("help", {}),
    ("privacy", {}),
)


# Used in tests/end_to_end/test_e2e_languages_admin.py, by how their names begin.
_FOR_ADMINS = ("digest", "form_", "submit_form_", "own_", "settings", "forget_", "ask_forget_", "Brief me", "Remove")

# Cards that fit on one page as the library is now; test_pseudo_language reads them with more to say.
_ONE_PAGE = {"area_page", "areas_page", "background_page", "help_page", "pair_sources_page"}


@pytest.fixture
async def drawn(settings: Settings) -> None:
    """The Russian picture of the outlook is on disk when the bot starts."""
    with speaking("ru"):
        exhibit = next(iter(catalogue(shipped_library().in_language("ru")).values()))
    await Gallery(settings.database_path.with_suffix(".pictures"), [exhibit.picture]).prepare()


class Explorer:
    """A member who tries all that an answer offers, and all that this opens; and the Latin words in each answer."""

    def __init__(self, bot: Detente, member: Member) -> None:
        self._bot = bot
        self.member = member
        self.member.user.locale = "ru"
        self.actions: set[str] = set()
        self.latin: dict[str, set[str]] = {}

    async def command(self, command: str, options: dict[str, Any]) -> None:
        """Use a command, and each button and select of its answer."""
        step = f"/{command} {options}"
        answer = await self.member.command(command, options=options)
        await self._read(step, answer)
        for component in _usable(answer):
            if component not in _usable(answer):  # what was used before it changed the card
                answer = await self.member.command(command, options=options)
            await self._use(step, answer, component)

    async def _explore(self, step: str, answer: Answer) -> None:
        """Read an answer, then use what was not tried before of all that it offers."""
        await self._read(step, answer)
        if answer.modal is not None:
            await self._submit(step, answer)
            return
        for component in _usable(answer):
            if _action_of(component) not in self.actions and component in _usable(answer):
                await self._use(step, answer, component)

    async def _read(self, step: str, answer: Answer) -> None:
        assert answer.failure is None, step
        if found := latin_words(self._bot, answer.modal or answer.message):
            self.latin[step] = found

    async def _use(self, step: str, answer: Answer, component: Json) -> None:
        action = _action_of(component)
        self.actions.add(action)
        if component["type"] == _BUTTON:
            opened = await self.member.press(answer, component["custom_id"])
        else:
            opened = await self.member.select(answer, component["custom_id"], component["options"][0]["value"])
        await self._explore(f"{step} > {action}", opened)

    async def _submit(self, step: str, answer: Answer) -> None:
        assert answer.modal is not None
        action = f"submit_{answer.modal['custom_id'].split(':')[1]}"
        fields = (each for each in all_components(answer.modal["components"]) if each["type"] == _TEXT_INPUT)
        self.actions.add(action)
        sent = await self.member.submit(answer, **{each["custom_id"]: "сирия" for each in fields})
        await self._explore(f"{step} > {action}", sent)


def _usable(answer: Answer) -> list[Json]:
    """The buttons and selects of the message as it is now."""
    components = all_components(answer.message["components"])
    return [each for each in components if each.get("custom_id") and not each.get("disabled")]


def _action_of(component: Json) -> str:
    return str(component["custom_id"].split(":")[1])


async def test_a_russian_member_sees_no_english(drawn: None, bot: Detente, playground: Playground) -> None:
    await drawing_of(bot)
    explorer = Explorer(bot, playground.member("Boris"))
    for command, options in _COMMANDS:
        await explorer.command(command, options)
    assert explorer.latin == {}
    tried = explorer.actions | {command for command, _ in _COMMANDS}
    assert {name for name in names_of(bot) - tried if not name.startswith(_FOR_ADMINS)} == _ONE_PAGE
